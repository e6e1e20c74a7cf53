"""Rows of a table as plain JSON values: times as ISO 8601 in UTC, nulls as None."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from analyzer.model.columns import Column, Table

if TYPE_CHECKING:
    import pandas as pd


def columns_of(table: Table, rows: pd.DataFrame) -> dict[str, list[Any]]:
    """Give each column of the table as a list of plain values, in the table's order."""
    return {column.name: _plain(rows[column.name], column) for column in table.columns}


def rows_of(table: Table, rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows of a table as dicts by column name."""
    lists = columns_of(table, rows)
    return [dict(zip(lists, values, strict=True)) for values in zip(*lists.values(), strict=True)]


def iso_times(times: pd.Series) -> list[str | None]:
    """Give times as `2026-11-22T00:13:20.123456Z`, null as None."""
    texts = np.datetime_as_string(times.dt.tz_convert(None).to_numpy("datetime64[us]"), unit="us")
    return [None if text == "NaT" else f"{text}Z" for text in texts.tolist()]


def _plain(series: pd.Series, column: Column) -> list[Any]:
    if column.dtype == "time":
        return iso_times(series)
    if column.dtype == "list":
        return [list(value) for value in series]
    values: list[Any] = series.astype("object").where(series.notna(), None).tolist()
    return values
