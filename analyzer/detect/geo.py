"""In which country a server's address is registered, by an offline table (extra `geo`)."""

from __future__ import annotations

import functools
import ipaddress
import json
from collections.abc import Callable, Iterable
from importlib import metadata

_PACKAGE = "iptocc"
_UNASSIGNED = "ZZ"


def registered_in(addresses: Iterable[str | None]) -> list[str | None]:
    """Give the country each address is registered in, ISO 3166-1 alpha-2 as the registries write it.

    That is the seat a registry (AFRINIC, APNIC, ARIN, LACNIC, RIPE NCC) has for the network, not where the machine
    stands: anycast and content networks answer from everywhere. Null: no address, an address of no public network, one
    the table lacks, or the extra is not installed.
    """
    countries: dict[str | None, str | None] = {}
    found = []
    for address in addresses:
        if address not in countries:
            countries[address] = _country(address)
        found.append(countries[address])
    return found


@functools.cache
def address_table() -> str | None:
    """Name the table with its version and date; null without the extra."""
    if _lookup() is None:
        return None
    installed = metadata.distribution(_PACKAGE)
    date = _built(installed)
    return f"{_PACKAGE} {installed.version}" + (f", made {date}" if date else "")


def _country(address: str | None) -> str | None:
    look_up = _lookup()
    plain = _public_address(address) if address and look_up else None
    code = look_up(plain) if plain and look_up else None
    return None if code == _UNASSIGNED else code


def _public_address(address: str) -> str | None:
    """Give an address as the table writes it; null for those of no public network. IPv4 inside IPv6 counts as IPv4."""
    try:
        parsed = ipaddress.ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return None
    if isinstance(parsed, ipaddress.IPv6Address):
        parsed = parsed.ipv4_mapped or parsed
    return str(parsed) if parsed.is_global and not parsed.is_multicast else None


@functools.cache
def _lookup() -> Callable[[str], str | None] | None:
    try:
        from iptocc import country_code
    except ImportError:
        return None
    look_up: Callable[[str], str | None] = country_code
    return look_up


def _built(installed: metadata.Distribution) -> str:
    """Give the day the wheel was made, which its bill of materials states; its table is made anew for every release."""
    for file in installed.files or ():
        if file.name.endswith(".cyclonedx.json"):
            try:
                bill = json.loads(file.read_text(encoding="utf-8"))
                return str(bill["metadata"]["timestamp"])[:10]
            except (OSError, ValueError, KeyError, TypeError):
                return ""
    return ""
