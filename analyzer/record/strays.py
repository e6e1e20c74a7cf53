"""Processes of an app that came without being held: found by looking, after they had begun."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzer.model.errors import ConsentinelError
from analyzer.record.frida_link import device_of, frida_errors
from analyzer.record.local_processes import children_of, is_alive, name_of, parent_of, started_at

log = logging.getLogger(__name__)

_LOOK_AFAR_EVERY_S = 2.0


@dataclass(frozen=True)
class Stray:
    """A process that runs without hooks. since: from when on, seconds; None when unknown."""

    pid: int
    name: str
    since: float | None
    has_java: bool


def is_own_name(name: str, app_id: str) -> bool:
    """Tell whether a process called so is the app's: its id, or a part of it such as `app:remote`."""
    return bool(app_id) and (name == app_id or name.startswith(f"{app_id}:"))


def may_have_java(pid: int) -> bool:
    """Tell whether a process of this machine has a Java runtime loaded; True where that cannot be seen."""
    try:
        modules = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return True
    return "libjvm.so" in modules or "libart.so" in modules


class Strays:
    """Looks for processes without hooks: below known ones on this machine, by name on a device.

    A process is a stray when two looks in a row see it without hooks: the first may see one that is just being held.
    """

    def __init__(self, frida_host: str | None, app_id: str) -> None:
        self._host, self._app_id = frida_host, app_id
        self._suspects: dict[int, float] = {}
        self._given: set[int] = set()
        self._lost: set[int] = set()
        self._looked = 0.0
        self._is_blind = False

    def left(self, pid: int) -> None:
        """Know that the hooks of a process ended; it is a stray when it goes on."""
        self._lost.add(pid)
        self._given.discard(pid)

    def is_gone(self, pid: int) -> bool:
        """Tell whether a process of this machine has ended; False for others, which cannot be asked."""
        return self._host is None and not is_alive(pid)

    def look(self, known: set[int], busy: set[int]) -> list[Stray]:
        """Give each stray once. known: with hooks; busy: getting them."""
        now = time.time()
        if self._host is not None and now - self._looked < _LOOK_AFAR_EVERY_S:
            return []
        before, self._looked = self._looked, now
        found = dict(self._afar(before) if self._host is not None else self._near(known))
        unhooked = {pid: stray for pid, stray in found.items() if pid not in known | busy | self._given}
        strays = [stray for pid, stray in unhooked.items() if pid in self._suspects]
        self._suspects = {pid: self._suspects.get(pid, now) for pid in unhooked}
        self._given |= {stray.pid for stray in strays}
        self._lost -= self._given
        return strays

    def _near(self, known: set[int]) -> Iterator[tuple[int, Stray]]:
        below = {child for pid in known for child in children_of(pid)}
        for pid in below | {pid for pid in self._lost if is_alive(pid)}:
            was_ours = pid in self._lost
            since = self._suspects.get(pid, time.time()) if was_ours else started_at(pid)
            has_java = may_have_java(pid) and not _is_copy(pid)
            yield pid, Stray(pid, name_of(pid) or f"pid {pid}", since, has_java)

    def _afar(self, before: float) -> Iterator[tuple[int, Stray]]:
        if self._is_blind:
            return
        try:
            with frida_errors("the device"):
                processes = device_of(self._host).enumerate_processes(scope="metadata")
        except ConsentinelError as error:
            log.warning("the processes of the device cannot be listed: %s", error.message)
            self._is_blind = error.code not in ("E292", "E233")
            return
        for process in processes:
            if self._is_own(process):
                since = self._suspects.get(process.pid, before or None)
                yield process.pid, Stray(process.pid, process.name, since, True)

    def _is_own(self, process: Any) -> bool:
        # Frida names an app's main process by its label; the ids of its apps stand beside that.
        return is_own_name(process.name, self._app_id) or self._app_id in process.parameters.get("applications", [])


def _is_copy(pid: int) -> bool:
    """Tell whether a process is a fork of its parent that runs no program of its own."""
    mine, its = (_command(one) for one in (pid, parent_of(pid)))
    return mine != b"" and mine == its


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
