"""What is counted: per session, the cells (measure, key) that hold, and the measures that could not be judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.model.enums import Confidence

if TYPE_CHECKING:
    import pandas as pd

Cell = tuple[str, str]
"""(measure, key): ("sent_third", "imei")."""

DATA_MEASURES: dict[str, str] = {
    "read": "read by code in the app",
    "sent": "sent to anyone",
    "sent_third": "sent to a third party",
    "before_consent": "read or sent before consent",
    "after_refusal": "read or sent after refusal or withdrawal",
    "undeclared": "read or sent beyond what was declared",
    "unnecessary": "read or sent beyond the necessary list of the category",
    "overcollected": "before consent, undeclared or unnecessary: any of the three",
}
"""Measures whose key is a data type."""

OTHER_MEASURES: dict[str, str] = {
    "any": "at least one data type of the measure that is the key",
    "finding": "finding type",
    "recipient": "company that received personal data",
    "country": "country of a company that received personal data",
    "path": "data type > company > country",
    "sdk": "SDK that read personal data",
}

RULES: dict[str, tuple[str, ...]] = {
    "before_consent": ("pre_consent_read", "pre_consent_send"),
    "after_refusal": ("post_refusal_collection", "post_withdrawal_collection"),
    "undeclared": ("undeclared_collection",),
    "unnecessary": ("unnecessary_collection",),
}
"""Finding types that a measure is made of. It is judged when at least one of them could be."""

_OVERCOLLECTED = ("before_consent", "undeclared", "unnecessary")
ANY = ("read", "sent", "sent_third", "before_consent", "after_refusal", "undeclared", "unnecessary", "overcollected")
"""Headline measures: an app shows one when it shows any data type of it."""


@dataclass(frozen=True)
class Measured:
    """Cells that hold, and measures that could not be judged (`finding:<id>` for one finding type)."""

    cells: frozenset[Cell]
    unjudged: frozenset[str]


def measure(tables: Mapping[str, pd.DataFrame], *, at_least: Confidence) -> Measured:
    """Give what holds in a session.

    tables: observations, findings, assessments, parties, hook_status, flows. at_least: what is less sure is left out.
    """
    cells = set(_of_observations(tables["observations"], tables["parties"], at_least))
    by_rule = _data_types_by_rule(tables["findings"], at_least)
    cells |= {("finding", rule) for rule in by_rule}
    cells |= {
        (name, data_type) for name, rules in RULES.items() for rule in rules for data_type in by_rule.get(rule, ())
    }
    cells |= {("overcollected", key) for name, key in cells if name in _OVERCOLLECTED}
    cells |= {("any", name) for name, _ in cells if name in ANY}
    return Measured(frozenset(cells), frozenset(_unjudged(tables)))


def _of_observations(observations: pd.DataFrame, parties: pd.DataFrame, at_least: Confidence) -> Iterable[Cell]:
    ranks = [str(one) for one in Confidence]
    sure = observations[observations["confidence"].astype(str).isin(ranks[ranks.index(str(at_least)) :])]
    sure = sure[(sure["method"] != "placeholder") & sure["act"].isin(["accessed", "sent"])]
    read, sent = sure[sure["act"] == "accessed"], sure[sure["act"] == "sent"]
    third = sent[sent["party_relation"] == "third"]
    yield from (("read", key) for key in read["data_type"].unique())
    yield from (("sent", key) for key in sent["data_type"].unique())
    yield from (("sent_third", key) for key in third["data_type"].unique())
    yield from (("sdk", key) for key in read["sdk_id"].dropna().unique())
    countries = dict(zip(parties["party_id"], parties["country"].astype(object), strict=True))
    named = third.dropna(subset=["party_id"])[["data_type", "party_id"]].astype(str).drop_duplicates()
    for data_type, party in named.itertuples(index=False):
        country = countries.get(party)
        country = country if isinstance(country, str) else "unknown"
        yield from (("recipient", party), ("country", country), ("path", f"{data_type}>{party}>{country}"))


def _data_types_by_rule(findings: pd.DataFrame, at_least: Confidence) -> dict[str, set[str]]:
    ranks = [str(one) for one in Confidence]
    counted = findings["confidence"].astype(str).isin(ranks[ranks.index(str(at_least)) :])
    counted &= findings["suppressed_by"].isna() & (findings["baseline"].astype(str) != "fixed")
    found: dict[str, set[str]] = {}
    for rule, data_types in findings.loc[counted, ["rule_id", "data_types"]].itertuples(index=False):
        found.setdefault(str(rule), set()).update(data_types)
    return found


def _unjudged(tables: Mapping[str, pd.DataFrame]) -> Iterable[str]:
    assessments = tables["assessments"]
    left_out = set(assessments.loc[assessments["result"] == "not_assessed", "rule_id"].astype(str))
    judged = set(assessments["rule_id"].astype(str)) - left_out
    yield from (f"finding:{rule}" for rule in left_out)
    unjudged = {name for name, rules in RULES.items() if not judged & set(rules)}
    if unjudged >= set(_OVERCOLLECTED):
        unjudged.add("overcollected")
    if not (tables["hook_status"]["state"] == "active").any():
        unjudged |= {"read", "sdk"}
    if tables["flows"].empty:
        unjudged |= {"sent", "sent_third", "recipient", "country", "path"}
    yield from unjudged
    yield from (f"any:{name}" for name in unjudged & set(ANY))


def is_unjudged(cell: Cell, unjudged: frozenset[str]) -> bool:
    """Tell whether the measure of a cell could not be judged.

    >>> is_unjudged(("finding", "no_policy"), frozenset({"finding:no_policy"}))
    True
    """
    name, key = cell
    return (f"{name}:{key}" if name in ("finding", "any") else name) in unjudged
