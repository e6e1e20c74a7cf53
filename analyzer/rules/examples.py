"""A rule's own examples, run: bad rows must be flagged, good ones left alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.model.tables import FLOWS, MOMENTS, OBSERVATIONS, frame
from analyzer.rules.catalog import BUILTIN, load_rules
from analyzer.rules.engine import evidence_of, make_context
from analyzer.rules.model import Example, Rule
from analyzer.rules.packs import read_pack
from analyzer.rules.yaml_rules import load_rule_file

if TYPE_CHECKING:
    import pandas as pd

_T0 = 1_700_000_000.0
_COMMON: dict[str, Any] = {
    "session_id": "example",
    "data_type": "android_id",
    "confidence": "certain",
    "layers": "",
    "transform": "plain",
    "value_hash": "0" * 32,
    "value_preview": "…",
    "phase": "in_use",
    "consent_state": "granted",
    "near_mark": False,
    "reasoning": "example",
}
_HOOK: dict[str, Any] = {"source": "hook", "method": "api", "location": "return", "path": "return"}
_FLOW: dict[str, Any] = {
    "source": "flow",
    "method": "known_value",
    "location": "body",
    "path": "$.id",
    "host": "api.example.com",
    "registrable_domain": "example.com",
    "party_relation": "unknown",
    "is_encrypted": True,
}


def observation_rows(rows: Any) -> pd.DataFrame:
    """Make table `observations` from rows that state only the columns that matter.

    A missing `act` is sent. Times count up from a fixed moment, one second per row. A host without
    `registrable_domain` gets its last two labels.
    """
    return frame(OBSERVATIONS, [_filled(dict(row), number) for number, row in enumerate(rows)])


def moment_rows(rows: Any) -> pd.DataFrame:
    """Make table `moments` from rows that state only the columns that matter; times count up as in observations."""
    common = {"session_id": "example", "subject": "", "origin": "hook", "phase": "in_use", "consent_state": "granted"}
    filled = [
        {**common, "near_mark": False, "t": _T0 + number, "moment_id": f"m{number:015x}", **row}
        for number, row in enumerate(rows)
    ]
    return frame(MOMENTS, filled)


def _flow_rows(rows: Any) -> pd.DataFrame:
    """Make table `flows` from rows of which most columns are blank."""
    blank = {"str": "", "cat": "unknown", "int": 0, "bool": True, "time": _T0, "float": 0.0}
    common = {column.name: blank[column.dtype] for column in FLOWS.columns if not column.nullable}
    table = frame(
        FLOWS, [{name: row[name] for name in row if name in FLOWS.names} | common | dict(row) for row in rows]
    )
    return table.assign(server_country=[row.get("server_country") for row in rows])


def _at(rows: Any) -> list[dict[str, Any]]:
    """In examples, times are seconds from the fixed moment."""
    return [{**row, "t": _T0 + row["t"]} if "t" in row else row for row in rows]


def _filled(row: dict[str, Any], number: int) -> dict[str, Any]:
    act = row.get("act", "sent")
    given = {**_COMMON, **(_HOOK if act == "accessed" else _FLOW)}
    own = {"act": act, "t": _T0 + number, "observation_id": f"{number:016x}", "ref_id": f"example:{number}"}
    if "host" in row and "registrable_domain" not in row:
        host = row["host"]
        own["registrable_domain"] = ".".join(host.split(".")[-2:]) if host else None
    return {**given, **own, **row}


def run_examples(path: Path | None = None) -> tuple[list[str], int]:
    """Run the examples of our own rules, or of a rule file or a folder of them.

    Returns (one line for each example that comes out wrong, number of examples).
    Raises UsageError E110–E112, E140–E142 for a file that is not a rule.
    """
    rules = load_rules() if path is None else _rules_at(path)
    failures = [line for rule in rules for line in failures_of(rule)]
    return failures, sum(len(rule.bad) + len(rule.good) for rule in rules)


def _rules_at(path: Path) -> list[Rule]:
    """Give the rules of a file or folder. Raises UsageError E142 for an id that one of ours has already."""
    if path.is_file() and path.resolve().parent == BUILTIN:
        return [load_rule_file(path)]
    pack = read_pack(path)
    load_rules([pack])
    return list(pack.rules)


def failures_of(rule: Rule) -> list[str]:
    """Run a rule's examples; give one line for each that comes out wrong, empty when all are right."""
    wrong = [
        f"{rule.id}: bad example {n} is not flagged" for n, item in enumerate(rule.bad, 1) if not _flags(rule, item)
    ]
    wrong += [f"{rule.id}: good example {n} is flagged" for n, item in enumerate(rule.good, 1) if _flags(rule, item)]
    return wrong


def _flags(rule: Rule, example: Example) -> bool:
    moments = example.rows if rule.head.table == "moments" else example.moments
    observations = example.observations if rule.head.table == "moments" else example.rows
    tables = {
        "observations": observation_rows(_at(observations)),
        "moments": moment_rows(_at(moments)),
        "flows": _flow_rows(example.flows),
    }
    context = make_context(tables, example.scope, {"category": example.category}, app_id="com.example.app")
    return not evidence_of(rule, context).empty
