from __future__ import annotations

import pytest

from analyzer.report.paper import Paper
from analyzer.survey import sheets
from analyzer.survey.paper import study_paper
from analyzer.survey.run import Counted
from analyzer.survey.tables import Row


@pytest.fixture(scope="module")
def rich_paper(rich: Counted, rich_tables: dict[str, list[Row]]) -> Paper:
    return study_paper(rich, rich_tables, {}, "en")


def _sheet(paper: Paper, title: str) -> list[list[str]]:
    return next([list(row) for row in sheet.rows] for sheet in paper.sheets if sheet.title == title)


def test_declarations_stand_beside_what_was_observed(rich_paper: Paper) -> None:
    assert _sheet(rich_paper, "What apps declare and what was observed")[0] == [
        "Address book (contacts)", "8", "0", "0", "0", "8"
    ]  # fmt: skip
    table = _sheet(rich_paper, "Over-collection by category and class of data")
    assert table[0][:3] == ["Map and navigation", "observed: 0/6\ndeclared: 0/4", "observed: 0/6\ndeclared: 4/4"]
    assert table[2][5].startswith("observed: 4/12 ⇒ 33.3 %")


def test_stars_are_counted_by_group(rich_paper: Paper) -> None:
    assert _sheet(rich_paper, "Scores of privacy policies") == [
        ["Map and navigation", "6", "74.00", "74", "4.5★ × 1, 4★ × 1, 3★ × 1, 2★ × 2, 1★ × 1"],
        ["News", "6", "70.00", "70", "4★ × 1, 3.5★ × 1, 3★ × 1, 2★ × 1, 1★ × 2"],
    ]


def test_years_show_both_shares_and_their_difference(rich_paper: Paper) -> None:
    row = next(row for row in _sheet(rich_paper, "From year to year") if row[1] == "Before consent")
    assert row[0] == "2025 → 2026" and row[2].startswith("3/9 = 33.3 %") and row[3].startswith("2/12 = 16.7 %")
    assert row[4].startswith("-16.7 [") and row[5:] == ["2 / 0 (9)", "0.5000 / 1.0000"]


def test_raters_methods_and_trials_have_sheets(rich_paper: Paper) -> None:
    assert [row[1:4] for row in _sheet(rich_paper, "Agreement of raters")] == [
        ["A / B", "20", "75.0 %"], ["A / C", "20", "75.0 %"], ["B / C", "20", "100.0 %"], ["A / B / C", "20", "75.0 %"]
    ]  # fmt: skip
    assert _sheet(rich_paper, "Share of requests explained, by method")[0][:2] == ["any method", "21/85"]
    assert _sheet(rich_paper, "Repeated trials of the same app, scenario and version")[0][1:] == ["7/10", "70.0 %"]


def test_sheets_of_what_a_study_lacks_are_left_out(small: Counted, small_tables: dict[str, list[Row]]) -> None:
    titles = {sheet.title for sheet in study_paper(small, small_tables, {}, "en").sheets}
    assert not titles & {"From year to year", "Agreement of raters", "Scores of privacy policies"}
    assert "Whose code read the data, and whose reads were sent" in titles


@pytest.mark.parametrize(("lang", "end"), [("en", "16 sessions, 10 of 11 apps."), ("zh", "11个应用中的10个。")])
def test_what_was_counted_is_told_in_one_sentence(small_tables: dict[str, list[Row]], lang: str, end: str) -> None:
    assert end in sheets.counted_text(small_tables["eligibility"], lang)
