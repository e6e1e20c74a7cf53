"""How the app's traffic gets into the proxy, what is kept from going round it, and the count of what does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from analyzer.model.errors import SetupError
from analyzer.record.devices.android.asking import setting
from analyzer.record.devices.android.shell import DeviceShell, RootKind, first_line
from analyzer.record.devices.android.ui_undo import UI
from analyzer.record.devices.android.undo import SESSION, Journal, put_setting
from analyzer.record.devices.android.wireguard_undo import TUNNEL

NAT, FILTER, FILTER6 = "CONSENTINEL_NAT", "CONSENTINEL_FLT", "CONSENTINEL_FLT6"
"""Chains of our own: Android's are never flushed (device_facts 3.4)."""
TRACKER_HOSTS = ("doubleclick.net", "graph.facebook.com", "api2.branch.io", "app-measurement.com")
"""Hosts that a DNS filter in the lab would hide (device_facts 3.6, seen)."""
_PROXY_KEYS = ("http_proxy", "global_http_proxy_host", "global_http_proxy_port")
_QUIET = {"global private_dns_mode": "off", "global captive_portal_mode": "0"}
_COUNT = re.compile(r"^\s*(\d+)\s+\d+\s+(\S+)\s+(\S+)\s")

RouteKind = Literal["redirect", "global_proxy", "wireguard"]
Wanted = Literal["auto", "redirect", "global_proxy", "wireguard"]
"""What a session is told to take; auto: the redirect, and where that is refused the global proxy."""


@dataclass(frozen=True)
class Route:
    """How traffic is led. kind: `redirect` by the app's uid, `global_proxy` for apps that obey it, or `wireguard`. why:
    what hindered the redirect, or is not counted, "" when nothing did. has_ipv6: whether IPv6 is kept shut for the app.
    vpn_before: who held the phone's VPN before ours."""

    kind: RouteKind
    port: int
    uid: int | None = None
    why: str = ""
    has_ipv6: bool = False
    vpn_before: str = ""


@dataclass(frozen=True)
class Escaped:
    """Packets that did not go through the proxy. what: `quic_refused`, `tcp`, `udp`, `ipv6_refused`, `ipv6`."""

    what: str
    n_packets: int


def quiet(shell: DeviceShell, journal: Journal) -> list[str]:
    """Switch off what hides or adds traffic: private DNS, the check for captive portals (device_facts 3.6, seen).

    Gives what the device refused.
    """
    return [name for name, value in _QUIET.items() if not put_setting(journal, shell, name, value)]


def lay(shell: DeviceShell, journal: Journal, port: int, uid: int | None, *, wanted: Wanted = "auto") -> Route:
    """Lead the traffic of the app `uid` to this machine's `port` for the time of a session.

    With root and a uid it is redirected whatever the app wants; else the global proxy is set, which apps may ignore.
    Raises SetupError E326 when neither can be laid, or the one that is wanted cannot.
    """
    take_stale(shell, journal)
    journal.before("reverse", str(port), scope=SESSION)
    shell.link.reverse(port, port)
    why = "no root" if shell.root_kind is RootKind.NONE else "the app's uid is unknown" if uid is None else ""
    why = "as asked" if wanted == "global_proxy" else why
    if not why:
        assert uid is not None
        why = _redirect(shell, journal, port, uid)
        if not why:
            return Route("redirect", port, uid, has_ipv6=not _shut_ipv6(shell, journal, uid))
        journal.undo([change for change in journal.changes if change.kind == "chain"])
    if wanted == "redirect":
        raise SetupError(
            f"no redirect on {shell.serial!r}: {why}", code="E326", hint="leave --route out, or take a rooted device"
        )
    _set_proxy(shell, journal, port)
    return Route("global_proxy", port, uid, why)


