"""Who took what and who got it: one line for each kind of data, act, reader and recipient."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.datatypes import name_of
from analyzer.i18n.catalog import t
from analyzer.report.center.facts import Facts, Line
from analyzer.report.center.questions import form_text, reader_name, recipient_text
from analyzer.report.wording import consent_name, listed

MAX_ROWS = 200
_FORMS = 6


@dataclass(frozen=True)
class WhoRow:
    """One line, as texts."""

    name: str
    act: str
    by: str
    to: str
    forms: str
    states: str
    n: int
    declared: str


@dataclass(frozen=True)
class Who:
    """The lines, reads before sends of the same kind of data, and how many are left out."""

    lines: list[WhoRow]
    left_out: int


def who_rows(facts: Facts, lang: str) -> Who:
    """Give the lines in one language."""
    lines = facts.lines
    return Who([_row(line, lang) for line in lines[:MAX_ROWS]], max(0, len(lines) - MAX_ROWS))


def _row(line: Line, lang: str) -> WhoRow:
    return WhoRow(
        name=name_of(line.data_type, lang),
        act=t(f"act.{line.act}", lang),
        by=listed((reader_name(one, lang) for one in line.readers), lang),
        to=listed((recipient_text(one, lang) for one in line.recipients), lang),
        forms=listed((form_text(form, lang) for form in line.forms[:_FORMS]), lang),
        states=listed((consent_name(state, lang) for state in line.states), lang),
        n=line.n,
        declared=t(f"declared.{line.declared}", lang),
    )
