"""Rows of table gaps that detection finds, and the table itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzer.detect.by_row import ByRow
from analyzer.detect.flows import LIMITS
from analyzer.detect.known import KnownValue
from analyzer.detect.sweep import Problem
from analyzer.model.enums import GapKind, SessionState
from analyzer.model.ids import digest_of
from analyzer.model.tables import TABLES, frame

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]


def gaps_table(session_id: str, read: Iterable[Row], found: list[Row], *, has_marks: bool) -> pd.DataFrame:
    """Give table `gaps`: what was known while reading, what detection found, and that nobody marked the consent."""
    rows = [*read, *found]
    if not has_marks and not any(row["gap_kind"] == GapKind.NO_CONSENT_MARKS for row in rows):
        detail = "no mark says when the user was asked or answered; rules on consent cannot be assessed"
        rows.append({"gap_kind": str(GapKind.NO_CONSENT_MARKS), "subject": "session", "n": 1, "detail": detail})
    seen: dict[tuple[str, ...], int] = {}
    table = []
    for row in rows:
        identity = (str(row["gap_kind"]), str(row.get("subject") or ""), str(row.get("detail") or ""))
        ordinal = seen[identity] = seen.get(identity, -1) + 1
        table.append(
            {
                "session_id": session_id,
                "gap_id": digest_of((*identity, ordinal)),
                "gap_kind": identity[0],
                "subject": identity[1],
                "n": int(row.get("n") or 1),
                "first_t": row.get("first_t"),
                "last_t": row.get("last_t"),
                "detail": row.get("detail") or None,
            }
        )
    return frame(TABLES["gaps"], table)


def of_state(manifest: Mapping[str, Any]) -> list[Row]:
    """Give the gap of a session that was not ended in order: what came after its last line is not known."""
    state = str(manifest.get("state") or "")
    if state == SessionState.COMPLETE:
        return []
    reason = str(manifest.get("state_reason") or "") or "the recorder ended without a last word"
    return [_blind(GapKind.INTERRUPTED, f"state {state}: {reason}")]


def of_blind_spots(manifest: Mapping[str, Any], *, has_hooks: bool) -> list[Row]:
    """Give what this way of recording cannot see at all: reads without hooks, and HTTP/3 beside the proxy."""
    rows = []
    if not has_hooks:
        rows.append(_blind(GapKind.NO_HOOKS, "no hook was in the app: what it read is not known"))
    is_ours = (manifest.get("device") or {}).get("backend") == "jvm"
    if (manifest.get("network") or {}).get("quic") == "left_alone" and not is_ours:
        rows.append(_blind(GapKind.QUIC_NOT_SEEN, "UDP port 443 was left alone: HTTP/3 passes beside the proxy"))
    return rows


def _blind(kind: GapKind, detail: str) -> Row:
    return {"gap_kind": str(kind), "subject": "session", "n": 1, "detail": detail}


def of_problems(problems: Iterable[Problem], hosts: ByRow[str], t_start: np.ndarray) -> list[Row]:
    """Give what could not be decoded, by host, part and reason."""
    groups: dict[tuple[str, str, str, str], list[float]] = {}
    for problem in problems:
        kind = GapKind.DECODE_LIMIT if problem.reason in LIMITS else GapKind.DECODE_FAILED
        what = f"limit of {problem.reason}" if problem.reason in LIMITS else problem.reason
        part = problem.kind.name.lower().replace("_", " ")
        groups.setdefault((str(kind), hosts[problem.flow], part, what), []).append(float(t_start[problem.flow]))
    return [_row(kind, host, times, f"{part}: {what}") for (kind, host, part, what), times in sorted(groups.items())]


def of_opaque(is_opaque: np.ndarray, hosts: ByRow[str], t_start: np.ndarray, sizes: np.ndarray) -> list[Row]:
    """Give, by host, the requests whose body nothing of ours can read."""
    groups: dict[str, list[int]] = {}
    for i in np.flatnonzero(is_opaque).tolist():
        groups.setdefault(hosts[i], []).append(i)
    return [
        _row(
            str(GapKind.OPAQUE_BODY),
            host,
            t_start[rows].tolist(),
            f"request bodies of unknown content, {int(sizes[rows].sum())} bytes",
        )
        for host, rows in sorted(groups.items())
    ]


def of_known(placeholders: Iterable[KnownValue], dropped: Iterable[KnownValue]) -> list[Row]:
    """Give, by data type, the values that were not or not fully searched."""
    rows = []
    for values, detail in (
        ([value for value in placeholders if value.origin != "hook"], "placeholder"),
        (
            [value for value in dropped if value.origin != "decoy"],
            "says little and matches too often; its further matches were not searched",
        ),
    ):
        counts: dict[str, int] = {}
        for value in values:
            counts[value.data_type] = counts.get(value.data_type, 0) + 1
        rows += [
            {"gap_kind": str(GapKind.NOT_SEARCHED), "subject": data_type, "n": n, "detail": detail}
            for data_type, n in sorted(counts.items())
        ]
    return rows


def of_decoys(alarms: Mapping[str, int]) -> list[Row]:
    """Give, by data type, matches of values that exist nowhere: they say that the search itself errs."""
    detail = "matches of decoys, values that exist nowhere: other matches of this type may be accidents as well"
    return [
        {"gap_kind": str(GapKind.DECOY_MATCH), "subject": data_type, "n": n, "detail": detail}
        for data_type, n in alarms.items()
    ]


def _row(kind: str, subject: str, times: list[float], detail: str) -> Row:
    known = [t for t in times if t == t]
    return {
        "gap_kind": kind,
        "subject": subject,
        "n": len(times),
        "first_t": min(known, default=None),
        "last_t": max(known, default=None),
        "detail": detail,
    }
