"""HTML as blocks: entities, breaks, spans of rows, tags that nothing ends."""

from __future__ import annotations

from analyzer.scope.policy.markup import html_blocks, looks_like_html


def test_blocks_of_a_page() -> None:
    text = "<h2>A &amp; B</h2><p>One.<br>Two.</p><ul><li>three</ul><!-- no --><svg>no</svg>"
    assert [(block.kind, block.text) for block in html_blocks(text)] == [
        ("heading", "A & B"),
        ("text", "One."),
        ("text", "Two."),
        ("item", "three"),
    ]


def test_a_cell_that_spans_rows_stands_in_each() -> None:
    text = "<table><tr><td rowspan='2'>a</td><td>b</td></tr><tr><td>c</td></tr></table>"
    assert [block.cells for block in html_blocks(text)] == [("a", "b"), ("a", "c")]


def test_each_cell_stands_on_its_line() -> None:
    (row,) = html_blocks("<table>\n<tr>\n<td>SDK</td>\n<td>\nIMEI</td></tr></table>")
    assert [row.line_at(row.text.index(word)) for word in ("SDK", "IMEI")] == [3, 5]


def test_a_term_is_the_heading_of_its_definition() -> None:
    blocks = html_blocks("<dl><dt>Payment data</dt><dd>Card number.</dd></dl>")
    assert [(block.kind, block.text) for block in blocks] == [("heading", "Payment data"), ("item", "Card number.")]


def test_what_nothing_ends_ends_with_the_text() -> None:
    assert [block.text for block in html_blocks("<p>kept<script>lost")] == ["kept"]
    assert html_blocks("<!-- lost") == []


def test_only_html_looks_like_it() -> None:
    assert looks_like_html("<P>x") and not looks_like_html("if a < b and c > d")
