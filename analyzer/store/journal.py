"""One pass over a raw file of lines: its hash, its checkpoints, its numbers, and lines that are no lines."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import orjson

from analyzer.store.files import reading

_BLOCK = 1 << 20
_SEGMENT_FIELDS = ("body", "query", "response")


class BodiesHash:
    """The running hash of bodies.bin, taken as far as each checkpoint asks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = path.stat().st_size if path.is_file() else 0
        self._digest = hashlib.sha256()
        self._position = 0

    def sha256_of_first(self, n_bytes: int) -> str | None:
        """Give the hash of the first `n_bytes` bytes; null when there are fewer, or when asked backwards."""
        if not self._position <= n_bytes <= self.size:
            return None
        if n_bytes > self._position:
            with reading(self.path), self.path.open("rb") as file:
                file.seek(self._position)
                while self._position < n_bytes:
                    block = file.read(min(_BLOCK, n_bytes - self._position))
                    if not block:
                        return None
                    self._digest.update(block)
                    self._position += len(block)
        return self._digest.copy().hexdigest()

    def finish(self) -> str:
        """Give the hash of the whole file."""
        return self.sha256_of_first(self.size) or ""


class JournalCheck:
    """Checks one file. `problems`: (code, sentence, is_error).

    n_numbered, highest_seq: count and highest number of the lines of the sender that has no agent;
    Agents number their own lines.
    """

    def __init__(self, path: Path, bodies: BodiesHash | None) -> None:
        self.path = path
        self.problems: list[tuple[str, str, bool]] = []
        self._bodies = bodies
        self._digest = hashlib.sha256()
        self._size = 0
        self._counts: dict[str, int] = defaultdict(int)
        self._highest: dict[str, int] = defaultdict(lambda: -1)
        self._n_broken = self._n_beyond = self._first_broken = 0

    def run(self) -> None:
        """Read the file once. Raises DataError E304."""
        with reading(self.path), self.path.open("rb", buffering=_BLOCK) as file:
            for number, data in enumerate(file, start=1):
                self._line(number, data)
                self._digest.update(data)
                self._size += len(data)
        if self._n_broken:
            text = f"{self._n_broken} lines are no JSON objects, the first is line {self._first_broken}"
            self.problems.append(("E334", text, True))
        if self._n_beyond:
            self.problems.append(("E335", f"{self._n_beyond} segments lie beyond the end of bodies.bin", True))

    @property
    def sha256(self) -> str:
        """The hash of the whole file."""
        return self._digest.hexdigest()

    @property
    def n_numbered(self) -> int:
        """How many lines without an agent there are."""
        return self._counts[""]

    @property
    def highest_seq(self) -> int:
        """The highest number of a line without an agent, -1 when there is none."""
        return self._highest[""]

    @property
    def n_missing(self) -> int:
        """How many numbers are missing among the lines without an agent."""
        return max(0, self._highest[""] + 1 - self._counts[""])

    @property
    def n_missing_of_agents(self) -> int:
        """How many numbers are missing below the highest of each agent."""
        return sum(max(0, self._highest[agent] + 1 - self._counts[agent]) for agent in list(self._counts) if agent)

    def _line(self, number: int, data: bytes) -> None:
        if not data.endswith(b"\n"):
            self.problems.append(("E334", f"the last line is cut after {len(data)} bytes and is not used", False))
            return
        line = _parse(data)
        if not isinstance(line, dict):
            self._n_broken += 1
            self._first_broken = self._first_broken or number
            return
        if not self._is_numbered_by_place(number, line):
            self._number(line)
        if line.get("kind") == "checkpoint":
            self._checkpoint(number, line)
        elif self._bodies is not None:
            self._n_beyond += _n_beyond(line, self._bodies.size)

    def _is_numbered_by_place(self, number: int, line: dict[str, Any]) -> bool:
        """Tell a checkpoint of early recorders beside lines of agents: its number is its place in the file."""
        seq = line.get("seq")
        return line.get("kind") == "checkpoint" and seq == number - 1 and seq > self._highest[""] + 1

    def _number(self, line: dict[str, Any]) -> None:
        agent = line.get("agent") if line.get("kind") not in ("lost", "clock") else ""
        sender = agent if isinstance(agent, str) else ""
        tail = str(line.get("event_id", "")).rpartition(":")[2]
        seq = int(tail) if sender and tail.isdecimal() else line.get("seq")
        if isinstance(seq, int):
            self._counts[sender] += 1
            self._highest[sender] = max(self._highest[sender], seq)

    def _checkpoint(self, number: int, line: dict[str, Any]) -> None:
        if (line.get("bytes"), line.get("sha256")) != (self._size, self._digest.hexdigest()):
            self.problems.append(("E333", f"the checkpoint in line {number} does not match the lines before it", True))
        n_bytes = line.get("bodies_bytes")
        if self._bodies is None or not isinstance(n_bytes, int):
            return
        if self._bodies.sha256_of_first(n_bytes) != line.get("bodies_sha256"):
            text = f"the checkpoint in line {number} does not match the first {n_bytes} bytes of bodies.bin"
            self.problems.append(("E333", text, True))


def _parse(data: bytes) -> Any:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        try:
            return json.loads(data)
        except (ValueError, RecursionError):
            return None


def _n_beyond(line: dict[str, Any], size: int) -> int:
    segments = [item for name in _SEGMENT_FIELDS for item in _list(line.get(name))]
    segments += [line["head"]] if isinstance(line.get("head"), list) else []
    return sum(_end(segment) > size for segment in segments)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _end(segment: Any) -> int:
    if isinstance(segment, list) and len(segment) == 2 and all(isinstance(number, int) for number in segment):
        return int(segment[0]) + int(segment[1])
    return 0
