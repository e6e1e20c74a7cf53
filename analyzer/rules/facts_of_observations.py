"""How the facts about observations are computed, each for all rows at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analyzer import knowledge
from analyzer.datatypes import data_types
from analyzer.detect.parties import parties

if TYPE_CHECKING:
    from analyzer.rules.model import RuleContext

LABEL_SOURCES = ("play", "apple", "data_safety", "app_store")
"""Beginnings of `source` in items that come from a store's label."""

_SEPARATE = ("dialog_shown", "consent_asked")
_AD_IDS = frozenset({"advertising_id", "oaid"})
_ABOUT_ADS = {"limit_ad_tracking": True, "ad_storage": True, "analytics_storage": False}
"""Signals that are about advertising identifiers only, or about all other data only."""


def _sensitivity(context: RuleContext) -> pd.Series:
    sensitive = {name for name, kind in data_types().items() if kind.is_sensitive}
    return _by_category(context.observations["data_type"], lambda name: "yes" if name in sensitive else "no")


def _by_category(values: pd.Series, give: Callable[[str], Any]) -> pd.Series:
    """Map each distinct value once; null stays null."""
    codes, unique = pd.factorize(values, use_na_sentinel=True)
    given = np.array([give(str(value)) for value in unique] + [None], dtype=object)
    return pd.Series(given[codes], index=values.index)


def _api(context: RuleContext) -> pd.Series:
    rows, events = context.observations, context.tables.get("hook_events")
    if events is None or events.empty:
        return pd.Series(None, index=rows.index, dtype="object")
    read = (rows["act"] == "accessed").to_numpy(dtype=bool)
    by_event = pd.Series(events["hook_id"].astype("object").to_numpy(), index=events["event_id"].astype("object"))
    found = np.full(len(rows), None, dtype=object)
    found[read] = rows["ref_id"][read].astype("object").map(by_event[~by_event.index.duplicated()]).to_numpy()
    return pd.Series(found, index=rows.index)


def _counts(window_s: float) -> Callable[[RuleContext], pd.Series]:
    def count(context: RuleContext) -> pd.Series:
        number, first = _repeated(context)
        t = _seconds(context.observations["t"])
        kept = np.flatnonzero(first)
        order = kept[np.lexsort((t[kept], number[kept]))]
        # One axis for all groups: each begins where no window of the one before reaches.
        span = (t.max() - t.min() if len(t) else 0.0) + min(window_s, 1e9) + 1.0
        axis = number[order] * span + (t[order] - (t.min() if len(t) else 0.0))
        begin = axis - window_s if np.isfinite(window_s) else number[order] * span - 0.5
        inside = np.arange(len(order)) - np.searchsorted(axis, begin, side="right") + 1
        result = np.zeros(len(t), dtype="int64")
        result[order] = inside
        return pd.Series(result, index=context.observations.index)

    return count


def _n_per_phase(context: RuleContext) -> pd.Series:
    """Count calls and requests up to a row within phases of one name; rows come in order of time."""
    number, first = _repeated(context)
    phase, names = pd.factorize(context.observations["phase"])
    group = number.astype("int64") * (len(names) + 1) + phase + 1
    return pd.Series(first.astype("int64"), index=context.observations.index).groupby(group).cumsum()


def _repeated(context: RuleContext) -> tuple[np.ndarray, np.ndarray]:
    """Give the number of what a row repeats, and whether it is the first row of its call or request there."""
    if "repeated" not in context.derived:
        rows = context.observations
        is_sent = (rows["act"] == "sent").to_numpy()
        api, recipient = pd.factorize(_api(context))[0], pd.factorize(rows["recipient"])[0]
        kind = pd.factorize(rows["data_type"])[0].astype("int64")
        target = np.where(is_sent, recipient + 1, api + 1).astype("int64")
        number = (kind * (target.max(initial=0) + 1) + target) * 2 + is_sent
        number = np.unique(number, return_inverse=True)[1]
        call = pd.factorize(rows["ref_id"])[0].astype("int64")
        is_first = ~pd.Series(call * (number.max(initial=0) + 1) + number).duplicated().to_numpy()
        context.derived["repeated"] = number, is_first
    found: tuple[np.ndarray, np.ndarray] = context.derived["repeated"]
    return found


def _seconds(times: pd.Series) -> np.ndarray:
    return times.dt.tz_convert(None).to_numpy("datetime64[us]").astype("int64") / 1e6


def _party_kind(context: RuleContext) -> pd.Series:
    known = parties()
    return _by_category(context.observations["party_id"], lambda name: known[name].kind if name in known else None)


def _country(context: RuleContext) -> pd.Series:
    rows, known = context.observations, parties()
    country = _by_category(rows["party_id"], lambda name: known[name].country if name in known else None)
    if "flows" in context.tables:
        flows = context.tables.columns("flows", ["flow_id", "server_country"])
        flows = flows[flows["server_country"].notna()]
        by_flow = pd.Series(flows["server_country"].astype("object").to_numpy(), index=flows["flow_id"])
        country = rows["ref_id"].map(by_flow[~by_flow.index.duplicated()]).fillna(country)
    return country.where(rows["act"] == "sent")


def _of_scope(give: Callable[[RuleContext], Any]) -> Callable[[RuleContext], pd.Series]:
    """Wrap a fact that needs a scope: null without one."""

    def compute(context: RuleContext) -> pd.Series:
        if context.scope is None or context.coverage is None:
            return pd.Series(pd.NA, index=context.observations.index, dtype="boolean")
        return pd.Series(give(context), index=context.observations.index).astype("boolean")

    return compute


