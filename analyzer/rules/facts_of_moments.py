"""How the facts about moments are computed. Moments are few: a session has hundreds, not millions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analyzer import knowledge

if TYPE_CHECKING:
    from analyzer.rules.model import RuleContext

_WRITES = ("POST", "PUT", "PATCH", "DELETE")
_LATER = re.compile(r"after_(\d{1,4})h")
"""A phase by which a tester says that so many hours have passed, because the clock was put forward."""

_OWN_TICK_S = 0.05
"""The box's change and the touch that made it are reported one after the other, within this time."""

_BEFORE_CONSENT = ("none_asked", "asked")

_WAKING = ("persisted", "exact")
"""Jobs that outlive a restart of the phone, and alarms at an exact time: orders to be started without the user."""


def _series(context: RuleContext, values: Any, dtype: Any = "object") -> pd.Series:
    return pd.Series(values, index=context.moments.index, dtype=dtype)


def _seconds(times: pd.Series) -> np.ndarray:
    return times.dt.tz_convert(None).to_numpy("datetime64[us]").astype("int64") / 1e6


def _times(context: RuleContext, mask: pd.Series) -> list[float]:
    return sorted(_seconds(context.moments.loc[mask, "t"]).tolist())


def _each(context: RuleContext) -> Iterator[tuple[str, str, float]]:
    """Give (event, subject, time) of each moment, in order."""
    moments = context.moments
    return zip(
        moments["event"].astype(str), moments["subject"].astype(str), _seconds(moments["t"]).tolist(), strict=True
    )


def _permission_group(context: RuleContext) -> pd.Series:
    return _series(context, [knowledge.permission_group(subject) for _, subject, _ in _each(context)])


def _n_groups_together(context: RuleContext) -> pd.Series:
    """Count groups per call; of marks, which have no call, per run of requests with no other moment between."""
    block, blocks = 0, []
    calls = context.moments["call_id"].astype("object").where(context.moments["call_id"].notna(), None)
    before = ""
    for (event, _, _), call in zip(_each(context), calls, strict=True):
        block += 0 if event == before == "permission_asked" else 1
        blocks.append(call or f"block {block}")
        before = event
    asked = context.moments["event"] == "permission_asked"
    groups = _permission_group(context).where(asked)
    return groups.groupby(pd.Series(blocks, index=groups.index)).transform("nunique").astype("int64")


def _answer(context: RuleContext) -> pd.Series:
    answers: dict[str, list[tuple[float, str]]] = {}
    for event, subject, t in _each(context):
        if event in ("permission_granted", "permission_denied"):
            answers.setdefault(subject, []).append((t, event.removeprefix("permission_")))
    found = []
    for _, subject, t in _each(context):
        given = answers.get(subject, [])
        at = bisect_left(given, (t, ""))
        found.append(given[at][1] if at < len(given) else None)
    return _series(context, found)


def _opened(subject: str) -> tuple[str, ...]:
    known = knowledge.permission(subject)
    return known.data_types if known else ()


def _opened_by_group(subject: str) -> list[str]:
    """Give what a permission or another of its group opens: precise and coarse location are asked for together."""
    group = knowledge.permission_group(subject)
    same = (known for name, known in knowledge.permissions().items() if knowledge.permission_group(name) == group)
    return sorted({name for known in same for name in known.data_types})


def _seconds_to_use(context: RuleContext) -> pd.Series:
    reads = context.observations[context.observations["act"] == "accessed"]
    by_type = {
        str(name): np.sort(_seconds(rows["t"])) for name, rows in reads.groupby("data_type", observed=True) if len(rows)
    }
    waits = []
    for _, subject, t in _each(context):
        after = [times[at] for name in _opened_by_group(subject) if (times := by_type.get(name)) is not None
                 and (at := bisect_left(times, t)) < len(times)]  # fmt: skip
        waits.append(min(after) - t if after else np.nan)
    return _series(context, waits, "float64")


def _opens_data(context: RuleContext) -> pd.Series:
    return _series(context, [bool(_opened(subject)) for _, subject, _ in _each(context)], bool)


def _since(context: RuleContext, times: list[float]) -> pd.Series:
    """Give the seconds since the last of `times` before each moment."""
    waits = []
    for _, _, t in _each(context):
        at = bisect_right(times, t) - 1
        waits.append(t - times[at] if at >= 0 else np.nan)
    return _series(context, waits, "float64")


def _seconds_since_denial(context: RuleContext) -> pd.Series:
    denied: dict[str, float] = {}
    waits, skipped_s = [], 0.0
    for event, subject, seen in _each(context):
        later = _LATER.fullmatch(subject) if event == "phase" else None
        skipped_s += float(later[1]) * 3600 if later else 0.0
        t, group = seen + skipped_s, knowledge.permission_group(subject)
        waits.append(t - denied[group] if group in denied else np.nan)
        if event == "permission_denied":
            denied[group] = t
        elif event == "permission_granted":
            denied.pop(group, None)
    return _series(context, waits, "float64")


def _seconds_since(event: str, *, after_answer: bool = False) -> Callable[[RuleContext], pd.Series]:
    def since(context: RuleContext) -> pd.Series:
        mask = context.moments["event"] == event
        if after_answer:
            mask &= ~context.moments["consent_state"].isin(_BEFORE_CONSENT)
        return _since(context, _times(context, mask))

    return since


def _is_permission_declared(context: RuleContext) -> pd.Series:
    named = {item.permission for item in context.scope.items if item.permission} if context.scope else set()
    if not named:
        return _series(context, pd.NA, "boolean")
    short = {name.rpartition(".")[2] for name in named}
    told = [subject in named or subject.rpartition(".")[2] in short for _, subject, _ in _each(context)]
    return _series(context, told, "boolean")


