from __future__ import annotations

import io

import pytest

from analyzer.report.text_page import TextPage


@pytest.mark.parametrize(("columns", "width"), [("20", 60), ("90", 90), ("500", 120)])
def test_a_page_is_as_wide_as_the_terminal_within_bounds(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert TextPage(60, 120).width == width


def test_lines_have_no_blanks_at_their_ends_nor_markup_of_their_own() -> None:
    page, out = TextPage(60, 60), io.StringIO()
    page.console.print("[red]plain[/]   \n:smile:  ")
    page.write_to(out)
    assert out.getvalue() == "[red]plain[/]\n:smile:\n"


def test_a_page_breaks_chinese_between_characters_wherever_it_was_made_first() -> None:
    page, out = TextPage(60, 60), io.StringIO()
    page.console.print("没有标记时，同意状态未知（unknown）" * 3)
    page.write_to(out)
    assert [line[-1] for line in out.getvalue().splitlines()] == ["知", "）"]
