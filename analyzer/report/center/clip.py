"""A report whose texts are no longer than a page can bear; the JSON output has them whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from analyzer.model.tables import TABLES

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

LIMIT = 2_000
"""Characters of one text that the page shows."""


def clip(data: ReportData) -> ReportData:
    """Give the report with every longer text cut, and how much was cut said behind it; nothing else changes."""
    tables = data.tables.changed(_frame)
    values = None if data.values is None else {key: clipped(value) for key, value in data.values.items()}
    plain = {name: _nested(getattr(data, name)) for name in ("manifest", "settings", "assessments")}
    return replace(data, tables=tables, values=values, **plain)


def clipped(text: str) -> str:
    """Give a text, cut where it is too long.

    >>> clipped("x" * 2003)[-5:]
    'xx… +3'
    """
    return text if len(text) <= LIMIT else f"{text[:LIMIT]}… +{len(text) - LIMIT}"


def _frame(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    texts = [column.name for column in TABLES[name].columns if column.dtype in ("str", "cat") and column.name in rows]
    cut = {column: _column(column, rows[column]) for column in texts if _longest(rows[column]) > LIMIT}
    return rows.assign(**cut) if cut else rows


def _longest(column: pd.Series) -> int:
    texts = pd.Series(column.cat.categories) if isinstance(column.dtype, pd.CategoricalDtype) else column.dropna()
    return max((len(text) for text in texts), default=0)


def _column(name: str, column: pd.Series) -> pd.Series:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.rename_categories(clipped)
    cut = _json if name == "message_args" else clipped
    texts = [cut(text) if isinstance(text, str) else None for text in column]
    return pd.Series(texts, index=column.index, dtype=column.dtype)


def _json(text: str) -> str:
    return json.dumps(_nested(json.loads(text)), ensure_ascii=False)


def _nested(value: Any) -> Any:  # plain JSON values of any shape
    if isinstance(value, str):
        return clipped(value)
    if isinstance(value, Mapping):
        return {clipped(str(key)): _nested(inner) for key, inner in value.items()}
    return [_nested(inner) for inner in value] if isinstance(value, list | tuple) else value
