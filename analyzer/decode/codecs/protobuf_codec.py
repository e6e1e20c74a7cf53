"""Protocol Buffers without schema (encoding of protobuf.dev) with its own walker: bbpb says what is there, not where.

A length-delimited field is text where it is printable UTF-8, else a message where all its bytes read as fields and
there is more reason for that than chance, else bytes; packed numbers stay bytes. Paths are field numbers from the top;
groups count as messages. Varints and fixed numbers are fields of their bytes as sent, little-endian.

Any bytes may be read as something, so a body is claimed by its evidence, counted in bits: text, and field numbers that
count up from 1 in small steps. Of random bodies of 6 to 128 bytes one in 10,000 has enough, of random digests one in
5,000 looks like a nested message. Too little have: one field that is a number or few bytes, a text of one or two
letters. `is_message` reads those where something else (a media type, gRPC) says that they are protobuf.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analyzer.decode.limits import BELIEVED_AFTER, Budget
from analyzer.decode.parts import Field
from analyzer.model.errors import DecodeError

NAME = "protobuf"
KIND = "container"
SNIFF_ORDER = 80
EXAMPLES = (
    (b"\x0a\x05hello\x12\x04\x0a\x02yz\x18\x07", {"protobuf:1": "hello", "protobuf:2.1": "yz", "protobuf:3": "\x07"}),
    (
        b"\x12\x0b\x2a\x03\x0a\x01a\x32\x04text\x19abcdefgh",
        {"protobuf:2.5.1": "a", "protobuf:2.6": "text", "protobuf:3": "abcdefgh"},
    ),
    (b"\x0b\x12\x06inside\x0c\x15abcd", {"protobuf:1.2": "inside", "protobuf:2": "abcd"}),
)
NOT_MINE = (
    b"",
    b"\x08",
    b"\x00\x01",
    b"text",
    b"really a text",
    b'{"a":1}',
    b"\x0a\x05hell",
    bytes(range(256)),
    bytes(64),
)
MAX_NESTING = 64
_VARINT, _FIXED64, _BYTES, _GROUP, _END_GROUP, _FIXED32 = range(6)
_MAX_NUMBER = (1 << 29) - 1
_RESERVED = range(19000, 20000)
_NUMBERS = {_VARINT: "varint", _FIXED64: "fixed64", _FIXED32: "fixed32"}
_FIXED_BYTES = {_FIXED64: 8, _FIXED32: 4}
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANK = re.compile(rb"\s")
_ENOUGH = 8.0
_ENOUGH_NESTED = 7.0
_ENOUGH_SHORT = 3.0
_SHORT = 8
_STEP_BITS = (3.0, 4.0, 3.0, 3.0, *[2.0] * 12)
_MOST_BITS = 24.0
_NONE = -1000.0


class _Part(NamedTuple):
    """One field of a message: field numbers of the groups around it and its own, and the extent of its payload."""

    numbers: tuple[int, ...]
    wire: int
    start: int
    end: int


def sniff(data: bytes) -> bool:
    """Tell whether all bytes read as fields and hold evidence that they are."""
    return _Reader(data).is_message(0, len(data), at_least=_ENOUGH)


def is_message(data: bytes) -> bool:
    """Tell whether all bytes read as fields, however little speaks for it: for what is known to be protobuf."""
    return _Reader(data).is_message(0, len(data), at_least=_NONE / 2)


def decode(data: bytes, budget: Budget) -> list[Field]:
    """Give every text, number and run of bytes, in order; a repeated field each time. Raises DecodeError."""
    reader = _Reader(data, budget)
    fields = []
    for field in reader.fields():
        budget.take(field.end - field.start)
        fields.append(field)
    return fields


def locate(data: bytes, positions: Sequence[int]) -> list[Field | None]:
    """Give the field at each position (rising), None in tags and lengths. Stops after the last; enters no message
    that holds no position."""
    fields, found = _until_damage(_Reader(data).fields(positions)), list[Field | None]()
    field = next(fields, None)
    for position in positions:
        while field is not None and field.end <= position:
            field = next(fields, None)
        found.append(field if field is not None and field.start <= position else None)
    return found


def _until_damage(fields: Iterator[Field]) -> Iterator[Field]:
    try:
        yield from fields
    except DecodeError:
        return


class _Reader:
    """Reads one document; keeps what it found out about a payload, which is asked for at each level above it."""

    def __init__(self, data: bytes, budget: Budget | None = None) -> None:
        self.data = data
        self.budget = budget
        self._evidence_of: dict[tuple[int, int], float] = {}

    def fields(self, positions: Sequence[int] | None = None) -> Iterator[Field]:
        """Give every field; only those that hold one of the positions (rising), where some are given."""
        levels: list[tuple[tuple[int, ...], Iterator[_Part]]] = [((), parts(self.data, 0, len(self.data)))]
        while levels:
            above, level = levels[-1]
            part = next(level, None)
            if part is None:
                levels.pop()
                continue
            if self.budget is not None:
                self.budget.check_time()
            if positions is not None and not _has_any(positions, part.start, part.end):
                if not positions or part.start > positions[-1]:
                    return
                continue
            numbers = (*above, *part.numbers)
            if part.wire == _BYTES and self.is_message(part.start, part.end, level=len(levels)):
                levels.append((numbers, parts(self.data, part.start, part.end)))
                continue
            path = f"{NAME}:" + ".".join(map(str, numbers))
            yield Field(part.start, part.end, path, number=_NUMBERS.get(part.wire, ""))

    def is_message(self, start: int, end: int, *, level: int = 0, at_least: float | None = None) -> bool:
        """Tell whether the bytes are a message, for which so much must speak; by default what a nested one needs."""
        needed = _needed(end - start) if at_least is None else at_least
        return self._evidence(start, end, level) >= needed

    def _evidence(self, start: int, end: int, level: int) -> float:
        """Give how much speaks for a message, in bits, roughly: negative where the bytes are none."""
        if level >= MAX_NESTING or start == end:
            return _NONE
        key = (start, end)
        if key not in self._evidence_of:
            self._evidence_of[key] = self._weigh(start, end, level)
            if self._evidence_of[key] > _NONE and is_text(self.data, start, end):
                is_message = _is_printable_message(self.data, start, end, is_body=level == 0)
                self._evidence_of[key] = self._evidence_of[key] if is_message else _NONE
        return self._evidence_of[key]

    def _weigh(self, start: int, end: int, level: int) -> float:
        bits, last, n_parts = 0.0, 0, 0
        try:
            for part in parts(self.data, start, end):
                n_parts += 1
                if n_parts > BELIEVED_AFTER:
                    break
                number = part.numbers[0]
                bits += _number_bits(number, last)
                last = number
                if part.wire == _BYTES and part.end > part.start:
                    bits += self._payload_bits(part, level) or _fit_bits(part, end)
        except DecodeError:
            return _NONE
        return bits if n_parts else _NONE

    def _payload_bits(self, part: _Part, level: int) -> float:
        if is_text(self.data, part.start, part.end):
            return min(_MOST_BITS, 1.4 * (part.end - part.start))
        nested = self._evidence(part.start, part.end, level + 1)
        return min(_MOST_BITS, nested) if nested >= _needed(part.end - part.start) else 0.0


def parts(data: bytes, start: int, end: int) -> Iterator[_Part]:
    """Give the fields of one message, groups opened. Raises DecodeError at the first that cannot be one."""
    groups: tuple[int, ...] = ()
    position = start
    while position < end:
        tag, begin = _varint(data, position, end)
        number, wire = tag >> 3, tag & 7
        if not 0 < number <= _MAX_NUMBER or number in _RESERVED:
            raise DecodeError("a field number that cannot be")
        if wire == _VARINT:
            position = _varint(data, begin, end)[1]
        elif wire == _BYTES:
            length, begin = _varint(data, begin, end)
            position = begin + length
        elif wire in _FIXED_BYTES:
            position = begin + _FIXED_BYTES[wire]
        else:
            groups, position = _regroup(groups, number, wire), begin
            continue
        if position > end:
            raise DecodeError("the message is cut short")
        yield _Part((*groups, number), wire, begin, position)
    if groups:
        raise DecodeError("a group is not closed")


def is_text(data: bytes, start: int, end: int) -> bool:
    """Tell whether bytes are UTF-8 without control characters."""
    if _CONTROL.search(data, start, end):
        return False
    try:
        data[start:end].decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _regroup(groups: tuple[int, ...], number: int, wire: int) -> tuple[int, ...]:
    if wire == _GROUP and len(groups) < MAX_NESTING:
        return (*groups, number)
    if wire == _END_GROUP and groups and groups[-1] == number:
        return groups[:-1]
    raise DecodeError("a wire type that cannot be, or a group that does not fit")


def _varint(data: bytes, position: int, end: int) -> tuple[int, int]:
    """Give a number in its shortest form and where it ends. Raises DecodeError."""
    value = shift = 0
    for at in range(position, min(end, position + 10)):
        byte = data[at]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            if (byte == 0 and shift) or value >> 64:
                break
            return value, at + 1
        shift += 7
    raise DecodeError("a varint is damaged or cut short")


def _is_printable_message(data: bytes, start: int, end: int, *, is_body: bool) -> bool:
    """Tell whether printable bytes are a message all the same: strings only, whose tags and lengths look like letters,
    without a blank in them. Its first length is no letter or digit; or it is no body and begins with field 1, which
    looks like a line feed: a body of text may begin so, a value does not."""
    first = data[start + 1 : start + 2]
    if first.isalnum() and (is_body or data[start] != 0x0A):
        return False
    try:
        return all(
            part.wire == _BYTES and part.end > part.start and not _BLANK.search(data, part.start, part.end)
            for part in parts(data, start, end)
        )
    except DecodeError:
        return False


def _number_bits(number: int, last: int) -> float:
    """Give what a field number says: writers count up from 1, in small steps. Of two random bytes one pair in 250 is
    the tag of a number above 15 that follows within 32."""
    step = number - last
    if number > 2047:
        return -4.0
    if number > 15:
        return 6.0 if 0 <= step <= 32 else 0.0
    return _STEP_BITS[step] if 0 <= step < len(_STEP_BITS) else 0.0


def _fit_bits(part: _Part, end: int) -> float:
    """Give what the length of bytes says that nothing else speaks for: it fits, best where it ends the message."""
    if part.end - part.start < _SHORT:
        return 0.0
    return 4.0 if part.end == end else 2.0


def _needed(n_bytes: int) -> float:
    """Give how much must speak for a nested message: little where the bytes are too few for a digest or an id."""
    return _ENOUGH_SHORT if n_bytes < _SHORT else _ENOUGH_NESTED


def _has_any(positions: Sequence[int], start: int, end: int) -> bool:
    i = bisect_left(positions, start)
    return i < len(positions) and positions[i] < end
