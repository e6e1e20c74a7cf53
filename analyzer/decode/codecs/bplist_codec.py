"""Binary property lists of Apple (bplist00) with their own walker: plistlib says what is there, not where it stands.

Objects lie in any order and refer to each other by number. A scalar that several places refer to is a field of each;
`locate` gives the first. A container is entered once, so that neither cycles nor shared containers cost anything, and
not deeper than 64. Text beyond ASCII is UTF-16: `wide_texts` gives it as UTF-8 with its extent.
Integers and reals are fields of their big-endian bytes. Dates are bytes without number: no known value is written so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analyzer.decode import paths
from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded, Field
from analyzer.model.errors import DecodeError

NAME = "bplist"
KIND = "container"
SNIFF_ORDER = 60
EXAMPLES = (
    (
        b"bplist00\xd1\x01\x02Rid\xa2\x03\x04SabcRyz"
        b"\x08\x0b\x0e\x11\x15" + bytes(6) + b"\x01\x01" + bytes(7) + b"\x05" + bytes(8) + bytes(7) + b"\x18",
        {"$.id[0]": "abc", "$.id[1]": "yz"},
    ),
)
NOT_MINE = (b"", b"bplist00", b"bplist00" + bytes(32), b"bplist15" + bytes(40), b"text", b'{"a":1}')
MAX_NESTING = 64
MAGIC = b"bplist00"
_TRAILER = 32
_INT, _REAL, _DATE, _DATA, _ASCII, _UTF_16, _UID = 1, 2, 3, 4, 5, 6, 8
_ARRAYS = (0xA, 0xB, 0xC)
_DICT = 0xD
_TICK = 1024


@dataclass(frozen=True)
class _Table:
    """Where objects stand: the number of an object is its place in a list of offsets near the end."""

    data: bytes
    offset_bytes: int
    ref_bytes: int
    n_objects: int
    top: int
    start: int

    def offset(self, ref: int) -> int:
        """Give where an object begins. Raises DecodeError when there is none."""
        if ref >= self.n_objects:
            raise DecodeError("a reference to no object")
        at = self.start + ref * self.offset_bytes
        offset = int.from_bytes(self.data[at : at + self.offset_bytes], "big")
        if not len(MAGIC) <= offset < self.start:
            raise DecodeError("an object outside the document")
        return offset

    def refs(self, start: int, count: int) -> Iterator[int]:
        """Give the references that stand at a position."""
        for at in range(start, start + count * self.ref_bytes, self.ref_bytes):
            yield int.from_bytes(self.data[at : at + self.ref_bytes], "big")


class _Object(NamedTuple):
    """kind: high half of the type byte. start, end: the payload; of a container, its references."""

    kind: int
    start: int
    end: int
    n_members: int


class _Leaf(NamedTuple):
    field: Field
    kind: int


def sniff(data: bytes) -> bool:
    """Tell by the magic bytes and a table of objects that is where the end of the document says."""
    if not data.startswith(MAGIC):
        return False
    try:
        table = _table(data)
        _object(table, table.top)
    except DecodeError:
        return False
    return True


def decode(data: bytes, budget: Budget) -> list[Field]:
    """Give every scalar that is no name, in the order of the tree. Raises DecodeError."""
    fields = []
    for leaf in _walk(data, budget):
        if not leaf.field.is_name:
            budget.take(leaf.field.end - leaf.field.start)
            fields.append(leaf.field)
    return fields


def locate(data: bytes, positions: Sequence[int]) -> list[Field | None]:
    """Give the scalar or name at each position, None between them. Objects lie in any order, so it walks them all."""
    at: dict[int, Field] = {}
    for field in _until_damage(data):
        known = at.get(field.start)
        if field.end > field.start and (known is None or (known.is_name and not field.is_name)):
            at[field.start] = field
    starts = sorted(at)
    found: list[Field | None] = []
    for position in positions:
        i = bisect_right(starts, position) - 1
        found.append(at[starts[i]] if i >= 0 and position < at[starts[i]].end else None)
    return found


def wide_texts(data: bytes, budget: Budget) -> list[tuple[int, int, Decoded]]:
    """Give the texts that stand in UTF-16, names too, as (start, end, UTF-8), each once. Raises DecodeError."""
    extents = {(leaf.field.start, leaf.field.end) for leaf in _walk(data, budget) if leaf.kind == _UTF_16}
    texts = []
    for start, end in sorted(extents):
        text = data[start:end].decode("utf-16-be", "surrogatepass").encode("utf-8", "surrogatepass")
        budget.take(len(text))
        texts.append((start, end, Decoded(text)))
    return texts


def _until_damage(data: bytes) -> Iterator[Field]:
    try:
        for leaf in _walk(data):
            yield leaf.field
    except DecodeError:
        return


def _walk(data: bytes, budget: Budget | None = None) -> Iterator[_Leaf]:
    """Give every name and scalar, depth first."""
    table = _table(data)
    entered: set[int] = set()
    pending: list[Iterator[tuple[int, str]]] = [iter([(table.top, paths.ROOT)])]
    n_objects = 0
    while pending:
        ref, path = next(pending[-1], (-1, ""))
        if ref < 0:
            pending.pop()
            continue
        n_objects += 1
        if budget is not None and n_objects % _TICK == 0:
            budget.check_time()
        thing = _object(table, ref)
        if thing.kind not in (*_ARRAYS, _DICT):
            yield _leaf(thing, path)
        elif ref not in entered and len(pending) <= MAX_NESTING:
            entered.add(ref)
            if thing.kind == _DICT:
                yield from _names(table, thing, path)
            pending.append(_members(table, thing, path))


def _members(table: _Table, thing: _Object, path: str) -> Iterator[tuple[int, str]]:
    """Give reference and path of every member of a container."""
    if thing.kind in _ARRAYS:
        for index, ref in enumerate(table.refs(thing.start, thing.n_members)):
            yield ref, path + paths.element(index)
        return
    values = table.refs(thing.start + thing.n_members * table.ref_bytes, thing.n_members)
    for name, ref in zip(table.refs(thing.start, thing.n_members), values, strict=True):
        yield ref, path + _step(table, name)


def _names(table: _Table, thing: _Object, path: str) -> Iterator[_Leaf]:
    for ref in table.refs(thing.start, thing.n_members):
        name = _object(table, ref)
        if name.kind in (_ASCII, _UTF_16):
            yield _Leaf(Field(name.start, name.end, path + _step(table, ref), is_name=True), name.kind)


def _step(table: _Table, ref: int) -> str:
    name = _object(table, ref)
    raw = table.data[name.start : name.end]
    if name.kind == _UTF_16:
        return paths.member(raw.decode("utf-16-be", "replace"))
    return paths.member(raw.decode("utf-8", "replace")) if name.kind == _ASCII else "['?']"


def _leaf(thing: _Object, path: str) -> _Leaf:
    number = {_INT: "int", _REAL: "float"}.get(thing.kind, "")
    return _Leaf(Field(thing.start, thing.end, path, number=number), thing.kind)


def _table(data: bytes) -> _Table:
    start = len(data) - _TRAILER
    if start < len(MAGIC) or not data.startswith(MAGIC):
        raise DecodeError("no binary property list")
    numbers = [int.from_bytes(data[at : at + 8], "big") for at in range(start + 8, start + _TRAILER, 8)]
    table = _Table(data, data[start + 6], data[start + 7], *numbers)
    end = table.start + table.n_objects * table.offset_bytes
    if not (1 <= table.offset_bytes <= 8 and 1 <= table.ref_bytes <= 8 and len(MAGIC) <= table.start and end <= start):
        raise DecodeError("the table of objects is damaged")
    return table


def _object(table: _Table, ref: int) -> _Object:
    """Give the object of a number. Raises DecodeError."""
    data, start = table.data, table.offset(ref)
    kind, low = data[start] >> 4, data[start] & 15
    after, count = start + 1, low
    if kind in (_DATA, _ASCII, _UTF_16, *_ARRAYS, _DICT) and low == 15:
        count, after = _long_count(data, after)
    n_bytes = _payload_bytes(kind, low, count, table.ref_bytes)
    if n_bytes == 0 and kind == 0:
        return _Object(kind, start, after, 0)
    if after + n_bytes > table.start:
        raise DecodeError("an object runs into the table")
    return _Object(kind, after, after + n_bytes, count)


def _payload_bytes(kind: int, low: int, count: int, ref_bytes: int) -> int:
    if kind in (_INT, _REAL, _DATE):
        if low > 4:
            raise DecodeError("a number of too many bytes")
        return 1 << low
    if kind == _UID:
        return low + 1
    if kind in (_DATA, _ASCII):
        return count
    if kind in (_UTF_16, _DICT):
        return count * (2 if kind == _UTF_16 else 2 * ref_bytes)
    if kind in _ARRAYS:
        return count * ref_bytes
    if kind == 0:
        return 0
    raise DecodeError("an object of no known kind")


def _long_count(data: bytes, position: int) -> tuple[int, int]:
    """Give a count that stands as an integer object of its own, and where that ends."""
    low = data[position] & 15 if position < len(data) else 15
    if low > 3 or data[position] >> 4 != _INT:
        raise DecodeError("a count that is no integer")
    end = position + 1 + (1 << low)
    return int.from_bytes(data[position + 1 : end], "big"), end
