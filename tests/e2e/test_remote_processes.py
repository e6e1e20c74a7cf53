"""Processes that begin on a device: held there until they have hooks, or found afterwards.

Frida is real, behind a portal on loopback. What a portal cannot do is told by a stand-in around its device: that the
system of a phone has started a process and holds it.
"""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import frida
import pytest
from procs.world import APP_ID, Make, Notes, real
from support.portal import Portal, portal
from support.waiting import PATIENCE_S, wait_for

from analyzer.record import newcomers
from analyzer.record.frida_link import device_of
from analyzer.record.processes import Instrument, Kind, Processes

pytestmark = pytest.mark.slow


class Phone:
    """A frida device whose system starts processes when the test says so."""

    def __init__(self, device: Any, *, can_hold: bool = True) -> None:
        self._device, self._can_hold = device, can_hold
        self._callbacks: dict[str, Callable[..., None]] = {}
        self.resumed: list[int] = []
        self.scopes: list[str] = []

    def on(self, signal: str, callback: Callable[..., None]) -> None:
        self._callbacks[signal] = callback
        self._device.on(signal, callback)

    def enable_spawn_gating(self, *, scope: str) -> None:
        if not self._can_hold:
            raise frida.NotSupportedError("not supported")
        self.scopes.append(scope)
        self._device.enable_spawn_gating(scope=scope)

    def resume(self, pid: int) -> None:
        self.resumed.append(pid)
        self._device.resume(pid)

    def says(self, signal: str, *told: Any) -> None:
        self._callbacks[signal](*told)

    def spawned(self, pid: int, identifier: str) -> None:
        self.says("spawn-added", SimpleNamespace(pid=pid, identifier=identifier))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._device, name)


class Shelf:
    """Programs that wait, called as processes of Android are."""

    def __init__(self, there: Portal, folder: Path) -> None:
        self._portal, self._folder = there, folder
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self, name: str) -> subprocess.Popen[bytes]:
        file = self._folder / name
        if not file.exists():
            shutil.copy("/usr/bin/cat", file)
        process = subprocess.Popen([file], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.running.append(process)
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(b"awake\n")
        process.stdin.flush()
        process.stdout.readline()
        self._portal.join(process.pid)
        return process


@contextmanager
def _phone(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, can_hold: bool = True, make: Make | None = None
) -> Iterator[tuple[Phone, Shelf, Notes]]:
    """An app runs on a phone and is followed."""
    with portal() as there:
        phone = Phone(device_of(there.host), can_hold=can_hold)
        monkeypatch.setattr(newcomers, "device_of", lambda _host: phone)
        shelf, notes = Shelf(there, folder), Notes()
        make = make or (lambda lines, lost: real(lines, lost, frida_host=there.host))
        processes = Processes(Kind(APP_ID, "native", there.host), make, notes)
        try:
            main = shelf.start(APP_ID)
            processes.follow()
            processes.add(main.pid)
            yield phone, shelf, notes
        finally:
            processes.close()
            there.leave()
            for process in shelf.running:
                process.kill()
                process.wait()


def test_a_process_that_the_system_starts_has_hooks_before_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _phone(tmp_path, monkeypatch) as (phone, shelf, notes):
        remote = shelf.start(f"{APP_ID}:remote")
        phone.spawned(remote.pid, f"{APP_ID}:remote")
        wait_for(lambda: phone.resumed, "it is let run")
        assert notes.agents() == [(APP_ID, "native"), (f"{APP_ID}:remote", "native")]
    assert (phone.scopes, phone.resumed, notes.gaps) == (["applications"], [remote.pid], [])


@pytest.mark.parametrize("name", ["com.example.familytree", f"{APP_ID}2:remote", "com.example", "", "zygote64"])
def test_others_are_let_run_at_once_whatever_we_are_doing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_free = threading.Event()

    def slow(there: Portal) -> Make:
        def make(*said: Any) -> Instrument:
            if threading.current_thread().name == "consentinel-newcomers":
                assert is_free.wait(PATIENCE_S)
            return real(*said, frida_host=there.host)

        return make

    with portal() as there:
        phone = Phone(device_of(there.host))
        monkeypatch.setattr(newcomers, "device_of", lambda _host: phone)
        shelf, notes = Shelf(there, tmp_path), Notes()
        processes = Processes(Kind(APP_ID, "native", there.host), slow(there), notes)
        try:
            processes.follow()
            own, other = shelf.start(f"{APP_ID}:push"), shelf.start("other")
            phone.spawned(own.pid, f"{APP_ID}:push")
            phone.spawned(other.pid, name)
            wait_for(lambda: phone.resumed == [other.pid], "the foreign one is let run while ours waits")
            is_free.set()
            wait_for(lambda: phone.resumed == [other.pid, own.pid], "ours follows")
        finally:
            is_free.set()
            processes.close()
            there.leave()
            for process in shelf.running:
                process.kill()
                process.wait()
    assert notes.agents() == [(f"{APP_ID}:push", "native")]


def test_the_watchdog_of_frida_is_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _phone(tmp_path, monkeypatch) as (phone, _, notes):
        phone.says("spawn-gating-disabled", "watchdog-timeout")
        assert notes.gaps == [
            ("process_unseen", APP_ID, "Frida stopped holding new processes (watchdog-timeout)"),
        ]


def test_where_nothing_can_be_held_processes_are_found_late_and_each_time_before_is_a_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _phone(tmp_path, monkeypatch, can_hold=False) as (_, shelf, notes):
        shelf.start("com.example.familytree")
        shelf.start(f"{APP_ID}:remote")
        wait_for(lambda: len(notes.gaps) == 2, "the second process is found")
    assert notes.agents() == [(APP_ID, "native"), (f"{APP_ID}:remote", "native")]
    late = "it ran without hooks until it was found; what it did then was not seen"
    no_gate = "new processes cannot be held there: the device cannot be instrumented by this Frida (NotSupportedError)"
    assert notes.gaps == [("process_unseen", APP_ID, no_gate), ("process_unseen", f"{APP_ID}:remote", late)]
    first, last = notes.spans[1]
    assert first is not None and last is not None
    assert first < last


def test_an_app_that_crashed_and_came_back_is_hooked_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _phone(tmp_path, monkeypatch) as (_, shelf, notes):
        shelf.running[0].kill()
        wait_for(lambda: notes.lost, "its end is noticed")
        again = shelf.start(APP_ID)
        wait_for(lambda: notes.gaps, "it is found")
        assert [line["pid"] for line in notes.of_kind("agent")] == [shelf.running[0].pid, again.pid]
    late = "it ran without hooks until it was found; what it did then was not seen"
    assert notes.gaps == [("process_unseen", APP_ID, late)]
