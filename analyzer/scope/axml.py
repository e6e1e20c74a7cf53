"""Compiled Android XML (AXML), as much of it as a manifest needs: elements, attributes, lines.

Read as the platform reads it, because manifests are tampered with so that other readers fail: attributes go by their
resource id before their name, chunks of unknown kind are skipped, counts that cannot be true are cut to what is there.
Layout: frameworks/base/libs/androidfw/include/androidfw/ResourceTypes.h.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_STRING_POOL, _RESOURCE_MAP, _START, _END = 0x0001, 0x0180, 0x0102, 0x0103
_UTF8 = 1 << 8
_NONE = 0xFFFFFFFF
_TYPE_REFERENCE, _TYPE_STRING, _TYPE_DECIMAL, _TYPE_HEX, _TYPE_BOOLEAN = 0x01, 0x03, 0x10, 0x11, 0x12
_MAX_ELEMENTS = 200_000
_MAX_STRING = 32_768
_MAX_ATTRIBUTES = 1_000

_NAMES_BY_ID = {
    0x01010001: "label",
    0x01010003: "name",
    0x0101020C: "minSdkVersion",
    0x0101021B: "versionCode",
    0x0101021C: "versionName",
    0x01010270: "targetSdkVersion",
    0x01010271: "maxSdkVersion",
    0x0101064E: "usesPermissionFlags",
}
"""Attributes that matter here, by resource id: their names may be written as anything."""


class BrokenXml(ValueError):
    """The bytes are no compiled XML. `offset`: where that showed."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Element:
    """One start tag: its depth (1 for the root), line and attributes by plain name."""

    name: str
    depth: int
    line: int
    attributes: dict[str, str]


def is_axml(raw: bytes) -> bool:
    """Tell compiled XML by its first chunk (type, size of head, size not beyond the file), or by what follows it."""
    if len(raw) < 16:
        return False
    kind, head, _size = struct.unpack_from("<HHI", raw)
    inner, _head, _size = struct.unpack_from("<HHI", raw, 8)
    return head == 8 and (kind == 0x0003 or inner == _STRING_POOL)


def elements(raw: bytes) -> Iterator[Element]:
    """Give the start tags in order. Raises BrokenXml."""
    if not is_axml(raw):
        raise BrokenXml("no compiled XML", 0)
    strings: _Strings | None = None
    ids: tuple[int, ...] = ()
    depth = n_elements = 0
    for kind, start, head, end in _chunks(raw):
        if kind == _STRING_POOL and strings is None:
            strings = _Strings(raw, start, end)
        elif kind == _RESOURCE_MAP and not ids:
            n_ids = (end - start - head) // 4
            ids = struct.unpack_from(f"<{n_ids}I", raw, start + head)
        elif kind == _START:
            depth, n_elements = depth + 1, n_elements + 1
            if strings is None or n_elements > _MAX_ELEMENTS:
                raise BrokenXml("elements before any text, or too many of them", start)
            yield _element(_Reader(raw, strings, ids), (start, head, end), depth)
        elif kind == _END:
            depth -= 1
    if n_elements == 0:
        raise BrokenXml("no element", 8)


def _chunks(raw: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Give (kind, start, size of head, end) of each chunk below the root."""
    position = struct.unpack_from("<H", raw, 2)[0]
    while position + 8 <= len(raw):
        kind, head, size = struct.unpack_from("<HHI", raw, position)
        if size < 8 or head < 8 or head > size:
            raise BrokenXml("a part without a size", position)
        if position + size > len(raw):
            raise BrokenXml("cut short", position)
        yield kind, position, head, position + size
        position += size


class _Strings:
    """A string pool; strings are decoded when asked for."""

    def __init__(self, raw: bytes, start: int, end: int) -> None:
        if end - start < 28:
            raise BrokenXml("a string pool without its head", start)
        head, _size, n_strings, _styles, flags, first = struct.unpack_from("<HIIIII", raw, start + 2)
        self._raw, self._end = raw, end
        self._data = start + first
        self._offsets = start + head
        self._is_utf8 = bool(flags & _UTF8)
        self._n_strings = min(n_strings, max(0, end - self._offsets) // 4)
        self._known: dict[int, str] = {}

    def __getitem__(self, index: int) -> str:
        if index not in self._known:
            self._known[index] = self._decoded(index)
        return self._known[index]

    def _decoded(self, index: int) -> str:
        if not 0 <= index < self._n_strings:
            return ""
        try:
            at = self._data + struct.unpack_from("<I", self._raw, self._offsets + 4 * index)[0]
            return self._utf8(at) if self._is_utf8 else self._utf16(at)
        except (struct.error, IndexError):
            return ""

    def _utf16(self, at: int) -> str:
        length = struct.unpack_from("<H", self._raw, at)[0]
        at += 2
        if length & 0x8000:
            length = (length & 0x7FFF) << 16 | struct.unpack_from("<H", self._raw, at)[0]
            at += 2
        stop = min(at + 2 * min(length, _MAX_STRING), self._end)
        return self._raw[at:stop].decode("utf-16-le", "replace")

    def _utf8(self, at: int) -> str:
        _n_units, at = self._length8(at)
        n_bytes, at = self._length8(at)
        return self._raw[at : min(at + min(n_bytes, _MAX_STRING), self._end)].decode("utf-8", "replace")

    def _length8(self, at: int) -> tuple[int, int]:
        first = self._raw[at]
        if first & 0x80:
            return (first & 0x7F) << 8 | self._raw[at + 1], at + 2
        return first, at + 1


@dataclass(frozen=True, slots=True)
class _Reader:
    raw: bytes
    strings: _Strings
    ids: tuple[int, ...]

    def attribute(self, at: int) -> tuple[str, str]:
        """Give (name, value) of the attribute at a place."""
        _namespace, name, text, _size, _zero, kind, data = struct.unpack_from("<IIIHBBI", self.raw, at)
        by_id = _NAMES_BY_ID.get(self.ids[name]) if name < len(self.ids) else None
        return by_id or self.strings[name], self._value(text, kind, data)

    def _value(self, text: int, kind: int, data: int) -> str:
        if kind == _TYPE_STRING:
            return self.strings[data]
        if text != _NONE and self.strings[text]:
            return self.strings[text]
        if kind == _TYPE_BOOLEAN:
            return "true" if data else "false"
        if kind == _TYPE_REFERENCE:
            return f"@{data:08x}"
        return f"0x{data:x}" if kind == _TYPE_HEX else str(data)


def _element(reader: _Reader, chunk: tuple[int, int, int], depth: int) -> Element:
    start, head, end = chunk
    body = start + head
    if body + 20 > end:
        raise BrokenXml("an element without its head", start)
    line = struct.unpack_from("<I", reader.raw, start + 8)[0] if head >= 16 else 0
    _namespace, name, first, size, count = struct.unpack_from("<IIHHH", reader.raw, body)
    size = max(size, 20)
    attributes: dict[str, str] = {}
    for number in range(min(count, _MAX_ATTRIBUTES)):
        at = body + first + number * size
        if at + 20 > end:
            break
        key, value = reader.attribute(at)
        attributes.setdefault(key, value)
    return Element(reader.strings[name], depth, line, attributes)
