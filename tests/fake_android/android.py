"""The simulated phone as a whole: boots from a profile, is changed by the shell, and can be compared with itself."""

from __future__ import annotations

import copy
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fake_android import boot
from fake_android.faults import Faults
from fake_android.firewall import Family
from fake_android.profiles import Profile
from fake_android.state import (
    Battery,
    Misc,
    Package,
    Process,
    Processes,
    Screen,
    Table,
    Telephony,
    Wifi,
    plain,
)
from fake_android.tunnel import Tunnel
from fake_android.vfs import ROOT, Namespace, View, Volume, Who, listing

SHELL_GIDS = frozenset({2000, 1004, 1007, 1011, 1015, 1028, 3001, 3002, 3003, 3006, 3009, 3011})
SHELL = Who(2000, SHELL_GIDS, "u:r:shell:s0")
MAGISK = Who(0, frozenset({0}), "u:r:magisk:s0")
SU = Who(0, frozenset({0, 1004, 1007, 1011, 1015, 1028, 3001, 3002, 3003, 3006, 3009, 3011}), "u:r:su:s0")


@dataclass
class Said:
    """One command that the host sent. code: its exit code, None while it runs. argv: what ran inside it, in order."""

    number: int
    service: str
    uid: int
    code: int | None = None
    ran: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)


@dataclass
class Hooks:
    """What a test lets happen outside the phone.

    on_app_start: called with the package and its process when an app starts. frida_port: the loopback port of a real
    Frida behind frida-server. on_install: gives the package an APK holds.
    """

    on_app_start: Callable[[Package, Process], None] | None = None
    frida_port: int | None = None
    on_reboot: Callable[[], None] | None = None


