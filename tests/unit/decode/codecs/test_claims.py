"""Which binary codec claims which document: every one its own, none of them text or chance."""

from __future__ import annotations

import base64
import json
import plistlib
import random
import struct
import uuid
import zlib
from collections.abc import Callable
from typing import Any

import cbor2
import msgpack
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.fuzz import examples

from analyzer.decode import codecs
from analyzer.decode.limits import Budget
from analyzer.model.errors import DecodeError

BINARY = ("bplist", "msgpack", "cbor", "protobuf", "grpc")
WORDS = ("device", "id", "imei", "brand", "os", "张伟", "locale", "北京市", "x-info", "lat", "lng", "time")
N_DOCUMENTS = 200


def _value(rng: random.Random, depth: int) -> Any:
    kind = rng.randrange(9 if depth else 6)
    if kind < 6:
        hexes = rng.randbytes(16).hex()
        return [
            rng.choice(WORDS),
            hexes,
            rng.randrange(1 << rng.choice((4, 31, 50))),
            rng.random() * 90,
            True,
            rng.randbytes(16),
        ][kind]
    return _tree(rng, depth - 1) if kind < 8 else [_value(rng, depth - 1) for _ in range(rng.randrange(4))]


def _tree(rng: random.Random, depth: int = 3) -> dict[str, Any]:
    return {rng.choice(WORDS): _value(rng, depth) for _ in range(rng.randint(1, 8))}


def _varint(number: int) -> bytes:
    return bytes([number & 0x7F | 0x80]) + _varint(number >> 7) if number > 0x7F else bytes([number])


def _protobuf(value: Any, number: int = 1) -> bytes:
    """Encode a tree with field numbers counted from 1; lists as repeated fields."""
    if isinstance(value, dict):
        body = b"".join(_protobuf(inner, at) for at, inner in enumerate(value.values(), 1))
        return body if number == 0 else _varint(number << 3 | 2) + _varint(len(body)) + body
    if isinstance(value, list):
        return b"".join(_protobuf(inner, number) for inner in value)
    if isinstance(value, float):
        return _varint(number << 3 | 1) + struct.pack("<d", value)
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    data = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _message(rng: random.Random) -> bytes:
    return _protobuf({"name": str(uuid.UUID(bytes=rng.randbytes(16))), **_tree(rng)}, 0)


def _frames(rng: random.Random) -> bytes:
    messages = [_message(rng) for _ in range(rng.randint(1, 4))]
    return b"".join(b"\x00" + struct.pack(">I", len(message)) + message for message in messages)


def _png(rng: random.Random) -> bytes:
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rng.randbytes(200))),
        (b"IEND", b""),
    ]
    pieces = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


def _text(rng: random.Random, low: int, high: int) -> str:
    return "".join(chr(rng.randrange(low, high)) for _ in range(rng.randrange(1, 200)))


def _english(rng: random.Random) -> bytes:
    words = ("really", "the", "and", "before", "zone", "job", "9", "*", "(x)", "\n", "J")
    return " ".join(rng.choice(words) for _ in range(rng.randint(1, 60))).encode()


