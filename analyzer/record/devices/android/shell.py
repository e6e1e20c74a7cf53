"""The shell of one device: as its own user, and as root in whichever way this device allows."""

from __future__ import annotations

import secrets
import shlex
import threading
from collections.abc import Callable, Sequence
from enum import StrEnum

from analyzer.model.errors import SetupError
from analyzer.record.devices.android.link import Hangs, Link, Result

FOLDER = "/data/local/tmp/consentinel"
"""The only folder of ours on a device; HTTP Toolkit keeps to one in the same way (device_facts 1.6, seen)."""
TIMEOUT_S = 30.0
PROBE_TIMEOUT_S = 3.0
"""A su that asks on the screen hangs; every way is tried all the same (device_facts 1.2, issue seen)."""
_PROBE = "set -e\nid\necho consentinel two  words\n"
_PROBE_ECHO = "consentinel two words"
_ROOT = "uid=0(root)"


class RootKind(StrEnum):
    """How a device runs a command as root; in the order in which they are tried (device_facts 1.2, seen)."""

    ADBD = "adbd"
    SU_C = "su -c"
    SU_C_WORDS = "su -c words"
    SU_USER = "su root"
    SU_USER_LINE = "su root line"
    ADB_ROOT = "adb root"
    NONE = "none"


class DeviceShell:
    """Runs commands; arguments are always quoted, as the device's shell reads the line again (device_facts 11.7)."""

    def __init__(self, link: Link, *, probe_timeout_s: float = PROBE_TIMEOUT_S) -> None:
        self.link = link
        self.serial = link.serial
        self._probe_timeout_s = probe_timeout_s
        self._kind: RootKind | None = None
        self._global: str | None = None
        self._lock = threading.Lock()
        self._n_scripts = 0

    # --- as the user of adb --------------------------------------------------------------------

    def run(self, argv: Sequence[str], *, timeout_s: float = TIMEOUT_S) -> Result:
        """Run one command. Raises SetupError E314 when the device is gone, Hangs (E315) without an end in time."""
        return self.link.execute(shlex.join(argv), timeout_s)

    def text(self, argv: Sequence[str], *, timeout_s: float = TIMEOUT_S) -> str:
        """Give what a command prints, without the spaces around; "" when it failed."""
        result = self.run(argv, timeout_s=timeout_s)
        return result.out.strip() if result.is_ok else ""

    def prop(self, name: str) -> str:
        """Give a system property, "" when it is not set."""
        return self.text(["getprop", name])

    def has(self, command: str) -> bool:
        """Tell whether the device has a command."""
        return self.run(["sh", "-c", f"command -v {shlex.quote(command)}"]).is_ok

    def push(self, data: bytes, path: str, mode: int = 0o644) -> None:
        """Write a file that the user of adb may write. Raises SetupError E317 when the device takes it not."""
        self.link.push(data, path, mode)

    def make_folder(self) -> None:
        """Make our folder, shut for all but adb and root. Raises SetupError E317 on a device that cannot be written."""
        made = self.link.execute(f"mkdir -p {FOLDER} && chmod 700 {FOLDER}", TIMEOUT_S)
        if not made.is_ok:
            raise SetupError(
                f"the device {self.serial!r} cannot be written: {first_line(made.said)}",
                code="E317",
                hint="free space on its data partition, or restart it",
            )

    def tidy(self) -> None:
        """Remove our folder when nothing is in it."""
        self.run(["rmdir", FOLDER])

    # --- as root -------------------------------------------------------------------------------

    @property
    def root_kind(self) -> RootKind:
        """How this device runs commands as root; NONE until `find_root` found a way."""
        return self._kind or RootKind.NONE

    def find_root(self, before_restart: Callable[[], None] | None = None) -> RootKind:
        """Try every way in order with a pushed script, and keep the first that works.

        before_restart: called before `adb root`, which restarts adbd and so changes the device; without it that way
        is not tried. Gives NONE when no way works.
        """
        if self._kind not in (None, RootKind.NONE):
            return self.root_kind
        self._kind = RootKind.NONE
        self.make_folder()
        script = f"{FOLDER}/probe.sh"
        self.push(_PROBE.encode(), script, 0o444)
        for kind in list(RootKind)[:5]:
            if self._answers_as_root(_line(kind, script)):
                self._kind = kind
                break
        else:
            self._try_adb_root(script, before_restart)
        self.run(["rm", "-f", script])
        return self.root_kind

    def _try_adb_root(self, script: str, before_restart: Callable[[], None] | None) -> None:
        if before_restart is None:
            return
        before_restart()
        said = self.link.restart("root:")
        # Texts of refusal, device_facts 1.2 (seen): "cannot run as root", "disabled by system setting".
        if "as root" in said and "cannot" not in said and self._answers_as_root(_line(RootKind.ADBD, script)):
            self._kind = RootKind.ADB_ROOT

    def _answers_as_root(self, line: str) -> bool:
        try:
            result = self.link.execute(line, self._probe_timeout_s)
        except Hangs:
            return False
        return _ROOT in result.out and _PROBE_ECHO in result.out

    def root(self, argv: Sequence[str], *, timeout_s: float = TIMEOUT_S) -> Result:
        """Run one command as root. Raises SetupError E316 when this device gives no root."""
        return self.root_line(shlex.join(argv), timeout_s=timeout_s)

    def root_line(self, line: str, *, timeout_s: float = TIMEOUT_S) -> Result:
        """Run a line of the device's shell as root; whoever builds it has quoted every part of it."""
        return self._as_root(line, timeout_s, in_global=False)

    def root_in_global(self, line: str, *, timeout_s: float = TIMEOUT_S) -> Result:
        """The same in the mount namespace that zygote inherits from; Magisk's su has one of its own.

        `su -mm -c` is Magisk's way (device_facts 1.2, seen), `nsenter` that of the others (recalled); each is tried.
        """
        return self._as_root(line, timeout_s, in_global=True)

    def _as_root(self, line: str, timeout_s: float, *, in_global: bool) -> Result:
        kind = self.root_kind
        if kind is RootKind.NONE:
            raise no_root(self.serial)
        if in_global:
            wrapped = self._global_way().format(line=shlex.quote(line))
            if wrapped:
                return self.link.execute(wrapped, timeout_s)
        if kind in (RootKind.ADBD, RootKind.ADB_ROOT):
            return self.link.execute(line, timeout_s)
        if kind is RootKind.SU_C:
            return self.link.execute(shlex.join(["su", "-c", line]), timeout_s)
        return self._scripted(line, kind, timeout_s)

    def _scripted(self, line: str, kind: RootKind, timeout_s: float) -> Result:
        """Run a line as it was probed: from a pushed file, since these builds of su take words, not a line."""
        with self._lock:
            self._n_scripts += 1
            script = f"{FOLDER}/run{self._n_scripts}-{secrets.token_hex(4)}.sh"
            # Read-only, so that nobody changes it before root runs it (device_facts 1.2, seen); it removes itself.
            self.push(f"rm -f {script}\n{line}\n".encode(), script, 0o444)
            return self.link.execute(_line(kind, script), timeout_s)

    def _global_way(self) -> str:
        """Give how a line gets into the global mount namespace, `{line}` being quoted; "" for plain root."""
        if self._global is None:
            self._global = ""
            if self.root_kind is RootKind.SU_C:
                ways = ("su -mm -c {line}", "su --mount-master -c {line}")
                self._global = next((way for way in ways if self._is_root_way(way)), "")
        return self._global

    def _is_root_way(self, way: str) -> bool:
        try:
            return _ROOT in self.link.execute(way.format(line="id"), self._probe_timeout_s).out
        except Hangs:
            return False


def no_root(serial: str) -> SetupError:
    """Give the error for a device without root."""
    return SetupError(
        f"no root on {serial!r}",
        code="E316",
        hint="grant root to Shell in Magisk, or take an emulator image that is not of the Play store",
    )


def first_line(text: str) -> str:
    """Give the first line of what a device said, printable and short; hostile text."""
    line = next(iter(text.strip().splitlines()), "it said nothing")
    return "".join(char if char.isprintable() else "?" for char in line)[:160]


def _line(kind: RootKind, script: str) -> str:
    """Give the line that runs a script the way `kind` does (device_facts 1.2, seen)."""
    lines = {
        RootKind.ADBD: f"sh {script}",
        RootKind.SU_C: f"su -c 'sh {script}'",
        RootKind.SU_C_WORDS: f"su -c sh {script}",
        RootKind.SU_USER: f"su root sh {script}",
        RootKind.SU_USER_LINE: f"su root 'sh {script}'",
    }
    return lines[kind]
