from __future__ import annotations

from unit.report.sample_report import sample

from analyzer.report.figures.names import Names, country_texts, sdk_texts


def test_companies_are_named_in_both_languages_and_domains_stand_for_themselves() -> None:
    names = Names(sample())
    assert names.party("umeng") == {"en": "Umeng", "zh": "友盟+"}
    assert names.party("ads.example\u202e") == {"en": "ads.example\\u202e", "zh": "ads.example\\u202e"}
    assert (names.is_company("umeng"), names.is_company("ads.example")) == (True, False)


def test_a_country_that_nobody_knows_is_unknown() -> None:
    names = Names(sample())
    assert (names.country_code("umeng"), names.country_code("ads.example")) == ("CN", "")
    assert country_texts("CN") == {"en": "China (CN)", "zh": "中国（CN）"}
    assert country_texts("") == {"en": "country unknown", "zh": "国家未知"}
    assert country_texts("ZZ") == {"en": "ZZ", "zh": "ZZ"}


def test_an_sdk_that_the_list_lacks_stands_for_itself() -> None:
    assert sdk_texts("no_such_sdk") == {"en": "no_such_sdk", "zh": "no_such_sdk"}


def test_every_country_of_our_companies_has_a_name() -> None:
    from analyzer.detect.parties import parties

    codes = {party.country for party in parties().values() if party.country}
    assert {code for code in codes if country_texts(code)["en"] == code} == set()
