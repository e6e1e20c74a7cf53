from __future__ import annotations

from dataclasses import replace

from unit.report.sample_report import sample

from analyzer.report.center.cards import Card, cards
from analyzer.report.center.facts import Facts
from analyzer.report.model import build_report


def _cards(**settings: str) -> dict[str, Card]:
    data = sample()
    return {card.data_type: card for card in cards(Facts(replace(data, settings={**data.settings, **settings})), "en")}


def _told(card: Card) -> dict[str, tuple[str, str, list[str]]]:
    return {fact.question: (fact.code, fact.short, fact.texts) for fact in card.facts}


def test_a_card_answers_six_questions() -> None:
    assert _told(_cards()["android_id"]) == {
        "Taken?": ("fact", "yes", ["1×, by Umeng [SDK]"]),
        "Sent?": ("fact", "yes", ["2×, form: md5"]),
        "To whom?": ("plain", "", ["Umeng [third party, CN]: alog.umeng.com"]),
        "Before consent?": ("alert", "yes", ["read 1×, sent 1×"]),
        "Declared?": ("good", "yes", []),
        "Needed?": ("unseen", "cannot be told", ["no category of the app was given"]),
    }
    card = _cards()["location_precise"]
    assert (card.tone, card.sensitive) == ("alert", "sensitive data")
    assert _told(card)["Sent?"] == ("fact", "yes", ["1×, form: unchanged, some of it without TLS"])


def test_what_was_not_observed_is_not_denied() -> None:
    told = _told(_cards()["contacts"])
    assert told["Sent?"] == ("good", "not observed", [])
    assert told["To whom?"] == ("plain", "no recipient observed", [])
    assert told["Declared?"] == ("alert", "no", ["the given declaration does not name it"])


def test_the_necessary_list_of_the_category_decides_what_is_needed() -> None:
    inside, outside = (
        _told(_cards(category="map_navigation")[name])["Needed?"] for name in ("location_precise", "imei")
    )
    assert inside[:2] == ("good", "yes")
    assert outside[:2] == ("alert", "outside the list")
    assert "Map and navigation" in outside[2][0]


def test_without_hooks_reads_are_not_seen() -> None:
    data = sample()
    blind = build_report(
        data.manifest, {**data.tables, "hook_status": data.tables["hook_status"][:0]}, [], data.settings
    )
    told = {card.data_type: _told(card) for card in cards(Facts(blind), "en")}
    assert told["imei"]["Taken?"] == ("unseen", "could not be seen", ["no hook was active, so reads are not seen"])
    assert told["imei"]["Declared?"][:2] == ("unseen", "cannot be told")
