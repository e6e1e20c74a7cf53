"""Every hook on a real JVM under real Frida: examples fire, counterexamples do not, the app sees nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jvm.recording import Start

from analyzer.model.events import FILES
from analyzer.record.specs import load_specs

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("stacks", ["auto", "throwable"])
def test_every_example_is_reported_and_no_counterexample(
    start: Start, built: tuple[Path, list[Any]], stacks: str
) -> None:
    app, recording = start(load_specs(), stacks=stacks)
    printed = app.run("cases")
    recording.instrument.close()
    expected = {case.expected() for case in built[1]} - {None}
    assert set(recording.events()) == expected
    assert len(recording.events()) == len(expected)
    assert printed == sorted(f"{case.name} same" for case in built[1])
    assert recording.of_kind("hook_error") == []
    assert recording.lost == []
    assert {line["hook"] for line in recording.of_kind("status") if line["state"] != "active"} == set()


def test_every_line_is_as_the_format_says(start: Start) -> None:
    from pydantic import TypeAdapter

    app, recording = start(load_specs())
    app.run("cases")
    recording.instrument.close()
    adapter: TypeAdapter[Any] = TypeAdapter(FILES["events.jsonl"])
    for line in recording.lines:
        adapter.validate_python(line)
    assert [line["seq"] for line in recording.lines] == list(range(len(recording.lines)))
    assert {line["event_id"] for line in recording.lines} == {
        f"{line['agent']}:{line['seq']}" for line in recording.lines
    }
    known = {line["stack_hash"]: line["frames"] for line in recording.of_kind("stack")}
    assert len(known) == len(recording.of_kind("stack"))
    for line in recording.of_kind("api"):
        assert known[line["stack_hash"]][0] == line["caller"]
        assert known[line["stack_hash"]][-1] == "stub.Driver.main"
        assert line["thread"] == "main"
    assert {line["hook"]: (line["class"], line["data_type"]) for line in recording.of_kind("hook")} == {
        one.id: (one.class_name, one.data_type) for one in load_specs()
    }
