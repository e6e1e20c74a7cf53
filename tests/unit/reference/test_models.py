"""Pages about formats say what the models say."""

from __future__ import annotations

import re

from analyzer import reference
from analyzer.model import enums
from analyzer.model.errors import ConsentinelError, DataError, InternalError, SetupError, UsageError
from analyzer.model.events import FILES
from analyzer.model.tables import TABLES


def test_every_mark_has_its_line_and_its_form() -> None:
    lines = re.findall(r"^- `([^`]+)` — .+$", reference.marks_page(), re.MULTILINE)
    forms = [f"{name}:<…>" if name in enums.MARKS_WITH_ARGUMENT else name for name in enums.MARKS]
    assert lines == forms


def test_every_exit_code_of_an_error_has_its_meaning() -> None:
    classes: tuple[type[ConsentinelError], ...] = (UsageError, SetupError, DataError, InternalError)
    assert {error.exit_code for error in classes} | {0, 1, 130} == set(reference.EXIT_CODES)


def test_every_error_code_is_listed_once_with_a_text() -> None:
    codes = reference.error_codes()
    assert list(codes) == sorted(codes)
    assert [code for code in codes if not re.fullmatch(r"E[1-4]\d\d", code)] == []
    assert {"E100", "E112", "E121", "E280", "E301"} <= set(codes)


def test_the_page_names_every_raw_file_table_column_and_gap() -> None:
    page = reference.contracts_page()
    named = [f"raw/{name}" for name in FILES] + [f"`{kind}`" for kind in enums.GapKind]
    named += [f"| {column.name} | {column.dtype}" for table in TABLES.values() for column in table.columns]
    assert [name for name in named if name not in page] == []
