"""Accepted findings: a file of fingerprints with reason, author and expiry, and what became of each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from analyzer import yamlio

if TYPE_CHECKING:
    import pandas as pd

_Said = Annotated[str, Field(min_length=1)]
_UNCHECKED = ("not_assessed",)


class Accepted(BaseModel):
    """One accepted finding."""

    model_config = ConfigDict(extra="forbid")

    fingerprint: str = Field(pattern=r"^[0-9a-f]{32}$", description="of the finding; every report prints it")
    reason: _Said = Field(description="why it is accepted")
    author: _Said = Field(description="who accepts it")
    expires: date | None = Field(default=None, description="last day on which it counts; none: for ever")
    rule_id: str = Field(default="", description="rule of the finding, so that `fixed` is told from `not checked`")
    finding: str = Field(default="", description="the finding in words, for readers of this file")


class Baseline(BaseModel):
    """A baseline file."""

    model_config = ConfigDict(extra="forbid")

    version: Literal[1] = 1
    accepted: list[Accepted] = []


def load_baseline(file: Path) -> Baseline:
    """Read a baseline file (YAML or JSON). Raises UsageError E131 at file:line:column."""
    document = yamlio.load(file, what="baseline")
    baseline = yamlio.validated(document, Baseline, code="E131")
    first: dict[str, int] = {}
    for number, entry in enumerate(baseline.accepted):
        if first.setdefault(entry.fingerprint, number) != number:
            raise document.error(
                ["accepted", number, "fingerprint"],
                f"this fingerprint is accepted twice, first at {document.at(['accepted', first[entry.fingerprint]])}",
                code="E131",
                hint="keep one of the two",
            )
    return baseline


def save_baseline(baseline: Baseline, file: Path) -> None:
    """Write a baseline file as YAML that `load_baseline` reads; texts are quoted, so nothing is misread."""
    lines = ["version: 1", "accepted:" if baseline.accepted else "accepted: []"]
    for entry in baseline.accepted:
        marks = iter(["- ", *["  "] * 9])
        for name, value in entry.model_dump(mode="json").items():
            if value not in (None, ""):
                lines.append(f"{next(marks)}{name}: {json.dumps(value, ensure_ascii=False)}")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def apply_baseline(findings: pd.DataFrame, baseline: Baseline, *, today: date | None = None) -> pd.DataFrame:
    """Give the findings with `baseline` known where an unexpired entry accepts the fingerprint, else new."""
    accepted = {entry.fingerprint for entry in baseline.accepted if not _is_expired(entry, today)}
    known = findings["fingerprint"].isin(accepted)
    state = findings["baseline"].astype("str").mask(known, "known")
    return findings.assign(baseline=state.astype(findings["baseline"].dtype))


def _is_expired(entry: Accepted, today: date | None) -> bool:
    return entry.expires is not None and entry.expires < (today or date.today())


def compare(
    findings: pd.DataFrame,
    assessments: Sequence[Mapping[str, Any]],
    baseline: Baseline,
    *,
    today: date | None = None,
) -> list[dict[str, Any]]:
    """Say what became of each accepted finding, as plain values with `state`.

    known: found again. expired: found again, but its acceptance has ended, so it counts as new. fixed: its rule was
    assessed and did not find it. not_checked: its rule was not assessed, or the entry does not name it.
    """
    found = dict(zip(findings["fingerprint"], findings["rule_id"].astype("str"), strict=True))
    checked = {row["rule_id"] for row in assessments if row["result"] not in _UNCHECKED}
    rows = []
    for entry in baseline.accepted:
        rule_id = entry.rule_id or found.get(entry.fingerprint, "")
        if entry.fingerprint in found:
            state = "expired" if _is_expired(entry, today) else "known"
        else:
            state = "fixed" if rule_id in checked else "not_checked"
        rows.append(entry.model_dump(mode="json") | {"rule_id": rule_id, "state": state})
    return rows


def expired(entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """Give one warning for each acceptance whose time is over; entries: as `compare` gives them."""
    return [
        f"the acceptance of {entry['fingerprint']} ({entry['rule_id']}) by {entry['author']} expired on "
        f"{entry['expires']}: it counts as new"
        for entry in entries
        if entry["state"] == "expired"
    ]


def fixed_rows(entries: Sequence[Mapping[str, Any]], findings: pd.DataFrame, manifest: Mapping[str, Any]) -> Any:
    """Give the findings with a row of `baseline` fixed, without evidence, for each entry in state fixed."""
    import pandas as pd

    from analyzer.model.tables import FINDINGS, frame

    fixed = [entry for entry in entries if entry["state"] == "fixed"]
    if not fixed:
        return findings
    at = pd.to_datetime(manifest.get("started"), utc=True, errors="coerce")
    at = pd.Timestamp(0, tz="UTC") if pd.isna(at) else at
    rows = [_fixed(entry, str(manifest.get("session_id", "")), at) for entry in fixed]
    both = pd.concat([findings.astype("object"), frame(FINDINGS, rows).astype("object")])
    return frame(FINDINGS, both.where(both.notna(), None).to_dict("records"))


def _fixed(entry: Mapping[str, Any], session_id: str, at: Any) -> dict[str, Any]:
    return {
        "session_id": session_id,
        "finding_id": entry["fingerprint"][:16],
        "fingerprint": entry["fingerprint"],
        "rule_id": entry["rule_id"],
        "rule_version": 0,
        "severity": "info",
        "confidence": "possible",
        "message_args": json.dumps({"act": "fixed", "finding": entry["finding"]}, ensure_ascii=False),
        "data_types": [],
        "n_observations": 0,
        "first_t": at,
        "last_t": at,
        "evidence": [],
        "baseline": "fixed",
    }
