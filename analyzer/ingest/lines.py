"""The lines of a raw file: whole ones as dicts, what is cut or broken counted, never silent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from analyzer.model.enums import GapKind
from analyzer.store.files import reading

_BUFFER = 1 << 20


@dataclass
class BadLines:
    """What could not be read of one file. n_bad: lines that are no valid record; cut_bytes: of a last line
    without its newline; first_bad: number of the first bad line, from 1."""

    file: str
    n_bad: int = 0
    first_bad: int = 0
    cut_bytes: int = 0

    def add(self, number: int) -> None:
        """Count one bad line."""
        self.n_bad += 1
        self.first_bad = self.first_bad or number

    def gaps(self) -> list[dict[str, Any]]:
        """Give the rows of table `gaps` for it, without ids."""
        rows = []
        if self.n_bad:
            where = f", the first is line {self.first_bad}" if self.first_bad else ""
            detail = f"lines that are no valid record{where}"
            rows.append(gap(GapKind.BAD_MESSAGE, self.file, self.n_bad, detail=detail))
        if self.cut_bytes:
            detail = f"the last line is cut after {self.cut_bytes} bytes"
            rows.append(gap(GapKind.TRUNCATED_FILE, self.file, 1, detail=detail))
        return rows


def gap(
    kind: GapKind,
    subject: str,
    n: int = 1,
    *,
    first_t: float | None = None,
    last_t: float | None = None,
    detail: str = "",
) -> dict[str, Any]:
    """Give a row for table `gaps` without ids; times in seconds."""
    return {
        "gap_kind": str(kind),
        "subject": subject,
        "n": n,
        "first_t": first_t,
        "last_t": last_t,
        "detail": detail or None,
    }


def read_lines(path: Path, bad: BadLines) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give number (from 1) and content of every whole line that is a JSON object with a `kind`.

    A missing file has no lines. Broken lines and a cut last line go to `bad`. Lone surrogates in text
    become U+FFFD. Raises DataError E304 when the file cannot be read.
    """
    for number, data in whole_lines(path, bad):
        line = parse_record(data)
        if line is None:
            bad.add(number)
        else:
            yield number, line


def whole_lines(path: Path, bad: BadLines) -> Iterator[tuple[int, bytes]]:
    """Give number (from 1) and bytes of every whole line; a cut last one goes to `bad`. A missing file has none.

    Raises DataError E304 when the file cannot be read.
    """
    if not path.exists():
        return
    with reading(path), path.open("rb", buffering=_BUFFER) as file:
        for number, data in enumerate(file, start=1):
            if data[-1] != 10:
                bad.cut_bytes = len(data)
                return
            yield number, data


def parse_record(data: bytes) -> dict[str, Any] | None:
    """Give the JSON object of a line, null when it is none or has no `kind`."""
    line = parse_line(data)
    return line if type(line) is dict and type(line.get("kind")) is str else None


def parse_line(data: bytes) -> Any:
    """Give the JSON of one line, null when it is none; lone surrogates become U+FFFD."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return _lenient(data)


def _lenient(data: bytes) -> Any:
    """Give what json accepts and orjson does not (lone surrogates, NaN, big numbers); else None."""
    try:
        line = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return _without_surrogates(line)


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    return value
