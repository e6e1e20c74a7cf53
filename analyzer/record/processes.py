"""Every process of an app: the hooks in each, those that come and go, and the times that nobody saw."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from analyzer.model.enums import GapKind
from analyzer.model.errors import ConsentinelError
from analyzer.record.clock import ClockSample
from analyzer.record.hooking import OnLines, OnLost
from analyzer.record.java_gate import JavaGate
from analyzer.record.local_processes import name_of
from analyzer.record.newcomers import Newcomer, Newcomers
from analyzer.record.strays import Stray, Strays, is_own_name

log = logging.getLogger(__name__)

_LOOK_EVERY_S = 0.5


class Instrument(Protocol):
    """What the recorder asks of the hooks in one process; `record.instrument` has the real one."""

    @property
    def is_attached(self) -> bool:
        """Whether the hooks are still there."""
        ...

    def attach(self, pid: int, runtime: str = "hotspot", *, process: str = "", is_parent: bool = False) -> Any:
        """Put the hooks in place; return when they are live. Raises SetupError."""
        ...

    def measure_clock(self) -> Any:
        """Give offset_s, uncertainty_s and round_trip_s of the app's clock. Raises SetupError."""
        ...

    def close(self, *, is_exchanged: bool = False) -> None:
        """Take the last lines and leave the process."""
        ...


@dataclass(frozen=True)
class Kind:
    """Whose processes: the app's id, the runtime of its main process, and where its Frida is, as in `Device`."""

    app_id: str
    runtime: str
    frida_host: str | None


class Witness(Protocol):
    """Where what is seen of a process goes; called from several threads."""

    def on_lines(self, lines: list[dict[str, Any]]) -> None:
        """Keep lines of an agent."""

    def on_lost(self, n: int, reason: str, *, agent: str, pid: int) -> None:
        """Keep that lines of an agent are missing."""

    def on_clock(self, agent: str, sample: ClockSample) -> None:
        """Keep how far a process's clock is from ours."""

    def on_gap(self, kind: GapKind, detail: str, **more: Any) -> None:
        """Keep that something was not seen: subject, first_t, last_t."""


@dataclass
class _Hooked:
    """One process with hooks. agent: its id in the events; "" until it has said hello."""

    pid: int
    name: str
    runtime: str
    instrument: Instrument | None = None
    agent: str = ""
    gate: JavaGate | None = None


