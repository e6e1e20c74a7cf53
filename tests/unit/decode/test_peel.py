"""One generation after the other comes off, within limits, and what does not is said."""

from __future__ import annotations

import gzip
import json
import time
import urllib.parse
import zlib
from base64 import b32encode, b64encode, encodebytes, urlsafe_b64encode

import brotli
import pytest
import zstandard
from unit.decode.growing import all_nodes, grow, peel_one

from analyzer.decode.leaf import places
from analyzer.decode.limits import MAX_DEPTH
from analyzer.decode.node import Node
from analyzer.decode.parts import JSON_STRING, XML_TEXT, Run, Sealed
from analyzer.decode.peel import peel
from analyzer.ingest.exchange import PartKind

TEXT = b'{"device":{"id":"0123456789"}}'


def _body(content: bytes) -> Node:
    return Node(content, PartKind.REQUEST_BODY)


def _peeled(content: bytes, *encodings: str) -> list[tuple[str, bytes]]:
    return [(child.codec, child.content) for child in peel_one(_body(content), encodings)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gzip", gzip.compress(TEXT, mtime=0)),
        ("x-gzip", gzip.compress(TEXT, mtime=0)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)[2:-4]),
        ("br", brotli.compress(TEXT)),
        ("zstd", zstandard.compress(TEXT)),
    ],
)
def test_a_declared_encoding_comes_off(name: str, content: bytes) -> None:
    assert _peeled(content, name) == [(name.removeprefix("x-"), TEXT)]


def test_encodings_come_off_in_reverse_order() -> None:
    node = _body(zstandard.compress(gzip.compress(TEXT, mtime=0)))
    (innermost,) = peel(node, encodings=["gzip", "zstd"])
    assert (innermost.codec, innermost.parent.codec, innermost.content) == ("gzip", "zstd", TEXT)  # type: ignore[union-attr]


@pytest.mark.parametrize("content", [gzip.compress(TEXT, mtime=0), zlib.compress(TEXT), zstandard.compress(TEXT)])
def test_magic_bytes_are_enough(content: bytes) -> None:
    assert [inner for _, inner in _peeled(content)] == [TEXT]


def test_a_header_that_lies_over_readable_text_is_no_problem() -> None:
    node = _body(TEXT)
    assert (peel(node, encodings=["gzip"]), node.problem) == ([], "")


def test_a_header_that_lies_over_noise_is_a_problem() -> None:
    node = _body(b"\x00\x01\xfe" * 40)
    assert (peel(node, encodings=["gzip"]), node.problem) == ([], "damaged")


def test_an_unknown_encoding_is_named() -> None:
    node = _body(b"\x00\x01\xfe" * 40)
    peel(node, encodings=["compress"])
    assert node.problem == "unknown encoding compress"


