"""Hosts, domains, companies, and their relation to the app."""

from __future__ import annotations

import pytest

from analyzer.detect.parties import (
    Relations,
    parties,
    parties_table,
    party_of_code,
    party_of_host,
    registrable_domain,
)
from analyzer.model.tables import TABLES, check


def test_no_domain_and_no_package_is_claimed_twice() -> None:
    domains = [domain for party in parties().values() for domain in party.domains]
    packages = [package for party in parties().values() for package in party.packages]
    assert sorted(domains) == sorted(set(domains))
    assert sorted(packages) == sorted(set(packages))
    assert [a for a in packages for b in packages if a != b and a.startswith(b + ".") and _owner(a) == _owner(b)] == []


def _owner(package: str) -> str:
    return next(party.id for party in parties().values() if package in party.packages)


def test_every_company_has_a_source_and_a_country() -> None:
    assert len(parties()) >= 60
    assert [party.id for party in parties().values() if not party.source or len(party.country or "") != 2] == []


def test_platform_hosts_lie_in_domains_of_their_company() -> None:
    strays = [
        host for party in parties().values() for host in party.platform_hosts if party_of_host("x." + host) is not party
    ]
    assert strays == []


@pytest.mark.parametrize(
    ("host", "party"),
    [
        ("alog.umeng.com", "umeng"),
        ("umeng.com", "umeng"),
        ("ALOG.UMENG.COM.", "umeng"),
        ("notumeng.com", None),
        ("umeng.com.evil.net", None),
        ("play.googleapis.com", "google"),
        ("10.0.0.1", None),
        ("localhost", None),
    ],
)
def test_a_host_belongs_to_the_company_of_its_domain(host: str, party: str | None) -> None:
    found = party_of_host(host)
    assert (found.id if found else None) == party


@pytest.mark.parametrize(
    ("caller", "party"),
    [
        ("com.umeng.analytics.MobclickAgent.init", "umeng"),
        ("com.umengx.Foo.bar", None),
        ("com.ss.android.common.Id.get", "bytedance"),
        (None, None),
        ("", None),
    ],
)
def test_code_belongs_to_the_company_of_its_package(caller: str | None, party: str | None) -> None:
    found = party_of_code(caller)
    assert (found.id if found else None) == party


@pytest.mark.parametrize(
    ("host", "domain"),
    [("a.b.com.cn", "b.com.cn"), ("[::1]", "[::1]"), ("com", "com"), ("a.github.io", "a.github.io"), ("", "")],
)
def test_registrable_domains(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain


@pytest.mark.parametrize(
    ("app_id", "first_party", "host", "relation"),
    [
        (None, (), "alog.umeng.com", "unknown"),
        ("com.example.app", (), "api.example.com", "first"),
        ("com.example.app", (), "alog.umeng.com", "third"),
        ("com.example.app", (), "cdn.other.net", "third"),
        ("com.example.app", (), "api.example.net", "unknown"),
        ("com.example.app", ("example.net",), "api.example.net", "first"),
        ("com.example.app", ("example.net",), "api.example.org", "third"),
        (None, ("api.example.net",), "www.example.net", "first"),
        (None, ("example.net",), "other.org", "third"),
        ("com.example.app", (), "connectivitycheck.gstatic.com", "platform"),
        ("com.example.app", (), "www.google-analytics.com", "third"),
        ("com.google.android.youtube", (), "youtubei.googleapis.com", "first"),
        ("notes", (), "other.net", "unknown"),
        ("notes", (), "alog.umeng.com", "third"),
    ],
)
def test_relations(app_id: str | None, first_party: tuple[str, ...], host: str, relation: str) -> None:
    assert str(Relations(app_id, first_party).of(host)) == relation


def test_the_table_has_the_companies_asked_for() -> None:
    table = parties_table("s1", ["umeng", "amap", "umeng"])
    assert check(TABLES["parties"], table) == []
    assert table["party_id"].tolist() == ["amap", "umeng"]