def _is_declared(context: RuleContext) -> Any:
    assert context.scope is not None
    return context.observations["data_type"].isin(context.scope.declared()).to_numpy()


def _is_named(context: RuleContext) -> Any:
    assert context.coverage is not None
    rows = context.observations
    sent = (rows["act"] == "sent").to_numpy()
    named = np.zeros(len(rows), dtype=bool)
    if sent.any():
        named[sent] = context.coverage.named_mask(rows[sent])
    return named


def _is_party_declared(context: RuleContext) -> Any:
    assert context.coverage is not None
    named = context.coverage.parties()
    return _by_category(context.observations["party_id"], lambda name: name in named)


def is_label(source: str) -> bool:
    """Tell whether an item's source is a store's label."""
    return source.lower().replace(" ", "_").startswith(LABEL_SOURCES)


def _is_labelled(context: RuleContext) -> pd.Series:
    rows = context.observations
    items = [item for item in context.scope.items if is_label(item.source)] if context.scope else []
    if not items:
        return pd.Series(pd.NA, index=rows.index, dtype="boolean")
    return rows["data_type"].isin({item.data_type for item in items}).astype("boolean")


def _is_necessary(context: RuleContext) -> pd.Series:
    from analyzer.scope.necessary import categories

    rows, known = context.observations, categories().get(context.category or "")
    if known is None:
        return pd.Series(pd.NA, index=rows.index, dtype="boolean")
    declared = {item.data_type for item in context.scope.items if item.necessary} if context.scope else set()
    return rows["data_type"].isin(set(known.data_types) | declared).astype("boolean")


def _signal(context: RuleContext) -> pd.Series:
    """Give the last word of each signal that concerns a row; a refusal among them wins."""
    rows, moments = context.observations, context.moments
    all_told = moments[moments["event"] == "consent_signal"]
    t = _seconds(rows["t"])
    refused, granted = np.zeros(len(rows), dtype=bool), np.zeros(len(rows), dtype=bool)
    for (subject, party), signals in all_told.groupby(["subject", "party_id"], dropna=False, observed=True, sort=True):
        position = np.searchsorted(_seconds(signals["t"]), t, side="right") - 1
        settings = np.array([*signals["setting"].astype("object"), None], dtype=object)
        concerns = (rows["party_id"] == party).to_numpy(dtype=bool, na_value=False) if isinstance(party, str) else True
        if (is_about_ads := _ABOUT_ADS.get(str(subject).rpartition(":")[2])) is not None:
            concerns = concerns & (rows["data_type"].isin(_AD_IDS).to_numpy() == is_about_ads)
        refused |= concerns & (settings[position] == "refused")
        granted |= concerns & (settings[position] == "granted")
    told_last = np.full(len(rows), None, dtype=object)
    told_last[granted], told_last[refused] = "granted", "refused"
    return pd.Series(told_last, index=rows.index)


def _n_prompts(context: RuleContext) -> pd.Series:
    """Count dialogs after the general answer, and requests for a permission that guards the data type, up to a row."""
    rows, moments = context.observations, context.moments
    t = _seconds(rows["t"])
    answered = moments["consent_state"].isin(["granted"])
    dialogs = np.sort(_seconds(moments.loc[moments["event"].isin(_SEPARATE) & answered, "t"]))
    n = np.searchsorted(dialogs, t, side="right")
    asked = moments[moments["event"] == "permission_asked"]
    for subject, requests in asked.groupby("subject", observed=True):
        known = knowledge.permission(str(subject))
        is_opened = rows["data_type"].isin(known.data_types if known else ()).to_numpy()
        n = n + is_opened * np.searchsorted(np.sort(_seconds(requests["t"])), t, side="right")
    return pd.Series(n.astype("int64"), index=rows.index)


def _is_new_type(context: RuleContext) -> pd.Series:
    rows = context.observations
    first = rows.groupby("data_type", observed=True)["phase"].transform("first")
    return rows["phase"].astype("object") == first.astype("object")


def _in_phase(*events: str) -> Callable[[RuleContext], pd.Series]:
    def count(context: RuleContext) -> pd.Series:
        moments = context.moments[context.moments["event"].isin(events)]
        per_phase = moments["phase"].astype("object").value_counts()
        return _by_category(context.observations["phase"], lambda name: int(per_phase.get(name, 0)))

    return count


OBSERVATION_FACTS: dict[str, Callable[[RuleContext], pd.Series]] = {
    "sensitivity": _sensitivity,
    "api": _api,
    "n_per_second": _counts(1.0),
    "n_per_minute": _counts(60.0),
    "n_per_run": _counts(float("inf")),
    "n_per_phase": _n_per_phase,
    "party_kind": _party_kind,
    "country": _country,
    "is_declared": _of_scope(_is_declared),
    "is_named": _of_scope(_is_named),
    "is_party_declared": _of_scope(_is_party_declared),
    "is_labelled": _is_labelled,
    "is_necessary": _is_necessary,
    "signal": _signal,
    "n_prompts": _n_prompts,
    "is_new_type": _is_new_type,
    "n_dialogs_in_phase": _in_phase("dialog_shown", "consent_asked"),
    "n_choices_in_phase": _in_phase("choice_shown"),
}
"""Fact → what computes it for every row of `context.observations`."""
