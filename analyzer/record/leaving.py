"""Waiting until Frida has really left a process of this machine.

Frida 17.26 on Linux comes back by ptrace 50 ms after it said that it detached, to free what it had put there. A process
that ends in just these two milliseconds dies of SIGTRAP or SIGSEGV instead of returning its exit code: 8 of 15 that
ended at once after a detach did, with any script; none of 40 that were given 0.1 s.

About one of 700 of its agents does not go at all: it waits for its own threads and stays mapped, and its process lives
on. Frida does not attach to such a process again; `frida_link.avoid` tells what does.
"""

from __future__ import annotations

import time
from pathlib import Path

_AGENT = "frida-agent"
"""In the name of the file that Frida maps into a process."""
_SETTLE_S = 0.1
_LIMIT_S = 10.0
_STEP_S = 0.005


def wait_until_left(pid: int) -> bool:
    """Return once nothing of Frida is mapped in a process and nobody traces it, or it is gone; 10 s at the most.

    Gives whether Frida has left it.
    """
    deadline = time.monotonic() + _LIMIT_S
    while time.monotonic() < deadline and _AGENT in _read(pid, "maps"):
        time.sleep(_STEP_S)
    maps = _read(pid, "maps")
    if not maps or _AGENT in maps:
        return not maps
    time.sleep(_SETTLE_S)
    while time.monotonic() < deadline and _is_traced(pid):
        time.sleep(_STEP_S)
    return True


def _is_traced(pid: int) -> bool:
    rows = _read(pid, "status").splitlines()
    return any(row.startswith("TracerPid:") and row.split()[1] != "0" for row in rows)


def _read(pid: int, name: str) -> str:
    """Give a file of a process; empty when the process is gone, or is not of this system."""
    try:
        return Path(f"/proc/{pid}/{name}").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
