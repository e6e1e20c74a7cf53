"""A paper: a title, facts, tables and notes, which `paper_syntaxes` writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzer.report.safe import shown

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Sheet:
    """One table with a title, and notes below it.

    Cells are text of any origin, which writers make safe; a newline in a cell, which text of an app never holds after
    `shown`, begins a line within it. figure: SVG of our own making, which only HTML shows.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()
    empty: str = ""
    figure: str = ""


@dataclass(frozen=True)
class Paper:
    """Something to hand to a person, in one language.

    identity: columns that lead every line of the CSV, such as app and session. n_csv: sheets that the CSV holds,
    0 for all.
    """

    title: str
    lang: str
    facts: Pairs
    sheets: Sequence[Sheet]
    notes: Sequence[str] = ()
    identity: Pairs = field(default=())
    n_csv: int = 0


def plain(text: object) -> str:
    """Give any value as the text of a cell, null as an empty one."""
    return "" if text is None else shown(text)
