"""The observations as CSV: English column names, one row each, safe to open in a spreadsheet."""

from __future__ import annotations

from typing import IO

from analyzer.model.tables import OBSERVATIONS
from analyzer.report.export import join_csv, write_csv
from analyzer.report.model import ReportData

join = join_csv


def render(data: ReportData, out: IO[str], lang: str) -> None:
    """Write the observations; null is an empty cell, `lang` changes nothing."""
    rows = data.tables["observations"]
    values = data.values
    extra = None if values is None else {"value": [values.get(value_hash) for value_hash in rows["value_hash"]]}
    write_csv(OBSERVATIONS, rows, out, extra)
