"""The WireGuard app on a rooted phone: led to mitmproxy's own WireGuard server for one app and one session.

Steps and names: device_facts 3.5 (seen in appstraction, mitmproxy and wireguard-android). `adb reverse` carries no UDP,
so the phone must reach this machine by itself. Files of the app are written as root and given the owner and the label
of its folder, which is what writing them as its user makes, whatever kind of `su` the phone has.
"""

from __future__ import annotations

import base64
import json
import re
import secrets
import shlex
import shutil
import socket
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from analyzer.model.errors import SetupError, UsageError
from analyzer.record.devices.android import remote_control
from analyzer.record.devices.android.asking import appop, is_installed, is_there, never_sleeps
from analyzer.record.devices.android.route import Route, count_past
from analyzer.record.devices.android.shell import FOLDER, DeviceShell, RootKind, first_line
from analyzer.record.devices.android.undo import SESSION, Journal
from analyzer.record.devices.android.wireguard_undo import APP, CONFIGURATION, HOME, NAME, SETTINGS, switch

INTERFACE = "tun0"
CLIENT = "10.0.0.1"
"""The phone inside mitmproxy's tunnel, and the name server there (device_facts 3.5, seen)."""
DNS = "10.0.0.53"
UP_TIMEOUT_S, ANSWER_TIMEOUT_S = 15.0, 20.0
_POLL_S = 0.3
_EMULATOR, _GENYMOTION = "10.0.2.2", "10.0.3.2"
"""This machine as an emulator sees it (device_facts 3.2, seen)."""
_HOLDER = re.compile(r"VPN:([A-Za-z0-9._]+)")
_ENDPOINT = re.compile(r"([A-Za-z0-9][A-Za-z0-9.-]{0,252})(?::(\d{1,5}))?")


@dataclass(frozen=True)
class Endpoint:
    """Where the phone reaches this machine, and which of its addresses the server binds."""

    host: str
    port: int
    bind: str


class Server:
    """Our side of the tunnel: keys of one session, in a file only mitmproxy reads, until `forget`."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._own, self._client = _private_key(), _private_key()
        self._folder = Path(tempfile.mkdtemp(prefix="consentinel-wg-"))
        file = self._folder / "keys.json"
        file.touch(mode=0o600)
        file.write_text(json.dumps({"server_key": self._own, "client_key": self._client}), encoding="ascii")
        self._file = file

    def arguments(self) -> list[str]:
        """Give the arguments by which mitmdump serves the tunnel beside its port for others."""
        at = self.endpoint
        return ["--mode", "regular", "--mode", f"wireguard:{self._file}@{at.bind}:{at.port}"]

    def configuration(self, package: str) -> str:
        """Give what the WireGuard app is told; only `package` goes through (device_facts 3.5, seen)."""
        at = self.endpoint
        return (
            f"[Interface]\nPrivateKey = {self._client}\nAddress = {CLIENT}/32\nDNS = {DNS}\n"
            f"IncludedApplications = {package}\n\n[Peer]\nPublicKey = {_public_key(self._own)}\n"
            f"AllowedIPs = 0.0.0.0/0\nEndpoint = {at.host}:{at.port}\nPersistentKeepalive = 25\n"
        )

    def forget(self) -> None:
        """Remove the keys; mitmproxy reads them once. Safe to repeat."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _private_key() -> str:
    """Any 32 bytes are a key of X25519: who uses it clears the bits that do not count (RFC 7748, section 5)."""
    return base64.b64encode(secrets.token_bytes(32)).decode("ascii")


def _public_key(private: str) -> str:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = X25519PrivateKey.from_private_bytes(base64.b64decode(private)).public_key()
    return base64.b64encode(public.public_bytes(Encoding.Raw, PublicFormat.Raw)).decode("ascii")


def check_endpoint(given: str) -> tuple[str, int]:
    """Give (address, port) of `ADDRESS[:PORT]`, port 0 when there is none. Raises UsageError E104."""
    found = _ENDPOINT.fullmatch(given)
    if found is None or int(found[2] or 0) > 65535:
        raise UsageError(f"--endpoint {given[:80]!r} is not ADDRESS or ADDRESS:PORT", code="E104",
                         hint="for example --endpoint 192.168.1.20, this machine as the phone reaches it")  # fmt: skip
    return found[1], int(found[2] or 0)


