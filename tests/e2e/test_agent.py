"""The agent in a real JVM under real Frida: the app sees nothing of it, limits hold, and its end is told."""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jvm.app import App
from jvm.recording import ECHO, Recording, Start, spec
from support.waiting import PATIENCE_S, wait_for

from analyzer.record.specs import load_specs

pytestmark = pytest.mark.slow

LOAD_S = 0.4
"""What other processes may take from the app meanwhile."""


def test_strings_keep_their_identity_and_contents(start: Start) -> None:
    app, recording = start(
        [
            ECHO,
            spec("test.self", "stub.Target", "self"),
            spec("test.big", "stub.Target", "big", value="return"),
        ]
    )
    assert app.run("identity")[-2:] == ["identity true true", "self true big 9007199254740993"]
    recording.instrument.close()
    assert recording.values() == ["a\0b\ud83d\ud800 \u9a8c", None, None, "9007199254740993"]
    assert recording.of_kind("api")[0]["args"] == ["a\0b\ud83d\ud800 \u9a8c"]


def test_an_exception_of_the_original_reaches_the_app_as_the_same_object(start: Start) -> None:
    app, recording = start([spec("test.fails", "stub.Target", "fails", value="return")])
    assert app.run("exception")[-1] == "exception true"
    recording.instrument.close()
    assert recording.events() == [("stub.Extras.exception", "test.fails", None, (), "java.lang.IllegalStateException")]
    assert "not to be told" not in str(recording.lines)


@pytest.mark.parametrize("calls", ["auto", "bridge"])
def test_values_of_every_type_pass_unchanged_and_are_told_as_java_writes_them(start: Start, calls: str) -> None:
    kinds = ["Boolean", "Byte", "Char", "Short", "Int", "Long", "Float", "Double", "Array", "Nothing"]
    specs = [spec(f"test.{kind.lower()}", "stub.Shapes", f"of{kind}", value="return", log_args=[0]) for kind in kinds]
    every = spec("test.all", "stub.Shapes", "ofAll", value="return", log_args=list(range(10)), static=True)
    all_arguments = ["true", "-1", "\u9a8c", "-2", "-3", str(-(2**63)), "2.5", "2.718281828459045", "text", "[1, 2]"]
    app, recording = start([*specs, every], calls=calls)
    printed = app.run("shapes")
    recording.instrument.close()
    assert printed == [
        f"true -5 {0xD800} -5 -2147483647 -9223372036854775807 -1.5 -3.141592653589793 true true",
        "true -1 \u9a8c -2 -3 -9223372036854775808 2.5 2.718281828459045 text [1, 2]",
        "odd true",
    ]
    assert [(line["hook"], line["value"], line["args"]) for line in recording.of_kind("api")] == [
        ("test.boolean", "true", ["false"]),
        ("test.byte", "-5", ["5"]),
        ("test.char", "\ud800", ["\ud7ff"]),
        ("test.short", "-5", ["5"]),
        ("test.int", "-2147483647", ["2147483647"]),
        ("test.long", "-9223372036854775807", ["9223372036854775807"]),
        ("test.float", "-1.5", ["1.5"]),
        ("test.double", "-3.141592653589793", ["3.141592653589793"]),
        ("test.array", "[1, 2]", ["[1, 2]"]),
        ("test.array", None, [None]),
        ("test.nothing", None, [None]),
        ("test.all", printed[1], all_arguments),
    ]
    assert recording.of_kind("hook_error") == []


def test_an_exception_is_told_by_its_class_without_asking_it_for_its_text(start: Start) -> None:
    app, recording = start([spec("test.odd", "stub.Shapes", "odd", value="return")])
    assert app.run("shapes")[-1] == "odd true"
    recording.instrument.close()
    assert recording.events() == [("stub.Shapes.call", "test.odd", None, (), "stub.Shapes$Odd")]


def test_a_class_is_initialised_by_the_app_and_not_by_its_hook(start: Start) -> None:
    app, _ = start([ECHO])
    assert app.run("identity")[0] == "initialised on main"


def test_absent_and_failed_hooks_say_why_and_harm_no_other(start: Start) -> None:
    missing = spec("test.missing", "stub.Nowhere", "any")
    method = spec("test.method", "stub.Target", "nothing")
    overload = spec("test.overload", "stub.Target", "echo", args=["int"])
    fragile = spec("test.fragile", "stub.Target", "inner", risk="fragile")
    app, recording = start([missing, method, overload, fragile, ECHO])
    app.run("identity")
    recording.instrument.close()
    assert {hook: (line["state"], line["reason"]) for hook, line in recording.last_status().items()} == {
        "test.missing": ("absent", "class not found: stub.Nowhere"),
        "test.method": ("absent", "stub.Target has no method nothing"),
        "test.overload": ("failed", "no overload (int); there are (java.lang.String)"),
        "test.fragile": ("off", "can crash some apps; enable it by name"),
        "test.echo": ("active", None),
    }
    assert len(recording.events()) == 2


