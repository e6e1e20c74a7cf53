"""A paper as plain text for a terminal or a mail."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from analyzer.i18n.catalog import t
from analyzer.report.safe import shown
from analyzer.report.text_page import TextPage

if TYPE_CHECKING:
    from rich.console import Console

    from analyzer.report.paper import Paper, Sheet

_WIDTHS = (60, 160)
_WIDE = 9
"""From so many cells of width per column on, a table is readable; narrower ones are written as records."""


def write_text(paper: Paper, out: IO[str]) -> None:
    """Write the paper as wide as the terminal (COLUMNS), at most 160 cells."""
    page = TextPage(*_WIDTHS)
    console = page.console
    _heading(console, paper.title, "═")
    for label, text in paper.facts:
        _line(console, t("list.pair", paper.lang, label=label, text=text), 2)
    for sheet in paper.sheets:
        console.print()
        _heading(console, sheet.title, "─")
        _sheet(console, sheet, paper.lang, page.width)
    console.print()
    for note in paper.notes:
        _line(console, f"· {note}", 2)
    page.write_to(out)


def _heading(console: Console, title: str, rule: str) -> None:
    _line(console, title)
    _line(console, rule * min(cell_len(shown(title)), console.width - 4))


def _line(console: Console, text: str, indent: int = 0) -> None:
    console.print(Padding(Text(shown(text), overflow="fold"), (0, 0, 0, indent)))


def _sheet(console: Console, sheet: Sheet, lang: str, width: int) -> None:
    if not sheet.rows and sheet.empty:
        _line(console, sheet.empty, 2)
    elif len(sheet.columns) * _WIDE > width:
        _records(console, sheet, lang)
    else:
        _table(console, sheet)
    for note in sheet.notes:
        _line(console, note, 2)


def _table(console: Console, sheet: Sheet) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
    for name in sheet.columns:
        table.add_column(Text(shown(name)), overflow="fold")
    for row in sheet.rows:
        table.add_row(*(Text("\n".join(map(shown, text.split("\n")))) for text in row))
    console.print(Padding(table, (0, 0, 0, 2)))


def _records(console: Console, sheet: Sheet, lang: str) -> None:
    """Write each row as its first cell and the others with their names."""
    for row in sheet.rows:
        first, *others = zip(sheet.columns, row, strict=True)
        _line(console, first[1], 2)
        pairs = [t("list.pair", lang, label=name, text=t("list.sentence", lang).join(text.split("\n")))
                 for name, text in others if text]  # fmt: skip
        _line(console, t("list.sentence", lang).join(pairs), 6)
