"""iptables and ip6tables of the simulated phone: tables, chains, rules, and what they do to a connection."""

from __future__ import annotations

from dataclasses import dataclass, field

BUILT_IN = {
    "filter": ("INPUT", "FORWARD", "OUTPUT"),
    "nat": ("PREROUTING", "INPUT", "OUTPUT", "POSTROUTING"),
    "mangle": ("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"),
    "raw": ("PREROUTING", "OUTPUT"),
}
ANDROID_OWN = {
    "filter": (("INPUT", "bw_INPUT"), ("INPUT", "fw_INPUT"), ("FORWARD", "oem_fwd"), ("OUTPUT", "oem_out"),
               ("OUTPUT", "fw_OUTPUT"), ("OUTPUT", "bw_OUTPUT")),
    "nat": (("PREROUTING", "oem_nat_pre"), ("POSTROUTING", "tetherctrl_nat_POSTROUTING")),
    "mangle": (("PREROUTING", "bw_mangle_PREROUTING"),),
    "raw": (("PREROUTING", "bw_raw_PREROUTING"),),
}  # fmt: skip
_VALUES = {
    *("-p", "-d", "-s", "-i", "-o", "-j", "--dport", "--sport", "--dports", "--uid-owner", "--to-destination"),
    *("--to-ports", "--to-port", "--reject-with", "--comment", "--destination-port", "--ctstate", "--to-source"),
}
_LONG = {
    "--protocol": "-p", "--destination": "-d", "--dst": "-d", "--source": "-s", "--src": "-s", "--jump": "-j",
    "--out-interface": "-o", "--in-interface": "-i", "--destination-port": "--dport", "--to-port": "--to-ports",
}  # fmt: skip
_MODULE_OF = {
    "--dport": None, "--sport": None, "--dports": "multiport", "--uid-owner": "owner", "--comment": "comment",
    "--ctstate": "conntrack",
}  # fmt: skip
_TARGETS = {"ACCEPT", "DROP", "REJECT", "RETURN", "DNAT", "SNAT", "REDIRECT", "MASQUERADE", "LOG", "MARK"}


class RuleError(Exception):
    """iptables refuses; the text is its own."""


@dataclass(frozen=True)
class Rule:
    """One rule: matches and target in canonical order. negated: options after a `!`."""

    matches: tuple[tuple[str, str], ...]
    target: str
    target_options: tuple[tuple[str, str], ...] = ()
    negated: frozenset[str] = frozenset()

    def text(self) -> str:
        """Give it as iptables-save writes it, without the chain."""
        proto = dict(self.matches).get("-p")
        words: list[str] = []
        loaded: set[str] = set()
        for option, value in self.matches:
            module = proto if option in ("--dport", "--sport") else _MODULE_OF.get(option)
            if module and module not in loaded:
                words += ["-m", module]
                loaded.add(module)
            words += (["!"] if option in self.negated else []) + [option, value]
        words += ["-j", self.target]
        for option, value in self.target_options:
            words += [option, value]
        return " ".join(words)

    def fits(self, *, protocol: str, port: int, uid: int, host: str) -> bool:
        """Tell whether a connection matches."""
        for option, value in self.matches:
            is_hit = {
                "-p": lambda v: v in (protocol, "all"),
                "--dport": lambda v: _in_range(port, v),
                "--dports": lambda v: any(_in_range(port, part) for part in v.split(",")),
                "--uid-owner": lambda v: _in_range(uid, v.replace("-", ":")),
                "-d": lambda v: v.split("/")[0] == host or v in ("0.0.0.0/0", "::/0"),
            }.get(option, lambda v: True)(value)
            if is_hit == (option in self.negated):
                return False
        return True


def _in_range(number: int, text: str) -> bool:
    low, _, high = text.partition(":")
    return int(low or 0) <= number <= int(high or low or 65535)


