"""Bytes as a list of decimal numbers, signed as Java writes them or unsigned; so, too, characters as their codes."""

from __future__ import annotations

import re

from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "byte_list"
KIND = "carrier"
MIN_NUMBERS = 8
"""Shorter lists are found where they write an address (`byte_list(raw)`)."""
EXAMPLES = (
    (b"102, 111, 111, 98, 97, 114, 10, 0", b"foobar\n\x00"),
    (b"-27,-68,-96,-28,-72,-119,33,33", "张三!!".encode()),
    (b"102-111-111-98-97-114-33-33", b"foobar!!"),
)
NOT_MINE = (b"", b"1,2,3", b"102,111,111,98,97,114,300,1", b"2024-05-01", b"1.5,2,3,4,5,6,7,8,9")
_NUMBER = rb"-?(?:1\d\d|2[0-4]\d|25[0-5]|\d\d?)"
RUN = re.compile(
    rb"(?<![\d.-])%b(?:,[ \r\n\t]*+%b){7,}+(?![\d.])" % (_NUMBER, _NUMBER)
    + rb"|(?<![\d.-])\d{2,3}(?:([ -])\d{2,3}){7,}+(?![\d.])"
)
_NUMBERS = re.compile(rb"-?\d+")


def sniff(data: bytes) -> bool:
    """Tell whether all of it is a list of numbers that fit into bytes."""
    return RUN.fullmatch(data) is not None and _bytes_of(data) is not None


def decode(data: bytes, budget: Budget) -> Decoded:
    """Give the bytes. Raises DecodeError when they are none."""
    budget.check_time()
    content = _bytes_of(data) if RUN.fullmatch(data) else None
    if content is None:
        raise DecodeError("no list of bytes")
    return Decoded(content)


def _bytes_of(data: bytes) -> bytes | None:
    words = _NUMBERS.findall(data) if b"," in data else data.replace(b"-", b" ").split()
    numbers = [int(word) for word in words]
    is_byte = all(-128 <= number < 128 for number in numbers) or all(0 <= number < 256 for number in numbers)
    return bytes(number & 255 for number in numbers) if is_byte else None
