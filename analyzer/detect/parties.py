"""Host → registrable domain → company → its relation to the app."""

from __future__ import annotations

import contextlib
import functools
import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyzer.compiled import PARTIES
from analyzer.detect.sdks import longest_package, sdk_of_code
from analyzer.model.enums import PartyRelation
from analyzer.model.tables import TABLES, frame

if TYPE_CHECKING:
    import pandas as pd

_WITH_PORT = re.compile(r"([^:]*|\[.*\]):\d*")
"""`name:443` and `[::1]:443`; the colons of a bare IPv6 address are none of a port."""


@dataclass(frozen=True, slots=True)
class Party:
    """A company.

    platform_hosts: what the operating system itself calls, with everything below.
    confidence: seen (its source shows it, but for what stands in `recalled`) or recalled (to be confirmed).
    """

    id: str
    name: str
    name_zh: str | None
    country: str | None
    kind: str
    domains: tuple[str, ...]
    packages: tuple[str, ...]
    platform_hosts: tuple[str, ...]
    source: str
    confidence: str
    recalled: tuple[str, ...]


@functools.cache
def parties() -> dict[str, Party]:
    """Give every company of data/parties.yaml by id."""
    return {row["id"]: _party(row) for row in PARTIES.rows()}


def _party(row: dict[str, Any]) -> Party:
    fields: dict[str, Any] = {name: row.get(name) for name in Party.__slots__}
    for name in ("domains", "packages", "platform_hosts", "recalled"):
        fields[name] = tuple(fields[name] or ())
    return Party(**fields)


@functools.cache
def _suffixes() -> Any:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


@functools.cache
def _by_domain() -> dict[str, Party]:
    return {domain: party for party in parties().values() for domain in party.domains}


@functools.cache
def _by_package() -> dict[str, Party]:
    return {package: party for party in parties().values() for package in party.packages}


def host_name(host: str) -> str:
    """Give a host as names are compared: lower case, ASCII, without port and trailing dot.

    >>> host_name("ALOG.Umeng.com.:443"), host_name("bücher.example"), host_name("[2001:DB8::1]:80")
    ('alog.umeng.com', 'xn--bcher-kva.example', '[2001:db8::1]')
    """
    with_port = _WITH_PORT.fullmatch(host)
    name = with_port[1] if with_port else host
    if not name.isascii():
        with contextlib.suppress(UnicodeError):
            name = name.encode("idna").decode("ascii")
    return name.rstrip(".").lower()


def registrable_domain(host: str) -> str:
    """Give the domain somebody registered; an address or a bare suffix is its own.

    >>> registrable_domain("alog.umeng.com"), registrable_domain("www.bbc.co.uk"), registrable_domain("10.0.0.1")
    ('umeng.com', 'bbc.co.uk', '10.0.0.1')
    """
    name = host_name(host)
    if not name or _is_address(name):
        return name
    return _suffixes().privatesuffix(name) or name


def has_public_suffix(domain: str) -> bool:
    """Tell whether a domain ends in a suffix under which names are really registered."""
    return _suffixes().publicsuffix(domain, accept_unknown=False) is not None


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def party_of_host(host: str) -> Party | None:
    """Give the company behind a host: the longest domain of the file that the host lies under."""
    labels = host_name(host).split(".")
    domains = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((party for domain in domains if (party := _by_domain().get(domain))), None)


def party_of_code(caller: str | None) -> Party | None:
    """Give the company behind a class or method: that of its SDK, else of the longest Java package it lies in."""
    if not caller:
        return None
    sdk = sdk_of_code(caller)
    if sdk is not None and sdk.company is not None:
        return parties()[sdk.company]
    return longest_package(caller, _by_package())


def domain_of_app(app_id: str | None) -> str | None:
    """Give the domain an app id spells backwards, when it can be registered.

    >>> domain_of_app("com.example.app"), domain_of_app("cn.com.sina.news"), domain_of_app("notes")
    ('example.com', 'sina.com.cn', None)
    """
    steps = (app_id or "").lower().split(".")
    spelt = ".".join(reversed(steps))
    if len(steps) < 2 or not has_public_suffix(spelt):
        return None
    domain: str | None = _suffixes().privatesuffix(spelt)
    return domain


class Relations:
    """Who is who, relative to one app.

    With nothing to tell the app's own servers by, every relation is unknown (contracts §2). With an app id alone, a
    known company that is not the app's is third, and so is an unknown domain, unless it carries the app's own name
    under another suffix: then it is unknown.
    """

    def __init__(self, app_id: str | None, first_party: Iterable[str] = ()) -> None:
        self._app_id = app_id or ""
        stated = [registrable_domain(domain) for domain in first_party]
        spelt = domain_of_app(app_id)
        self._own = frozenset(stated + ([spelt] if spelt else []))
        self._is_stated = bool(stated)
        self._own_names = frozenset(domain.partition(".")[0] for domain in self._own)
        owners = {party.id for domain in self._own if (party := party_of_host(domain))}
        app_party = party_of_code(app_id)
        self._own_parties = owners | ({app_party.id} if app_party else set())

    def of(self, host: str) -> PartyRelation:
        """Give the relation of whoever runs a host."""
        if not self._own and not self._app_id:
            return PartyRelation.UNKNOWN
        party = party_of_host(host)
        if registrable_domain(host) in self._own or (party and party.id in self._own_parties):
            return PartyRelation.FIRST
        if party is not None:
            name = "." + host_name(host)
            is_platform = any(name.endswith("." + platform) for platform in party.platform_hosts)
            return PartyRelation.PLATFORM if is_platform else PartyRelation.THIRD
        if not self._own:
            return PartyRelation.UNKNOWN
        has_own_name = registrable_domain(host).partition(".")[0] in self._own_names
        return PartyRelation.UNKNOWN if has_own_name and not self._is_stated else PartyRelation.THIRD


def parties_table(session_id: str, party_ids: Iterable[str]) -> pd.DataFrame:
    """Give table `parties` with the companies named."""
    names = ("name", "country", "kind", "source")
    rows = []
    for party_id in sorted(set(party_ids)):
        party = parties()[party_id]
        row = {"session_id": session_id, "party_id": party_id} | {name: getattr(party, name) for name in names}
        rows.append(row | {"domains": list(party.domains), "packages": list(party.packages)})
    return frame(TABLES["parties"], rows)
