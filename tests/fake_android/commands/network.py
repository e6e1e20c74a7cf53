"""iptables, ip, ifconfig, ping."""

from __future__ import annotations

from fake_android import vpn
from fake_android.call import Call
from fake_android.commands.registry import command
from fake_android.firewall import Family, Rule, RuleError, parse_rule

_VERBS = {
    "-A": "-A", "--append": "-A", "-I": "-I", "--insert": "-I", "-D": "-D", "--delete": "-D", "-N": "-N",
    "--new-chain": "-N", "-X": "-X", "--delete-chain": "-X", "-F": "-F", "--flush": "-F", "-S": "-S",
    "--list-rules": "-S", "-L": "-L", "--list": "-L", "-C": "-C", "--check": "-C", "-P": "-P", "-Z": "-Z",
}  # fmt: skip


@command("iptables")
@command("ip6tables")
def iptables(call: Call) -> int:
    """Change or list one table; -w waits for the lock."""
    words, table, verb = list(call.argv), "filter", None
    rest: list[str] = []
    while words:
        word = words.pop(0)
        if word in ("-w", "--wait"):
            if words and words[0].isdigit():
                words.pop(0)
        elif word in ("-t", "--table"):
            table = words.pop(0)
        elif word in _VERBS and verb is None:
            verb = _VERBS[word]
        elif word in ("-n", "-v", "-x", "-vn", "-nv", "-vnx", "--line-numbers") and verb in (None, "-L", "-S"):
            continue
        else:
            rest.append(word)
    if rest == ["-m", "owner", "-h"] or (verb is None and "-h" in rest):
        call.say("owner match options:\n[!] --uid-owner userid[-userid]      Match local UID")
        return 0
    if not call.is_root:
        call.complain(f"{call.name} v1.8.7 (legacy): can't initialize {call.name} table `{table}': Permission denied (you must be root)\n"
                      f"Perhaps {call.name} or your kernel needs to be upgraded.")  # fmt: skip
        return 3
    family = call.phone.firewall[call.name]
    if table not in family.tables:
        call.complain(
            f"{call.name} v1.8.7 (legacy): can't initialize {call.name} table `{table}': Table does not exist (do you need to insmod?)"
        )
        return 3
    if verb is None:
        return call.complain(f"{call.name} v1.8.7 (legacy): no command specified") + 1
    try:
        return _act(call, family, table, verb, rest)
    except RuleError as error:
        text = str(error)
        head = "" if text.startswith(("No chain", "Bad rule", "Chain", "Too many", "Directory")) else " v1.8.7 (legacy)"
        call.complain(f"{call.name}{head}: {text}")
        return 1 if head == "" else 2


def _act(call: Call, family: Family, table: str, verb: str, rest: list[str]) -> int:
    chains = family.tables[table]
    chain = rest[0] if rest else None
    if verb in ("-S", "-L", "-Z"):
        lines = family.save(table, chain) if verb == "-S" else _listing(family, table, chain)
        if verb != "-Z":
            for line in lines:
                call.say(line)
        return 0
    if chain is None:
        raise (
            RuleError("Bad rule (does a matching rule exist in that chain?).")
            if verb != "-F"
            else RuleError("flush of all is not modelled")
        )
    if verb == "-N":
        if chain in chains:
            raise RuleError("Chain already exists.")
        chains[chain] = []
        return 0
    if chain not in chains:
        raise RuleError("No chain/target/match by that name.")
    return _change(family, table, verb, rest)


def _change(family: Family, table: str, verb: str, rest: list[str]) -> int:
    chains = family.tables[table]
    chain, *words = rest
    if verb == "-F":
        chains[chain].clear()
        return 0
    if verb == "-X":
        if chains[chain]:
            raise RuleError("Directory not empty.")
        if any(rule.target == chain for rules in chains.values() for rule in rules):
            raise RuleError("Too many links.")
        del chains[chain]
        return 0
    if verb == "-P":
        family.policies[table, chain] = words[0]
        return 0
    position = int(words.pop(0)) if words and words[0].isdigit() else 1
    rule = parse_rule(words) if words else None
    if verb == "-D" and rule is None:
        del chains[chain][position - 1]
        return 0
    assert rule is not None
    family.check_target(table, rule)
    if verb == "-A":
        chains[chain].append(rule)
    elif verb == "-I":
        chains[chain].insert(position - 1, rule)
    elif rule not in chains[chain]:
        raise RuleError("Bad rule (does a matching rule exist in that chain?).")
    elif verb == "-D":
        chains[chain].remove(rule)
    return 0


