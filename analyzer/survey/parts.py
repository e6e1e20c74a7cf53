"""One part of a study: some apps, counted by one worker and kept on disk, so that a study can go on after a stop."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from analyzer.survey.sessions import Facts, Head, read_facts
from analyzer.survey.study import Study
from analyzer.survey.tally import Tally
from analyzer.survey.units import App, make_app

APPS_PER_PART = 200
FORMAT = 1


@dataclass(frozen=True)
class AppPart:
    """The sessions of one app. first: heads that count unless their tables say otherwise; left_out: head and reason."""

    app_id: str
    heads: tuple[Head, ...]
    left_out: tuple[tuple[Head, str], ...]
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Part:
    """Some apps, and the file in which what was counted is kept."""

    file: str
    apps: tuple[AppPart, ...]
    study: Study

    def key(self) -> str:
        """Give a hash of everything the counts depend on: the apps, the study, the tables, our version."""
        import analyzer

        told = [FORMAT, analyzer.__version__, self.study.model_dump(mode="json")]
        for app in self.apps:
            left = [(asdict(head), reason) for head, reason in app.left_out]
            told.append([app.app_id, [(asdict(head), _tables(head)) for head in app.heads], left, dict(app.labels)])
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _tables(head: Head) -> list[Any]:
    """Give what changes when a session is analyzed anew."""
    found = []
    for name in ("observations", "findings", "assessments"):
        file = Path(head.folder) / "tables" / f"{name}.parquet"
        stat = file.stat() if file.is_file() else None
        found.append([stat.st_size, stat.st_mtime_ns] if stat else None)
    return found


def count(part: Part) -> str:
    """Count a part, unless its file holds the counts already; give the file.

    The file is written whole or not at all, so that a part is never counted twice nor half.
    """
    from analyzer.store.files import write_atomic

    file, key = Path(part.file), part.key()
    if read_part(file, key) is None:
        data = json.dumps({"key": key} | _counted(part), ensure_ascii=False, separators=(",", ":")).encode()
        write_atomic(file, gzip.compress(data, 5, mtime=0))
    return part.file


def read_part(file: Path, key: str | None = None) -> dict[str, Any] | None:
    """Give what a part's file holds; None when there is none, or when it was made of something else than `key`."""
    try:
        data: dict[str, Any] = json.loads(gzip.decompress(file.read_bytes()))
        return data if key is None or data["key"] == key else None
    except (OSError, ValueError, EOFError, KeyError, TypeError):
        return None


def _counted(part: Part) -> dict[str, Any]:
    tally, sessions, apps = Tally(), [], []
    for one in part.apps:
        read = [read_facts(head, part.study) for head in one.heads]
        counting = [facts for facts in read if not facts.reason]
        left_out = [(facts.head, facts.reason, facts.detail) for facts in read if facts.reason]
        left_out += [(head, reason, head.problem) for head, reason in one.left_out]
        sessions += [_session_row(facts.head, "", "") for facts in counting]
        sessions += [_session_row(*row) for row in left_out]
        tally.sessions["counted"] += len(counting)
        tally.reasons.update(reason for _, reason, _ in left_out)
        if counting:
            app = make_app(one.app_id, counting, one.labels, part.study)
            tally.add_app(app, part.study.group_by, one.labels.get(part.study.cluster or ""))
            apps.append(_app_row(app))
        else:
            tally.lost[left_out[0][1]] += 1
    return {"tally": tally.as_json(), "sessions": sessions, "apps": apps}


def _session_row(head: Head, reason: str, detail: str) -> dict[str, Any]:
    row = asdict(head)
    return {name: row[name] for name in SESSION_COLUMNS if name in row} | {"reason": reason, "detail": detail}


SESSION_COLUMNS = (
    "session_id", "app_id", "version", "category", "scenario", "device", "year", "state", "clock_uncertainty_s",
    "reason", "detail",
)  # fmt: skip
"""Columns of the table of sessions in a data package; reason is empty for those that count."""


def _app_row(app: App) -> dict[str, Any]:
    return {
        "app_id": app.app_id, "groups": list(app.groups), "cells": sorted(map(list, app.cells)),
        "unjudged": sorted(app.unjudged), "sessions": app.sessions, "first_sent_ms": app.first_sent_ms,
    }  # fmt: skip


def in_parts(apps: Sequence[AppPart], study: Study, folder: Path) -> list[Part]:
    """Cut apps, in order of their ids, into parts."""
    begins = range(0, len(apps), APPS_PER_PART)
    return [
        Part(str(folder / f"part-{number:05d}.json.gz"), tuple(apps[begin : begin + APPS_PER_PART]), study)
        for number, begin in enumerate(begins)
    ]


__all__ = ["AppPart", "Facts", "Part", "count", "in_parts", "read_part"]
