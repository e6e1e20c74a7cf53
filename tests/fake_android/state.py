"""What a simulated phone remembers: packages, processes, firewall, providers, screen, and how two states differ."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from fake_android.vfs import Namespace

Runtime = dict[str, tuple[bool, tuple[str, ...]]]
"""Runtime permission -> granted, flags."""


@dataclass
class Package:
    """One installed package. activities: name -> intent actions/categories; on_start runs when its process starts."""

    name: str
    uid: int
    version_name: str = "1.0"
    version_code: int = 1
    target_sdk: int = 30
    min_sdk: int = 21
    paths: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)
    install_permissions: list[str] = field(default_factory=list)
    runtime: Runtime = field(default_factory=dict)
    launcher: str | None = None
    is_system: bool = False
    is_enabled: bool = True
    is_stopped: bool = False
    is_debuggable: bool = False
    installer: str | None = None
    crashes: bool = False
    abis: tuple[str, ...] = ()
    appops: dict[str, str] = field(default_factory=dict)
    data_bytes: int = 0


@dataclass
class Process:
    """One running process. on_end is called once when it is killed or ends."""

    pid: int
    ppid: int
    uid: int
    name: str
    space: Namespace
    argv: tuple[str, ...] = ()
    on_end: Callable[[], None] | None = None
    ended: threading.Event = field(default_factory=threading.Event)


class Processes:
    """The process table."""

    def __init__(self) -> None:
        self._next = itertools.count(1200, 7)
        self.by_pid: dict[int, Process] = {}

    def add(self, name: str, uid: int, space: Namespace, *, ppid: int = 1, pid: int | None = None,
            argv: tuple[str, ...] = ()) -> Process:  # fmt: skip
        """Start a process."""
        number = next(self._next) if pid is None else pid
        process = Process(number, ppid, uid, name, space, argv or (name,))
        self.by_pid[number] = process
        return process

    def end(self, pid: int) -> bool:
        """Kill one; tell whether it was there."""
        process = self.by_pid.pop(pid, None)
        if process is None:
            return False
        process.ended.set()
        if process.on_end is not None:
            process.on_end()
        return True

    def named(self, name: str) -> list[Process]:
        """Give the processes of that name, oldest first."""
        return [process for process in self.by_pid.values() if process.name == name]

    def of_package(self, package: str) -> list[Process]:
        """Give the processes of a package, its `:remote` ones as well."""
        return [p for p in self.by_pid.values() if p.name == package or p.name.startswith(f"{package}:")]


@dataclass
class Screen:
    """What is shown. tree None: uiautomator gets no root. shows: gives the tree anew at each look, where there is one;
    on_input is told of taps and keys. automation: how uiautomator2's server answers (ok, hang, garbage, gone); asked:
    what it was asked."""

    tree: bytes | None = None
    screenshot: bytes | None = None
    foreground: str = "com.android.launcher3/.Launcher"
    is_on: bool = True
    is_locked: bool = False
    is_secure: bool = False
    is_animating: bool = False
    clipboard: str = ""
    width: int = 1080
    height: int = 2160
    density: int = 420
    on_input: Callable[[tuple[str, ...]], None] | None = None
    shows: Callable[[], bytes | None] | None = None
    recent: list[str] = field(default_factory=list)
    automation: str = "ok"
    asked: list[tuple[str, Any]] = field(default_factory=list)


@dataclass
class Battery:
    """What dumpsys battery says. is_overridden: `dumpsys battery unplug` and the like."""

    level: int = 87
    is_plugged: bool = True
    is_overridden: bool = False
    temperature: int = 251


@dataclass
class Wifi:
    """The network that the phone is in."""

    ssid: str = "AndroidWifi"
    bssid: str = "00:13:10:85:fe:01"
    mac: str = "02:15:b2:00:00:00"
    ip: str = "10.0.2.16"
    is_enabled: bool = True


@dataclass
class Telephony:
    """SIM and modem; "" where there is none."""

    imei: str = "358240051111110"
    imsi: str = "310260000000000"
    iccid: str = "89014103211118510720"
    number: str = "15555215554"
    operator: str = "T-Mobile"
    operator_numeric: str = "310260"


@dataclass
class Misc:
    """Single values that the shell can change."""

    selinux: str = "Enforcing"
    stay_on: str = "false"
    deviceidle: str = "ACTIVE"
    deviceidle_whitelist: list[str] = field(default_factory=list)
    mock_providers: dict[str, dict[str, Any]] = field(default_factory=dict)
    location_enabled: bool = True
    statusbar: str = "collapsed"
    debug_app: str | None = None
    vpn_package: str | None = None
    inactive: list[str] = field(default_factory=list)
    accounts: list[tuple[str, str]] = field(default_factory=list)
    magisk_policies: dict[int, int] = field(default_factory=dict)
    app_locales: dict[str, str] = field(default_factory=dict)
    sysctl: dict[str, str] = field(default_factory=lambda: {"net.ipv4.conf.all.route_localnet": "0"})
    verity: str = "enabled"


@dataclass
class Table:
    """One content provider's rows. may_write: whether the shell may; drops_silently: it is told
    'fine' and ignored; drops_from_root: root as well."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]] = field(default_factory=list)
    read_permission: str | None = None
    shell_may_write: bool = True
    drops_silently: bool = False
    drops_from_root: bool = False
    next_id: int = 1


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Give one line per part of the state that differs, in order; [] when nothing was left behind."""
    flat_before, flat_after = dict(_flat("", before)), dict(_flat("", after))
    found = []
    for path in sorted(flat_before.keys() | flat_after.keys()):
        old, new = flat_before.get(path, "(absent)"), flat_after.get(path, "(absent)")
        if old != new:
            found.append(f"{path}: {old!r} -> {new!r}")
    return found


def _flat(path: str, value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, dict) and value:
        return [item for key, inner in value.items() for item in _flat(f"{path}/{key}", inner)]
    return [(path, value)]


def plain(value: Any) -> Any:
    """Give a dataclass as JSON-like data without its callbacks."""
    return {key: item for key, item in asdict(value).items() if not callable(item)}
