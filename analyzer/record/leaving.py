"""Waiting until Frida has really left a process of this machine.

Frida 17.26 on Linux comes back by ptrace 50 ms after it said that it detached, to free what it had put there. A process
that ends in just these two milliseconds dies of SIGTRAP or SIGSEGV instead of returning its exit code: 8 of 15 that
ended at once after a detach did, with any script; none of 40 that were given 0.1 s.
"""

from __future__ import annotations

import time
from pathlib import Path

_SETTLE_S = 0.1
_LIMIT_S = 2.0
_STEP_S = 0.005


def wait_until_left(pid: int) -> None:
    """Return once nothing of Frida is mapped in a process and nobody traces it, or it is gone; 2 s at the most."""
    deadline = time.monotonic() + _LIMIT_S
    while time.monotonic() < deadline and "frida" in _read(pid, "maps"):
        time.sleep(_STEP_S)
    if not _read(pid, "maps"):
        return
    time.sleep(_SETTLE_S)
    while time.monotonic() < deadline and _is_traced(pid):
        time.sleep(_STEP_S)


def _is_traced(pid: int) -> bool:
    rows = _read(pid, "status").splitlines()
    return any(row.startswith("TracerPid:") and row.split()[1] != "0" for row in rows)


def _read(pid: int, name: str) -> str:
    """Give a file of a process; empty when the process is gone, or is not of this system."""
    try:
        return Path(f"/proc/{pid}/{name}").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
