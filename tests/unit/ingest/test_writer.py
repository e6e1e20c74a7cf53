from __future__ import annotations

import hashlib
import json
import stat
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from support.raw_lines import T0, request, response

from analyzer.ingest.writer import RawWriter
from analyzer.model.errors import SetupError
from analyzer.model.events import FlowLine


def lines_of(raw: Path) -> list[dict]:
    return [json.loads(line) for line in (raw / "flows.jsonl").read_bytes().splitlines()]


def test_lines_are_valid_and_point_at_their_bytes(tmp_path: Path) -> None:
    with RawWriter(tmp_path) as writer:
        writer.request(request(trailers=[["x", "y"]]), b"body")
        writer.response(response(), None)
        writer.line("message", T0, {"flow_id": "f1", "from_client": True, "text": True, "body": writer.put(b"hi")})
    lines, data = lines_of(tmp_path), (tmp_path / "bodies.bin").read_bytes()
    for line in lines:
        TypeAdapter(FlowLine).validate_python(line)
    assert [line["seq"] for line in lines] == [0, 1, 2]

    def at(segment: list[int]) -> bytes:
        return data[segment[0] : segment[0] + segment[1]]

    assert at(lines[0]["head"]).startswith(b"POST /v1?a=1&b=2 HTTP/1.1\r\nHost: api.example.com\r\n")
    assert [at(segment) for segment in lines[0]["body"] + lines[0]["trailers_at"]] == [b"body", b"x: y\r\n"]
    assert (lines[1]["body"], lines[1]["body_missing"]) == ([], True)
    assert at(lines[2]["body"][0]) == b"hi"


def test_raw_files_are_for_their_owner_only(tmp_path: Path) -> None:
    RawWriter(tmp_path / "raw").close()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "raw").iterdir()}
    assert modes == {"flows.jsonl": 0o600, "bodies.bin": 0o600}


def test_checkpoints_carry_the_hash_of_all_before(tmp_path: Path) -> None:
    with RawWriter(tmp_path) as writer:
        for _ in range(1500):
            writer.line("end", T0, {"flow_id": "f", "body": writer.put(b"x")})
    data = (tmp_path / "flows.jsonl").read_bytes()
    checkpoints = [line for line in lines_of(tmp_path) if line["kind"] == "checkpoint"]
    assert [line["lines"] for line in checkpoints] == [1000]
    assert checkpoints[0]["sha256"] == hashlib.sha256(data[: checkpoints[0]["bytes"]]).hexdigest()
    assert checkpoints[0]["bodies_sha256"] == hashlib.sha256(b"x" * checkpoints[0]["bodies_bytes"]).hexdigest()


def test_a_writer_never_continues_files_of_another(tmp_path: Path) -> None:
    RawWriter(tmp_path).close()
    with pytest.raises(SetupError) as caught:
        RawWriter(tmp_path)
    assert caught.value.code == "E282"


def test_text_orjson_refuses_is_written_all_the_same(tmp_path: Path) -> None:
    with RawWriter(tmp_path) as writer:
        writer.line("end", T0, {"flow_id": "\ud800", "n": 2**70})
    assert lines_of(tmp_path)[0]["flow_id"] == "\ud800"
