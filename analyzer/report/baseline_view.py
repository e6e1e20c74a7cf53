"""What became of each accepted finding: known, fixed, expired, or not checked in this run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analyzer.i18n.catalog import t
from analyzer.report.safe import shown

if TYPE_CHECKING:
    from analyzer.report.model import ReportData


def acceptances(data: ReportData) -> Sequence[Mapping[str, Any]]:
    """Give the entries of the baseline with their state, as `analyzer.rules.baseline.compare` found it."""
    entries: Sequence[Mapping[str, Any]] = data.settings.get("acceptances") or ()
    return entries


def baseline_rows(data: ReportData, lang: str) -> list[tuple[str, ...]]:
    """Give (state, rule, fingerprint, reason, author, expiry) of each entry in words; expired ones first."""
    order = ("expired", "known", "not_checked", "fixed")
    rows = sorted(acceptances(data), key=lambda row: (order.index(row["state"]), row["rule_id"], row["fingerprint"]))
    return [_row(row, lang) for row in rows]


def _row(row: Mapping[str, Any], lang: str) -> tuple[str, ...]:
    cells = (row["rule_id"], row["fingerprint"], row["reason"], row["author"], row["expires"] or t("report.none", lang))
    return (t(f"acceptance.{row['state']}", lang), *map(shown, cells))


def baseline_lines(data: ReportData, lang: str) -> list[str]:
    """Give each entry as one line of text."""
    rows = baseline_rows(data, lang)
    return [
        t("list.pair", lang, label=f"{state} · {rule} {fingerprint[:12]}".strip(),
          text=t("baseline.line", lang, reason=reason, author=author, expires=expires))
        for state, rule, fingerprint, reason, author, expires in rows
    ]  # fmt: skip
