"""What could not be seen, kind by kind, with what it means; permissions; the health of the hooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyzer import knowledge
from analyzer.datatypes import name_of
from analyzer.i18n.catalog import t, t_or
from analyzer.i18n.talk import translated
from analyzer.model.tables import GAPS, MOMENTS
from analyzer.report.center.facts import Facts
from analyzer.report.clock import start_of
from analyzer.report.finding_view import offset_text
from analyzer.report.rows import rows_of
from analyzer.report.safe import shown
from analyzer.report.wording import blind_texts, consent_name, gap_name, listed, phase_name
from analyzer.scope.permissions import opened_by

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

_GAPS_SHOWN = 30
_STATES = ("active", "paused", "failed", "lost", "off", "absent")


@dataclass(frozen=True)
class Gap:
    """What one gap says."""

    subject: str
    n: int
    detail: str


@dataclass(frozen=True)
class GapKind:
    """All gaps of one kind. meaning: what a reader must not conclude. total: how often; left_out: rows not listed."""

    kind: str
    name: str
    meaning: str
    total: int
    gaps: list[Gap]
    left_out: int


def gap_kinds(data: ReportData, lang: str) -> list[GapKind]:
    """Give the gaps by kind, the kind's code in alphabetical order."""
    by: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows_of(GAPS, data.tables["gaps"]):
        by.setdefault(row["gap_kind"], []).append(row)
    return [_kind(kind, rows, lang) for kind, rows in sorted(by.items())]


def _kind(kind: str, rows: list[Mapping[str, Any]], lang: str) -> GapKind:
    details = (translated(shown(row["detail"] or ""), lang) for row in rows[:_GAPS_SHOWN])
    gaps = [Gap(shown(row["subject"]), row["n"], text) for row, text in zip(rows, details, strict=False)]
    meaning = t_or(f"center.gap.{kind}", lang, t("center.gap.other", lang))
    return GapKind(kind, gap_name(kind, lang), meaning, sum(row["n"] for row in rows), gaps, len(rows) - len(gaps))


def blind_spots(data: ReportData, lang: str) -> tuple[list[str], dict[str, list[int]]]:
    """Give what could have hidden something, each once, and which of them (from 1) each rule names."""
    numbers: dict[str, int] = {}
    named = {
        row["rule_id"]: sorted(numbers.setdefault(text, len(numbers) + 1) for text in blind_texts(row, lang))
        for row in data.assessments
    }
    return list(numbers), named


@dataclass(frozen=True)
class Permission:
    """One permission. seen: kinds of data it opens that were read or sent; events: asked and answered, with when."""

    name: str
    opens: str
    seen: str
    events: str
    declared: str


def permissions(facts: Facts, lang: str) -> list[Permission]:
    """Give the permissions that the app asked for or that the scope names, by name."""
    data, start = facts.data, start_of(facts.data)
    moments = data.tables["moments"]
    asked = moments[moments["event"].isin(["permission_asked", "permission_granted", "permission_denied"])]
    events: dict[str, list[str]] = {name: [] for name in (data.scope.permissions() if data.scope else ())}
    for row in rows_of(MOMENTS, asked):
        when = f"{phase_name(row['phase'], lang)} · {consent_name(row['consent_state'], lang)}"
        text = t("center.permission.event", lang, event=t(f"moment.{row['event']}", lang), when=when,
                 time=offset_text(row["t"], start))  # fmt: skip
        events.setdefault(row["subject"], []).append(text)
    return [_permission(facts, name, texts, lang) for name, texts in sorted(events.items())]


def _permission(facts: Facts, name: str, texts: list[str], lang: str) -> Permission:
    opened = opened_by(name)
    seen = [one for one in opened if one in set(facts.data_types)]
    scope = facts.data.scope
    declared = "unknown" if scope is None else "yes" if name in scope.permissions() else "no"
    known = knowledge.permission(name)
    label = shown(name) if known is None or lang == "en" else f"{shown(name)}（{known.zh}）"
    return Permission(
        name=label,
        opens=listed((name_of(one, lang) for one in opened), lang),
        seen=listed((name_of(one, lang) for one in seen), lang),
        events=t("list.sentence", lang).join(texts) or t("center.permission.never", lang),
        declared=t(f"declared.{declared}", lang),
    )


@dataclass(frozen=True)
class Health:
    """Hooks in one state. code: the state."""

    code: str
    name: str
    n: int
    meaning: str


def hook_health(data: ReportData, lang: str) -> list[Health]:
    """Give how many hooks are in each state, and what that means; a hook counts by its best process."""
    statuses = data.tables["hook_status"][["hook_id", "state"]].astype("str")
    rank = {state: place for place, state in enumerate(_STATES)}
    best = statuses.assign(rank=statuses["state"].map(rank)).groupby("hook_id", sort=True)["rank"].min()
    counts = best.value_counts()
    found = [(state, int(counts.get(place, 0))) for place, state in enumerate(_STATES)]
    return [
        Health(state, t(f"hook_state.{state}", lang), n, t(f"center.hook.{state}", lang)) for state, n in found if n
    ]
