"""Classes that come when the hooks are already in: of other loaders, of plugins, implementers of interfaces."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jvm.app import App
from jvm.recording import Recording, Start, spec

pytestmark = pytest.mark.slow


def test_implementers_of_an_interface_are_hooked_however_and_whenever_they_come(start: Start) -> None:
    heard = spec("test.heard", "stub.Listener", "heard", interface=True, value="arg:0")
    app, recording = start([heard])
    printed = app.run("listeners")
    recording.instrument.close()
    assert printed == [f"{who} heard {n}" for who, n in _HEARD]
    assert recording.values() == ["one", "two", "three", "four", "five"]
    assert recording.last_status()["test.heard"]["state"] == "active"


_HEARD = [("lambda", "one"), ("anonymous", "two"), ("base", "three"), ("whole", "four"), ("whole", "five")]


def test_what_overrides_an_open_method_is_hooked_and_calls_of_super_count_once(start: Start) -> None:
    heard = spec("test.heard", "stub.Listener$Base", "heard", interface=True, value="arg:0")
    app, recording = start([heard])
    assert app.run("overrides") == ["base heard one", "overriding heard two", "base heard three"]
    recording.instrument.close()
    assert recording.values() == ["one", "two", "three"]
    assert recording.last_status()["test.heard"]["state"] == "active"


def test_a_class_of_a_later_loader_is_hooked_when_it_comes(start: Start) -> None:
    app, recording = start([spec("test.late", "late.Plugin", "secret", value="return")])
    assert app.run("late") == ["late late secret"]
    recording.instrument.close()
    assert recording.values() == ["late secret"]
    assert [line["state"] for line in recording.of_kind("status")] == ["absent", "active", "active"]


PLUGIN = spec("test.late", "late.Plugin", "secret", value="return")
SERVICE = spec("test.service", "late.Service", "ask", args=[["java.lang.String"]], interface=True, value="return")
SAID = [
    *("plugin late secret", "service plain loader 0"),
    *("plugin late secret", "service plain loader 1"),
]
HEARD = [
    *(("test.late", "late secret"), ("test.service", "plain loader 0")),
    *(("test.late", "late secret"), ("test.service", "plain loader 1")),
]


def heard(recording: Recording) -> list[tuple[str, str]]:
    return [(line["hook"], line["value"]) for line in recording.of_kind("api")]


def test_the_same_class_of_two_loaders_is_hooked_in_both_and_interfaces_come_with_their_implementers(
    start: Start,
) -> None:
    app, recording = start([PLUGIN, SERVICE])
    app.run("loadLater")
    app.run("loadLater")
    assert app.run("callLater") == SAID
    recording.instrument.close()
    assert heard(recording) == HEARD
    assert {hook: line["state"] for hook, line in recording.last_status().items()} == {
        "test.late": "active",
        "test.service": "active",
    }


@pytest.mark.parametrize("classes", ["auto", "poll"])
def test_classes_that_a_loader_of_their_own_brought_before_the_hooks_are_hooked(
    java: str, built: tuple[Path, list[Any]], classes: str
) -> None:
    app, recording = App(java, built[0]), Recording([PLUGIN, SERVICE], classes=classes)
    try:
        app.run("loadLater")
        app.run("loadLater")
        recording.instrument.attach(app.pid)
        assert app.run("callLater") == SAID
    finally:
        recording.instrument.close()
        app.kill()
    assert heard(recording) == HEARD


def test_where_nobody_tells_of_new_classes_they_are_found_by_looking_and_that_is_said(start: Start) -> None:
    app, recording = start([PLUGIN, SERVICE], classes="poll")
    app.run("loadLater")
    app.run("loadLater")
    app.run("makeLater")
    recording.wait_for(lambda said: all(line["state"] == "active" for line in said.last_status().values()))
    assert app.run("callLater") == SAID
    recording.instrument.close()
    assert heard(recording) == HEARD
    reason = "came after the start and was found by looking; its calls before that were not seen"
    assert {(hook, line["state"], line["reason"]) for hook, line in recording.last_status().items()} == {
        ("test.late", "active", reason),
        ("test.service", "active", reason),
    }
