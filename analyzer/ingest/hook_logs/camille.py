"""The sheet of camille and of tools that follow it: one row a call, as .xls, .xlsx or .csv.

Source: column titles (时间点, 操作行为, 行为主体, 行为描述, 传入参数, 调用堆栈) and the cells 同意隐私政策前 and
同意隐私政策后 as the tool's public repository writes them (zhengjim/camille, seen 2026-11-22). Columns are found by
their titles.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analyzer.ingest.hook_logs.calls import ForeignCall, HookLog, frames_in
from analyzer.model.errors import DataError, SetupError

NAME = "camille"
_TIME, _ACTION, _STACK, _ARGUMENTS = "时间", "操作行为", "堆栈", "参数"
_BEFORE, _AFTER = "同意隐私政策前", "同意隐私政策后"
_OLE, _ZIP = "\xd0\xcf\x11\xe0", "PK\x03\x04"
_FORMATS = ("%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f")
_LOSSES = (
    "what the calls gave is not in the sheet: nothing can be searched in traffic by it",
    "times have no zone and are read as UTC",
)
_CONSENT = "before and after consent are as the tool believed it, by watching the screen"


def fits(head: str, name: str) -> bool:
    """Tell whether a file begins like such a sheet. head: bytes read as ISO-8859-1, or text."""
    is_book = head.startswith(_OLE) or (head.startswith(_ZIP) and name.lower().endswith((".xlsx", ".xlsm")))
    first = head.lstrip("\ufeff").partition("\n")[0]
    return is_book or (_ACTION in first and _STACK in first)


def read(file: Path) -> HookLog:
    """Read the sheet. Raises DataError E344 when no sheet has such columns, SetupError E266 without the extra."""
    rows = _csv_rows(file) if file.suffix.lower() == ".csv" else _book_rows(file)
    titles = [str(cell) for cell in rows[0]] if rows else []
    time, arguments, stack = (_column(titles, title) for title in (_TIME, _ARGUMENTS, _STACK))
    if stack is None or _column(titles, _ACTION) is None:
        raise DataError(f"{file} has no columns {_ACTION} and 调用{_STACK}", code="E344",
                        hint="give the sheet that camille wrote, its first row included")  # fmt: skip
    calls, n_skipped = [], 0
    for row in rows[1:]:
        frames = frames_in(_cell(row, stack).splitlines())
        if not frames:
            n_skipped += any(str(cell).strip() for cell in row)
            continue
        moment = _moment(row[time]) if time is not None and time < len(row) else None
        calls.append(ForeignCall(frames, moment, _cell(row, arguments), consent=_consent(row)))
    losses = _LOSSES + ((_CONSENT,) if any(call.consent for call in calls) else ())
    return HookLog(NAME, calls, losses, n_skipped)


def _column(titles: Sequence[str], word: str) -> int | None:
    return next((place for place, title in enumerate(titles) if word in title), None)


def _cell(row: Sequence[Any], place: int | None) -> str:
    return str(row[place]) if place is not None and place < len(row) else ""


def _consent(row: Sequence[Any]) -> Any:
    cells = {str(cell).strip() for cell in row}
    return "before" if _BEFORE in cells else "after" if _AFTER in cells else None


def _moment(cell: Any) -> float | None:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=UTC).timestamp()
    for form in _FORMATS:
        try:
            return datetime.strptime(str(cell).strip(), form).replace(tzinfo=UTC).timestamp()
        except ValueError:
            continue
    return None


def _csv_rows(file: Path) -> list[list[Any]]:
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        return list(csv.reader(lines))


def _book_rows(file: Path) -> list[list[Any]]:
    """Give the rows of the first sheet that has the columns."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as missing:
        raise SetupError("reading spreadsheets needs an extra", code="E266",
                         hint="pip install 'consentinel[sheets]'") from missing  # fmt: skip
    try:
        book = CalamineWorkbook.from_path(file)
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        raise DataError(f"{file} is no spreadsheet that can be read", code="E344",
                        hint="save it again as .xlsx or .csv") from error  # fmt: skip
    fitting = (rows for rows in sheets if rows and _column([str(cell) for cell in rows[0]], _STACK) is not None)
    return next(fitting, sheets[0] if sheets else [])
