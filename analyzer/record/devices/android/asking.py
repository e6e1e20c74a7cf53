"""Questions to a device whose answer decides what is changed, or what counts as put back.

A command that fails is no answer. Without one nothing is taken for gone, for absent, or for being as it was: E270.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence

from analyzer.model.errors import SetupError
from analyzer.record.devices.android.shell import TIMEOUT_S, DeviceShell, first_line

_END = re.compile(r"^consentinel (\d{1,3})\s*\Z", re.MULTILINE)
_NOISE = "WARNING: linker"
"""What Android 8's linker says beside every command on some devices (recalled)."""
_MODE = r"\b{operation}: (allow|ignore|deny|foreground|default)\b"
_IDLE_ROW = re.compile(r"[\w-]+,[\w.]+,\d+")


def unasked(shell: DeviceShell, what: str, said: str) -> SetupError:
    """Give the error for a question without an answer. what: goes on after "does not say"."""
    return SetupError(
        f"{shell.serial!r} does not say {what}: {first_line(said)}",
        code="E270",
        hint="run the command again; if it stays, restart the device, and then `consentinel device restore SERIAL`",
    )


def found(shell: DeviceShell, argv: Sequence[str], what: str, *, as_root: bool = False) -> str | None:
    """Give what a search (`pgrep`, `pidof`, `test`) prints when it finds something, None when it finds nothing.

    Its own code is told apart from that of the way to root: a su that refuses gives 1 as well. Raises SetupError E270
    when it gives another code than 0 and 1, or 1 with words.
    """
    line = f"{shlex.join(argv)}; echo consentinel $?"
    result = shell.root_line(line) if as_root else shell.link.execute(line, TIMEOUT_S)
    end = _END.search(result.out)
    complaints = "\n".join(row for row in result.err.splitlines() if row.strip() and not row.startswith(_NOISE))
    if end is None or int(end[1]) > 1 or (end[1] == "1" and complaints):
        raise unasked(shell, what, complaints or result.said)
    return result.out[: end.start()] if end[1] == "0" else None


def is_there(shell: DeviceShell, path: str, *, as_root: bool = False) -> bool:
    """Tell whether a file is there. Raises SetupError E270 when that cannot be asked."""
    return found(shell, ["test", "-e", path], f"whether there is {path}", as_root=as_root) is not None


def is_installed(shell: DeviceShell, package: str) -> bool:
    """Tell whether an app is installed; the device lists by substring, so the whole name is compared (5.5, seen).

    Raises SetupError E270 when the package manager gives no list.
    """
    result = shell.run(["pm", "list", "packages", package])
    lines = [line.strip() for line in result.out.splitlines() if line.strip()]
    if not result.is_ok or not all(line.startswith("package:") for line in lines):
        raise unasked(shell, f"whether {package} is installed", result.err.strip() or result.out)
    return f"package:{package}" in lines


def setting(shell: DeviceShell, name: str) -> str | None:
    """Give a setting (`global KEY`), `null` where it is not set; None when the device gives no value."""
    space, _, key = name.partition(" ")
    got = shell.run(["settings", "get", space, key])
    value = got.out.removesuffix("\n")
    return value if got.is_ok and got.out and value.isprintable() else None


def appop(shell: DeviceShell, package: str, operation: str) -> str | None:
    """Give the mode of an operation of an app, `default` where none is set; None when the device gives no answer."""
    got = shell.run(["cmd", "appops", "get", package, operation])
    if not got.is_ok:
        return None
    name = operation.rpartition(":")[2].upper()
    mode = re.search(_MODE.format(operation=name), got.out)
    is_unset = "No operations" in got.out or "Default mode" in got.out
    return mode[1] if mode else "default" if is_unset else None


def never_sleeps(shell: DeviceShell, package: str) -> bool | None:
    """Tell whether an app is on the list of those that idle does not stop; None when the device gives no list."""
    got = shell.run(["dumpsys", "deviceidle", "whitelist"])
    rows = [line.strip() for line in got.out.splitlines() if line.strip()]
    if not got.is_ok or not all(_IDLE_ROW.fullmatch(row) for row in rows):
        return None
    return any(row.split(",")[1] == package for row in rows)
