"""The mount namespaces in which apps live, and the lines that mount and unmount there (device_facts 2.3, seen)."""

from __future__ import annotations

import shlex

from analyzer.record.devices.android.asking import found as found_by
from analyzer.record.devices.android.asking import unasked
from analyzer.record.devices.android.shell import DeviceShell

_WHICH = "which processes apps are forked from"


def zygotes(shell: DeviceShell) -> list[int]:
    """Give the processes every app is forked from; needs root, which alone sees them. Raises SetupError E270."""
    said = found_by(shell, ["pidof", "zygote", "zygote64"], _WHICH, as_root=True)
    numbers = _numbers(said or "")
    if said is not None and not numbers:
        raise unasked(shell, _WHICH, said)
    return numbers


def namespaces(shell: DeviceShell) -> list[int]:
    """Give zygotes and their children: new apps inherit from the ones, running apps are the others.

    Raises SetupError E270.
    """
    found = zygotes(shell)
    for pid in list(found):
        children = shell.root(["ps", "-o", "PID", "-P", str(pid)])
        found += _numbers(children.out) if children.is_ok else _children_of(shell, pid)
    return list(dict.fromkeys(found))


def _children_of(shell: DeviceShell, parent: int) -> list[int]:
    """The old ps knows no -P: its third column is the parent (device_facts 2.3, seen)."""
    listed = shell.root(["ps"])
    rows = [line.split() for line in listed.out.splitlines()]
    if not listed.is_ok or not any(row[1:3] == ["PID", "PPID"] for row in rows):
        raise unasked(shell, f"which processes come from {parent}", listed.said)
    return [int(row[1]) for row in rows if len(row) > 2 and row[2] == str(parent) and row[1].isdigit()]


def bind_line(source: str, target: str, pid: int | None) -> str:
    """Give the line that shows `source` at `target` in a process's namespace, or in the own one."""
    if pid is None:
        return shlex.join(["mount", "--bind", source, target])
    return shlex.join([*_enter(pid), "/bin/mount", "--bind", source, target])


def unmount_line(path: str, pid: int | None) -> str:
    """Give the line that unmounts there once (recalled; symmetric to the mount)."""
    return shlex.join(["umount", path] if pid is None else [*_enter(pid), "umount", path])


def read_line(path: str, pid: int | None) -> str:
    """Give the line that reads a file as a process sees it."""
    return shlex.join(["cat", path] if pid is None else [*_enter(pid), "cat", path])


def is_mounted(shell: DeviceShell, path: str, pid: int | None) -> bool:
    """Tell whether something is mounted there, as a process sees it; in the own namespace without one.

    Raises SetupError E270 when that cannot be asked; a process that has ended sees nothing.
    """
    read = shell.root_in_global(read_line("/proc/mounts", pid))
    places = [row[1] for line in read.out.splitlines() if len(row := line.split(" ")) > 2]
    if read.is_ok and "/" in places:
        return path in places
    if pid is None or pid in namespaces(shell):
        raise unasked(shell, f"what is mounted in process {pid}" if pid else "what is mounted", read.said)
    return False


def _enter(pid: int) -> list[str]:
    return ["nsenter", f"--mount=/proc/{pid}/ns/mnt", "--"]


def _numbers(text: str) -> list[int]:
    return [int(word) for word in text.split() if word.isdigit()]
