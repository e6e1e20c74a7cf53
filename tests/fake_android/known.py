"""Which commands real Android versions have: read from known_commands.json, asked for everything the host sends."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("known_commands.json")


@functools.cache
def rows() -> list[dict[str, Any]]:
    """Give the table: words (a prefix of the command without options), since, until, mark, source."""
    return json.loads(TABLE.read_text(encoding="utf-8"))


@functools.cache
def _by_words() -> dict[tuple[str, ...], list[dict[str, Any]]]:
    found: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows():
        found.setdefault(tuple(row["words"].split()), []).append(row)
    return found


def is_known(words: list[str], api: int) -> bool:
    """Tell whether that API level has the command; the longest matching row of the table decides."""
    if not rows():
        return True
    plain = [words[0], *[word for word in words[1:] if not word.startswith("-")]]
    for length in range(min(len(plain), 4), 0, -1):
        found = _by_words().get(tuple(plain[:length]))
        if found is not None:
            return any(row["since"] <= api and (row["until"] is None or api <= row["until"]) for row in found)
    return False
