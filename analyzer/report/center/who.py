"""Who took what and who got it: one line for each kind of data, act, reader and recipient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.datatypes import name_of
from analyzer.i18n.catalog import t
from analyzer.report.center.facts import Facts
from analyzer.report.center.questions import form_text, reader_name, recipient_text
from analyzer.report.wording import consent_name, listed

if TYPE_CHECKING:
    import pandas as pd

MAX_ROWS = 200


@dataclass(frozen=True)
class WhoRow:
    """One line, as texts; `data_type` is the id."""

    data_type: str
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
    if facts.rows.empty:
        return Who([], 0)
    order = {name: place for place, name in enumerate(facts.data_types)}
    keyed = facts.rows.assign(place=facts.rows["data_type"].map(order), sdk=facts.rows["sdk_id"].astype("object").fillna(""))
    groups = keyed.groupby(["place", "act", "sdk", "subject_kind", "subject", "to"], sort=True)
    rows = [_row(facts, group, lang) for _, (_, group) in zip(range(MAX_ROWS), groups, strict=False)]
    return Who(rows, groups.ngroups - len(rows))


def _row(facts: Facts, rows: pd.DataFrame, lang: str) -> WhoRow:
    first = rows.iloc[0]
    name = str(first["data_type"])
    is_sent = first["act"] == "sent"
    states = sorted(set(rows["consent_state"]))
    declared = {facts.declared.of(row) for _, row in rows.drop_duplicates(["host", "party_relation"]).iterrows()}
    forms = sorted(set(rows["transform"].dropna().astype("str"))) if is_sent else []
    return WhoRow(
        data_type=name,
        name=name_of(name, lang),
        act=t(f"act.{first['act']}", lang),
        by=listed((reader_name(one, lang) for one in facts.readers(rows)), lang),
        to=listed((recipient_text(one, lang) for one in facts.recipients(rows)), lang),
        forms=listed((form_text(form, lang) for form in forms[:6]), lang),
        states=listed((consent_name(state, lang) for state in states), lang),
        n=len(rows),
        declared=t(f"declared.{'no' if 'no' in declared else declared.pop()}", lang),
    )
