"""When a session's events began and ended: reports count seconds from the first of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.report.model import ReportData


_FIRST_YEAR = 1990
"""Imports of logs without times count their events from 1970; what is older than this is an order, no time."""


def start_of(data: ReportData) -> datetime | None:
    """Give the earliest moment of the session, or None when nothing has a time."""
    first = min((column.min() for column in _times(data)), default=None)
    return first if first is not None and first.year >= _FIRST_YEAR else None


def end_of(data: ReportData) -> datetime | None:
    """Give the latest moment of the session, or None when nothing has a time."""
    last = max((column.max() for column in _times(data)), default=None)
    return last if last is not None and last.year >= _FIRST_YEAR else None


def _times(data: ReportData) -> Iterator[pd.Series]:
    names = {"observations": ["t"], "flows": ["t_start", "t_end"], "phases": ["t_start", "t_end"]}
    for table, columns in names.items():
        for column in columns:
            times = data.tables.columns(table, [column])[column]
            if times.notna().any():
                yield times
