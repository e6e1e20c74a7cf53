"""The commands for devices as another program sees them, through the real adb server."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_android.device import AdbServer, FakeDevice
from support.cli import consentinel
from support.phones import changed, frida_server, strangers

from analyzer.model.errors import SetupError
from analyzer.record.devices.android import link

pytestmark = pytest.mark.slow
Make = Callable[..., FakeDevice]


def _error(done: subprocess.CompletedProcess[str]) -> tuple[int, str]:
    code = done.stderr.partition("error[")[2][:4]
    return done.returncode, code


def test_devices_are_listed_with_their_states(fake_device: Make, tmp_path: Path) -> None:
    device = fake_device("14-production")
    done = consentinel("devices", "--format", "json", captures=tmp_path)
    assert done.returncode == 0
    assert {"device": device.address, "state": "device"} in json.loads(done.stdout)


@pytest.mark.usefixtures("adb_environment")
@pytest.mark.parametrize(
    "words", [("device", "prepare", "NONE"), ("device", "restore", "NONE"), ("device", "status", "NONE"),
              ("record", "com.example.app", "--device", "NONE")]
)  # fmt: skip
def test_a_device_that_is_not_there_is_3_with_a_way_out(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = consentinel(*words, captures=tmp_path)
    assert _error(done) == (3, "E201")
    assert "hint:" in done.stderr
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_hostile_app_ids_are_2_and_reach_no_device(fake_device: Make, tmp_path: Path) -> None:
    device = fake_device("11-emulator")
    for name in ("a.b; reboot", "$(reboot).x", "-rf.x", "com.例子.app"):
        done = consentinel("record", "--device", device.address, "--", name, captures=tmp_path)
        assert _error(done) == (2, "E104"), name
    assert _error(consentinel("record", "--device", device.address, captures=tmp_path)) == (2, "E104")
    assert device.phone.transcript == []


def test_an_app_that_is_not_installed_is_3(fake_device: Make, tmp_path: Path) -> None:
    device = fake_device("14-magisk")
    before = device.state()
    done = consentinel("record", "com.example.none", "--device", device.address, captures=tmp_path)
    assert _error(done) == (3, "E327")
    assert consentinel("device", "restore", device.address, captures=tmp_path).returncode == 0
    assert changed(before, device) == []


def test_doctor_checks_a_device_and_changes_nothing(fake_device: Make, tmp_path: Path) -> None:
    device = fake_device("13-magisk")
    before = device.state()
    done = consentinel("doctor", "--device", device.address, "--format", "json", captures=tmp_path)
    rows = {row["need"]: row for row in json.loads(done.stdout)}
    levels = {name: rows[name]["level"] for name in ("adb", "booted", "abi", "root", "frida-server", "certificate")}
    assert levels == {
        "adb": "ok", "booted": "ok", "abi": "ok", "root": "ok", "frida-server": "missing", "certificate": "missing"
    }  # fmt: skip
    assert rows["frida-server"]["mend"] == f"consentinel device prepare {device.address}"
    assert changed(before, device) == []
    assert strangers(device) == set()
    zh = consentinel("doctor", "--device", device.address, "--lang", "zh", captures=tmp_path)
    assert "不存在；需要" in zh.stdout


def test_garbage_of_dumpsys_is_no_fault_of_ours(fake_device: Make, tmp_path: Path) -> None:
    device = fake_device("12-emulator")
    device.phone.faults.garbage["dumpsys"] = b"\xff\x00\x1b[2J" * 5000
    done = consentinel("doctor", "--device", device.address, "--format", "json", captures=tmp_path)
    rows = {row["need"]: row for row in json.loads(done.stdout)}
    assert (rows["battery"]["level"], rows["screen"]["level"]) == ("missing", "missing")
    assert done.returncode in (0, 3)


def test_a_phone_that_has_not_allowed_us_is_3(adb_environment: AdbServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for state, words in (("unauthorized", "unlock"), ("offline", "plug it in"), ("no permissions; see", "udev")):
        monkeypatch.setattr(link, "listed", lambda state=state: [("S1", state)])
        with pytest.raises(SetupError) as caught:
            link.open_link("S1")
        assert (caught.value.code, words in caught.value.hint) == ("E313", True)


def test_two_phones_of_one_serial_are_not_guessed_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "listed", lambda: [("S1", "device"), ("S1", "device")])
    with pytest.raises(SetupError, match="2 devices say they are 'S1'") as caught:
        link.open_link("S1")
    assert caught.value.code == "E313"


def test_serials_are_completed_only_where_a_server_runs(fake_device: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    device = fake_device("8-emulator")
    assert device.address in link.serials()
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", "1")
    assert link.serials() == []


def test_without_adb_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", "1")
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(SetupError) as caught:
        link.listed()
    assert caught.value.code == "E300"


def test_what_the_phone_does_not_say_is_not_undone_and_the_next_restore_mends_it(
    fake_device: Make, tmp_path: Path
) -> None:
    device = fake_device("14-magisk")
    before = device.state()
    source = frida_server(tmp_path / "frida").file
    assert source is not None
    captures = tmp_path / "captures"
    prepared = consentinel("device", "prepare", device.address, "--frida-server", source, captures=captures)
    assert prepared.returncode == 0, prepared.stderr
    device.phone.faults.fail |= {"pgrep": ("pgrep: /proc: Permission denied", 1), "cat /proc/mounts": ("denied", 1)}
    done = consentinel("device", "restore", device.address, captures=captures)
    assert _error(done) == (3, "E328")
    for words in ("whether our program runs: pgrep: /proc: Permission denied", "what is mounted: denied"):
        assert words in done.stderr
    assert "changes undone" not in done.stderr
    status = consentinel("device", "status", device.address, "--format", "json", captures=captures)
    assert {row["kind"] for row in json.loads(status.stdout)} == {"process", "mount"}
    device.phone.faults.fail.clear()
    mended = consentinel("device", "restore", device.address, captures=captures)
    assert (mended.returncode, "3 changes undone" in mended.stderr) == (0, True)
    assert changed(before, device) == []
