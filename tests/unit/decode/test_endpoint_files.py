"""Endpoint files as records, and the index made from them."""

from __future__ import annotations

import os

import pytest

from analyzer.decode import endpoint_files
from analyzer.decode.endpoint_files import Index, Sign, endpoints_of, folder, index, render_index, vendors


def test_golden_index_is_what_the_files_make() -> None:
    file = folder() / endpoint_files.INDEX_NAME
    if os.environ.get("CONSENTINEL_WRITE_GOLDEN"):
        file.write_text(render_index(), encoding="utf-8")
    assert file.read_text(encoding="utf-8") == render_index(), "run `make golden`"


def test_every_file_is_a_vendor_and_every_endpoint_is_in_the_index() -> None:
    assert vendors() == sorted(file.stem for file in folder().glob("*.yaml"))
    everywhere = {entry.id for entry in index().everywhere}
    exact = {entry.id for vendor in vendors() for entry in _named(index(), vendor)}
    assert everywhere | exact == {endpoint for vendor in vendors() for endpoint in endpoints_of(vendor)}


def _named(known: Index, vendor: str) -> list[endpoint_files.Entry]:
    rows = endpoint_files.document(vendor)["endpoints"]
    hosts = {host.replace("*.", "any.") for row in rows for host in row["match"]["hosts"]}
    return [entry for host in hosts for entry in known.of_host(host)]


def test_at_least_25_vendors_have_every_field_seen() -> None:
    seen = [v for v in vendors() if all(f.is_seen for e in endpoints_of(v).values() for f in e.fields)]
    assert len(seen) >= 25


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("a.b.adcolony.com", {"adcolony/configure"}),
        ("adcolony.com", set()),
        ("xadcolony.com", set()),
        ("utoken.umeng.com", {"umeng/zid-post", "umeng/zid-update"}),
        ("x.utoken.umeng.com", set()),
        ("", set()),
    ],
)
def test_hosts_are_exact_or_below_a_domain(host: str, found: set[str]) -> None:
    assert {entry.id for entry in index().of_host(host)} == found


@pytest.mark.parametrize(
    ("glob", "path", "is_match"),
    [
        ("/a/*", "/a/b", True),
        ("/a/*", "/a/", False),
        ("/a/*", "/a/b/c", False),
        ("/**/i", "/x/y/i", True),
        ("/**/i", "/i", False),
        ("/v1.0/x", "/v1-0/x", False),
        ("/**", "/", True),
    ],
)
def test_globs_of_paths(glob: str, path: str, is_match: bool) -> None:
    entry = endpoint_files._entry(
        {"id": "v/e", "vendor": "v", "hosts": ["*"], "paths": [glob], "methods": ["GET"], "signs": []}
    )
    assert bool(entry.path.fullmatch(path)) is is_match
    assert entry.is_any_path is (glob == "/**")


def test_what_may_be_anywhere_has_signs() -> None:
    anywhere = {entry.id: entry.signs for entry in index().everywhere if entry.is_any_path}
    assert anywhere == {
        "sensorsdata/data-list": (Sign("form", "data_list"), Sign("form", "gzip"), Sign("form", "crc")),
        "thinkingdata/sync": (Sign("header", "ta-integration-type"),),
    }


def test_a_host_we_do_not_know_reads_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint_files, "document", lambda vendor: pytest.fail(f"read {vendor}"))
    endpoint_files.index.cache_clear()
    assert index().of_host("api.example.net") == []
