from __future__ import annotations

from array import array

import numpy as np
import pytest

from analyzer.ingest.columns import CodedColumn, TextColumn, times


def test_coded_text_comes_back_in_the_order_asked_for() -> None:
    column = CodedColumn()
    column.codes.extend(column.code(text) for text in ["a", None, "b", "a"])
    order = np.array([3, 1, 2])
    assert column.text(order).tolist()[0::2] == ["a", "b"]
    assert column.text(order).isna().tolist() == [False, True, False]
    assert column.text(order).dtype == "str"
    assert column.category(order, ("b", "a", "c")).cat.categories.tolist() == ["b", "a", "c"]


@pytest.mark.parametrize("value", [1, b"x", ["x"], True])
def test_only_text_has_a_code(value: object) -> None:
    with pytest.raises(TypeError):
        CodedColumn().code(value)  # type: ignore[arg-type]


def test_long_columns_of_text_are_packed_and_whole() -> None:
    column = TextColumn()
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
    assert CodedColumn().text(nothing).tolist() == CodedColumn().category(nothing).tolist() == []
    assert TextColumn().text(nothing).tolist() == times(array("d"), nothing).tolist() == []
