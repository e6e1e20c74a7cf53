"""Every scalar of a request, with the name of its place."""

from __future__ import annotations

import gzip
import json

import pytest
from builders import CaptureBuilder
from hypothesis import given
from hypothesis import strategies as st

from analyzer.detect.leaves import MAX_PART_BYTES, request_leaves

FORM = (("content-type", "application/x-www-form-urlencoded"),)
JSON = (("content-type", "application/json"),)


def _leaves(builder: CaptureBuilder, *locations: str) -> set[tuple[str, str, str, str]]:
    found = request_leaves(builder.build())
    return {
        (leaf.location, ">".join(leaf.layers), leaf.outer + leaf.path, leaf.text)
        for leaf in found
        if leaf.location in (locations or ("body",))
    }


def test_the_head() -> None:
    builder = CaptureBuilder().http(
        target="/a/b%20c?x=1%2B2&y&x=3", headers=(("X-Id", " 7 "), ("Cookie", "a=b; c=d=e; f"))
    )
    assert _leaves(builder, "url", "query", "header", "cookie") == {
        ("url", "", "segment:0", "a"),
        ("url", "", "segment:1", "b c"),
        ("query", "query", "query:x", "1+2"),
        ("query", "query", "query:y", ""),
        ("query", "query", "query:x", "3"),
        ("header", "", "host", "t.example.net"),
        ("header", "", "x-id", "7"),
        ("cookie", "cookie", "cookie:a", "b"),
        ("cookie", "cookie", "cookie:c", "d=e"),
    }


def test_an_absolute_target() -> None:
    assert _leaves(CaptureBuilder().http(target="http://t.example.net/a?b=c"), "url", "query") == {
        ("url", "", "segment:0", "a"),
        ("query", "query", "query:b", "c"),
    }


@pytest.mark.parametrize(
    ("body", "headers", "leaves"),
    [
        (b'{"a":[1,{"b":"\\u00e9"}]}', JSON, {("json", "$.a[0]", "1"), ("json", "$.a[1].b", "é")}),
        (b"a=1&b=%7B%22c%22%3A%22d%22%7D", FORM, {("form", "form:a", "1"), ("form>json", "form:b>$.c", "d")}),
        (json.dumps({"s": json.dumps({"t": "u"})}).encode(), JSON, {("json>json", "$.s>$.t", "u")}),
        (gzip.compress(b'{"a":"b"}', mtime=0), (*JSON, ("content-encoding", "gzip")), {("gzip>json", "$.a", "b")}),
        (gzip.compress(b'{"a":"b"}', mtime=0), JSON, {("gzip>json", "$.a", "b")}),
        (b'{"a":"b"}', (*JSON, ("content-encoding", "gzip")), {("json", "$.a", "b")}),
        (b"free text, no document", (), set()),
        (b"\x1f\x8b\x08 damaged", (("content-encoding", "gzip"),), set()),
        (b'{"a":"' + b"x" * MAX_PART_BYTES + b'"}', JSON, set()),
    ],
)
def test_bodies(body: bytes, headers: tuple[tuple[str, str], ...], leaves: set[tuple[str, str, str]]) -> None:
    assert _leaves(CaptureBuilder().http(body=body, headers=headers)) == {("body", *leaf) for leaf in leaves}


def test_a_streamed_body_is_read_whole_and_responses_are_not() -> None:
    builder = CaptureBuilder().http(body=[b'{"a":', b'"b"}'], response=b'{"c":"d"}')
    assert _leaves(builder) == {("body", "json", "$.a", "b")}


def test_where_the_bytes_of_a_leaf_stand() -> None:
    capture = CaptureBuilder().http(target="/abc/x?q=%41&id=77", headers=(("X-Id", "7b"),)).build()
    spans = capture.spans
    for leaf in request_leaves(capture):
        part = capture.data[spans["start"][leaf.owner] :]
        raw = part[leaf.start : leaf.start + leaf.length].decode()
        assert raw == ("%41" if leaf.path == "query:q" else leaf.text)


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_fuzz_anything_has_leaves_or_none(head: bytes, body: bytes) -> None:
    target = head.decode("latin-1").replace("\n", "")
    list(request_leaves(CaptureBuilder().http(target=target, body=body, headers=FORM).build()))
    list(request_leaves(CaptureBuilder().http(body=b'{"a":' + body + b"}", headers=JSON).build()))
