"""Continuing the proxy's files: numbers, hashes, and what the proxy left unfinished."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from support.raw_files import check_chain, content

from analyzer.record.appender import Appender


def test_lines_and_bytes_follow_what_is_there(tmp_path: Path) -> None:
    before = b'{"v":1,"kind":"part","t":1,"t_mono":1,"seq":4,"flow_id":"a","side":"request","body":[[0,3]]}\n'
    (tmp_path / "flows.jsonl").write_bytes(before)
    (tmp_path / "bodies.bin").write_bytes(b"old")
    with Appender(tmp_path, 7) as out:
        assert out.put(b"") == []
        segments = out.put(b"new bytes")
        out.line("part", 5.0, {"flow_id": "b", "side": "request", "body": segments})
    lines = [json.loads(line) for line in (tmp_path / "flows.jsonl").read_bytes().splitlines()]
    assert [(line["kind"], line["seq"]) for line in lines] == [("part", 4), ("part", 7), ("checkpoint", 8)]
    assert lines[1]["t"] == 5.0
    assert content(tmp_path, segments) == b"new bytes"
    assert check_chain(tmp_path / "flows.jsonl") == 1
    assert lines[2]["bodies_sha256"] == hashlib.sha256(b"oldnew bytes").hexdigest()
    assert (tmp_path / "flows.jsonl").read_bytes().startswith(before)


def test_files_that_are_not_there_are_made_private(tmp_path: Path) -> None:
    with Appender(tmp_path, 0) as out:
        out.put(b"x")
    assert {file.name: file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {
        "flows.jsonl": 0o600,
        "bodies.bin": 0o600,
    }


def test_a_line_the_proxy_could_not_finish_stays_alone(tmp_path: Path) -> None:
    (tmp_path / "flows.jsonl").write_bytes(b'{"v":1,"kind":"requ')
    with Appender(tmp_path, 3) as out:
        out.line("end", 1.0, {"flow_id": "a"})
    lines = (tmp_path / "flows.jsonl").read_bytes().splitlines()
    assert lines[0] == b'{"v":1,"kind":"requ'
    assert [json.loads(line)["kind"] for line in lines[1:]] == ["end", "checkpoint"]
    assert json.loads(lines[2])["lines"] == 2
