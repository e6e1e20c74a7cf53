"""Accepted findings: a file of fingerprints with reason, author and expiry."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from analyzer import yamlio

if TYPE_CHECKING:
    import pandas as pd


class Accepted(BaseModel):
    """One accepted finding."""

    model_config = ConfigDict(extra="forbid")

    fingerprint: str
    reason: str
    author: str
    expires: date | None = None


class Baseline(BaseModel):
    """A baseline file."""

    model_config = ConfigDict(extra="forbid")

    version: int = 1
    accepted: list[Accepted] = []


def load_baseline(file: Path) -> Baseline:
    """Read a baseline file (YAML or JSON). Raises UsageError E131 at file:line:column."""
    return yamlio.validated(yamlio.load(file, what="baseline"), Baseline, code="E131")


def apply_baseline(findings: pd.DataFrame, baseline: Baseline, *, today: date | None = None) -> pd.DataFrame:
    """Give the findings with `baseline` known where an unexpired entry accepts the fingerprint, else new."""
    day = today or date.today()
    accepted = {entry.fingerprint for entry in baseline.accepted if entry.expires is None or entry.expires >= day}
    known = findings["fingerprint"].isin(accepted)
    state = findings["baseline"].astype("str").mask(known, "known")
    return findings.assign(baseline=state.astype(findings["baseline"].dtype))
