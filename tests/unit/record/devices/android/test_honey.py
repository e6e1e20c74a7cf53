"""Honey on simulated phones of every kind: what is planted, what refuses, and that nothing stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fake_android.android import Android
from fake_android.device import AdbServer, FakeDevice
from fake_android.profiles import profile, profiles
from fake_android.state import differences
from support.direct_link import DirectLink

from analyzer.model.errors import SetupError
from analyzer.record.devices.android.honey import hold_place, plant
from analyzer.record.devices.android.honey_values import make_honey
from analyzer.record.devices.android.link import Link, open_link
from analyzer.record.devices.android.shell import DeviceShell
from analyzer.record.devices.android.undo import Journal
from analyzer.record.persona import load_persona

Make = Callable[..., FakeDevice]
HONEY = make_honey(load_persona("lin"), "7")
NOW_MS = 1_790_000_000_000
N_COMMANDS = 60


def ready(phone: Android, folder: Path, link: Link | None = None) -> tuple[DeviceShell, Journal]:
    shell = DeviceShell(link or DirectLink(phone), probe_timeout_s=0.3)
    shell.find_root()
    shell.run(["rmdir", "/data/local/tmp/consentinel"])
    return shell, Journal(shell, folder)


@pytest.mark.parametrize("kind", sorted(profiles()))
def test_what_is_planted_is_there_and_is_gone_after_restore(tmp_path: Path, kind: str) -> None:
    phone = Android(profile(kind))
    shell, journal = ready(phone, tmp_path)
    before = phone.snapshot()
    planting = plant(shell, journal, HONEY, now_ms=NOW_MS)
    has_root = phone.profile.root != "none"
    keeps_sms = phone.api < 29 or (has_root and phone.api < 33)
    refused = {"clipboard", "account"} | (set() if keeps_sms else {"message"})
    refused |= {"mock place"} if phone.api < 31 else set()
    assert {piece.what for piece in planting.pieces if piece.state == "refused"} == refused
    assert all(piece.reason for piece in planting.pieces if piece.state == "refused")
    assert [row["data1"] for row in phone.providers["content://com.android.contacts/data"].rows] == [
        value for contact in HONEY.contacts for value in (contact.name, contact.phone, contact.email)
    ]
    assert [row["title"] for row in phone.providers["content://com.android.calendar/events"].rows] == [
        event.title for event in HONEY.events
    ]
    journal.restore()
    assert differences(before, phone.snapshot()) == []
    assert phone.unknown == []


def test_the_real_adb_carries_it_there_and_back(fake_device: Make, tmp_path: Path) -> None:
    device = fake_device("14-magisk")
    shell, journal = ready(device.phone, tmp_path, open_link(device.address))
    before = device.state()
    planting = plant(shell, journal, HONEY, now_ms=NOW_MS)
    assert {piece.what for piece in planting.pieces if piece.state == "refused"} == {"clipboard", "account", "message"}
    journal.restore()
    assert differences(before, device.state()) == []


def test_only_what_was_planted_is_searched_for(tmp_path: Path) -> None:
    shell, journal = ready(Android(profile("13-production")), tmp_path)
    planting = plant(shell, journal, HONEY, now_ms=NOW_MS)
    assert planting.planted() == {
        "contacts": [value for c in HONEY.contacts for value in (c.name, c.phone, c.email)],
        "call_log": list(HONEY.calls),
        "calendar": [value for e in HONEY.events for value in (e.title, e.place)],
        "photos_videos": [HONEY.photo_name, HONEY.photo_place],
        "location_precise": [HONEY.place],
    }
    text = str(planting.notes())
    assert [v for values in planting.planted().values() for v in values if v in text] == []


def test_the_users_own_rows_stay(tmp_path: Path) -> None:
    phone = Android(profile("11-emulator"))
    table = phone.providers["content://com.android.contacts/raw_contacts"]
    table.rows.append({"_id": 90, "sourceid": None, "display_name": "Own", "deleted": 0})
    shell, journal = ready(phone, tmp_path)
    before = phone.snapshot()
    plant(shell, journal, HONEY, now_ms=NOW_MS)
    journal.restore()
    assert differences(before, phone.snapshot()) == []


def test_how_many_commands_a_planting_takes(tmp_path: Path) -> None:
    phone = Android(profile("14-magisk"))
    shell, journal = ready(phone, tmp_path)
    phone.faults.arm()
    plant(shell, journal, HONEY, now_ms=NOW_MS)
    assert phone.faults.count == N_COMMANDS


@pytest.mark.parametrize("at", range(1, N_COMMANDS + 1))
def test_a_cable_pulled_at_any_command_leaves_a_journal_that_mends_it(tmp_path: Path, at: int) -> None:
    phone = Android(profile("14-magisk"))
    shell, journal = ready(phone, tmp_path)
    before = phone.snapshot()
    phone.faults.arm(die_at=at)
    with pytest.raises(SetupError) as caught:
        plant(shell, journal, HONEY, now_ms=NOW_MS)
    assert caught.value.code == "E314"
    phone.faults.revive()
    shell.find_root()
    Journal(shell, tmp_path).restore()
    shell.run(["rm", "-rf", "/data/local/tmp/consentinel"])
    assert differences(before, phone.snapshot()) == []


@pytest.mark.parametrize("at", [3, 21])
def test_so_it_is_over_the_real_adb(fake_device: Make, adb_server: AdbServer, tmp_path: Path, at: int) -> None:
    device = fake_device("14-magisk")
    shell, journal = ready(device.phone, tmp_path, open_link(device.address))
    before = device.state()
    device.phone.faults.arm(die_at=at)
    with pytest.raises(SetupError) as caught:
        plant(shell, journal, HONEY, now_ms=NOW_MS)
    assert caught.value.code == "E314"
    device.phone.faults.revive()
    adb_server.connect(device)
    shell = DeviceShell(open_link(device.address))
    shell.find_root()
    Journal(shell, tmp_path).restore()
    shell.run(["rm", "-rf", "/data/local/tmp/consentinel"])
    assert differences(before, device.state()) == []


def test_a_full_device_refuses_the_photo_and_says_so(tmp_path: Path) -> None:
    phone = Android(profile("12-emulator"))
    shell, journal = ready(phone, tmp_path)
    phone.volumes["shared"].capacity = 10
    pieces = {piece.what: piece for piece in plant(shell, journal, HONEY, now_ms=NOW_MS).pieces}
    assert pieces["photo with a place"].state == "refused"


def test_the_mock_place_is_reported_again(tmp_path: Path) -> None:
    phone = Android(profile("15-production"))
    shell, journal = ready(phone, tmp_path)
    plant(shell, journal, HONEY, now_ms=NOW_MS)
    assert hold_place(shell, "30.5,122.5")
    assert phone.misc.mock_providers == {"gps": {"enabled": True, "location": "30.5,122.5"}}
