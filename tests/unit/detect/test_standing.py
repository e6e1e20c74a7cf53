"""A hit that is a piece of something longer is told from one that stands by itself."""

from __future__ import annotations

import hashlib
import struct

import cbor2
import cramjam
import msgpack
import pytest
import zstandard
from builders import CaptureBuilder, run, sightings

from analyzer.decode.node import Node
from analyzer.detect.known import KnownValue
from analyzer.detect.search import Hit
from analyzer.detect.standing import (
    is_piece,
    own_halves,
    places_of,
    standing,
    stands_inside,
    without_wrong_numbers,
)
from analyzer.detect.transforms import Form
from analyzer.ingest.exchange import PartKind
from analyzer.model.values import Secret

IMEI = KnownValue("imei", Secret("356938035643809"), "user")
NAME = KnownValue("name", Secret("Wirisu Zujiwa"), "user")


def _node(content: bytes) -> Node:
    return Node(content, PartKind.REQUEST_BODY)


def _hit(content: bytes, text: bytes, value: KnownValue = IMEI, **kind: object) -> Hit:
    start = content.index(text)
    return Hit(start, start + len(text), value, Form(text, "plain", 0, 45.0, **kind))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"imei=356938035643809&b=1", False),
        (b"imei=3569380356438091&b=1", True),
        (b"imei=1356938035643809&b=1", True),
        (b'{"a":"356938035643809"}', False),
        (b'{"a":"x356938035643809"}', False),
    ],
)
def test_digits_among_digits_are_a_piece(content: bytes, expected: bool) -> None:
    node, hit = _node(content), _hit(content, b"356938035643809")
    assert is_piece(hit.form, node, hit, places_of(node, [hit])[0]) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "start", "end", "expected"),
    [
        (b"mail=a.b@c.org;", 5, 14, False),
        (b"mail=xa.b@c.org;", 6, 15, True),
        (b"mail=a.b@c.orgx", 5, 14, True),
        (b"\x00\x01\x023569\x80\x81\x82\xff\xfe\x00\x01", 3, 6, False),
    ],
)
def test_words_within_words_are_a_piece_in_text_alone(content: bytes, start: int, end: int, expected: bool) -> None:
    assert stands_inside(content, start, end) is expected


def test_a_longer_reading_gives_way_to_one_that_stands_by_itself() -> None:
    content = b"id=1 356938035643809"
    short, long = _hit(content, b"356938035643809"), _hit(content, b" 356938035643809")
    assert standing(_node(content), [short, long]) == [short], "a blank made the other one touch digits"
    content = b"id=1356938035643809"
    inner, outer = _hit(content, b"356938035643809"), _hit(content, b"1356938035643809")
    assert standing(_node(content), [inner, outer]) == [inner, outer], "digits go on before the shorter one"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("39.97676471047307,116.4785638929225", [("bd09", "certain")]),
        ("39.97676471047307,116.47856389292251", [("bd09", "certain")]),
        ("39.97676451047307,116.47856389292251", []),
        ("39.9697235,116.46581791", [("plain", "possible")]),
    ],
)
def test_a_shifted_place_with_one_digit_more_is_told_by_its_halves(text: str, expected: list[tuple[str, str]]) -> None:
    capture = CaptureBuilder(t=0).http(body=f'{{"v":"{text}"}}'.encode()).build()
    detected = run(capture, planted={"location_precise": ["39.9697235,116.4658179"]})
    assert sightings(detected, "transform", "confidence") == expected


def test_half_a_name_beside_another_word_of_the_name_is_none() -> None:
    alone, beside = b'{"first":"Wirisu","last":"Zujiwa"}', b'{"name":"Wirisu Bahiwufu"}'
    halves = [_hit(alone, b"Wirisu", NAME, half=0), _hit(alone, b"Zujiwa", NAME, half=1)]
    node = _node(alone)
    node.hits = halves
    assert own_halves(node) == halves
    node = _node(beside)
    node.hits = [_hit(beside, b"Wirisu", NAME, half=0)]
    assert own_halves(node) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("first=Wirisu&last=Zujiwa", ["split"]),
        ("last=Zujiwa&first=Wirisu", ["split"]),
        ("first=Wirisu&last=Zujiwa-Bahi", []),
        ("first=Wirisu&last=Zujiwa%20Bahi", []),
        ("first=Wirisu%20K&last=Zujiwa", []),
    ],
)
def test_the_version_of_the_protocol_is_no_further_word_of_a_name(query: str, expected: list[str]) -> None:
    capture = CaptureBuilder().http(method="GET", target=f"/t?{query}").build()
    assert sightings(run(capture, planted={"name": ["Wirisu Zujiwa"]}), "transform") == [(one,) for one in expected]


