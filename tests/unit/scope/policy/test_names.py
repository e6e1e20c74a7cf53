"""Companies named in policies."""

from __future__ import annotations

from analyzer.scope.policy.names import find_names, together


def _parties(text: str, *, in_table: bool = False) -> list[str]:
    return [name.party for name in find_names(text, in_table=in_table)]


def test_products_lead_to_their_company() -> None:
    assert _parties("接入友盟+SDK和高德地图") == ["umeng", "amap"]


def test_a_name_that_is_a_word_needs_a_sign_of_a_company() -> None:
    assert _parties("Adjust your settings") == []
    assert _parties("shared with Adjust") == ["adjust"]
    assert _parties("Adjust", in_table=True) == ["adjust"]


def test_names_told_in_one_go_belong_together() -> None:
    text = "我们接入了小米推送、华为推送和OPPO推送，友盟另有说明"
    names = find_names(text)
    assert together(text, names[:3]) == ("xiaomi", "huawei", "oppo")
    assert together(text, names) == ("umeng",)
    assert together("", []) == ()


def test_what_is_data_is_no_company() -> None:
    assert find_names("向合作伙伴提供OAID") == []
