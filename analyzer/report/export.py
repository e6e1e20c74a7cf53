"""One table of a session as CSV or JSON, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

from analyzer.model.tables import TABLES, Table
from analyzer.report.rows import columns_of, rows_of
from analyzer.report.safe import cell

if TYPE_CHECKING:
    import pandas as pd


def table_texts(name: str, parts: Iterable[pd.DataFrame], format: str) -> Iterator[str]:
    """Give a table by name as `csv` or `json`, in texts to write one after the other; null is an empty cell or null.

    parts: its rows, in frames of which one at a time is in memory.
    """
    write = _json_texts if format == "json" else _csv_texts
    return write(TABLES[name], parts)


def _json_texts(table: Table, parts: Iterable[pd.DataFrame]) -> Iterator[str]:
    before = "[\n"
    for part in parts:
        if rows := rows_of(table, part):
            yield before + json.dumps(rows, ensure_ascii=False, indent=1)[2:-2]
            before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


def _csv_texts(table: Table, parts: Iterable[pd.DataFrame]) -> Iterator[str]:
    for number, part in enumerate(parts):
        out = io.StringIO()
        write_csv(table, part, out)
        yield out.getvalue() if number == 0 else out.getvalue().partition("\n")[2]


def write_csv(table: Table, rows: pd.DataFrame, out: IO[str], extra: Mapping[str, list[Any]] | None = None) -> None:
    """Write a table with its column names, then columns of `extra`; lists are joined by blanks."""
    columns = columns_of(table, rows) | dict(extra or {})
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in zip(*columns.values(), strict=True))


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return cell(" ".join(map(str, value)))
    return cell(value) if isinstance(value, str) else value


def join_csv(texts: Sequence[str]) -> str:
    """Join CSV texts; a header that was just given is not repeated."""
    parts, header = [], ""
    for text in texts:
        first, newline, rest = text.partition("\n")
        parts.append(rest if first == header else first + newline + rest)
        header = first
    return "".join(parts)
