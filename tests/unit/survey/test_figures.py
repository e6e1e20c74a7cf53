from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from analyzer.survey.figures import figures
from analyzer.survey.shares import Row
from analyzer.survey.tables import all_tables

ALL_FIGURES = {
    "eligibility", "prevalence", "cca", "bulletin", "recipients", "responsibility", "heat", "flow", "first_sent",
    "changes", "traffic",
}  # fmt: skip


@pytest.fixture(scope="module")
def drawn(small_tables: dict[str, list[Row]]) -> dict[str, dict[str, str]]:
    return {lang: figures(small_tables, lang) for lang in ("en", "zh")}


def _texts(svg: str) -> set[str]:
    return {element.text or "" for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}


@pytest.mark.parametrize(("lang", "title", "country"), [("en", "How many apps", "unknown"), ("zh", "应用占比", "未知")])
def test_every_figure_is_drawn_with_its_words_and_numbers(
    drawn: dict[str, dict[str, str]], lang: str, title: str, country: str
) -> None:
    of = drawn[lang]
    assert set(of) == ALL_FIGURES
    assert title in _texts(of["prevalence"])
    assert {"4/5", "0/4", "4/9", "0/9"} <= _texts(of["cca"])
    assert {{"en": "China (CN)", "zh": "中国（CN）"}[lang], country} <= _texts(of["flow"])


def test_below_each_figure_stands_what_was_left_out(drawn: dict[str, dict[str, str]]) -> None:
    for name in ALL_FIGURES - {"eligibility"}:
        words = " ".join(_texts(drawn["en"][name])).replace("\n", " ")
        assert "14 of 16" in words and "did not end in" in words, name
    words = _texts(drawn["en"]["eligibility"])
    assert {"Found: 16 sessions, 11 apps", "sessions: 1 · apps lost: 1", "sessions: 1 · apps lost: 0",
            "Counted: 14 sessions, 10 apps"} <= words  # fmt: skip


def test_figures_hold_no_picture_script_or_address(drawn: dict[str, dict[str, str]]) -> None:
    for name, svg in drawn["en"].items():
        tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(svg).iter()}
        assert not tags & {"image", "script", "foreignObject", "metadata"}, name
        addresses = {
            value for element in ET.fromstring(svg).iter() for key, value in element.items() if key.endswith("href")
        }
        assert all(value.startswith("#") for value in addresses), name


def test_the_same_tables_give_the_same_bytes(
    small_tables: dict[str, list[Row]], drawn: dict[str, dict[str, str]]
) -> None:
    assert figures(small_tables, "zh") == drawn["zh"]


def test_years_and_declarations_are_drawn_where_a_study_has_them(rich_tables: dict[str, list[Row]]) -> None:
    of = figures(rich_tables, "en")
    assert set(of) == ALL_FIGURES | {"years"}
    assert {"2025", "2026", "Before consent  33", "17"} <= _texts(of["years"])
    assert {"observed", "declared", "4/4"} <= _texts(of["cca"])
    assert {"before consent", "after agreeing", "IMEI / MEID  33", "Precise location  0"} <= _texts(of["changes"])


def test_what_has_nothing_to_show_is_not_drawn(tmp_path: Path) -> None:
    from unit.survey.sessions import write_session

    from analyzer.survey.engine import Workers
    from analyzer.survey.run import run
    from analyzer.survey.study import Study

    write_session(tmp_path / "s" / "a")
    counted = run(Study(), tmp_path / "s", tmp_path / "w", where=Workers())
    assert set(figures(all_tables(counted), "en")) == {"eligibility", "prevalence", "cca"}