def take_stale(shell: DeviceShell, journal: Journal) -> None:
    """Undo what a session left that was cut short: its port is another now."""
    kinds = ("chain", "proxy", "reverse", "sysctl", *TUNNEL, *UI)
    journal.undo([change for change in journal.changes if change.kind in kinds and change.scope == SESSION])


def _set_proxy(shell: DeviceShell, journal: Journal, port: int) -> None:
    """Set the global proxy (device_facts 3.2, seen); its undo is a kind of its own."""
    old = {key: setting(shell, f"global {key}") for key in _PROXY_KEYS}
    known = {key: value for key, value in old.items() if value is not None}
    if len(known) < len(old):
        raise SetupError(
            f"no route from {shell.serial!r}: it does not tell its proxy, which could not be put back",
            code="E326",
            hint="run it again; `adb shell settings get global http_proxy` shows what it says",
        )
    journal.before("proxy", "global", scope=SESSION, **known)
    steps = {"http_proxy": f"127.0.0.1:{port}", "global_http_proxy_host": "127.0.0.1", "global_http_proxy_port": port}
    for key, value in steps.items():
        done = shell.run(["settings", "put", "global", key, str(value)])
        if not done.is_ok:
            raise SetupError(
                f"no route from {shell.serial!r}: {first_line(done.said)}",
                code="E326",
                hint="allow `settings put` for adb in the developer settings, or take a rooted device",
            )


def _redirect(shell: DeviceShell, journal: Journal, port: int, uid: int) -> str:
    """Lead TCP 80 and 443 of the app to the proxy, refuse QUIC, count the rest (device_facts 3.4); "" or what refused.

    mitmproxy takes redirected connections in its regular mode (3.3, verified). Some kernels need route_localnet.
    """
    owner = ["-m", "owner", "--uid-owner", str(uid)]
    nat = [
        ["-p", "tcp", "--dport", to, *owner, "-j", "DNAT", "--to-destination", f"127.0.0.1:{port}"]
        for to in ("80", "443")
    ]
    said = make_chain(shell, journal, ("iptables", "nat", NAT), nat) or _count(shell, journal, owner, [])
    return said or _allow_loopback(shell, journal)


def _count(shell: DeviceShell, journal: Journal, owner: list[str], led: list[str]) -> str:
    """Refuse QUIC of the app, and count what is not led; "" or what refused. led: the match of what is."""
    rules = [
        ["-p", "udp", "--dport", "443", *owner, "-j", "REJECT"],
        *([[*led, *owner, "-j", "RETURN"]] if led else []),
        ["-d", "127.0.0.0/8", *owner, "-j", "RETURN"],
        ["-p", "tcp", *owner, "-j", "RETURN"],
        ["-p", "udp", *owner, "-j", "RETURN"],
    ]
    return make_chain(shell, journal, ("iptables", "filter", FILTER), rules)


def count_past(shell: DeviceShell, journal: Journal, uid: int, interface: str) -> tuple[bool, bool]:
    """Refuse the QUIC and IPv6 of an app that is led into a tunnel, and count what leaves by another interface.

    Gives whether IPv4 is counted, and whether IPv6 is kept shut.
    """
    said = _count(shell, journal, ["-m", "owner", "--uid-owner", str(uid)], ["-o", interface])
    if said:
        journal.undo([change for change in journal.changes if change.kind == "chain"])
        return False, False
    return True, not _shut_ipv6(shell, journal, uid)


def _allow_loopback(shell: DeviceShell, journal: Journal) -> str:
    name = "net.ipv4.conf.all.route_localnet"
    old = shell.root(["sysctl", "-n", name])
    if not old.is_ok or old.out.strip() == "1":
        return ""  # where there is no such switch, the redirect works without it or the first connection shows it
    journal.before("sysctl", name, scope=SESSION, value=old.out.strip())
    done = shell.root(["sysctl", "-w", f"{name}=1"])
    return "" if done.is_ok else first_line(done.said)


