from __future__ import annotations

import io

from analyzer.report.paper import Paper, Sheet
from analyzer.report.paper_syntaxes import write_paper

HOSTILE = "=1+1<b>|\x1b"
PAPER = Paper("Title", "en", [("App", "a.b")], [
    Sheet("One", ["x", "y"], [["1", HOSTILE]], ["a note"]),
    Sheet("Two", ["x", "z"], [["2", "3\n4"]]),
    Sheet("Three", ["x"], [], empty="nothing"),
], ["the end"], [("session", "s1")])  # fmt: skip


def _text(syntax: str) -> str:
    out = io.StringIO(newline="")
    write_paper(PAPER, out, syntax)
    return out.getvalue()


def test_csv_joins_the_sheets_into_one_table() -> None:
    assert _text("csv") == (
        "session,list,x,y,z\ns1,One,1,'=1+1<b>|\\x1b,\ns1,Two,2,,3; 4\n"
    )  # fmt: skip


def test_markdown_shows_tables_notes_and_what_is_empty() -> None:
    text = _text("markdown")
    assert "- App: a.b" in text
    assert "| 1 | =1+1&lt;b&gt;\\|\\\\x1b |" in text
    assert "| 2 | 3<br>4 |" in text
    assert text.endswith("## Three\n\nnothing\n\n- the end\n")


def test_html_is_one_page_that_runs_nothing() -> None:
    text = _text("html")
    assert "<td>=1+1&lt;b&gt;|\\x1b</td>" in text
    assert "default-src 'none'" in text
    assert "<script" not in text


def test_text_wraps_and_shows_controls() -> None:
    lines = _text("text").splitlines()
    assert lines[:2] == ["Title", "═════"]
    assert any("=1+1<b>|\\x1b" in line for line in lines)
