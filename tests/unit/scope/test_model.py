from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from analyzer.rules.examples import observation_rows
from analyzer.scope.model import Coverage, Recipient, Scope

COMPANIES = {"umeng": ["Umeng", "umeng.com", "umengcloud.com"], "acme": ["Acme Ltd", "acme.example"]}


def _coverage(*items: dict[str, Any], first_party: tuple[str, ...] = ()) -> Coverage:
    return Coverage(Scope.model_validate({"version": 1, "first_party": first_party, "items": items}), COMPANIES)


def _third(host: str, party_id: str | None = None) -> Recipient:
    return Recipient(party_id, host, "third")


def test_a_broad_item_does_not_cover_a_specific_one() -> None:
    coverage = _coverage({"data_type": "device_info"})
    assert coverage.is_declared("device_info")
    assert not coverage.is_declared("imei")


@pytest.mark.parametrize(
    ("item", "recipient", "is_named"),
    [
        ({"party": "third", "recipients": ["ads.example"]}, _third("x.ads.example"), True),
        ({"party": "third", "recipients": ["ads.example"]}, _third("bads.example"), False),
        ({"party": "third", "recipients": ["ADS.example."]}, _third("ads.example"), True),
        ({"party": "third", "recipients": ["umeng"]}, _third("a.umengcloud.com", "umeng"), True),
        ({"party": "third", "recipients": ["umeng.com"]}, _third("a.umengcloud.com", "umeng"), True),
        ({"party": "third", "recipients": ["Acme Ltd"]}, _third("acme.example", "acme"), True),
        ({"party": "umeng"}, _third("a.umengcloud.com", "umeng"), True),
        ({"party": "umeng"}, _third("acme.example", "acme"), False),
        ({"party": "third"}, _third("a.umengcloud.com", "umeng"), False),
        ({"party": "first"}, _third("a.umengcloud.com", "umeng"), False),
        ({"party": "first"}, Recipient(None, "own.example", "first"), True),
        ({"party": "first"}, _third("cdn.shop.example"), True),
        ({"party": "third", "recipients": ["ads.example"]}, Recipient(None, None, "third"), False),
    ],
)
def test_a_recipient_is_named_by_domain_party_or_company(
    item: dict[str, Any], recipient: Recipient, is_named: bool
) -> None:
    coverage = _coverage({"data_type": "oaid", **item}, first_party=("shop.example",))
    assert coverage.is_named("oaid", recipient) is is_named
    assert not coverage.is_named("imei", recipient)


def test_each_row_is_asked_for_its_own_data_type_and_host() -> None:
    coverage = _coverage({"data_type": "oaid", "party": "third", "recipients": ["ads.example"]})
    hosts = ["ads.example", "other.example", None, "x.ads.example"]
    rows = [{"data_type": "oaid", "host": host, "party_relation": "third"} for host in hosts]
    rows.append({"data_type": "imei", "host": "ads.example", "party_relation": "third"})
    assert coverage.named_mask(observation_rows(rows)).tolist() == [True, False, False, True, False]
    assert coverage.named_mask(observation_rows([])).tolist() == []


def test_a_waiver_covers_reads_and_the_recipients_its_item_names() -> None:
    coverage = _coverage(
        {"data_type": "oaid", "party": "umeng", "waiver": "pipl-13-2"}, {"data_type": "imei", "waiver": True}
    )
    assert coverage.waiver("oaid", None) == "pipl-13-2"
    assert coverage.waiver("oaid", _third("a.umeng.com", "umeng")) == "pipl-13-2"
    assert coverage.waiver("oaid", _third("acme.example", "acme")) is None
    assert coverage.waiver("imei", Recipient(None, "own.example", "first")) == "declared"
    assert coverage.waiver("imei", _third("acme.example", "acme")) is None
    assert coverage.waiver("contacts", None) is None


def test_an_unknown_category_names_the_nearest() -> None:
    with pytest.raises(ValidationError, match="no category 'ride_hail' in the 2021 rule; did you mean 'ride_hailing'"):
        Scope(version=1, category="ride_hail", items=())
    assert Scope(version=1, category="ride_hailing", items=()).category == "ride_hailing"
