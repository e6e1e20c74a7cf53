"""Makes a device ready for recordings, and says what it could do; every step is undone by the journal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from analyzer.model.errors import SetupError
from analyzer.record.devices.android import ca, frida_server, install, route
from analyzer.record.devices.android.needs import MISSING, OK, Need
from analyzer.record.devices.android.shell import DeviceShell, RootKind
from analyzer.record.devices.android.undo import Journal
from analyzer.record.devices.android.wireguard_undo import APP as WIREGUARD

USAP = "persist.device_config.runtime_native.usap_pool_enabled"
"""Processes forked before they are needed are not seen by spawn gating (device_facts 1.8, seen)."""
OnStep = Callable[[str], object]


def find_root(shell: DeviceShell, journal: Journal) -> RootKind:
    """Find the way to root, restarting adbd as the last one; that restart is undone by `restore`."""
    return shell.find_root(before_restart=lambda: journal.before("adbd_root", "adbd"))


def prepare(
    shell: DeviceShell, journal: Journal, pem: bytes, source: frida_server.Source, on_step: OnStep = lambda step: None
) -> list[Need]:
    """Place frida-server and our CA, and quiet what hides traffic; repeating it changes nothing.

    Gives what was reached. on_step is told the name of each step before it begins. Raises SetupError: E314, E315 (the
    device), E317 (no space), E318 (no fitting frida-server), E319 (no CA). Without root only the settings are made.
    """
    shell.make_folder()
    on_step("root")
    kind = find_root(shell, journal)
    done = [_root(kind)]
    on_step("settings")
    done.append(_settings(shell, journal))
    if kind is RootKind.NONE:
        return done
    on_step("frida-server")
    done.append(Need("frida-server", OK, f"frida-server {frida_server.place(shell, journal, source)}"))
    still(shell, journal)
    on_step("certificate")
    done.append(_certificate(ca.place(shell, journal, pem)))
    return done


def install_wireguard(shell: DeviceShell, journal: Journal, file: Path) -> Need:
    """Install the WireGuard app from a file; `restore` takes it off again, unless it was there. Raises E327, E110."""
    install.install(shell, journal, file, WIREGUARD)
    return Need("wireguard", OK, "the app is there")


def still(shell: DeviceShell, journal: Journal) -> None:
    """Switch the pool of unspecialised processes off where it is on; a device that refuses keeps it."""
    old = shell.prop(USAP)
    if old not in ("", "false"):
        journal.before("property", USAP, value=old)
        shell.root(["setprop", USAP, "false"])


def _root(kind: RootKind) -> Need:
    if kind is RootKind.NONE:
        return Need(
            "root",
            MISSING,
            "no way to root: no hooks, no system CA",
            "grant Shell in Magisk, or adb root, or take an emulator image without Play store",
        )
    return Need("root", OK, str(kind))


def _settings(shell: DeviceShell, journal: Journal) -> Need:
    refused = route.quiet(shell, journal)
    if refused:
        return Need("settings", MISSING, f"refused: {', '.join(refused)}", "allow `settings put` for adb on the device")
    return Need("settings", OK, "private DNS and the check for captive portals are off")


def _certificate(placed: ca.Placed) -> Need:
    if placed.kind == "user":
        return Need(
            "certificate",
            MISSING,
            f"{placed.name} among the user's CAs: most apps do not trust it",
            f"the system's refused it: {placed.why}",
        )
    return Need("certificate", OK, f"{placed.name} among the system's CAs")


def restore(shell: DeviceShell, journal: Journal) -> int:
    """Undo everything, a cut session's changes too; give how many changes were undone.

    Raises SetupError E314 when the device goes, E328 when something cannot be put back.
    """
    if not journal.changes:
        journal.forget()  # a cable pulled early leaves scripts in our folder
        return 0
    try:
        find_root(shell, journal)
    except SetupError as error:
        if error.code != "E317":
            raise
        # A full device takes no script; what needs no root is undone all the same, and frees the space.
    return len(journal.restore())
