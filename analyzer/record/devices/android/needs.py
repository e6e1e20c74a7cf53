"""What a device needs before it can be recorded on, each checked in order, with the command that mends it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from analyzer.model.errors import SetupError
from analyzer.record.devices.android import ca, frida_server, route
from analyzer.record.devices.android.asking import is_installed
from analyzer.record.devices.android.link import versions
from analyzer.record.devices.android.shell import DeviceShell, RootKind, first_line
from analyzer.record.devices.android.ui_server import UiServer, version
from analyzer.record.devices.android.undo import Journal
from analyzer.record.devices.android.wireguard import holder
from analyzer.record.devices.android.wireguard_undo import APP as WIREGUARD

OK, MISSING, WRONG = "ok", "missing", "wrong"
_OLDEST_API = 26
_LOW_BATTERY, _LOW_SPACE_KB = 20, 500_000
_CLOCK_LIMIT_S = 24 * 3600.0
"""Certificates of the proxy begin two days back: a clock that is further off refuses them."""


@dataclass(frozen=True)
class Need:
    """One need: level is ok, missing (recording works without, and shows less) or wrong."""

    need: str
    level: str
    found: str
    mend: str = ""


@dataclass(frozen=True)
class Looked:
    """What the checks look at. pem: our CA, b"" when it has not been made yet."""

    shell: DeviceShell
    journal: Journal
    pem: bytes


def check(looked: Looked) -> list[Need]:
    """Give every need in order; nothing on the device is changed but our folder, which goes again.

    Raises SetupError E314 when the device goes meanwhile.
    """
    try:
        looked.shell.find_root()
        return [_one(need, looked) for need in NEEDS]
    finally:
        looked.shell.tidy()


def adb_server() -> Need:
    """Tell whether the adb server is of the version of this machine's adb: another one ends it, and all tunnels.

    Raises SetupError E300, E314.
    """
    server, program = versions()
    is_one = program in (None, server)
    said = f"version {server}" if is_one else f"version {server}; the adb of this machine is version {program}"
    return _told("adb server", is_one, said, "use one adb for all programs: adb kill-server, then adb start-server")


def _one(need: Callable[[Looked], Need], looked: Looked) -> Need:
    try:
        return need(looked)
    except SetupError as error:
        if error.code == "E314":
            raise
        return Need(need.__name__.removeprefix("_").replace("_", " "), WRONG, error.message, error.hint)


def _booted(at: Looked) -> Need:
    """device_facts 1.1, seen."""
    values = [at.shell.prop(name) for name in ("dev.bootcomplete", "sys.boot_completed")]
    is_up = values == ["1", "1"] and at.shell.prop("init.svc.bootanim") in ("stopped", "")
    return _told("booted", is_up, "it has started" if is_up else "it is still starting", "adb wait-for-device")


def _android_version(at: Looked) -> Need:
    api, release = at.shell.prop("ro.build.version.sdk"), first_line(at.shell.prop("ro.build.version.release"))
    is_known = api.isdigit() and int(api) >= _OLDEST_API
    return _told("android version", is_known, f"Android {release}, API {first_line(api)}", "take Android 8 or newer")


def _abi(at: Looked) -> Need:
    return Need("abi", OK, frida_server.architecture(at.shell))


def _root(at: Looked) -> Need:
    kind = at.shell.root_kind
    if kind is RootKind.NONE:
        return Need(
            "root",
            MISSING,
            "no way to root: no hooks, no system CA",
            "grant Shell in Magisk, or adb root, or take an emulator image without Play store",
        )
    return Need("root", OK, str(kind))


def _frida(at: Looked) -> Need:
    wanted = frida_server.wanted_version()
    if at.shell.root_kind is RootKind.NONE:
        return Need("frida-server", MISSING, "it needs root", "see `consentinel help phones` for the gadget")
    found, mend = frida_server.version_on(at.shell), _prepare(at)
    if not found:
        return Need("frida-server", MISSING, f"not there; {wanted} is wanted", mend)
    if found != wanted:
        return Need("frida-server", WRONG, f"{found}, but {wanted} is wanted", mend)
    return _told("frida-server", frida_server.is_running(at.shell), f"frida-server {found}", mend)


def _certificate(at: Looked) -> Need:
    if not at.pem:
        return Need("certificate", MISSING, "our CA has not been made yet", _prepare(at))
    placed = ca.where(at.shell, at.pem)
    if placed.kind in ("system", "apex"):
        return Need("certificate", OK, f"{placed.name} among the system's CAs")
    if placed.kind == "user":
        return Need(
            "certificate", MISSING, f"{placed.name} among the user's CAs: most apps do not trust it", _prepare(at)
        )
    return Need("certificate", MISSING, f"{placed.name} is not there", _prepare(at))


def _tunnel(at: Looked) -> Need:
    return Need("route", OK, f"adb reverse answers, {len(at.shell.link.reverses())} in use")


def _wireguard(at: Looked) -> Need:
    """Never more than a word: only one route of several needs it."""
    is_there = is_installed(at.shell, WIREGUARD)
    held_by = holder(at.shell)
    vpn = f"; the VPN is held by {held_by}" if held_by else ""
    said = "the app is there" if is_there else "the app is not there; only record --route wireguard needs it"
    return Need("wireguard", OK, said + vpn)


def _reader(at: Looked) -> Need:
    """Never more than a word: only screens that never come to rest need it."""
    found = version()
    if found is None:
        return Need("ui", OK, "uiautomator dump; for screens that never rest: pip install 'consentinel[android]'")
    why = UiServer(at.shell, at.journal).why_not()
    return Need("ui", OK, f"uiautomator dump; {why}" if why else f"uiautomator dump, and uiautomator2 {found}")


def _leftovers(at: Looked) -> Need:
    left = [change for change in at.journal.changes if change.scope == "session"]
    if left:
        return Need(
            "leftovers",
            WRONG,
            f"{len(left)} changes of a session that was cut short",
            f"consentinel device restore {at.shell.serial}",
        )
    return Need("leftovers", OK, f"{len(at.journal.changes)} changes to be undone by restore")


def _clock(at: Looked) -> Need:
    """Whole seconds are enough here; a session measures it by Frida (device_facts 9)."""
    before = time.time()
    said = at.shell.text(["date", "+%s"])
    if not said.isdigit():
        return Need("clock", MISSING, "the device does not tell its time", "set its time to automatic")
    offset = int(said) - (before + time.time()) / 2
    return _told("clock", abs(offset) < _CLOCK_LIMIT_S, f"{offset:+.0f} s from ours", "set its time to automatic")


def _name_lookup(at: Looked) -> Need:
    hidden = route.is_filtered(at.shell)
    return _told(
        "dns",
        not hidden,
        ", ".join(hidden) or "hosts of trackers are found",
        "use a network whose DNS filters nothing",
        level=MISSING,
    )


def _battery(at: Looked) -> Need:
    said = at.shell.text(["dumpsys", "battery"])
    level = re.search(r"^\s*level: (\d{1,3})$", said, re.MULTILINE)
    if level is None:
        return Need("battery", MISSING, "the device does not tell", "plug it in")
    is_fed = re.search(r"powered: true", said) is not None
    return _told("battery", is_fed or int(level[1]) >= _LOW_BATTERY, f"{level[1]} %", "plug it in", level=MISSING)


def _screen(at: Looked) -> Need:
    said = at.shell.text(["dumpsys", "power"])
    is_on = re.search(r"mWakefulness=Awake|Display Power: state=ON", said) is not None
    return _told("screen", is_on, "on" if is_on else "dark", "wake it up and unlock it", level=MISSING)


def _free_space(at: Looked) -> Need:
    rows = [line.split() for line in at.shell.text(["df", "-k", "/data"]).splitlines()]
    numbers = [row for row in rows if len(row) >= 5 and row[3].isdigit()]
    if not numbers:
        return Need("free space", MISSING, "the device does not tell", "adb shell df -k /data")
    free = int(numbers[-1][3])
    return _told("free space", free >= _LOW_SPACE_KB, f"{free // 1024} MiB", "free at least 500 MB on the device")


NEEDS: tuple[Callable[[Looked], Need], ...] = (
    *(
        _booted,
        _android_version,
        _abi,
        _root,
        _frida,
        _certificate,
        _tunnel,
        _wireguard,
        _reader,
        _leftovers,
        _clock,
        _name_lookup,
    ),
    *(_battery, _screen, _free_space),
)
"""In the order in which a session needs them."""


def _told(need: str, is_ok: bool, found: str, mend: str, *, level: str = WRONG) -> Need:
    return Need(need, OK if is_ok else level, found, "" if is_ok else mend)


def _prepare(at: Looked) -> str:
    return f"consentinel device prepare {at.shell.serial}"
