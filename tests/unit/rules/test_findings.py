from __future__ import annotations

import json
from typing import Any

import pandas as pd

from analyzer.rules.engine import judge
from analyzer.rules.examples import observation_rows


def _findings(
    rows: list[dict[str, Any]], rule: str, app_id: str = "com.example", session_id: str = "s1"
) -> pd.DataFrame:
    tables = {"observations": observation_rows(rows)}
    return judge(tables, None, {}, select=[rule], session_id=session_id, app_id=app_id).findings


def test_confidence_is_the_best_of_the_evidence() -> None:
    rows = [{"is_encrypted": False, "confidence": level} for level in ("possible", "likely")]
    assert list(_findings(rows, "cleartext_personal_data")["confidence"].astype(str)) == ["likely"]


def test_near_a_mark_a_claim_about_consent_is_only_possible() -> None:
    row = {"is_encrypted": False, "consent_state": "asked", "near_mark": True}
    assert list(_findings([row], "pre_consent_send")["confidence"].astype(str)) == ["possible"]
    assert list(_findings([row], "cleartext_personal_data")["confidence"].astype(str)) == ["certain"]
    far = {**row, "near_mark": False, "confidence": "likely"}
    assert list(_findings([row, far], "pre_consent_send")["confidence"].astype(str)) == ["likely"]


def test_a_rule_may_cap_its_confidence() -> None:
    rows = [{"act": "accessed", "data_type": "imei", "value_hash": "1"}, {"data_type": "oaid", "value_hash": "2"}]
    assert list(_findings(rows, "read_not_sent")["confidence"].astype(str)) == ["likely"]


def test_evidence_is_cut_at_fifty_and_counted_in_full() -> None:
    rows = [{"is_encrypted": False, "t": 1_000.0 + number} for number in range(60)]
    (finding,) = _findings(rows[::-1], "cleartext_personal_data").to_dict("records")
    assert finding["n_observations"] == 60
    assert finding["evidence"] == [f"{59 - number:016x}" for number in range(50)]
    assert (finding["first_t"].timestamp(), finding["last_t"].timestamp()) == (1_000.0, 1_059.0)


def test_host_and_phase_are_given_only_when_there_is_one() -> None:
    row = {"is_encrypted": False, "host": "a.example.com", "phase": "launch"}
    (one,) = _findings([row, row], "cleartext_personal_data").to_dict("records")
    assert (one["host"], one["phase"]) == ("a.example.com", "launch")
    other = {**row, "host": "b.example.com", "phase": "idle"}
    (several,) = _findings([row, other], "cleartext_personal_data").to_dict("records")
    assert pd.isna(several["host"])
    assert pd.isna(several["phase"])
    assert json.loads(several["message_args"])["hosts"] == ["a.example.com", "b.example.com"]


def test_a_caller_is_not_a_recipient() -> None:
    rows = [{"act": "accessed", "consent_state": "asked", "party_id": party} for party in ("umeng", "acme", None)]
    (finding,) = _findings(rows, "pre_consent_read").to_dict("records")
    assert pd.isna(finding["party_id"])
    assert finding["n_observations"] == 3


def test_a_fingerprint_holds_no_ids_times_values_or_numbers_of_a_path() -> None:
    first = {"is_encrypted": False, "host": "a.example.com", "path": "$.items[3].id", "value_hash": "1"}
    later = {**first, "path": "$.items[17].id", "value_hash": "2", "t": 9_999.0, "observation_id": "f" * 16}
    (one,) = _findings([first], "cleartext_personal_data")["fingerprint"]
    (same,) = _findings([later], "cleartext_personal_data", session_id="s2")["fingerprint"]
    (other_app,) = _findings([first], "cleartext_personal_data", app_id="com.other")["fingerprint"]
    (other_place,) = _findings([{**first, "path": "$.id"}], "cleartext_personal_data")["fingerprint"]
    assert one == same
    assert len({one, other_app, other_place}) == 3


def test_messages_carry_keys_and_no_values() -> None:
    rows = [{"is_encrypted": False, "transform": form, "value_preview": "35…09"} for form in ("md5", "plain", None)]
    (message,) = _findings(rows, "cleartext_personal_data")["message_args"]
    assert json.loads(message) == {
        "act": "sent",
        "callers": [],
        "data_type": "android_id",
        "hosts": ["api.example.com"],
        "n": 3,
        "n_values": 1,
        "relation": "unknown",
        "states": ["granted"],
        "to": "example.com",
        "transforms": ["md5", "plain"],
    }
