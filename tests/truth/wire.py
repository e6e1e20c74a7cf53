"""Encoders of three binary formats, as small as the corpus needs them: protobuf, MessagePack, CBOR."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any


def varint(number: int) -> bytes:
    """Give a protobuf varint."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def protobuf_field(number: int, value: str | bytes | int | float) -> bytes:
    """Give one protobuf field: text and bytes with a length, int as varint, float as fixed32 if exact or fixed64."""
    if isinstance(value, float):
        if struct.unpack("<f", struct.pack("<f", value))[0] == value:
            return varint(number << 3 | 5) + struct.pack("<f", value)
        return varint(number << 3 | 1) + struct.pack("<d", value)
    if isinstance(value, int):
        return varint(number << 3) + varint(value % (1 << 64))
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def grpc_frame(message: bytes, is_compressed: bool) -> bytes:
    """Give a gRPC length-prefixed message."""
    return struct.pack(">BI", is_compressed, len(message)) + message


def msgpack(value: Any) -> bytes:
    """Give MessagePack of text, bytes, int, float, list or dict."""
    if isinstance(value, float):
        return struct.pack(">Bd", 0xCB, value)
    if isinstance(value, int) and value < 0:
        return struct.pack(">Bq", 0xD3, value)
    if isinstance(value, int):
        return _sized(value, 0x00, 0x80, (0xCC, 0xCD, 0xCE, 0xCF))
    if isinstance(value, str):
        data = value.encode()
        return _sized(len(data), 0xA0, 32, (0xD9, 0xDA, 0xDB)) + data
    if isinstance(value, bytes):
        return _sized(len(value), 0, 0, (0xC4, 0xC5, 0xC6)) + value
    if isinstance(value, list):
        return _sized(len(value), 0x90, 16, (0, 0xDC, 0xDD)) + b"".join(map(msgpack, value))
    return _sized(len(value), 0x80, 16, (0, 0xDE, 0xDF)) + _pairs(value, msgpack)


def _sized(number: int, fix: int, limit: int, marks: tuple[int, ...]) -> bytes:
    """Give a head that holds `number` in itself below `limit`, else in 1, 2, 4 or 8 bytes after one of `marks`."""
    if number < limit:
        return bytes([fix | number])
    for mark, size in zip(marks, (1, 2, 4, 8), strict=False):
        if mark and number < 1 << 8 * size:
            return bytes([mark]) + number.to_bytes(size, "big")
    raise ValueError("too large")


def cbor(value: Any) -> bytes:
    """Give CBOR (RFC 8949) of text, bytes, int, float, list or dict."""
    if isinstance(value, float):
        return struct.pack(">Bd", 0xFB, value)
    if isinstance(value, int):
        return _cbor_head(1, -1 - value) if value < 0 else _cbor_head(0, value)
    if isinstance(value, bytes):
        return _cbor_head(2, len(value)) + value
    if isinstance(value, str):
        return _cbor_head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return _cbor_head(4, len(value)) + b"".join(map(cbor, value))
    return _cbor_head(5, len(value)) + _pairs(value, cbor)


def _cbor_head(major: int, number: int) -> bytes:
    return _sized(number, major << 5, 24, tuple(major << 5 | at for at in (24, 25, 26, 27)))


def _pairs(value: dict[str, Any], encode: Callable[[Any], bytes]) -> bytes:
    return b"".join(encode(key) + encode(item) for key, item in value.items())
