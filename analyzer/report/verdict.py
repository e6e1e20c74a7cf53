"""Which findings count: those that no baseline and no waiver silences, at or above --fail-on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analyzer.model.enums import Confidence, Severity

if TYPE_CHECKING:
    import pandas as pd

FAIL_ON, FAIL_CONFIDENCE = "high", "possible"
"""Defaults: severity and confidence are two facts of a finding (house rules), so a `possible` finding keeps its
severity and fails a run like any other, unless a higher confidence is asked for."""
NEVER = "never"


def is_active(findings: pd.DataFrame) -> pd.Series:
    """Tell which findings are neither accepted, nor fixed, nor waived."""
    return ~findings["baseline"].isin(["known", "fixed"]) & findings["suppressed_by"].isna()


def is_failing(findings: pd.DataFrame, settings: Mapping[str, Any]) -> pd.Series:
    """Tell which findings fail a run: active, of severity `fail_on` and confidence `fail_confidence`, or above."""
    limit = settings.get("fail_on") or FAIL_ON
    if limit == NEVER:
        return is_active(findings) & False
    severity = findings["severity"].astype("str").map({str(level): level.rank for level in Severity})
    counted = is_active(findings) & (severity >= Severity(limit).rank)
    least = Confidence(settings.get("fail_confidence") or FAIL_CONFIDENCE)
    if least is Confidence.POSSIBLE:
        return counted
    confidence = findings["confidence"].astype("str").map({str(level): level.rank for level in Confidence})
    return counted & (confidence >= least.rank)
