"""Holds a young process at the moment it makes a Java runtime, so that hooks come before its first class."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from analyzer.model.errors import ConsentinelError
from analyzer.record.bundle import load_bundle
from analyzer.record.frida_link import device_of, frida_errors

log = logging.getLogger(__name__)


class JavaGate:
    """A gate in one process. on_java() is called on a thread of its own, while the thread that makes Java waits."""

    def __init__(self, frida_host: str | None, pid: int, on_java: Callable[[], None]) -> None:
        """Place the gate. Raises SetupError E230-E238."""
        self._on_java = on_java
        with frida_errors(f"process {pid}"):
            self._session = device_of(frida_host).attach(pid)
            self._script = self._session.create_script(load_bundle("gate").source, name="java-gate", runtime="qjs")
            self._script.on("message", self._on_message)
            self._script.load()

    def close(self) -> None:
        """Open the gate and take it away. Safe to repeat."""
        for step in (self._script.unload, self._session.detach):
            with suppress(ConsentinelError), frida_errors("the gate"):
                step()

    def _on_message(self, message: dict[str, Any], _data: bytes | None) -> None:
        if message["type"] == "send":
            threading.Thread(target=self._exchange, name="consentinel-gate", daemon=True).start()

    def _exchange(self) -> None:
        try:
            self._on_java()
        finally:
            with suppress(ConsentinelError), frida_errors("the gate"):
                self._script.post({"type": "go"})
