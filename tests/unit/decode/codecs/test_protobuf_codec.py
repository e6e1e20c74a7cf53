"""Protobuf without schema against bbpb, which is told the schema."""

from __future__ import annotations

import struct
from collections import Counter
from typing import Any

import blackboxprotobuf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.decode.codecs import protobuf_codec
from analyzer.decode.limits import Budget, LimitReached
from analyzer.decode.parts import Field
from analyzer.model.errors import DecodeError

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
KINDS: dict[str, st.SearchStrategy[Any]] = {
    "uint": st.integers(0, (1 << 64) - 1),
    "fixed64": st.integers(0, (1 << 64) - 1),
    "fixed32": st.integers(0, (1 << 32) - 1),
    "string": TEXTS,
    "bytes": st.binary(max_size=20).map(lambda raw: b"\xff\xff\xff\xff\xff\xff" + raw),
}
NUMBERS = st.integers(1, 40)


def _messages(depth: int) -> st.SearchStrategy[dict[int, tuple[str, list[Any]]]]:
    """Give field number → (kind, values); each message begins with a text, so that it can be told from bytes."""
    kinds = [st.tuples(st.just(kind), st.lists(values, min_size=1, max_size=3)) for kind, values in KINDS.items()]
    if depth:
        kinds.append(st.tuples(st.just("message"), st.lists(_messages(depth - 1), min_size=1, max_size=2)))
    first = st.tuples(st.just("string"), st.just(["a name"]))
    return st.tuples(first, st.dictionaries(st.integers(2, 40), st.one_of(kinds), max_size=5)).map(
        lambda pair: {1: pair[0], **dict(sorted(pair[1].items()))}
    )


