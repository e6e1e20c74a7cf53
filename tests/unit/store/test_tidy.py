from __future__ import annotations

import io

import pandas as pd

from analyzer.store.tidy import rows_parquet


def test_rows_are_columns_with_their_types_and_nan_is_null() -> None:
    frame = pd.read_parquet(
        io.BytesIO(rows_parquet([{"a": 1, "b": 0.5, "c": "x"}, {"a": 2, "b": float("nan"), "c": ""}]))
    )
    assert list(frame["a"]) == [1, 2] and list(frame["c"]) == ["x", ""]
    assert frame["b"][0] == 0.5 and frame["b"].isna()[1]


def test_integers_and_fractions_in_one_column_are_fractions() -> None:
    frame = pd.read_parquet(io.BytesIO(rows_parquet([{"a": 1}, {"a": 0.5}, {"a": None}])))
    assert frame["a"].tolist()[:2] == [1.0, 0.5]


def test_equal_rows_are_equal_bytes() -> None:
    rows = [{"a": "x", "b": None}]
    assert rows_parquet(rows) == rows_parquet(rows)
