"""How uiautomator2's program is taken off a phone again; a kind of `undo.UNDO`."""

from __future__ import annotations

from collections.abc import Mapping

from analyzer.record.devices.android.asking import found
from analyzer.record.devices.android.shell import FOLDER, DeviceShell

JAR = "/data/local/tmp/u2.jar"
"""Where uiautomator2 3.7 puts its program; it takes no other place (its core.py, seen)."""
KEPT = f"{FOLDER}/u2-before.jar"
PORT = 27143
"""Not uiautomator2's 9008, so that a server of the user's is neither asked nor ended."""
_PATTERN = f"[c]om.wetest.uia2.Main -p {PORT}$"


def server(shell: DeviceShell, about: str, old: Mapping[str, str]) -> str:
    """End our server, remove its program, and put back the one that was there; "" or what the device said."""
    if about != JAR:
        return "not a program of ours"
    end_server(shell)
    if is_running(shell):
        return "uiautomator2 still runs"
    if old.get("kept") == "yes":
        line = f"[ ! -e {KEPT} ] || mv -f {KEPT} {JAR}"  # not moved yet when the cable was pulled: it lies there still
        moved = shell.run(["sh", "-c", line])
        return "" if moved.is_ok else moved.said or "refused"
    removed = shell.run(["rm", "-f", JAR])
    return "" if removed.is_ok else removed.said or "refused"


def end_server(shell: DeviceShell) -> None:
    """End our server; it runs as the user of adb, who may."""
    shell.run(["pkill", "-9", "-f", _PATTERN])


def is_running(shell: DeviceShell) -> bool:
    """Tell whether our server runs. Raises SetupError E270 when that cannot be asked."""
    return found(shell, ["pgrep", "-f", _PATTERN], "whether uiautomator2 runs") is not None


UI = {"ui_server": server}
