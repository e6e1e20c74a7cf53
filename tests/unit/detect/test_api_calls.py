"""Hook calls become accesses, values to search, and a table."""

from __future__ import annotations

from typing import Any

import pytest
from builders import SALT, api_call

from analyzer.detect.api_calls import Accesses, known_of_fields, place_of_value, read_calls, status_table
from analyzer.detect.phases import Phases
from analyzer.model.tables import TABLES, check, frame
from analyzer.model.values import Secret

HOOKS = {
    "id": {"hook": "id", "method": "getString", "data_type": "android_id", "event": "read"},
    "contacts": {"hook": "contacts", "method": "query", "data_type": "contacts", "event": "read"},
    "place": {"hook": "place", "method": "onLocationChanged", "data_type": "location_precise", "event": "read"},
    "click": {"hook": "click", "method": "performClick", "data_type": None, "event": "click"},
    "forced": {"hook": "forced", "method": "get", "data_type": "imei", "event": "read", "intervention": True},
}
PHASES = Phases([{"t": 5.0, "mark": "app_launched"}, {"t": 8.0, "mark": "consent_granted"}])


def _read(*calls: dict[str, Any]) -> Accesses:
    return read_calls(list(calls), HOOKS, PHASES, session_id="s1", salt=SALT)


def test_a_read_is_an_access_with_its_value_hashed_and_masked() -> None:
    value = "c3f19a7e52d8046b"
    accesses = _read(api_call("id", value, t=6, caller="com.umeng.analytics.Id.get"))
    (row,) = accesses.rows
    expected = {
        "act": "accessed",
        "data_type": "android_id",
        "method": "api",
        "location": "return",
        "path": "return",
        "transform": "plain",
        "phase": "launch",
        "consent_state": "none_asked",
        "party_id": "umeng",
        "value_hash": Secret(value).hash(SALT),
    }
    assert {name: row[name] for name in expected} == expected
    assert value not in str(row)
    assert [(known.data_type, known.secret.clear(), known.origin) for known in accesses.known.values] == [
        ("android_id", value, "hook")
    ]


def test_what_a_static_field_held_is_searched_and_is_no_access() -> None:
    fields = [{"hook": "id", "value": "c3f19a7e52d8046b", "values": []}, {"hook": "click", "value": "9b1c77aa02"}]
    fields.append({"hook": "id", "value": "7", "values": []})
    known = known_of_fields(fields, HOOKS)
    assert [(one.data_type, one.secret.clear(), one.origin) for one in known.values] == [
        ("android_id", "c3f19a7e52d8046b", "hook")
    ]


def test_words_that_many_devices_share_are_not_searched() -> None:
    hooks = {"brand": {"hook": "brand", "data_type": "device_info", "event": "read"}}
    texts = ["google", "Pixel 8", "qualcommtechnologies", "google/shiba/shiba:14/UQ1A.231205.015/11084887:user"]
    fields = [{"hook": "brand", "value": text, "values": []} for text in texts]
    assert [one.secret.clear() for one in known_of_fields(fields, hooks).values] == texts[3:]
    accesses = read_calls([api_call("brand", text, t=6) for text in texts], hooks, PHASES, session_id="s1", salt=SALT)
    assert [one.secret.clear() for one in accesses.known.values] == texts[3:]
    assert [(gap["gap_kind"], gap["subject"], gap["n"]) for gap in accesses.gaps] == [
        ("not_searched", "device_info", 3)
    ]


def test_one_call_with_many_values_is_one_access_and_many_values() -> None:
    accesses = _read(api_call("contacts", None, t=6, values=["贺兰亭晚", "15418206735", "贺兰亭晚"]))
    assert len(accesses.rows) == 1
    assert [value.secret.clear() for value in accesses.known.values] == ["贺兰亭晚", "15418206735"]
    assert len(accesses.reads) == 2


def test_a_network_name_is_known_without_the_quotation_marks_of_the_platform() -> None:
    accesses = _read(api_call("id", '"Lanqiao-7F-5G"', t=6), api_call("id", 'say "hello" twice', t=7))
    assert [value.secret.clear() for value in accesses.known.values] == ["Lanqiao-7F-5G", 'say "hello" twice']
    assert accesses.rows[0]["value_hash"] == accesses.reads["value_hash"][0] == Secret("Lanqiao-7F-5G").hash(SALT)


@pytest.mark.parametrize(
    "call",
    [
        api_call("click", "x" * 12, t=6),
        api_call("forced", "356938035643809", t=6),
        api_call("unknown_hook", "x" * 12, t=6),
        api_call("id", None, t=6, error="java.lang.SecurityException"),
    ],
    ids=["no data", "intervention", "unknown hook", "threw"],
)
def test_what_is_no_read_is_an_event_and_no_access(call: dict[str, Any]) -> None:
    accesses = _read(call)
    assert (accesses.rows, accesses.known.values, len(accesses.hook_events)) == ([], [], 1)


def test_a_value_that_says_little_is_not_searched_and_that_is_said() -> None:
    accesses = _read(api_call("id", "true", t=6), api_call("id", "true", t=7), api_call("id", "33", t=7))
    assert accesses.known.values == []
    assert [(gap["gap_kind"], gap["subject"], gap["n"]) for gap in accesses.gaps] == [("not_searched", "android_id", 2)]
    assert len(accesses.rows) == 3


def test_a_placeholder_is_said_to_be_one() -> None:
    accesses = _read(api_call("id", "9774d56d682e549c", t=6))
    assert [row["method"] for row in accesses.rows] == ["placeholder"]
    assert (accesses.known.values, len(accesses.known.placeholders), accesses.gaps) == ([], 1, [])


def test_a_callback_gets_its_value_as_an_argument() -> None:
    (row,) = _read(api_call("place", "31.2,121.4", t=9)).rows
    assert (row["location"], row["path"], row["consent_state"]) == ("arg", "arg:0", "granted")


@pytest.mark.parametrize(
    ("hook", "place"),
    [
        ({"method": "getImei"}, ("return", "return")),
        ({"method": "onX", "value_of": "return"}, ("return", "return")),
        ({"method": "set", "value_of": "arg:2"}, ("arg", "arg:2")),
        ({"method": "onclick"}, ("return", "return")),
    ],
)
def test_where_the_value_was(hook: dict[str, Any], place: tuple[str, str]) -> None:
    assert place_of_value(hook) == place


def test_repeats_within_a_second_are_marked() -> None:
    calls = [api_call("id", "c3f19a7e52d8046b", t=t, seq=i) for i, t in enumerate((6.0, 6.5, 7.4, 9.0))]
    assert _read(*calls).hook_events["is_repeat"].tolist() == [False, True, True, False]


def test_tables_are_what_they_are_declared_to_be() -> None:
    accesses = _read(api_call("id", "c3f19a7e52d8046b", t=6), api_call("click", None, t=7, seq=1))
    assert check(TABLES["hook_events"], accesses.hook_events) == []
    assert check(TABLES["observations"], frame(TABLES["observations"], accesses.rows)) == []
    assert check(TABLES["hook_events"], _read().hook_events) == []


def test_the_status_of_two_agents_in_one_process_adds_up() -> None:
    line = {"hook": "id", "pid": 7, "state": "active", "reason": None, "calls": 2, "dropped": 1}
    table = status_table([line, line | {"state": "failed", "reason": "gone"}], "s1")
    assert check(TABLES["hook_status"], table) == []
    assert table[["hook_id", "pid", "state", "calls", "dropped"]].values.tolist() == [["id", 7, "failed", 4, 2]]
