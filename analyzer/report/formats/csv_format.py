"""The observations as CSV: English column names, one row each, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from typing import IO, Any

from analyzer.model.tables import OBSERVATIONS
from analyzer.report.model import ReportData
from analyzer.report.rows import columns_of
from analyzer.report.safe import cell


def render(data: ReportData, out: IO[str], lang: str) -> None:
    """Write the observations; null is an empty cell, `lang` changes nothing."""
    columns = columns_of(OBSERVATIONS, data.tables["observations"])
    if data.values is not None:
        columns["value"] = [data.values.get(value_hash) for value_hash in columns["value_hash"]]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in zip(*columns.values(), strict=True))


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return cell(value) if isinstance(value, str) else value
