"""What a session lets us judge: which witnesses there were, which moments, and what stayed dark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from analyzer.model.enums import PHASES, GapKind
from analyzer.rules.model import Rule
from analyzer.store.tables import Tables, as_tables

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.scope.model import Scope

_MAX_WORD = 60
_SHOWN = 5
"""Subjects of one kind that a blind spot names; the rest is counted."""

_TRAFFIC_GAPS = (
    GapKind.TLS_REFUSED,
    GapKind.OPAQUE_BODY,
    GapKind.NOT_DECRYPTED,
    GapKind.DECODE_LIMIT,
    GapKind.DECODE_FAILED,
    GapKind.TRUNCATED_FLOW,
    GapKind.MISSING_BODY,
    GapKind.SKIPPED_ENTRY,
    GapKind.PROXY_LOST,
    GapKind.QUIC_NOT_SEEN,
    GapKind.NOT_SEARCHED,
)
_HOOK_GAPS = (
    GapKind.FOREIGN_HOOKS,
    GapKind.HOOK_ABSENT,
    GapKind.HOOK_FAILED,
    GapKind.HOOK_LOST,
    GapKind.FIELD_READS_UNSEEN,
    GapKind.EVENTS_DROPPED,
    GapKind.HOOK_PAUSED,
    GapKind.EVENTS_LOST,
    GapKind.PROCESS_UNSEEN,
)
_CONSENT_GAPS = (GapKind.NO_CONSENT_MARKS, GapKind.CLOCK_UNCERTAIN, GapKind.CLOCK_JUMP)
_COMMON_GAPS = (GapKind.INTERRUPTED, GapKind.APP_LOST, GapKind.TRUNCATED_FILE, GapKind.BAD_MESSAGE)

Part = dict[str, Any]
"""One sentence of a blind spot or reason: {"key": catalog key, "args": its arguments}."""


@dataclass(frozen=True)
class Facts:
    """What is known about the inputs of a session.

    states, phases, relations: those that occur. dark: gap kind → (subjects in order, how often in all).
    inactive_hooks: hooks that no process has though it has their API, by name. events: kinds of moment that
    occur. category: as it was given; an id of a necessary list, or a word that is none. limits: limits the user set, by
    rule and name. shown: kind of moment → (subject, setting) of each, of those that a person is to look at.
    """

    has_hooks: bool
    has_traffic: bool
    has_scope: bool
    states: frozenset[str]
    phases: frozenset[str]
    relations: frozenset[str]
    unknown_hosts: tuple[str, ...]
    inactive_hooks: tuple[str, ...]
    dropped_calls: int
    dark: Mapping[str, tuple[tuple[str, ...], int]]
    assumed: str | None
    active_hooks: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    category: str | None = None
    has_labels: bool = False
    has_permissions: bool = False
    has_countries: bool = False
    limits: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    shown: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def gather(
    tables: Mapping[str, pd.DataFrame],
    *,
    scope: Scope | None,
    assumed: str | None,
    category: str | None = None,
    limits: Mapping[str, Mapping[str, Any]] | None = None,
) -> Facts:
    """Read the facts from the tables of a session; an absent table counts as empty.

    assumed: the state given by --assume-consent.
    """
    from analyzer.rules.facts_of_observations import is_label

    observations, flows = tables["observations"], _of_flows(as_tables(tables))
    acts = set(observations["act"].unique())
    statuses = tables.get("hook_status")
    active, inactive, dropped = _hooks(statuses)
    frames = [frame for frame in (flows, observations) if frame is not None]
    return Facts(
        has_hooks=bool(active) or "accessed" in acts,
        has_traffic=bool(flows is not None and len(flows)) or "sent" in acts,
        has_scope=scope is not None,
        states=_values([tables.get("phases"), observations], "consent_state"),
        phases=_values([tables.get("phases"), observations], "phase"),
        relations=_values(frames, "party_relation"),
        unknown_hosts=_unknown_hosts(frames),
        inactive_hooks=inactive,
        dropped_calls=dropped,
        dark=_dark(tables.get("gaps")),
        assumed=assumed,
        active_hooks=active,
        events=_values([tables.get("moments")], "event"),
        shown=_shown(tables.get("moments")),
        category=category,
        has_labels=any(is_label(item.source) for item in scope.items) if scope else False,
        has_permissions=any(item.permission for item in scope.items) if scope else False,
        has_countries=bool(_values([observations], "party_id")) or _has_server_country(flows),
        limits=limits or {},
    )


def _of_flows(tables: Tables) -> pd.DataFrame | None:
    names = ["host", "party_relation", "server_country"]
    return tables.columns("flows", names) if "flows" in tables else None


def _has_server_country(flows: pd.DataFrame | None) -> bool:
    return flows is not None and bool(flows["server_country"].notna().any())


def _values(frames: Iterable[pd.DataFrame | None], column: str) -> frozenset[str]:
    return frozenset(value for frame in frames if frame is not None for value in frame[column].dropna().unique())


def _unknown_hosts(frames: Iterable[pd.DataFrame]) -> tuple[str, ...]:
    hosts = set()
    for frame in frames:
        hosts.update(frame.loc[frame["party_relation"] == "unknown", "host"].dropna().unique())
    return tuple(sorted(hosts))


def _hooks(statuses: pd.DataFrame | None) -> tuple[frozenset[str], tuple[str, ...], int]:
    if statuses is None or statuses.empty:
        return frozenset(), (), 0
    is_active = statuses["state"] == "active"
    active = frozenset(statuses.loc[is_active, "hook_id"])
    # What is absent cannot be called: it is no blind spot of its own.
    inactive = sorted(set(statuses.loc[~is_active & (statuses["state"] != "absent"), "hook_id"]) - active)
    return active, tuple(inactive), int(statuses["dropped"].sum())


def _dark(gaps: pd.DataFrame | None) -> dict[str, tuple[tuple[str, ...], int]]:
    if gaps is None:
        return {}
    return {
        str(kind): (tuple(sorted(set(rows["subject"]) - {""})), int(rows["n"].sum()))
        for kind, rows in gaps.groupby("gap_kind", observed=True, sort=True)
    }


def missing_input(rule: Rule, facts: Facts) -> Part | None:
    """Give the reason for which a rule cannot be assessed, or None."""
    return (
        _missing_witness(rule, facts)
        or _missing_declaration(set(rule.head.needs), facts)
        or _missing_run(rule, facts)
        or (_missing_state(rule, facts) if "consent" in rule.head.needs else None)
    )


def _missing_witness(rule: Rule, facts: Facts) -> Part | None:
    needs, acts = set(rule.head.needs), set(rule.acts)
    if "hooks" in needs and not facts.has_hooks:
        return part("reason.no_hooks")
    if "traffic" in needs and not facts.has_traffic:
        return part("reason.no_traffic")
    if rule.head.table == "moments":
        watched = bool(facts.events & set(rule.events)) or not rule.head.watched_by
        if not watched and not _is_active(rule.head.watched_by, facts):
            return _listing("reason.not_watched", rule.head.watched_by, len(rule.head.watched_by))
    elif not facts.has_hooks and not (facts.has_traffic and "sent" in acts):
        return part("reason.no_witness")
    if rule.head.hooks and not _is_active(rule.head.hooks, facts):
        return _listing("reason.hook_inactive", rule.head.hooks, len(rule.head.hooks))
    return None


def _is_active(beginnings: Sequence[str], facts: Facts) -> bool:
    return any(hook.startswith(tuple(beginnings)) for hook in facts.active_hooks)


def _missing_declaration(needs: set[str], facts: Facts) -> Part | None:
    reasons = {
        "scope": ("reason.no_scope", facts.has_scope),
        "relation": ("reason.relation_unknown", bool(facts.relations & {"first", "third", "platform"})),
        "category": ("reason.no_category", facts.category is not None),
        "labels": ("reason.no_labels", facts.has_labels),
        "permissions": ("reason.no_permissions", facts.has_permissions),
        "country": ("reason.country_unknown", facts.has_countries),
    }
    lacking = (reason for need, (reason, is_there) in reasons.items() if need in needs and not is_there)
    missing = next((part(reason) for reason in lacking), None)
    return missing or (_unknown_category(facts.category) if "category" in needs else None)


def _unknown_category(category: str | None) -> Part | None:
    from analyzer.scope.necessary import categories

    if category is None or category in categories():
        return None
    nearest = get_close_matches(category, categories(), n=1, cutoff=0.0)[0]
    return part("reason.unknown_category", category=category[:_MAX_WORD], nearest=nearest)


def _missing_run(rule: Rule, facts: Facts) -> Part | None:
    needs = set(rule.head.needs)
    if rule.head.phases and not facts.phases & set(rule.head.phases):
        return part("reason.phase_not_run", phases=list(rule.head.phases))
    if "denial" in needs and "permission_denied" not in facts.events:
        return part("reason.no_denial")
    if "signal" in needs and "consent_signal" not in facts.events:
        return part("reason.no_signal")
    return None


def rule_settings(rule: Rule, facts: Facts) -> dict[str, Any]:
    """Give the limits a rule applied, by name."""
    chosen = facts.limits.get(rule.id) or {}
    return {name: chosen.get(name, setting.default) for name, setting in rule.head.settings.items()}


def _missing_state(rule: Rule, facts: Facts) -> Part | None:
    if facts.states <= {"unknown"}:
        return part("reason.consent_unknown")
    if rule.consent_states and not facts.states & set(rule.consent_states):
        return part("reason.state_not_reached", states=list(rule.consent_states))
    return None


def blind_spot(rule: Rule, facts: Facts) -> list[Part]:
    """Give what a rule could not see in this session, most telling first; never empty."""
    parts: list[Part] = []
    if "sent" in rule.acts:
        parts += _gap_parts(facts, _TRAFFIC_GAPS)
        parts += [part("blind.no_traffic")] if not facts.has_traffic else []
    if {"accessed", "moment"} & set(rule.acts):
        parts += _hook_parts(facts)
    if "relation" in rule.head.needs and facts.unknown_hosts:
        parts.append(_listing("blind.unknown_relation", facts.unknown_hosts, len(facts.unknown_hosts)))
    parts += _consent_parts(rule, facts) if "consent" in rule.head.needs else _phase_parts(facts)
    parts += _gap_parts(facts, _COMMON_GAPS)
    limits = rule_settings(rule, facts)
    if limits:
        parts.append(part("blind.limits", limits=[f"{name} = {value}" for name, value in limits.items()]))
    if rule.check is None:
        parts.append(part("blind.manual"))
    for file, setting in (pair for kind in rule.head.shows for pair in facts.shown.get(kind, ())):
        sign, _, times = setting.partition(":")
        parts.append(part(f"blind.shown.{sign}", file=file, **({"times": times} if times else {})))
    return parts + [part(f"blind.standing.{act}") for act in rule.acts]


def _hook_parts(facts: Facts) -> list[Part]:
    if not facts.has_hooks:
        return [part("blind.no_hooks")]
    parts = []
    if facts.inactive_hooks:
        parts.append(_listing("blind.hooks_inactive", facts.inactive_hooks, len(facts.inactive_hooks)))
    if facts.dropped_calls:
        parts.append(part("blind.calls_dropped", n=facts.dropped_calls))
    named = (GapKind.HOOK_FAILED, GapKind.HOOK_LOST) if facts.inactive_hooks else ()
    return parts + _gap_parts(facts, [kind for kind in _HOOK_GAPS if kind not in named])


def _consent_parts(rule: Rule, facts: Facts) -> list[Part]:
    parts = [part("blind.assumed", state=facts.assumed)] if facts.assumed else []
    missing = [state for state in rule.consent_states if state not in facts.states]
    if missing and len(missing) < len(rule.consent_states):
        parts.append(part("blind.states_not_reached", states=missing))
    if "unknown" in facts.states and facts.states != {"unknown"}:
        parts.append(part("blind.state_partly_unknown"))
    return parts + _gap_parts(facts, _CONSENT_GAPS)


def _phase_parts(facts: Facts) -> list[Part]:
    if facts.phases <= {"unknown"}:
        return [part("blind.phases_unknown")]
    absent = [phase for phase in PHASES if phase not in facts.phases]
    return [part("blind.phases_not_run", phases=absent)] if absent else []


def _gap_parts(facts: Facts, kinds: Iterable[str]) -> list[Part]:
    parts = []
    for kind in kinds:
        if kind in facts.dark:
            subjects, n = facts.dark[kind]
            parts.append(_listing("blind.gap", subjects, n, gap_kind=str(kind)))
    return parts


def _shown(moments: pd.DataFrame | None) -> dict[str, tuple[tuple[str, str], ...]]:
    if moments is None:
        return {}
    rows = moments[(moments["event"] == "prompt_design") & moments["setting"].notna()]
    told = dict.fromkeys(zip(rows["subject"].astype(str), rows["setting"].astype(str), strict=True))
    return {"prompt_design": tuple(told)} if told else {}


def _listing(key: str, subjects: Sequence[str], n: int, **args: Any) -> Part:
    return part(key, subjects=list(subjects[:_SHOWN]), more=max(0, len(subjects) - _SHOWN), n=n, **args)


def part(key: str, **args: Any) -> Part:
    """Make one sentence of a blind spot or reason, to be put into words by the report."""
    return {"key": key, "args": args}
