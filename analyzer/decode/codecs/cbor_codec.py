"""CBOR (RFC 8949) with its own walker, for no library says where a value stands.

Claimed are whole documents: a map whose names are texts, or an array that holds one, with or without tags. Maps with
other names alone (COSE, CTAP), sequences of documents and documents that are cut short are not told from other bytes.
Numbers are fields of their bytes without the initial byte, big-endian; a small integer is its own initial byte. CBOR
writes a negative integer n as -1 - n: such fields are `nint`, so that nobody takes their bytes for those of n.
A string of indefinite length is one field per piece, all of the same path.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.decode import data_items
from analyzer.decode.data_items import ARRAY, BREAK, BYTES, BYTES_PIECES, MAP, TEXT, TEXT_PIECES, VALUE, Item
from analyzer.decode.limits import Budget
from analyzer.decode.parts import Field
from analyzer.model.errors import DecodeError

NAME = "cbor"
KIND = "container"
SNIFF_ORDER = 72
EXAMPLES = (
    (
        b"\xa2\x66device\xa1\x63ids\x82\x61x\x62yz\x63c d\x07",
        {"$.device.ids[0]": "x", "$.device.ids[1]": "yz", "$['c d']": "\x07"},
    ),
    (b"\xd9\xd9\xf7\xbf\x61a\x9f\x19\x31\x32\x43abc\xff\xff", {"$.a[0]": "12", "$.a[1]": "abc"}),
    (b"\x81\xa1\x7f\x61k\x61l\xff\x60", {"$[0].kl": ""}),
)
NOT_MINE = (
    b"",
    b"\xa0",
    b"\x83\x01\x02\x03",
    b"\xa1\x01\x61a",
    b"\xa1\x61a\x01rest",
    b"\xa1\x61a",
    b"text",
    b'{"a":1}',
)
_UNSIGNED, _NEGATIVE, _BYTES, _TEXT, _ARRAY, _MAP, _TAG, _OTHER = range(8)
_INDEFINITE = {_BYTES: BYTES_PIECES, _TEXT: TEXT_PIECES, _ARRAY: ARRAY, _MAP: MAP}
_NUMBERS = {_UNSIGNED: "int", _NEGATIVE: "nint"}
_BIG_NUMBERS = {2: "int", 3: "nint"}
"""Tags that make a number of a byte string (RFC 8949 §3.4.3)."""


def sniff(data: bytes) -> bool:
    """Tell whether all bytes are one document that has names."""
    major = data[0] >> 5 if data else _UNSIGNED
    return major in (_ARRAY, _MAP, _TAG) and data_items.is_document(data, read_item)


def decode(data: bytes, budget: Budget) -> list[Field]:
    """Give every value, in order; of a repeated name each. Raises DecodeError."""
    return data_items.decode(data, read_item, budget)


def locate(data: bytes, positions: Sequence[int]) -> list[Field | None]:
    """Give the value or name at each position (rising), None between them."""
    return data_items.locate(data, read_item, positions)


def read_item(data: bytes, position: int) -> Item:
    """Tell what stands at a position, behind its tags. Raises DecodeError."""
    number = ""
    while True:
        major, low, argument, after = _head(data, position)
        if major != _TAG:
            break
        if low == 31:
            raise DecodeError("a tag without a number")
        number, position = _BIG_NUMBERS.get(argument, ""), after
    if low == 31:
        return _indefinite(major, after, number)
    if major in _NUMBERS:
        integer = argument if major == _UNSIGNED else -1 - argument
        return Item(VALUE, position if low < 24 else position + 1, after, _NUMBERS[major], integer=integer)
    if major in (_BYTES, _TEXT):
        if after + argument > len(data):
            raise DecodeError("the document is cut short")
        return Item(BYTES if major == _BYTES else TEXT, after, after + argument, number if major == _BYTES else "")
    if major == _ARRAY:
        return Item(ARRAY, after, after, n_items=argument)
    if major == _MAP:
        return Item(MAP, after, after, n_items=2 * argument)
    return Item(VALUE, position + (low >= 24), after, "float" if low > 24 else "")


def _head(data: bytes, position: int) -> tuple[int, int, int, int]:
    """Give major type, its low five bits, argument, and where the head ends."""
    if position >= len(data):
        raise DecodeError("the document is cut short")
    major, low = data[position] >> 5, data[position] & 31
    after = position + 1
    if low < 24 or low == 31:
        return major, low, low, after
    if low > 27:
        raise DecodeError("an initial byte that CBOR never uses")
    end = after + (1 << low - 24)
    if end > len(data):
        raise DecodeError("the document is cut short")
    return major, low, int.from_bytes(data[after:end], "big"), end


def _indefinite(major: int, after: int, number: str) -> Item:
    if major == _OTHER:
        return Item(BREAK, after, after)
    if major not in _INDEFINITE:
        raise DecodeError("an integer of indefinite length")
    return Item(_INDEFINITE[major], after, after, number if major == _BYTES else "", n_items=-1)
