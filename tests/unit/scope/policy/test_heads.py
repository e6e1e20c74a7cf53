"""Data that share one noun are each named; what only looks so is not."""

from __future__ import annotations

import pytest

from analyzer.scope.policy import lexicon
from analyzer.scope.policy.heads import with_heads


def _types(text: str, lang: str) -> list[str]:
    found = with_heads(text, lexicon.terms(lang).find(text), lang)
    return [name for mention in found if mention.entry.strength != "trap" for name in mention.entry.types]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("您的浏览、搜索、关注的记录", ["browsing_history", "search_history", "app_interactions"]),
        ("精确或粗略位置", ["location_precise", "location_coarse"]),
        ("浏览、搜索商品", []),
        ("广告的曝光和点击数据", ["ad_data"]),
        ("搜索过的代码、阅读过的资讯", ["search_history", "browsing_history"]),
    ],
)
def test_chinese(text: str, types: list[str]) -> None:
    assert _types(text, "zh") == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("approximate and precise location", ["location_coarse", "location_precise"]),
        ("browsing, search and purchase history", ["browsing_history", "search_history", "purchase_history"]),
        ("a home and a work address", ["postal_address", "postal_address"]),
        ("IMEI and serial number", ["imei", "device_serial"]),
        ("the long and winding history", []),
    ],
)
def test_english(text: str, types: list[str]) -> None:
    assert _types(text, "en") == types


def test_the_same_list_is_given_when_nothing_is_shared() -> None:
    mentions = lexicon.terms("en").find("your email address")
    assert with_heads("your email address", mentions, "en") is mentions
