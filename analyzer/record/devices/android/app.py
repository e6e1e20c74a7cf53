"""The app under test on a device: installed, started, stopped, and what it was allowed at each moment."""

from __future__ import annotations

import re

from analyzer.model.errors import SetupError, UsageError
from analyzer.record.devices.android.asking import is_installed
from analyzer.record.devices.android.installed import Installed, parse_dump
from analyzer.record.devices.android.shell import DeviceShell, RootKind, first_line
from analyzer.record.devices.android.undo import SESSION, Journal

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+")
_MAX_NAME = 223
_COMPONENT = re.compile(r"[\w.$]+/[\w.$]+")
_HARMLESS = ("not a changeable permission type", "has not requested permission", "Unknown permission")
"""Answers of `pm grant|revoke` that change nothing (device_facts 5.2, seen)."""


def check_name(package: str) -> str:
    """Give an app id that can be one. Raises UsageError E104 for any other text."""
    if len(package) > _MAX_NAME or not _NAME.fullmatch(package):
        raise UsageError(f"{package[:80]!r} is no app id", code="E104", hint="give it as com.example.app")
    return package


def look_up(shell: DeviceShell, package: str) -> Installed:
    """Give what the device says of an app. Raises SetupError E327 when it is not installed, E270."""
    if not is_installed(shell, package):
        raise SetupError(
            f"{package} is not installed on {shell.serial!r}",
            code="E327",
            hint="install it, or give its file with --apk",
        )
    paths = [line.removeprefix("package:") for line in shell.text(["pm", "path", package]).splitlines()]
    found = parse_dump(shell.text(["dumpsys", "package", package]), package)
    uid = _uid(shell, package, found.uid)
    return Installed(**{**vars(found), "uid": uid, "paths": tuple(paths)})


def _uid(shell: DeviceShell, package: str, from_dump: int | None) -> int | None:
    """`pm list packages -U` since Android 8, else the dump, else its folder's owner (device_facts 5.5)."""
    for line in shell.text(["pm", "list", "packages", "-U", package]).splitlines():
        match = re.fullmatch(r"package:(\S+) uid:(\d+)(,\d+)*", line.strip())
        if match and match[1] == package:
            return int(match[2])
    if from_dump is None and shell.root_kind is not RootKind.NONE:
        owner = shell.root(["stat", "-c", "%u", f"/data/data/{package}"]).out.strip()
        return int(owner) if owner.isdigit() else None
    return from_dump


# --- permissions ---------------------------------------------------------------------------------


def set_permission(shell: DeviceShell, package: str, permission: str, *, is_granted: bool) -> bool:
    """Grant or revoke one permission; tell whether it took. Revoking may end the app's processes (5.2)."""
    result = shell.run(["pm", "grant" if is_granted else "revoke", package, permission])
    return result.is_ok and not any(words in result.said for words in _HARMLESS)


def start_without(shell: DeviceShell, journal: Journal, app: Installed, granted: tuple[str, ...] = ()) -> None:
    """Take every runtime permission but those in `granted` away, as a person finds a fresh app; the undo gives back."""
    for permission, is_granted in app.runtime.items():
        wanted = permission in granted
        if wanted != is_granted:
            old = str(is_granted).lower()
            journal.before("permission", f"{app.package} {permission}", scope=SESSION, granted=old)
            set_permission(shell, app.package, permission, is_granted=wanted)


# --- running -------------------------------------------------------------------------------------


def launcher_of(shell: DeviceShell, package: str) -> str:
    """Give the component that starts an app (device_facts 5.3, seen). Raises SetupError E327 without a launcher."""
    argv = ["cmd", "package", "resolve-activity", "--brief", "-c", "android.intent.category.LAUNCHER", package]
    lines = shell.text(argv).splitlines()
    component = lines[-1].strip() if lines else ""
    if not _COMPONENT.fullmatch(component) or not component.startswith(f"{package}/"):
        raise SetupError(
            f"{package} has nothing to start: no launcher activity",
            code="E327",
            hint="it may be a service, or a plug-in of another app",
        )
    return component


def start(shell: DeviceShell, package: str) -> None:
    """Start an app or bring it to the front. Raises SetupError E327 when the device does not."""
    result = shell.run(["am", "start", "-W", "-n", launcher_of(shell, package)], timeout_s=60.0)
    if not result.is_ok or "Error" in result.said:
        raise SetupError(
            f"{package} does not start: {first_line(result.said)}",
            code="E327",
            hint="start it by hand to see what it says",
        )


def stop(shell: DeviceShell, package: str) -> None:
    """End every process of an app (`am force-stop`, device_facts 5.3, seen)."""
    shell.run(["am", "force-stop", package])


def clear(shell: DeviceShell, package: str) -> None:
    """Make an app as if it had just been installed. Raises SetupError E327 when the device does not."""
    result = shell.run(["pm", "clear", package], timeout_s=60.0)
    if "Success" not in result.out:
        raise SetupError(
            f"the data of {package} cannot be cleared: {first_line(result.said)}",
            code="E327",
            hint="uninstall and install it again",
        )


def pids(shell: DeviceShell, package: str) -> list[int]:
    """Give the numbers of the app's processes; as `processes`."""
    return [number for number, _ in processes(shell, package)]


def processes(shell: DeviceShell, package: str) -> list[tuple[int, str]]:
    """Give number and name of the app's processes, `PKG:remote` ones too (device_facts 5.3).

    [] where only root would see them (1.2).
    """
    argv = ["ps", "-A", "-o", "PID,NAME"]
    listed = shell.run(argv) if shell.root_kind is RootKind.NONE else shell.root(argv)
    found = []
    for line in listed.out.splitlines():
        number, _, name = line.strip().partition(" ")
        if number.isdigit() and (name.strip() == package or name.strip().startswith(f"{package}:")):
            found.append((int(number), name.strip()))
    return found


def digest(shell: DeviceShell, paths: tuple[str, ...]) -> str:
    """Give the SHA-256 of the first APK, "" when the device does not tell (device_facts 5.4)."""
    said = shell.text(["sha256sum", paths[0]], timeout_s=60.0) if paths else ""
    word = said.split(" ", 1)[0].strip()
    return word if re.fullmatch("[0-9a-f]{64}", word) else ""
