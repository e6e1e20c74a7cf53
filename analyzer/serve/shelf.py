"""The sessions below a folder as rows of a list; what a session holds is read again only when it changed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzer.model.enums import Severity
from analyzer.model.errors import DataError
from analyzer.report.verdict import is_active
from analyzer.store.parquet import read_table
from analyzer.store.session import MANIFEST, Session, has_raw_files

_MAX_DEPTH = 4
_TABLES = ("findings", "observations", "gaps")


@dataclass(frozen=True)
class Card:
    """What session.json says of one session. key: its folder below the shelf, in POSIX form. problem: an error code."""

    key: str
    app_id: str = ""
    version: str = ""
    device: str = ""
    scenario: str = ""
    state: str = ""
    started: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Counts:
    """What the last analysis counted; findings that a baseline or waiver silences are left out.

    severities: severity → number, most severe first, zeros left out.
    """

    severities: Mapping[str, int] = field(default_factory=dict)
    n_reads: int = 0
    n_sends: int = 0
    n_gaps: int = 0

    def reaches(self, least: str) -> bool:
        """Tell whether there is a finding of severity `least` or above."""
        return any(Severity(name).rank >= Severity(least).rank for name in self.severities)


@dataclass(frozen=True)
class Query:
    """What the list is narrowed to; an empty text narrows nothing.

    text: words that app, version, device, scenario or folder must hold. severity: the least that one finding has.
    """

    text: str = ""
    state: str = ""
    device: str = ""
    severity: str = ""


class Shelf:
    """Every session below `folder`, at most four levels down. Nothing is written, links are not followed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._cards: dict[str, tuple[int, Card]] = {}
        self._counts: dict[str, tuple[tuple[int, ...], Counts | None]] = {}

    def cards(self) -> list[Card]:
        """Give the sessions that are there now, the youngest first; those that cannot be opened at the end."""
        cards = [self._card(path) for path in _folders(self.folder)]
        by_key = sorted(cards, key=lambda card: card.key)
        return sorted(by_key, key=lambda card: (not card.problem, card.started), reverse=True)

    def find(self, key: str) -> Path:
        """Give the folder of a session of the list. Raises DataError E393 for any other text."""
        if any(card.key == key for card in self.cards()):
            return self.folder / key
        raise DataError(f"no session {key!r} in {self.folder}", code="E393", hint="choose one of the list")

    def counts(self, key: str) -> Counts | None:
        """Give what a session's last analysis counted; None when it was not analyzed, or its tables are damaged."""
        tables = self.folder / key / "tables"
        try:
            stamp = tuple((tables / f"{name}.parquet").stat().st_mtime_ns for name in _TABLES)
        except OSError:
            return None
        known = self._counts.get(key)
        if known is None or known[0] != stamp:
            known = self._counts[key] = (stamp, _counts(tables))
        return known[1]

    def select(self, query: Query) -> list[Card]:
        """Give the sessions that a query leaves, in the order of `cards`."""
        words = query.text.casefold().split()
        return [card for card in self.cards() if _matches(card, query, words) and self._reaches(card, query.severity)]

    def _reaches(self, card: Card, severity: str) -> bool:
        counts = self.counts(card.key) if severity else None
        return not severity or (counts is not None and counts.reaches(severity))

    def _card(self, folder: Path) -> Card:
        key = folder.relative_to(self.folder).as_posix()
        try:
            stamp = (folder / MANIFEST).stat().st_mtime_ns
        except OSError:
            return Card(key, problem="E301")
        known = self._cards.get(key)
        if known is None or known[0] != stamp:
            known = self._cards[key] = (stamp, _read_card(key, folder))
        return known[1]


def choices(cards: Sequence[Card], name: str) -> list[str]:
    """Give the different texts of a field of cards, in order, for a menu."""
    return sorted({text for card in cards if (text := getattr(card, name))})


def _folders(top: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(top):
        path = Path(place)
        if MANIFEST in files or ("raw" in folders and has_raw_files(path)):
            folders.clear()
            yield path
        elif len(path.relative_to(top).parts) >= _MAX_DEPTH:
            folders.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))


def _read_card(key: str, folder: Path) -> Card:
    try:
        manifest = Session.open(folder).manifest
    except DataError as error:
        return Card(key, problem=error.code)
    app, device = manifest.get("app") or {}, manifest.get("device") or {}
    scenario = (manifest.get("scenario") or {}).get("name") or device.get("scenario")
    texts: dict[str, Any] = {
        "app_id": app.get("id"),
        "version": app.get("version"),
        "device": device.get("backend"),
        "scenario": scenario,
        "state": manifest["state"],
        "started": manifest.get("started"),
    }
    return Card(key, **{name: str(text or "") for name, text in texts.items()})


def _matches(card: Card, query: Query, words: Sequence[str]) -> bool:
    text = " ".join((card.key, card.app_id, card.version, card.device, card.scenario)).casefold()
    return (
        all(word in text for word in words)
        and query.state in ("", card.state)
        and query.device in ("", card.device)
    )  # fmt: skip


def _counts(tables: Path) -> Counts | None:
    try:
        findings = read_table(tables, "findings", ["severity", "baseline", "suppressed_by"])
        acts = read_table(tables, "observations", ["act"])["act"].astype("str").value_counts()
        n_gaps = len(read_table(tables, "gaps", ["gap_kind"]))
    except DataError:
        return None
    found = findings.loc[is_active(findings), "severity"].astype("str").value_counts()
    levels = sorted(Severity, key=lambda level: -level.rank)
    severities = {str(level): int(found[str(level)]) for level in levels if str(level) in found and found[str(level)]}
    return Counts(severities, int(acts.get("accessed", 0)), int(acts.get("sent", 0)), n_gaps)
