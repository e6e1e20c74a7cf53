"""Writing data where the user asked for it, and plain tables for people."""

from __future__ import annotations

import json
import shutil
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analyzer.cli.console import out, out_bytes, printable
from analyzer.model.errors import UsageError

_GAP = "  "


def emit(data: str | bytes, output: Path | None) -> None:
    """Write data to a file, or to stdout. Raises UsageError E102 when the file cannot be written."""
    if output is None:
        if isinstance(data, bytes):
            out_bytes(data)
        else:
            out(data)
        return
    try:
        if isinstance(data, bytes):
            output.write_bytes(data)
        else:
            output.write_text(data if data.endswith("\n") else data + "\n", encoding="utf-8", errors="replace")
    except OSError as error:
        raise UsageError(f"cannot write {str(output)!r} ({error.strerror})", code="E102",
                         hint="choose another --output") from error  # fmt: skip


def as_json(value: Any) -> str:
    """Give JSON text as every command prints it: UTF-8, two spaces, keys in their order."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def text_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, width: int | None = None) -> str:
    """Give rows as aligned text: widths by display cells, the last column cut to the terminal's width."""
    if not rows:
        return "(none)"
    cells = [
        [printable(str(row.get(name, "") if row.get(name) is not None else "")) for name in columns] for row in rows
    ]
    widths = [max(_cells(name), *(_cells(line[i]) for line in cells)) for i, name in enumerate(columns)]
    limit = width or shutil.get_terminal_size((100, 24)).columns
    return "\n".join(_line(line, widths, limit) for line in [list(columns), *cells])


def _line(line: Sequence[str], widths: Sequence[int], limit: int) -> str:
    text = _GAP.join(cell + " " * (size - _cells(cell)) for cell, size in zip(line, widths, strict=True)).rstrip()
    if _cells(text) <= limit:
        return text
    kept = text[:limit]
    while kept and _cells(kept) > limit - 1:
        kept = kept[:-1]
    return kept + "…"


def _cells(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
