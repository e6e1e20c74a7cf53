"""The mount namespaces in which apps live, and the lines that mount and unmount there (device_facts 2.3, seen)."""

from __future__ import annotations

import shlex

from analyzer.record.devices.android.shell import DeviceShell


def zygotes(shell: DeviceShell) -> list[int]:
    """Give the processes every app is forked from; needs root, which alone sees them."""
    return _numbers(shell.root(["pidof", "zygote", "zygote64"]).out)


def namespaces(shell: DeviceShell) -> list[int]:
    """Give zygotes and their children: new apps inherit from the ones, running apps are the others."""
    found = zygotes(shell)
    for pid in list(found):
        children = shell.root(["ps", "-o", "PID", "-P", str(pid)])
        found += _numbers(children.out) if children.is_ok else _children_of(shell, pid)
    return list(dict.fromkeys(found))


def _children_of(shell: DeviceShell, parent: int) -> list[int]:
    """The old ps knows no -P: its third column is the parent (device_facts 2.3, seen)."""
    rows = [line.split() for line in shell.root(["ps"]).out.splitlines()]
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


def _enter(pid: int) -> list[str]:
    return ["nsenter", f"--mount=/proc/{pid}/ns/mnt", "--"]


def _numbers(text: str) -> list[int]:
    return [int(word) for word in text.split() if word.isdigit()]
