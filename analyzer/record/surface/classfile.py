"""Read what a Java class file declares: its name, parents, methods and fields. Code is not read."""

from __future__ import annotations

import struct
from dataclasses import dataclass

PUBLIC, PRIVATE, PROTECTED, STATIC = 0x0001, 0x0002, 0x0004, 0x0008
FINAL, BRIDGE, NATIVE, INTERFACE, ABSTRACT, SYNTHETIC = 0x0010, 0x0040, 0x0100, 0x0200, 0x0400, 0x1000
_WIDTHS = {3: 4, 4: 4, 5: 8, 6: 8, 7: 2, 8: 2, 9: 4, 10: 4, 11: 4, 12: 4, 15: 3, 16: 2, 17: 4, 18: 4, 19: 2, 20: 2}
_UTF8, _INTEGER, _FLOAT, _LONG, _DOUBLE, _CLASS, _STRING = 1, 3, 4, 5, 6, 7, 8


@dataclass(frozen=True, slots=True)
class Member:
    """A method or a field: name, JVM descriptor, access flags; constant of a static final field or None."""

    name: str
    descriptor: str
    flags: int
    constant: int | float | str | None = None


@dataclass(frozen=True, slots=True)
class ClassFile:
    """What one class file declares; names as `Class.getName()` gives them (`android.os.Build$VERSION`)."""

    name: str
    parent: str | None
    interfaces: tuple[str, ...]
    flags: int
    methods: tuple[Member, ...]
    fields: tuple[Member, ...]


class BadClassFile(ValueError):
    """The bytes are no class file, or end too early."""


class _Pool:
    """The constant pool: where each entry lies in the bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        (count,) = struct.unpack_from(">H", data, 8)
        self.at = [0] * count
        offset, index = 10, 1
        while index < count:
            self.at[index] = offset
            tag = data[offset]
            if tag == _UTF8:
                offset += 3 + struct.unpack_from(">H", data, offset + 1)[0]
            else:
                offset += 1 + _WIDTHS[tag]
            index += 2 if tag in (_LONG, _DOUBLE) else 1
        self.end = offset

    def text(self, index: int) -> str:
        offset = self.at[index]
        (length,) = struct.unpack_from(">H", self.data, offset + 1)
        text = self.data[offset + 3 : offset + 3 + length].replace(b"\xc0\x80", b"\0")
        return text.decode("utf-8", "surrogatepass")

    def class_name(self, index: int) -> str:
        (name,) = struct.unpack_from(">H", self.data, self.at[index] + 1)
        return self.text(name).replace("/", ".")

    def constant(self, index: int) -> int | float | str | None:
        offset = self.at[index]
        tag = self.data[offset]
        if tag == _STRING:
            return self.text(struct.unpack_from(">H", self.data, offset + 1)[0])
        form = {_INTEGER: ">i", _FLOAT: ">f", _LONG: ">q", _DOUBLE: ">d"}.get(tag)
        return None if form is None else struct.unpack_from(form, self.data, offset + 1)[0]


def read(data: bytes) -> ClassFile:
    """Give what a class file declares (JVM specification, chapter 4). Raises BadClassFile."""
    try:
        return _read(data)
    except (struct.error, IndexError, KeyError, UnicodeDecodeError) as error:
        raise BadClassFile(f"not a class file: {type(error).__name__}") from error


def _read(data: bytes) -> ClassFile:
    if data[:4] != b"\xca\xfe\xba\xbe":
        raise BadClassFile("not a class file: no magic number")
    pool = _Pool(data)
    flags, this, parent, count = struct.unpack_from(">HHHH", data, pool.end)
    offset = pool.end + 8
    interfaces = struct.unpack_from(f">{count}H", data, offset)
    fields, offset = _members(pool, offset + 2 * count)
    methods, _ = _members(pool, offset)
    return ClassFile(
        name=pool.class_name(this),
        parent=pool.class_name(parent) if parent else None,
        interfaces=tuple(pool.class_name(index) for index in interfaces),
        flags=flags,
        methods=methods,
        fields=fields,
    )


def _members(pool: _Pool, offset: int) -> tuple[tuple[Member, ...], int]:
    data = pool.data
    (count,) = struct.unpack_from(">H", data, offset)
    offset += 2
    members = []
    for _ in range(count):
        flags, name, descriptor, n_attributes = struct.unpack_from(">HHHH", data, offset)
        offset += 8
        constant = None
        for _ in range(n_attributes):
            attribute, length = struct.unpack_from(">HI", data, offset)
            if length == 2 and pool.text(attribute) == "ConstantValue":
                constant = pool.constant(struct.unpack_from(">H", data, offset + 6)[0])
            offset += 6 + length
        members.append(Member(pool.text(name), pool.text(descriptor), flags, constant))
    return tuple(members), offset
