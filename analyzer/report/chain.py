"""The evidence of a finding as steps: read by whom, how much later, sent as what to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyzer.model.tables import FINDINGS, OBSERVATIONS
from analyzer.report.rows import rows_of

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """One observation of the evidence, with the read it is linked to, if it is a send with a known read."""

    row: Row
    read: Row | None


class Chains:
    """Looks up the evidence of the first findings; only the rows they need are turned into plain values.

    max_findings: how many findings, in the order of the table. limit: how many steps of each.
    """

    def __init__(self, data: ReportData, max_findings: int, limit: int) -> None:
        observations = data.tables["observations"]
        findings = rows_of(FINDINGS, data.tables["findings"][:max_findings])
        wanted = {key for row in findings for key in row["evidence"][:limit]}
        evidence = observations[observations["observation_id"].isin(wanted)]
        self._rows = {row["observation_id"]: row for row in rows_of(OBSERVATIONS, evidence)}
        self._reads = _reads(data, self._rows.values())
        self._limit = limit
        self.findings = findings

    def steps(self, finding: Row) -> list[Step]:
        """Give the first steps of a finding's evidence, in order of time."""
        rows = (self._rows[key] for key in finding["evidence"][: self._limit] if key in self._rows)
        return [Step(row, self._read_of(row)) for row in rows]

    def _read_of(self, row: Row) -> Row | None:
        candidates = self._reads.get(row["access_event_id"], ())
        same = [read for read in candidates if read["data_type"] == row["data_type"]]
        return next(iter(same or candidates), None)


def _reads(data: ReportData, rows: Iterable[Row]) -> dict[str | None, list[Row]]:
    """Give the reads that the rows link to, by event id."""
    observations = data.tables["observations"]
    linked = {row["access_event_id"] for row in rows} - {None}
    is_linked = (observations["act"] == "accessed") & observations["ref_id"].isin(linked)
    reads: dict[str | None, list[Row]] = {}
    for row in rows_of(OBSERVATIONS, observations[is_linked]):
        reads.setdefault(row["ref_id"], []).append(row)
    return reads
