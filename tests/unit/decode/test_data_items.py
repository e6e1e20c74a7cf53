"""What MessagePack and CBOR have in common: names, limits, positions."""

from __future__ import annotations

import msgpack
import pytest

from analyzer.decode import data_items
from analyzer.decode.codecs import cbor_codec, msgpack_codec
from analyzer.decode.limits import Budget, LimitReached
from analyzer.decode.parts import Field
from analyzer.model.errors import DecodeError

BOTH = pytest.mark.parametrize("read", [msgpack_codec.read_item, cbor_codec.read_item], ids=["msgpack", "cbor"])


def test_names_that_are_no_text_are_written_all_the_same() -> None:
    document = b"\x86\x05\xa1a\xff\xa1b\xc4\x01k\xa1c\xcb" + bytes(8) + b"\xa1d\x91\xa1z\xa1e\xc0\xa1f"
    fields = data_items.decode(document, msgpack_codec.read_item, Budget())
    assert [(field.path, document[field.start : field.end]) for field in fields] == [
        ("$[5]", b"a"),
        ("$[-1]", b"b"),
        ("$.k", b"c"),
        ("$['?']", b"d"),
        ("$['?'][0]", b"z"),
        ("$['?']", b"e"),
        ("$['?']", b"f"),
    ]


def test_a_position_is_a_value_or_a_name_or_neither() -> None:
    document = msgpack.packb({"a": ["x", 300], "bc": "yz"})
    found = data_items.locate(document, msgpack_codec.read_item, range(len(document) + 1))
    name_a, name_bc = Field(2, 3, "$.a", is_name=True), Field(10, 12, "$.bc", is_name=True)
    x, number, yz = Field(5, 6, "$.a[0]"), Field(7, 9, "$.a[1]", number="int"), Field(13, 15, "$.bc")
    expected = [None, None, name_a, None, None, x, None, number, number, None, name_bc, name_bc, None, yz, yz, None]
    assert found == expected


def test_what_stands_before_damage_has_its_place() -> None:
    document = msgpack.packb({"a": "x", "b": "y"})[:-2] + b"\xc1"
    assert data_items.locate(document, msgpack_codec.read_item, [4, 7]) == [Field(4, 5, "$.a"), None]


@pytest.mark.parametrize(
    ("read", "opening", "closing", "value"),
    [
        (msgpack_codec.read_item, b"\x91", b"", b"\xa3abc"),
        (cbor_codec.read_item, b"\x81", b"", b"\x63abc"),
        (cbor_codec.read_item, b"\x9f", b"\xff", b"\x63abc"),
    ],
    ids=["msgpack", "cbor", "cbor-indefinite"],
)
@pytest.mark.parametrize("n_levels", [63, 64, 65, 200, 50_000])
def test_a_container_too_deep_is_one_field(read, opening, closing, value, n_levels: int) -> None:  # type: ignore[no-untyped-def]
    document = opening * n_levels + value + closing * n_levels
    n_entered = min(n_levels, data_items.MAX_NESTING)
    start = n_levels + 1 if n_levels == n_entered else n_entered
    end = len(document) - n_entered * len(closing)
    assert data_items.decode(document, read, Budget()) == [Field(start, end, "$" + "[0]" * n_entered)]


@BOTH
def test_a_bomb_of_open_containers_ends(read: data_items.Read) -> None:
    with pytest.raises(DecodeError):
        data_items.decode(b"\x92" * 400_000, read, Budget())
    with pytest.raises(DecodeError):
        data_items.decode(b"\x81" * 400_000, read, Budget())


def test_counts_that_no_document_can_hold_cost_nothing() -> None:
    for document in (b"\xdd\xff\xff\xff\xff\x01", b"\xdf\xff\xff\xff\xff\xa1a\x01", b"\xdb\xff\xff\xff\xffabc"):
        with pytest.raises(DecodeError):
            msgpack_codec.decode(document, Budget())
    for document in (b"\x9b" + b"\xff" * 8 + b"\x01", b"\x5b" + b"\xff" * 8 + b"abc", b"\xc1" * 100_000):
        with pytest.raises(DecodeError):
            cbor_codec.decode(document, Budget())


@BOTH
def test_the_budget_ends_the_walk(read: data_items.Read) -> None:
    leaves, empty = b"\x93\x01\x02\x03", b"\x92" + b"\x90" * 2
    with pytest.raises(LimitReached, match="leaves"):
        data_items.decode(leaves, read, Budget(leaves=2))
    budget = Budget(seconds=-1.0)
    many = (b"\xdc" if read is msgpack_codec.read_item else b"\x99") + b"\x08\x00" + empty[1:2] * 2048
    with budget.running(), pytest.raises(LimitReached, match="time"):
        data_items.decode(many.replace(b"\x90", b"\x80" if read is cbor_codec.read_item else b"\x90"), read, budget)


def test_a_long_document_is_believed_before_its_end() -> None:
    document = b"\x82\xa1a\xdd\x00\x01\x86\xa0" + b"\x01" * 100_000 + b"\xa1b\xc1"
    assert msgpack_codec.sniff(document)