class Android:
    """One phone."""

    def __init__(self, profile: Profile, *, serial: str = "FAKE0001") -> None:
        self.profile, self.serial = profile, serial
        self.lock = threading.RLock()
        self.faults = Faults()
        self.hooks = Hooks()
        self.transcript: list[Said] = []
        self.unknown: list[str] = []
        self.reverse: dict[str, str] = {}
        self.listeners: dict[int, int] = {}
        self.clock_offset_s = 0.0
        self.log: list[str] = []
        self.dns: dict[str, str | None] = {}
        self.ssaid: dict[str, str] = {}
        self.signers: dict[str, str] = {}
        self.sessions: dict[int, tuple[set[str], str | None, dict[str, bytes]]] = {}
        self.adbd_uid = 2000
        self.generation = 0
        self.tunnel: Tunnel | None = None
        self.led_packages: set[str] = set()
        self.sockets: list[tuple[int, int]] = []
        self.udp_hosts: dict[str, str] = {"10.0.2.2": "127.0.0.1"}
        self.boot()

    @property
    def api(self) -> int:
        """The API level."""
        return self.profile.api

    def boot(self) -> None:
        """Set everything up as a phone fresh from its box has it."""
        self.volumes: dict[str, Volume] = boot.volumes(self.profile)
        self.props = boot.props(self.profile, self.serial)
        self.settings = boot.settings(self.profile)
        self.packages: dict[str, Package] = {package.name: package for package in boot.packages(self.profile)}
        self.providers: dict[str, Table] = boot.providers(self.profile)
        self.users: dict[int, str] = {0: "Owner"}
        self.screen, self.battery, self.wifi, self.sim = Screen(), Battery(), Wifi(), Telephony()
        self.misc = Misc()
        self._start_up()
        boot.fill(self)

    def reboot(self) -> None:
        """Lose what a reboot loses: mounts, rules, processes, reverse tunnels, non-persistent properties."""
        persistent = {key: value for key, value in self.props.items() if key.startswith("persist.")}
        for pid in list(self.processes.by_pid):
            self.processes.end(pid)
        self.props = boot.props(self.profile, self.serial) | persistent
        self.adbd_uid = 2000
        whitelist, verity, policies = self.misc.deviceidle_whitelist, self.misc.verity, self.misc.magisk_policies
        self.misc = Misc(
            accounts=self.misc.accounts, deviceidle_whitelist=whitelist, verity=verity, magisk_policies=policies
        )
        self.battery = Battery()
        self.screen.is_on = True
        self.reverse.clear()
        self._start_up()
        if self.hooks.on_reboot is not None:
            self.hooks.on_reboot()

    def _start_up(self) -> None:
        self.listeners = {}
        self.init_space = Namespace("init", boot.mounts(self.profile, self.volumes))
        self.firewall = {
            "iptables": Family.fresh(("filter", "nat", "mangle", "raw")),
            "ip6tables": Family.fresh(("filter", "mangle", "raw", *(("nat",) if self.profile.api >= 28 else ()))),
        }
        self.processes = Processes()
        self.zygote_spaces = boot.start_processes(self)
        self.boot_time = self.now() - 4321.0

    def now(self) -> float:
        """Give the phone's clock, seconds since 1970."""
        return time.time() + self.clock_offset_s

    def view(self, who: Who = ROOT, space: Namespace | None = None) -> View:
        """Give the files as someone sees them."""
        return View(space or self.init_space, who, now=lambda: int(self.now()))

    def host_credentials(self) -> Who:
        """Give who adbd runs commands as."""
        return SU if self.adbd_uid == 0 else SHELL

    def start_app(self, package: Package, *, process: str | None = None) -> Process:
        """Fork an app's process from zygote, in a mount namespace copied from it."""
        zygote = (self.processes.named("zygote64") or self.processes.named("zygote"))[0]
        space = zygote.space.fork(f"app-{package.name}", is_slave=False)
        space.master = zygote.space.master
        started = self.processes.add(process or package.name, package.uid, space, ppid=zygote.pid)
        package.is_stopped = False
        if self.hooks.on_app_start is not None:
            self.hooks.on_app_start(package, started)
        if package.crashes:
            self.processes.end(started.pid)
        return started

    def every_space(self) -> list[Namespace]:
        """Give each mount namespace once: init's first, then those of the zygotes and apps."""
        found = [self.init_space]
        for process in self.processes.by_pid.values():
            if process.space not in found:
                found.append(process.space)
        return found

    def snapshot(self) -> dict[str, Any]:
        """Give the state that `restore` must bring back, for `differences`; clocks, pids and logs are left out."""
        with self.lock:
            state = {
                "props": dict(self.props),
                "settings": copy.deepcopy(self.settings),
                "packages": {name: plain(package) for name, package in self.packages.items()},
                "files": dict(item for volume in self.volumes.values() for item in listing(volume)),
                "mounts": {space.name: self._mounts(space) for space in self.every_space() if self._is_lasting(space)},
                "firewall": {name: family.snapshot() for name, family in self.firewall.items()},
                "processes": sorted(p.name for p in self.processes.by_pid.values() if p.name != "sh"),
                "providers": {uri: copy.deepcopy(table.rows) for uri, table in self.providers.items()},
                "users": dict(self.users),
                "reverse": dict(self.reverse),
                "listeners": sorted(self.listeners),
                "battery": plain(self.battery),
                "screen": {
                    "is_on": self.screen.is_on,
                    "clipboard": self.screen.clipboard,
                    "density": self.screen.density,
                },
                "misc": plain(self.misc),
                "adbd_uid": self.adbd_uid,
            }
        for package in state["packages"].values():
            package.pop("is_stopped")
        return state

    @staticmethod
    def _mounts(space: Namespace) -> list[str]:
        return [f"{m.source} on {m.target} {m.volume.fstype} {'ro' if m.is_read_only else 'rw'}" for m in space.mounts]

    @staticmethod
    def _is_lasting(space: Namespace) -> bool:
        return not space.name.startswith("app-")

    def route(self, uid: int, host: str, port: int, *, protocol: str = "tcp", is_ipv6: bool = False) -> str:
        """Tell where a packet of an app goes: "direct", "reject", or "HOST:PORT" after DNAT or REDIRECT."""
        family = self.firewall["ip6tables" if is_ipv6 else "iptables"]
        if "nat" in family.tables:
            rule = family.verdict("nat", "OUTPUT", protocol=protocol, port=port, uid=uid, host=host)
            if rule is not None and rule.target in ("DNAT", "REDIRECT"):
                options = dict(rule.target_options)
                return options.get("--to-destination") or f"127.0.0.1:{options['--to-ports']}"
        rule = family.verdict("filter", "OUTPUT", protocol=protocol, port=port, uid=uid, host=host)
        return "reject" if rule is not None and rule.target in ("REJECT", "DROP") else "direct"
