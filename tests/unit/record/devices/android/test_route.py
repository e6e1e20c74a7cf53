"""Chains, their counters, and the proxy, by a scripted device."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.scripted_link import ScriptedLink

from analyzer.model.errors import SetupError
from analyzer.record.devices.android import route
from analyzer.record.devices.android.shell import FOLDER, DeviceShell
from analyzer.record.devices.android.undo import Journal

ROOT: dict[str, tuple[int, str] | Exception] = {
    f"sh {FOLDER}/probe.sh": (0, "uid=0(root)\nconsentinel two words\n"),
    "(mkdir|rm) .*": (0, ""),
}
EMPTY = "-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n-N bw_OUTPUT\n"
LISTED = """Chain CONSENTINEL_FLT (1 references)
    pkts      bytes target     prot opt in     out     source               destination
       3      180 REJECT     udp  --  *      *       0.0.0.0/0            0.0.0.0/0            udp dpt:443
      90     9000 RETURN     all  --  *      *       0.0.0.0/0            127.0.0.0/8          owner UID match 10301
       2      120 RETURN     tcp  --  *      *       0.0.0.0/0            0.0.0.0/0            owner UID match 10301
       0        0 RETURN     17   --  *      *       0.0.0.0/0            0.0.0.0/0            owner UID match 10301
"""
LISTED6 = """Chain CONSENTINEL_FLT6 (1 references)
    pkts      bytes target     prot opt in     out     source               destination
       4      320 REJECT     tcp      *      *       ::/0                 ::/0                 multiport dports 80,443
       1       80 REJECT     udp      *      *       ::/0                 ::/0                 udp dpt:443
       6      480 RETURN     all      *      *       ::/0                 ::1/128              owner UID match 10301
       5      400 RETURN     all      *      *       ::/0                 ::/0                 owner UID match 10301
