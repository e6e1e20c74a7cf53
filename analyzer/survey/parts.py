"""One part of a study: some apps, counted by one worker and kept on disk, so that a study can go on after a stop."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from analyzer.survey import storage
from analyzer.survey.measures import Measured
from analyzer.survey.sessions import Facts, Head, read_facts
from analyzer.survey.study import Study
from analyzer.survey.tally import Tally
from analyzer.survey.units import App, Context, Told, make_app

APPS_PER_PART = 200
FORMAT = 3
_ANALYZED = ("observations.parquet", "findings.parquet", "assessments.parquet")


@dataclass(frozen=True)
class AppPart:
    """The sessions of one app. first: heads that count unless their tables say otherwise; left_out: head and reason."""

    app_id: str
    heads: tuple[Head, ...]
    left_out: tuple[tuple[Head, str], ...]
    told: Told


@dataclass(frozen=True)
class Part:
    """Some apps, and the file in which what was counted is kept."""

    file: str
    apps: tuple[AppPart, ...]
    study: Study

    def key(self) -> str:
        """Give a hash of everything the counts depend on: the apps, the study, the tables, our version."""
        from analyzer.model.version import __version__

        told = [FORMAT, __version__, self.study.model_dump(mode="json")]
        for app in self.apps:
            left = [(asdict(head), reason) for head, reason in app.left_out]
            told.append([app.app_id, [(asdict(head), _tables(head)) for head in app.heads], left, asdict(app.told)])
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _tables(head: Head) -> list[Any]:
    """Give what changes when a session is analyzed anew."""
    return storage.stamps(storage.join(head.folder, "tables"), _ANALYZED)


def count(part: Part) -> str:
    """Count a part, unless its file holds the counts already; give the file.

    The file is written whole or not at all, so that a part is never counted twice nor half.
    """
    key = part.key()
    if read_part(part.file, key) is None:
        write_part(part.file, {"key": key} | _counted(part))
    return part.file


def write_part(file: str, part: Mapping[str, Any]) -> None:
    """Write what a part's file holds. Raises SetupError E280–E282, and E250 and E251 for an address."""
    data = json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode()
    storage.write(file, gzip.compress(data, 5, mtime=0))


def read_part(file: str, key: str | None = None) -> dict[str, Any] | None:
    """Give what a part's file holds; None when there is none, or when it was made of something else than `key`."""
    try:
        data: dict[str, Any] = json.loads(gzip.decompress(storage.read(file) or b""))
        return data if key is None or data["key"] == key else None
    except (OSError, ValueError, EOFError, KeyError, TypeError):
        return None


def _counted(part: Part) -> dict[str, Any]:
    tally, sessions, apps = Tally(), [], []
    damaged: list[tuple[str, str]] = []
    for one in part.apps:
        read = [read_facts(head, part.study) for head in one.heads]
        counting = [facts for facts in read if not facts.reason]
        left_out = [(facts.head, facts.reason, facts.detail) for facts in read if facts.reason]
        left_out += [(head, reason, head.problem) for head, reason in one.left_out]
        rows = [_session_row(facts.head, "", "") for facts in counting] + [_session_row(*row) for row in left_out]
        where = [head.folder for head, reason, _ in left_out if reason == "damaged"]
        damaged += zip(where, (row["detail"] for row in rows if row["reason"] == "damaged"), strict=True)
        sessions += [{"unit": one.app_id} | row for row in rows]
        cluster = one.told.labels.get(part.study.cluster or "") or None
        app = make_app(one.app_id, counting, one.told, part.study) if counting else None
        add_unit(tally, app, rows, group_by=part.study.group_by, cluster=cluster)
        if app is not None:
            apps.append(app_row(app, cluster))
    return {"tally": tally.as_json(), "sessions": sessions, "apps": apps, "damaged": damaged}


def add_unit(
    tally: Tally,
    app: App | None,
    sessions: Sequence[Mapping[str, Any]],
    *,
    group_by: tuple[str, ...],
    cluster: str | None,
) -> None:
    """Count one app with its sessions (`SESSION_COLUMNS`). app: None when no session counts.

    Sessions that name no app, such as damaged ones, are of nobody knows how many; they are no app that is lost.
    """
    left_out = [row["reason"] for row in sessions if row["reason"]]
    silent = sum(not row["reason"] and not row["finished"] for row in sessions)
    tally.sessions["counted"] += len(sessions) - len(left_out)
    if silent:
        tally.sessions.update({"silent": silent, "silent_apps": 1})
    tally.reasons.update(left_out)
    if app is not None:
        tally.add_app(app, group_by, cluster)
    elif any(row["app_id"] for row in sessions):
        tally.lost[left_out[0]] += 1


def _session_row(head: Head, reason: str, detail: str) -> dict[str, Any]:
    row = asdict(head)
    return {name: row[name] for name in SESSION_COLUMNS if name in row} | {"reason": reason, "detail": detail}


SESSION_COLUMNS = (
    "session_id", "app_id", "version", "category", "scenario", "finished", "device", "year", "state",
    "clock_uncertainty_s", "reason", "detail",
)  # fmt: skip
"""Columns of the table of sessions in a data package; reason is empty for those that count."""


def app_row(app: App, cluster: str | None) -> dict[str, Any]:
    """Give an app as plain JSON; `app_of` gives it back."""
    return {
        "app_id": app.app_id, "groups": list(app.groups), "cells": sorted(map(list, app.cells)),
        "unjudged": sorted(app.unjudged), "sessions": app.sessions, "first_sent_ms": app.first_sent_ms,
        "version": app.version, "store": app.store, "score": app.score, "cluster": cluster,
        "trials": {name: list(n) for name, n in sorted(app.trials.items())},
        "traffic": dict(sorted(app.traffic.items())),
        "contexts": [[one.kind, one.name, sorted(map(list, one.measured.cells)), sorted(one.measured.unjudged)]
                     for one in app.contexts],
    }  # fmt: skip


def app_of(row: Mapping[str, Any]) -> App:
    """Give the app that a row of `app_row` is of."""
    contexts = tuple(Context(kind, name, _measured(cells, unjudged)) for kind, name, cells, unjudged in row["contexts"])
    whole = _measured(row["cells"], row["unjudged"])
    return App(
        row["app_id"], tuple(row["groups"]), whole.cells, whole.unjudged, row["sessions"],
        {name: (n[0], n[1]) for name, n in row["trials"].items()}, contexts, row["first_sent_ms"], row["traffic"],
        row["version"], row["store"], row["score"],
    )  # fmt: skip


def _measured(cells: Sequence[Sequence[str]], unjudged: Sequence[str]) -> Measured:
    return Measured(frozenset((cell[0], cell[1]) for cell in cells), frozenset(unjudged))


def in_parts(apps: Sequence[AppPart], study: Study, folder: str | Path) -> list[Part]:
    """Cut apps, in order of their ids, into parts."""
    begins = range(0, len(apps), APPS_PER_PART)
    return [
        Part(part_file(folder, number), tuple(apps[begin : begin + APPS_PER_PART]), study)
        for number, begin in enumerate(begins)
    ]


def part_file(folder: str | Path, number: int) -> str:
    """Give the file of a part."""
    return storage.join(folder, f"part-{number:05d}.json.gz")


__all__ = ["AppPart", "Facts", "Part", "count", "in_parts", "read_part"]
