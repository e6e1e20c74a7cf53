"""Writing data where the user asked for it, and plain tables for people."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from analyzer.cli.console import out_bytes, printable, spoken
from analyzer.model.errors import UsageError
from analyzer.report.safe import json_text

_GAP = "  "
_NARROWEST = 8
_NO_TERMINAL = 1_000_000
"""Columns of what is no terminal: nothing is cut in a file or a pipe."""


def emit(data: str | bytes | Iterable[str], output: Path | None) -> None:
    """Write data to a file, or to stdout; text ends with a newline.

    data: texts are written as they come, so that what is long need not be in memory.
    Raises UsageError E102 when the file cannot be written.
    """
    pieces = [data] if isinstance(data, bytes) else _lines([data] if isinstance(data, str) else data)
    if output is None:
        for piece in pieces:
            out_bytes(piece)
        return
    try:
        with output.open("wb") as file:
            file.writelines(pieces)
    except OSError as error:
        raise UsageError(f"cannot write {str(output)!r} ({error.strerror})", code="E102",
                         hint="choose another --output") from error  # fmt: skip


def _lines(texts: Iterable[str]) -> Iterator[bytes]:
    is_ended = False
    for text in texts:
        yield text.encode("utf-8", "replace")
        is_ended = text.endswith("\n")
    if not is_ended:
        yield b"\n"


def as_json(value: Any) -> str:
    """Give JSON text as every command prints it: UTF-8, two spaces, keys in their order."""
    return json_text(value)


def field_lines(value: Any, prefix: str = "") -> list[str]:
    """Give nested fields as lines `name.part: value`; a list of plain values is one line.

    >>> field_lines({"id": "oaid", "names": {"en": "OAID"}, "ids": ["a", "b"], "no": None})
    ['id: oaid', 'names.en: OAID', 'ids: a, b', 'no: –']
    """
    if isinstance(value, dict) and value:
        return [line for key, item in value.items() for line in field_lines(item, f"{prefix}.{key}" if prefix else key)]
    if isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        return [line for number, item in enumerate(value) for line in field_lines(item, f"{prefix}[{number}]")]
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    return [f"{prefix}: {'–' if value in (None, '', {}) else printable(str(value))}"]


def text_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, width: int | None = None) -> str:
    """Give rows as aligned text, its head in the language of the user.

    On a terminal the widest columns are cut to its width, but the first: it names the row, to be typed again.
    """
    if not rows:
        return spoken("(none)")
    head = [spoken(name) for name in columns]
    cells = [[_cell(row.get(name)) for name in columns] for row in rows]
    limit = width or shutil.get_terminal_size((_NO_TERMINAL, 24)).columns
    widths = [min(limit, max(_cells(line[i]) for line in [head, *cells])) for i in range(len(columns))]
    _shrink(widths, limit)
    return "\n".join(_cut(_line(line, widths), limit) for line in [head, *cells])


def needs_table(rows: Sequence[Mapping[str, str]]) -> str:
    """Give checks (need, level, found, mend) as lines in the language of the user; what mends one stands below it.

    Nothing is cut: what is wider than the terminal goes on in the next line.
    """
    limit = shutil.get_terminal_size((_NO_TERMINAL, 24)).columns
    head = {name: spoken(name) for name in ("need", "level", "found")}
    said = [head, *({key: printable(spoken(text)) for key, text in row.items()} for row in rows)]
    widths = [max(_cells(row[name]) for row in said) for name in ("need", "level")]
    indent = " " * (sum(widths) + 2 * len(_GAP))
    lines = []
    for row in said:
        first, *more = _wrapped(row["found"], limit - len(indent)) or [""]
        lines += [
            _line([row["need"], row["level"], first], [*widths, _cells(first)]),
            *(indent + text for text in more),
        ]
        mend = _wrapped(row.get("mend", ""), limit - 4)
        lines += [("    " if number else "  → ") + text for number, text in enumerate(mend)]
    return "\n".join(lines)


def _wrapped(text: str, size: int) -> list[str]:
    """Give text in lines of at most `size` cells, broken at spaces, or within what has none."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and _cells(f"{line} {word}") > size:
            lines, line = [*lines, line], ""
        line = f"{line} {word}" if line else word
        while _cells(line) > max(size, _NARROWEST):
            kept = _cut(line, max(size, _NARROWEST)).removesuffix("…")
            lines, line = [*lines, kept], line[len(kept) :]
    return [*lines, line] if line else lines


def _shrink(widths: list[int], limit: int) -> None:
    """Take from the widest columns what is too much for the line, so that each of them is seen."""
    while sum(widths) + len(_GAP) * (len(widths) - 1) > limit and max(widths[1:], default=0) > _NARROWEST:
        widths[1 + widths[1:].index(max(widths[1:]))] -= 1


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return spoken("yes" if value else "no")
    return "" if value is None else printable(str(value))


def _line(line: Sequence[str], widths: Sequence[int]) -> str:
    shown = [_cut(cell, size) for cell, size in zip(line, widths, strict=True)]
    return _GAP.join(cell + " " * (size - _cells(cell)) for cell, size in zip(shown, widths, strict=True)).rstrip()


def _cut(cell: str, size: int) -> str:
    if _cells(cell) <= size:
        return cell
    kept = cell[:size]
    while kept and _cells(kept) > size - 1:
        kept = kept[:-1]
    return kept + "…"


def _cells(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
