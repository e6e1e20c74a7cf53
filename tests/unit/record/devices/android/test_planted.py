"""Taking back what was planted, by a list that may come from a hostile device."""

from __future__ import annotations

import pytest
from support.scripted_link import ScriptedLink

from analyzer.record.devices.android.planted import CALENDARS, CALLS, RAW_CONTACTS, TAKE_BACK, address_of, where
from analyzer.record.devices.android.shell import DeviceShell


def test_quotes_in_a_value_are_doubled() -> None:
    assert where("number", "a' OR '1'='1") == "number='a'' OR ''1''=''1'"


def test_rows_go_at_once_where_a_sync_adapter_may() -> None:
    assert address_of(RAW_CONTACTS) == f"{RAW_CONTACTS}?caller_is_syncadapter=true"
    assert address_of(CALENDARS, "m") == f"{CALENDARS}?caller_is_syncadapter=true&account_name=m&account_type=LOCAL"
    assert address_of(CALLS) == CALLS


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        ("row", "content://settings/secure android_id"),
        ("row", f"{CALLS} "),
        ("row", f"{CALLS} a\nb"),
        ("row", f"{CALENDARS} holidays"),
        ("photo", "/sdcard/DCIM/Camera/../../Download/IMG_0000000000000000.jpg"),
        ("photo", "/sdcard/DCIM/Camera/IMG_20260102.jpg"),
        ("test_provider", "gps; reboot"),
    ],
)
def test_what_is_not_ours_is_refused_without_a_command(kind: str, about: str) -> None:
    link = ScriptedLink()
    assert TAKE_BACK[kind](DeviceShell(link), about, {}).startswith("not a ")
    assert link.asked == []


def test_a_row_that_stays_is_told() -> None:
    link = ScriptedLink({"content query .*": (0, "Row: 0 _id=7\n"), "content delete .*": (0, "")})
    assert TAKE_BACK["row"](DeviceShell(link), f"{CALLS} 15453902854", {}) == "the row is still there"
