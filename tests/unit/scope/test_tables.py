from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.scope.tables import Cell, iter_records, read_page

ROWS = [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.md", "|a|b|\n|-|--|\n| **c** | `d` |\n"),
        ("x.csv", "a,b\nc,d\n"),
        ("x.html", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"),
        ("x.html", "<table><tr><td>a<td>b<tr><td>c<td>d<script>x</script>"),
    ],
)
def test_every_form_gives_the_same_cells(name: str, text: str) -> None:
    (table,) = read_page(text, Path(name)).tables
    found = [[cell.text for cell in row] for row in table.rows]
    assert [row for row in found if row != ["-", "--"]] == ROWS


def test_an_html_table_knows_its_heading_and_lines() -> None:
    page = read_page("<h2>SDK 清单</h2><p>text</p>\n<table>\n<tr><td>a</td></tr></table>", Path("x.html"))
    assert (page.tables[0].title, page.tables[0].rows[0][0].line, page.n_outside) == ("SDK 清单", 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "<table>" * 20_000,
        "<table><tr>" + "<td rowspan=99999 colspan=99999>x" * 50,
        "<table>" + "<tr><td>" * 30_000,
        "<" * 100_000,
        "<table><td>" + "<p>" * 50_000,
    ],
)
def test_hostile_html_ends(text: str) -> None:
    assert read_page("<html>" + text, Path("x.html")).n_outside >= 0


def test_lines_of_names_and_values_become_records() -> None:
    cells = [Cell(text, 1, 1) for text in ("a", "1", "b", "2", "a", "3")]
    assert [[(name.text, value.text) for name, value in record] for record in iter_records(cells)] == [
        [("a", "1"), ("b", "2")],
        [("a", "3")],
    ]
