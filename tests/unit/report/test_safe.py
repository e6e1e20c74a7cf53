from __future__ import annotations

import json

import pytest

from analyzer.report.safe import cell, json_text, no_commands, shown


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


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＠SUM(A1)"])
def test_what_would_be_a_formula_is_quoted(text: str) -> None:
    assert cell(text) == "'" + shown(text)


def test_other_cells_stay_as_they_are() -> None:
    assert [cell(text) for text in ("a=1", "", "'=1", "中")] == ["a=1", "", "'=1", "中"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a;=1+1", "a;'=1+1"), ('a; "@SUM(A1)', "a; \"'@SUM(A1)"), ("=1;=2", "'=1;'=2"), ("a; b = 1", "a; b = 1")],
)
def test_a_semicolon_begins_a_cell_where_lists_are_parted_by_it(text: str, expected: str) -> None:
    assert cell(text) == expected


def test_json_holds_nothing_that_a_terminal_obeys_and_says_the_same() -> None:
    value = {"host": "a\x9b31m\x7f\u202eb\u2028\u200b\ud800\U000e0001", "name": "文字 é ✓"}
    text = json_text(value)
    assert json.loads(text) == value
    assert text.replace("\n", "").isprintable()
    assert "文字 é ✓" in text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("  ::error::pwned", r"  \x3a:error::pwned"),
        ("::add-mask::a", r"\x3a:add-mask::a"),
        ("##[group]x", r"\x23#[group]x"),
        ("##vso[task.setvariable]x", r"\x23#vso[task.setvariable]x"),
    ],
)
def test_no_line_of_a_log_is_a_command(line: str, expected: str) -> None:
    assert no_commands(line) == expected


@pytest.mark.parametrize("line", ["::1 was asked", "std::io::Read", "## heading", "# [a]", "a ::error::b"])
def test_other_lines_stay(line: str) -> None:
    assert no_commands(line) == line
