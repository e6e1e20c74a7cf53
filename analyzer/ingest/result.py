"""What an import gives back beside the raw files it wrote."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from analyzer.ingest.lines import gap
from analyzer.model.enums import GapKind


@dataclass
class ImportResult:
    """gaps: rows for table `gaps` without ids; n_entries: flows written; started: seconds of the first request,
    ended: seconds of the last line, both null when nothing had a time; notes: sentences for people about what
    was rebuilt or assumed; marks: `{t, mark, note, source}` that the capture itself tells; app, device: entries of the
    manifest that it tells."""

    gaps: list[dict[str, Any]] = field(default_factory=list)
    n_entries: int = 0
    started: float | None = None
    ended: float | None = None
    notes: list[str] = field(default_factory=list)
    marks: list[dict[str, Any]] = field(default_factory=list)
    app: dict[str, Any] = field(default_factory=dict)
    device: dict[str, Any] = field(default_factory=dict)


class Tally:
    """Counts what went wrong or was assumed, by kind and sentence, to become gaps and notes."""

    def __init__(self) -> None:
        self._gaps: Counter[tuple[GapKind, str, str]] = Counter()
        self._notes: Counter[str] = Counter()

    def gap(self, kind: GapKind, subject: str, detail: str) -> None:
        """Count one case of a gap."""
        self._gaps[kind, subject, detail] += 1

    def note(self, text: str) -> None:
        """Count one case of something assumed; `text` follows the number."""
        self._notes[text] += 1

    def gaps(self) -> list[dict[str, Any]]:
        """Give the rows for table `gaps`."""
        return [gap(kind, subject, n, detail=detail) for (kind, subject, detail), n in self._gaps.items()]

    def notes(self) -> list[str]:
        """Give the sentences."""
        return [f"{n} {text}" for text, n in self._notes.items()]
