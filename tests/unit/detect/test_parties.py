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
        ("10.0.0.1:8080", None),
        ("[2001:db8::1]:443", None),
        ("2001:db8::1", None),
        ("localhost", None),
        ("", None),
        (".", None),
        ("com", None),
        ("com.cn", None),
        ("evil-umeng.com", None),
        ("umeng.com.evil.cn", None),
        ("umeng.com.cn", None),
        ("umengcom", None),
        ("umeng.co", None),
        ("alog.umeng.com:443", "umeng"),
        ("alog.umeng.com.:443", "umeng"),
        ("ｕｍｅｎｇ。com", "umeng"),
        ("xn--meng-0ra.com", None),
        ("ümeng.com", None),
        ("umeng.com\u0430", None),
        ("a_b.umeng.com", "umeng"),
        ("*.umeng.com", "umeng"),
        ("api.vungle.akadns.net", "vungle"),
        ("x.akadns.net", "akamai"),
        ("d111111abcdef8.cloudfront.net", "amazon"),
        ("aliyuncs.com", "alibaba"),
        ("x" * 300 + ".ü.umeng.com", "umeng"),
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
    [
        ("a.b.com.cn", "b.com.cn"),
        ("a.b.com.cn.", "b.com.cn"),
        ("a.b.com.cn:8443", "b.com.cn"),
        ("[::1]", "[::1]"),
        ("[::1]:80", "[::1]"),
        ("192.0.2.7:80", "192.0.2.7"),
        ("2001:db8::1", "2001:db8::1"),
        ("com", "com"),
        ("a.github.io", "a.github.io"),
        ("www.食狮.公司.cn", "xn--85x722f.xn--55qx5d.cn"),
        ("www.xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn"),
        ("", ""),
    ],
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
        ("com.example.app", (), "api.example.com.:443", "first"),
        ("com.example.app", (), "example.com.evil.cn", "third"),
        ("com.example.app", (), "evil-example.com", "third"),
        ("com.example.app", (), "192.0.2.7", "third"),
        ("com.example.app", (), "connectivitycheck.gstatic.com:80", "platform"),
        ("com.example.app", (), "evil-connectivitycheck.gstatic.com", "third"),
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
    assert table["country"].tolist() == ["CN", "CN"]
