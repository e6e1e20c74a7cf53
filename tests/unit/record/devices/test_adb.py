"""An app on a phone that is killed and started again, and a device that is closed, by a scripted link."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from support.scripted_link import ScriptedLink

from analyzer.model.errors import SetupError, UsageError
from analyzer.record.devices.adb import AdbDevice
from analyzer.record.devices.android import adb_app
from analyzer.record.devices.android.adb_app import AdbApp
from analyzer.record.devices.android.installed import Installed
from analyzer.record.devices.android.shell import DeviceShell
from analyzer.record.devices.base import App, Counting, Device, Restarting

INFO = Installed("a.b", "1.2", installer="com.android.vending", requested=("p.A",))


class Started(AdbDevice):
    """A device whose app gets one process after another; `let` are those that were let run."""

    def __init__(self, link: ScriptedLink) -> None:
        super().__init__("S1", "a.b", open_device=lambda serial: link)
        self._shell = DeviceShell(link)
        self.next_pid, self.let = 100, list[int]()

    def start_suspended(self) -> tuple[int, bool]:
        self.next_pid += 1
        return self.next_pid, True

    def let_run(self, pid: int) -> None:
        self.let.append(pid)


def _app(monkeypatch: pytest.MonkeyPatch, listed: str) -> tuple[AdbApp, Started, ScriptedLink]:
    monkeypatch.setattr(adb_app, "_LOOK_EVERY_S", 0.0)
    link = ScriptedLink({"ps .*": (0, listed), "am .*": (0, "")})
    device = Started(link)
    app = AdbApp(device, INFO)
    app.begin()
    return app, device, link


def test_the_protocols_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    app, device, _ = _app(monkeypatch, "")
    as_device: Device = device
    as_app: App = app
    assert isinstance(as_device, Counting)
    assert isinstance(as_app, Restarting)
    assert (as_app.name, as_app.version, as_app.source, as_app.permissions) == (
        "a.b", "1.2", "com.android.vending", ("p.A",)
    )  # fmt: skip


def test_an_app_runs_until_its_process_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    app, device, link = _app(monkeypatch, "101 a.b\n")
    assert app.poll() is None
    app.resume()
    assert (app.poll(), device.let) == (None, [101])
    link.answers["ps .*"] = (0, "1 init\n")
    assert (app.poll(), app.next_process()) == (1, None)


def test_an_app_that_a_scenario_kills_comes_back_with_its_hooks_when_it_is_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app, device, link = _app(monkeypatch, "101 a.b\n")
    app.resume()
    app.controls.kill()
    link.answers["ps .*"] = (0, "")
    assert app.poll() is None  # dead, and nobody wants it back yet
    waiting = threading.Thread(target=app.controls.start)
    waiting.start()
    while app.poll() is None:
        pass
    again = app.next_process()
    assert again is app
    assert (app.poll(), app.pid, device.let) == (-9, 102, [101])
    app.resume()
    waiting.join(10)
    assert not waiting.is_alive()
    assert device.let == [101, 102]
    assert "am force-stop a.b" in link.asked


def test_a_phone_that_shows_no_processes_is_taken_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    app, _, _ = _app(monkeypatch, "")
    app.pid, app.is_suspended = 0, False
    assert app.poll() is None


def test_a_device_that_was_never_reached_is_closed_all_the_same(tmp_path: Path) -> None:
    device = AdbDevice("S1", "a.b", open_device=lambda serial: ScriptedLink())
    device.close()
    device.close()
    assert device.escaped() == []


def test_a_device_that_is_not_there_is_said_when_it_is_needed() -> None:
    def refuse(serial: str) -> ScriptedLink:
        raise SetupError("no device", code="E201")

    device = AdbDevice("S1", "a.b", open_device=refuse)
    for _ in range(2):
        with pytest.raises(SetupError):
            device.ensure_ready()


def test_an_app_id_is_checked_before_anything_is_asked() -> None:
    with pytest.raises(UsageError):
        AdbDevice("S1", "a.b; reboot")
