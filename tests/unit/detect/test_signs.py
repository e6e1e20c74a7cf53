"""Signs of names and formats are told apart from what only looks like them, before anything is read."""

from __future__ import annotations

import numpy as np
import pytest

from analyzer.detect.engine import Engine, Literal
from analyzer.detect.field_names import NameMatch, name_literals, read_name
from analyzer.detect.patterns import PATTERNS, PatternMatch
from analyzer.detect.signs import SignReader

ENGINE = Engine([*map(Literal, name_literals()), *(pattern.expression for pattern in PATTERNS)])
READER = SignReader(0, [(31.2304, 121.4737)])


def _read(content: bytes, begin: int = 0) -> list[NameMatch | PatternMatch]:
    array = np.frombuffer(content, dtype=np.uint8)
    found = ENGINE.scan(content)
    may_be = found.keep(READER.may_be(found, array, np.full(len(found), begin)))
    places = zip(may_be.item.tolist(), may_be.start.tolist(), may_be.end.tolist(), strict=True)
    read = (READER.read(item, content[begin:], start - begin, end - begin) for item, start, end in places)
    return [match for match in read if match is not None]


@pytest.mark.parametrize(
    ("content", "data_type"),
    [
        (b'{"oaid":"0f8fad5b-d9cb-469f-a165-70867728950e"}', "oaid"),
        (b"a=1&oaid=0f8fad5b-d9cb-469f-a165-70867728950e", "oaid"),
        (b"<oaid>0f8fad5b-d9cb-469f-a165-70867728950e</oaid>", "oaid"),
        (b"dear li.wei@mail.cn, hello", "email"),
        (b"u=a@b.cc;", "email"),
        (b'["11010519491231002X"]', "id_number"),
        (b'{"loc":"31.230416,121.473701"}', "location_precise"),
    ],
)
def test_signs_that_hold_are_read(content: bytes, data_type: str) -> None:
    assert data_type in {match.data_type for match in _read(content)}


@pytest.mark.parametrize(
    "content", [b"a=1&xoaid=0f8fad5b-d9cb-469f-a165-70867728950e", b'x"oaid":"0f8fad5b-d9cb-469f-a165-70867728950e"']
)
def test_a_name_that_goes_on_before_its_literal_is_none(content: bytes) -> None:
    assert _read(content) == []


def test_what_stands_before_a_piece_says_nothing_of_it() -> None:
    content = b"xoaid=0f8fad5b-d9cb-469f-a165-70867728950e"
    assert _read(content) == []
    assert [match.data_type for match in _read(content, begin=1)] == ["oaid"]


def test_what_may_be_a_name_is_at_least_what_is_read_as_one() -> None:
    for literal in name_literals():
        for before in (b"", b"&", b"x", b"{", b" ", b"\n", b'"'):
            content = before + literal + b':"0f8fad5b-d9cb-469f-a165-70867728950e"'
            if read_name(content, len(before), len(before) + len(literal)) is not None:
                found = ENGINE.scan(content)
                kept = READER.may_be(found, np.frombuffer(content, dtype=np.uint8), np.zeros(len(found)))
                assert len(before) in found.start[kept].tolist()
