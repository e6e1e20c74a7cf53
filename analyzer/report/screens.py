"""Screens that the recorder kept beside its marks: file, digest and time of each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analyzer.ingest.events import MARKS_FILE, load_marks

_MAX_NOTE = 100_000
_LONGEST_TAP_S = 600


def kept_screens(raw: Path) -> list[dict[str, Any]]:
    """Give `{t, file, sha256, mark}` of each picture of a screen, host clock, seconds, in order of time.

    raw: the session's folder of raw files; without marks (a redacted copy, an import) there is none. A picture with
    an answer was taken after the tap and is dated by its end.
    """
    if not (raw / MARKS_FILE).is_file():
        return []
    found = (_screen(mark) for mark in load_marks(raw).marks)
    return sorted((screen for screen in found if screen), key=lambda screen: (screen["t"], screen["file"]))


def _screen(mark: Mapping[str, Any]) -> dict[str, Any]:
    note = mark["note"]
    if not isinstance(note, str) or not note.startswith("{") or len(note) > _MAX_NOTE:
        return {}
    try:
        said = json.loads(note)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(said, dict) or not isinstance(said.get("screenshot"), str):
        return {}
    return {
        "t": _time(mark["t"], said.get("t_after")),
        "file": said["screenshot"],
        "sha256": str(said.get("screenshot_sha256") or ""),
        "mark": str(mark["mark"]),
    }


def _time(marked: float, after: Any) -> float:
    if isinstance(after, int | float) and 0 <= after - marked < _LONGEST_TAP_S:
        return float(after)
    return float(marked)