def _listing(family: Family, table: str, chain: str | None) -> list[str]:
    lines: list[str] = []
    if chain is not None and chain not in family.tables[table]:
        raise RuleError("No chain/target/match by that name.")
    for name, rules in family.tables[table].items():
        if chain not in (None, name):
            continue
        policy = family.policies.get((table, name))
        lines.append(f"Chain {name} (policy {policy} 0 packets, 0 bytes)" if policy else f"Chain {name} (1 references)")
        lines.append("    pkts      bytes target     prot opt in     out     source               destination")
        lines += [_row(family, table, name, rule) for rule in rules] + [""]
    return lines


def _row(family: Family, table: str, chain: str, rule: Rule) -> str:
    hits = family.hits.get((table, chain, rule), 0)
    matches = dict(rule.matches)
    extra = []
    if "--dport" in matches:
        extra.append(f"{matches.get('-p', 'tcp')} dpt:{matches['--dport']}")
    if "--uid-owner" in matches:
        extra.append(f"owner UID match {matches['--uid-owner']}")
    extra += [f"to:{value}" for option, value in rule.target_options if option == "--to-destination"]
    proto = matches.get("-p", "all")
    return f"{hits:>8} {hits * 60:>10} {rule.target:<10} {proto:<4} --  *      *       0.0.0.0/0            0.0.0.0/0            {' '.join(extra)}".rstrip()


@command("iptables-save")
@command("ip6tables-save")
def iptables_save(call: Call) -> int:
    """Print all tables (-t one)."""
    if not call.is_root:
        return call.complain(f"{call.name}: Cannot initialize: Permission denied")
    family = call.phone.firewall[call.name.removesuffix("-save")]
    wanted = call.argv[1] if call.argv[:1] == ["-t"] else None
    for table in family.tables:
        if wanted in (None, table):
            call.say(f"*{table}")
            for line in family.save(table):
                call.say(
                    line
                    if line.startswith("-A")
                    else ":" + line[3:] + ("" if line.startswith("-P") else " -") + " [0:0]"
                )
            call.say("COMMIT")
    return 0


@command("ip")
def ip(call: Call) -> int:
    """addr show, route get, link, rule."""
    words = [word for word in call.argv if not word.startswith("-")]
    wifi = call.phone.wifi
    if words[:1] in (["addr"], ["address"], ["a"]):
        call.say("2: wlan0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default qlen 3000")
        if "-4" not in call.argv:
            call.say(
                f"    link/ether {wifi.mac} brd ff:ff:ff:ff:ff:ff"
                if call.is_root or call.phone.api < 30
                else "    link/ether"
            )
        call.say(
            f"    inet {wifi.ip}/24 brd 10.0.2.255 scope global wlan0\n       valid_lft forever preferred_lft forever"
        )
    elif words[:2] == ["route", "get"]:
        call.say(f"{words[2]} via 10.0.2.2 dev wlan0 table 1030 src {wifi.ip} uid {call.uid} \n    cache")
    elif words[:1] == ["route"]:
        call.say(f"10.0.2.0/24 dev wlan0 proto kernel scope link src {wifi.ip}")
    else:
        return call.unmodelled()
    return 0


@command("ifconfig")
def ifconfig(call: Call) -> int:
    """Print an interface."""
    name = call.argv[0] if call.argv else "wlan0"
    if name != "wlan0" and not (name == "tun0" and call.phone.misc.vpn_package):
        return call.complain(f"ifconfig: {name}: No such device")
    call.say(f"{name}     Link encap:Ethernet\n          inet addr:{call.phone.wifi.ip}  Mask:255.255.255.0")
    return 0


@command("ping")
def ping(call: Call) -> int:
    """Resolve and answer; names of `dead_hosts` are unknown."""
    words = [word for word in call.argv if not word.startswith("-") and not word.isdigit()]
    host = words[-1]
    address = call.phone.dns.get(host, "93.184.216.34")
    if address is None:
        return call.complain(f"ping: unknown host {host}") + 1
    is_led = call.argv[:-1][-2:] == ["-I", "tun0"] or vpn.takes(call.phone, call.uid)
    if is_led and not vpn.ping(call.phone, host):
        call.say(f"PING {host} ({host}) 56(84) bytes of data.\n1 packets transmitted, 0 received, 100% packet loss")
        return 1
    call.say(f"PING {host} ({address}) 56(84) bytes of data.\n64 bytes from {address}: icmp_seq=1 ttl=255 time=12.3 ms")
    return 0