def _is_own_component(context: RuleContext) -> pd.Series:
    """A component is the app's own when its package is; without a package it belongs to who starts it.

    What the app receives is the name of an action, and its receiver is its own.
    """
    own = [event == "component_received" or _is_own(subject, context.app_id) for event, subject, _ in _each(context)]
    return _series(context, own, "boolean")


def _is_own(subject: str, app_id: str) -> bool:
    package, separator, _ = subject.partition("/")
    if not separator:
        return True
    return package == app_id


def _n_starts_in_phase(context: RuleContext) -> pd.Series:
    moments = context.moments
    started = moments["event"].isin(["component_started", "component_received"])
    started |= (moments["event"] == "job_scheduled") & moments["setting"].isin(_WAKING)
    keys = [moments["phase"].astype("object"), _is_own_component(context).astype("object")]
    return started.astype("int64").groupby(keys).cumsum().astype("int64")


def _is_users_act(context: RuleContext) -> pd.Series:
    clicks = _times(context, context.moments["event"] == "click")
    acts = []
    for _, _, t in _each(context):
        at = bisect_left(clicks, t)
        acts.append(at < len(clicks) and clicks[at] - t <= _OWN_TICK_S)
    return _series(context, acts, bool)


def _n_buttons(*settings: str) -> Callable[[RuleContext], pd.Series]:
    """Count the buttons a dialog was given: those set since the dialog before, of some meanings or of any."""

    def count(context: RuleContext) -> pd.Series:
        moments, n, numbers = context.moments, 0, []
        for event, setting in zip(moments["event"].astype(str), moments["setting"].astype("object"), strict=True):
            n += event == "dialog_button" and (not settings or setting in settings)
            numbers.append(n)
            n = 0 if event == "dialog_shown" else n
        return _series(context, numbers, "int64")

    return count


def _seconds_to_prompt(context: RuleContext) -> pd.Series:
    asked = _times(context, context.moments["event"] == "consent_asked")
    waits = [min((abs(t - prompt) for prompt in asked), default=np.nan) for _, _, t in _each(context)]
    return _series(context, waits, "float64")


def _has_prompt(context: RuleContext) -> pd.Series:
    prompted = bool(context.moments["event"].isin(["consent_asked", "dialog_shown"]).any())
    return _series(context, prompted, bool)


def _n_policy_in_phase(context: RuleContext) -> pd.Series:
    return _counted(context, lambda names: names.count("policy_opened"))


def _n_clicks_to_policy(context: RuleContext) -> pd.Series:
    def clicks(names: list[str]) -> int:
        until = names.index("policy_opened") if "policy_opened" in names else len(names)
        return names[:until].count("click")

    return _counted(context, clicks)


def _counted(context: RuleContext, count: Callable[[list[str]], int]) -> pd.Series:
    """Count over the events after each moment, as long as its phase lasts."""
    events = context.moments["event"].astype(str).tolist()
    phases = context.moments["phase"].astype(str).tolist()
    numbers = []
    for i, phase in enumerate(phases):
        end = next((j for j in range(i + 1, len(phases)) if phases[j] != phase), len(phases))
        numbers.append(count(events[i + 1 : end]) if events[i] == "phase" else 0)
    return _series(context, numbers, "int64")


def _n_withdrawals(context: RuleContext) -> pd.Series:
    events = context.moments["event"].astype(str).tolist()
    later = np.cumsum([event == "consent_withdrawn" for event in reversed(events)])[::-1]
    return _series(context, later, "int64")


def _n_own_writes_in_phase(context: RuleContext) -> pd.Series:
    if "flows" not in context.tables:
        return _series(context, 0, "int64")
    flows = context.tables.columns("flows", ["party_relation", "method", "phase", "app_attribution"])
    is_others = flows["app_attribution"] == "system"
    own = flows[(flows["party_relation"] == "first") & flows["method"].isin(_WRITES) & ~is_others]
    per_phase = own["phase"].astype("object").value_counts()
    return _series(context, [int(per_phase.get(name, 0)) for name in context.moments["phase"].astype(str)], "int64")


MOMENT_FACTS: dict[str, Callable[[RuleContext], pd.Series]] = {
    "permission_group": _permission_group,
    "n_groups_together": _n_groups_together,
    "answer": _answer,
    "seconds_to_use": _seconds_to_use,
    "opens_data": _opens_data,
    "seconds_since_denial": _seconds_since_denial,
    "seconds_since_any_denial": _seconds_since("permission_denied"),
    "seconds_since_dialog": _seconds_since("dialog_shown", after_answer=True),
    "seconds_since_click": _seconds_since("click"),
    "is_users_act": _is_users_act,
    "is_permission_declared": _is_permission_declared,
    "is_own_component": _is_own_component,
    "n_starts_in_phase": _n_starts_in_phase,
    "n_buttons": _n_buttons(),
    "n_agreeing_buttons": _n_buttons("granted"),
    "n_refusing_buttons": _n_buttons("refused"),
    "seconds_to_prompt": _seconds_to_prompt,
    "has_prompt": _has_prompt,
    "n_policy_in_phase": _n_policy_in_phase,
    "n_clicks_to_policy": _n_clicks_to_policy,
    "n_withdrawals": _n_withdrawals,
    "n_own_writes_in_phase": _n_own_writes_in_phase,
}
"""Fact → what computes it for every row of `context.moments`."""
