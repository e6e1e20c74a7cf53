"""How an item of a catalogue stands after a session: the results of the rules that are about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from analyzer.i18n.catalog import t
from analyzer.model.tables import FINDINGS
from analyzer.report.finding_view import summary_of
from analyzer.report.rows import rows_of
from analyzer.report.verdict import is_active
from analyzer.report.wording import reason_text

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

State = Literal["found", "waived", "accepted", "not_observed", "partly", "not_assessed", "manual"]
_EVIDENCE = 5


@dataclass(frozen=True)
class Standing:
    """State of an item, the rules that were run for it, evidence and reasons as sentences."""

    state: State
    rules: tuple[str, ...]
    evidence: tuple[str, ...]
    reasons: tuple[str, ...]


class Standings:
    """Answers how items stand in one session."""

    def __init__(self, data: ReportData, lang: str) -> None:
        self._data, self._lang = data, lang
        self._results = {row["rule_id"]: row for row in data.assessments}
        findings = data.tables["findings"]
        active = set(findings.loc[is_active(findings), "finding_id"])
        self._active: dict[str, list[dict[str, Any]]] = {}
        self._silenced: dict[str, list[dict[str, Any]]] = {}
        for row in rows_of(FINDINGS, findings[findings["baseline"] != "fixed"]):
            kept = self._active if row["finding_id"] in active else self._silenced
            kept.setdefault(row["rule_id"], []).append(row)

    def of(self, finding_types: Iterable[str]) -> Standing:
        """Give the standing of an item that these finding types are about."""
        rules = tuple(rule for rule in finding_types if rule in self._results)
        found = [row for rule in rules for row in self._active.get(rule, ())]
        silenced = [row for rule in rules for row in self._silenced.get(rule, ())]
        return Standing(self._state(rules, found, silenced), rules, self._evidence(found or silenced),
                        self._reasons(rules))  # fmt: skip

    def _state(self, rules: tuple[str, ...], found: list[Any], silenced: list[dict[str, Any]]) -> State:
        if found:
            return "found"
        if silenced:
            return "accepted" if any(row["baseline"] == "known" for row in silenced) else "waived"
        results = {self._results[rule]["result"] for rule in rules if not self._is_manual(rule)}
        if not results:
            return "manual"
        if results == {"not_assessed"}:
            return "not_assessed"
        return "partly" if "not_assessed" in results else "not_observed"

    def _is_manual(self, rule: str) -> bool:
        """Tell whether a rule is a list of questions for a person."""
        return (self._results[rule]["reason"] or {}).get("key") == "reason.manual"

    def _evidence(self, rows: list[dict[str, Any]]) -> tuple[str, ...]:
        lang = self._lang
        texts = [
            t("standing.evidence", lang, rule=row["rule_id"], text=summary_of(row, self._data, lang),
              confidence=t(f"confidence.{row['confidence']}", lang), fingerprint=row["fingerprint"][:12])
            for row in rows[:_EVIDENCE]
        ]  # fmt: skip
        more = [t("report.more_rows", lang, n=len(rows) - _EVIDENCE)] if len(rows) > _EVIDENCE else []
        return (*texts, *more)

    def _reasons(self, rules: tuple[str, ...]) -> tuple[str, ...]:
        dark = (rule for rule in rules if not self._is_manual(rule))
        rows = [self._results[rule] for rule in dark if self._results[rule]["result"] == "not_assessed"]
        return tuple(
            t("list.pair", self._lang, label=row["rule_id"], text=reason_text(row, self._lang)) for row in rows
        )


def standing_text(standing: Standing, lang: str) -> str:
    """Give the state in words."""
    return t(f"standing.{standing.state}", lang)


def joined(texts: Iterable[str]) -> str:
    """Join sentences in one cell, one a line."""
    return "\n".join(text for text in texts if text)
