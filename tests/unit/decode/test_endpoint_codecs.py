"""Codecs of endpoint files: what each gives, what it refuses, and that traps end."""

from __future__ import annotations

import base64
import contextlib
import gzip
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.decode.endpoint_codecs import decode
from analyzer.decode.limits import Budget, LimitReached
from analyzer.model.errors import DecodeError

PLAIN = b'{"a":[1,"\xe4\xbd\xa0"]}'
VALUE = {"a": [1, "你"]}
XOR = {"xor": {"key": "key", "with_index": True}}
NESTED = bytes([0x0A, 4, 0x12, 2, 0x08, 7, 0x0A, 2, 0x68, 0x69, 0x11, *range(8), 0x1A, 2, 0xFF, 0xFE])


def _xored(data: bytes) -> bytes:
    return bytes(byte ^ b"key"[i % 3] ^ (i & 255) for i, byte in enumerate(data))


@pytest.mark.parametrize(
    ("chain", "data", "value"),
    [
        (("json",), PLAIN, VALUE),
        (("gzip", "json"), gzip.compress(PLAIN, mtime=0), VALUE),
        (("zlib", "json"), zlib.compress(PLAIN), VALUE),
        (("base64", "json"), base64.b64encode(PLAIN), VALUE),
        (("base64", "json"), base64.urlsafe_b64encode(PLAIN).rstrip(b"="), VALUE),
        (("hex", "json"), PLAIN.hex().encode(), VALUE),
        ((XOR, "gzip", "json"), _xored(gzip.compress(PLAIN, mtime=0)), VALUE),
        (("decrypted", "json"), b"cipher", VALUE),
        (("ndjson",), b'{"a":1}\nnoise\n\n[2]', [{"a": 1}, [2]]),
        (("form",), b"a=1&a=%202&b=", {"form:a": ["1", " 2"], "form:b": [""]}),
        (("protobuf",), NESTED, {"1": [{"2": [{"1": [7]}]}, "hi"], "3": ["fffe"]}),
    ],
)
def test_codecs_give_the_value(chain: tuple[Any, ...], data: bytes, value: Any) -> None:
    assert decode(data, chain, Budget(), {b"cipher": PLAIN}) == value


@pytest.mark.parametrize(
    ("chain", "data"),
    [
        (("json",), b'{"a":NaN}'),
        (("json",), b"[" * 100_000),
        (("json",), b"\xff"),
        (("form",), b"no pair"),
        (("gzip", "json"), gzip.compress(PLAIN, mtime=0)[:-9]),
        (("base64", "json"), b"%%%"),
        (("hex", "json"), b"abc"),
        (("decrypted", "json"), b"another"),
        (("protobuf",), b"\x0b"),
        (("protobuf",), b"\x0a\x05ab"),
        (("protobuf",), b"\x02\x00"),
        (("protobuf",), b"\xff" * 12),
    ],
)
def test_what_does_not_fit_is_refused(chain: tuple[Any, ...], data: bytes) -> None:
    with pytest.raises(DecodeError):
        decode(data, chain, Budget(), {b"cipher": PLAIN})


def test_a_bomb_ends_at_the_limit() -> None:
    with pytest.raises(DecodeError):
        decode(gzip.compress(b"0" * (32 << 20), mtime=0), ("gzip", "json"), Budget(out_bytes=1 << 20), {})


def test_protobuf_nested_without_end_ends_at_the_limit() -> None:
    data = b"\x08\x81\x01"
    for _ in range(30):
        data = b"\x0a" + bytes([len(data)]) + data if len(data) < 128 else data
    with pytest.raises(LimitReached):
        decode(data, ("protobuf",), Budget(), {})


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=200), st.sampled_from(["json", "ndjson", "form", "protobuf", "base64", "hex", "gzip", "zlib"])
)
def test_fuzz_only_decode_errors_leave_a_codec(data: bytes, codec: str) -> None:
    with contextlib.suppress(DecodeError):
        decode(data, (codec,), Budget(), {})
