"""The self-assessment sheet of the 31 items of the identification method of 2019, with evidence per item."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analyzer import knowledge
from analyzer.i18n.catalog import t
from analyzer.report.paper import Paper, Sheet
from analyzer.report.paper_head import facts, identity, unseen_notes
from analyzer.report.standing import Standing, Standings, joined, standing_text
from analyzer.rules.engine import load_rules

if TYPE_CHECKING:
    from analyzer.knowledge import ViolationItem
    from analyzer.report.model import ReportData
    from analyzer.rules.model import Note

COLUMNS = ("item", "requirement", "decidable", "standing", "evidence", "still_to_check", "rules", "wording")


def paper(data: ReportData, lang: str) -> Paper:
    """Give one sheet per category, one line per item; what a person must still do stands in the line."""
    standings = Standings(data, lang)
    stands = {item.id: standings.of(_types_of(item)) for item in knowledge.violation_items().values()}
    sheets = [_sheet(number, names[lang], stands, lang) for number, names in knowledge.violation_categories().items()]
    notes = [t("assessment.note", lang), *unseen_notes(data, lang)]
    totals = _totals(stands, lang)
    return Paper(t("assessment.title", lang), lang, [*facts(data, lang), totals], sheets, notes, identity(data, lang))


def _types_of(item: ViolationItem) -> list[str]:
    """Give the finding types of an item: those it names, and those that name it."""
    named = (kind.id for kind in knowledge.finding_types().values() if item.id in kind.method_items)
    return list(dict.fromkeys([*item.finding_types, *named]))


def _totals(stands: dict[str, Standing], lang: str) -> tuple[str, str]:
    states = [stand.state for stand in stands.values()]
    counts = [f"{t(f'standing.{state}', lang)} {states.count(state)}" for state in dict.fromkeys(sorted(states))]
    return t("assessment.totals", lang, n=len(stands)), t("list.comma", lang).join(counts)


def _sheet(number: int, name: str, stands: dict[str, Standing], lang: str) -> Sheet:
    items = [item for item in knowledge.violation_items().values() if item.category == number]
    title = t("assessment.category", lang, number=number, name=name)
    rows = [_row(item, stands[item.id], lang) for item in items]
    return Sheet(title, [t(f"column.{key}", lang) for key in COLUMNS], rows)


def _row(item: ViolationItem, stand: Standing, lang: str) -> list[str]:
    return [
        item.id.removeprefix("M"),
        item.zh if lang == "zh" else item.en,
        t(f"decidable.{item.assessability}", lang),
        standing_text(stand, lang),
        joined(stand.evidence),
        _still_to_check(item, stand, lang),
        joined(stand.rules),
        t(f"cited.{item.confidence}", lang),
    ]


@cache
def _by_hand() -> dict[str, Note]:
    """Give what a person must still check, by rule."""
    return {rule.id: rule.head.check_by_hand for rule in load_rules() if rule.head.check_by_hand}


def _still_to_check(item: ViolationItem, stand: Standing, lang: str) -> str:
    """Give what a run does not tell: why rules could not be assessed, and what a person must look at."""
    needed = item.needs.get(lang, "")
    checks = [t("assessment.person", lang, what=needed)] if needed else []
    by_hand = [note[lang] for rule in stand.rules if (note := _by_hand().get(rule))]
    checks += [t("assessment.person", lang, what=what) for what in by_hand]
    if stand.state == "manual" and not checks:
        checks.append(t("assessment.by_hand", lang))
    return joined([*stand.reasons, *checks])
