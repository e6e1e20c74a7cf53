"""Call stacks of single calls, read from the recording when a report shows their evidence."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path

from analyzer.ingest.events import EVENTS_FILE

Key = tuple[str, str]
"""Agent and hash of a stack, which an agent sends once."""
_MARK = b'"kind":"stack"'


def key_of(event_id: str, stack_hash: str) -> Key:
    """Give the key of a call's stack.

    >>> key_of("e8ea:2531", "6457")
    ('e8ea', '6457')
    """
    return event_id.partition(":")[0], stack_hash


def read_stacks(raw: Path | None, wanted: Collection[Key]) -> Mapping[Key, tuple[str, ...]]:
    """Give the frames of the wanted stacks, innermost first, as `class.method`; those that are not there are left out.

    raw: the session's folder of raw files; None, or a folder without events (a redacted copy), has no stacks.
    """
    if raw is None or not wanted or not (raw / EVENTS_FILE).is_file():
        return {}
    found: dict[Key, tuple[str, ...]] = {}
    with (raw / EVENTS_FILE).open("rb") as lines:
        for line in lines:
            if _MARK in line and (stack := _stack(line)) is not None and stack[0] in wanted:
                found[stack[0]] = stack[1]
                if len(found) == len(wanted):
                    break
    return found


def _stack(line: bytes) -> tuple[Key, tuple[str, ...]] | None:
    """Give key and frames of a line, or None where it is not a whole one."""
    try:
        message = json.loads(line)
        return (str(message["agent"]), str(message["stack_hash"])), tuple(map(str, message["frames"]))
    except (ValueError, KeyError, TypeError):
        return None
