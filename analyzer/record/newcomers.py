"""Processes that begin while an app is recorded, held until somebody has looked at them.

On this machine, children of processes we are in (Frida's child gating); on a device, whatever its system starts (spawn
gating), since `:remote` processes are forked by zygote and not by the app. Foreign ones are let go at once: Frida's
watchdog otherwise ends gating for all of them after 8 s (Frida 17.16).
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from analyzer.model.errors import ConsentinelError
from analyzer.record.frida_link import device_of, frida_errors
from analyzer.record.local_processes import parent_of

log = logging.getLogger(__name__)

_PATIENCE_S = 10.0


@dataclass(frozen=True)
class Newcomer:
    """A process that has just begun; suspended. name: its identifier on a device, else the path of its program."""

    pid: int
    name: str
    origin: Literal["exec", "fork", "spawn"]


class Newcomers:
    """Holds each new process, hands it on, and lets it run whatever becomes of it.

    is_known(pid): one we are in. is_ours(identifier): one of the app. on_new(newcomer) is called on a thread of its
    own for each process of the app, and says whether the process has hooks now. on_lost(detail) tells that new
    processes are not held any more, or never were.
    """

    def __init__(
        self,
        frida_host: str | None,
        *,
        is_known: Callable[[int], bool],
        is_ours: Callable[[str], bool],
        on_new: Callable[[Newcomer], bool],
        on_lost: Callable[[str], None],
    ) -> None:
        self._host = frida_host
        self._is_known, self._is_ours = is_known, is_ours
        self._on_new, self._on_lost = on_new, on_lost
        self._device: Any = None
        self._signals: list[tuple[str, Callable[..., None]]] = []
        self._workers: list[threading.Thread] = []
        self._bare: list[Any] = []
        self._held: dict[int, Newcomer] = {}
        self._foreign: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        self._is_closing = False

    def start(self) -> None:
        """Begin. Raises SetupError when Frida is not there; a device that cannot hold processes is told to on_lost."""
        self._device = device_of(self._host)
        self._signals = [("child-added", self._on_child)]
        if self._host is not None:
            self._signals += [("spawn-added", self._on_spawn), ("spawn-gating-disabled", self._on_disabled)]
        for name, callback in self._signals:
            self._device.on(name, callback)
        self._work(self._let_foreign_go)
        if self._host is not None:
            self._hold_spawns()

    def close(self) -> None:
        """Let everything run that is still held. Safe to repeat."""
        device, self._device, self._is_closing = self._device, None, True
        if device is None:
            return
        if self._host is not None:
            self._try("end spawn gating", device.disable_spawn_gating)
        for name, callback in self._signals:
            device.off(name, callback)
        self._foreign.put(None)
        for worker in self._workers:
            worker.join(_PATIENCE_S)
        for session in self._bare:
            self._try("leave a process", session.detach)

    def holds(self, pid: int) -> bool:
        """Tell whether a process is held right now."""
        return pid in self._held

    def _hold_spawns(self) -> None:
        device = self._device
        try:
            with frida_errors("the device"):
                device.enable_spawn_gating(scope="applications")
        except ConsentinelError as error:
            detail = f"new processes cannot be held there: {error.message}"
            self._on_lost(detail)

    # Called on Frida's own thread, which may not wait for Frida.

    def _on_child(self, child: Any) -> None:
        # Of a child made by posix_spawn Frida names the child itself as its parent.
        parents = {child.parent_pid, child.pid, parent_of(child.pid) if self._host is None else 0}
        if self._host is None and not any(self._is_known(pid) for pid in parents):
            return
        self._take(
            Newcomer(child.pid, child.path or child.identifier or "", "fork" if child.origin == "fork" else "exec")
        )

    def _on_spawn(self, spawn: Any) -> None:
        if self._is_ours(spawn.identifier or ""):
            self._take(Newcomer(spawn.pid, spawn.identifier, "spawn"))
        else:
            self._foreign.put(spawn.pid)

    def _on_disabled(self, reason: str = "") -> None:
        if not self._is_closing:
            detail = f"Frida stopped holding new processes ({reason})"
            self._on_lost(detail)

    def _take(self, newcomer: Newcomer) -> None:
        self._held[newcomer.pid] = newcomer
        self._work(lambda: self._handle(newcomer))

    # On threads of ours.

    def _work(self, action: Callable[[], None]) -> None:
        thread = threading.Thread(target=action, name="consentinel-newcomers", daemon=True)
        self._workers = [worker for worker in self._workers if worker.is_alive()] + [thread]
        thread.start()

    def _handle(self, newcomer: Newcomer) -> None:
        # A forked child that is let run while nobody is attached crashes in one of three cases, or hangs: Frida 17.26.
        session = self._attach(newcomer.pid)
        has_hooks = False
        try:
            has_hooks = self._on_new(newcomer)
        finally:
            self._resume(newcomer.pid)
            self._held.pop(newcomer.pid, None)
            if session is not None and has_hooks:
                self._try("leave a process", session.detach)
            elif session is not None:
                self._bare.append(session)

    def _attach(self, pid: int) -> Any:
        try:
            with frida_errors(f"process {pid}"):
                return device_of(self._host).attach(pid)
        except ConsentinelError as error:
            log.warning("a new process cannot be entered: %s", error.message)
            return None

    def _let_foreign_go(self) -> None:
        while (pid := self._foreign.get()) is not None:
            self._resume(pid)

    def _resume(self, pid: int) -> None:
        device = device_of(self._host)
        self._try("let a process run", lambda: device.resume(pid))

    def _try(self, what: str, action: Callable[[], object]) -> None:
        try:
            with frida_errors("a process"):
                action()
        except ConsentinelError as error:
            log.warning("could not %s: %s", what, error.message)
