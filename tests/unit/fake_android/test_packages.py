"""Installing through the real adb, permissions, starting, and what is left when an app goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fake_android import installer
from fake_android.android import Android
from fake_android.apk import make_apk
from fake_android.device import AdbServer, FakeDevice
from fake_android.state import differences
from support.fake_phone import ask, phone, say

Make = Callable[..., FakeDevice]
APP = "com.example.app"
CAMERA, SMS, INTERNET = (f"android.permission.{name}" for name in ("CAMERA", "READ_SMS", "INTERNET"))


def with_app(kind: str, **facts: object) -> Android:
    android = phone(kind)
    facts = {"launcher": ".Main", "requested": [CAMERA, SMS, INTERNET], **facts}
    installer.install(android, [make_apk(APP, **facts)], set(), None)
    return android


def test_adb_installs_streams_splits_and_uninstalls(fake_device: Make, adb_server: AdbServer, tmp_path: Path) -> None:
    device = fake_device("12-emulator")
    before = device.state()
    (tmp_path / "base.apk").write_bytes(make_apk(APP))
    (tmp_path / "split.apk").write_bytes(make_apk(APP, split="config.x86_64", abis=("x86_64",)))
    done = adb_server.run("-s", device.address, "install", "-r", "-t", str(tmp_path / "base.apk"))
    assert b"Success" in done.stdout
    both = [str(tmp_path / name) for name in ("base.apk", "split.apk")]
    done = adb_server.run("-s", device.address, "install-multiple", *both)
    assert b"Success" in done.stdout
    assert [path.rpartition("/")[2] for path in device.phone.packages[APP].paths] == [
        "base.apk",
        "split_config.x86_64.apk",
    ]
    assert b"Success" in adb_server.run("-s", device.address, "uninstall", APP).stdout
    assert differences(before, device.state()) == []


@pytest.mark.parametrize(
    ("kind", "apk", "text"),
    [
        ("14-magisk", make_apk(APP, abis=("x86",)), "INSTALL_FAILED_NO_MATCHING_ABIS"),
        ("9-magisk", make_apk(APP, min_sdk=30), "INSTALL_FAILED_OLDER_SDK"),
        ("13-emulator", make_apk(APP, split="config.de"), "INSTALL_FAILED_MISSING_SPLIT"),
        ("13-emulator", b"no zip", "INSTALL_PARSE_FAILED_NOT_APK"),
        ("13-emulator", make_apk("com.example.old", signer="b"), "INSTALL_FAILED_UPDATE_INCOMPATIBLE"),
        ("13-emulator", make_apk("com.example.old", version_code=4), "INSTALL_FAILED_VERSION_DOWNGRADE"),
    ],
)
def test_what_cannot_be_installed_is_refused_by_its_name(kind: str, apk: bytes, text: str) -> None:
    android = phone(kind)
    installer.install(android, [make_apk("com.example.old", version_code=5)], set(), None)
    answer = ask(android, f"cmd package install -S {len(apk)}", stdin=apk)
    assert answer.code == 1
    assert answer.out.startswith(f"Failure [{text}")


def test_permissions_are_denied_until_granted_and_revoking_ends_the_app() -> None:
    android = with_app("13-emulator")
    assert android.packages[APP].runtime == {CAMERA: (False, ()), SMS: (False, ())}
    say(android, f"pm grant {APP} {CAMERA}")
    assert "android.permission.CAMERA: granted=true" in say(android, f"dumpsys package {APP}")
    say(android, f"am start -n {APP}/.Main")
    say(android, f"pm revoke {APP} {CAMERA}")
    assert android.processes.of_package(APP) == []


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (f"pm grant {APP} {INTERNET}", "not a changeable permission type"),
        (f"pm grant {APP} android.permission.BODY_SENSORS", "has not requested permission"),
        (f"pm grant com.none {CAMERA}", "Unknown package"),
    ],
)
def test_what_cannot_be_granted_is_refused(line: str, text: str) -> None:
    answer = ask(with_app("12-emulator"), line)
    assert (answer.code, text in answer.err) == (255, True)


def test_an_app_starts_shows_goes_to_the_background_and_stops() -> None:
    android = with_app("14-emulator")
    started: list[str] = []
    android.hooks.on_app_start = lambda package, process: started.append(process.name)
    assert say(android, f"cmd package resolve-activity --brief {APP} | tail -n1") == f"{APP}/.Main"
    assert "Status: ok" in say(android, f"am start -W -n {APP}/.Main")
    assert f"u0 {APP}/.Main t8" in say(android, "dumpsys activity activities | grep topResumedActivity")
    say(android, "input keyevent 3")
    assert "com.android.launcher3/.Launcher" in say(android, "dumpsys window | grep mCurrentFocus")
    say(android, f"am start -n {APP}/.Main; am force-stop {APP}")
    assert (started, android.processes.of_package(APP)) == ([APP], [])


def test_an_app_without_a_launcher_and_one_that_crashes() -> None:
    android = with_app("13-emulator", launcher=None)
    assert say(android, f"cmd package resolve-activity --brief {APP}") == "No activity found"
    answer = ask(android, f"monkey -p {APP} -c android.intent.category.LAUNCHER 1")
    assert (answer.code, "No activities found to run" in answer.out) == (251, True)
    android = with_app("13-emulator", crashes=True)
    say(android, f"am start -n {APP}/.Main")
    assert ask(android, f"pidof {APP}").code == 1


def test_clearing_empties_data_and_takes_permissions_back() -> None:
    android = with_app("13-emulator")
    say(android, f"pm grant {APP} {CAMERA}")
    android.view().write(f"/data/data/{APP}/prefs.xml", b"x")
    assert say(android, f"pm clear {APP}") == "Success"
    assert android.view().names(f"/data/data/{APP}") == []
    assert android.packages[APP].runtime[CAMERA] == (False, ())


def test_only_a_debuggable_app_lets_us_in() -> None:
    assert say(with_app("13-production", is_debuggable=True), f"run-as {APP} pwd") == f"/data/data/{APP}"
    assert ask(with_app("13-production"), f"run-as {APP} pwd").err == f"run-as: package not debuggable: {APP}\n"
