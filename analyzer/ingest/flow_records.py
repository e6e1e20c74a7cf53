"""Flows one by one with all their lines and bytes, for exporters; in the order in which they began."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzer.ingest.lines import BadLines, parse_line
from analyzer.ingest.raw import BODIES_FILE, FLOWS_FILE, map_bytes
from analyzer.store.files import reading

Line = dict[str, Any]

_DEFAULTS: Line = {
    "body_missing": False, "streamed": False, "trailers": [], "injected": False, "dropped": False, "server": None,
    "response": [], "t_end": None, "error": None, "close_code": None, "close_reason": None, "closed_by_client": None,
}  # fmt: skip
"""What a line need not say."""


@dataclass
class Side:
    """Request or response. fields: of the line, or of its `head` when the end never came; body: null when it
    was not kept; is_whole: the end was seen."""

    fields: Line
    body: bytes | None
    is_whole: bool


@dataclass
class FlowRecord:
    """One flow. messages: WebSocket messages, chunks: pieces of a stream, each with its bytes."""

    flow_id: str
    kind: str = "http"
    request: Side | None = None
    response: Side | None = None
    messages: list[tuple[Line, bytes]] = field(default_factory=list)
    chunks: list[tuple[Line, bytes]] = field(default_factory=list)
    stream: Line | None = None
    dns: tuple[Line, bytes, bytes] | None = None
    ends: list[Line] = field(default_factory=list)


def flow_records(raw_dir: Path, bad: BadLines) -> Iterator[FlowRecord]:
    """Give every flow whose lines are valid. Lines that are not go to `bad`.

    Memory: the places of the lines, and one flow. Raises DataError E304.
    """
    path = raw_dir / FLOWS_FILE
    data = map_bytes(raw_dir / BODIES_FILE)
    places = _places(path, bad)
    if not places:
        return
    with reading(path), path.open("rb") as file:
        for flow_id, offsets in places.items():
            record = FlowRecord(flow_id)
            for offset in offsets:
                file.seek(offset)
                line = _valid(file.readline(), bad)
                if line is not None:
                    _add(record, line, data)
            yield record


def _places(path: Path, bad: BadLines) -> dict[str, array[int]]:
    """Give the offsets of the lines of each flow."""
    places: dict[str, array[int]] = {}
    if not path.exists():
        return places
    offset = 0
    with reading(path), path.open("rb") as file:
        for number, data in enumerate(file, start=1):
            line = parse_line(data) if data.endswith(b"\n") else None
            if not isinstance(line, dict):
                bad.add(number)
            elif line.get("kind") != "checkpoint":
                side = line.get(str(line.get("side"))) if line.get("kind") == "head" else line
                flow_id = side.get("flow_id") if isinstance(side, dict) else None
                if isinstance(flow_id, str):
                    places.setdefault(flow_id, array("q")).append(offset)
                else:
                    bad.add(number)
            offset += len(data)
    return places


def _valid(data: bytes, bad: BadLines) -> Line | None:
    from pydantic import TypeAdapter, ValidationError

    from analyzer.model.events import FlowLine

    try:
        line = TypeAdapter(FlowLine).validate_python(parse_line(data))
    except ValidationError:
        bad.add(1)
        return None
    return {**_DEFAULTS, **line.model_dump(exclude_unset=True)}


def _add(record: FlowRecord, line: Line, data: Any) -> None:
    match line:
        case {"kind": "request" | "response" as side}:
            body = None if line["body_missing"] else _bytes(data, line["body"])
            setattr(record, side, Side(line, body, is_whole=True))
        case {"kind": "head", "side": side}:
            fields = {**_DEFAULTS, **line[side], "t_end": None}
            setattr(record, side, Side(fields, b"", is_whole=False))
        case {"kind": "part", "side": side}:
            opened: Side | None = getattr(record, side)
            if opened is not None and not opened.is_whole:
                opened.body = (opened.body or b"") + _bytes(data, line["body"])
        case {"kind": "message"}:
            record.messages.append((line, _bytes(data, line["body"])))
        case {"kind": "stream"}:
            record.kind, record.stream = line["protocol"], line
        case {"kind": "chunk"}:
            record.chunks.append((line, _bytes(data, line["body"])))
        case {"kind": "dns"}:
            record.kind = "dns"
            record.dns = (line, _bytes(data, line["query"]), _bytes(data, line["response"]))
        case {"kind": "end"}:
            record.ends.append(line)


def _bytes(data: Any, segments: list[tuple[int, int]]) -> bytes:
    return b"".join(bytes(data[start : start + length]) for start, length in segments)
