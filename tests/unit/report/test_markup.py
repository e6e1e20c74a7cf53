from __future__ import annotations

import pytest

from analyzer.report.markup import code, html, md, md_table


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# heading", r"\# heading"),
        ("- item", r"\- item"),
        ("1. item", r"\1. item"),
        ("a_b *c* [d](e)", r"a\_b \*c\* \[d\](e)"),
        ("<img src=x>", "&lt;img src=x&gt;"),
        ("&lt;", "&amp;lt;"),
        ("a|b", r"a\|b"),
        ("a\nb", r"a\\x0ab"),
        ("$x$ ~y~", r"\$x\$ \~y\~"),
        ("see @team", "`see @team`"),
        ("http://a.example", "`http://a.example`"),
        ("`@x`", "`` `@x` ``"),
    ],
)
def test_text_is_shown_and_never_obeyed(text: str, shown: str) -> None:
    assert md(text) == shown


def test_a_code_span_holds_any_backticks() -> None:
    assert code("``a`` | b") == "``` ``a`` \\| b ```"
    assert code("") == ""


def test_a_table_has_a_head_and_a_rule() -> None:
    assert md_table(["a", "b"], [["1", "2"]]) == ["| a | b |", "| --- | --- |", "| 1 | 2 |"]


def test_html_is_escaped_and_controls_are_shown() -> None:
    assert html('<a href="x">\x1b') == "&lt;a href=&quot;x&quot;&gt;\\x1b"
