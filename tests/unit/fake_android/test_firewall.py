"""iptables: chains of our own, exact undo, and where an app's packets go."""

from __future__ import annotations

from support.fake_phone import ask, phone, say

UID = 10200
RULE = f"-p tcp --dport 443 -m owner --uid-owner {UID} -j DNAT --to-destination 127.0.0.1:8080"


def test_an_apps_traffic_is_led_where_its_rule_says() -> None:
    android = phone("14-emulator")
    for line in ("-N OURS", f"-A OURS {RULE}", "-I OUTPUT 1 -j OURS"):
        say(android, f"su root iptables -w -t nat {line}")
    assert android.route(UID, "93.184.216.34", 443) == "127.0.0.1:8080"
    assert android.route(UID, "93.184.216.34", 80) == "direct"
    assert android.route(UID + 1, "93.184.216.34", 443) == "direct"
    listed = say(android, "su root iptables -t nat -L OURS -v -n -x").splitlines()
    assert listed[2].split()[:3] == ["1", "60", "DNAT"]


def test_a_rejected_packet_is_rejected() -> None:
    android = phone("14-emulator")
    say(android, f"su root iptables -w -I OUTPUT -p udp --dport 443 -m owner --uid-owner {UID} -j REJECT")
    say(android, f"su root ip6tables -w -I OUTPUT -p tcp -m multiport --dports 80,443 -m owner --uid-owner {UID}"
                 " -j REJECT --reject-with tcp-reset")  # fmt: skip
    assert android.route(UID, "1.1.1.1", 443, protocol="udp") == "reject"
    assert android.route(UID, "2001:db8::1", 80, is_ipv6=True) == "reject"
    assert android.route(UID, "1.1.1.1", 443) == "direct"


def test_the_undo_loop_takes_all_and_ends() -> None:
    android = phone("14-emulator")
    before = android.snapshot()
    for line in ("-N OURS", f"-A OURS {RULE}", "-I OUTPUT 1 -j OURS", "-I OUTPUT 1 -j OURS"):
        say(android, f"su root iptables -w -t nat {line}")
    assert ask(android, "su root iptables -w -t nat -X OURS").err == "iptables: Directory not empty.\n"
    loop = "while iptables -w -t nat -D OUTPUT -j OURS 2>/dev/null; do :; done"
    say(android, f"su root sh -c '{loop}; iptables -w -t nat -F OURS; iptables -w -t nat -X OURS'")
    assert android.snapshot() == before


def test_what_iptables_refuses_it_refuses_in_its_words() -> None:
    android = phone("14-emulator")
    shell = ask(android, "iptables -S")
    assert shell.code == 3
    assert "Permission denied (you must be root)" in shell.err
    assert ask(android, "su root iptables -A NONE -j DROP").err == "iptables: No chain/target/match by that name.\n"
    assert ask(android, "su root iptables -A OUTPUT -j NONE").code == 2
    assert ask(android, "su root iptables -A OUTPUT --dport 1 -j DROP").code == 2
    assert ask(android, "su root iptables -D OUTPUT -j DROP").code == 1


def test_saved_tables_are_those_of_android() -> None:
    saved = say(phone("13-magisk"), "su -c iptables-save").splitlines()
    assert ":OUTPUT ACCEPT [0:0]" in saved
    assert ":bw_OUTPUT - [0:0]" in saved
    assert saved.count("COMMIT") == 4
