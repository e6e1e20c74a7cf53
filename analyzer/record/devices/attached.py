"""A process that runs already, here or behind another Frida: hooked late, and left running at the end."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzer.model.errors import SetupError, UsageError
from analyzer.record.devices.base import App, ProxyEndpoint
from analyzer.record.frida_link import device_of, frida_errors
from analyzer.record.local_processes import is_alive, name_of, parent_of, started_at
from analyzer.record.strays import may_have_java

REMOTE = "frida:"
"""What --device begins with when it names the address of a Frida."""
_ASK_AFAR_EVERY_S = 2.0
_MAX_NAMED = 10
_RUNTIME_SCRIPT = """rpc.exports = { runtime() {
  const has = (name) => Process.findModuleByName(name) !== null;
  return has("libart.so") ? "art" : has("libjvm.so") ? "hotspot" : "native";
} };"""


@dataclass(frozen=True)
class Running:
    """A process that was asked for. began_at: seconds of the wall clock; None when unknown."""

    pid: int
    name: str
    began_at: float | None = None


class AttachedDevice:
    """Implements `Device` for one running process, by its number or name. frida_host: as in `Device`."""

    backend = "none"
    is_instrumented = True

    def __init__(self, wanted: str, frida_host: str | None = None) -> None:
        self.frida_host = frida_host
        self.runtime = "native"
        self._wanted = wanted
        self._found: Running | None = None

    def ensure_ready(self) -> None:
        """Find the process. Raises SetupError E230, E292-E295, or UsageError E296 when several have the name."""
        if self._found is None:
            self._found = (
                _find_here(self._wanted) if self.frida_host is None else _find_there(self._wanted, self.frida_host)
            )
            self.runtime = _runtime_of(self._found.pid, self.frida_host)

    def describe(self) -> dict[str, Any]:
        """Give what is known of it: the process, and when it began."""
        found = self._process()
        attached = {"pid": found.pid, "process": found.name, "began_at": found.began_at}
        kind = "process" if self.frida_host is None else "remote process"
        system = platform.system().lower() if self.frida_host is None else None
        return {"backend": self.backend, "kind": kind, "os": system, "attached": attached}

    def proxy_arguments(self, session_path: Path) -> list[str]:
        """Add nothing: the process uses the proxy if somebody leads it there."""
        return []

    def planted(self) -> dict[str, list[str]]:
        """Know no values."""
        return {}

    def launch(
        self, proxy: ProxyEndpoint, on_mark: Callable[[str, str, float, float], None], session_path: Path
    ) -> App:
        """Give the process as it runs."""
        return AttachedApp(self._process(), self.frida_host)

    def close(self) -> None:
        """Undo nothing: the hooks are gone, and the process goes on."""

    def _process(self) -> Running:
        self.ensure_ready()
        assert self._found is not None
        return self._found


class AttachedApp:
    """Implements `App` and `RunsAlready` for a process that is not ours to end."""

    version = source = ""
    permissions: tuple[str, ...] = ()

    def __init__(self, found: Running, frida_host: str | None) -> None:
        self.pid, self.name, self.began_at = found.pid, found.name, found.began_at
        # A program of this machine has no id that a store or a domain could be compared with.
        self.app_id = "" if frida_host is None else found.name.partition(":")[0]
        self._host = frida_host
        self._asked, self._is_there = time.monotonic(), True

    def resume(self) -> None:
        """Do nothing: it was never held."""

    def poll(self) -> int | None:
        """Give 0 when it has ended, whatever its code was, which only its parent is told; None while it runs."""
        if self._host is None:
            return None if is_alive(self.pid) else 0
        if self._is_there and time.monotonic() - self._asked >= _ASK_AFAR_EVERY_S:
            self._asked = time.monotonic()
            with suppress(SetupError):  # a Frida that is gone says nothing of the process
                self._is_there = any(process.pid == self.pid for process in _processes(self._host))
        return None if self._is_there else 0

    def stop(self, timeout_s: float = 5.0) -> None:
        """Do nothing: it goes on."""


def attached_device(device: str, wanted: str, target: str | None) -> AttachedDevice:
    """Give the device for --attach. Raises UsageError E297 when --device or TARGET do not go with it."""
    if target is not None or not (device == "none" or device.startswith(REMOTE)):
        raise UsageError(
            "--attach takes a process of this machine, of an app on a phone, or behind --device frida:HOST:PORT",
            code="E297",
            hint="for a phone: consentinel record APP --device SERIAL --attach PID; a TARGET goes with a phone alone",
        )
    return AttachedDevice(wanted, device.removeprefix(REMOTE) if device != "none" else None)


def _find_here(wanted: str) -> Running:
    if wanted.isdecimal():
        pid = int(wanted)
        if not is_alive(pid):
            raise SetupError(f"there is no process {pid}", code="E230", hint="it may have ended; start it again")
        return Running(pid, name_of(pid) or wanted, started_at(pid))
    ours = _ancestors()
    pids = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal()]
    found = [
        Running(pid, name_of(pid) or wanted) for pid in sorted(pids) if pid not in ours and _is_called(pid, wanted)
    ]
    chosen = _the_one(wanted, found)
    return Running(chosen.pid, chosen.name, started_at(chosen.pid))


def _ancestors() -> set[int]:
    """Give ourselves and whoever started us, whose command lines hold the wanted name too."""
    found, pid = set(), os.getpid()
    while pid > 0 and pid not in found:
        found.add(pid)
        pid = parent_of(pid)
    return found


def _is_called(pid: int, wanted: str) -> bool:
    """Compare with the program's file, with what the process calls itself, and with each word of its command line.

    A Java program is so found by its main class or its jar.
    """
    folder = Path("/proc") / str(pid)
    try:
        comm = (folder / "comm").read_text(encoding="utf-8", errors="replace").rstrip("\n")
        words = (folder / "cmdline").read_bytes().decode("utf-8", errors="replace").split("\0")
    except OSError:
        return False
    if not is_alive(pid) or words == [""]:
        return False
    return wanted in {comm, name_of(pid), *words, *(word.rpartition("/")[2] for word in words)}


def _find_there(wanted: str, frida_host: str) -> Running:
    if wanted.isdecimal():
        found = [Running(one.pid, one.name) for one in _processes(frida_host) if one.pid == int(wanted)]
    else:
        found = [
            Running(one.pid, one.name)
            for one in _processes(frida_host)
            if one.name == wanted or wanted in one.parameters.get("applications", [])
        ]
    return _the_one(wanted, found)


def _the_one(wanted: str, found: list[Running]) -> Running:
    if not found:
        raise SetupError(f"no process is called {wanted!r}", code="E295", hint="give its number, as `ps` shows it")
    if len(found) > 1:
        named = ", ".join(f"{one.pid} ({one.name})" for one in found[:_MAX_NAMED])
        raise UsageError(
            f"{len(found)} processes are called {wanted!r}: {named}", code="E296", hint="give the number of one of them"
        )
    return found[0]


def _processes(frida_host: str) -> list[Any]:
    with frida_errors(f"Frida at {frida_host}"):
        return list(device_of(frida_host).enumerate_processes(scope="metadata"))


def _runtime_of(pid: int, frida_host: str | None) -> str:
    if frida_host is None:
        return "hotspot" if may_have_java(pid) else "native"
    with frida_errors(f"process {pid}"):
        session = device_of(frida_host).attach(pid)
        try:
            script = session.create_script(_RUNTIME_SCRIPT, runtime="qjs")
            script.load()
            return str(script.exports_sync.runtime())
        finally:
            session.detach()
