"""An app on the fake phone that really runs: the embedded player, led by the phone's own proxy, redirect and CAs.

Its process is this machine's, reached through a portal behind the phone's frida-server; its traffic goes where the
phone's state sends it, through `adb reverse`, and it trusts what lies in the phone's CA folder as its process sees it.
"""

from __future__ import annotations

import shlex
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from fake_android.apk import make_apk
from fake_android.device import FakeDevice
from fake_android.state import Package, Process
from fake_android.vfs import FileError

from analyzer.model.errors import ConsentinelError
from analyzer.record.behavior import Behavior
from analyzer.record.control import send_mark
from analyzer.record.devices.base import ProxyEndpoint
from analyzer.record.devices.embedded.sink import Sink
from analyzer.record.devices.jvm import JvmApp, arguments_to, player_job
from analyzer.record.lives import lives_of
from analyzer.record.scenario import find_scenario
from support.portal import Portal, portal
from support.waiting import wait_for
from support.warm_process import warm_python

_CA_FOLDERS = ("/apex/com.android.conscrypt/cacerts", "/system/etc/security/cacerts")


class PhoneApp:
    """The app of a behavior on a fake phone. mitmdump: the program that leads its hosts to the sink.

    follows_marks: whether what it does to the user is marked in the session, as a person would.
    """

    def __init__(self, device: FakeDevice, behavior: Behavior, there: Portal, folder: Path) -> None:
        self._device, self._behavior, self._portal, self._folder = device, behavior, there, folder
        self._sink = Sink([host.host for host in behavior.spec.hosts], folder)
        self._sink.start()
        self.player: JvmApp | None = None
        self._lives: list[JvmApp] = []
        self.truth = folder / "truth.jsonl"
        self.session: Path | None = None
        self.follows_marks = True
        self.mitmdump = folder / "mitmdump"
        program = [str(warm_python()), "-c", "from mitmproxy.tools.main import mitmdump; mitmdump()"]
        gate = ["-s", str(Path(__file__).with_name("gate.py")), "--set", f"gate_folder={folder}"]
        line = f'exec {shlex.join(program)} "$@" {shlex.join([*arguments_to(self._sink), *gate])}\n'
        self.mitmdump.write_text(f"#!/bin/sh\n{line}", encoding="utf-8")
        self.mitmdump.chmod(0o755)
        device.phone.hooks.frida_port = int(there.host.rpartition(":")[2])
        device.phone.hooks.on_app_start = self._begin

    def apk(self) -> Path:
        """Give the file of the app."""
        info = self._behavior.spec.app
        file = self._folder / "app.apk"
        facts = {
            "version_name": info.version,
            "launcher": ".Main",
            "requested": list(info.permissions),
            "target_sdk": 34,
        }
        file.write_bytes(make_apk(info.id, **facts))
        return file

    def _begin(self, package: Package, process: Process) -> None:
        if package.name != self._behavior.spec.app.id:
            return
        scenario = find_scenario(self._behavior.spec.scenario)
        job = player_job(self._behavior, scenario, self._proxy(package, process), self.truth)
        consent = self._lives[-1]._consent if self._lives else "none_asked"
        self.player = JvmApp(self._behavior, lives_of(job)[len(self._lives) :], self._on_mark, consent=consent)
        self._lives.append(self.player)
        self._portal.join(self.player.pid)
        table = self._device.phone.processes.by_pid
        table[self.player.pid] = table.pop(process.pid)
        process.pid = self.player.pid
        process.on_end = self.player.stop

    def _proxy(self, package: Package, process: Process) -> ProxyEndpoint:
        """Give where the phone's state leads this app, and the CA that its folder holds for it."""
        phone = self._device.phone
        led = phone.route(package.uid, "203.0.113.9", 443)
        if led == "direct":
            led = phone.settings["global"].get("http_proxy", ":0")
        port = self._device.relay_reverse(int(led.rpartition(":")[2]))
        return ProxyEndpoint("127.0.0.1", port, self._trusted(process))

    def _trusted(self, process: Process) -> Path:
        view = self._device.phone.view(space=process.space)
        for folder in _CA_FOLDERS:
            with suppress(FileError):
                pem = view.read(f"{folder}/c8750f0d.0")
                file = self._folder / "trusted.pem"
                file.write_bytes(pem)
                return file
        raise AssertionError("the phone's app trusts no CA of ours")

    def _on_mark(self, mark: str, note: str, t: float, t_mono: float) -> None:
        if not self.follows_marks:
            return
        assert self.session is not None
        with suppress(ConsentinelError):
            send_mark(self.session, mark, note=note)

    @property
    def n_lives(self) -> int:
        """How many processes it has had."""
        return len(self._lives)

    def open_gate(self, name: str) -> None:
        """Let the app go on that waits for the answer of a host whose name begins with `gate.`."""
        (self._folder / f"gate-{name}").touch()

    def stands_at(self, name: str) -> bool:
        """Tell whether the app has come to a gate."""
        return (self._folder / f"at-{name}").exists()

    def let_run(self, session: Path) -> None:
        """Let the app's latest process go once its hooks are in place: the recorder notes what was not seen before."""
        marks = session / "raw" / "marks.jsonl"
        unseen = b'"gap_kind":"process_unseen"'
        wait_for(lambda: marks.read_bytes().count(unseen) >= len(self._lives), "the app has no hooks")
        assert self.player is not None
        self.player.resume()

    def play(self, session: Path) -> None:
        """Let the app go once its start is marked; return when it has done all."""
        self.session = session
        marks = session / "raw" / "marks.jsonl"
        wait_for(lambda: b"app_launched" in marks.read_bytes(), "the app's start is not marked")
        assert self.player is not None
        self.player.resume()
        wait_for(lambda: self.player is None or self.player.poll() is not None, "the app has not done all")

    def close(self) -> None:
        """End the player and the sink."""
        for life in self._lives:
            life.stop()
        self._sink.close()


@contextmanager
def phone_app(device: FakeDevice, behavior: Behavior) -> Iterator[PhoneApp]:
    """Have a behavior's app run on a fake phone while in the block."""
    with tempfile.TemporaryDirectory(prefix="phone-app-") as folder, portal() as there:
        app = PhoneApp(device, behavior, there, Path(folder))
        try:
            yield app
        finally:
            threading.Thread(target=there.leave, daemon=True).start()
            app.close()