def find_endpoint(shell: DeviceShell, given: str) -> Endpoint:
    """Give where the phone reaches this machine: as given, an emulator's address for it, or ours in its network.

    Raises SetupError E285 when there is no such address, UsageError E104.
    """
    if given:
        host, port = check_endpoint(given)
        bind = "127.0.0.1" if host == "127.0.0.1" else "0.0.0.0"
        return Endpoint(host, port or _free_port(bind), bind)
    prop = shell.prop
    if "1" in (prop("ro.kernel.qemu"), prop("ro.boot.qemu")):
        return Endpoint(_EMULATOR, _free_port("127.0.0.1"), "127.0.0.1")
    if prop("ro.genymotion.version"):
        return Endpoint(_GENYMOTION, _free_port("0.0.0.0"), "0.0.0.0")
    own = _own_address(shell)
    return Endpoint(own, _free_port(own), own)


def _own_address(shell: DeviceShell) -> str:
    said = shell.text(["ip", "addr", "show", "wlan0"])
    theirs = re.search(r"\binet (\d{1,3}(?:\.\d{1,3}){3})/\d+", said)
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((theirs[1] if theirs else "", 9))
            own = str(probe.getsockname()[0])
    except OSError:
        own = ""
    if theirs is None or not own:
        raise SetupError(
            f"no network leads from {shell.serial!r} to this machine",
            code="E285",
            hint="bring both into one network, or give --endpoint ADDRESS as the phone reaches this machine",
        )
    return own


def _free_port(host: str) -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def check_app(shell: DeviceShell) -> None:
    """Raise SetupError E284 on a phone that this route cannot lead: without root, or without the WireGuard app."""
    if shell.root_kind is RootKind.NONE:
        raise SetupError(
            f"WireGuard is set up by root, and {shell.serial!r} gives none",
            code="E284",
            hint="take another route, or set the tunnel up by hand: `consentinel help phones`",
        )
    if not is_installed(shell, APP):
        raise SetupError(
            f"the WireGuard app is not on {shell.serial!r}",
            code="E284",
            hint=f"get its APK, then: consentinel device prepare {shell.serial} --wireguard-apk FILE",
        )


def holder(shell: DeviceShell) -> str:
    """Give the app that holds the phone's one VPN, "" for none (device_facts 3.5, seen)."""
    found = _HOLDER.search(shell.text(["dumpsys", "connectivity"]))
    return found[1] if found else ""


def lay(shell: DeviceShell, journal: Journal, server: Server, package: str, uid: int | None) -> Route:
    """Lead an app into the tunnel and see that something comes back through it.

    Raises SetupError E286 (the phone refuses a step), E287 (the tunnel does not come up), E288 (nothing comes through).
    """
    vpn_before = holder(shell)
    _let_us_switch(shell, journal)
    _set_up(shell, journal, server.configuration(package))
    server.forget()
    bring_up(shell)
    is_counted, has_ipv6 = count_past(shell, journal, uid, INTERFACE) if uid is not None else (False, False)
    _await_answer(shell, server.endpoint, uid)
    why = "" if is_counted else "what goes round the tunnel is not counted"
    return Route("wireguard", server.endpoint.port, uid, why, has_ipv6=has_ipv6, vpn_before=vpn_before)


def _let_us_switch(shell: DeviceShell, journal: Journal) -> None:
    """Allow the app what a person would tap: to be switched from outside, to be a VPN, to run in the background."""
    was = _settings_before(shell)
    if was is None or not remote_control.is_allowed(was):
        kept = {} if was is None else {"base64": base64.b64encode(was).decode("ascii")}
        journal.before("tunnel_settings", SETTINGS, scope=SESSION, **kept)
        _write(shell, journal, SETTINGS, remote_control.allowing(was or b""))
    for operation in ("ACTIVATE_VPN", "RUN_ANY_IN_BACKGROUND"):
        mode = appop(shell, APP, operation)
        if mode is None:
            raise _refused(shell, f"it does not tell its right {operation}")
        journal.before("appop", f"{APP} {operation}", scope=SESSION, mode=mode)
        _do(shell, ["cmd", "appops", "set", APP, operation, "allow"])
    is_listed = never_sleeps(shell, APP)
    if is_listed is None:
        raise _refused(shell, "it does not tell which apps never sleep")
    if not is_listed:
        journal.before("idle_whitelist", APP, scope=SESSION)
        _do(shell, ["dumpsys", "deviceidle", "whitelist", f"+{APP}"])


