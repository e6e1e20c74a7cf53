from __future__ import annotations

from array import array

import numpy as np
import pytest

from analyzer.ingest.columns import CodedTexts, TextColumn, times
from analyzer.store.scratch import Scratch


def test_coded_texts_come_back_in_the_order_asked_for() -> None:
    texts, order = CodedTexts("letter", "digit"), np.array([3, 1, 2, 4])
    texts.codes.extend(texts.code(row) for row in [("a", "1"), (None, "1"), ("b", None), ("a", "2")])
    texts.codes.append(-1)
    letters = texts.category("letter", order, scratch=Scratch())
    digits = texts.category("digit", order, scratch=Scratch(), missing="-")
    assert letters.astype(object).fillna("-").tolist() == ["a", "-", "b", "-"]
    assert digits.tolist() == ["2", "1", "-", "-"]
    assert texts.category("digit", order, scratch=Scratch(), of={"1": "x", "2": None}.get).tolist()[1] == "x"


def test_categories_are_those_asked_for_or_those_some_row_has() -> None:
    texts = CodedTexts("letter")
    texts.codes.extend(texts.code((letter,)) for letter in "cba")
    two = texts.category("letter", np.array([0, 2]), scratch=Scratch())
    three = texts.category("letter", np.array([0]), scratch=Scratch(), allowed=("b", "a", "c"))
    assert (two.cat.categories.tolist(), three.cat.categories.tolist()) == (["a", "c"], ["b", "a", "c"])
    assert (str(two.cat.categories.dtype), two.tolist(), three.tolist()) == ("str", ["c", "a"], ["c"])


def test_one_text_of_a_row_can_change() -> None:
    texts, both = CodedTexts("kind", "scheme", "host"), np.array([0, 1])
    texts.codes.extend([texts.code(("http", "https", "h"))] * 2)
    texts.change(1, kind="websocket", scheme="wss")
    assert [texts.get(row, "kind") for row in (0, 1)] == ["http", "websocket"]
    assert texts.category("scheme", both, scratch=Scratch()).tolist() == ["https", "wss"]
    assert texts.category("host", both, scratch=Scratch()).tolist() == ["h", "h"]


@pytest.mark.parametrize("value", [1, b"x", ["x"], True])
def test_only_text_has_a_code(value: object) -> None:
    with pytest.raises(TypeError):
        CodedTexts("a", "b").code(("x", value))  # type: ignore[arg-type]


def test_long_columns_of_text_are_packed_and_whole() -> None:
    column = TextColumn(Scratch())
    for number in range(70_000):
        column.append(str(number))
    assert column.text(np.array([69_999, 0, 40_000])).tolist() == ["69999", "0", "40000"]


def test_times_keep_microseconds_and_nulls() -> None:
    series = times(array("d", [1_700_000_000.123456, float("nan")]), np.array([1, 0]))
    assert str(series.dtype) == "datetime64[us, UTC]"
    assert series.isna().tolist() == [True, False]
    assert series[1].isoformat() == "2023-11-14T22:13:20.123456+00:00"


def test_empty_columns_are_columns() -> None:
    nothing = np.empty(0, dtype=np.int64)
    texts = CodedTexts("a")
    assert texts.category("a", nothing, scratch=Scratch()).tolist() == []
    assert TextColumn(Scratch()).text(nothing).tolist() == times(array("d"), nothing).tolist() == []
