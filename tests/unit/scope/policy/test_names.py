"""Companies named in policies."""

from __future__ import annotations

from analyzer.scope.policy.names import find_names


def _parties(text: str, *, in_table: bool = False) -> list[str]:
    return [name.party for name in find_names(text, in_table=in_table)]


def test_products_lead_to_their_company() -> None:
    assert _parties("接入友盟+SDK和高德地图") == ["umeng", "amap"]


def test_a_name_that_is_a_word_needs_a_sign_of_a_company() -> None:
    assert _parties("Adjust your settings") == []
    assert _parties("shared with Adjust") == ["adjust"]
    assert _parties("Adjust", in_table=True) == ["adjust"]
