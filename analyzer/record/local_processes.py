"""Processes of this machine, from /proc: names, parents, children, and when they began."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")


def parent_of(pid: int) -> int:
    """Give the parent; 0 when the process is gone or that cannot be seen."""
    fields = _stat(pid)
    return int(fields[1]) if fields else 0


def children_of(pid: int) -> set[int]:
    """Give the children that live; empty where that cannot be seen."""
    found: set[int] = set()
    with suppress(OSError):
        for task in (_PROC / str(pid) / "task").iterdir():
            with suppress(OSError):
                found |= {int(child) for child in (task / "children").read_text(encoding="ascii").split()}
    return {child for child in found if is_alive(child)}


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and waits to be asked for its code does not."""
    fields = _stat(pid)
    return bool(fields) and fields[0] not in ("Z", "X")


def started_at(pid: int) -> float | None:
    """Give when a process began, seconds of the wall clock to about 10 ms; None when that is unknown.

    Source: proc(5), field 22 of stat: clock ticks since boot.
    """
    fields = _stat(pid)
    if not fields:
        return None
    since_boot = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    # Whoever is stopped between the two clocks takes the boot for earlier than it was.
    booted_at = max(time.time() - time.clock_gettime(time.CLOCK_BOOTTIME) for _ in range(5))
    return booted_at + since_boot


def name_of(pid: int) -> str:
    """Give the name of the program's file; "" when the process is gone."""
    with suppress(OSError):
        return (_PROC / str(pid) / "exe").readlink().name
    return ""


def _stat(pid: int) -> list[str]:
    """Give the fields from the state on; the name before it may hold blanks and parentheses."""
    try:
        text = (_PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()
