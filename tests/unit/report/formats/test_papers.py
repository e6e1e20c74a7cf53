"""The four formats made of tables."""

from __future__ import annotations

import csv
import importlib
import io

import pytest
from unit.report.sample_report import CLEAR, accepted_sample, sample

from analyzer import knowledge
from analyzer.report.model import PAPERS, ReportData, build_report, render_all, renderer
from analyzer.report.paper import Paper


def _paper(name: str, data: ReportData, lang: str = "en") -> Paper:
    paper: Paper = importlib.import_module(f"analyzer.report.formats.{name}_format").paper(data, lang)
    return paper


def _text(name: str, data: ReportData, lang: str = "en") -> str:
    out = io.StringIO(newline="")
    renderer(name)(data, out, lang)
    return out.getvalue()


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_empty_session_has_a_paper(name: str, lang: str) -> None:
    for syntax in ("markdown", "text", "csv", "html"):
        assert _text(f"{name}.{syntax}", build_report({}, {}, [], {}), lang)


@pytest.mark.parametrize("name", PAPERS)
def test_rows_are_as_wide_as_their_columns(name: str) -> None:
    for sheet in _paper(name, sample()).sheets:
        assert {len(row) for row in sheet.rows} <= {len(sheet.columns)}


@pytest.mark.parametrize("name", PAPERS)
def test_no_syntax_obeys_or_reveals(name: str) -> None:
    for syntax in ("markdown", "text", "csv", "html"):
        text = _text(f"{name}.{syntax}", sample())
        assert "\x1b" not in text
        assert syntax in ("text", "csv") or "<script>alert" not in text.replace("`", "")
        assert not [value for value in CLEAR.values() if value in text]


def test_the_self_assessment_has_every_item_once() -> None:
    paper = _paper("self_assessment", sample())
    items = [row[0] for sheet in paper.sheets for row in sheet.rows]
    assert items == [item.removeprefix("M") for item in knowledge.violation_items()]
    results = {row[0]: row[3] for sheet in paper.sheets for row in sheet.rows}
    assert results["3.1"] == "findings: to be reviewed"
    assert results["6.5"] == "by a person"


def test_every_item_that_needs_a_person_says_what_to_check() -> None:
    rows = [row for sheet in _paper("self_assessment", sample(), "zh").sheets for row in sheet.rows]
    assert [row[0] for row in rows if row[3] == "须人工核对" and not row[5]] == []


def test_the_notice_table_has_the_line_of_the_app() -> None:
    rows = list(csv.reader(io.StringIO(_text("safe_net.csv", sample()))))
    assert rows[0] == ["Session", "App name", "Version", "Source", "Kinds found"]
    assert rows[1][1:3] == ["Weather com.example.weather", "4.2.0"]
    assert "Collecting before or without consent" in rows[1][4]
    assert len(rows) == 2


def test_several_apps_share_one_notice_table() -> None:
    rows = list(csv.reader(io.StringIO(render_all([sample(), accepted_sample()], "safe_net.csv", "zh"))))
    assert [row[1] for row in rows] == ["应用名称", "Weather com.example.weather", "Weather com.example.weather"]


def test_the_dual_list_tells_collected_from_shared_and_unseen() -> None:
    collected, shared, not_seen = _paper("dual_list", sample()).sheets
    assert {(row[1], row[8]) for row in collected.rows} == {
        ("android_id", "yes"),
        ("contacts", "no"),
        ("imei", "no"),
        ("location_precise", "yes"),
    }
    assert [row[0] for row in shared.rows if row[2] == "android_id"] == ["Umeng [third party]"]
    assert not_seen.rows == []


def test_the_inventory_names_reader_recipient_and_unknown_purpose() -> None:
    (sheet,) = _paper("inventory", sample()).sheets
    sent = next(row for row in sheet.rows if row[0].endswith("(android_id)") and row[1] == "sent")
    assert (sent[2], sent[3], sent[5]) == ("Umeng [SDK]", "Umeng", "unknown: a run shows no purpose")