def test_a_binary_number_in_a_text_is_none() -> None:
    content = b'{"a":"....356938"}'
    number, text = _hit(content, b"6938", number="be"), _hit(content, b"356938")
    assert without_wrong_numbers(_node(content), [number, text]) == [text]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (cbor2.dumps({"a": 0xEB0200C0, "b": "ok"}), [("cbor", "$.a", "decimal(little_endian)")]),
        (msgpack.packb({"a": 0xEB0200C0 - (1 << 32)}), [("msgpack", "$.a", "decimal(little_endian)")]),
        (struct.pack("<BIB3s", 0x0D, 0xC00002EB, 0x1A, b"\2ok"), [("protobuf", "protobuf:1", "decimal(raw)")]),
        (cbor2.dumps({"a": 0xEC0200C0, "b": "ok"}), []),
        (struct.pack("<BIB3s", 0x0D, 0xC00002EC, 0x1A, b"\2ok"), []),
    ],
    ids=["cbor", "msgpack, signed", "fixed32", "another address", "another in fixed32"],
)
def test_bytes_that_are_two_numbers_are_named_by_the_kind_that_stands_there(
    body: bytes, expected: list[tuple[str, str, str]]
) -> None:
    capture = CaptureBuilder().http(body=body, headers=(("content-type", "application/octet-stream"),)).build()
    detected = run(capture, planted={"ip_address": ["192.0.2.235"]})
    assert sightings(detected, "layers", "path", "transform") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b'{"x":"F59A62C4","n":"39.86,116.37"}', [("zstd>json", "rounded:2", "certain")]),
        (b'{"x":"F59A62C4","n":"39.8662513,116.3714498"}', []),
        (b'{"x":"F59A62C4","n":"356938035643809"}', [("zstd>json", "plain", "certain")]),
        (b'{"x":"F59A62C4","n":"3569380356438091"}', [("zstd>json", "plain", "possible")]),
    ],
    ids=["a rounded place", "a place nearby", "an imei", "a longer number"],
)
@pytest.mark.parametrize("before", [b"", b"\x00\x01\x02"])
def test_what_a_packed_stream_keeps_as_it_is_is_judged_where_it_is_unpacked(
    before: bytes, text: bytes, expected: list[tuple[str, str, str]]
) -> None:
    packed = before + zstandard.compress(text)
    assert text[-14:-2] in packed
    capture = CaptureBuilder().http(body=packed, target="/t").build()
    known = {"location_precise": ["39.8619459,116.3721923"], "imei": ["356938035643809"]}
    assert sightings(run(capture, planted=known), "layers", "transform", "confidence") == expected


def test_a_run_in_a_packed_stream_is_read_where_it_is_unpacked() -> None:
    event = "Zafano setuju gorudo vatimo rozawu."
    pairs = hashlib.sha256(event.encode()).digest().hex("-")
    text = f'{{"trace":"{pairs[66:77]}","calendar":"{pairs}"}}'.encode()
    packed = bytes(cramjam.lz4.compress(text))
    assert pairs[:66].encode() in packed
    assert pairs.encode() not in packed
    for body, expected in (
        (packed, ("lz4>json", "pairs(sha256)", "certain")),
        (packed[:-40], ("", "pairs(truncated:40(sha256))", "certain")),
    ):
        detected = run(CaptureBuilder().http(body=body, target="/t").build(), planted={"calendar": [event]})
        assert sightings(detected, "layers", "transform", "confidence") == [expected]


def test_a_stream_that_is_cut_short_is_searched_as_it_stands() -> None:
    packed = zstandard.compress(b'{"x":"F59A62C4","n":"356938035643809","m":"3f"}')[:-6]
    detected = run(CaptureBuilder().http(body=packed, target="/t").build(), planted={"imei": ["356938035643809"]})
    assert sightings(detected, "transform") == [("plain",)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('{"lat":39.91634500,"lng":116.3971550000}', [("plain", "certain")]),
        ("39.92000,116.40000", [("rounded:2", "certain")]),
        ("39.91634500N 116.39715500E", [("plain", "certain")]),
        ("39.91634501,116.39715501", []),
        ("39.920001,116.400001", []),
        ("399163450,1163971550", [("scaled:7", "certain")]),
        ("3991634500,11639715500", []),
    ],
    ids=[
        "beyond all decimals",
        "rounded",
        "sides",
        "a digit behind zeros",
        "rounded, too",
        "whole",
        "whole, ten times",
    ],
)
def test_zeros_behind_the_decimals_of_a_place_change_nothing(body: str, expected: list[tuple[str, str]]) -> None:
    found = run(
        CaptureBuilder().http(body=body.encode()).build(), planted={"location_precise": ["39.916345,116.397155"]}
    )
    known = found.tables["observations"].query("method == 'known_value'")
    assert [*zip(known["transform"], known["confidence"], strict=True)] == expected


@pytest.mark.parametrize("order", ["le", "be"])
@pytest.mark.parametrize("before", ["", "{", "\u7535\u8bdd", "x" * 2_000, "\u7535" * 40 + "\n"])
@pytest.mark.parametrize("has_mark", [False, True])
def test_text_of_sixteen_bits_is_read_in_its_own_order(order: str, before: str, has_mark: bool) -> None:
    text = f"{before}356938035643809;"
    body = (("\ufeff" if has_mark else "") + text).encode(f"utf-16-{order}")
    found = run(CaptureBuilder().http(body=body).build(), planted={"imei": ["356938035643809"]})
    row = found.tables["observations"].iloc[0]
    assert (row["transform"], row["byte_start"]) == (f"utf16{order}", 2 * (len(before) + has_mark))
