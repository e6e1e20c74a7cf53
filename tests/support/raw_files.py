"""Reading raw files with nothing of ours but the declaration of their lines."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from analyzer.model.events import FILES

Lines = list[dict[str, Any]]


def read_lines(file: Path) -> Lines:
    """Give the whole lines of a raw file; each must be of a declared kind, the last may be cut."""
    adapter = TypeAdapter(FILES[file.name])
    whole = file.read_bytes().split(b"\n")[:-1]
    for line in whole:
        adapter.validate_json(line)
    return [json.loads(line) for line in whole]


def of_kind(lines: Lines, *kinds: str) -> Lines:
    """Give the lines of these kinds."""
    return [line for line in lines if line["kind"] in kinds]


def content(raw: Path, segments: list[list[int]]) -> bytes:
    """Give the bytes that segments name; each must lie in the file whole."""
    data = (raw / "bodies.bin").read_bytes()
    pieces = [data[offset : offset + length] for offset, length in segments]
    assert [len(piece) for piece in pieces] == [length for _, length in segments]
    return b"".join(pieces)


def check_chain(file: Path) -> int:
    """Check every checkpoint of a raw file and the count of its lines; give how many checkpoints there are."""
    data = file.read_bytes()
    bodies = (file.parent / "bodies.bin").read_bytes() if file.name == "flows.jsonl" else b""
    place = n_checkpoints = 0
    for number, raw_line in enumerate(data.split(b"\n")[:-1]):
        line = json.loads(raw_line)
        if line["kind"] == "checkpoint":
            n_checkpoints += 1
            assert (line["lines"], line["bytes"]) == (number, place)
            assert line["sha256"] == hashlib.sha256(data[:place]).hexdigest()
            if file.name == "flows.jsonl":
                assert line["bodies_sha256"] == hashlib.sha256(bodies[: line["bodies_bytes"]]).hexdigest()
        place += len(raw_line) + 1
    return n_checkpoints


def flow_id_of(lines: Lines, path: str) -> str:
    """Give the flow whose request has `path`."""
    (found,) = [line["flow_id"] for line in of_kind(lines, "request") if line["path"] == path]
    return str(found)
