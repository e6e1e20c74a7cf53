"""The scanner: exact bytes, every occurrence, across pieces, and never a flood."""

from __future__ import annotations

import mmap
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.detect import engine, literals
from analyzer.detect.engine import Engine, Expression, Found, Literal, group_by_owner, scanner_version


def _all(found: Found) -> list[tuple[int, int, int]]:
    return sorted(zip(found.item.tolist(), found.start.tolist(), found.end.tolist(), strict=True))


def test_literals_are_bytes_not_expressions() -> None:
    literals = [b"a.c", b"a\0b", b"\n", b"(x)", b"\xff\xfe"]
    data = b"abc a.c a\0b (x)\n\xff\xfe"
    expected = [(i, data.index(text), data.index(text) + len(text)) for i, text in enumerate(literals)]
    assert _all(Engine([Literal(text) for text in literals]).scan(data)) == sorted(expected)


def test_overlapping_and_nested_finds_are_all_reported() -> None:
    assert _all(Engine([Literal(b"aa"), Literal(b"aaa")]).scan(b"aaaa")) == [
        (0, 0, 2), (0, 1, 3), (0, 2, 4), (1, 0, 3), (1, 1, 4),
    ]  # fmt: skip


def test_a_literal_longer_than_an_expression_may_be_is_compared_in_full() -> None:
    long = bytes(range(32, 127)) * 12
    near = long[:-1] + b"!"
    data = b"x" + near + b"y" + long + b"z"
    assert _all(Engine([Literal(long)]).scan(data)) == [(0, len(near) + 2, len(near) + 2 + len(long))]


def test_long_literals_with_one_beginning_are_told_apart_and_come_in_order_of_their_end() -> None:
    begin = b"0123456789abcdef"
    both = Engine([Literal(begin + b"-long-rest"), Literal(begin + b"-lo"), Literal(b"ng")])
    data = begin + b"-long-rest"
    found = both.scan(data)
    assert _all(found) == [(0, 0, 26), (1, 0, 19), (2, 19, 21)]
    assert found.end.tolist() == [19, 21, 26]
    assert _all(both.scan(data, 0, 25)) == [(1, 0, 19), (2, 19, 21)], "what goes beyond the end is not in it"


def _letters(raw: bytes) -> bytes:
    return bytes(byte % 3 for byte in raw)


@given(
    data=st.binary(max_size=300).map(_letters),
    texts=st.lists(
        st.integers(1, 20).flatmap(lambda n: st.binary(min_size=n, max_size=n)).map(_letters),
        min_size=1,
        max_size=4,
        unique=True,
    ),
)
@settings(max_examples=60, deadline=None)
def test_pieces_lose_nothing_and_repeat_nothing(data: bytes, texts: list[bytes]) -> None:
    data += b"".join(texts)
    whole, before = Engine([Literal(text) for text in texts]), engine.PIECE_BYTES
    expected = _all(whole.scan(data))
    try:
        engine.PIECE_BYTES = 7
        assert _all(whole.scan(data)) == expected
    finally:
        engine.PIECE_BYTES = before
    naive = [
        (i, at, at + len(text)) for i, text in enumerate(texts) for at in range(len(data)) if data.startswith(text, at)
    ]
    assert expected == sorted(naive)


def test_a_mapped_file_is_scanned_in_place(tmp_path: Path) -> None:
    file = tmp_path / "bodies.bin"
    file.write_bytes(b"." * 5000 + b"needle" + b"." * 100)
    with file.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        assert _all(Engine([Literal(b"needle")]).scan(data, 10, 5050)) == [(0, 5000, 5006)]


def test_expressions_report_their_end_alone() -> None:
    assert _all(Engine([Expression(rb"[0-9]{3};")]).scan(b"ab123;")) == [(0, -1, 6)]


def test_nothing_to_look_for_finds_nothing() -> None:
    assert _all(Engine([]).scan(b"abc")) == []
    assert _all(Engine([Literal(b"a")]).scan(b"")) == []


def test_a_weak_item_that_floods_is_bounded_and_the_others_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "FLOOD", 1000)
    data = b"1," * 30_000 + b"needle" + b"1" * 10
    scanner = Engine([Literal(b"1"), Literal(b"needle"), Literal(b"zz")], weak=[0, 2], too_often=500)
    found = scanner.scan(data)
    assert np.bincount(found.item, minlength=3).tolist() == [500, 1, 0]
    assert scanner.dropped == {0}
    assert np.bincount(scanner.scan(data).item, minlength=3).tolist() == [0, 1, 0]


def test_a_longer_weak_item_that_floods_is_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "FLOOD", 1000)
    monkeypatch.setattr(literals, "_MATCHES", 100)
    scanner = Engine([Literal(b"11111111"), Literal(b"a needle"), Literal(b"22222222")], weak=[0, 2], too_often=500)
    found = scanner.scan(b"1" * 30_000 + b"a needle" + b"2" * 9)
    assert np.bincount(found.item, minlength=3).tolist() == [500, 1, 2]
    assert scanner.dropped == {0}
    assert found.end[found.item == 0].tolist() == [*range(8, 508)]
    assert np.bincount(scanner.scan(b"1" * 90 + b"a needle").item, minlength=3).tolist() == [0, 1, 0]


def test_digits_inside_a_longer_number_do_not_use_up_the_finds_of_those_that_stand() -> None:
    texts = [Literal(b"39.9"), Literal(b"9.9")]
    scanner = Engine(texts, weak=[0, 1], digits=[0], too_often=3)
    found = scanner.scan(b"39.9042,139.9," * 5 + b"39.9," * 2)
    assert scanner.dropped == {0, 1}
    assert found.end[found.item == 0].tolist() == [4, 13, 18, 74, 79], "three inside longer numbers, two that stand"
    assert found.end[found.item == 1].tolist() == [4, 13, 18], "of what is no number, the first ones"
    assert scanner.scan(b"39.9 39.9 39.9").end.tolist() == [4], "one more that stands, over all scans"


def test_digits_at_the_ends_of_what_is_scanned_stand() -> None:
    scanner = Engine([Literal(b"7")], weak=[0], digits=[0], too_often=2)
    assert _all(scanner.scan(b"7")) + _all(scanner.scan(b"a77", 0, 2)) == [(0, 0, 1), (0, 1, 2)]
    assert not len(scanner.scan(b".7")), "both that stand are found"
    assert len(scanner.scan(b"77")) == 2


def test_strong_items_are_never_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "FLOOD", 100)
    found = Engine([Literal(b"needle"), Literal(b"q")], weak=[1], too_often=5).scan(b"needle" * 2000)
    assert len(found) == 2000


def test_a_find_across_two_ranges_belongs_to_none() -> None:
    found = Engine([Literal(b"abc")]).scan(b"abc.ab" + b"cabc")
    inside, owner = group_by_owner(found, np.array([0, 6]), np.array([6, 10]))
    assert (inside.start.tolist(), owner.tolist()) == ([0, 7], [0, 1])


def test_the_scanner_has_a_version() -> None:
    assert scanner_version().startswith("hyperscan ")
