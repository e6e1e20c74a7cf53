from __future__ import annotations

import pytest

from analyzer.detect.parties import parties
from analyzer.detect.sdks import sdks
from analyzer.report.company import company_name, country_name, sdk_name, translated


def test_a_company_is_called_by_its_own_name_in_chinese() -> None:
    assert (company_name("umeng", "en"), company_name("umeng", "zh")) == ("Umeng+ (Alibaba)", "友盟+")
    assert company_name("umeng", "zh", "what the session says") == "友盟+"
    assert company_name("umeng", "en", "what the session says") == "what the session says"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_the_lists_lack_stands_for_itself_and_is_printable(lang: str) -> None:
    hostile = "a\x1b[31m.example"
    for name in (company_name, translated, sdk_name, country_name):
        assert "\x1b" not in name(hostile, lang)
    assert company_name("ads.example", lang) == translated("ads.example", lang) == sdk_name("ads.example", lang)
    assert country_name("", lang) == {"en": "country unknown", "zh": "国家未知"}[lang]


def test_every_company_is_found_by_its_english_name() -> None:
    assert {one.id: translated(one.name, "zh") for one in parties().values()} == {
        one.id: one.name_zh or one.name for one in parties().values()
    }


def test_sdks_and_countries_have_a_name_in_both_languages() -> None:
    assert {one.id: (sdk_name(one.id, "en"), sdk_name(one.id, "zh")) for one in sdks().values()} == {
        one.id: (one.name, one.name_zh or one.name) for one in sdks().values()
    }
    assert (country_name("CN", "en"), country_name("CN", "zh")) == ("China (CN)", "中国（CN）")