def varint(number: int) -> bytes:
    """Give a varint."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def encode(message: dict[int, tuple[str, list[Any]]]) -> bytes:
    """Give the bytes of a message."""
    out = b""
    for number, (kind, values) in message.items():
        for value in values:
            out += _field(number, kind, value)
    return out


def _field(number: int, kind: str, value: Any) -> bytes:
    if kind == "uint":
        return varint(number << 3) + varint(value)
    if kind == "fixed64":
        return varint(number << 3 | 1) + struct.pack("<Q", value)
    if kind == "fixed32":
        return varint(number << 3 | 5) + struct.pack("<I", value)
    payload = encode(value) if kind == "message" else value.encode() if kind == "string" else value
    return varint(number << 3 | 2) + varint(len(payload)) + payload


def _schema(message: dict[int, tuple[str, list[Any]]]) -> dict[str, Any]:
    types: dict[str, Any] = {}
    for number, (kind, values) in message.items():
        types[str(number)] = {"type": kind, "name": ""}
        if kind == "message":
            merged = {n: field for value in values for n, field in value.items()}
            types[str(number)]["message_typedef"] = _schema(merged)
    return types


def _is_one_schema(message: dict[int, tuple[str, list[Any]]]) -> bool:
    """Tell whether repeated messages agree on the kinds of their fields, all the way down."""
    for kind, values in message.values():
        if kind != "message":
            continue
        kinds: dict[int, str] = {}
        for value in values:
            if not _is_one_schema(value):
                return False
            if any(
                kinds.setdefault(n, field[0]) != field[0] or (field[0] == "message" and len(values) > 1)
                for n, field in value.items()
            ):
                return False
    return True


def _leaves(decoded: dict[str, Any], path: str) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for number, values in decoded.items():
        for value in values if isinstance(values, list) else [values]:
            below = f"{path}{number}"
            found += _leaves(value, below + ".") if isinstance(value, dict) else [(below, value)]
    return found


def _spelled(raw: bytes, number: str) -> Any:
    if number == "varint":
        return sum((byte & 0x7F) << 7 * at for at, byte in enumerate(raw))
    if number:
        return int.from_bytes(raw, "little")
    return raw


@given(message=_messages(3).filter(_is_one_schema))
@settings(max_examples=200, deadline=None)
def test_every_leaf_of_any_message_is_bbpb_s(message: dict[int, tuple[str, list[Any]]]) -> None:
    data = encode(message)
    decoded, _ = blackboxprotobuf.decode_message(data, _schema(message))
    expected = [
        (path, value.encode() if isinstance(value, str) else value) for path, value in _leaves(decoded, "protobuf:")
    ]
    fields = protobuf_codec.decode(data, Budget())
    got = [(field.path, _spelled(data[field.start : field.end], field.number)) for field in fields]
    assert Counter(got) == Counter(expected)
    filled = [field for field in fields if field.end > field.start]
    assert protobuf_codec.locate(data, [field.start for field in filled]) == filled
    assert protobuf_codec.locate(data, [field.end - 1 for field in filled]) == filled
    assert protobuf_codec.sniff(data)


@pytest.mark.parametrize(
    ("payload", "paths"),
    [
        (b"\x09" + struct.pack("<d", 31.2304) + b"\x11" + struct.pack("<d", 121.4737), ["2.1", "2.2"]),
        (b"\x08\xc0\xf2\xa0\xc9\x06\x10\x80\x94\xeb\xdc\x03", ["2.1", "2.2"]),
        (b"\x08\x05", ["2.1"]),
        (b"\x0a\x10" + bytes(range(128, 144)), ["2.1"]),
        (b"\x0a\x20" + b"0123456789abcdef" * 2, ["2.1"]),
        (b'"$123e4567-e89b-42d3-a456-426614174000', ["2.4"]),
        (b"b6" + b"0" * 54, ["2"]),
        (b"a text of more words\nand lines", ["2"]),
        ("北京市海淀区".encode(), ["2"]),
        (bytes.fromhex("900150983cd24fb0d6963f7d28e17f72"), ["2"]),
        (b"\x03\x8e\x02\x9e\xa7\x05", ["2"]),
        (b"", ["2"]),
    ],
    ids=[
        "lat-lng",
        "timestamp",
        "number",
        "digest-inside",
        "hex-inside",
        "uuid-inside",
        "sha224",
        "words",
        "chinese",
        "digest",
        "packed",
        "empty",
    ],
)
def test_a_payload_is_text_or_message_or_bytes(payload: bytes, paths: list[str]) -> None:
    data = b"\x0a\x06a name\x12" + varint(len(payload)) + payload
    fields = protobuf_codec.decode(data, Budget())
    assert [field.path.removeprefix("protobuf:") for field in fields] == ["1", *paths]


def test_numbers_and_places_between_fields() -> None:
    data = b"\x0a\x01a\x10\xac\x02\x19abcdefgh\x25abcd"
    assert protobuf_codec.decode(data, Budget()) == [
        Field(2, 3, "protobuf:1"),
        Field(4, 6, "protobuf:2", number="varint"),
        Field(7, 15, "protobuf:3", number="fixed64"),
        Field(16, 20, "protobuf:4", number="fixed32"),
    ]
    found = [field and field.path[-1] for field in protobuf_codec.locate(data, range(len(data) + 1))]
    assert found == [None, None, "1", None, *"22", None, *"33333333", None, *"4444", None]


@pytest.mark.parametrize(
    "data",
    [
        b"\x0c",
        b"\x0b",
        b"\x0b\x14",
        b"\x00\x01",
        b"\x0e\x01",
        b"\xc2\xa3\x09\x01a",
        b"\x08\x80\x00",
        b"\x08" + b"\xff" * 10,
        b"\x09abc",
        b"\x0a\x05abc",
        b"\xfa\xff\xff\xff\xff\x0f\x01a",
    ],
    ids=["end", "open", "other-end", "zero", "wire-6", "reserved", "long-zero", "65-bits", "fixed", "length", "number"],
)
def test_what_cannot_be_is_damaged(data: bytes) -> None:
    with pytest.raises(DecodeError):
        protobuf_codec.decode(data, Budget())
    assert not protobuf_codec.is_message(data)


def test_little_evidence_is_enough_where_something_else_says_protobuf() -> None:
    tiny = (b"\x08\x05", b"\x4a\x02CN", b"\x2a\x04\xff\xfe\xfd\xfc")
    assert [(protobuf_codec.sniff(data), protobuf_codec.is_message(data)) for data in tiny] == [(False, True)] * 3


def test_a_message_too_deep_is_one_field_of_bytes() -> None:
    data = b"\x0a\x06a name"
    for _ in range(200):
        data = b"\x0a" + varint(len(data)) + data
    fields = protobuf_codec.decode(data, Budget())
    assert [field.path for field in fields] == ["protobuf:" + ".".join("1" * protobuf_codec.MAX_NESTING)]


def test_bombs_end() -> None:
    groups = b"\x0b" * 300_000 + b"\x0c" * 300_000
    with pytest.raises(DecodeError):
        protobuf_codec.decode(groups, Budget())
    assert protobuf_codec.sniff(b"\x08\x01" * 300_000)
    with pytest.raises(LimitReached, match="leaves"):
        protobuf_codec.decode(b"\x08\x01" * 300_000, Budget())
    budget = Budget(seconds=-1.0)
    with budget.running(), pytest.raises(LimitReached, match="time"):
        protobuf_codec.decode(b"\x08\x01", budget)
