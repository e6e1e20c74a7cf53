from __future__ import annotations

import json
from pathlib import Path

from analyzer.report.stacks import key_of, read_stacks


def _line(agent: str, stack_hash: str, frames: object) -> str:
    message = {"v": 1, "kind": "stack", "agent": agent, "stack_hash": stack_hash, "frames": frames}
    return json.dumps(message, separators=(",", ":")) + "\n"


def test_the_wanted_stacks_are_read_and_damaged_lines_are_passed_by(tmp_path: Path) -> None:
    lines = [
        _line("a1", "6457", ["com.umeng.A.b", "java.lang.Thread.run"]),
        '{"kind":"stack","agent":"a1",\n',
        '{"kind":"stack","agent":"a1"}\n',
        _line("a2", "6457", ["other.C.d"]),
        '{"kind":"api","agent":"a1","caller":"kind stack"}\n',
    ]
    (tmp_path / "events.jsonl").write_text("".join(lines), encoding="utf-8")
    wanted = {key_of("a1:7", "6457"), key_of("a3:1", "ffff")}
    assert read_stacks(tmp_path, wanted) == {("a1", "6457"): ("com.umeng.A.b", "java.lang.Thread.run")}
    assert read_stacks(tmp_path, set()) == {}


def test_a_copy_without_events_has_no_stacks(tmp_path: Path) -> None:
    assert read_stacks(tmp_path, {("a1", "6457")}) == {}
    assert read_stacks(None, {("a1", "6457")}) == {}
