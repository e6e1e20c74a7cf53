"""The generated dual list: what was really collected, what was really shared with whom, beside what is declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.datatypes import name_of
from analyzer.i18n.catalog import t
from analyzer.report.disclosure import Declared, Line, declared_text, disclosed, lines, some
from analyzer.report.paper import Paper, Sheet, plain
from analyzer.report.paper_head import facts, identity, unseen_notes
from analyzer.report.wording import consent_name, listed, phase_name, type_name

if TYPE_CHECKING:
    from analyzer.report.model import ReportData
    from analyzer.scope.model import Scope

_COLLECTED = ("kind", "data_id", "by", "purpose", "scene", "consent_then", "count", "way", "named")
_SHARED = ("recipient", "kind", "data_id", "purpose", "scene", "consent_then", "way", "forms", "hosts", "country",
           "count", "named")  # fmt: skip
_UNSEEN = ("kind", "data_id", "declared_for", "source")


def paper(data: ReportData, lang: str) -> Paper:
    """Give the list of what was collected, the list of what was shared, and what is declared but was not seen."""
    seen, declared = disclosed(data), Declared(data)
    every = lines(data, [], seen, lang)
    was_read = {line.data_type for line in every if line.act == "accessed"}
    collected = [line for line in every if line.act == "accessed" or line.data_type not in was_read]
    shared = lines(data, ["to"], seen[(seen["act"] == "sent") & (seen["party_relation"] != "first")], lang)
    sheets = [
        _sheet("dual.collected", _COLLECTED, [_collected(line, declared, lang) for line in collected], lang),
        _sheet("dual.shared", _SHARED, [_shared(line, data, declared, lang) for line in shared], lang),
    ]
    if data.scope is not None:
        sheets.append(_sheet("dual.not_seen", _UNSEEN, _not_seen(data.scope, set(seen["data_type"]), lang), lang))
    title, notes = t("dual.title", lang), [t("dual.note", lang), *unseen_notes(data, lang)]
    return Paper(title, lang, facts(data, lang), sheets, notes, identity(data, lang))


def _sheet(key: str, columns: tuple[str, ...], rows: list[list[str]], lang: str) -> Sheet:
    names = [t(f"column.{name}", lang) for name in columns]
    return Sheet(t(key, lang), names, rows, empty=t("dual.empty", lang))


def _collected(line: Line, declared: Declared, lang: str) -> list[str]:
    return [
        name_of(line.data_type, lang),
        line.data_type,
        line.subject or t("subject.unknown", lang),
        _purpose(line, declared, lang),
        listed((phase_name(phase, lang) for phase in line.phases), lang),
        listed((consent_name(state, lang) for state in line.states), lang),
        str(line.n),
        t(f"way.{line.act}", lang),
        declared_text(declared.of_type(line.data_type), lang),
    ]


def _shared(line: Line, data: ReportData, declared: Declared, lang: str) -> list[str]:
    parties = data.tables["parties"]
    country = parties.loc[parties["party_id"] == line.to, "country"].dropna()
    return [
        f"{line.recipient} [{t('relation.' + line.relation, lang)}]",
        name_of(line.data_type, lang),
        line.data_type,
        _purpose(line, declared, lang),
        listed((phase_name(phase, lang) for phase in line.phases), lang),
        listed((consent_name(state, lang) for state in line.states), lang),
        t("way.shared_clear" if line.is_clear else "way.shared", lang),
        some(line.forms, lang),
        some(line.hosts, lang),
        plain(country.iloc[0]) if len(country) else t("report.unknown", lang),
        str(line.n),
        declared_text(line.declared, lang),
    ]


def _purpose(line: Line, declared: Declared, lang: str) -> str:
    purposes = list(dict.fromkeys(item.purpose for item in declared.items(line.data_type) if item.purpose))
    return t("purpose.declared", lang, purpose=some(purposes, lang)) if purposes else t("purpose.unknown", lang)


def _not_seen(scope: Scope, types: set[str], lang: str) -> list[list[str]]:
    return [
        [type_name(item.data_type, lang), item.data_type, some([item.party, *item.recipients], lang),
         " ".join(plain(text) for text in (item.source, item.locator) if text)]
        for item in scope.items
        if item.data_type not in types
    ]  # fmt: skip
