"""What dumpsys says of an app, hostile or old, and permissions."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.scripted_link import ScriptedLink

from analyzer.model.errors import SetupError, UsageError
from analyzer.record.devices.android import app
from analyzer.record.devices.android.shell import DeviceShell
from analyzer.record.devices.android.undo import Journal

DUMP = """\
Activity Resolver Table:
  Schemes:
Packages:
  Package [com.example.app.extra] (1111111):
    userId=10999
    versionName=9
  Package [com.example.app] (27ae7b4):
    appId=10301
    pkg=Package{42 com.example.app}
    versionCode=123 minSdk=24 targetSdk=34
    versionName=1.2.3
    installerPackageName=com.android.vending
    requested permissions:
      android.permission.CAMERA
      android.permission.READ_CONTACTS: restricted=true
      com.example.app.OWN
    install permissions:
      android.permission.INTERNET: granted=true
    User 0: ceDataInode=12 installed=true hidden=false stopped=false
      gids=[3003]
      runtime permissions:
        android.permission.CAMERA: granted=false, flags=[ USER_SET|USER_FIXED ]
        android.permission.READ_CONTACTS: granted=true
    User 10: ceDataInode=0 installed=false
      runtime permissions:
        android.permission.CAMERA: granted=true
Queries:
  Package [com.example.app]
"""


def test_a_dump_is_read_by_its_titles() -> None:
    found = app.parse_dump(DUMP, "com.example.app")
    assert found == app.Installed(
        package="com.example.app",
        version="1.2.3",
        version_code=123,
        uid=10301,
        target_sdk=34,
        installer="com.android.vending",
        requested=("android.permission.CAMERA", "android.permission.READ_CONTACTS", "com.example.app.OWN"),
        runtime={"android.permission.CAMERA": False, "android.permission.READ_CONTACTS": True},
    )
    assert found.granted == ["android.permission.READ_CONTACTS"]


@pytest.mark.parametrize("text", ["", "\x00\xff" * 50, "Can't find service: package", "Package [", "User 0:\n" * 9])
def test_garbage_says_nothing(text: str) -> None:
    assert app.parse_dump(text, "com.example.app") == app.Installed("com.example.app")


@pytest.mark.parametrize(
    "name", ["com.example.app; reboot", "../x", "", "app", "a" * 300, "com.例.app", "-p x.y", "a.b\n"]
)
def test_an_app_id_that_can_be_none_is_refused(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        app.check_name(name)
    assert caught.value.code == "E104"


def test_an_app_that_only_begins_so_is_not_installed() -> None:
    shell = DeviceShell(ScriptedLink({"pm list packages .*": (0, "package:com.example.apple\n")}))
    with pytest.raises(SetupError) as caught:
        app.look_up(shell, "com.example.app")
    assert caught.value.code == "E327"


@pytest.mark.parametrize("said", ["No activity found\n", "", "priority=0 x\ncom.other.app/.Main\n", "x/y; reboot\n"])
def test_an_app_without_a_launcher_says_so(said: str) -> None:
    shell = DeviceShell(ScriptedLink({"cmd package resolve-activity .*": (0, said)}))
    with pytest.raises(SetupError, match="no launcher") as caught:
        app.launcher_of(shell, "com.example.app")
    assert caught.value.code == "E327"


def test_permissions_are_taken_but_those_wanted_and_given_back(tmp_path: Path) -> None:
    link = ScriptedLink({"(pm|mkdir|rm) .*": (0, "")})
    shell = DeviceShell(link)
    journal = Journal(shell, tmp_path)
    info = app.Installed("a.b", runtime={"p.A": True, "p.B": False, "p.C": True})
    app.start_without(shell, journal, info, granted=("p.B", "p.C"))
    assert [line for line in link.asked if line.startswith("pm")] == ["pm revoke a.b p.A", "pm grant a.b p.B"]
    link.asked.clear()
    journal.restore()
    assert [line for line in link.asked if line.startswith("pm")] == ["pm revoke a.b p.B", "pm grant a.b p.A"]


def test_processes_of_an_app_are_those_of_its_name_and_its_services() -> None:
    said = "  PID NAME\n    1 init\n  500 a.b\n  501 a.b:remote\n  502 a.bc\n  503 x a.b\n"
    shell = DeviceShell(ScriptedLink({"ps .*": (0, said)}))
    assert app.pids(shell, "a.b") == [500, 501]


def test_a_digest_is_one_or_nothing() -> None:
    shell = DeviceShell(ScriptedLink({"sha256sum /a": (0, "ab" * 32 + "  /a\n"), "sha256sum /b": (0, "sorry")}))
    assert (app.digest(shell, ("/a",)), app.digest(shell, ("/b",)), app.digest(shell, ())) == ("ab" * 32, "", "")
