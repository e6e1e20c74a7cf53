"""A phone or emulator at adb: implements `Device`; what a session changes there it takes back when it ends."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzer.model.errors import SetupError
from analyzer.record.devices.android import app as apps
from analyzer.record.devices.android import ca, frida_server, install, route, wireguard
from analyzer.record.devices.android.adb_app import AdbApp, AttachedAdbApp
from analyzer.record.devices.android.controls import AndroidControls
from analyzer.record.devices.android.eyes import Eyes
from analyzer.record.devices.android.eyes import Wanted as WantedEyes
from analyzer.record.devices.android.honey import plant
from analyzer.record.devices.android.honey_values import Honey, make_honey
from analyzer.record.devices.android.identity import read_identity
from analyzer.record.devices.android.installed import Installed
from analyzer.record.devices.android.link import Link, free_port, open_link
from analyzer.record.devices.android.owners import names, owners
from analyzer.record.devices.android.prepare import find_root
from analyzer.record.devices.android.shell import DeviceShell, RootKind, first_line, no_root
from analyzer.record.devices.android.ui_server import UiServer
from analyzer.record.devices.android.undo import SESSION, Journal
from analyzer.record.devices.base import App, Owners, ProxyEndpoint
from analyzer.record.frida_link import device_of, frida_errors
from analyzer.record.persona import load_persona

log = logging.getLogger(__name__)

OnMark = Callable[[str, str, float, float], None]


@dataclass(frozen=True)
class RunOptions:
    """How the app is found on the device.

    apk: installed first. keeps_data: whether what the app remembers stays. granted: runtime permissions it has from
    the start; all others are taken away, as a person finds a fresh app. plants_honey: whether contacts, messages and
    the like of a person who does not exist are on the device during the session. server: where frida-server comes
    from. route: how its traffic is led; endpoint: where a phone on the route `wireguard` reaches this machine, "" to
    find it. ui: by what its screen is read. attach: number or name of
    a process of the app that runs already: it is neither stopped nor cleared; "" to start the app.
    """

    apk: Path | None = None
    keeps_data: bool = False
    granted: tuple[str, ...] = ()
    plants_honey: bool = False
    server: frida_server.Source = field(default_factory=frida_server.Source)
    route: route.Wanted = "auto"
    endpoint: str = ""
    ui: WantedEyes = "auto"
    attach: str = ""


class AdbDevice:
    """Implements `Device` for one app on one device."""

    def __init__(
        self,
        serial: str,
        app_id: str,
        options: RunOptions | None = None,
        *,
        open_device: Callable[[str], Link] = open_link,
    ) -> None:
        self.backend = serial
        self.app_id = apps.check_name(app_id)
        self.is_instrumented = True
        self.frida_host: str | None = None
        self.runtime = "art"
        self.late: dict[str, dict[str, Any]] = {}
        """What the manifest is told once the app has been launched, by part."""
        self._options = options or RunOptions()
        self._open_device = open_device
        self._shell: DeviceShell | None = None
        self._journal: Journal | None = None
        self._route: route.Route | None = None
        self._ca = ca.Placed("none", "")
        self._frida: Any = None
        self._app: AdbApp | None = None
        self._tunnel_seen = 0.0
        self._abi = ""
        self._owners: set[int] | None = set()
        self._tunnel: wireguard.Server | None = None
        self._ui: UiServer | None = None
        self._eyes: Eyes | None = None

    @property
    def shell(self) -> DeviceShell:
        """The device's shell, once it is ready."""
        assert self._shell is not None
        return self._shell

    @property
    def journal(self) -> Journal:
        """What is to be undone, once it is ready."""
        assert self._journal is not None
        return self._journal

    def ensure_ready(self) -> None:
        """Reach the device, its app, and a running frida-server where there is root.

        Raises SetupError: E300, E313 (adb), E314, E315 (the device), E318 (frida-server), E327 (the app).
        """
        if self._shell is not None:
            return
        self._shell = DeviceShell(self._open_device(self.backend))
        self._journal = Journal(self._shell)
        kind = find_root(self.shell, self.journal)
        route.take_stale(self.shell, self.journal)
        if self._options.apk is not None:
            install.install(self.shell, self.journal, self._options.apk, self.app_id)
        apps.look_up(self.shell, self.app_id)
        if not self._options.attach:
            apps.launcher_of(self.shell, self.app_id)  # asked before anything of the app is cleared
        if self._options.route == "wireguard":
            wireguard.check_app(self.shell)
        self._ui = UiServer(self.shell, self.journal)
        self._eyes = Eyes(self.shell, self._ui, wanted=self._options.ui)
        self._eyes.check()
        self.is_instrumented = kind is not RootKind.NONE
        if self._options.attach and not self.is_instrumented:
            raise no_root(self.backend)
        if self.is_instrumented:
            frida_server.place(self.shell, self.journal, self._options.server)
            self._reach_frida()

    def _reach_frida(self) -> None:
        local = free_port()
        self.journal.before("forward", str(local), scope=SESSION)
        self.shell.link.forward(local, frida_server.PORT)
        self.frida_host = f"127.0.0.1:{local}"
        self._frida = device_of(self.frida_host)
        self.runtime = _runtime(self._frida)

    def describe(self) -> dict[str, Any]:
        """Give the device part of the manifest; `late` adds which CA and route were used."""
        prop = self.shell.prop
        return {
            "backend": "adb",
            "serial": self.backend,
            "model": prop("ro.product.model"),
            "manufacturer": prop("ro.product.manufacturer"),
            "android": prop("ro.build.version.release"),
            "api": prop("ro.build.version.sdk"),
            "abi": prop("ro.product.cpu.abi"),
            "build": prop("ro.build.display.id"),
            "root": str(self.shell.root_kind),
            "app_data": "kept" if self._options.keeps_data or self._options.attach else "cleared",
        }

    def proxy_arguments(self, session_path: Path) -> list[str]:
        """Keep QUIC out of the proxy; the device's chains refuse it (device_facts 3.3, 3.9).

        Raises SetupError E285 when the phone cannot reach this machine for WireGuard.
        """
        arguments = ["--set", "http3=false"]
        if self._options.route == "wireguard":
            self._tunnel = wireguard.Server(wireguard.find_endpoint(self.shell, self._options.endpoint))
            arguments += self._tunnel.arguments()
        return arguments

    def planted(self) -> dict[str, list[str]]:
        """Read the device's own identifiers, plant honey where that is wanted, and give all values by data type.

        Raises SetupError when the device goes meanwhile; what it refuses is in the manifest, with its reason.
        """
        identity = read_identity(self.shell, self.app_id)
        self._known = identity.planted()
        told: dict[str, Any] = {"identity": identity.notes()}
        if self._options.plants_honey:
            planting = plant(self.shell, self.journal, _honey(), now_ms=int(time.time() * 1000), scope=SESSION)
            told["honey"] = planting.notes()
            for data_type, values in planting.planted().items():
                self._known.setdefault(data_type, []).extend(values)
        self.late = {"device": told}
        return self._known

    def launch(self, proxy: ProxyEndpoint, on_mark: OnMark, session_path: Path) -> App | None:
        """Place the CA, lead the traffic, and start the app: suspended where Frida can, else running.

        Raises SetupError: E314, E315, E326 (no route), E327 (the app), and those of Frida.
        """
        shell, journal = self.shell, self.journal
        pem = proxy.ca_cert.read_bytes()
        self._ca = ca.place(shell, journal, pem) if self.is_instrumented else ca.where(shell, pem)
        info = apps.look_up(shell, self.app_id) if self._options.attach else self._as_found()
        self._abi = info.abi
        self._route = self._lead(proxy.port, info.uid)
        self._tunnel_seen = time.time()
        self._tell(self._route)
        if self._options.attach:
            self._app = AttachedAdbApp(self, info, self._options.attach)
            self.late["device"]["start"] = "attached"
            return self._app
        self._app = AdbApp(self, info, self._eyes)
        self._app.begin()
        # Behind a gateway Frida cannot start apps: what such an app does before its hooks are there is not seen.
        self.late["device"]["start"] = "suspended" if self._app.is_suspended else "running"
        return self._app

    def _as_found(self) -> Installed:
        """Stop the app, and make it as a person finds it; give what is installed."""
        apps.stop(self.shell, self.app_id)
        if not self._options.keeps_data:
            apps.clear(self.shell, self.app_id)
        info = apps.look_up(self.shell, self.app_id)
        apps.start_without(self.shell, self.journal, info, self._options.granted)
        return info

    def _lead(self, port: int, uid: int | None) -> route.Route:
        if self._tunnel is None:
            return route.lay(self.shell, self.journal, port, uid, wanted=self._options.route)
        laid = wireguard.lay(self.shell, self.journal, self._tunnel, self.app_id, uid)
        if laid.vpn_before:
            log.warning("the phone's VPN was held by %s, which is to be switched on again by hand", laid.vpn_before)
        return laid

    def _tell(self, laid: route.Route) -> None:
        quic = "left_alone" if laid.kind == "global_proxy" or (laid.kind == "wireguard" and laid.why) else "refused"
        led: dict[str, Any] = {"ca": self._ca.kind, "ca_why": self._ca.why, "route": laid.kind, "route_why": laid.why}
        if self._eyes is not None:
            led["ui"] = self._eyes.told  # the same dict: what changes while the session runs is in its manifest
        if self._abi:
            led["app_abi"] = self._abi
        if laid.vpn_before:
            led["vpn_before"] = laid.vpn_before
        self.late = {"device": self.late.get("device", {}) | led, "network": {"mode": laid.kind, "quic": quic}}

    def controls(self) -> AndroidControls:
        """Give the hand and eyes of a scenario. What it kills and starts is followed by the recording."""
        assert self._app is not None
        return self._app.controls

    def escaped(self) -> list[tuple[str, int]]:
        """Give what did not come through the proxy: (what, packets); asked before `close`."""
        if self._route is None or self._shell is None:
            return []
        return [(one.what, one.n_packets) for one in route.escaped(self._shell, self._route)]

    def led_along(self) -> list[str]:
        """Give who else used the global proxy while it was ours; a redirect leads the app's uid alone."""
        if self._route is None or self._route.kind != "global_proxy":
            return []
        if self._owners is None:
            return ["unknown"]
        others = names(self.shell, {uid for uid in self._owners if uid != self._route.uid})
        return [name for name in others if self.app_id not in name.split("/")]

    def owners_now(self) -> Owners | None:
        """Look into the phone's table of sockets, where every app is led and the table can be read."""
        if self._route is None or self._route.kind != "global_proxy" or self._owners is None:
            return None
        begun = time.time()
        now = owners(self.shell, self._route.port)
        self._owners = None if now is None else self._owners | now
        if not now or self._route.uid is None:
            return None
        return Owners(begun, time.time(), self._route.uid, tuple(sorted(now)))

    def unseen_code(self) -> str:
        """Give why the app's own native code is not hooked: ARM code on an x86 device is run by a translator.

        Frida sees the device's own libraries there, not the app's (device_facts 1.3, seen; frida issues 1377, 1463,
        2366, 3421). Java is hooked.
        """
        own = self.shell.prop("ro.product.cpu.abi")
        if not (self.is_instrumented and self._abi.startswith("arm") and own.startswith("x86")):
            return ""
        return f"the app's native code is {self._abi}, translated for this {first_line(own)} device: no hook sees it"

    def mend(self) -> float | None:
        """Make the tunnel to the proxy anew where it is gone: a restart of adb or adbd takes it (device_facts 3.2)."""
        if self._route is None:
            return None
        seen, self._tunnel_seen = self._tunnel_seen, time.time()
        if self._route.kind == "wireguard":
            return self._mend_tunnel(seen)
        if self._route.port in self.shell.link.reverses():
            return None
        log.warning("the tunnel of the device is gone; it is made anew")
        self.shell.link.reverse(self._route.port, self._route.port)
        return seen

    def _mend_tunnel(self, seen: float) -> float | None:
        if wireguard.is_up(self.shell):
            return None
        log.warning("the tunnel of the phone is down; it is switched on again")
        wireguard.bring_up(self.shell)
        return seen

    def start_suspended(self) -> tuple[int, bool]:
        """Start the app by Frida, suspended; give its process, and whether it is suspended.

        The process is 0 where a phone without root does not show it.
        Where Frida cannot (a gateway in front of it, no root), the device starts it and it runs at once.
        """
        import frida

        if self._frida is not None:
            try:
                with frida_errors(self.app_id):
                    return int(self._frida.spawn(self.app_id)), True
            except SetupError as error:
                if not isinstance(error.__cause__, frida.NotSupportedError):
                    raise
        apps.start(self.shell, self.app_id)
        found = apps.pids(self.shell, self.app_id)
        if not found and self.is_instrumented:
            raise SetupError(
                f"{self.app_id} ends as soon as it starts",
                code="E327",
                hint="start it by hand; `adb logcat -d` tells why it crashes",
            )
        return (found[0] if found else 0), False

    def let_run(self, pid: int) -> None:
        """Resume a process that was started suspended."""
        with frida_errors(self.app_id):
            self._frida.resume(pid)

    def close(self) -> None:
        """Undo what the session changed; safe to call at any time and twice.

        Raises SetupError when the device is gone; `consentinel device restore` does the rest later.
        """
        if self._tunnel is not None:
            self._tunnel.forget()
        if self._journal is not None:
            self._journal.restore(SESSION)
            self.shell.tidy()
        if self._ui is not None:
            self._ui.let_go()


def _honey() -> Honey:
    """Give honey of its own for one session, of the person who is nobody."""
    return make_honey(load_persona("lin"), secrets.token_hex(16))


def _runtime(frida_device: Any) -> str:
    """Give which Java the apps behind a Frida run on: Android's, unless it says it is on another system."""
    import frida

    try:
        system = frida_device.query_system_parameters().get("os", {}).get("id", "android")
    except frida.NotSupportedError:
        return "hotspot"  # a gateway: what stands behind it is the embedded device of this package's own tests
    return "art" if system == "android" else "hotspot"
