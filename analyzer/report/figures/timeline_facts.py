"""What the timeline shows, before it is drawn: lanes, marks, phases, the findings that a mark belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pandas as pd

from analyzer.datatypes import name_of
from analyzer.i18n.catalog import t
from analyzer.model.tables import FINDINGS
from analyzer.report.clock import start_of
from analyzer.report.disclosure import disclosed
from analyzer.report.figures.bilingual import Texts, said, texts_of
from analyzer.report.figures.names import Names, sdk_texts
from analyzer.report.rows import rows_of
from analyzer.report.safe import shown
from analyzer.report.wording import consent_name, phase_name

if TYPE_CHECKING:
    from analyzer.report.model import ReportData

MAX_LANES = 40
"""Data types that are drawn; the rest is counted and stands in the rows."""
MAX_FINDINGS = 500
"""As many findings as the page shows, so that no link leads nowhere."""
SERIES = ("read", "sent_first", "sent_third", "sent_other", "event", "tap", "screen")
"""Kinds of marks; the first four are acts on data, the others stand in lanes of their own."""
STATES = ("unknown", "none_asked", "asked", "granted", "refused", "withdrawn")
_EVENTS = frozenset(
    {"app_launched", "consent_asked", "consent_granted", "consent_refused", "consent_withdrawn", "permission_asked",
     "permission_granted", "permission_denied", "background", "foreground", "screen_off", "screen_on", "killed",
     "relaunched", "idle", "dialog_shown", "policy_opened", "app_exit"}
)  # fmt: skip
_TAPS = frozenset({"click"})
COLUMNS = ("t", "lane", "series", "state", "label", "by", "found", "n")


@dataclass(frozen=True)
class Band:
    """A stretch of one phase and consent state, milliseconds from the start; null ends are those of the figure."""

    left: int
    right: int
    phase: Texts
    state: str


@dataclass(frozen=True)
class Facts:
    """The timeline of one session.

    span: first and last millisecond, counted from `start`. lanes: names, top to bottom; `lane_ids` their data types,
    `""` for lanes of events. marks: one row per millisecond, lane, series, state, label, by and findings, in order of
    time; label, by, found are places in `labels` (recipients, events), `labels` (SDKs; -1: none) and `found`.
    """

    start: datetime
    span: tuple[int, int]
    lane_ids: list[str]
    lanes: list[Texts]
    n_left_out: int
    marks: pd.DataFrame
    labels: list[Texts]
    found: list[tuple[int, ...]]
    findings: list[Mapping[str, Any]]
    bands: list[Band]


def timeline_facts(data: ReportData) -> Facts | None:
    """Collect the timeline, or None when nothing was read or sent."""
    seen, start = disclosed(data), start_of(data)
    if seen.empty or start is None:
        return None
    first = seen.groupby("data_type", observed=True)["t"].min().sort_values(kind="stable")
    kept = [str(name) for name in first.index[:MAX_LANES]]
    labels = _Labels()
    findings, found, found_of = _findings(data)
    rows = [_acts(seen[seen["data_type"].isin(kept)], kept, labels, Names(data), found_of), _events(data, labels)]
    marks = pd.concat([part for part in rows if len(part)], ignore_index=True)
    marks["t"] = ((marks["t"] - start).dt.total_seconds() * 1000).round().astype("int64")
    lanes = _event_lanes(marks)
    marks["lane"] = marks["lane"].map({key: number for number, key in enumerate([*lanes, *range(len(kept))])})
    keys = list(COLUMNS[:-1])
    marks = marks.groupby(keys, sort=True).size().rename("n").reset_index()
    names: list[Texts] = [said(f"figure.lane_{name}") for name in lanes]
    names += [texts_of(lambda lang, one=name: shown(name_of(one, lang))) for name in kept]  # type: ignore[misc]
    span = _span(data, marks, start)
    return Facts(
        start=start,
        span=span,
        lane_ids=[""] * len(lanes) + kept,
        lanes=names,
        n_left_out=len(first) - len(kept),
        marks=marks[list(COLUMNS)],
        labels=labels.texts,
        found=found,
        findings=findings,
        bands=_bands(data, start, span),
    )


class _Labels:
    """Numbers texts in the order in which they come up."""

    def __init__(self) -> None:
        self.texts: list[Texts] = []
        self._places: dict[tuple[str, ...], int] = {}

    def place(self, texts: Texts) -> int:
        """Give the place of a text, -1 for an empty one."""
        key = tuple(texts.values())
        if not any(key):
            return -1
        if key not in self._places:
            self._places[key] = len(self.texts)
            self.texts.append(texts)
        return self._places[key]


def _acts(
    seen: pd.DataFrame, kept: list[str], labels: _Labels, names: Names, found_of: Mapping[str, int]
) -> pd.DataFrame:
    relation = seen["party_relation"].astype("str").fillna("")
    sent = "sent_" + relation.where(relation.isin(["first", "third"]), "other")
    series = sent.where(seen["act"] == "sent", "read").map({name: number for number, name in enumerate(SERIES)})
    to = {name: labels.place(names.party(name)) for name in seen["to"].unique()}
    sdk = seen["sdk_id"].astype("object").where(seen["sdk_id"].notna(), "")
    by = {name: labels.place(sdk_texts(name)) if name else -1 for name in sdk.unique()}
    columns = {
        "t": seen["t"],
        "lane": seen["data_type"].map({name: number for number, name in enumerate(kept)}),
        "series": series,
        "state": seen["consent_state"].map({name: number for number, name in enumerate(STATES)}),
        "label": seen["to"].map(to),
        "by": sdk.map(by),
        "found": seen["observation_id"].map(found_of).fillna(0).astype("int64"),
    }
    return pd.DataFrame(columns).astype({"lane": "object"})


def _events(data: ReportData, labels: _Labels) -> pd.DataFrame:
    """Give what happened beside data: consent, permissions, the app's life; taps; screens that were kept."""
    moments = data.tables["moments"]
    events = moments["event"].astype("str")
    chosen = moments[events.isin(_EVENTS | _TAPS)]
    rows = [
        _event(row.t, "tap" if row.event in _TAPS else "event", str(row.consent_state),
               labels.place(_event_texts(str(row.event), str(row.subject))))
        for row in chosen.itertuples()
    ]  # fmt: skip
    for screen in data.screens:
        text = texts_of(lambda lang, one=screen: t("figure.screen", lang, file=shown(one["file"])))  # type: ignore[misc]
        rows.append(_event(pd.Timestamp(screen["t"], unit="s", tz="UTC"), "screen", "unknown", labels.place(text)))
    return pd.DataFrame(rows, columns=list(COLUMNS[:-1])).astype({"lane": "object"})


