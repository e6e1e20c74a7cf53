"""One session as a survey sees it: who it is of, whether it counts, and what holds in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from analyzer.model.errors import ConsentinelError, DataError, SetupError
from analyzer.survey import storage
from analyzer.survey.measures import Measured, Tables, by_state, measure

if TYPE_CHECKING:
    from analyzer.survey.study import Study

_TABLES: dict[str, tuple[list[str], str | None]] = {
    "observations": (
        [
            "act",
            "data_type",
            "method",
            "confidence",
            "party_id",
            "party_relation",
            "sdk_id",
            "consent_state",
            "access_event_id",
        ],
        "t",
    ),
    "findings": (["rule_id", "data_types", "confidence", "suppressed_by", "baseline"], None),
    "assessments": (["rule_id", "result"], None),
    "parties": (["party_id", "country"], None),
    "hook_status": (["hook_id", "state"], None),
    "flows": (["host"], "t_start"),
    "gaps": (["gap_kind", "subject"], None),
    "phases": (["consent_state"], None),
    "moments": (["event"], "t"),
}
"""Columns that are read, and the one of which the least value is."""


class _Counted(NamedTuple):
    """Different values of a column, in all and per value of another, of the rows that fit."""

    of: str
    by: str
    where: Mapping[str, tuple[str, ...]]

    @property
    def columns(self) -> set[str]:
        """Columns that are needed."""
        return {self.of, self.by, *self.where}


_COUNTED = {
    "observations": _Counted("ref_id", "method", {"act": ("sent",), "source": ("flow",)}),
    "flows": _Counted("flow_id", "kind", {"kind": ("http", "websocket"), "app_attribution": ("app", "unknown")}),
}
"""The traffic: requests in which something was sent, by method, and all requests of the app."""
MANIFEST = "session.json"
_BUILD = "tables/_build.json"
FILES = (*(f"tables/{name}.parquet" for name in _TABLES), _BUILD)
"""Files of a session that are read after its head."""
_FINISHED = {"True": "yes", "False": "no"}
_DARK = ("tls_refused", "opaque_body")

REASONS = (
    "damaged", "duplicate", "no_app", "not_complete", "scenario", "scenario_not_played", "clock", "not_analyzed",
    "consent_unknown", "opaque", "hooks",
)  # fmt: skip
"""Why a session does not count, in the order in which they are looked at."""


@dataclass(frozen=True)
class Head:
    """What session.json says; enough to put sessions of one app together. digest: of the recorded files.

    store: where the app came from, as the device said, such as the package that installed it.
    finished: whether the scenario was played to its end, `yes` or `no`; empty where the session does not say, as one
    without a scenario, of another tool, or of an earlier version.
    """

    folder: str
    session_id: str = ""
    app_id: str = ""
    version: str = ""
    store: str = ""
    category: str = ""
    scenario: str = ""
    finished: str = ""
    device: str = ""
    year: str = ""
    state: str = ""
    clock_uncertainty_s: float = 0.0
    digest: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Facts:
    """One session: its head, the reason for which it does not count ("" when it does), and what holds.

    by_state: what holds before consent, after agreeing, after refusing. traffic: requests (""), those in which anything
    was found to be sent (`any`), and those in which each method found it.
    first_sent_ms: time from the launch, or from the first flow where no mark tells it, to the first personal data
    sent; None when nothing was sent.
    """

    head: Head
    reason: str
    detail: str
    measured: Measured
    first_sent_ms: int | None = None
    by_state: Mapping[str, Measured] = field(default_factory=dict)
    traffic: Mapping[str, int] = field(default_factory=dict)


def read_head(folder: str | Path) -> Head:
    """Read session.json of a folder; what cannot be read is a head with a problem, never an exception.

    The app of a capture that names none is the one that its last analysis was told.
    Raises only what the storage of an address does: SetupError E250, E251.
    """
    from analyzer.store.session import Session

    try:
        with storage.fetched(folder, [MANIFEST]) as place:
            head = _head(folder, Session.open(place).manifest)
        if head.app_id:
            return head
        with storage.fetched(folder, [_BUILD]) as place:
            return replace(head, app_id=_told(place, "app_id"))
    except SetupError:
        raise
    except ConsentinelError as error:
        return Head(str(folder), problem=error.code)
    except (OSError, KeyError, TypeError, ValueError, AttributeError):
        return Head(str(folder), problem="E306")


def _head(folder: str | Path, manifest: dict[str, Any]) -> Head:
    app, device = manifest.get("app") or {}, manifest.get("device") or {}
    clock, files = manifest.get("clock") or {}, manifest.get("files") or []
    scenario = manifest.get("scenario") or {}
    hashes = sorted(str(entry["sha256"]) for entry in files if str(entry["path"]).endswith((".jsonl", ".bin")))
    return Head(
        folder=str(folder),
        session_id=str(manifest["session_id"]),
        app_id=str(app.get("id") or ""),
        version=str(app.get("version") or ""),
        store=str(app.get("source") or app.get("installer") or ""),
        category=str(app.get("category") or ""),
        scenario=str(scenario.get("name") or device.get("scenario") or ""),
        finished=_FINISHED.get(str(scenario.get("finished")), ""),
        device=str(device.get("backend") or ""),
        year=_year(str(manifest.get("started") or "")),
        state=str(manifest.get("state") or ""),
        clock_uncertainty_s=float(clock.get("uncertainty_s") or 0.0),
        digest=hashlib.sha256(" ".join(hashes).encode()).hexdigest() if hashes else "",
    )


def _year(started: str) -> str:
    """Give the year, in UTC, of a moment written in any time zone; empty for what is no moment.

    >>> _year("2026-01-01T07:30:00+08:00")
    '2025'
    """
    try:
        moment = datetime.fromisoformat(started)
    except ValueError:
        return ""
    return str((moment if moment.tzinfo is None else moment.astimezone(UTC)).year)


def read_facts(head: Head, study: Study) -> Facts:
    """Give whether a session counts, and what holds in it. Never raises for what a session contains.

    Raises SetupError E250, E251 when the storage of an address does not answer.
    """
    nothing = Measured(frozenset(), frozenset())
    reason = _reason_of_head(head, study)
    if reason:
        return Facts(head, reason, head.problem, nothing)
    with storage.fetched(head.folder, FILES) as folder:
        if not (folder / "tables" / "assessments.parquet").is_file():
            return Facts(head, "not_analyzed", "", nothing)
        try:
            tables, traffic = _read(folder)
        except DataError as error:
            return Facts(head, "damaged", error.code, nothing)
        head = replace(head, category=_told(folder, "category") or head.category)
    reason, detail = _reason_of_tables(tables, study)
    if reason:
        return Facts(head, reason, detail, nothing)
    sure = study.min_confidence
    return Facts(
        head, "", "", measure(tables, at_least=sure), _first_sent_ms(tables), by_state(tables, at_least=sure), traffic
    )


def _read(folder: Path) -> tuple[Tables, dict[str, int]]:
    """Give the different rows of the tables, each of which is read once, and what is counted of the traffic."""
    from analyzer.store.parquet import count_different, read_some, unique_rows

    rows: dict[str, list[dict[str, Any]]] = {}
    counts: dict[str, dict[str, int]] = {}
    for name, (columns, least) in _TABLES.items():
        counted = _COUNTED.get(name)
        told = [*columns, *([least] if least else []), *(counted.columns if counted else ())]
        found = read_some(folder / "tables", name, told)
        rows[name] = unique_rows(found, columns, least=least)
        if counted:
            counts[name] = count_different(found, of=counted.of, by=counted.by, where=counted.where)
    methods = {name or "any": n for name, n in counts["observations"].items() if name != "placeholder"}
    return rows, {"": counts["flows"][""]} | methods


def _told(folder: Path, name: str) -> str:
    """Give an option of the last analysis, such as category; empty without one."""
    try:
        settings = json.loads((folder / _BUILD).read_text(encoding="utf-8"))["settings"]
        return str(settings.get(name) or "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ""


def _reason_of_head(head: Head, study: Study) -> str:
    asked = study.eligibility
    if head.problem:
        return "damaged"
    if not head.app_id:
        return "no_app"
    if asked.complete and head.state != "complete":
        return "not_complete"
    if asked.scenarios and head.scenario not in asked.scenarios:
        return "scenario"
    if asked.scenario_finished and head.finished == "no":
        return "scenario_not_played"
    return "clock" if head.clock_uncertainty_s > asked.max_clock_uncertainty_s else ""


def _reason_of_tables(tables: Tables, study: Study) -> tuple[str, str]:
    asked = study.eligibility
    if asked.consent_known and all(row["consent_state"] == "unknown" for row in tables["phases"]):
        return "consent_unknown", ""
    share = share_opaque_hosts(tables)
    if share > asked.max_share_opaque_hosts:
        return "opaque", f"{share:.3f}"
    share = share_hooks_active(tables)
    return ("hooks", f"{share:.3f}") if share < asked.min_share_hooks_active else ("", "")


def share_opaque_hosts(tables: Tables) -> float:
    """Give the share of hosts whose content stayed unknown; 0 without any host."""
    dark = {row["subject"] for row in tables["gaps"] if row["gap_kind"] in _DARK} - {""}
    hosts = {row["host"] for row in tables["flows"]} | dark
    return len(dark) / len(hosts) if hosts else 0.0


def share_hooks_active(tables: Tables) -> float:
    """Give the share of hooks, whose API the app has, that were active in any process; 0 without any."""
    active = {row["hook_id"] for row in tables["hook_status"] if row["state"] == "active"}
    present = {row["hook_id"] for row in tables["hook_status"] if row["state"] != "absent"}
    return len(active) / len(present) if present else 0.0


def _first_sent_ms(tables: Tables) -> int | None:
    sent = [row["t"] for row in tables["observations"] if row["act"] == "sent" and row["method"] != "placeholder"]
    begun = [row["t"] for row in tables["moments"] if row["event"] == "app_launched"]
    begun = begun or [row["t_start"] for row in tables["flows"]]
    return max(0, round((min(sent) - min(begun)).total_seconds() * 1000)) if sent and begun else None
