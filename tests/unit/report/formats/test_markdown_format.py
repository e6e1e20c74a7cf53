from __future__ import annotations

import io

import pytest
from unit.report.sample_report import CLEAR, accepted_sample, sample

from analyzer.report.formats.markdown_format import render
from analyzer.report.model import ReportData, build_report


def _text(data: ReportData, lang: str = "en") -> str:
    out = io.StringIO()
    render(data, out, lang)
    return out.getvalue()


def test_it_says_first_whether_the_run_fails() -> None:
    lines = _text(sample()).splitlines()
    assert lines[0] == "# Runtime privacy report"
    assert lines[2].startswith("**Fails: ")
    assert _text(build_report({}, {}, [], {})).splitlines()[2].startswith("**Passes: ")
    assert _text(build_report({}, {}, [], {"fail_on": "never"})).splitlines()[2].startswith("**Findings do not")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_hostile_text_is_neither_html_nor_link(lang: str) -> None:
    text = _text(sample(), lang)
    assert "<script" not in text
    assert "\x1b" not in text
    assert not [value for value in CLEAR.values() if value in text]


def test_tables_keep_their_columns() -> None:
    for block in _text(sample()).split("\n\n"):
        rows = [line for line in block.splitlines() if line.startswith("|")]
        widths = {row.replace("\\|", "").count("|") for row in rows}
        assert len(widths) <= 1, rows


def test_accepted_and_expired_entries_are_named() -> None:
    text = _text(accepted_sample())
    assert "## Accepted findings (baseline)" in text
    for state in ("known", "fixed", "expired: counts as new", "not checked: its rule was not assessed"):
        assert f"| {state} |" in text
