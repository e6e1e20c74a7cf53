"""A mention as items: one for each type and party, with at most 60 characters around it and its line."""

from __future__ import annotations

from analyzer.scope.policy.blocks import Block
from analyzer.scope.policy.items import items_of
from analyzer.scope.policy.lexicon import Entry, Mention
from analyzer.scope.policy.stance import Stance


def test_each_type_and_party_with_its_words_and_line() -> None:
    text = "x" * 80 + " your location " + "y" * 80
    block = Block("text", text, ((0, 3), (81, 4)))
    mention = Mention(86, 94, Entry("group", ("location_precise", "location_coarse")))
    items = list(items_of(block, mention, Stance("shared", "google", also=("meta",)), purpose="analytics", offset=0))
    assert [(item.data_type, item.party) for item in items] == [
        ("location_precise", "google"),
        ("location_precise", "meta"),
        ("location_coarse", "google"),
        ("location_coarse", "meta"),
    ]
    assert {(item.locator, item.purpose, item.confidence) for item in items} == {("line 4", "analytics", "possible")}
    assert all(len(item.quote) <= 60 and "location" in item.quote for item in items)
