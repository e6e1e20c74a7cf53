"""The identifiers of simulated phones of every kind, read through the real adb."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fake_android import installer
from fake_android.android import Android
from fake_android.apk import make_apk
from fake_android.device import FakeDevice
from fake_android.parcel import parcel_of_error, parcel_of_text
from fake_android.profiles import profile, profiles
from fake_android.vfs import ROOT
from support.direct_link import DirectLink
from support.scripted_link import ScriptedLink, hanging

from analyzer.record.devices.android.identity import ADVERTISING, parcel_text, read_identity
from analyzer.record.devices.android.link import Link, open_link
from analyzer.record.devices.android.shell import DeviceShell

Make = Callable[..., FakeDevice]
APP = "com.example.app"


def prepared(phone: Android, link: Link | None = None) -> DeviceShell:
    for name in (APP, "com.example.other"):
        installer.install(phone, [make_apk(name, launcher=".Main")], set(), None)
    phone.misc.accounts.append(("lin.8f3k2w@example.org", "com.example"))
    shell = DeviceShell(link or DirectLink(phone), probe_timeout_s=0.3)
    shell.find_root()
    return shell


@pytest.mark.parametrize("kind", sorted(profiles()))
def test_every_kind_of_phone_gives_what_it_can(kind: str) -> None:
    phone = Android(profile(kind))
    found = read_identity(prepared(phone), APP).planted()
    has_root = phone.profile.root != "none"
    expected = {
        "device_serial": [phone.serial],
        "wifi_info": [phone.wifi.ssid, phone.wifi.bssid],
        "account_id": ["lin.8f3k2w@example.org"],
        "device_info": [phone.profile.fingerprint, phone.props["ro.build.display.id"], phone.profile.model],
        "ip_address": [phone.wifi.ip],
        "mac_address": [*([phone.wifi.mac] if has_root else []), "22:22:3A:5B:7C:9D"],
        "installed_apps": [*(["com.topjohnwu.magisk"] if phone.profile.root == "magisk" else []), "com.example.other"],
    }
    if has_root:
        expected |= {"android_id": [phone.ssaid[APP]], "advertising_id": ["7c9d3f5e-0b46-4a6e-9b1e-52d84c0f6a37"]}
    if has_root or phone.api < 29:
        sim = phone.sim
        expected |= {"imei": [sim.imei], "sim_identifiers": [sim.imsi, sim.iccid], "phone_number": [sim.number]}
    assert found == expected
    assert phone.unknown == []


def test_the_real_adb_carries_it_all(fake_device: Make) -> None:
    device = fake_device("14-magisk")
    over_adb = read_identity(prepared(device.phone, open_link(device.address)), APP)
    directly = read_identity(prepared(Android(profile("14-magisk"))), APP)
    assert over_adb == directly


def test_reading_changes_nothing() -> None:
    phone = Android(profile("14-magisk"))
    shell = prepared(phone)
    before = phone.snapshot()
    read_identity(shell, APP)
    assert phone.snapshot() == before


def test_what_cannot_be_read_is_stated_with_its_reason() -> None:
    phone = Android(profile("13-production"))
    readings = read_identity(prepared(phone), APP).readings
    assert {(reading.what, reading.unreadable) for reading in readings if not reading.values} == {
        ("android_id as the app sees it", "needs root"),
        ("Google advertising id", "needs root"),
        ("OAID", "this vendor gives it to apps only (bound service), or the device has none"),
        ("IMEI", "refused: reserved for the system from Android 10 on"),
        ("IMSI", "refused: reserved for the system from Android 10 on"),
        ("ICCID", "refused: reserved for the system from Android 10 on"),
        ("line 1 number", "refused: reserved for the system from Android 10 on"),
        ("Wi-Fi MAC", "needs root"),
    }


def test_notes_hold_no_value() -> None:
    identity = read_identity(prepared(Android(profile("15-emulator"))), APP)
    text = str(identity.notes())
    values = [value for values in identity.planted().values() for value in values]
    assert [value for value in values if value in text] == []


def test_binary_xml_is_read_where_a_vendor_left_the_tool_out() -> None:
    phone = Android(profile("14-magisk"))
    del phone.volumes["system"].nodes["bin/abx2xml"]
    found = read_identity(prepared(phone), APP)
    assert found.planted()["android_id"] == [phone.ssaid[APP]]


def test_an_oaid_is_read_from_the_setting_of_huawei() -> None:
    phone = Android(profile("10-production"))
    phone.settings["global"]["pps_oaid"] = "e9047f3a-6b2d-4c81-a5f7-d03b96c8124e"
    assert read_identity(prepared(phone)).planted()["oaid"] == ["e9047f3a-6b2d-4c81-a5f7-d03b96c8124e"]


def test_a_deleted_advertising_id_is_no_value() -> None:
    phone = Android(profile("12-emulator"))
    text = '<map><string name="adid_key">00000000-0000-0000-0000-000000000000</string></map>'
    phone.view(ROOT).write(ADVERTISING, text.encode())
    found = {r.what: (r.values, r.unreadable) for r in read_identity(prepared(phone)).readings}
    assert found["Google advertising id"] == ((), "deleted by the user: all zeros")


@pytest.mark.parametrize("garbage", [b"", b"\xff\x00" * 4000, b"<setting " * 999, b"ABX\0\x32\xff\xff\xff"])
def test_garbage_from_the_device_is_no_value(garbage: bytes) -> None:
    phone = Android(profile("14-magisk"))
    shell = prepared(phone)
    for part in ("cat ", "dumpsys", "service call", "abx2xml", "cmd ", "getprop", "settings get", "ip addr"):
        phone.faults.garbage[part] = garbage
    assert read_identity(shell, APP).planted() == {}


def test_parcels_are_read_by_their_length() -> None:
    assert parcel_text(parcel_of_text("358240051111110")) == "358240051111110"
    assert parcel_text(parcel_of_text("")) == ""
    assert parcel_text(parcel_of_error("getDeviceId: no")) == "getDeviceId: no"
    assert [parcel_text(text) for text in ("", "Result: Parcel(00000000)", "Result: Parcel(zz)")] == ["", "", ""]


def test_a_command_that_hangs_is_a_value_that_is_missing() -> None:
    link = ScriptedLink({"getprop ro.serialno": hanging(), "getprop ro.boot.serialno": (0, "8QK7T3XW1D94\n")})
    assert read_identity(DeviceShell(link)).planted() == {"device_serial": ["8QK7T3XW1D94"]}