def test_one_call_through_delegating_overloads_is_one_event_and_calls_inside_are_seen(start: Start) -> None:
    twice = spec("test.twice", "stub.Target", "twice", value="return")
    outer = spec("test.outer", "stub.Target", "outer", value="return")
    app, recording = start([twice, outer, ECHO])
    assert app.run("nested")[-1] == "nested abab from inside"
    recording.instrument.close()
    assert [(line["hook"], line["value"], line["caller"]) for line in recording.of_kind("api")] == [
        ("test.twice", "abab", "stub.Extras.nested"),
        ("test.echo", "from inside", "stub.Target.outer"),
        ("test.outer", "from inside", "stub.Extras.nested"),
    ]


def test_a_read_by_a_caller_that_a_spec_leaves_out_is_not_reported(start: Start) -> None:
    inside = spec("test.inside", "stub.Target", "echo", value="return", skip_callers=["stub.Target"])
    app, recording = start([inside, ECHO])
    app.run("nested")
    app.run("identity")
    recording.instrument.close()
    assert {(line["hook"], line["caller"]) for line in recording.of_kind("api")} == {
        ("test.echo", "stub.Extras.identity"),
        ("test.echo", "stub.Target.outer"),
        ("test.inside", "stub.Extras.identity"),
    }


def test_what_the_agent_itself_calls_is_not_reported(start: Start) -> None:
    own = spec("test.self", "stub.Target", "self", value={"of": "return", "get": "inner()"})
    app, recording = start([own, spec("test.inner", "stub.Target", "inner", value="return")])
    app.run("identity")
    recording.instrument.close()
    assert recording.events() == [("stub.Extras.identity", "test.self", "inner", (), None)]


def test_a_value_that_cannot_be_read_is_a_hook_error_and_the_app_goes_on(start: Start) -> None:
    app, recording = start([spec("test.echo", "stub.Target", "echo", value={"of": "return", "get": "getNothing()"})])
    assert app.run("identity")[-2] == "identity true true"
    recording.instrument.close()
    assert [(line["hook"], line["where"]) for line in recording.of_kind("hook_error")] == [("test.echo", "after")]
    assert recording.events() == [("stub.Extras.identity", "test.echo", None, (), None)]


def test_what_a_constructor_made_is_told_once_and_the_app_gets_it(start: Start) -> None:
    made = spec("test.made", "stub.Made", "$init", value={"of": "this", "get": "getName()"})
    given = spec("test.given", "stub.Made", "$init", args=["java.lang.String"], value="arg:0")
    app, recording = start([made, given])
    assert app.run("constructors") == ["made one, number 2, child", "not made: not to be told"]
    recording.instrument.close()
    caller = "stub.Extras.constructors"
    assert sorted(recording.events(), key=str) == sorted(
        [
            *((caller, "test.given", "one", (), None), (caller, "test.made", "one", (), None)),
            *((caller, "test.given", "number 2", (), None), (caller, "test.made", "number 2", (), None)),
            *(("stub.Made$Child.<init>", f"test.{n}", "child", (), None) for n in ("given", "made")),
            (caller, "test.made", None, (), "java.lang.IllegalStateException"),
        ],
        key=str,
    )


def test_a_static_field_is_told_once_as_no_call_of_the_app(start: Start) -> None:
    there = spec("test.there", "java.io.File", "", field="separator")
    absent = spec("test.absent", "java.io.File", "", field="separatr")
    app, recording = start([there, absent])
    app.run("identity")
    recording.instrument.close()
    told = [(line["hook"], line["value"], line["values"]) for line in recording.of_kind("field")]
    assert told == [("test.there", "/", [])]
    assert recording.events() == []
    assert {hook: (line["state"], line["reason"]) for hook, line in recording.last_status().items()} == {
        "test.there": ("active", None),
        "test.absent": ("absent", "java.io.File has no public static field separatr"),
    }


def test_calls_of_many_threads_are_told_apart_and_complete(start: Start) -> None:
    app, recording = start([ECHO, spec("test.heard", "stub.Listener", "heard", interface=True, value="arg:0")])
    app.run("threads")
    recording.instrument.close()
    said: dict[tuple[str, str], list[str]] = {}
    for line in recording.of_kind("api"):
        said.setdefault((line["hook"], line["thread"]), []).append(line["value"])
    workers = [f"worker-{n}" for n in range(8)]
    assert said == {
        **{("test.heard", name): [str(n) for n in range(200)] for name in workers},
        **{("test.echo", name): [f"{name} {n}" for n in range(200)] for name in workers},
    }
    assert len({line["tid"] for line in recording.of_kind("api")}) == 8
    assert recording.lost == []


def test_a_busy_hook_is_limited_and_counts_what_it_left_out(start: Start) -> None:
    app, recording = start([spec("test.hot", "stub.Target", "hot", value="return", risk="hot")], hot_limit=50)
    assert app.run("hot")[-1] == "hot 124750"
    recording.instrument.close()
    status = recording.last_status()["test.hot"]
    assert status["calls"] == 500
    assert status["dropped"] == 500 - len(recording.events())
    in_second = Counter(int(line["t_mono"]) for line in recording.of_kind("api"))
    assert max(in_second.values()) == 50


