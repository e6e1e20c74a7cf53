"""Every hook on a real JVM under real Frida: examples fire, counterexamples do not, the app sees nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from jvm.app import App
from jvm.recording import Recording, Start
from jvm.stubs import Case, fields_of

from analyzer.model.events import FILES
from analyzer.record.specs import load_specs

pytestmark = pytest.mark.slow


Built = tuple[Path, list[Case]]

THREADS = 2
COMMANDS = ("throwing", "elsewhere")
"""Every example with an original that throws; and as it is, on two threads at once."""


def events_of(recording: Recording, cases: list[Case]) -> list[tuple[Any, ...]]:
    """Give the events of the hooks that the cases are of. Another hook may mean the same call, none any other."""
    by_caller = {f"stub.Cases.{case.name}": case for case in cases}
    methods = {one.id: (one.class_name, one.method) for one in load_specs()}
    own = []
    for called_in, hook, *rest in recording.events():
        caller = re.sub(r"Cases\d+", "Cases", called_in)
        case = by_caller[caller]
        if hook == case.spec.id:
            own.append((caller, hook, *rest))
        else:
            assert methods[hook] == (case.spec.class_name, case.method), f"{hook} speaks of {caller}"
    return own


WAYS: list[dict[str, str]] = [{}, {"stacks": "throwable", "calls": "bridge"}]
"""The best ones there are here, and those that work on any Java."""


@pytest.fixture(scope="module", params=WAYS, ids=["best", "portable"])
def played(request: pytest.FixtureRequest, java: str, built: Built) -> tuple[list[str], Recording]:
    """Every case run once under all hooks: what the app printed, and what the agent said."""
    app, recording = App(java, built[0]), Recording(load_specs(), **request.param)
    try:
        recording.instrument.attach(app.pid)
        printed = app.run("cases")
    finally:
        recording.instrument.close()
        app.kill()
    return printed, recording


def test_every_example_is_reported_and_no_counterexample(played: tuple[list[str], Recording], built: Built) -> None:
    printed, recording = played
    expected = {case.expected() for case in built[1]} - {None}
    events = events_of(recording, built[1])
    assert set(events) == expected
    assert len(events) == len(expected)
    assert printed == sorted(f"{case.name} same" for case in built[1])
    assert recording.of_kind("hook_error") == []
    assert recording.lost == []
    assert {line["hook"] for line in recording.of_kind("status") if line["state"] != "active"} == set()


def test_every_static_field_is_told(played: tuple[list[str], Recording]) -> None:
    told = [(line["hook"], line["value"]) for line in played[1].of_kind("field")]
    assert sorted(told) == sorted(fields_of(load_specs()).items())


def test_every_line_is_as_the_format_says(played: tuple[list[str], Recording]) -> None:
    from pydantic import TypeAdapter

    recording = played[1]
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


@pytest.mark.parametrize("ways", WAYS, ids=["best", "portable"])
@pytest.mark.parametrize("command", COMMANDS)
def test_the_app_sees_the_same_with_and_without_hooks(
    start: Start, java: str, built: Built, command: str, ways: dict[str, str]
) -> None:
    plain = App(java, built[0])
    try:
        without = plain.run(command)
    finally:
        plain.kill()
    app, recording = start(load_specs(), hot_limit=100_000, busy_limit=1_000_000, **ways)
    assert app.run(command) == without
    recording.instrument.close()
    times = THREADS if command == "elsewhere" else 1
    assert len(without) == len(built[1]) * times
    reported = [case for case in built[1] if case.example.reported] * times
    errors = [(case.spec.id, error_of(case, command)) for case in reported]
    told = [(hook, error) for _, hook, *_, error in events_of(recording, built[1])]
    assert sorted(map(str, told)) == sorted(map(str, errors))
    assert recording.of_kind("hook_error") == []


def error_of(case: Case, command: str) -> str | None:
    """Give what the event of a case says was thrown: what is known before the original runs is told before it."""
    of = case.spec.value.of if case.spec.value is not None else "return"
    if of.startswith("arg") or (of == "this" and case.spec.method != "$init"):
        return None
    return "java.lang.IllegalStateException" if command == "throwing" else case.example.error
