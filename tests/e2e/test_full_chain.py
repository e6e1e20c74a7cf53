"""Every shipped behavior: recorded by real Frida and real mitmdump, analyzed, and equal to what the player did."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from e2e.golden_findings import REFUSED, VIOLATING_AND_NEAR
from e2e.golden_sessions import EVENTS, MARKS
from e2e.seen_beside_data import events_of, marks_of
from ruamel.yaml import YAML
from support.cli import Recording, consentinel, the_session
from support.waiting import wait_for

from analyzer.record.behavior import behavior_names, load_behavior
from analyzer.record.local_processes import is_alive

Demo = tuple[subprocess.CompletedProcess[str], Path]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Demo]:
    """Give the demo of a behavior and its captures folder; each is recorded once, when first asked for."""
    done: dict[str, Demo] = {}

    def of(behavior: str) -> Demo:
        if behavior not in done:
            captures = tmp_path_factory.mktemp(behavior)
            ran = consentinel("demo", "--behavior", behavior, "--format", "json", captures=captures)
            done[behavior] = ran, captures
        return done[behavior]

    return of


@pytest.mark.slow
@pytest.mark.parametrize("behavior", behavior_names())
def test_the_analysis_equals_the_behavior(behavior: str, demo: Callable[[str], Demo]) -> None:
    done, captures = demo(behavior)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["format"] == "consentinel/1"
    session = the_session(captures)
    assert document["session"]["state"] == "complete"
    outputs = done.stdout + done.stderr + _texts_outside_raw(session)
    assert "<!doctype html>" in outputs.lower()
    assert [data_type for data_type, value in _clear_values(session) if value in outputs] == []


@pytest.mark.slow
@pytest.mark.parametrize("behavior", EVENTS)
def test_hooks_and_marks_say_what_happened_beside_data(behavior: str, demo: Callable[[str], Demo]) -> None:
    session = the_session(demo(behavior)[1])
    assert marks_of(session) == MARKS[behavior]
    assert events_of(session) == EVENTS[behavior]


def _results(document: dict[str, Any]) -> dict[str, str]:
    return {row["rule_id"]: row["result"] for row in document["assessments"]}


@pytest.fixture(scope="module")
def result_of(demo: Callable[[str], Demo], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, str]]:
    """Give how each rule ended in the analysis of a recording, by its name."""
    refused: dict[str, str] = {}

    def of(name: str) -> dict[str, str]:
        if name != REFUSED:
            return _results(json.loads(demo(name)[0].stdout))
        if not refused:
            captures, clean = tmp_path_factory.mktemp("refused"), load_behavior("clean")
            scope = ("--scope", clean.scope_file or "")
            with Recording(
                clean.file, "--device", "jvm", "--scenario", "first-run-refuse", captures=captures
            ) as played:
                assert played.end()[0] == 0
            done = consentinel("analyze", played.session, *scope, "--format", "json", captures=captures)
            refused.update(_results(json.loads(done.stdout)))
        return refused

    return of


@pytest.mark.slow
@pytest.mark.parametrize("finding_type", VIOLATING_AND_NEAR)
def test_each_finding_type_is_found_where_it_is_and_nowhere_near(
    finding_type: str, result_of: Callable[[str], dict[str, str]]
) -> None:
    violating, near = VIOLATING_AND_NEAR[finding_type]
    assert (result_of(violating)[finding_type], result_of(near)[finding_type]) == ("found", "not_observed")


def _clear_values(session: Path) -> list[tuple[str, str]]:
    """Give the persona's values that no output may hold; short ones also occur by accident."""
    planted = json.loads((session / "raw" / "planted.json").read_text(encoding="utf-8"))["values"]
    return [(data_type, value) for data_type, values in planted.items() for value in values if len(value) >= 8]


def _texts_outside_raw(session: Path) -> str:
    """Give every byte of the session outside raw/ and the log, Parquet columns as text."""
    import pandas as pd

    texts = [(session / "raw" / "log.txt").read_text(encoding="utf-8")]
    for file in session.rglob("*"):
        if not file.is_file() or "raw" in file.parts:
            continue
        if file.suffix == ".parquet":
            texts.append(pd.read_parquet(file).to_csv())
        else:
            texts.append(file.read_text(encoding="utf-8", errors="replace"))
    return "\n".join(texts)


