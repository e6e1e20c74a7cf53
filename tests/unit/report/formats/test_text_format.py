from __future__ import annotations

import re

import io
import unicodedata

import pytest
from unit.report.sample_report import CLEAR, sample, sample_tables

from analyzer.report.formats.text_format import render
from analyzer.report.model import ReportData, build_report
from analyzer.rules.examples import observation_rows


def _text(data: ReportData, lang: str = "en") -> str:
    out = io.StringIO()
    render(data, out, lang)
    return out.getvalue()


def _cells(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [20, 80, 120, 400])
def test_no_line_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: int, lang: str) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = _text(sample(), lang).splitlines()
    assert max(map(_cells, lines)) <= min(max(columns, 60), 120)
    assert not [line for line in lines if line != line.rstrip()]


def test_no_control_character_reaches_the_terminal() -> None:
    text = _text(sample())
    assert r"\x1b[31m" in text
    assert not [character for character in text if character != "\n" and not character.isprintable()]


def test_rich_markup_in_a_text_of_the_app_is_only_text() -> None:
    data = build_report({"app": {"id": "[bold red]x[/] :smile:"}}, {}, [], {})
    assert "[bold red]x[/] :smile:" in _text(data)


def test_each_blind_spot_is_printed_once_and_referred_to_by_number() -> None:
    text = _text(sample())
    assert text.count("reads by native code, of plain fields") == 1
    assert re.search(r"pre_consent_read +found +\[\d+\]\[\d+\]\n", text)


def test_values_appear_only_when_asked_for() -> None:
    assert not [value for value in CLEAR.values() if value in _text(sample())]
    assert CLEAR["a" * 32] in _text(sample(show_values=True))


def test_an_empty_session_has_a_report() -> None:
    assert "No findings. This says only what the rules below could see." in _text(build_report({}, {}, [], {}))


def test_very_many_findings_are_cut_and_counted() -> None:
    rows = [{"host": f"h.example{number}.cn", "is_encrypted": False} for number in range(103)]
    text = _text(sample(tables={**sample_tables(), "observations": observation_rows(rows)}))
    assert text.count("] Personal data over plain http") == 100
    more = [line for line in text.splitlines() if "less severe findings are left out" in line]
    assert len(more) == 1
