"""Which commands real Android versions have: read from known_commands.tsv, asked for everything the host sends.

mark of a row: "seen" in a public source, "verified" on the wire with the real adb, "recalled" (treat as a guess).
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("known_commands.tsv")
OLDEST = 26


@dataclass(frozen=True)
class Row:
    """One command. words: its name and verbs without options; until None: still there."""

    words: tuple[str, ...]
    since: int
    until: int | None
    mark: str
    source: str

    def has(self, api: int) -> bool:
        """Tell whether that API level has it."""
        return self.since <= api and (self.until is None or api <= self.until)


@functools.cache
def table() -> dict[tuple[str, ...], Row]:
    """Give the rows by their words."""
    found = {}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            until = None if row["until"] == "-" else int(row["until"])
            words = tuple(row["words"].split())
            found[words] = Row(words, int(row["since"]), until, row["mark"], row["source"])
    return found


def row_of(words: list[str]) -> Row | None:
    """Give the row that speaks of a command: the longest that begins like it, options left out."""
    words = _without_user(words)
    plain = [words[0], *[word for word in words[1:] if not word.startswith("-")]]
    for length in range(min(len(plain), 4), 0, -1):
        found = table().get(tuple(plain[:length]))
        if found is not None:
            return found
    return None


def _without_user(words: list[str]) -> list[str]:
    at = words.index("--user") if "--user" in words else None
    return words if at is None else words[:at] + words[at + 2 :]


def is_known(words: list[str], api: int) -> bool:
    """Tell whether that API level has the command."""
    found = row_of(words)
    return found is not None and found.has(api)
