from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from unit.survey.populations import small_study

from analyzer.survey.figures import figures
from analyzer.survey.tables import Row, all_tables

ALL_FIGURES = {"eligibility", "prevalence", "cca", "bulletin", "recipients", "heat", "flow", "first_sent", "changes"}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Row]]:
    return all_tables(small_study(tmp_path_factory.mktemp("small")))


def _texts(svg: str) -> set[str]:
    return {element.text or "" for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}


@pytest.mark.parametrize(("lang", "title", "country"), [("en", "How many apps", "unknown"), ("zh", "应用占比", "未知")])
def test_every_figure_is_drawn_with_its_words_and_numbers(
    tables: dict[str, list[Row]], lang: str, title: str, country: str
) -> None:
    drawn = figures(tables, lang)
    assert set(drawn) == ALL_FIGURES
    assert title in _texts(drawn["prevalence"])
    assert {"4/5", "0/4", "4/9", "0/9"} <= _texts(drawn["cca"])
    assert {"CN", country} <= _texts(drawn["flow"])


def test_figures_hold_no_picture_script_or_address(tables: dict[str, list[Row]]) -> None:
    for name, svg in figures(tables, "en").items():
        tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(svg).iter()}
        assert not tags & {"image", "script", "foreignObject", "metadata"}, name
        addresses = {
            value for element in ET.fromstring(svg).iter() for key, value in element.items() if key.endswith("href")
        }
        assert all(value.startswith("#") for value in addresses), name


def test_the_same_tables_give_the_same_bytes(tables: dict[str, list[Row]]) -> None:
    assert figures(tables, "zh") == figures(tables, "zh")


def test_what_has_nothing_to_show_is_not_drawn(tmp_path: Path) -> None:
    from unit.survey.sessions import write_session

    from analyzer.survey.engine import Workers
    from analyzer.survey.run import run
    from analyzer.survey.study import Study

    write_session(tmp_path / "s" / "a")
    counted = run(Study(), tmp_path / "s", tmp_path / "w", where=Workers())
    assert set(figures(all_tables(counted), "en")) == {"eligibility", "prevalence", "cca"}