DOCUMENTS: dict[str, tuple[Callable[[random.Random], bytes], set[str]]] = {
    "msgpack": (lambda rng: msgpack.packb(_tree(rng)), {"msgpack"}),
    "cbor": (lambda rng: cbor2.dumps(_tree(rng)), {"cbor"}),
    "bplist": (lambda rng: plistlib.dumps(_tree(rng), fmt=plistlib.FMT_BINARY), {"bplist"}),
    "protobuf": (_message, {"protobuf"}),
    "grpc": (_frames, {"grpc"}),
    "json": (lambda rng: json.dumps(_tree(rng), default=str, ensure_ascii=False).encode(), set()),
    "plist": (lambda rng: plistlib.dumps(_tree(rng)), set()),
    "form": (lambda rng: "&".join(f"{rng.choice(WORDS)}={rng.randrange(99)}" for _ in range(5)).encode(), set()),
    "png": (_png, set()),
    "jpeg": (lambda rng: b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + rng.randbytes(400) + b"\xff\xd9", set()),
    "gzip": (lambda rng: zlib.compress(json.dumps(_tree(rng), default=str).encode(), wbits=31), set()),
    "random": (lambda rng: rng.randbytes(rng.randrange(16, 400)), set()),
    "zeros": (lambda rng: bytes(rng.randrange(400)), set()),
    "digest": (lambda rng: rng.randbytes(rng.choice((16, 20, 32, 64))), set()),
    "hex": (lambda rng: b"\n"[: rng.randrange(2)] + rng.randbytes(rng.randrange(1, 70)).hex().encode(), set()),
    "base64": (lambda rng: base64.b64encode(rng.randbytes(rng.randrange(1, 90))), set()),
    "ascii": (lambda rng: _text(rng, 32, 127).encode(), set()),
    "english": (_english, set()),
    "latin": (lambda rng: _text(rng, 160, 256).encode(), set()),
    "cyrillic": (lambda rng: _text(rng, 0x410, 0x450).encode(), set()),
    "chinese": (lambda rng: _text(rng, 0x4E00, 0x9FA5).encode(), set()),
    "gbk": (
        lambda rng: "".join(rng.choice("北京市海淀区中关村大街张伟") for _ in range(rng.randint(4, 80))).encode("gbk"),
        set(),
    ),
}


def _claims(data: bytes) -> set[str]:
    return {name for name in BINARY if codecs.load_all()[name].sniff(data)}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_document_is_claimed_by_its_own_codec_alone(name: str) -> None:
    make, expected = DOCUMENTS[name]
    rng = random.Random(name)
    documents = [make(rng) for _ in range(N_DOCUMENTS)]
    assert [(data, claims) for data in documents if (claims := _claims(data)) != expected] == []


LIMITS = {
    "a protobuf field with one small number": (b"\x08\x05", set()),
    "a protobuf text of two letters in a higher field": (b"\x4a\x02CN", set()),
    "a protobuf field of bytes too few to judge": (b"\x12\x04\xff\xfe\xfd\xfc", set()),
    "packed numbers alone": (b"\x1a\x03\x01\x02\x03", set()),
    "a text that begins with a line feed and its own length": (b"\n " + b"0123456789abcdef" * 2, {"protobuf"}),
    "a MessagePack map of integer names": (msgpack.packb({1: "a name", 2: "b"}), set()),
    "a CBOR map of integer names": (cbor2.dumps({1: "a name", 2: "b"}), set()),
    "a MessagePack list of scalars": (msgpack.packb(["a name", 7]), set()),
    "two MessagePack documents": (msgpack.packb({"a": 1}) * 2, set()),
    "an empty map": (b"\x80", set()),
    "a gRPC body that is cut short": (b"\x00\x00\x00\x00\x09\x0a\x05hel", set()),
}


@pytest.mark.parametrize("name", LIMITS)
def test_limits_are_what_they_are_said_to_be(name: str) -> None:
    data, expected = LIMITS[name]
    assert _claims(data) == expected


@given(data=st.data())
@settings(max_examples=examples(200), deadline=None)
def test_damaged_documents_end_in_a_result_or_in_their_own_error(data: st.DataObject) -> None:
    codec = codecs.load_all()[data.draw(st.sampled_from(BINARY))]
    document = bytearray(DOCUMENTS[codec.NAME][0](random.Random(data.draw(st.integers(0, 1 << 32)))))
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(document) - 1), st.integers(0, 255)), max_size=6)):
        document[at] = byte
    damaged = bytes(document[: data.draw(st.integers(0, len(document)))])
    codec.sniff(damaged)
    try:
        extents = [(piece.start, piece.end) for piece in codec.decode(damaged, Budget())]
    except DecodeError:
        extents = []
    if codec.KIND == "container":
        positions = range(len(damaged))
        located = codec.locate(damaged, positions)
        extents += [(field.start, field.end) for field in located if field is not None]
        assert [
            field for at, field in zip(positions, located, strict=True) if field and not field.start <= at < field.end
        ] == []
    assert [extent for extent in extents if not 0 <= extent[0] <= extent[1] <= len(damaged)] == []