def _shut_ipv6(shell: DeviceShell, journal: Journal, uid: int) -> str:
    """Refuse the app's web traffic over IPv6, so that it takes IPv4, which is led (device_facts 3.4)."""
    owner = ["-m", "owner", "--uid-owner", str(uid)]
    rules = [
        ["-p", "tcp", "-m", "multiport", "--dports", "80,443", *owner, "-j", "REJECT", "--reject-with", "tcp-reset"],
        ["-p", "udp", "--dport", "443", *owner, "-j", "REJECT"],
        ["-d", "::1/128", *owner, "-j", "RETURN"],
        [*owner, "-j", "RETURN"],
    ]
    return make_chain(shell, journal, ("ip6tables", "filter", FILTER6), rules)


def make_chain(shell: DeviceShell, journal: Journal, at: tuple[str, str, str], rules: list[list[str]]) -> str:
    """Make a chain of ours and hook it first into OUTPUT; "" or what the device said against it.

    A table that cannot be listed is left alone: whether the chain has gone again could not be asked.
    """
    program, table, chain = at
    base = [program, "-w", "-t", table]
    listed = shell.root([*base, "-S"])
    if not listed.is_ok:
        return f"{program}: {first_line(listed.said)}"
    journal.before("chain", f"{program} {table} {chain}", scope=SESSION)
    steps = [["-N", chain], *(["-A", chain, *rule] for rule in rules), ["-I", "OUTPUT", "1", "-j", chain]]
    for step in steps:
        done = shell.root([*base, *step])
        if not done.is_ok:
            return f"{program}: {first_line(done.said)}"
    return ""


def escaped(shell: DeviceShell, route: Route) -> list[Escaped]:
    """Count what did not come through the proxy, by the chains' own counters; [] on a route that has none.

    TCP and UDP include name lookups the app makes itself; most go through the system's resolver, another uid.
    """
    if route.kind == "global_proxy":
        return []
    four = _counters(shell, "iptables", FILTER)
    found = [Escaped("quic_refused", _sum(four, "REJECT", "udp"))]
    # The rule for loopback, where the proxy is, comes first and has protocol `all`.
    found += [Escaped(name, _sum(four, "RETURN", name)) for name in ("tcp", "udp")]
    if route.has_ipv6:
        six = _counters(shell, "ip6tables", FILTER6)
        found.append(Escaped("ipv6_refused", sum(n for n, target, _ in six if target == "REJECT")))
        found.append(Escaped("ipv6", six[-1][0] if six else 0))
    return [one for one in found if one.n_packets]


def _counters(shell: DeviceShell, program: str, chain: str) -> list[tuple[int, str, str]]:
    """Give (packets, target, protocol) of each rule of a chain; lines of another shape are left out."""
    listed = shell.root([program, "-w", "-t", "filter", "-L", chain, "-v", "-n", "-x"])
    rows = [_COUNT.match(line) for line in listed.out.splitlines()]
    return [(int(row[1]), row[2], row[3]) for row in rows if row]


def _sum(rows: list[tuple[int, str, str]], target: str, protocol: str) -> int:
    return sum(
        n for n, to, what in rows if (to, what) == (target, protocol) or (to, what) == (target, _NUMBER[protocol])
    )


_NUMBER = {"tcp": "6", "udp": "17"}
"""Protocols as a build of iptables without a table of names prints them."""


def is_filtered(shell: DeviceShell) -> list[str]:
    """Give the hosts that the device's DNS answers with nowhere: a filter would hide what apps do (3.6, seen).

    `ping -c 1` prints the address it looked up; the ping itself need not come back. A host it cannot look up
    counts: the device has no network, or a filter.
    """
    found = []
    for host in TRACKER_HOSTS:
        said = shell.run(["ping", "-c", "1", "-W", "1", host]).said
        address = re.search(r"\(([0-9a-fA-F.:]+)\)", said)
        if address is None or address[1] in ("0.0.0.0", "::", "127.0.0.1"):
            found.append(host)
    return found
