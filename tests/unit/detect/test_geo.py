"""Countries of server addresses, with and without the extra `geo`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from analyzer.detect import geo


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    geo._lookup.cache_clear()
    geo.address_table.cache_clear()
    yield
    geo._lookup.cache_clear()
    geo.address_table.cache_clear()


def test_without_the_extra_nothing_is_known_and_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "iptocc", None)
    assert geo.registered_in(["8.8.8.8", None]) == [None, None]
    assert geo.address_table() is None


@pytest.mark.usefixtures("geo_table")
def test_addresses_of_public_networks_have_a_country() -> None:
    known = {
        "8.8.8.8": "US",
        "114.114.114.114": "CN",
        "2400:3200::1": "CN",
        "[2001:4860:4860::8888]": "US",
        "::ffff:8.8.8.8": "US",
    }
    assert dict(zip(known, geo.registered_in(known), strict=True)) == known


def test_addresses_of_no_public_network_have_none() -> None:
    none = ["", "10.0.0.1", "127.0.0.1", "::1", "192.168.1.1", "100.64.0.1", "169.254.1.1", "224.0.0.1", "ff02::1"]
    none += ["fe80::1%eth0", "192.0.2.7", "2001:db8::1", "0.0.0.0", "255.255.255.255", "::ffff:10.0.0.1", "fc00::1"]
    none += ["example.com", "8.8.8.8:443", "999.1.1.1", "8.8.8"]
    assert geo.registered_in(none) == [None] * len(none)


def test_an_address_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def look_up(address: str) -> str | None:
        asked.append(address)
        return "ZZ" if address == "9.9.9.9" else "CH"

    monkeypatch.setattr(geo, "_lookup", _giving(look_up))
    assert geo.registered_in(["1.1.1.1", "9.9.9.9", None, "1.1.1.1"]) == ["CH", None, None, "CH"]
    assert asked == ["1.1.1.1", "9.9.9.9"]


def _giving(look_up: Any) -> Any:
    def lookup() -> Any:
        return look_up

    lookup.cache_clear = lambda: None  # type: ignore[attr-defined]
    return lookup


@pytest.mark.usefixtures("geo_table")
def test_the_table_is_named_with_version_and_day() -> None:
    assert re.fullmatch(r"iptocc \d+\.\d+\.\d+, made 20\d\d-\d\d-\d\d", geo.address_table() or "")
