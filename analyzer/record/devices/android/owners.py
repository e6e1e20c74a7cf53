"""Whose connections go to the proxy, by the phone's own table of sockets; for the route that leads every app."""

from __future__ import annotations

import re

from analyzer.record.devices.android.shell import DeviceShell

_LOOPBACK = ("0100007F", "0000000000000000FFFF00000100007F")
"""127.0.0.1 as /proc/net/tcp writes it, and as tcp6 does (device_facts 3.7, seen)."""
_WITHOUT_OWNER = ("06", "0A")
"""TIME_WAIT, whose uid the kernel gives as 0, and LISTEN (recalled)."""
_TABLES = ("/proc/net/tcp", "/proc/net/tcp6")
_MOST = 3
_LISTED = re.compile(r"package:([A-Za-z][\w.]{0,222}) uid:(\d{1,10})(?:,\d+)*")


def owners(shell: DeviceShell, port: int) -> set[int] | None:
    """Give the uids that hold connections to the device's loopback `port` now; None when it shows no table.

    The shell may read what apps may not from Android 10 on (device_facts 3.7, recalled). Raises SetupError E314.
    """
    listed = shell.run(["cat", *_TABLES]).out
    if "local_address" not in listed:
        return None
    return {uid for line in listed.splitlines() if (uid := _owner(line.split(), f"{port:04X}")) is not None}


def _owner(fields: list[str], port: str) -> int | None:
    """Read one row: `sl local rem st tx:rx tr:tm retrnsmt uid …`; None for another one."""
    if len(fields) < 8 or not fields[7].isdigit() or fields[3] in _WITHOUT_OWNER:
        return None
    address, _, remote = fields[2].partition(":")
    return int(fields[7]) if remote == port and address in _LOOPBACK else None


def names(shell: DeviceShell, uids: set[int]) -> list[str]:
    """Give the packages of uids, sorted; those that share a uid as one name, `uid N` for none or more than three."""
    found: dict[int, list[str]] = {}
    for line in shell.text(["pm", "list", "packages", "-U"]).splitlines():
        match = _LISTED.fullmatch(line.strip())
        if match is not None and int(match[2]) in uids:
            found.setdefault(int(match[2]), []).append(match[1])
    return sorted(
        "/".join(sorted(found[uid])) if 1 <= len(found.get(uid, [])) <= _MOST else f"uid {uid}" for uid in uids
    )
