"""MessagePack against the msgpack library."""

from __future__ import annotations

from typing import Any

import msgpack
from hypothesis import given, settings
from hypothesis import strategies as st
from support import trees

from analyzer.decode.codecs import msgpack_codec
from analyzer.decode.limits import Budget
from analyzer.decode.parts import Field

CONSTANTS = {None: b"\xc0", False: b"\xc2", True: b"\xc3"}
SCALARS = (
    st.sampled_from([None, False, True])
    | st.integers(-(1 << 63), (1 << 64) - 1)
    | trees.FLOATS
    | trees.TEXTS
    | st.binary(max_size=40)
)


def _as_sent(value: Any) -> Any:
    return CONSTANTS[value] if value is None or isinstance(value, bool) else value


@given(document=trees.documents(SCALARS), use_single_float=st.booleans())
@settings(max_examples=200, deadline=None)
def test_every_leaf_of_any_document_is_the_library_s(document: Any, use_single_float: bool) -> None:
    data = msgpack.packb(document, use_single_float=use_single_float)
    expected = [(path, _as_sent(value)) for path, value in trees.leaves(msgpack.unpackb(data))]
    fields = msgpack_codec.decode(data, Budget())
    got = [
        (field.path, trees.spelled(data[field.start : field.end], field.number, like))
        for field, (_, like) in zip(fields, expected, strict=True)
    ]
    assert got == expected
    filled = [field for field in fields if field.end > field.start]
    assert msgpack_codec.locate(data, [field.start for field in filled]) == filled
    assert msgpack_codec.locate(data, [field.end - 1 for field in filled]) == filled


@given(document=st.dictionaries(trees.TEXTS.filter(lambda name: name.isprintable() and name), SCALARS, min_size=1))
@settings(max_examples=100, deadline=None)
def test_a_map_of_names_is_claimed_and_its_beginnings_are_not(document: Any) -> None:
    data = msgpack.packb(document)
    assert msgpack_codec.sniff(data)
    assert [n for n in range(len(data)) if msgpack_codec.sniff(data[:n])] == []
    assert not msgpack_codec.sniff(data + b"\x00")


def test_lengths_of_every_width_and_extensions() -> None:
    document = {"a": "x" * 300, "b": b"y" * 70_000, "c": msgpack.ExtType(5, b"ext1"), "d": msgpack.ExtType(5, b"abc")}
    data = msgpack.packb(document)
    fields = {field.path: data[field.start : field.end] for field in msgpack_codec.decode(data, Budget())}
    assert fields == {"$.a": b"x" * 300, "$.b": b"y" * 70_000, "$.c": b"ext1", "$.d": b"abc"}


def test_numbers_are_their_bytes_alone() -> None:
    data = msgpack.packb({"small": 7, "below": -3, "wide": 861234567890123, "place": 31.2304})
    fields = msgpack_codec.decode(data, Budget())
    assert [(field.path, field.number, data[field.start : field.end].hex()) for field in fields] == [
        ("$.small", "int", "07"),
        ("$.below", "int", "fd"),
        ("$.wide", "int", f"{861234567890123:016x}"),
        ("$.place", "float", "403f3afb7e90ff97"),
    ]
    assert isinstance(fields[0], Field)
