"""From rows of evidence to rows of table `findings`: grouped, summed up and fingerprinted, vectorised."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analyzer.model.enums import Confidence
from analyzer.model.ids import digest_of
from analyzer.model.tables import ASSESSMENTS, FINDINGS, frame
from analyzer.rules.model import Rule

if TYPE_CHECKING:
    from datetime import datetime

_REPEATING = ("host", "path", "transform", "value_hash", "caller")
MAX_EVIDENCE = 50
EVIDENCE_COLUMNS = [
    "observation_id",
    "act",
    "t",
    "data_type",
    "recipient",
    "party_id",
    "party_relation",
    "host",
    "phase",
    "consent_state",
    "confidence",
    "near_mark",
    "location",
    "path",
    "transform",
    "value_hash",
    "caller",
    "subject",
    "event",
]
"""Columns of evidence that findings are made of."""
_LISTED = 10
_DIGITS = re.compile("[0-9]+")
_LEVELS = [str(level) for level in Confidence]

Waiver = Callable[[Mapping[str, Any]], str | None]


def with_recipient(observations: pd.DataFrame) -> pd.DataFrame:
    """Add `recipient`: party_id, else registrable domain, else host; null for what was not sent.

    Columns whose texts repeat become categories, which rules and groups handle faster.
    """
    recipient = observations["party_id"].astype("str")
    recipient = recipient.fillna(observations["registrable_domain"]).fillna(observations["host"])
    recipient = recipient.where(observations["act"] == "sent")
    repeating = {name: observations[name].astype("category") for name in _REPEATING}
    return observations.assign(**repeating, recipient=recipient.astype("category"), subject=None, event=None)


def of_moments(moments: pd.DataFrame) -> pd.DataFrame:
    """Give moments as rows of evidence: act `moment`, no data type, no recipient."""
    rows = pd.DataFrame(index=moments.index, columns=EVIDENCE_COLUMNS, dtype="object")
    given = {name: moments[name] for name in ("t", "phase", "consent_state", "near_mark", "caller", "subject", "event")}
    place = {"location": moments["event"].astype("str"), "path": moments["subject"].astype("str")}
    rows = rows.assign(**given, **place, observation_id=moments["moment_id"], party_id=moments["party_id"])
    return rows.assign(act="moment", confidence="certain")


def rows_of(
    rule: Rule, evidence: pd.DataFrame, *, app_id: str, session_id: str, waiver: Waiver
) -> list[dict[str, Any]]:
    """Make the findings of one rule: one per act and group, in the order of their first evidence.

    evidence: rows of observations with `recipient`, in order of time, not empty.
    waiver: gives the reason that waives a finding, from its data_types, act, party_id, host, party_relation.
    """
    keys = ["act", *rule.head.group_by]
    number = evidence.groupby(keys, dropna=False, observed=True, sort=True).ngroup().to_numpy()
    summary = _summary(rule, evidence, number)
    rows = [_row(rule, group, app_id, session_id, waiver) for group in summary.to_dict("records")]
    return sorted(rows, key=lambda row: (row["first_t"], row["finding_id"]))


def _summary(rule: Rule, rows: pd.DataFrame, number: np.ndarray) -> pd.DataFrame:
    """Sum up each group: one row per group number."""
    by = pd.DataFrame({"t": rows["t"].dt.tz_convert(None).to_numpy(), "level": _levels(rule, rows)}).groupby(
        number, sort=True
    )
    columns = ["act", "recipient", "party_id", "host", "party_relation", "phase", "subject", "event"]
    order, position = np.unique(number, return_index=True)
    first = rows[columns].iloc[position].astype("object").set_axis(order)
    kept = by.cumcount().to_numpy() < MAX_EVIDENCE
    times = by["t"].agg(["min", "max"])
    hosts, n_hosts = _distinct(rows["host"], number)
    return first.rename(columns={"phase": "first_phase"}).assign(
        n=by.size(),
        first_t=times["min"].dt.tz_localize("UTC"),
        last_t=times["max"].dt.tz_localize("UTC"),
        level=by["level"].max(),
        n_hosts=n_hosts,
        n_phases=_distinct(rows["phase"], number)[1],
        n_values=_distinct(rows["value_hash"], number)[1],
        spot=_spots(rows, number),
        keys=_keys(rule, rows, position),
        data_types=_distinct(rows["data_type"], number)[0],
        hosts=hosts,
        states=_distinct(rows["consent_state"], number)[0],
        transforms=_distinct(rows["transform"], number)[0],
        callers=_distinct(rows["caller"], number)[0],
        evidence=_lists(rows["observation_id"][kept].to_numpy(), number[kept], len(order)),
    )


def _spots(rows: pd.DataFrame, number: np.ndarray) -> np.ndarray:
    """Give for each group the first place in the order of the alphabet, its digits as N."""
    locations, places = pd.factorize(rows["location"])
    paths, names = pd.factorize(rows["path"])
    pairs, of_row = np.unique(locations.astype("int64") * max(len(names), 1) + paths, return_inverse=True)
    width = max(len(names), 1)
    texts = [f"{places[pair // width]}|{_DIGITS.sub('N', str(names[pair % width]))}" for pair in pairs.tolist()]
    ordered = sorted(set(texts))
    ranks = {text: rank for rank, text in enumerate(ordered)}
    lowest = pd.Series(np.array([ranks[text] for text in texts])[of_row]).groupby(number).min()
    return np.array(ordered, dtype=object)[lowest.to_numpy()]


def _keys(rule: Rule, rows: pd.DataFrame, position: np.ndarray) -> list[list[str]]:
    """Give what each group is grouped by, null as an empty text."""
    names = list(rule.head.group_by)
    first = rows[names].iloc[position].astype("object")
    return first.where(first.notna(), "").astype(str).to_numpy().tolist()


def _levels(rule: Rule, rows: pd.DataFrame) -> np.ndarray:
    """Give the rank of each row's confidence, at most the rule's; near a mark a consent claim is `possible`."""
    codes, names = pd.factorize(rows["confidence"])
    ranks = np.array([_LEVELS.index(str(name)) for name in names], dtype=np.int8)
    levels = np.minimum(ranks[codes], rule.head.confidence.rank)
    return np.where(rows["near_mark"], 0, levels) if rule.head.category == "consent" else levels


def _distinct(values: pd.Series, number: np.ndarray) -> tuple[list[list[str]], np.ndarray]:
    """Give for each group the sorted distinct values, at most ten, and how many there are."""
    n_groups = int(number.max()) + 1
    codes, unique = pd.factorize(values, use_na_sentinel=True)
    texts = np.array([str(value) for value in unique], dtype=object)
    if not len(texts):
        return [[] for _ in range(n_groups)], np.zeros(n_groups, dtype="int64")
    order = np.argsort(texts, kind="stable")
    rank = np.empty(len(texts), dtype="int64")
    rank[order] = np.arange(len(texts))
    is_there = codes >= 0
    pairs = np.unique(number[is_there].astype("int64") * len(texts) + rank[codes[is_there]])
    groups = pairs // len(texts)
    counts = np.bincount(groups, minlength=n_groups)
    kept = np.arange(len(pairs)) - (np.cumsum(counts) - counts)[groups] < _LISTED
    return _lists(texts[order][pairs[kept] % len(texts)], groups[kept], n_groups), counts


def _lists(values: np.ndarray, groups: np.ndarray, n_groups: int) -> list[list[str]]:
    """Cut values into one list per group number, keeping their order within a group."""
    order = np.argsort(groups, kind="stable")
    listed = values[order].tolist()
    ends = np.cumsum(np.bincount(groups, minlength=n_groups)).tolist()
    return [listed[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _row(rule: Rule, group: dict[str, Any], app_id: str, session_id: str, waiver: Waiver) -> dict[str, Any]:
    group = {key: None if _is_null(value) else value for key, value in group.items()}
    recipient, data_type = group["recipient"], "+".join(group["data_types"])
    host = group["host"] if group["n_hosts"] == 1 else None
    fingerprint = (
        rule.id,
        app_id,
        recipient or "",
        data_type,
        group["spot"],
        group["first_phase"],
        group["act"],
    )
    reason = waiver(group) if rule.head.category == "consent" else None
    return {
        "session_id": session_id,
        "finding_id": digest_of((rule.id, group["act"], *group["keys"])),
        "fingerprint": digest_of(fingerprint, length=32),
        "rule_id": rule.id,
        "rule_version": rule.head.version,
        "severity": str(rule.head.severity),
        "confidence": _LEVELS[int(group["level"])],
        "message_args": _message(group),
        "data_types": group["data_types"],
        "party_id": group["party_id"] if group["act"] == "sent" or "party_id" in rule.head.group_by else None,
        "host": host,
        "phase": group["first_phase"] if group["n_phases"] == 1 else None,
        "n_observations": int(group["n"]),
        "first_t": group["first_t"],
        "last_t": group["last_t"],
        "evidence": group["evidence"],
        "baseline": "new",
        "suppressed_by": f"waiver: {reason}" if reason else None,
    }


def _message(group: Mapping[str, Any]) -> str:
    """Give the arguments of the sentence a report makes of a finding; keys only, no prose, no values."""
    args = {
        "act": group["act"],
        "data_type": group["data_types"][0] if group["data_types"] else None,
        "to": group["recipient"],
        "n": int(group["n"]),
        "n_values": int(group["n_values"]),
        "relation": group["party_relation"],
        **{key: group[key] or [] for key in ("hosts", "states", "transforms", "callers")},
    }
    if len(group["data_types"]) > 1:
        args["data_types"] = group["data_types"]
    if group["act"] == "moment":
        args |= {"event": group["event"], "subject": group["subject"]}
    return json.dumps(args, ensure_ascii=False, sort_keys=True)


def _is_null(value: Any) -> bool:
    return not isinstance(value, list) and bool(pd.isna(value))


def failure_row(rule: Rule, error: Exception, *, session_id: str, at: datetime) -> dict[str, Any]:
    """Make the finding that says a rule broke: never silence. Names the error's class, never its text."""
    return {
        "session_id": session_id,
        "finding_id": digest_of((rule.id, "rule_failed")),
        "fingerprint": digest_of((rule.id, "rule_failed"), length=32),
        "rule_id": rule.id,
        "rule_version": rule.head.version,
        "severity": "info",
        "confidence": "certain",
        "message_args": json.dumps({"act": "rule_failed", "error": type(error).__name__}),
        "data_types": [],
        "n_observations": 0,
        "first_t": at,
        "last_t": at,
        "evidence": [],
        "baseline": "new",
    }


def findings_frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Make table `findings`: most severe first, then by rule and time."""
    found = frame(FINDINGS, rows)
    ranks = found["severity"].cat.codes
    order = found.assign(rank=-ranks.astype("int64")).sort_values(["rank", "rule_id", "first_t", "finding_id"])
    return order.drop(columns="rank").reset_index(drop=True)


def assessments_frame(assessments: Sequence[Mapping[str, Any]], session_id: str) -> pd.DataFrame:
    """Make table `assessments` of what `judge` says of each rule, in its order; texts stay keys."""
    rows = [
        {
            "session_id": session_id,
            "rule_id": one["rule_id"],
            "result": one["result"],
            "reason": one["reason"]["key"] if one["reason"] else None,
            "blind_spots": [spot["key"] for spot in one["blind_spot"]],
        }
        for one in assessments
    ]
    return frame(ASSESSMENTS, rows)