def test_a_cut_body_gives_what_there_is() -> None:
    content = gzip.compress(json.dumps(list(range(9000))).encode(), mtime=0)
    (child,) = peel(_body(content[: len(content) // 2]), encodings=["gzip"])
    assert child.problem == "cut short"
    assert child.content.startswith(b"[0, 1, 2")


def test_strings_percent_runs_and_base64_are_found_in_text() -> None:
    run = b64encode(TEXT).rstrip(b"=")
    content = b'{"a":"x\\"y","u":"p%40q","d":"' + run + b'"}'
    assert sorted(_peeled(content)) == [
        ("base64", TEXT),
        (JSON_STRING, b'x"y'),
        ("percent", b"p@q"),
    ]


def test_base64url_is_told_apart() -> None:
    content = urlsafe_b64encode(b"???>>>??? and more text")
    assert [codec for codec, _ in _peeled(content)] == ["base64url"]


def test_a_run_inside_a_run_waits_for_the_next_generation() -> None:
    content = b"a=" + urllib.parse.quote(b64encode(TEXT + b" ")).encode()
    assert [codec for codec, _ in _peeled(content)] == ["percent"]


def test_pairs_of_figures_are_bytes_whatever_they_begin_with() -> None:
    pairs = peel(_body(b"android 14 32 33 37 32 36 36 39 37 35 36 37 end"), is_spelled=True)[0]
    assert (pairs.codec, pairs.content) == ("pairs", b"143233373236363937353637")
    assert [(child.codec, child.content) for child in peel(pairs)] == [("hex", b"\x1423726697567")]
    assert peel(_body(pairs.content)) == [], "figures alone are a number"
    few = peel(_body(b"android 14 E7 B2 A4 44 30 4B 43 4C 33 end"), is_spelled=True)[0]
    assert [child.content for child in peel(few)] == ["\x14粤D0KCL3".encode()]


def test_what_a_hook_saw_before_it_was_encrypted_is_a_piece_of_its_own() -> None:
    node = _body(b'{"d":"0123456789abcdef"}')
    peel(node, sealed=[Sealed(6, 22, TEXT, "a1:7"), Sealed(8, 22, b"inside", "a1:8")], runs=[Run("hex", 6, 22)])
    assert [(child.codec, child.content, child.event_id) for child in node.children] == [("decrypted", TEXT, "a1:7")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"id-QUJD-" + b64encode(TEXT), ("base64", TEXT)),
        (b"/upload/" + b64encode(TEXT), ("base64", TEXT)),
        (b"x " + encodebytes(TEXT * 4).replace(b"\n", b"\r\n") + b"ok", ("base64", TEXT * 4)),
        (b'{"d":"' + encodebytes(TEXT * 4).replace(b"\n", b"\\n") + b'"}', (JSON_STRING, encodebytes(TEXT * 4))),
        (b"<a>&lt;b c=&#34;1&#34;/></a>", (XML_TEXT, b'<b c="1"/>')),
        (b"<a>x<![CDATA[<&amp;>]]></a>", (XML_TEXT, b"x<&amp;>")),
        (b"say O&apos;Brien", ("xml_escape", b"say O'Brien")),
        (b'say \\"hi\\" to C:\\x', ("json_escape", b'say "hi" to C:\\x')),
        (b"uid=7&who=J%C3%BCrgen+M", ("percent_plus", "Jürgen M".encode())),
        (b"uid=7&tel=+49%2030", ("percent", b"+49 30")),
        (b"d=QUJDREVGR0hJ+w%3D%3D&a=b", ("percent", b"QUJDREVGR0hJ+w==")),
        (b"hex " + TEXT.hex().upper().encode(), ("hex", TEXT)),
        (b"b32 " + b32encode(TEXT), ("base32", TEXT)),
        (b"\x00\x01" + gzip.compress(TEXT, mtime=0) + b"rest", ("gzip", TEXT)),
        (b"\x00\x01" + zstandard.compress(TEXT) + b"rest", ("zstd", TEXT)),
        (b"\x00\x01" + zlib.compress(TEXT) + b"rest", ("deflate", TEXT)),
    ],
    ids=lambda value: repr(value[:24]) if isinstance(value, bytes) else value[0],
)
def test_every_kind_of_spot_is_found(content: bytes, expected: tuple[str, bytes]) -> None:
    assert _peeled(content)[:1] == [expected]


def test_header_and_payload_of_a_web_token_are_pieces() -> None:
    token = b".".join(urlsafe_b64encode(part).rstrip(b"=") for part in (b'{"alg":"HS256"}', TEXT, bytes(range(32))))
    assert _peeled(b"Bearer " + token) == [("jwt", b'{"alg":"HS256"}'), ("jwt", TEXT)]


def test_the_extent_of_a_stream_inside_other_bytes_is_its_own() -> None:
    packed = gzip.compress(TEXT, mtime=0)
    node = _body(b"\x00\x01" + packed + b"rest")
    assert [(child.start, child.end) for child in peel_one(node)] == [(2, 2 + len(packed))]


def test_brackets_beyond_any_document_are_a_depth() -> None:
    node = _body(b'{"a":' * 100_000 + b"1")
    peel(node)
    assert node.problem == "depth"


def test_depth_ends() -> None:
    node = _body(TEXT)
    for _ in range(MAX_DEPTH):
        node = node.child(TEXT, "gzip", 0, 0)
    assert (peel(node), node.problem) == ([], "depth")


TRAPS = {
    "escaped quotes": b'{"a":"' + b'\\"' * 100_000,
    "quotes": b'{"a":' + b'"' * 200_000 + b"\\",
    "backslashes in a string": b'{"a":"' + b"\\" * 200_001 + b'"',
    "backslashes": b"\\" * 500_000,
    "backslashes outside of strings": b'{"a":1}' + b"\\ " * 100_000,
    "percent of percent": b"%25" * 100_000,
    "one escape in a long run": b"%41" + b"a" * 500_000,
    "base64 of itself": b"eyJ" * 100_000,
    "base64 in a string": b'{"a":"' + b"QUJD" * 100_000,
    "lines of base64": b"QUJDREVGR0hJSktM\n" * 10_000,
    "brackets": b"[" * 50_000,
    "pairs": b"a=1&" * 100_000 + b'"',
    "pluses": b"a=1+1&" * 10_000,
    "entities": b"&amp;" * 100_000,
    "unclosed tags": b"<a>" * 50_000 + b"&amp;</a>",
    "unclosed comments": b"<a>" + b"<!-- &amp; " * 50_000 + b"</a>",
    "unclosed quotes": b"<a b='" * 50_000 + b"&amp;</a>",
    "attributes": b"<a " + b"a " * 100_000 + b"b='&amp;'/></a>",
    "document types": b"<?xml version='1.0'?>" + b"<!DOCTYPE a [ ] &amp; " * 100_000 + b"</a>",
    "keys": b"{" + b",".join(b'"k%d":"a\\/b"' % i for i in range(20_000)) + b"}",
    "streams": b"\x00\x01" + b"\x1f\x8b\x08\x00" * 50_000,
    "archives": b"\x00\x01" + b"PK\x03\x04" * 50_000,
    "parts": b"--B\r\nContent-Disposition: form-data; name=a\r\n\r\n%41\r\n" * 3_000,
    "tokens": b"eyJhbGciOiJub25lIn0." * 100_000,
}


@pytest.mark.parametrize("name", TRAPS)
def test_traps_cost_no_more_than_their_size(name: str) -> None:
    began = time.process_time()
    root = grow(_body(TRAPS[name]))
    deepest = max(all_nodes(root), key=lambda node: node.depth)
    places(deepest, list(range(0, len(deepest.content), max(1, len(deepest.content) // 1000))))
    assert time.process_time() - began < 20
