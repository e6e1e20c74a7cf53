"""The engine of endpoint files, run over every example of every file: what is found, and what must not be."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.endpoint_requests import build_request

from analyzer.decode.endpoint_codecs import Flat
from analyzer.decode.endpoint_files import Endpoint, document, endpoints_of, index, vendors
from analyzer.decode.endpoints import Request, leaves, read
from analyzer.decode.limits import Budget


def _request(described: dict[str, Any], **changes: Any) -> Request:
    """Give the engine's request for one that an example describes."""
    url = urlsplit(described["url"])
    headers = list(described["headers"].items())
    if described["cookies"]:
        headers.append(("cookie", "; ".join(f"{name}={value}" for name, value in described["cookies"].items())))
    given_parts = {"host": url.hostname, "path": url.path, "query": url.query, "headers": tuple(headers)}
    return Request(**(given_parts | {"body": described["body"]} | changes))


def _found(endpoint: Endpoint, request: Request, described: dict[str, Any]) -> set[tuple[str, str, str, str]]:
    rows = read(endpoint, request, plaintexts=described["plaintexts"])
    return {(row.field.container, row.path, row.field.data_type, row.text) for row in rows}


def _examples(vendor: str) -> list[tuple[Endpoint, dict[str, Any], dict[str, Any]]]:
    return [
        (endpoints_of(vendor)[row["id"]], build_request(example), example)
        for row in document(vendor)["endpoints"]
        for example in row["examples"]
    ]


@pytest.mark.parametrize("vendor", vendors())
def test_every_example_gives_exactly_what_its_file_expects(vendor: str) -> None:
    for endpoint, described, example in _examples(vendor):
        expected = {(row["in"], row["path"], row["data_type"], row["value"]) for row in example["expect"]}
        assert _found(endpoint, _request(described), described) == expected, endpoint.id


@pytest.mark.parametrize("vendor", vendors())
def test_the_index_finds_the_example_and_not_its_near_misses(vendor: str) -> None:
    for endpoint, described, _ in _examples(vendor):
        url = urlsplit(described["url"])
        entries = [*index().of_host(url.hostname or ""), *index().everywhere]
        mine = next(entry for entry in entries if entry.id == endpoint.id)
        assert mine.path.fullmatch(url.path) and described["method"] in mine.methods
        assert "DELETE" not in mine.methods
        assert endpoint.id not in {entry.id for entry in index().of_host("nothing.example.net")}
        if "*" not in mine.hosts:
            host = f"{url.hostname}.example.net"
            assert endpoint.id not in {entry.id for entry in index().of_host(host)}
        if not mine.is_any_path:
            assert not mine.path.fullmatch(url.path + "/x/y/z")


def test_a_request_without_what_is_required_gives_nothing() -> None:
    checked = set()
    for vendor in vendors():
        for endpoint, described, _ in _examples(vendor):
            for container, path in endpoint.requires:
                request = _without(_request(described), path)
                assert _found(endpoint, request, described) == set(), (endpoint.id, container, path)
                checked.add(endpoint.id)
    assert checked == {endpoint.id for v in vendors() for endpoint in endpoints_of(v).values() if endpoint.requires}


def _without(request: Request, path: str) -> Request:
    """Take one name out of a request, wherever it stands."""
    name = re.sub(r"\W+\Z", "", path).rpartition(":")[2].rpartition(".")[2]
    return Request(
        request.host,
        request.path,
        re.sub(rf"(?<![\w]){name}=", "absent=", request.query),
        tuple((key, value) for key, value in request.headers if key != name),
        re.sub(rb"(?<![\w])%b(?=[\"=])" % name.encode(), b"absent", request.body),
    )


def test_a_body_cut_short_gives_nothing_of_a_document() -> None:
    for vendor in vendors():
        for endpoint, described, _ in _examples(vendor):
            last = {step.codecs[-1] for step in endpoint.steps if step.source == "body"}
            if last == {"json"}:
                request = _request(described, body=described["body"][: len(described["body"]) // 2])
                rows = read(endpoint, request, plaintexts=described["plaintexts"])
                assert [row.path for row in rows if row.location == "body"] == [], endpoint.id


def test_layers_are_those_of_the_root_then_the_codecs() -> None:
    found = {
        (endpoint.id, row.location, ">".join(row.layers))
        for vendor in ("sensorsdata", "umeng", "google", "segment", "getui")
        for endpoint, described, _ in _examples(vendor)
        for row in read(endpoint, _request(described, encodings=("br",)), plaintexts=described["plaintexts"])
    }
    assert found == {
        ("sensorsdata/data-list", "body", "br>form>base64>gzip>json"),
        ("umeng/zid-post", "body", "br>xor>gzip>json"),
        ("umeng/zid-update", "body", "br>xor>gzip>json"),
        ("google/collect", "query", "query"),
        ("google/fcm-register", "body", "br>form"),
        ("google/mads", "cookie", "cookie"),
        ("google/mads", "query", "query"),
        ("google/app-measurement", "body", "br>protobuf"),
        ("segment/batch", "body", "br>json"),
        ("getui/getcid", "body", "br>decrypted>json"),
    }


def test_a_body_beyond_the_budget_gives_nothing() -> None:
    endpoint, described, _ = _examples("amplitude")[0]
    assert read(endpoint, _request(described), budget=Budget(out_bytes=10)) == []
    assert read(endpoint, _request(described), budget=Budget(leaves=1)) == []


def test_leaves_name_concrete_places_in_document_order() -> None:
    value = json.loads('{"a":[{"x-y":1},{"b":2,"x-y":[null,"t"]}]}')
    assert list(leaves(value, "$.a[*]['x-y']")) == [
        ("$.a[0]['x-y']", 1, (0, 0, 0)),
        ("$.a[1]['x-y']", [None, "t"], (0, 1, 1)),
    ]
    assert list(leaves(value, "$.a[1]['x-y'][1]")) == [("$.a[1]['x-y'][1]", "t", (0, 1, 1, 1))]
    assert list(leaves(value, "$.a.b")) == list(leaves(value, "$.a[7]")) == list(leaves(3, "$.a")) == []
    flat = Flat()
    flat.add("form:a", "1")
    flat.add("form:a", "2")
    assert [value for _, value, _ in leaves(flat, "form:a")] == ["1", "2"]
    assert list(leaves(flat, "$.a")) == list(leaves({"form:a": "1"}, "form:a")) == []


def test_head_parts_are_containers() -> None:
    request = Request("h.example", "/a/b%20c", "k=1&k=2&e", (("x-id", "7"), ("cookie", "a=b; c=d=e; f")))
    roots = {name: documents[0].value for name, documents in request.roots().items()}
    assert roots == {
        "query": {"query:k": ["1", "2"], "query:e": [""]},
        "header": {"x-id": ["7"], "cookie": ["a=b; c=d=e; f"]},
        "cookie": {"cookie:a": ["b"], "cookie:c": ["d=e"]},
        "url": {"host": ["h.example"], "segment:0": ["a"], "segment:1": ["b c"]},
        "body": b"",
    }


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(vendors()), st.text(max_size=40))
def test_fuzz_nothing_is_raised_whatever_is_sent(body: bytes, vendor: str, query: str) -> None:
    for endpoint in endpoints_of(vendor).values():
        read(endpoint, Request("h", "/p", query, (("cookie", query),), body), plaintexts={body: body[::-1]})