@pytest.mark.slow
def test_a_recorded_session_checks_clean_and_is_analyzed_again_from_its_folder(demo: Callable[[str], Demo]) -> None:
    tmp_path = demo("after_refusal")[1]
    session = the_session(tmp_path)
    checked = consentinel("session", "check", session, "--format", "json", captures=tmp_path)
    assert checked.returncode == 0, checked.stderr
    assert [row for row in json.loads(checked.stdout) if row["level"] == "error"] == []
    first = consentinel("analyze", session, "--format", "json", captures=tmp_path)
    second = consentinel("analyze", session, "--format", "json", "--rebuild", captures=tmp_path)
    assert first.returncode == second.returncode == 1
    assert json.loads(first.stdout)["observations"] == json.loads(second.stdout)["observations"]


def _children(pid: int) -> dict[int, str]:
    """Give the processes that `pid` started, with their command lines."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if int((folder / "stat").read_text().rpartition(")")[2].split()[1]) == pid:
                found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
    return found


def _n_lines(file: Path) -> int:
    return file.read_bytes().count(b"\n") if file.is_file() else 0


def _endless(folder: Path) -> Path:
    """Write the behavior `chatty` with a last phase far too long to be over before anybody kills it; give the file."""
    content = YAML(typ="safe").load(load_behavior("chatty").file)
    beat = {"phase": "in_use", "do": "send", "host": "api.qingzhou.example", "route": "/beat", "times": 200}
    content["steps"] += [beat] * 50
    del content["expect"]
    file = folder / "endless.yaml"
    file.write_text(json.dumps(content), encoding="utf-8")  # JSON is YAML
    return file


@pytest.mark.slow
@pytest.mark.parametrize(("victim", "code"), [("player.jar", 3), ("mitmdump", 3), ("the recorder", -9)])
def test_a_kill_leaves_no_orphan_and_a_session_that_is_explained_and_used(
    victim: str, code: int, tmp_path: Path
) -> None:
    with Recording(_endless(tmp_path), "--device", "jvm", captures=tmp_path / "captures") as recording:
        session, recorder = recording.session, recording.process.pid
        wait_for(lambda: _n_lines(session / "raw" / "flows.jsonl") > 10, "traffic is recorded")
        children = _children(recorder)
        named = [pid for pid, command in children.items() if victim in command and "/bin/sh" not in command]
        os.kill(named[0] if named else recorder, signal.SIGKILL)
        assert recording.end()[0] == code
    wait_for(lambda: not any(map(is_alive, children)), "no orphan is left")
    assert consentinel("session", "check", session, captures=tmp_path).returncode == 0
    done = consentinel("analyze", session, "--format", "json", "--fail-on", "never", captures=tmp_path)
    document = json.loads(done.stdout)
    assert "interrupted" in {gap["gap_kind"] for gap in document["gaps"]}
    assert [row for row in document["observations"] if row["act"] == "sent"] != []


OWN_BEHAVIOR = """
version: 1
app: {id: com.example.mine, version: "3.1"}
persona: zhou
hosts: [{host: collect.example.net, tls: true, http: 1}]
steps:
  - {phase: launch, do: read, api: android.settings.android_id, data_type: android_id, sdk: io.example.tracker}
  - {phase: consent_dialog, do: show_dialog}
reactions:
  accept:
    - do: send
      host: collect.example.net
      data_type: android_id
      transform: [sha256]
      location: query
      path: "query:h"
"""


@pytest.mark.slow
def test_a_behavior_of_ones_own_names_any_sdk_and_the_stack_shows_it(tmp_path: Path) -> None:
    behavior = tmp_path / "mine.yaml"
    behavior.write_text(OWN_BEHAVIOR, encoding="utf-8")
    with Recording(behavior, "--device", "jvm", captures=tmp_path / "captures") as recording:
        assert recording.end()[0] == 0
    done = consentinel("analyze", recording.session, "--format", "json", captures=tmp_path / "captures")
    rows = [
        (row["act"], row["data_type"], row["caller"], row["host"], row["transform"], row["path"], row["consent_state"])
        for row in json.loads(done.stdout)["observations"]
    ]
    assert rows == [
        ("accessed", "android_id", "io.example.tracker.Caller.call", None, "plain", "return", "none_asked"),
        ("sent", "android_id", None, "collect.example.net", "sha256", "query:h", "granted"),
    ]