def test_a_hook_that_is_called_too_often_goes_off_and_comes_back_and_says_both(start: Start) -> None:
    app, recording = start([spec("test.hot", "stub.Target", "hot", value="return"), ECHO], busy_limit=300)
    assert app.run("busy") == ["initialised on main", "busy true"]
    said_of_it = lambda: [line["state"] for line in recording.of_kind("status") if line["hook"] == "test.hot"]  # noqa: E731
    wait_for(lambda: said_of_it()[2:3] == ["active"], "the hook did not come back")
    before = len(recording.events())
    app.run("hot")
    recording.instrument.close()
    said = [line for line in recording.of_kind("status") if line["hook"] == "test.hot"]
    states = [line["state"] for line in said]
    assert states[:3] == ["active", "paused", "active"]
    assert said[1]["reason"] == "called more than 300 times in 3 s: off for 4 s"
    assert said[2]["t_mono"] - said[1]["t_mono"] > 3.5
    # What is called while the hook is on is reported call by call, before and after.
    assert before >= 300
    assert recording.values()[before : before + 300] == [str(n) for n in range(300)]
    assert {line["state"] for line in recording.of_kind("status") if line["hook"] == "test.echo"} == {"active"}
    assert recording.of_kind("hook_error") == []


def test_hooked_recursion_and_large_values_are_survived(start: Start) -> None:
    app, recording = start([ECHO, spec("test.depth", "stub.Target", "depth", value="return")])
    assert app.run("deep")[-1] == "deep 150"
    assert app.run("large")[-1] == "large 100000"
    recording.instrument.close()
    large = recording.of_kind("api")[-1]
    assert (large["value"], large["truncated"]) == ("x" * 65536, True)
    assert len(recording.events()) == 152


def test_a_host_that_does_not_read_bounds_the_queue_and_the_app_goes_on(start: Start) -> None:
    app, recording = start([ECHO], max_unread_bytes=200_000)
    is_free = threading.Event()
    recording.gate = is_free
    app.run("burst")
    kept = 3000 - recording.instrument.status()[0]["dropped"]
    is_free.set()
    recording.instrument.close()
    assert 100 < kept < 2900
    assert recording.values() == [f"burst {n}" for n in range(kept)]
    assert recording.last_status()["test.echo"]["dropped"] == 3000 - kept
    assert recording.lost == []


@pytest.mark.parametrize("end", ["return", "terminate"])
def test_nothing_is_lost_when_the_app_ends_by_itself(start: Start, end: str) -> None:
    app, recording = start([ECHO])
    app.run("burst")
    if end == "return":
        assert app.exit() == 0
    else:
        app.process.send_signal(signal.SIGTERM)
        app.process.wait(PATIENCE_S)
    recording.instrument.close()
    assert recording.values() == [f"burst {n}" for n in range(3000)]
    assert recording.lost == []
    assert recording.last_status()["test.echo"]["calls"] == 3000


def test_a_killed_app_loses_at_most_100_ms_and_that_is_said(start: Start) -> None:
    app, recording = start([ECHO])
    ticks: list[tuple[str, float]] = []

    def follow() -> None:
        for line in app.out:
            if line.startswith("tick"):
                _, n, at = line.split()
                ticks.append((f"tick {n}", float(at) / 1000))

    app.send("ticks")
    reader = threading.Thread(target=follow)
    reader.start()
    wait_for(lambda: len(ticks) > 1000, "the app ticks")
    killed = time.time()
    app.kill()
    reader.join(PATIENCE_S)
    recording.instrument.close()
    had_to_come = [text for text, at in ticks if at < killed - 0.1 - LOAD_S]
    assert len(had_to_come) > 100
    assert recording.values()[: len(had_to_come)] == had_to_come
    last = recording.lines[-1]["event_id"]
    assert recording.lost == [
        (0, f"process-terminated; last event {last}, those of the 100 ms before the end may be missing")
    ]


def test_attaching_and_leaving_three_times_leaves_the_app_as_it_was(java: str, built: tuple[Path, list[Any]]) -> None:
    app = App(java, built[0])
    try:
        for _ in range(3):
            recording = Recording([*load_specs(), ECHO])
            recording.instrument.attach(app.pid)
            app.run("burst")
            recording.instrument.close()
            assert len(recording.events()) == 3000
            assert recording.lost == []
            app.run("burst")
            app.run("cases")
            assert len(recording.events()) == 3000
        assert app.exit() == 0
    finally:
        app.kill()


def test_the_clocks_of_one_machine_agree_within_the_uncertainty(start: Start) -> None:
    _, recording = start([ECHO])
    sample = recording.instrument.measure_clock()
    assert abs(sample.offset_s) <= sample.uncertainty_s
    wait_for(lambda: recording.instrument.measure_clock().uncertainty_s < 0.05, "no answer is quick")
    assert sample.round_trip_s == pytest.approx(2 * (sample.uncertainty_s - 0.0005))
