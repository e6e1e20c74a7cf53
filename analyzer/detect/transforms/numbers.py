"""Binary forms of numbers: what a value that is a number looks like in protobuf, MessagePack, CBOR and plists.

Integers below 65,536 are left out: their bytes stand everywhere, and a codec shows such a number only together with
its digits, which are too few to name a value.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

_INTEGER = re.compile(rb"-?[1-9]\d{4,19}")
_DECIMAL = re.compile(rb"-?\d{1,15}\.\d{1,17}")
SMALLEST = 1 << 16
OPEN_BYTES = 5
"""Bytes of a double that tell places apart to some centimeters."""
_EXACT = 1 << 53
"""Integers up to here are exact as float64 (IEEE 754)."""


def binary_forms(text: bytes) -> Iterator[tuple[str, bytes]]:
    """Give (name, bytes) of every binary form of the number that a decimal text spells; nothing for other texts.

    varint, zigzag: protobuf, Encoding, "Base 128 Varints" and "Signed Integers". be: MessagePack, CBOR, binary plists,
    in four bytes where those suffice, else in eight; a negative n also in eight (binary plists) and as −1−n (CBOR).
    le: fixed32 and fixed64. f64be, f64le: doubles; of integers above 32 bits too, because JavaScript writers have no
    other number. f32be, f32le: singles (protobuf float, CBOR), of decimals that a single holds exactly.

    >>> [(name, form.hex()) for name, form in binary_forms(b"86150")][:4]
    [('varint', '86a105'), ('zigzag', '8cc20a'), ('be', '00015086'), ('le', '86500100')]
    >>> [(name, form.hex()) for name, form in binary_forms(b"0.1")], list(binary_forms(b"0123456"))
    ([('f64be', '3fb999999999999a'), ('f64le', '9a9999999999b93f')], [])
    >>> [(name, form.hex()) for name, form in binary_forms(b"0.5")][2:]
    [('f32be', '3f000000'), ('f32le', '0000003f')]
    """
    if _INTEGER.fullmatch(text):
        yield from _integer_forms(int(text))
    elif _DECIMAL.fullmatch(text):
        number = float(text)
        yield "f64be", struct.pack(">d", number)
        yield "f64le", struct.pack("<d", number)
        if single(number) == number:
            yield "f32be", struct.pack(">f", number)
            yield "f32le", struct.pack("<f", number)


def single(number: float) -> float:
    """Give the nearest number that four bytes of IEEE 754 hold.

    >>> single(0.1), single(39.908722)
    (0.10000000149011612, 39.908721923828125)
    """
    return float(struct.unpack("<f", struct.pack("<f", number))[0])


def open_doubles(text: bytes) -> Iterator[tuple[str, bytes]]:
    """Give (name, bytes) of what all doubles have in common that begin with these decimals: sign, exponent and the high
    bits of the fraction; two of each where the last decimal decides between them. Nothing for other texts.

    >>> [(name, form.hex()) for name, form in open_doubles(b"39.93000001")]
    [('f64be', '4043f70a3d'), ('f64le', '3d0af74340')]
    """
    if not _DECIMAL.fullmatch(text):
        return
    low, step = float(text), 10.0 ** -len(text.partition(b".")[2])
    ends = (low, low - step if text.startswith(b"-") else low + step)
    for form in dict.fromkeys(struct.pack(">d", number)[:OPEN_BYTES] for number in ends):
        yield "f64be", form
        yield "f64le", form[::-1]


def _integer_forms(number: int) -> Iterator[tuple[str, bytes]]:
    if abs(number) < SMALLEST or not -(1 << 63) <= number < 1 << 64:
        return
    yield "varint", _varint(number % (1 << 64))
    if number < 1 << 63:
        yield "zigzag", _varint((number << 1) ^ (number >> 63))
    size = 4 if -(1 << 31) <= number < 1 << 32 else 8
    yield "be", (number % (1 << 8 * size)).to_bytes(size, "big")
    yield "le", (number % (1 << 8 * size)).to_bytes(size, "little")
    if number < 0:
        yield "be", (number % (1 << 64)).to_bytes(8, "big")
        yield "be", (-1 - number).to_bytes(size, "big")
    if size == 8 and abs(number) <= _EXACT:
        yield "f64be", struct.pack(">d", number)
        yield "f64le", struct.pack("<d", number)


def _varint(number: int) -> bytes:
    """Give the base-128 varint of an unsigned number.

    >>> _varint(150).hex()
    '9601'
    """
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)
