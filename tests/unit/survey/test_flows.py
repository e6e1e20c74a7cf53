from __future__ import annotations

import xml.etree.ElementTree as ET

from analyzer.survey.flows import caption, eligibility_flow, ways
from analyzer.survey.tables import Row


def _texts(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_every_reason_is_a_box_with_its_numbers(small_tables: dict[str, list[Row]]) -> None:
    words = _texts(eligibility_flow(small_tables, "zh"))
    assert {"找到：16个会话，11个应用", "没有正常结束", "会话1个，失去应用1个", "计入：14个会话，10个应用"} <= set(
        words
    )


def test_sessions_that_do_not_say_how_far_they_came_stand_with_those_counted(
    small_tables: dict[str, list[Row]],
) -> None:
    silent = {"stage": "of_these", "reason": "scenario_silent", "sessions": 3, "apps": 2}
    tables = {"eligibility": [*small_tables["eligibility"], silent]}
    words = " ".join(_texts(eligibility_flow(tables, "en")))
    assert "is not said by 3 of these sessions (apps: 2)" in words


def test_ways_of_data_name_both_ends(rich_tables: dict[str, list[Row]]) -> None:
    assert {"IMEI / MEID", "Umeng+ (Alibaba)", "China (CN)"} <= set(_texts(ways(rich_tables, "en")))
    assert {"友盟+", "中国（CN）"} <= set(_texts(ways(rich_tables, "zh")))
    assert ways({"paths": [], "eligibility": []}, "en") == ""


def test_ways_that_are_not_drawn_are_counted(rich_tables: dict[str, list[Row]]) -> None:
    tables = rich_tables
    many = [{"data_type": f"t{number}", "party_id": "umeng", "country": "CN", "apps": 1} for number in range(37)]
    assert "7 more ways" in " ".join(_texts(ways(tables | {"paths": many}, "en")))
    assert "more ways" not in " ".join(_texts(ways(tables, "en")))


def test_below_a_figure_stand_the_exclusions(small_tables: dict[str, list[Row]]) -> None:
    told = caption(small_tables, "flow", "en")
    assert told.note == (
        "Counted: 14 of 16 sessions, 10 of 11 apps. Left out: did not end in order: 1 (apps lost: 1), too many hosts "
        "whose content stayed unknown: 1 (apps lost: 0)."
    )
