"""Separated values in any dialect (comma, semicolon, tab, bar), each cell with its place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analyzer.model.errors import UsageError

_DELIMITERS = ",;\t|"
_MAX_CELL = 1_000_000
_MAX_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins in, and its cells without space around them."""

    line: int
    cells: tuple[str, ...]


def delimiter_of(line: str) -> str:
    """Give the separator that a head line has most of."""
    return max(_DELIMITERS, key=line.count)


def rows(text: str, path: Path) -> Iterator[Row]:
    """Give the rows that are not empty. Raises UsageError E177 at the line that is no CSV."""
    csv.field_size_limit(_MAX_CELL)
    first = next((line for line in text.split("\n") if line.strip()), "")
    reader = csv.reader(io.StringIO(text), delimiter=delimiter_of(first), skipinitialspace=True)
    line = 1
    try:
        for number, cells in enumerate(reader):
            if any(cell.strip() for cell in cells):
                yield Row(line, tuple(cell.strip() for cell in cells))
            if number > _MAX_ROWS:
                break
            line = reader.line_num + 1
    except csv.Error as error:
        raise UsageError(f"{path}:{line}:1: no valid CSV: {error}", code="E177",
                         hint="check the quotes in that line") from None  # fmt: skip
