"""uiautomator2's server on the phone: reads screens that never come to rest. The only importer of uiautomator2.

What it does was read in uiautomator2 3.7.1 and in the byte code of its u2.jar 0.4.1. The library pushes one file,
starts it as the user of adb, and speaks JSON-RPC with it through adb. The server asks nobody for a password, listens
on every address of the phone, and runs commands of the shell for whoever asks. So it is started only behind firewall
chains that let nobody but adb reach it, which needs root. It waits for no idle screen (its timeout for that is 0).
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import logging
import threading
from collections.abc import Callable
from http.client import HTTPException
from typing import Any, TypeVar

from analyzer.model.errors import SetupError
from analyzer.record.devices.android import link, ui_undo
from analyzer.record.devices.android.asking import is_there
from analyzer.record.devices.android.route import make_chain
from analyzer.record.devices.android.shell import DeviceShell, RootKind, first_line
from analyzer.record.devices.android.ui_undo import JAR, KEPT, PORT
from analyzer.record.devices.android.undo import SESSION, Journal

CHAINS = (("iptables", "filter", "CONSENTINEL_UI"), ("ip6tables", "filter", "CONSENTINEL_UI6"))
START_S, READ_S = 45.0, 30.0
"""uiautomator2 itself waits 30 s for its server; its reads know no end."""
MAX_DEPTH = 200
"""Of a tree; the library's own 50 cuts web pages."""
_ADB_USERS = ("0", "2000")

log = logging.getLogger(__name__)

Given = TypeVar("Given")


class UiServer:
    """One server on one phone, for one session. Begun at most once."""

    def __init__(self, shell: DeviceShell, journal: Journal) -> None:
        self._shell, self._journal = shell, journal
        self._client: Any = None

    def why_not(self) -> str:
        """Give why it cannot be used here, "" when nothing speaks against it; changes nothing."""
        if version() is None:
            return "uiautomator2 is not installed"
        if self._shell.root_kind is RootKind.NONE:
            return "without root its server would be open to every app of the phone"
        return ""

    def begin(self) -> None:
        """Shut its port for all but adb, and start it. Raises SetupError E289, E270; E314 when the device is gone."""
        why = self.why_not() or self._shut()
        if why:
            raise self._unusable(why)
        was_there = is_there(self._shell, JAR)
        self._journal.before("ui_server", JAR, scope=SESSION, kept="yes" if was_there else "no")
        ui_undo.end_server(self._shell)  # one that a session left whose end was cut off
        if was_there:
            self._shell.run(["mv", "-f", JAR, KEPT])
        self._client = self._told(self._connect, START_S)
        self._client.start_uiautomator = _stays_ended

    def _shut(self) -> str:
        """Let only adb connect to the port, from inside the phone; what else tries gets what a shut port answers."""
        to, users = ["-o", "lo", "-p", "tcp", "--dport", str(PORT)], _ADB_USERS
        rules = [
            *([*to, "-m", "owner", "--uid-owner", user, "-j", "RETURN"] for user in users),
            [*to, "-j", "REJECT", "--reject-with", "tcp-reset"],
            ["!", "-o", "lo", "-p", "tcp", "--sport", str(PORT), "-j", "DROP"],
        ]
        return next(filter(None, (make_chain(self._shell, self._journal, at, rules) for at in CHAINS)), "")

    def _connect(self) -> Any:
        import uiautomator2

        return uiautomator2.connect(link.adb_device(self._shell.serial), port=PORT)

    def tree(self) -> bytes:
        """Give the window in front as `uiautomator dump` would write it; b"" where there is none.

        Raises SetupError E289 when the server does not answer: it is of no use any more.
        """
        read = self._told(lambda: self._client.dump_hierarchy(max_depth=MAX_DEPTH, root_in_active=True), READ_S)
        return str(read).encode("utf-8", "replace")

    def end(self) -> None:
        """End it and take it off the phone. Raises SetupError E314 when the device is gone, E328 for what stays."""
        of_ours = {" ".join(at) for at in CHAINS} | {JAR}
        self._journal.undo([change for change in self._journal.changes if change.about in of_ours])
        self.let_go()

    def let_go(self) -> None:
        """Close our side of it; safe to repeat."""
        client, self._client = self._client, None
        if client is not None:
            threading.Thread(target=client.stop_uiautomator, kwargs={"wait": False}, daemon=True).start()

    def _told(self, act: Callable[[], Given], timeout_s: float) -> Given:
        """Let the library do something, for a limited time: it waits for answers without end."""
        given: list[Given] = []
        failed: list[Exception] = []

        def run() -> None:
            try:
                given.append(act())
            except _foreign() as error:
                failed.append(error)

        worker = threading.Thread(target=run, daemon=True, name="uiautomator2")
        worker.start()
        worker.join(timeout_s)
        if given:
            return given[0]
        if not failed:
            raise self._unusable(f"no answer within {timeout_s:.0f} s")
        raise self._unusable(_words(failed[0])) from failed[0]

    def _unusable(self, why: str) -> SetupError:
        return SetupError(
            f"uiautomator2 cannot read the screen of {self._shell.serial!r}: {why}",
            code="E289",
            hint="leave --ui out: the phone's own `uiautomator dump` is taken then",
        )


def version() -> str | None:
    """Give the version of uiautomator2 here; None when it is not installed."""
    if importlib.util.find_spec("uiautomator2") is None:
        return None
    return importlib.metadata.version("uiautomator2")


def _stays_ended() -> None:
    """Stand where the library would start its server anew: it would do so when the session is over, too."""
    from uiautomator2.exceptions import LaunchUiAutomationError

    raise LaunchUiAutomationError("the server has ended")


def _words(error: Exception) -> str:
    """Give what an error says; of one that tells the server's whole output, what kind it is."""
    first = str(error.args[0]) if error.args else ""
    return first_line(first) if len(first) <= 80 and first else type(error).__name__


def _foreign() -> tuple[type[Exception], ...]:
    from uiautomator2.exceptions import BaseException as OfTheLibrary

    return (OfTheLibrary, HTTPException, *link.foreign_errors())