"""


def _device(
    folder: Path, answers: dict[str, tuple[int, str] | Exception], *, is_rooted: bool = True
) -> tuple[DeviceShell, Journal, ScriptedLink]:
    link = ScriptedLink({**answers, **ROOT})
    if not is_rooted:
        link.answers[f"sh {FOLDER}/probe.sh"] = (0, "uid=2000(shell)\n")
    shell = DeviceShell(link)
    shell.find_root()
    link.asked.clear()
    return shell, Journal(shell, folder), link


def test_an_app_is_led_by_its_uid_in_chains_of_our_own(tmp_path: Path) -> None:
    shell, journal, link = _device(
        tmp_path, {"ip6?tables .*": (0, ""), "sysctl -n .*": (0, "0\n"), "sysctl .*": (0, "")}
    )
    laid = route.lay(shell, journal, 8080, 10301)
    assert laid == route.Route("redirect", 8080, 10301, "", has_ipv6=True)
    owner, ports = "-m owner --uid-owner 10301", "-m multiport --dports 80,443"
    assert [line for line in link.asked if line.startswith(("ip", "sysctl"))] == [
        "iptables -w -t nat -S",
        "iptables -w -t nat -N CONSENTINEL_NAT",
        f"iptables -w -t nat -A CONSENTINEL_NAT -p tcp --dport 80 {owner} -j DNAT --to-destination 127.0.0.1:8080",
        f"iptables -w -t nat -A CONSENTINEL_NAT -p tcp --dport 443 {owner} -j DNAT --to-destination 127.0.0.1:8080",
        "iptables -w -t nat -I OUTPUT 1 -j CONSENTINEL_NAT",
        "iptables -w -t filter -S",
        "iptables -w -t filter -N CONSENTINEL_FLT",
        f"iptables -w -t filter -A CONSENTINEL_FLT -p udp --dport 443 {owner} -j REJECT",
        f"iptables -w -t filter -A CONSENTINEL_FLT -d 127.0.0.0/8 {owner} -j RETURN",
        f"iptables -w -t filter -A CONSENTINEL_FLT -p tcp {owner} -j RETURN",
        f"iptables -w -t filter -A CONSENTINEL_FLT -p udp {owner} -j RETURN",
        "iptables -w -t filter -I OUTPUT 1 -j CONSENTINEL_FLT",
        "sysctl -n net.ipv4.conf.all.route_localnet",
        "sysctl -w net.ipv4.conf.all.route_localnet=1",
        "ip6tables -w -t filter -S",
        "ip6tables -w -t filter -N CONSENTINEL_FLT6",
        f"ip6tables -w -t filter -A CONSENTINEL_FLT6 -p tcp {ports} {owner} -j REJECT --reject-with tcp-reset",
        f"ip6tables -w -t filter -A CONSENTINEL_FLT6 -p udp --dport 443 {owner} -j REJECT",
        f"ip6tables -w -t filter -A CONSENTINEL_FLT6 -d ::1/128 {owner} -j RETURN",
        f"ip6tables -w -t filter -A CONSENTINEL_FLT6 {owner} -j RETURN",
        "ip6tables -w -t filter -I OUTPUT 1 -j CONSENTINEL_FLT6",
    ]
    assert link.tunnels == {8080: 8080}
    assert {change.kind for change in journal.changes} == {"reverse", "chain", "sysctl"}


def test_a_kernel_without_the_match_falls_back_to_the_proxy(tmp_path: Path) -> None:
    answers: dict[str, tuple[int, str] | Exception] = {
        "iptables .* DNAT .*": (1, "iptables: No chain/target/match by that name.\n"),
        "iptables .*": (0, EMPTY),
        "settings .*": (0, "null\n"),
    }
    shell, journal, link = _device(tmp_path, answers)
    laid = route.lay(shell, journal, 8080, 10301)
    assert (laid.kind, laid.why) == ("global_proxy", "iptables: iptables: No chain/target/match by that name.")
    assert "settings put global http_proxy 127.0.0.1:8080" in link.asked
    assert {change.kind for change in journal.changes} == {"reverse", "proxy"}


@pytest.mark.parametrize(
    ("is_rooted", "uid", "why"), [(False, 10301, "no root"), (True, None, "the app's uid is unknown")]
)
def test_without_root_or_uid_the_proxy_is_set(tmp_path: Path, is_rooted: bool, uid: int | None, why: str) -> None:
    shell, journal, _ = _device(tmp_path, {"settings .*": (0, "null\n")}, is_rooted=is_rooted)
    laid = route.lay(shell, journal, 8080, uid)
    assert (laid.kind, laid.why) == ("global_proxy", why)


def test_a_route_that_is_asked_for_is_taken_or_nothing_is(tmp_path: Path) -> None:
    shell, journal, _ = _device(tmp_path, {"settings .*": (0, "null\n")})
    laid = route.lay(shell, journal, 8080, 10301, wanted="global_proxy")
    assert (laid.kind, laid.why) == ("global_proxy", "as asked")
    shell, journal, link = _device(tmp_path / "other", {"settings .*": (0, "null\n")}, is_rooted=False)
    with pytest.raises(SetupError) as caught:
        route.lay(shell, journal, 8080, 10301, wanted="redirect")
    assert (caught.value.code, [line for line in link.asked if line.startswith("settings put")]) == ("E326", [])


def test_what_leaves_by_another_way_than_the_tunnel_is_counted(tmp_path: Path) -> None:
    shell, journal, link = _device(tmp_path, {"ip6?tables .*": (0, "")})
    assert route.count_past(shell, journal, 10301, "tun0") == (True, True)
    owner = "-m owner --uid-owner 10301"
    assert [line for line in link.asked if " -A CONSENTINEL_FLT " in line] == [
        f"iptables -w -t filter -A CONSENTINEL_FLT -p udp --dport 443 {owner} -j REJECT",
        f"iptables -w -t filter -A CONSENTINEL_FLT -o tun0 {owner} -j RETURN",
        f"iptables -w -t filter -A CONSENTINEL_FLT -d 127.0.0.0/8 {owner} -j RETURN",
        f"iptables -w -t filter -A CONSENTINEL_FLT -p tcp {owner} -j RETURN",
        f"iptables -w -t filter -A CONSENTINEL_FLT -p udp {owner} -j RETURN",
    ]
    shell, journal, _ = _device(
        tmp_path / "other",
        {"iptables .* -[NA] .*": (1, "no owner match"), "ip.*": (0, EMPTY)},
    )
    assert route.count_past(shell, journal, 10301, "tun0") == (False, False)
    assert journal.changes == []


def test_a_device_that_lets_adb_set_nothing_has_no_route(tmp_path: Path) -> None:
    shell, journal, _ = _device(tmp_path, {"settings .*": (255, "SecurityException\n")}, is_rooted=False)
    with pytest.raises(SetupError) as caught:
        route.lay(shell, journal, 8080, None)
    assert caught.value.code == "E326"


def test_what_a_cut_session_left_is_taken_back_first(tmp_path: Path) -> None:
    shell, journal, link = _device(tmp_path, {"settings .*": (0, "null\n")}, is_rooted=False)
    route.lay(shell, journal, 8080, None)
    route.lay(shell, journal, 9090, None)
    assert link.tunnels == {9090: 9090}
    assert [change.about for change in journal.changes] == ["9090", "global"]


def test_what_escapes_is_counted_by_the_chains(tmp_path: Path) -> None:
    shell, _, _ = _device(tmp_path, {"iptables .*": (0, LISTED), "ip6tables .*": (0, LISTED6)})
    found = route.escaped(shell, route.Route("redirect", 8080, 10301, has_ipv6=True))
    assert {(one.what, one.n_packets) for one in found} == {
        ("quic_refused", 3), ("tcp", 2), ("ipv6_refused", 5), ("ipv6", 5)
    }  # fmt: skip


@pytest.mark.parametrize("said", ["", "garbage\n9\n", "x" * 5000])
def test_counters_that_cannot_be_read_count_nothing(tmp_path: Path, said: str) -> None:
    shell, _, _ = _device(tmp_path, {"ip6?tables .*": (0, said)})
    assert route.escaped(shell, route.Route("redirect", 8080, 10301, has_ipv6=True)) == []
    assert route.escaped(shell, route.Route("global_proxy", 8080)) == []


def test_hosts_that_a_dns_filter_hides_are_named(tmp_path: Path) -> None:
    answers: dict[str, tuple[int, str] | Exception] = {
        "ping .* doubleclick.net": (1, "PING doubleclick.net (142.250.1.1) 56(84) bytes of data."),
        "ping .* graph.facebook.com": (1, "PING graph.facebook.com (0.0.0.0) 56(84) bytes of data."),
        "ping .* api2.branch.io": (2, "ping: unknown host api2.branch.io"),
        "ping .* app-measurement.com": (0, "PING app-measurement.com(2a00::1 (2a00::1)) 56 data bytes"),
    }
    shell, _, _ = _device(tmp_path, answers)
    assert route.is_filtered(shell) == ["graph.facebook.com", "api2.branch.io"]
