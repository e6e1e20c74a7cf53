"""What hooks and marks say of a recording beside data, as one line of text each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_WITH_ARGUMENT = frozenset({"preference_written", "choice_shown", "setting_changed"})
_DATA = frozenset({"read", "crypto"})


def marks_of(session: Path) -> list[str]:
    """Give the names of all marks, in order."""
    return [line["mark"] for line in _lines(session / "raw" / "marks.jsonl") if line["kind"] == "mark"]


def events_of(session: Path) -> list[str]:
    """Give `hook value+value [argument]` of every call that yields no data, in the order of the calls."""
    lines = _lines(session / "raw" / "events.jsonl")
    event = {line["hook"]: line["event"] for line in lines if line["kind"] == "hook"}
    return [
        _said(event[line["hook"]], line) for line in lines if line["kind"] == "api" and event[line["hook"]] not in _DATA
    ]


def _said(event: str, line: dict[str, Any]) -> str:
    texts = [text for text in [line["value"], *line["values"]] if text is not None]
    argument = f" [{line['args'][0]}]" if event in _WITH_ARGUMENT else ""
    return f"{event} {'+'.join(texts)}".rstrip() + argument


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
