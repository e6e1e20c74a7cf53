"""What is counted: per session, the cells (measure, key) that hold, and the measures that could not be judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analyzer.model.enums import Confidence

Tables = Mapping[str, Sequence[Mapping[str, Any]]]
"""Different rows of the tables of a session, by table, as plain values."""

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
    "declared": "declared by the app: in its scope file as collected, shared, or opened by a permission",
    "declared_unnecessary": "declared beyond the necessary list of the category",
}
"""Measures whose key is a data type."""

OTHER_MEASURES: dict[str, str] = {
    "any": "at least one data type of the measure that is the key",
    "finding": "finding type",
    "recipient": "company that received personal data",
    "country": "country of a company that received personal data",
    "path": "data type > company > country",
    "sdk": "SDK that read personal data",
    "sdk_read": "data type > SDK whose code read it; `app` is the app's own code or code of nobody known",
    "sdk_sent": "data type > SDK whose read was sent; `app` as above",
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
DECLARED = ("declared", "declared_unnecessary")
"""Measures of what an app declares, which no session tells."""
OWN_CODE = "app"
KEYED = ("finding", "any")
"""Measures that are judged for each key by itself."""
OVER_ALL = ("path", "sdk_read", "sdk_sent")
"""Measures that are counted over all apps only."""
PAIRED = ("sent_third", "sent", "read")
"""Measures that are compared within an app, per data type."""
STATES = {"none_asked": "before", "asked": "before", "granted": "granted", "refused": "refused", "withdrawn": "refused"}
"""Consent states that are compared within an app, and what they are called together."""


@dataclass(frozen=True)
class Measured:
    """Cells that hold, and measures that could not be judged (`finding:<id>` for one finding type)."""

    cells: frozenset[Cell]
    unjudged: frozenset[str]


def measure(tables: Tables, *, at_least: Confidence) -> Measured:
    """Give what holds in a session.

    tables: rows of observations, findings, assessments, parties, hook_status and flows. at_least: what is less sure is
    left out.
    """
    sure = _sure(at_least)
    cells = set(_of_observations(tables, sure))
    by_rule = _data_types_by_rule(tables["findings"], sure)
    cells |= {("finding", rule) for rule in by_rule}
    cells |= {
        (name, data_type) for name, rules in RULES.items() for rule in rules for data_type in by_rule.get(rule, ())
    }
    cells |= {("overcollected", key) for name, key in cells if name in _OVERCOLLECTED}
    cells |= {("any", name) for name, _ in cells if name in ANY}
    return Measured(frozenset(cells), frozenset(_unjudged(tables)))


def by_state(tables: Tables, *, at_least: Confidence) -> dict[str, Measured]:
    """Give what holds before the user answered, after agreeing and after refusing, as far as the session got there.

    Only cells of the measures that are compared within an app, which are judged as in the whole session.
    """
    sure = _sure(at_least)
    cells: dict[str, set[Cell]] = {STATES[name]: set() for row in tables["phases"]
                                   if (name := row["consent_state"]) in STATES}  # fmt: skip
    for state, found in cells.items():
        rows = [row for row in tables["observations"] if STATES.get(row["consent_state"]) == state]
        found |= {cell for cell in _of_observations({**tables, "observations": rows}, sure) if cell[0] in PAIRED}
    unjudged = frozenset(name for name in _unjudged(tables) if name in PAIRED)
    return {state: Measured(frozenset(found), unjudged) for state, found in cells.items()}


def _sure(at_least: Confidence) -> frozenset[str]:
    ranks = [str(one) for one in Confidence]
    return frozenset(ranks[ranks.index(str(at_least)) :])


def _of_observations(tables: Tables, sure: frozenset[str]) -> Iterator[Cell]:
    countries = {row["party_id"]: row["country"] or "unknown" for row in tables["parties"]}
    for row in tables["observations"]:
        data_type, party = row["data_type"], row["party_id"]
        if row["confidence"] not in sure or row["method"] == "placeholder":
            continue
        if row["act"] == "accessed":
            yield ("read", data_type)
            yield ("sdk_read", f"{data_type}>{row['sdk_id'] or OWN_CODE}")
            if row["sdk_id"]:
                yield ("sdk", row["sdk_id"])
        elif row["act"] == "sent":
            yield ("sent", data_type)
            if row["sdk_id"] or row["access_event_id"]:
                yield ("sdk_sent", f"{data_type}>{row['sdk_id'] or OWN_CODE}")
            if row["party_relation"] == "third":
                yield ("sent_third", data_type)
                if party:
                    country = countries.get(party, "unknown")
                    yield from (("recipient", party), ("country", country), ("path", f"{data_type}>{party}>{country}"))


def _data_types_by_rule(findings: Iterable[Mapping[str, Any]], sure: frozenset[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in findings:
        if row["confidence"] in sure and row["suppressed_by"] is None and row["baseline"] != "fixed":
            found.setdefault(row["rule_id"], set()).update(row["data_types"])
    return found


def _unjudged(tables: Tables) -> Iterator[str]:
    left_out = {row["rule_id"] for row in tables["assessments"] if row["result"] == "not_assessed"}
    judged = {row["rule_id"] for row in tables["assessments"]} - left_out
    yield from (f"finding:{rule}" for rule in left_out)
    unjudged = {name for name, rules in RULES.items() if not judged & set(rules)}
    if unjudged >= set(_OVERCOLLECTED):
        unjudged.add("overcollected")
    if not any(row["state"] == "active" for row in tables["hook_status"]):
        unjudged |= {"read", "sdk", "sdk_read", "sdk_sent"}
    if not tables["flows"]:
        unjudged |= {"sent", "sent_third", "recipient", "country", "path", "sdk_sent"}
    yield from unjudged
    yield from (f"any:{name}" for name in unjudged & set(ANY))


def is_unjudged(cell: Cell, unjudged: frozenset[str]) -> bool:
    """Tell whether the measure of a cell could not be judged.

    >>> is_unjudged(("finding", "no_policy"), frozenset({"finding:no_policy"}))
    True
    """
    name, key = cell
    return (f"{name}:{key}" if name in KEYED else name) in unjudged
