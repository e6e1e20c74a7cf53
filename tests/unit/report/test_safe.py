from __future__ import annotations

import pytest

from analyzer.report.safe import cell, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain 文字 é ✓", "plain 文字 é ✓"),
        ("\x1b[2J\x07", r"\x1b[2J\x07"),
        ("a\nb\tc\r", r"a\x0ab\x09c\x0d"),
        ("\x9b31m\x7f", r"\x9b31m\x7f"),
        ("gpj\u202egnp.exe", r"gpj\u202egnp.exe"),
        ("zero\u200bwidth\ufeff", r"zero\u200bwidth\ufeff"),
        ("\u2028\u00a0\U000e0001", r"\u2028\xa0\U000e0001"),
        ("\ud800", r"\ud800"),
    ],
)
def test_what_could_steer_a_terminal_is_shown(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_would_be_a_formula_is_quoted(text: str) -> None:
    assert cell(text) == "'" + shown(text)


def test_other_cells_stay_as_they_are() -> None:
    assert [cell(text) for text in ("a=1", "", "'=1", "中")] == ["a=1", "", "'=1", "中"]
