"""The recorder's steps on a phone that is really there: says what it changes, asks, does it, undoes it, compares.

    python -m support.device_tests SERIAL [--frida-server FILE_OR_FOLDER] [--yes]

The last line is `PASS n/m` or `FAIL n/m`, or says that it was not started.
"""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ports import claimed_port

from analyzer.model.errors import ConsentinelError
from analyzer.record.devices.android import ca, frida_server, prepare, route
from analyzer.record.devices.android.honey import plant
from analyzer.record.devices.android.honey_values import make_honey
from analyzer.record.devices.android.identity import read_identity
from analyzer.record.devices.android.link import open_link
from analyzer.record.devices.android.shell import FOLDER, DeviceShell, RootKind
from analyzer.record.devices.android.undo import Journal
from analyzer.record.persona import load_persona
from support.phones import certificate

CHANGES = f"""\
This will, on the device {{serial}}, and then undo it:
  - make the folder {FOLDER} (and frida-server in it, where one is given)
  - switch private DNS, the check for captive portals and the pool of unspecialised processes off
  - mount our CA over the system's certificates, with root
  - add firewall chains for the shell's own uid with root, else set the global proxy; add a reverse tunnel
  - plant contacts, calls, messages, events, a photo and a mock place, and remove them
The screen may ask for root. Do not use a phone that you depend on.
Type yes to begin: """
SHELL_UID = 2000
LOOKS = {
    "settings global": "settings list global",
    "settings secure": "settings list secure",
    "settings system": "settings list system",
    "packages": "pm list packages -U",
    "folder": "ls -lZ /data/local/tmp",
    "contacts": "content query --uri content://com.android.contacts/raw_contacts --projection _id:deleted",
    "calls": "content query --uri content://call_log/calls --projection _id",
    "calendars": "content query --uri content://com.android.calendar/calendars --projection _id",
    "photos": "ls /sdcard/DCIM/Camera",
    "appops": "cmd appops get com.android.shell android:mock_location",
}
ROOT_LOOKS = {"mounts": "cat /proc/mounts", "iptables": "iptables-save", "ip6tables": "ip6tables-save"}
_COUNTERS = "[0:0]"


def look(shell: DeviceShell) -> dict[str, list[str]]:
    """Give what can be seen of the device from outside, by name, counters and comments left out."""
    seen = {name: shell.link.execute(line, 30.0).out.splitlines() for name, line in LOOKS.items()}
    seen["reverse"] = [f"{remote} {local}" for remote, local in sorted(shell.link.reverses().items())]
    return _kept(seen)


def look_as_root(shell: DeviceShell) -> dict[str, list[str]]:
    """Give what only root sees; nothing where there is no root."""
    if shell.root_kind is RootKind.NONE:
        return {}
    return _kept({name: shell.root_in_global(line).out.splitlines() for name, line in ROOT_LOOKS.items()})


def _kept(seen: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: [_still(line) for line in lines if not line.startswith("#")] for name, lines in seen.items()}


def _still(line: str) -> str:
    head, bracket, _ = line.partition(" [")
    return head + (f" {_COUNTERS}" if bracket and line.startswith(":") else bracket + line[len(head) + 2 :])


class Differs(Exception):
    """The device is not as it was."""


class Suite:
    """The steps, each told as one line."""

    def __init__(self, shell: DeviceShell, journal: Journal, source: frida_server.Source | None) -> None:
        self._shell, self._journal, self._source = shell, journal, source
        self.n_good = self.n_all = 0

    def step(self, name: str, act: Callable[[], str]) -> None:
        """Run one step; it is good when it raises nothing of ours. act gives what it found."""
        self.n_all += 1
        try:
            found = act()
        except (ConsentinelError, Differs) as error:
            print(f"FAIL {name}: {error}")
            return
        self.n_good += 1
        print(f"PASS {name}: {found}")

    def run(self) -> None:
        """Do everything, and restore whatever happened in between."""
        shell, journal = self._shell, self._journal
        pem = certificate()
        before = look(shell)
        print(f"root by: {prepare.find_root(shell, journal)}")
        before |= look_as_root(shell)
        try:
            self.step("settings", lambda: f"refused: {', '.join(route.quiet(shell, journal)) or 'nothing'}")
            if shell.root_kind is not RootKind.NONE:
                self._as_root(pem)
            self.step("route", lambda: route.lay(shell, journal, claimed_port(), SHELL_UID).kind)
            self.step("identifiers", self._identifiers)
            self.step("honey", self._honey)
        finally:
            self.step("restore", lambda: f"{prepare.restore(shell, journal)} changes undone")
        after = look(shell) | look_as_root(shell)
        shell.tidy()
        self.step("as before", lambda: _same(before, after))

    def _as_root(self, pem: bytes) -> None:
        shell, journal, source = self._shell, self._journal, self._source
        if source is not None:
            self.step("frida-server", lambda: frida_server.place(shell, journal, source))
            self.step("frida-server starts", lambda: frida_server.start(shell, journal) or "it runs")
        self.step("certificate", lambda: ca.place(shell, journal, pem).kind)

    def _identifiers(self) -> str:
        readings = read_identity(self._shell).readings
        missing = [f"{reading.what} ({reading.unreadable})" for reading in readings if not reading.values]
        return f"{len(readings) - len(missing)} read; not read: {'; '.join(missing) or 'none'}"

    def _honey(self) -> str:
        now_ms = int(time.time() * 1000)
        planting = plant(
            self._shell, self._journal, make_honey(load_persona("lin"), secrets.token_hex(16)), now_ms=now_ms
        )
        refused = sorted({f"{p.what} ({p.reason})" for p in planting.pieces if p.state == "refused"})
        return f"refused: {'; '.join(refused) or 'nothing'}"


def _same(before: dict[str, list[str]], after: dict[str, list[str]]) -> str:
    changed = [name for name in before if name in after and sorted(before[name]) != sorted(after[name])]
    for name in changed:
        for sign, lines in (("-", set(before[name]) - set(after[name])), ("+", set(after[name]) - set(before[name]))):
            for line in sorted(lines):
                print(f"    {name} {sign} {line}")
    if changed:
        raise Differs(f"changed: {', '.join(changed)}")
    return f"{len(before.keys() & after.keys())} views are equal"


def main(arguments: list[str]) -> int:
    """Ask, run, and give the exit code: 0 when every step was good."""
    parser = argparse.ArgumentParser(prog="device_tests")
    parser.add_argument("serial")
    parser.add_argument("--frida-server", type=Path)
    parser.add_argument("--yes", action="store_true")
    given = parser.parse_args(arguments)
    if not given.serial:
        print("FAIL give the serial: make device-tests SERIAL=…; `adb devices` lists them")
        return 2
    print(CHANGES.format(serial=given.serial), end="", flush=True)
    if not given.yes and sys.stdin.readline().strip() != "yes":
        print("\nnot started; nothing was changed")
        return 2
    print()
    shell = DeviceShell(open_link(given.serial))
    journal = Journal(shell)
    source = frida_server.Source(given.frida_server) if given.frida_server else None
    suite = Suite(shell, journal, source)
    suite.run()
    is_good = suite.n_good == suite.n_all
    print(f"{'PASS' if is_good else 'FAIL'} {suite.n_good}/{suite.n_all}")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
