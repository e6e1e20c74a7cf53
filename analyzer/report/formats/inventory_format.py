"""The data inventory: data type, who read it, who got it, purpose, phase, and whether it is declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.i18n.catalog import t
from analyzer.report.disclosure import (
    SUBJECT,
    Declared,
    Line,
    declared_text,
    disclosed,
    lines,
    permissions_of,
    some,
    subject_text,
)
from analyzer.report.paper import Paper, Sheet
from analyzer.report.paper_head import facts, identity, unseen_notes
from analyzer.report.wording import consent_name, listed, phase_name, type_name

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

COLUMNS = ("data", "act", "sdk", "recipient", "relation", "purpose", "phase", "consent_then", "count", "permission",
           "forms", "named")  # fmt: skip


def paper(data: ReportData, lang: str) -> Paper:
    """Give one line per data type, act, reader and recipient."""
    declared = Declared(data)
    rows = [_row(line, declared, lang) for line in lines(data, [*SUBJECT, "to"], disclosed(data), lang)]
    sheet = Sheet(
        t("inventory.sheet", lang),
        [t(f"column.{name}", lang) for name in COLUMNS],
        rows,
        [t("inventory.purpose_note", lang)],
        t("report.timeline_none", lang),
    )
    title = t("inventory.title", lang)
    return Paper(title, lang, facts(data, lang), [sheet], unseen_notes(data, lang), identity(data, lang))


def _row(line: Line, declared: Declared, lang: str) -> list[str]:
    purposes = list(dict.fromkeys(item.purpose for item in declared.items(line.data_type) if item.purpose))
    purpose = t("purpose.declared", lang, purpose=some(purposes, lang)) if purposes else t("purpose.unknown", lang)
    return [
        type_name(line.data_type, lang),
        t(f"act.{line.act}", lang),
        subject_text(line, lang),
        line.recipient,
        t(f"relation.{line.relation}", lang) if line.relation else "",
        purpose,
        listed((phase_name(phase, lang) for phase in line.phases), lang),
        listed((consent_name(state, lang) for state in line.states), lang),
        str(line.n),
        permissions_of(line.data_type),
        some(line.forms, lang),
        declared_text(line.declared, lang),
    ]
