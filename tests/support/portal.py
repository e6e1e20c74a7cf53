"""Frida behind an address, as on a phone: a real portal on loopback, joined by processes of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import frida
from ports import claimed_port


class Portal:
    """`host` is what a device of ours would call its `frida_host`."""

    def __init__(self) -> None:
        self._cluster, control = claimed_port(), claimed_port()
        self.host = f"127.0.0.1:{control}"
        self._service = frida.PortalService(
            frida.EndpointParameters("127.0.0.1", self._cluster), frida.EndpointParameters("127.0.0.1", control)
        )
        self._sessions: list[Any] = []
        self._service.start()

    def join(self, pid: int) -> None:
        """Let a process of this machine be reached through the portal. A gated one waits for its resume."""
        session = frida.get_local_device().attach(pid)
        self._sessions.append(session)
        session.join_portal(f"127.0.0.1:{self._cluster}")

    def leave(self) -> None:
        """Let all processes go; nobody may be attached to them through the portal."""
        for session in self._sessions:
            with suppress(frida.InvalidOperationError, frida.TransportError):
                session.detach()
        self._sessions.clear()

    def close(self) -> None:
        """Stop the portal. Whoever is still attached through it dies: Frida 17.26."""
        self.leave()
        self._service.stop()


@contextmanager
def portal() -> Iterator[Portal]:
    """Run a portal while in the block."""
    opened = Portal()
    try:
        yield opened
    finally:
        opened.close()
