"""Strings are found by a table: each occurrence once, wherever it stands, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analyzer.detect import literals
from analyzer.detect.literals import LEAST, MOST, Literals

_DIGITS = st.text("01", min_size=LEAST, max_size=MOST).map(str.encode)


def _found(strings: list[bytes], data: bytes) -> list[tuple[int, int]]:
    parts = Literals(strings).find(np.frombuffer(data, dtype=np.uint8))
    return sorted(pair for numbers, ends in parts for pair in zip(numbers.tolist(), ends.tolist(), strict=True))


def _naive(strings: list[bytes], data: bytes) -> list[tuple[int, int]]:
    places = range(len(data))
    return [(i, at + len(text)) for i, text in enumerate(strings) for at in places if data.startswith(text, at)]


@given(strings=st.lists(_DIGITS, min_size=1, max_size=8, unique=True), data=st.text("01", max_size=200).map(str.encode))
@example(strings=[b"00000000"], data=b"0" * 8)
@example(strings=[b"00000000"], data=b"0" * 7)
@example(strings=[b"\0" * 8, b"\0" * 16], data=b"\0" * 20)
@settings(max_examples=200, deadline=None)
def test_every_occurrence_is_found_once(strings: list[bytes], data: bytes) -> None:
    assert _found(strings, data) == _naive(strings, data)


@pytest.mark.parametrize("size", range(LEAST, MOST + 1))
def test_a_string_is_found_at_every_place(size: int) -> None:
    string = bytes(range(200, 200 + size))
    for before in range(20):
        assert _found([string], b"." * before + string) == [(0, before + size)]
        assert _found([string], b"." * before + string[:-1]) == []
        assert _found([string], b"." * before + string[1:] + b".") == []


def test_what_only_looks_alike_is_not_found() -> None:
    string = b"1234567890abcdef"
    near = [string[:i] + b"?" + string[i + 1 :] for i in range(len(string))]
    assert _found([string], b" ".join(near)) == []
    assert _found([string, *near], b" ".join(near)) == [(i + 1, 17 * i + 16) for i in range(16)]


def test_chunks_lose_nothing_and_repeat_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    strings = [b"abcabcab", b"bcabcabca", b"cabcabcabcabcabc"]
    data = b"abc" * 40
    expected = _naive(strings, data)
    for size in (1, 5, 16, 17, 64):
        monkeypatch.setattr(literals, "_CHUNK", size)
        assert _found(strings, data) == expected


def test_more_finds_than_there_is_room_for_come_in_several_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(literals, "_MATCHES", 3)
    strings = [b"0" * size for size in range(LEAST, MOST + 1)]
    data = b"0" * 9_000
    parts = [*Literals(strings).find(np.frombuffer(data, dtype=np.uint8))]
    assert len(parts) > 100
    found = [pair for part in parts for pair in zip(*map(np.ndarray.tolist, part), strict=True)]
    assert sorted(found) == [(i, end) for i, size in enumerate(range(LEAST, MOST + 1)) for end in range(size, 9_001)]


def test_what_is_dropped_is_found_no_more() -> None:
    table = Literals([b"kept-string", b"dropped-string"])
    data = np.frombuffer(b"dropped-string, kept-string", dtype=np.uint8)
    table.drop([1])
    assert [part[0].tolist() for part in table.find(data)] == [[0]]


def test_strings_with_one_beginning_are_told_apart() -> None:
    strings = [b"https://a", b"https://ab", b"https://abcdefgh", b"https://abcdefg?"]
    assert _found(strings, b"see https://abcdefgh") == [(0, 13), (1, 14), (2, 20)]
