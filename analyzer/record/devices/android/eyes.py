"""Reads a phone's screen: by its own `uiautomator dump`, and by uiautomator2 where that gives nothing."""

from __future__ import annotations

import logging
import time
from typing import Literal, Protocol

from analyzer.model.errors import SetupError
from analyzer.record.devices.android.link import Hangs
from analyzer.record.devices.android.shell import DeviceShell

MAX_TREE_BYTES = 32 << 20
"""A tree of 50,000 nodes has some 20 MB; more is not read."""
_TRIES, _TRIES_BEFORE, _PAUSE_S = 3, 2, 1.0
"""How often the dump is asked; and how often where uiautomator2 can be asked next: each may take 10 s."""
_DUMP_TIMEOUT_S = 25.0
"""The device itself waits some 10 s for an idle screen (device_facts 7.1, seen)."""
_END = b"</hierarchy>"
DUMP, SERVER = "dump", "uiautomator2"

Wanted = Literal["auto", "dump", "uiautomator2"]
"""What a session is told to read by; auto: the dump, and uiautomator2 from the first screen on that gives none."""

log = logging.getLogger(__name__)


class Server(Protocol):
    """A program on the phone that reads its screen: `UiServer`."""

    def why_not(self) -> str:
        """Give why it cannot be used here, "" when nothing speaks against it."""
        ...

    def begin(self) -> None:
        """Start it. Raises SetupError E289."""
        ...

    def tree(self) -> bytes:
        """Give what is shown, b"" where nothing is. Raises SetupError E289 when it does not answer any more."""
        ...

    def end(self) -> None:
        """End it and take it off the phone."""
        ...


class Eyes:
    """The eyes on one device. told: who read the screen last and what was given up, for the manifest; kept current."""

    def __init__(
        self, shell: DeviceShell, server: Server | None = None, *, wanted: Wanted = "auto", pause_s: float = _PAUSE_S
    ) -> None:
        self._shell, self._server, self._wanted, self._pause_s = shell, server, wanted, pause_s
        self._has_begun = False
        self.told: dict[str, str] = {"read_by": DUMP}
        if wanted == DUMP:
            self._server = None

    def check(self) -> None:
        """Raise SetupError E289 when uiautomator2 is wanted and cannot be used on this phone; changes nothing."""
        if self._wanted == SERVER and self._server is not None and (why := self._server.why_not()):
            raise SetupError(
                f"uiautomator2 cannot read the screen of {self._shell.serial!r}: {why}",
                code="E289",
                hint="leave --ui out: the phone's own `uiautomator dump` is taken then",
            )

    def tree(self) -> bytes:
        """Give what is shown; b"" when neither way gives a tree.

        Raises SetupError E314 when the device is gone, E289 where uiautomator2 alone was wanted and does not start.
        """
        if self._wanted == SERVER and not self._has_begun:
            self._begin()
        if self._has_begun and self._server is not None:
            return self._served(self._server)
        if self._has_begun or self._server is None or self._server.why_not():
            return self._dumped(_TRIES)
        if tree := self._dumped(_TRIES_BEFORE):
            return tree
        try:
            self._begin()
        except SetupError as error:
            self._give_up(self._server, error)
            return b""
        return self._served(self._server)

    def _begin(self) -> None:
        assert self._server is not None
        self._has_begun = True
        self._server.begin()
        log.info("uiautomator2 reads the screen from here on")
        self.told["read_by"] = SERVER

    def _served(self, server: Server) -> bytes:
        try:
            return _tree_in(server.tree())
        except SetupError as error:
            self._give_up(server, error)
            return self._dumped(_TRIES)

    def _give_up(self, server: Server, error: SetupError) -> None:
        """Read by the dump again, for good: both at once do not go, since one alone may hold UI automation."""
        if error.code != "E289":
            raise error
        log.warning("%s; its dump is taken from here on", error.message)
        self._server = None
        self.told |= {"read_by": DUMP, "given_up": error.message}
        server.end()

    def _dumped(self, tries: int) -> bytes:
        """Ask several times (an animation, no root node).

        Source: `uiautomator dump /dev/tty`, the XML being followed by a line of talk (device_facts 7.1, seen).
        """
        for attempt in range(tries):
            if attempt:
                time.sleep(self._pause_s)
            try:
                raw = self._shell.run(["uiautomator", "dump", "/dev/tty"], timeout_s=_DUMP_TIMEOUT_S).raw
            except Hangs:
                continue
            if tree := _tree_in(raw):
                return tree
        return b""


def _tree_in(raw: bytes) -> bytes:
    begin, end = raw.find(b"<?xml"), raw.rfind(_END)
    is_whole = 0 <= begin < end and end - begin <= MAX_TREE_BYTES
    return raw[begin : end + len(_END)] if is_whole else b""
