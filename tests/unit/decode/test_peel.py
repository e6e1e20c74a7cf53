"""One generation after the other comes off, within limits, and what does not is said."""

from __future__ import annotations

import gzip
import json
import time
import urllib.parse
import zlib
from base64 import b64encode, urlsafe_b64encode

import brotli
import pytest
import zstandard

from analyzer.decode.limits import MAX_DEPTH
from analyzer.decode.node import Node
from analyzer.decode.peel import JSON_STRING, peel
from analyzer.ingest.exchange import PartKind

TEXT = b'{"device":{"id":"0123456789"}}'


def _body(content: bytes) -> Node:
    return Node(content, PartKind.REQUEST_BODY)


def _peeled(content: bytes, *encodings: str, ends: tuple[int, ...] = ()) -> list[tuple[str, bytes]]:
    return [(child.codec, child.content) for child in peel(_body(content), encodings=encodings, run_ends=ends)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)[2:-4]),
        ("br", brotli.compress(TEXT)),
        ("zstd", zstandard.compress(TEXT)),
    ],
)
def test_a_declared_encoding_comes_off(name: str, content: bytes) -> None:
    assert _peeled(content, name) == [(name.removeprefix("x-"), TEXT)]


def test_encodings_come_off_in_reverse_order() -> None:
    node = _body(zstandard.compress(gzip.compress(TEXT)))
    (innermost,) = peel(node, encodings=["gzip", "zstd"])
    assert (innermost.codec, innermost.parent.codec, innermost.content) == ("gzip", "zstd", TEXT)  # type: ignore[union-attr]


@pytest.mark.parametrize("content", [gzip.compress(TEXT), zlib.compress(TEXT), zstandard.compress(TEXT)])
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
    content = gzip.compress(json.dumps(list(range(9000))).encode())
    (child,) = peel(_body(content[: len(content) // 2]), encodings=["gzip"])
    assert child.problem == "cut short"
    assert child.content.startswith(b"[0, 1, 2")


def test_strings_percent_runs_and_base64_are_found_in_text() -> None:
    run = b64encode(TEXT).rstrip(b"=")
    content = b'{"a":"x\\"y","u":"p%40q","d":"' + run + b'"}'
    assert sorted(_peeled(content, ends=(content.index(run) + len(run),))) == [
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


def test_depth_ends() -> None:
    node = _body(TEXT)
    for _ in range(MAX_DEPTH):
        node = node.child(TEXT, "gzip", 0, 0)
    assert (peel(node), node.problem) == ([], "depth")


@pytest.mark.parametrize(
    "content",
    [
        b'{"a":"' + b'\\"' * 500_000,
        b'{"a":' + b'"' * 1_000_000 + b"\\",
        b'{"a":"' + b"\\" * 1_000_001 + b'"',
        b"%25" * 700_000,
        b"%41" + b"a" * 2_000_000,
        b"eyJ" * 700_000,
        b'{"a":"' + b"QUJD" * 500_000,
        b"[" * 1_000_000,
        b"a=1&" * 500_000 + b'"',
    ],
    ids=lambda content: repr(content[:12]),
)
def test_traps_cost_no_more_than_their_size(content: bytes) -> None:
    began = time.process_time()
    generation = [_body(content)]
    while generation:
        generation = [child for node in generation for child in peel(node, run_starts=[6])]
    assert time.process_time() - began < 4