def parse_rule(words: list[str]) -> Rule:
    """Read the matches and target of a rule; raises RuleError."""
    matches: dict[str, str] = {}
    options: list[tuple[str, str]] = []
    negated: set[str] = set()
    target, is_not, rest = "", False, list(words)
    while rest:
        word = _LONG.get(rest[0], rest[0])
        rest.pop(0)
        if word == "!":
            is_not = True
            continue
        if word == "-m":
            if not rest or rest.pop(0) not in ("tcp", "udp", "owner", "multiport", "comment", "conntrack"):
                raise RuleError("Couldn't load match")
            continue
        if word not in _VALUES or not rest:
            raise RuleError(f'unknown option "{word}"')
        value = rest.pop(0)
        if word == "-j":
            target = value
        elif target:
            options.append((word, value))
        else:
            matches[word] = value
            negated |= {word} if is_not else set()
        is_not = False
    if "--dport" in matches and "-p" not in matches:
        raise RuleError('unknown option "--dport"')
    order = ["-s", "-d", "-i", "-o", "-p", "--sport", "--dport", "--dports", "--uid-owner", "--ctstate", "--comment"]
    ordered = tuple((key, _canonical(key, matches[key])) for key in order if key in matches)
    if target == "REJECT" and not options:
        options = [("--reject-with", "icmp-port-unreachable")]
    return Rule(ordered, target, tuple(options), frozenset(negated))


def _canonical(option: str, value: str) -> str:
    if option in ("-d", "-s") and "/" not in value:
        return f"{value}/{128 if ':' in value else 32}"
    return value


@dataclass
class Family:
    """All tables of IPv4 or IPv6."""

    tables: dict[str, dict[str, list[Rule]]] = field(default_factory=dict)
    policies: dict[tuple[str, str], str] = field(default_factory=dict)
    hits: dict[tuple[str, str, Rule], int] = field(default_factory=dict)

    @classmethod
    def fresh(cls, tables: tuple[str, ...]) -> Family:
        """Give the tables as netd sets them up at boot."""
        family = cls()
        for table in tables:
            chains: dict[str, list[Rule]] = {name: [] for name in BUILT_IN[table]}
            for parent, own in ANDROID_OWN[table]:
                chains[own] = []
                chains[parent].append(Rule((), own))
            family.tables[table] = chains
            family.policies |= {(table, name): "ACCEPT" for name in BUILT_IN[table]}
        return family

    def check_target(self, table: str, rule: Rule) -> None:
        """Raise RuleError for a jump to nowhere."""
        if rule.target and rule.target not in _TARGETS and rule.target not in self.tables[table]:
            raise RuleError(f"Couldn't load target `{rule.target}':No such file or directory")

    def save(self, table: str, chain: str | None = None) -> list[str]:
        """Give the lines of `-S`."""
        chains = self.tables[table]
        if chain is not None and chain not in chains:
            raise RuleError("No chain/target/match by that name.")
        names = [chain] if chain else list(chains)
        head = [
            f"-P {name} {self.policies[table, name]}" if (table, name) in self.policies else f"-N {name}"
            for name in names
        ]
        return head + [f"-A {name} {rule.text()}" for name in names for rule in chains[name]]

    def verdict(self, table: str, chain: str, *, protocol: str, port: int, uid: int, host: str) -> Rule | None:
        """Give the rule that decides about a connection, or None when none does; counts the hit."""
        for rule in self.tables[table].get(chain, ()):
            if not rule.fits(protocol=protocol, port=port, uid=uid, host=host):
                continue
            key = (table, chain, rule)
            self.hits[key] = self.hits.get(key, 0) + 1
            if rule.target == "RETURN":
                return None
            if rule.target in self.tables[table]:
                inner = self.verdict(table, rule.target, protocol=protocol, port=port, uid=uid, host=host)
                if inner is not None:
                    return inner
            elif rule.target in _TARGETS - {"LOG", "MARK"}:
                return rule
        return None

    def snapshot(self) -> dict[str, list[str]]:
        """Give all tables for comparing."""
        return {table: self.save(table) for table in self.tables}