def _settings_before(shell: DeviceShell) -> bytes | None:
    """Give the app's settings, None where it has none yet. Raises SetupError E286 when they cannot be read, E270."""
    if not is_there(shell, SETTINGS, as_root=True):
        return None
    old = shell.root(["cat", SETTINGS])
    if not old.is_ok:
        raise _refused(shell, first_line(old.said))
    return old.raw


def _set_up(shell: DeviceShell, journal: Journal, configuration: str) -> None:
    journal.before("tunnel", NAME, scope=SESSION)
    _write(shell, journal, CONFIGURATION, configuration.encode("ascii"))
    _do(shell, ["am", "force-stop", APP])  # it reads both files when it starts


def _write(shell: DeviceShell, journal: Journal, path: str, data: bytes) -> None:
    """Write a file of the app, as its own user would have; our copy of it is gone at once."""
    folder, copy = path.rpartition("/")[0], f"{FOLDER}/tunnel-{secrets.token_hex(4)}"
    about = shell.root(["stat", "-c", "%u:%g", HOME])
    label = re.search(r"\bu:object_r:\S+", shell.root(["ls", "-Zd", HOME]).out)
    journal.before("file", copy, scope=SESSION)
    shell.make_folder()
    shell.push(data, copy, 0o600)
    steps = [
        f"mkdir -p {folder}",
        f"cat {copy} > {path}",
        f"rm -f {copy}",
        f"chmod 600 {path}",
        f"chown {shlex.quote(about.out.strip())} {HOME}/files {folder} {path}",
        *([f"chcon {shlex.quote(label[0])} {HOME}/files {folder} {path}"] if label else []),
    ]
    for step in steps:
        done = shell.root_line(step)
        if not done.is_ok:
            raise _refused(shell, first_line(done.said))
    journal.undo([change for change in journal.changes if change.about == copy])


def _do(shell: DeviceShell, argv: list[str]) -> None:
    done = shell.root(argv)
    if not done.is_ok:
        raise _refused(shell, first_line(done.said))


def _refused(shell: DeviceShell, said: str) -> SetupError:
    return SetupError(
        f"the WireGuard app of {shell.serial!r} cannot be set up: {said}",
        code="E286",
        hint="open the app once by hand, then try again; or take another route",
    )


def bring_up(shell: DeviceShell) -> None:
    """Switch the tunnel on. Raises SetupError E287 when it is not up in time."""
    switch(shell, is_up=True)
    deadline = time.monotonic() + UP_TIMEOUT_S
    while not is_up(shell):
        if time.monotonic() > deadline:
            raise SetupError(
                f"the tunnel of {shell.serial!r} is not up after {UP_TIMEOUT_S:.0f} s",
                code="E287",
                hint="look at the phone: a question of the system may wait there; switch an always-on VPN off",
            )
        time.sleep(_POLL_S)


def is_up(shell: DeviceShell) -> bool:
    """Tell whether the tunnel's interface is there."""
    return shell.root(["ifconfig", INTERFACE]).is_ok


def _await_answer(shell: DeviceShell, at: Endpoint, uid: int | None) -> None:
    """Wait until the proxy's end of the tunnel answers an echo request that goes through it.

    The interface is up without any peer; only an answer shows that keys and way are right. Nothing of it is recorded.
    `ping -I INTERFACE` is in iputils and in toybox (both seen), whichever of them the phone has.
    """
    ping = ["ping", "-c", "1", "-W", "2"]
    asked = [[*ping, "-I", INTERFACE, DNS], *([_as_user(shell, uid, [*ping, DNS])] if uid is not None else [])]
    deadline = time.monotonic() + ANSWER_TIMEOUT_S
    while not any(shell.root(argv).is_ok for argv in asked):
        if time.monotonic() > deadline:
            raise SetupError(
                f"nothing comes back through the tunnel: UDP {at.host}:{at.port} is not reached from the phone",
                code="E288",
                hint="let UDP in through this machine's firewall, or give --endpoint as the phone reaches it",
            )
        time.sleep(_POLL_S)


def _as_user(shell: DeviceShell, uid: int, argv: list[str]) -> list[str]:
    """Give the command as an app's user runs it: Magisk's su takes a line (its own scripts: `su 2000 -c …`, seen), the
    other words (device_facts 1.2, seen)."""
    if shell.root_kind is RootKind.SU_C:
        return ["su", str(uid), "-c", shlex.join(argv)]
    return ["su", str(uid), *argv]
