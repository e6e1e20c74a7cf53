"""Judging a session: which rules run, what they find, and how each of them ends."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from analyzer.model.enums import Result
from analyzer.model.tables import MOMENTS, frame
from analyzer.rules.catalog import load_rules, selected_ids
from analyzer.rules.facts import Facts, Part, blind_spot, gather, missing_input, part, rule_settings
from analyzer.rules.model import Rule, RuleContext
from analyzer.scope.model import Coverage, Scope, recipient_of
from analyzer.scope.necessary import categories
from analyzer.store.tables import Tables, as_tables

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

__all__ = ["Judgement", "judge", "load_rules"]

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Judgement:
    """What the rules say about a session.

    findings: table `findings`. assessments: one per rule, in the order of the rules:
    {"rule_id", "result", "reason": Part or None, "blind_spot": [Part, …], "settings": {name: limit}} (see
    `analyzer.rules.facts.Part`).
    failed: rules that broke; the command then ends with exit 70.
    """

    findings: pd.DataFrame
    assessments: list[dict[str, Any]]
    failed: tuple[str, ...]


def judge(
    tables: Mapping[str, pd.DataFrame],
    scope: Scope | None,
    settings: Mapping[str, Any],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    session_id: str,
    app_id: str,
    rules: Sequence[Rule] | None = None,
) -> Judgement:
    """Run the rules over the tables of a session.

    tables: `observations`, and as far as there are any `flows`, `phases`, `gaps`, `hook_status`, `parties`.
    settings: printed options; `assume_consent`, `category` and `rules` (limits by rule id and name) are read here.
    rules: default, all of ours.
    Raises UsageError E143 for an unknown rule id in select or ignore.
    """
    from analyzer.rules.findings import findings_frame

    rules = load_rules() if rules is None else rules
    chosen = selected_ids(rules, select, ignore)
    context = make_context(tables, scope, settings, app_id=app_id)
    facts = gather(
        tables,
        scope=scope,
        assumed=settings.get("assume_consent"),
        category=_chosen_category(scope, settings),
        limits=settings.get("rules"),
    )
    run = _Run(context, facts, session_id, app_id)
    assessments = [run.assess(rule) if rule.id in chosen else _left_out(rule, facts) for rule in rules]
    return Judgement(findings_frame(run.rows), assessments, tuple(run.failed))


def make_context(
    tables: Mapping[str, pd.DataFrame],
    scope: Scope | None,
    settings: Mapping[str, Any] | None = None,
    *,
    app_id: str = "",
) -> RuleContext:
    """Prepare what rules see: no placeholders, nothing received, recipients named, in order of time.

    What another app of the phone sent (`system`) is no act of the app under test, and no rule sees it.
    """
    from analyzer.rules.findings import with_recipient

    observations = tables["observations"]
    counted = (observations["method"] != "placeholder") & observations["act"].isin(["accessed", "sent"])
    counted &= ~_of_others(observations, as_tables(tables))
    coverage = Coverage(scope, _companies(tables.get("parties"))) if scope is not None else None
    seen = with_recipient(observations[counted]).sort_values(["t", "observation_id"], kind="stable", ignore_index=True)
    moments = tables["moments"] if "moments" in tables else frame(MOMENTS, [])
    # Stable: moments of one time keep the order in which they were recorded.
    ordered = moments.sort_values("t", kind="stable", ignore_index=True)
    context = RuleContext(
        seen, ordered, as_tables(tables), scope, coverage, settings or {}, _category(scope, settings or {}), app_id
    )
    context.derived["whole"] = context
    return context


def _of_others(observations: pd.DataFrame, tables: Tables) -> np.ndarray:
    """Tell of each observation whether it is of a flow that another app of the phone sent."""
    import numpy as np

    nobodys = np.zeros(len(observations), dtype=bool)
    if "flows" not in tables:
        return nobodys
    is_others = (tables.columns("flows", ["app_attribution"])["app_attribution"] == "system").to_numpy(dtype=bool)
    if not is_others.any():
        # The ids of all flows of a large session are many, and hardly any session needs them.
        return nobodys
    others = tables.columns("flows", ["flow_id"])["flow_id"][is_others]
    return ((observations["source"] == "flow") & observations["ref_id"].isin(others)).to_numpy(dtype=bool)


def _category(scope: Scope | None, settings: Mapping[str, Any]) -> str | None:
    """Give the category of the option, else of the scope, if it is one of the necessary lists."""
    chosen = _chosen_category(scope, settings)
    return chosen if chosen in categories() else None


def _chosen_category(scope: Scope | None, settings: Mapping[str, Any]) -> str | None:
    chosen = settings.get("category") or (scope.category if scope is not None else None)
    return str(chosen) if chosen else None


def _companies(parties: pd.DataFrame | None) -> dict[str, list[str]]:
    if parties is None:
        return {}
    rows = parties[["party_id", "name", "domains"]].itertuples(index=False)
    return {row.party_id: [row.name, *row.domains] for row in rows}


def evidence_of(rule: Rule, context: RuleContext) -> pd.DataFrame:
    """Give the observations or moments that a rule flags, of the acts it is about, in order of time."""
    import numpy as np

    from analyzer.rules.findings import EVIDENCE_COLUMNS, of_moments

    assert rule.check is not None
    if rule.head.table == "moments":
        return of_moments(context.moments[rule.check(context)])
    seen = _of_acts(context, rule.acts)
    rows = seen.observations
    return rows[EVIDENCE_COLUMNS].iloc[np.flatnonzero(rule.check(seen))]


def _of_acts(context: RuleContext, acts: Sequence[str]) -> RuleContext:
    """Give the context with the observations of some acts only; each set of acts is cut out once."""
    key = "acts " + " ".join(sorted(acts))
    if key not in context.derived:
        rows = context.observations
        wanted = rows["act"].isin(acts).to_numpy(dtype=bool)
        context.derived[key] = context if wanted.all() else replace(context, observations=rows[wanted])
    seen: RuleContext = context.derived[key]
    return seen


def _left_out(rule: Rule, facts: Facts) -> dict[str, Any]:
    return _assessment(rule, Result.NOT_ASSESSED, facts, part("reason.not_selected"))


def _assessment(rule: Rule, result: Result, facts: Facts, reason: Part | None = None) -> dict[str, Any]:
    return {
        "rule_id": rule.id,
        "result": str(result),
        "reason": reason,
        "blind_spot": blind_spot(rule, facts),
        "settings": rule_settings(rule, facts),
    }


class _Run:
    """One pass over the rules; collects rows and failures."""

    def __init__(self, context: RuleContext, facts: Facts, session_id: str, app_id: str) -> None:
        self._context, self._facts = context, facts
        self._session_id, self._app_id = session_id, app_id
        self.rows: list[dict[str, Any]] = []
        self.failed: list[str] = []

    def assess(self, rule: Rule) -> dict[str, Any]:
        missing = part("reason.manual") if rule.check is None else missing_input(rule, self._facts)
        if missing is not None:
            return _assessment(rule, Result.NOT_ASSESSED, self._facts, missing)
        try:
            found = self._findings(rule)
        except Exception as error:  # a rule may break in any way; the others still run, and it is reported
            return self._broken(rule, error)
        self.rows += found
        if not found:
            return _assessment(rule, Result.NOT_OBSERVED, self._facts)
        waived = sorted({row["suppressed_by"] for row in found if row["suppressed_by"]})
        if all(row["suppressed_by"] for row in found):
            return _assessment(rule, Result.WAIVED, self._facts, part("reason.waived", waivers=waived))
        return _assessment(rule, Result.FOUND, self._facts)

    def _findings(self, rule: Rule) -> list[dict[str, Any]]:
        from analyzer.rules.findings import rows_of

        evidence = evidence_of(rule, self._context)
        if evidence.empty:
            return []
        return rows_of(rule, evidence, app_id=self._app_id, session_id=self._session_id, waiver=self._waiver)

    def _waiver(self, group: Mapping[str, Any]) -> str | None:
        coverage = self._context.coverage
        if coverage is None or not group["data_types"]:
            return None
        recipient = recipient_of(group) if group["act"] == "sent" else None
        reasons = [coverage.waiver(data_type, recipient) for data_type in group["data_types"]]
        return next(iter(reasons)) if all(reasons) else None

    def _broken(self, rule: Rule, error: Exception) -> dict[str, Any]:
        import pandas as pd

        from analyzer.rules.findings import failure_row

        log.error("rule %s broke: %s", rule.id, type(error).__name__)
        self.failed.append(rule.id)
        times = self._context.tables["observations"]["t"]
        at = times.min() if len(times) else pd.Timestamp(0, tz="UTC")
        self.rows.append(failure_row(rule, error, session_id=self._session_id, at=at))
        reason = part("reason.rule_failed", error=type(error).__name__)
        return _assessment(rule, Result.NOT_ASSESSED, self._facts, reason)
