"""Connections as the app's own TLS library told them: pieces of plaintext put together again."""

from __future__ import annotations

import base64
import bisect
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Endpoint = tuple[str, int]

_MARK = b'"kind":"tls"'


@dataclass
class Direction:
    """What one side said. n_lost: bytes that are not here; what came after the first of them is left out."""

    data: bytearray = field(default_factory=bytearray)
    n_lost: int = 0
    starts: list[int] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def add(self, data: bytes, length: int, t: float) -> None:
        """Take one piece; `length` is what passed, more than `data` when it was not kept."""
        if self.n_lost:
            self.n_lost += length
            return
        self.n_lost = length - len(data)
        if data:
            self.starts.append(len(self.data))
            self.times.append(t)
            self.data += data

    def time_at(self, position: int) -> float:
        """Give when the byte at a position passed, seconds of the app's clock."""
        return self.times[max(0, bisect.bisect_right(self.starts, position) - 1)]


@dataclass
class Connection:
    """One TLS connection. agent, number: its name. t: when it was first seen; times are the app's clock."""

    agent: str
    number: int
    t: float
    local: Endpoint | None = None
    peer: Endpoint | None = None
    sni: str | None = None
    alpn: str | None = None
    tls_version: str | None = None
    is_closed: bool = False
    sent: Direction = field(default_factory=Direction)
    received: Direction = field(default_factory=Direction)

    @property
    def id(self) -> str:
        """The name of the connection in the files."""
        return f"{self.agent}:{self.number}"

    @property
    def last_t(self) -> float:
        """When its last byte passed."""
        return max([self.t, *self.sent.times[-1:], *self.received.times[-1:]])


def connections_of(events: Path) -> list[Connection]:
    """Read the `tls` lines of events.jsonl, in order of the connections' beginning; other lines are left out."""
    found: dict[tuple[str, int], Connection] = {}
    for line in _tls_lines(events):
        try:
            _take(found, line)
        except (KeyError, TypeError, ValueError):
            continue
    return list(found.values())


def _tls_lines(events: Path) -> Iterator[dict[str, Any]]:
    with events.open("rb") as file:
        for data in file:
            if _MARK not in data:
                continue
            try:
                line = json.loads(data)
            except ValueError:
                continue
            if isinstance(line, dict) and line.get("kind") == "tls":
                yield line


def _take(found: dict[tuple[str, int], Connection], line: dict[str, Any]) -> None:
    key = str(line["agent"]), int(line["connection"])
    t = float(line["t"])
    connection = found.get(key)
    if connection is None:
        connection = found[key] = Connection(*key, t)
    match line["event"]:
        case "open":
            connection.local, connection.peer = _endpoint(line.get("local")), _endpoint(line.get("peer"))
            connection.sni, connection.alpn = line.get("sni"), line.get("alpn")
            connection.tls_version = line.get("tls_version")
        case "data":
            side = connection.sent if line["from_client"] else connection.received
            side.add(base64.b64decode(line["data"], validate=True), int(line["length"]), t)
        case "close":
            connection.is_closed = True


def _endpoint(value: Any) -> Endpoint | None:
    return (str(value[0]), int(value[1])) if value else None
