from __future__ import annotations

import io
from pathlib import Path

import pytest
from unit.survey.populations import HOSTILE

from analyzer.report.paper_syntaxes import write_paper
from analyzer.survey.paper import group_name, share_text, study_paper
from analyzer.survey.run import Counted
from analyzer.survey.tables import Row, all_tables


@pytest.fixture(scope="module")
def counted(small: Counted) -> Counted:
    return small


def _sheets(counted: Counted, tables: dict[str, list[Row]], lang: str) -> dict[str, list[list[str]]]:
    paper = study_paper(counted, tables, {}, lang)
    return {sheet.title: [list(row) for row in sheet.rows] for sheet in paper.sheets}


def test_the_sheets_say_what_the_tables_hold(counted: Counted, small_tables: dict[str, list[Row]]) -> None:
    sheets = _sheets(counted, small_tables, "en")
    assert sheets["What was counted, and what was not"] == [
        ["Found", "", "16", "11"],
        ["Left out", "did not end in order", "1", "1"],
        ["Left out", "too many hosts whose content stayed unknown", "1", "0"],
        ["Counted", "", "14", "10"],
    ]
    assert ["Before consent", "4/9 = 44.4 % [18.9, 73.3]", "40.0–50.0 % (1)"] in sheets["How many apps"]
    cca = sheets["Over-collection by category and class of data"]
    assert cca[0] == ["Map and navigation", "0/4", "0/4", "0/4", "0/4", "0/4"]
    assert cca[2][0:2] == ["All apps", "4/9 = 44.4 % [18.9, 73.3]"]
    assert cca[3][1:] == ["59/100", "28/100", "23/100", "22/100", "91/100"]


def test_both_languages_say_the_same_numbers(counted: Counted, small_tables: dict[str, list[Row]]) -> None:
    english, chinese = (_sheets(counted, small_tables, lang) for lang in ("en", "zh"))
    digits = [
        [["".join(c for c in cell if c.isdigit()) for cell in row[1:]] for rows in of.values() for row in rows]
        for of in (english, chinese)
    ]
    assert [row for row in digits[0] if any(row)] == [row for row in digits[1] if any(row)]
    assert len(english) == len(chinese)


@pytest.mark.parametrize("syntax", ["text", "markdown", "html"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_names_of_apps_are_never_markup(tmp_path: Path, syntax: str, lang: str) -> None:
    from unit.survey.sessions import write_session

    from analyzer.survey.engine import Workers
    from analyzer.survey.run import run
    from analyzer.survey.study import Study

    write_session(tmp_path / "s" / "a", HOSTILE, findings=(("no_policy", ()),), category=HOSTILE)
    counted = run(Study(name=HOSTILE), tmp_path / "s", tmp_path / "w", where=Workers())
    out = io.StringIO()
    write_paper(study_paper(counted, all_tables(counted), {}, lang), out, syntax)
    assert "alert(1)" in out.getvalue()
    assert syntax == "text" or "<script>" not in out.getvalue()


def test_a_share_of_none_is_written_without_a_number() -> None:
    row = {"k": 0, "n": 0, "share": float("nan"), "ci_low": float("nan"), "ci_high": float("nan")}
    assert share_text(row) == "0/0"


@pytest.mark.parametrize(
    ("group", "lang", "name"),
    [
        (("", ""), "zh", "全部应用"),
        (("category", "payment"), "en", "payment"),
        (("category", "map_navigation"), "zh", "地图导航类"),
        (("category", "unknown"), "en", "not known"),
        (("store", "a<b"), "en", "a<b"),
    ],
)
def test_groups_have_names(group: tuple[str, str], lang: str, name: str) -> None:
    assert group_name(group, lang) == name
