from __future__ import annotations

import pytest

from analyzer.detect.consent_signals import Signals, answer_of


def _written(*pairs: tuple[str, str]) -> list[tuple[str, str, str | None]]:
    signals = Signals()
    told = [signals.told_by("preference_written", {}, {"args": [key], "value": value}) for key, value in pairs]
    return [(row["subject"], row["setting"], row["party_id"]) for rows in told for row in rows]


def test_a_refused_first_purpose_is_a_refusal_once_the_law_applies() -> None:
    pairs = ("IABTCF_PurposeConsents", "0000000000"), ("IABTCF_gdprApplies", "1")
    assert _written(*pairs) == [("IABTCF_PurposeConsents", "refused", None)]
    assert _written(pairs[0], ("IABTCF_gdprApplies", "0")) == []
    assert _written(pairs[1], ("IABTCF_PurposeConsents", "1000")) == [("IABTCF_PurposeConsents", "granted", None)]


def test_a_vendor_without_consent_is_refused_unless_it_has_an_interest() -> None:
    applies = ("IABTCF_gdprApplies", "1")
    bits = "0" * 755
    assert ("IABTCF_VendorConsents", "refused", "google") in _written(applies, ("IABTCF_VendorConsents", bits))
    interest = ("IABTCF_VendorLegitimateInterests", "0" * 754 + "1")
    assert _written(applies, interest, ("IABTCF_VendorConsents", bits))[-1][1:] == ("granted", "google")


@pytest.mark.parametrize(("text", "setting"), [("1YNN", ["granted"]), ("1YYN", ["refused"]), ("1", [])])
def test_the_us_string_says_whether_the_user_opted_out(text: str, setting: list[str]) -> None:
    assert [row[1] for row in _written(("IABUSPrivacy_String", text))] == setting


def test_other_preferences_are_none_of_our_business() -> None:
    assert _written(("account", "13800000000")) == []


def test_a_switch_of_an_sdk_is_for_its_company() -> None:
    hook = {"class": "com.umeng.commonsdk.UMConfigure", "method": "submitPolicyGrantResult"}
    told = Signals().told_by("consent_call", hook, {"value": None, "args": [None, "false"]})
    assert told == [
        {
            "subject": "com.umeng.commonsdk.UMConfigure.submitPolicyGrantResult",
            "setting": "refused",
            "party_id": "umeng",
        }
    ]


@pytest.mark.parametrize(("value", "setting"), [("true", "refused"), ("false", "granted"), (None, "refused")])
def test_opting_out_is_a_refusal_and_taking_it_back_a_grant(value: str | None, setting: str) -> None:
    hook = {"class": "com.facebook.FacebookSdk", "method": "setLimitEventAndDataUsage"}
    [told] = Signals().told_by("opt_out_call", hook, {"value": value, "args": []})
    assert told["setting"] == setting


def test_limited_ad_tracking_is_a_refusal() -> None:
    told = Signals().told_by("ad_tracking_read", {}, {"value": "true"})
    assert told == [{"subject": "limit_ad_tracking", "setting": "refused", "party_id": None}]


def test_what_is_no_answer_is_none() -> None:
    assert (answer_of("42"), answer_of("granted"), answer_of("DENIED")) == (None, "granted", "refused")
    assert (answer_of("NOT_GRANTED"), answer_of("PENDING")) == ("refused", None)