class Processes:
    """The processes of one app. make(on_lines, on_lost): hooks for one more process."""

    def __init__(self, kind: Kind, make: Callable[[OnLines, OnLost], Instrument], witness: Witness) -> None:
        self._kind, self._make, self._witness = kind, make, witness
        self._hooked: dict[int, _Hooked] = {}
        self._lock = threading.RLock()
        self._busy: Counter[int] = Counter()
        self._newcomers: Newcomers | None = None
        self._strays = Strays(kind.frida_host, kind.app_id)
        self._stop = threading.Event()
        self._watcher: threading.Thread | None = None

    def add(self, pid: int, *, name: str = "", runtime: str | None = None, is_parent: bool | None = None) -> Any:
        """Put hooks into a process; give what the agent said of itself. Raises SetupError."""
        with self._entering(pid):
            hooked = _Hooked(pid, name or self._kind.app_id, runtime or self._kind.runtime)
            return self._enter(hooked, is_parent=self._newcomers is not None if is_parent is None else is_parent)

    def _enter(self, hooked: _Hooked, *, is_parent: bool) -> Any:
        pid = hooked.pid
        instrument = hooked.instrument = self._make(
            self._witness.on_lines,
            lambda n, reason: self._witness.on_lost(n, reason, agent=hooked.agent, pid=pid),
        )
        with self._lock:
            before = self._hooked.pop(pid, None)
        _leave(before, is_exchanged=True)
        info = instrument.attach(pid, hooked.runtime, process=hooked.name, is_parent=is_parent)
        hooked.agent = getattr(info, "agent", "")
        with self._lock:
            self._hooked[pid] = hooked
        self._witness.on_clock(hooked.agent, instrument.measure_clock())
        return info

    def follow(self) -> None:
        """From here on hold each new process of the app until it has hooks, and look for those that came otherwise.

        Raises SetupError when Frida is not there.
        """
        newcomers = Newcomers(
            self._kind.frida_host,
            is_known=self._knows,
            is_ours=lambda name: is_own_name(name, self._kind.app_id),
            on_new=self._on_new,
            on_lost=lambda detail: self._unseen(self._kind.app_id, detail, time.time(), None),
        )
        newcomers.start()
        self._newcomers = newcomers
        self._watcher = threading.Thread(target=self._watch, name="consentinel-processes", daemon=True)
        self._watcher.start()

    def measure_clocks(self) -> None:
        """Measure the clock of each process that still runs. Raises SetupError when one goes meanwhile."""
        for hooked in self._all():
            if hooked.instrument is not None and hooked.instrument.is_attached:
                self._witness.on_clock(hooked.agent, hooked.instrument.measure_clock())

    def close(self) -> None:
        """Let held processes run, and leave all of them. Safe to repeat."""
        self._stop.set()
        if self._newcomers is not None:
            self._newcomers.close()
        if self._watcher is not None:
            self._watcher.join()
        for hooked in self._all():
            _leave(hooked)
        with self._lock:
            self._hooked.clear()

    def _all(self) -> list[_Hooked]:
        with self._lock:
            return list(self._hooked.values())

    def _knows(self, pid: int) -> bool:
        is_held = self._newcomers is not None and self._newcomers.holds(pid)
        with self._lock:
            return is_held or pid in self._hooked or self._busy[pid] > 0

    @contextmanager
    def _entering(self, pid: int) -> Iterator[None]:
        """Keep the watcher away from a process: two agents that come at once block each other."""
        with self._lock:
            self._busy[pid] += 1
        try:
            yield
        finally:
            with self._lock:
                self._busy[pid] -= 1

    # --- processes that are held ---------------------------------------------------------------

    def _on_new(self, newcomer: Newcomer) -> bool:
        began = time.time()
        name = (
            newcomer.name if newcomer.origin == "spawn" else newcomer.name.rpartition("/")[2] or self._name_of(newcomer)
        )
        with self._entering(newcomer.pid):
            try:
                if newcomer.origin == "spawn":
                    self.add(newcomer.pid, name=name, is_parent=True)
                else:
                    self._add_child(newcomer, name)
            except ConsentinelError as error:
                detail = f"a new process got no hooks: {error.message}"
                self._unseen(name, detail, began, None)
                return False
        return True

    def _name_of(self, newcomer: Newcomer) -> str:
        """Give a name for a forked copy: that of its program here, that of the app elsewhere."""
        return (name_of(newcomer.pid) if self._kind.frida_host is None else "") or self._kind.app_id

    def _add_child(self, newcomer: Newcomer, name: str) -> None:
        """Hook what the app started. A forked child has no Java of its own, and its own children are not held."""
        pid, is_exec = newcomer.pid, newcomer.origin == "exec"
        self.add(pid, name=name, runtime="native", is_parent=is_exec)
        if is_exec and self._kind.runtime != "native":
            with self._lock:
                hooked = self._hooked[pid]
            hooked.gate = JavaGate(self._kind.frida_host, pid, lambda: self._on_java(hooked))

    def _on_java(self, hooked: _Hooked) -> None:
        """Exchange the agent of a process that has just made a Java runtime; it waits meanwhile."""
        began = time.time()
        gate, hooked.gate = hooked.gate, None  # it holds the process while the agents are exchanged
        with self._entering(hooked.pid):
            try:
                self.add(hooked.pid, name=hooked.name)
                with self._lock:
                    self._hooked[hooked.pid].gate = gate
            except ConsentinelError as error:
                detail = f"its Java got no hooks: {error.message}"
                self._unseen(hooked.name, detail, began, None)

    # --- processes that came otherwise ---------------------------------------------------------

    def _watch(self) -> None:
        while not self._stop.wait(_LOOK_EVERY_S):
            for hooked in self._all():
                if hooked.instrument is not None and not hooked.instrument.is_attached:
                    self._drop(hooked)
            with self._lock:
                known, busy = set(self._hooked), {pid for pid, n in self._busy.items() if n}
            for stray in self._strays.look(known, busy):
                self._take(stray)

    def _drop(self, hooked: _Hooked) -> None:
        with self._lock:
            if self._hooked.get(hooked.pid) is not hooked or self._busy[hooked.pid]:
                return
            del self._hooked[hooked.pid]
        _leave(hooked)
        self._strays.left(hooked.pid)

    def _take(self, stray: Stray) -> None:
        if self._knows(stray.pid):
            return  # it was just being held
        try:
            runtime = self._kind.runtime if self._kind.frida_host or stray.has_java else "native"
            self.add(stray.pid, name=stray.name, runtime=runtime)
        except ConsentinelError as error:
            if not self._strays.is_gone(stray.pid):
                detail = f"it runs without hooks: {error.message}"
                self._unseen(stray.name, detail, stray.since, None)
            return
        detail = "it ran without hooks until it was found; what it did then was not seen"
        self._unseen(stray.name, detail, stray.since, time.time())

    def _unseen(self, name: str, detail: str, first_t: float | None, last_t: float | None) -> None:
        self._witness.on_gap(GapKind.PROCESS_UNSEEN, detail, subject=name, first_t=first_t, last_t=last_t)


def _leave(hooked: _Hooked | None, *, is_exchanged: bool = False) -> None:
    if hooked is None:
        return
    if hooked.gate is not None:
        hooked.gate.close()
    if hooked.instrument is not None:
        hooked.instrument.close(is_exchanged=is_exchanged)
