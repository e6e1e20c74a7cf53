"""zip archives (PKWARE APPNOTE): entry by entry from the beginning, so that a cut archive gives what it has.

The central directory is not asked: a stream of entries may come without one. Entries are named by their own heads.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from analyzer.decode.codecs import zstd_codec
from analyzer.decode.codecs.gzip_codec import inflate
from analyzer.decode.limits import Budget, LimitReached
from analyzer.decode.parts import Decoded, Entry
from analyzer.model.errors import DecodeError

NAME = "zip"
KIND = "archive"
_EXAMPLE = (
    b"PK\x03\x04\x14\0\0\0\0\0\0\0\xa1X\x8d\xef\x02\xd2\x03\0\0\0\x03\0\0\0\x05\0\0\0a.txtone"
    b"PK\x03\x04\x14\0\0\0\x08\0\0\0\xa1X\xc2A$5\x05\0\0\0\x03\0\0\0\x05\0\0\0b.txtKLJ\x06\0"
)
EXAMPLES = ((_EXAMPLE, {"zip:a.txt": [b"one"], "zip:b.txt": [b"abc"]}),)
NOT_MINE = (b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"PKZIP")
MAGIC = b"PK\x03\x04"
_HEAD = struct.Struct("<4s5H3I2H")
_ZIP64 = struct.Struct("<QQ")
_STORED, _DEFLATED, _ZSTD = 0, 8, 93
_IS_ENCRYPTED, _IS_STREAMED, _IS_UTF8 = 1, 8, 0x800
_NO_SIZE = 0xFFFFFFFF
_ENDS = (b"PK\x07\x08", MAGIC, b"PK\x01\x02", b"PK\x05\x06")


class _Head(NamedTuple):
    flags: int
    method: int
    size: int
    name: bytes
    start: int


def sniff(data: bytes, start: int = 0) -> bool:
    """Tell by the head of a first entry."""
    return data[start : start + 4] == MAGIC and _head(data, start) is not None


def decode(data: bytes, budget: Budget, start: int = 0) -> list[Entry]:
    """Give the entries, in order. Raises DecodeError when there is none."""
    entries = list(_entries(data, start, budget))
    if not entries:
        raise DecodeError("no entry of an archive")
    return entries


def _entries(data: bytes, start: int, budget: Budget) -> Iterator[Entry]:
    head = _head(data, start)
    while head is not None:
        budget.check_time()
        decoded, end = _decode_entry(data, head, budget)
        name = head.name.decode("utf-8" if head.flags & _IS_UTF8 else "cp437", "replace")
        yield Entry(f"zip:{name}", head.start, end, decoded)
        next_head = data.find(MAGIC, end)
        if next_head < 0 or data.find(b"PK\x01\x02", end, next_head) >= 0:
            return
        head = _head(data, next_head)


def _head(data: bytes, start: int) -> _Head | None:
    if data[start : start + 4] != MAGIC or start + _HEAD.size > len(data):
        return None
    _, _, flags, method, _, _, _, packed, _, n_name, n_extra = _HEAD.unpack_from(data, start)
    name_start = start + _HEAD.size
    body = name_start + n_name + n_extra
    if body > len(data):
        return None
    if packed == _NO_SIZE:
        packed = _long_size(data[name_start + n_name : body])
    return _Head(flags, method, packed, data[name_start : name_start + n_name], body)


def _long_size(extra: bytes) -> int:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == 1 and size >= _ZIP64.size and at + 4 + _ZIP64.size <= len(extra):
            return int(_ZIP64.unpack_from(extra, at + 4)[1])
        at += 4 + size
    return 0


def _decode_entry(data: bytes, head: _Head, budget: Budget) -> tuple[Decoded, int]:
    has_size = head.size > 0 or not head.flags & _IS_STREAMED
    end = head.start + head.size if has_size else _stored_end(data, head.start)
    is_cut, end = end > len(data), min(end, len(data))
    if head.flags & _IS_ENCRYPTED:
        return Decoded(b"", "encrypted"), end
    if head.method == _DEFLATED:
        packed, start = (data[head.start : end], 0) if has_size else (data, head.start)
        content, stream_end, problem = inflate(packed, -15, budget, start=start)
        return Decoded(content, problem), end if has_size else stream_end
    if head.method == _STORED:
        budget.check_growth(end - head.start, end - head.start)
        return Decoded(data[head.start : end], "cut short" if is_cut else ""), end
    if head.method == _ZSTD:
        try:
            return zstd_codec.decode(data[head.start : end], budget), end
        except LimitReached:
            raise
        except DecodeError:
            return Decoded(b"", "damaged"), end
    return Decoded(b"", f"unknown encoding zip {head.method}"), end


def _stored_end(data: bytes, start: int) -> int:
    """Give where an entry without a size ends: before the next signature."""
    places = [place for sign in _ENDS if (place := data.find(sign, start)) >= 0]
    return min(places, default=len(data))