def _event(moment: Any, series: str, state: str, label: int) -> dict[str, Any]:
    lane = "events" if series == "event" else "taps"
    return {"t": moment, "lane": lane, "series": SERIES.index(series), "state": STATES.index(state), "label": label,
            "by": -1, "found": 0}  # fmt: skip


def _event_texts(event: str, subject: str) -> Texts:
    def text(lang: str) -> str:
        name = t(f"moment.{event}", lang)
        return t("list.pair", lang, label=name, text=shown(subject)) if subject else name

    return texts_of(text)


def _event_lanes(marks: pd.DataFrame) -> list[str]:
    return [name for name in ("events", "taps") if (marks["lane"] == name).any()]


def _findings(data: ReportData) -> tuple[list[Mapping[str, Any]], list[tuple[int, ...]], dict[str, int]]:
    """Give findings as the page names them, sets of them, and the set that each observation belongs to (0: none)."""
    titles = {rule.id: texts_of(lambda lang, one=rule: one.title(lang)) for rule in data.rules.values()}  # type: ignore[misc]
    findings: list[Mapping[str, Any]] = []
    of_observation: dict[str, list[int]] = {}
    for number, row in enumerate(rows_of(FINDINGS, data.tables["findings"][:MAX_FINDINGS])):
        title = titles.get(row["rule_id"]) or texts_of(lambda _, one=row: shown(one["rule_id"]))  # type: ignore[misc]
        findings.append({"fingerprint": row["fingerprint"], "severity": row["severity"], "title": title})
        for key in row["evidence"]:
            of_observation.setdefault(key, []).append(number)
    sets: dict[tuple[int, ...], int] = {(): 0}
    places = {key: sets.setdefault(tuple(numbers), len(sets)) for key, numbers in of_observation.items()}
    return findings, list(sets), places


def _span(data: ReportData, marks: pd.DataFrame, start: datetime) -> tuple[int, int]:
    phases = data.tables["phases"]
    edges = [round((moment - start).total_seconds() * 1000) for moment in phases["t_start"].dropna()]
    low, high = min([0, int(marks["t"].min()), *edges]), max([int(marks["t"].max()), *edges])
    pad = max(round((high - low) * 0.02), 50)
    return low - pad, high + pad


def _bands(data: ReportData, start: datetime, span: tuple[int, int]) -> list[Band]:
    def at(moment: Any, otherwise: int) -> int:
        return otherwise if pd.isna(moment) else round((moment - start).total_seconds() * 1000)

    return [
        Band(
            at(row.t_start, span[0]),
            at(row.t_end, span[1]),
            texts_of(lambda lang, one=row: _band_text(str(one.phase), str(one.consent_state), lang)),  # type: ignore[misc]
            str(row.consent_state),
        )
        for row in data.tables["phases"].itertuples()
    ]


def _band_text(phase: str, state: str, lang: str) -> str:
    return t("figure.band", lang, phase=phase_name(phase, lang), state=consent_name(state, lang))
