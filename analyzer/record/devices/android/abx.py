"""Android's binary XML (magic `ABX\\0`, Android 12+), for devices that come without `abx2xml`.

Source: the format of AOSP's BinaryXmlSerializer (recalled, not checked on a device); a file that does not fit is
refused, never guessed at.
"""

from __future__ import annotations

import struct
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field

MAGIC = b"ABX\0"
_START_TAG, _END_TAG, _END_DOCUMENT, _ATTRIBUTE = 2, 3, 1, 15
_NEW_STRING = 0xFFFF
MAX_ELEMENTS = 100_000


class BadAbx(ValueError):
    """The bytes are no binary XML that we can read."""


@dataclass
class _Reader:
    data: bytes
    at: int = len(MAGIC)
    interned: list[str] = field(default_factory=list)

    def take(self, count: int) -> bytes:
        part = self.data[self.at : self.at + count]
        if len(part) != count:
            raise BadAbx("cut")
        self.at += count
        return part

    def number(self, layout: str) -> int:
        return int(struct.unpack(layout, self.take(struct.calcsize(layout)))[0])

    def text(self) -> str:
        return self.take(self.number(">H")).decode("utf-8", "replace")

    def interned_text(self) -> str:
        index = self.number(">H")
        if index == _NEW_STRING:
            self.interned.append(self.text())
            return self.interned[-1]
        if index >= len(self.interned):
            raise BadAbx("no such string")
        return self.interned[index]

    def real(self, layout: str) -> str:
        return str(struct.unpack(layout, self.take(struct.calcsize(layout)))[0])


_VALUES: dict[int, Callable[[_Reader], str]] = {
    1: lambda reader: "",
    2: _Reader.text,
    3: _Reader.interned_text,
    4: lambda reader: reader.take(reader.number(">H")).hex(),
    5: lambda reader: b64encode(reader.take(reader.number(">H"))).decode(),
    6: lambda reader: str(reader.number(">i")),
    7: lambda reader: f"{reader.number('>I'):x}",
    8: lambda reader: str(reader.number(">q")),
    9: lambda reader: f"{reader.number('>Q'):x}",
    10: lambda reader: reader.real(">f"),
    11: lambda reader: reader.real(">d"),
    12: lambda reader: "true",
    13: lambda reader: "false",
}
"""How each kind of value is read; the kind is the upper half of a token's byte."""


def elements(data: bytes) -> list[tuple[str, dict[str, str]]]:
    """Give the elements of a document in order, each as its name and attributes; texts between them are left out.

    Raises BadAbx when the bytes are not that format, are cut, or hold more than MAX_ELEMENTS.
    """
    if not data.startswith(MAGIC):
        raise BadAbx("no magic")
    reader = _Reader(data)
    found: list[tuple[str, dict[str, str]]] = []
    while reader.at < len(data):
        token = reader.take(1)[0]
        command, kind = token & 0x0F, token >> 4
        if command == _END_DOCUMENT:
            break
        if command == _ATTRIBUTE:
            name = reader.interned_text()
            if not found:
                raise BadAbx("an attribute before any element")
            found[-1][1][name] = _value(reader, kind)
            continue
        value = _value(reader, kind)
        if command == _START_TAG:
            found.append((value, {}))
            if len(found) > MAX_ELEMENTS:
                raise BadAbx("too many elements")
    return found


def _value(reader: _Reader, kind: int) -> str:
    read = _VALUES.get(kind)
    if read is None:
        raise BadAbx("unknown kind of value")
    return read(reader)
