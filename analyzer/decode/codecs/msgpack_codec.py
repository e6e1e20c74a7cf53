"""MessagePack with its own walker, for no library says where a value stands.

Claimed are whole documents: a map whose names are texts, or an array that holds one. Maps with other names alone,
sequences of documents and documents that are cut short are not told from other bytes.
Numbers are fields of their bytes without the type byte, big-endian; a small integer is its own type byte.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.decode import data_items
from analyzer.decode.data_items import ARRAY, BYTES, MAP, TEXT, VALUE, Item
from analyzer.decode.limits import Budget
from analyzer.decode.parts import Field
from analyzer.model.errors import DecodeError

NAME = "msgpack"
KIND = "container"
SNIFF_ORDER = 70
EXAMPLES = (
    (
        b"\x82\xa6device\x81\xa3ids\x92\xa1x\xa2yz\xa3c d\x07",
        {"$.device.ids[0]": "x", "$.device.ids[1]": "yz", "$['c d']": "\x07"},
    ),
    (b"\x91\x81\xa1a\xcd\x31\x32", {"$[0].a": "12"}),
    (b"\xde\x00\x01\xd9\x01k\xc4\x02hi", {"$.k": "hi"}),
)
NOT_MINE = (
    b"",
    b"\x80",
    b"\x93\x01\x02\x03",
    b"\x81\x01\xa1a",
    b"\x81\xa1a\x01rest",
    b"\x81\xa1a",
    b"text",
    b'{"a":1}',
)
_CONTAINERS = {0xDC: (ARRAY, 2), 0xDD: (ARRAY, 4), 0xDE: (MAP, 2), 0xDF: (MAP, 4)}
_STRINGS = {0xC4: 1, 0xC5: 2, 0xC6: 4, 0xD9: 1, 0xDA: 2, 0xDB: 4}
_EXTENSIONS = {0xC7: 1, 0xC8: 2, 0xC9: 4}
_FIXED_EXTENSIONS = {0xD4: 1, 0xD5: 2, 0xD6: 4, 0xD7: 8, 0xD8: 16}
_INTEGERS = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8, 0xD0: 1, 0xD1: 2, 0xD2: 4, 0xD3: 8}
_FLOATS = {0xCA: 4, 0xCB: 8}
_UNUSED = 0xC1


def sniff(data: bytes) -> bool:
    """Tell whether all bytes are one document that has names."""
    first = data[0] if data else _UNUSED
    return (0x80 < first < 0xA0 or first in _CONTAINERS) and data_items.is_document(data, read_item)


def decode(data: bytes, budget: Budget) -> list[Field]:
    """Give every value, in order; of a repeated name each. Raises DecodeError."""
    return data_items.decode(data, read_item, budget)


def locate(data: bytes, positions: Sequence[int]) -> list[Field | None]:
    """Give the value or name at each position (rising), None between them."""
    return data_items.locate(data, read_item, positions)


def read_item(data: bytes, position: int) -> Item:
    """Tell what stands at a position. Raises DecodeError."""
    if position >= len(data):
        raise DecodeError("the document is cut short")
    first = data[position]
    after = position + 1
    if first < 0x80 or first >= 0xE0:
        return Item(VALUE, position, after, "int", integer=first - (first >> 7 << 8))
    if first < 0x90:
        return Item(MAP, after, after, n_items=2 * (first & 15))
    if first < 0xA0:
        return Item(ARRAY, after, after, n_items=first & 15)
    if first < 0xC0:
        return _scalar(data, TEXT, after, first & 31)
    if first in _CONTAINERS:
        kind, width = _CONTAINERS[first]
        count = _length(data, after, width)
        return Item(kind, after + width, after + width, n_items=2 * count if kind == MAP else count)
    return _wide(data, first, after)


def _wide(data: bytes, first: int, after: int) -> Item:
    """Give the scalar whose type byte says how many bytes follow."""
    if first in _STRINGS:
        width = _STRINGS[first]
        return _scalar(data, TEXT if first >= 0xD9 else BYTES, after + width, _length(data, after, width))
    if first in _INTEGERS:
        item = _scalar(data, VALUE, after, _INTEGERS[first], "int")
        return item._replace(integer=int.from_bytes(data[after : item.end], "big", signed=first >= 0xD0))
    if first in _FLOATS:
        return _scalar(data, VALUE, after, _FLOATS[first], "float")
    if first in _FIXED_EXTENSIONS:
        return _scalar(data, VALUE, after + 1, _FIXED_EXTENSIONS[first])
    if first in _EXTENSIONS:
        width = _EXTENSIONS[first]
        return _scalar(data, VALUE, after + width + 1, _length(data, after, width))
    if first == _UNUSED:
        raise DecodeError("a type byte that MessagePack never uses")
    return Item(VALUE, after - 1, after)


def _length(data: bytes, position: int, width: int) -> int:
    return int.from_bytes(data[position : position + width], "big")


def _scalar(data: bytes, kind: int, start: int, length: int, number: str = "") -> Item:
    if start + length > len(data):
        raise DecodeError("the document is cut short")
    return Item(kind, start, start + length, number)
