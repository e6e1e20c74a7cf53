"""The app under test: its name, its start, its processes and what it may."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.scripted_link import ScriptedLink

from analyzer.model.errors import SetupError, UsageError
from analyzer.record.devices.android import app
from analyzer.record.devices.android.installed import Installed
from analyzer.record.devices.android.shell import DeviceShell
from analyzer.record.devices.android.undo import Journal


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
    info = Installed("a.b", runtime={"p.A": True, "p.B": False, "p.C": True})
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
