"""What a run carries is told by its first bytes: text and documents may be, random bytes hardly ever."""

from __future__ import annotations

import base64
import gzip
import json
import random

import cbor2
import msgpack
import numpy as np
import pytest

from analyzer.detect.beginnings import are_plausible
from analyzer.detect.digits import base64_octets, hex_octets

DOCUMENTS = {
    "json": json.dumps({"imei": "356938035643809"}).encode(),
    "chinese": "贺兰亭晚,北京市海淀区".encode(),
    "form": b"uid=7&mac=5e%3A7a",
    "gzip": gzip.compress(b"hello hello hello", mtime=0),
    "msgpack": msgpack.packb({"device": {"id": "c3f19a7e52d8046b"}}),
    "cbor": cbor2.dumps({"device": {"id": "c3f19a7e52d8046b"}}),
    "protobuf": b"\x0a\x0fc3f19a7e52d8046\x10\x07",
    "fixed64 before text": b"\x09\xff\xfe\x00\x01\x02\x03\x04\x05\x12\x0fc3f19a7e52d8046",
    "fixed32 before text": b"\x0d\xff\xfe\x00\x01\x12\x0fc3f19a7e52d8046",
    "grpc": b"\x00\x00\x00\x00\x11\x0a\x0fc3f19a7e52d8046",
}


def _of(content: bytes, coding: str) -> bool:
    written = content.hex().encode() if coding == "hex" else base64.b64encode(content)
    array = np.frombuffer(written, dtype=np.uint8)
    octets = (hex_octets if coding == "hex" else base64_octets)(array, np.array([0]))
    assert octets[0].tobytes() == content[: octets.shape[1]]
    return bool(are_plausible(octets, np.array([len(content)]))[0])


@pytest.mark.parametrize("coding", ["hex", "base64"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_text_and_documents_are_plausible(name: str, coding: str) -> None:
    assert _of(DOCUMENTS[name], coding)


def test_of_random_bytes_few_are() -> None:
    rng = random.Random(1)
    n = sum(_of(rng.randbytes(16), "base64") for _ in range(2_000))
    assert n < 700


def test_what_begins_in_the_middle_of_a_character_is_no_text() -> None:
    assert not _of("贺兰亭晚".encode()[1:], "hex")
