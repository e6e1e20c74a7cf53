"""CBOR against the cbor2 library, and examples of RFC 8949."""

from __future__ import annotations

from typing import Any

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import trees

from analyzer.decode.codecs import cbor_codec
from analyzer.decode.limits import Budget
from analyzer.model.errors import DecodeError

CONSTANTS = {None: b"\xf6", False: b"\xf4", True: b"\xf5"}
SCALARS = (
    st.sampled_from([None, False, True])
    | st.integers(-(1 << 90), 1 << 90)
    | trees.FLOATS
    | trees.TEXTS
    | st.binary(max_size=40)
)


def _as_sent(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return CONSTANTS[value]
    return value


def _spelled(raw: bytes, number: str, like: Any) -> Any:
    if number in ("int", "nint") and len(raw) == 1 and -24 <= like < 24:
        raw = bytes([raw[0] & 31])
    return trees.spelled(raw, number, like)


@given(document=trees.documents(SCALARS), canonical=st.booleans())
@settings(max_examples=200, deadline=None)
def test_every_leaf_of_any_document_is_the_library_s(document: Any, canonical: bool) -> None:
    data = cbor2.dumps(document, canonical=canonical)
    expected = [(path, _as_sent(value)) for path, value in trees.leaves(cbor2.loads(data))]
    fields = cbor_codec.decode(data, Budget())
    got = [
        (field.path, _spelled(data[field.start : field.end], field.number, like))
        for field, (_, like) in zip(fields, expected, strict=True)
    ]
    assert got == expected
    filled = [field for field in fields if field.end > field.start]
    assert cbor_codec.locate(data, [field.start for field in filled]) == filled


def _in_pieces(value: Any) -> bytes:
    """Encode with indefinite lengths all over."""
    if isinstance(value, dict):
        return b"\xbf" + b"".join(_in_pieces(name) + _in_pieces(inner) for name, inner in value.items()) + b"\xff"
    if isinstance(value, list):
        return b"\x9f" + b"".join(map(_in_pieces, value)) + b"\xff"
    if isinstance(value, str | bytes):
        half = len(value) // 2
        mark = b"\x7f" if isinstance(value, str) else b"\x5f"
        return mark + cbor2.dumps(value[:half]) + cbor2.dumps(value[half:]) + b"\xff"
    return cbor2.dumps(value)


@given(document=trees.documents(trees.TEXTS | st.binary(max_size=20)))
@settings(max_examples=100, deadline=None)
def test_pieces_of_a_string_have_one_path(document: Any) -> None:
    data = _in_pieces(document)
    assert cbor2.loads(data) == document
    fields = cbor_codec.decode(data, Budget())
    expected = list(trees.leaves(document))
    got = [
        (first.path, data[first.start : first.end] + data[second.start : second.end])
        for first, second in zip(fields[::2], fields[1::2], strict=True)
    ]
    assert got == [(path, value.encode() if isinstance(value, str) else value) for path, value in expected]
    assert {field.path for field in fields} == {path for path, _ in expected}


@given(document=st.dictionaries(trees.TEXTS.filter(lambda name: name.isprintable() and name), SCALARS, min_size=1))
@settings(max_examples=100, deadline=None)
def test_a_map_of_names_is_claimed_and_its_beginnings_are_not(document: Any) -> None:
    data = cbor2.dumps(document)
    assert cbor_codec.sniff(data)
    assert [n for n in range(len(data)) if cbor_codec.sniff(data[:n])] == []
    assert not cbor_codec.sniff(data + b"\x00")


@pytest.mark.parametrize(
    ("value", "number", "raw"),
    [
        ("17", "int", "17"),
        ("1818", "int", "18"),
        ("1b000000e8d4a51000", "int", "000000e8d4a51000"),
        ("c249010000000000000000", "int", "010000000000000000"),
        ("3903e7", "nint", "03e7"),
        ("c349010000000000000000", "nint", "010000000000000000"),
        ("f93c00", "float", "3c00"),
        ("fa47c35000", "float", "47c35000"),
        ("fb3ff199999999999a", "float", "3ff199999999999a"),
        ("f5", "", "f5"),
        ("f8ff", "", "ff"),
        ("c11a514b67b0", "int", "514b67b0"),
        ("d74401020304", "", "01020304"),
    ],
)
def test_examples_of_appendix_a(value: str, number: str, raw: str) -> None:
    data = b"\xa1\x61k" + bytes.fromhex(value)
    (field,) = cbor_codec.decode(data, Budget())
    assert (field.path, field.number, data[field.start : field.end].hex()) == ("$.k", number, raw)


@pytest.mark.parametrize(
    "document",
    ["ff", "81ff", "bf6161ff", "5f6161ff", "7f4161ff", "1c", "1f", "df01", "7f7f6161ffff", "a1", "c1", "bf61619fff"],
)
def test_what_is_not_well_formed_is_damaged(document: str) -> None:
    with pytest.raises(DecodeError):
        cbor_codec.decode(bytes.fromhex(document), Budget())
