"""Binary property lists against plistlib."""

from __future__ import annotations

import datetime
import plistlib
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import trees

from analyzer.decode.codecs import bplist_codec
from analyzer.decode.limits import Budget, LimitReached
from analyzer.decode.parts import Field
from analyzer.model.errors import DecodeError

SCALARS = (
    st.booleans()
    | st.integers(-(1 << 63), (1 << 64) - 1)
    | trees.FLOATS
    | trees.TEXTS
    | st.binary(max_size=40)
    | st.integers(0, (1 << 32) - 1).map(plistlib.UID)
)


def _as_sent(value: Any) -> Any:
    if isinstance(value, bool):
        return b"\x09" if value else b"\x08"
    if isinstance(value, plistlib.UID):
        return value.data.to_bytes(1 if value.data < 1 << 8 else 2 if value.data < 1 << 16 else 4, "big")
    return value


def _spelled(raw: bytes, field: Field, like: Any) -> Any:
    if isinstance(like, str):
        return raw.decode("ascii" if like.isascii() else "utf-16-be")
    return trees.spelled(raw, field.number, like)


def _document(*objects: bytes, top: int = 0) -> bytes:
    """Write a property list of given objects, with offsets and references of one byte."""
    body, offsets = b"bplist00", b""
    for thing in objects:
        offsets += bytes([len(body)])
        body += thing
    tail = bytes(6) + b"\x01\x01" + b"".join(n.to_bytes(8, "big") for n in (len(objects), top, len(body)))
    return body + offsets + tail


@given(document=trees.documents(SCALARS))
@settings(max_examples=200, deadline=None)
def test_every_leaf_of_any_document_is_plistlib_s(document: Any) -> None:
    data = plistlib.dumps(document, fmt=plistlib.FMT_BINARY, sort_keys=False)
    expected = [(path, _as_sent(value)) for path, value in trees.leaves(plistlib.loads(data))]
    fields = bplist_codec.decode(data, Budget())
    got = [
        (field.path, _spelled(data[field.start : field.end], field, like))
        for field, (_, like) in zip(fields, expected, strict=True)
    ]
    assert got == expected
    assert bplist_codec.sniff(data)


@given(document=trees.documents(SCALARS))
@settings(max_examples=100, deadline=None)
def test_a_position_has_the_first_place_that_refers_to_it(document: Any) -> None:
    data = plistlib.dumps(document, fmt=plistlib.FMT_BINARY, sort_keys=False)
    first: dict[int, Field] = {}
    for field in bplist_codec.decode(data, Budget()):
        if field.end > field.start:
            first.setdefault(field.start, field)
    expected = [first[start] for start in sorted(first)]
    assert bplist_codec.locate(data, sorted(first)) == expected
    assert bplist_codec.locate(data, [field.end - 1 for field in expected]) == expected


@given(document=trees.documents(trees.TEXTS))
@settings(max_examples=100, deadline=None)
def test_texts_beyond_ascii_are_given_as_utf_8(document: Any) -> None:
    data = plistlib.dumps(document, fmt=plistlib.FMT_BINARY)
    texts = {text.content.decode() for _, _, text in bplist_codec.wide_texts(data, Budget())}
    assert texts == {text for text in _texts(document) if not text.isascii()}


def _texts(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {text for inner in value.values() for text in _texts(inner)}
    return {text for inner in value for text in _texts(inner)} if isinstance(value, list) else {value}


def test_names_dates_and_half_pairs() -> None:
    data = plistlib.dumps({"born": datetime.datetime(1990, 5, 17), "张": 1}, fmt=plistlib.FMT_BINARY, sort_keys=False)
    fields = bplist_codec.decode(data, Budget())
    assert [(field.path, field.number, field.end - field.start) for field in fields] == [
        ("$.born", "", 8),
        ("$['张']", "int", 1),
    ]
    start = data.index("张".encode("utf-16-be"))
    assert bplist_codec.locate(data, [data.index(b"born"), start]) == [
        Field(data.index(b"born"), data.index(b"born") + 4, "$.born", is_name=True),
        Field(start, start + 2, "$['张']", is_name=True),
    ]
    lone = _document(b"\x61\xd8\x3d")
    assert [text.content for _, _, text in bplist_codec.wide_texts(lone, Budget())] == [b"\xed\xa0\xbd"]


def test_cycles_and_shared_containers_are_entered_once() -> None:
    cycle = _document(b"\xa2\x00\x01", b"\x51x")
    assert [field.path for field in bplist_codec.decode(cycle, Budget())] == ["$[1]"]
    laughs = _document(*(b"\xa2" + bytes([n + 1, n + 1]) for n in range(60)), b"\x51x")
    assert Counter(field.path.count("[") for field in bplist_codec.decode(laughs, Budget())) == {60: 2}


def test_what_is_nested_too_deep_is_left_out() -> None:
    deep = _document(*(b"\xa1" + bytes([n + 1]) for n in range(80)), b"\x51x")
    assert bplist_codec.decode(deep, Budget()) == []
    assert len(bplist_codec.decode(_document(*(b"\xa1" + bytes([n + 1]) for n in range(64)), b"\x51x"), Budget())) == 1


@pytest.mark.parametrize(
    "document",
    [
        _document(b"\xa1\x07"),
        _document(b"\x5f\x13" + b"\xff" * 8),
        _document(b"\x5f\x51"),
        _document(b"\xaf\x14" + b"\xff" * 16),
        _document(b"\x70"),
        _document(b"\x15" + bytes(32)),
        _document(b"\x51x", top=3),
        _document(b"\x51x")[:-1] + b"\xff",
    ],
)
def test_damage_is_told(document: bytes) -> None:
    with pytest.raises(DecodeError):
        bplist_codec.decode(document, Budget())
    assert bplist_codec.locate(document, [8, 9]) == [None, None]


def test_the_budget_ends_the_walk() -> None:
    data = plistlib.dumps(["x"] * 3000, fmt=plistlib.FMT_BINARY)
    with pytest.raises(LimitReached, match="leaves"):
        bplist_codec.decode(data, Budget(leaves=10))
    budget = Budget(seconds=-1.0)
    with budget.running(), pytest.raises(LimitReached, match="time"):
        bplist_codec.decode(data, budget)
