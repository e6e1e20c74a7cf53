"""Does an analysis say exactly what a behavior file did? Full sets on both sides, nothing counted, nothing sampled."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

TRUTH_COLUMNS = (
    "act",
    "data_type",
    "host",
    "phase",
    "consent_state",
    "transform",
    "layers",
    "location",
    "path",
)
"""Columns in which an observation and a line of truth.jsonl must agree."""


def differences(
    tables: Mapping[str, pd.DataFrame], truth_file: Path, expected: Iterable[Mapping[str, Any]]
) -> list[str]:
    """Give one line for each observation or finding that is missing or was invented; empty when all is equal.

    tables: observations and findings of one analysis. truth_file: what the player did (contracts §4).
    expected: findings typed by hand, each with rule, data_type, `to`, `by` and subject.
    """
    return _compare("observation", _truth_rows(truth_file), _observed_rows(tables["observations"])) + _compare(
        "finding", _expected_findings(expected), _found(tables["findings"], tables["observations"])
    )


def _compare(what: str, expected: Counter[tuple[str, ...]], observed: Counter[tuple[str, ...]]) -> list[str]:
    lines = []
    for word, surplus in (("missing", expected - observed), ("invented", observed - expected)):
        for row, n in sorted(surplus.items()):
            lines.append(f"{what} {word}: {' · '.join(cell or '–' for cell in row)}" + (f" ({n}×)" if n > 1 else ""))
    return lines


def _truth_rows(file: Path) -> Counter[tuple[str, ...]]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
    return Counter(tuple(str(row.get(name) or "") for name in TRUTH_COLUMNS) for row in rows)


def _observed_rows(observations: pd.DataFrame) -> Counter[tuple[str, ...]]:
    kept = observations[observations["act"].isin(["sent", "accessed"]) & observations["method"].ne("placeholder")]
    columns = [kept[name].astype("object").where(kept[name].notna(), "").astype(str) for name in TRUTH_COLUMNS]
    return Counter(zip(*columns, strict=True))


def _expected_findings(expected: Iterable[Mapping[str, Any]]) -> Counter[tuple[str, ...]]:
    keys = ("rule", "data_type", "to", "by", "subject")
    return Counter({tuple(str(row.get(key) or "") for key in keys): 1 for row in expected})


def _found(findings: pd.DataFrame, observations: pd.DataFrame) -> Counter[tuple[str, ...]]:
    """Give the findings as (rule, data types, receiver, reader, subject).

    receiver: the party, else the domain, of what was sent; reader: the party whose code reads, where a rule says it.
    """
    domain_of = dict(zip(observations["observation_id"], observations["registrable_domain"], strict=True))
    rows: Counter[tuple[str, ...]] = Counter()
    for finding in findings.to_dict("records"):
        args = json.loads(finding.get("message_args") or "{}")
        party = finding["party_id"] if isinstance(finding["party_id"], str) else ""
        domain = domain_of.get(next(iter(finding["evidence"]), ""))
        is_read = args.get("act") == "accessed"
        receiver = "" if is_read else party or (domain if isinstance(domain, str) else "")
        key = (str(finding["rule_id"]), "+".join(finding["data_types"]), receiver)
        rows[*key, party if is_read else "", str(args.get("subject") or "")] += 1
    return rows
