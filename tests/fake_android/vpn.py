"""The WireGuard app of a simulated phone: what it needs before it switches a tunnel, and who goes through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fake_android.tunnel import Tunnel
from fake_android.wireguard import NoHandshake, Peer

if TYPE_CHECKING:
    from fake_android.android import Android

APP = "com.wireguard.android"
_HOME = f"/data/data/{APP}"
_ALLOWED = b"\x0a\x1callow_remote_control_intents\x12\x02\x08\x01"
_NEEDED = {"ACTIVATE_VPN": "allow", "RUN_ANY_IN_BACKGROUND": "allow"}


def switched(phone: Android, is_up: bool, name: str) -> None:
    """Bring a tunnel up or down as the app does on a broadcast; what it lacks is in the log, and nothing happens."""
    package = phone.packages.get(APP)
    if package is None:
        return
    if not is_up:
        down(phone)
        return
    lacks = [name for name, mode in _NEEDED.items() if package.appops.get(name) != mode]
    if lacks or APP not in phone.misc.deviceidle_whitelist:
        phone.log.append(f"Background execution not allowed: {lacks}")
        return
    settings = _own_file(phone, f"{_HOME}/files/datastore/settings.preferences_pb")
    text = _own_file(phone, f"{_HOME}/files/{name}.conf").decode()
    if _ALLOWED not in settings or not text:
        phone.log.append("WireGuard: remote control is not allowed, or there is no such tunnel")
        return
    down(phone)
    phone.misc.vpn_package = APP
    values = dict(line.split(" = ", 1) for line in text.splitlines() if " = " in line)
    phone.led_packages = set(values["IncludedApplications"].split(","))
    host, _, port = values["Endpoint"].rpartition(":")
    try:
        peer = Peer(values["PrivateKey"], values["PublicKey"], (phone.udp_hosts.get(host, host), int(port)))
    except (NoHandshake, OSError):
        return  # the interface is there all the same
    phone.tunnel = Tunnel(peer, values["Address"].partition("/")[0])


def down(phone: Android) -> None:
    """Take the tunnel down."""
    if phone.misc.vpn_package == APP:
        phone.misc.vpn_package = None
    tunnel, phone.tunnel = phone.tunnel, None
    if tunnel is not None:
        tunnel.close()


def takes(phone: Android, uid: int) -> bool:
    """Tell whether what a user sends goes into the tunnel."""
    led = {phone.packages[name].uid for name in phone.led_packages if name in phone.packages}
    return phone.misc.vpn_package == APP and uid in led


def ping(phone: Android, host: str) -> bool:
    """Tell whether an answer comes back through the tunnel."""
    return phone.tunnel is not None and phone.tunnel.ping(host, 1.0)


def _own_file(phone: Android, path: str) -> bytes:
    """Give a file as the app itself reads it: one of another owner or label it cannot."""
    node, home = phone.view().find(path), phone.view().find(_HOME)
    if node is None or home is None or node.uid != phone.packages[APP].uid or node.label != home.label:
        return b""
    return bytes(node.data)
