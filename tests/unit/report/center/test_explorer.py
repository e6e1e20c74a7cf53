from __future__ import annotations

import json
from typing import Any

from unit.report.sample_report import sample

from analyzer.report.center.explorer import COLUMNS, island
from analyzer.report.center.facts import Facts


def _island(**figures: list[dict[str, Any]]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(island(Facts(sample()), figures))
    return data


def _row(data: dict[str, Any], number: int) -> dict[str, Any]:
    at = {name: data["rows"][place][number] for place, name in enumerate(COLUMNS)}
    return {name: at[name] if name == "time" else data["names"][name][at[name]] if at[name] >= 0 else "" for name in at}


def test_a_row_is_told_in_both_languages() -> None:
    data = _island()
    assert data["ids"][0] == "000000000000019c"
    assert _row(data, 2) == {
        "time": 1564, "act": ["sent", "发送"], "type": ["Android ID (SSAID)", "Android ID"],
        "by": ["Umeng [SDK]", "友盟+ [SDK]"],
        "to": ["Umeng", "友盟+"], "host": "alog.umeng.com", "relation": ["third party", "第三方"], "form": "md5",
        "where": "body $.header.utd", "value": "97…90", "phase": ["launch", "启动"],
        "consent": ["not asked yet", "尚未询问"], "sure": ["certain", "确定"],
    }  # fmt: skip
    assert data["codes"] == ["android_id", "location_precise", "imei", "contacts"]


def test_every_read_and_send_is_there_but_no_placeholder() -> None:
    data = _island()
    assert [len(column) for column in data["rows"]] == [7] * len(COLUMNS)
    assert "ads.example.net" not in data["names"]["host"]


def test_no_text_ends_the_element_it_stands_in() -> None:
    text = str(island(Facts(sample()), {"map": [{"to": "</script><!--"}]}))
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["figures"] == {"map": [{"to": "</script><!--"}]}


def test_clear_values_are_there_only_when_the_report_has_them() -> None:
    clear = json.loads(island(Facts(sample(show_values=True)), {}))
    assert "9774d56d682e5490" in clear["names"]["value"]
    assert "9774d56d682e5490" not in _island()["names"]["value"]
