"""Android's binary XML, written by the fake's system server and read by its abx2xml; flat documents only."""

from __future__ import annotations

import re
import struct
from xml.sax.saxutils import quoteattr

MAGIC = b"ABX\0"
_NULL, _STRING, _INTERNED = 0x10, 0x20, 0x30
_START_DOCUMENT, _END_DOCUMENT, _START, _END, _ATTRIBUTE = 0, 1, 2, 3, 15


def encode(xml: str) -> bytes:
    """Give the binary form of a text that has elements and attributes, and no text between them."""
    out = bytearray(MAGIC) + bytes([_START_DOCUMENT | _NULL])
    pool: dict[str, int] = {}
    for close, name, attributes, is_empty in re.findall(r"<(/?)([A-Za-z]\w*)((?:\s+\w+=\"[^\"]*\")*)\s*(/?)>", xml):
        if close:
            out += bytes([_END | _INTERNED]) + _interned(name, pool)
            continue
        out += bytes([_START | _INTERNED]) + _interned(name, pool)
        for key, value in re.findall(r"(\w+)=\"([^\"]*)\"", attributes):
            out += bytes([_ATTRIBUTE | _STRING]) + _interned(key, pool) + _text(value)
        if is_empty:
            out += bytes([_END | _INTERNED]) + _interned(name, pool)
    return bytes(out + bytes([_END_DOCUMENT | _NULL]))


def _text(value: str) -> bytes:
    data = value.encode()
    return struct.pack(">H", len(data)) + data


def _interned(value: str, pool: dict[str, int]) -> bytes:
    if value in pool:
        return struct.pack(">H", pool[value])
    pool[value] = len(pool)
    return struct.pack(">H", 0xFFFF) + _text(value)


def decode(data: bytes) -> str:
    """Give the text form of what `encode` wrote."""
    at, pool = len(MAGIC), []
    out, is_open = ["<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>"], False

    def text() -> str:
        nonlocal at
        (length,) = struct.unpack_from(">H", data, at)
        at += 2 + length
        return data[at - length : at].decode()

    def interned() -> str:
        nonlocal at
        (index,) = struct.unpack_from(">H", data, at)
        at += 2
        if index == 0xFFFF:
            pool.append(text())
            return pool[-1]
        return pool[index]

    while at < len(data):
        token = data[at]
        at += 1
        if token == _ATTRIBUTE | _STRING:
            name = interned()
            out[-1] += f" {name}={quoteattr(text())}"
        elif token in (_START | _INTERNED, _END | _INTERNED):
            out[-1] += ">" if is_open else ""
            is_open = token == _START | _INTERNED
            out.append(f"<{'' if is_open else '/'}{interned()}" + ("" if is_open else ">"))
    return "\n".join(out) + "\n"
