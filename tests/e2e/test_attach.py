"""`record --attach`: a process that runs already, by number or name, here and behind another Frida."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from jvm.app import JAVAC
from procs.world import HERE
from support.cli import Recording, consentinel
from support.portal import portal
from support.raw_files import of_kind, read_lines
from support.waiting import wait_for

from analyzer.record.local_processes import started_at

pytestmark = pytest.mark.slow

HOOK = "java.network.hardware_address"


@pytest.fixture(scope="module")
def app(java: str, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("app")
    subprocess.run([*JAVAC, "-d", str(folder), str(HERE / "Family.java")], check=True)
    return [java, "-Xss16m", "-cp", str(folder), "Family", "alone"]


@contextmanager
def _running(command: list[str], said: str = "ready\n") -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdin is not None and process.stdout is not None
        if not said.startswith("ready"):
            process.stdin.write(said)
            process.stdin.flush()
        assert process.stdout.readline() == said
        yield process
    finally:
        process.kill()
        process.communicate()


def _events(session: Path) -> list[dict[str, Any]]:
    return read_lines(session / "raw" / "events.jsonl")


def _press_return(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_a_java_program_is_attached_to_by_number(app: list[str], tmp_path: Path) -> None:
    with _running(app) as process, Recording("--attach", str(process.pid), captures=tmp_path) as recording:
        session = recording.session
        began = started_at(process.pid)
        _press_return(process)
        assert process.wait(120) == 0
        assert recording.end()[0] == 0
    calls = [line for line in of_kind(_events(session), "api") if line["hook"] == HOOK]
    assert [(line["pid"], line["kind"]) for line in calls] == [(process.pid, "api")]
    marks = read_lines(session / "raw" / "marks.jsonl")
    [gap] = of_kind(marks, "gap")
    assert (gap["gap_kind"], gap["subject"]) == ("process_unseen", "java")
    assert gap["detail"] == "it ran before it was attached to; what it did then was not seen"
    assert began is not None
    assert abs(gap["first_t"] - began) < 0.1
    assert gap["last_t"] > gap["first_t"]
    assert of_kind(marks, "mark") == []
    manifest = json.loads((session / "session.json").read_text(encoding="utf-8"))
    assert manifest["device"]["attached"]["pid"] == process.pid
    assert (manifest["app"]["id"], manifest["app"]["name"]) == ("", "java")
    done = consentinel("analyze", session, "--format", "json", captures=tmp_path)
    result = json.loads(done.stdout)
    [row] = [row for row in result["gaps"] if row["gap_kind"] == "process_unseen"]
    assert row["subject"] == "java"
    assert {phase["consent_state"] for phase in result["phases"]} <= {"unknown"}


def test_it_goes_on_without_hooks_when_the_recording_ends(tmp_path: Path) -> None:
    with _running(["cat"], "awake\n") as process:
        with Recording("--attach", str(process.pid), captures=tmp_path) as recording:
            assert "frida" in Path(f"/proc/{process.pid}/maps").read_text()
            assert consentinel("stop", recording.session, captures=tmp_path).returncode == 0
            assert recording.end()[0] == 0
        assert process.poll() is None
        assert "frida" not in Path(f"/proc/{process.pid}/maps").read_text()
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write("again\n")
        process.stdin.flush()
        assert process.stdout.readline() == "again\n"


def test_a_name_stands_for_one_process_or_is_refused_with_the_candidates(tmp_path: Path) -> None:
    file = tmp_path / "a_rare_name"
    shutil.copy("/usr/bin/cat", file)
    with _running([str(file)], "one\n") as first:
        with Recording("--attach", "a_rare_name", captures=tmp_path) as recording:
            [agent] = of_kind(_events(recording.session), "agent")
            assert agent["pid"] == first.pid
        with _running([str(file)], "two\n") as second:
            done = consentinel("record", "--attach", "a_rare_name", captures=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    pids = sorted([first.pid, second.pid])
    named = ", ".join(f"{pid} (a_rare_name)" for pid in pids)
    assert f"2 processes are called 'a_rare_name': {named}" in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--attach", "no_such_program_here"], 3, "E295"),
        (["--attach", "4194304"], 3, "E230"),
        (["--attach", "1", "--device", "jvm"], 2, "E297"),
        (["clean", "--attach", "1"], 2, "E297"),
        (["--attach", "1", "--device", "frida:127.0.0.1:9"], 3, "E292"),
    ],
)
def test_what_cannot_be_attached_to_is_said(arguments: list[str], code: int, said: str, tmp_path: Path) -> None:
    done = consentinel("record", *arguments, captures=tmp_path)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_process_behind_another_frida_is_attached_to(app: list[str], tmp_path: Path) -> None:
    with portal() as there, _running(app) as process:
        there.join(process.pid)
        device = f"frida:{there.host}"
        with Recording("--attach", str(process.pid), "--device", device, captures=tmp_path) as recording:
            session = recording.session
            _press_return(process)
            wait_for(lambda: any(line.get("hook") == HOOK for line in of_kind(_events(session), "api")), "it reads")
            assert recording.end()[0] == 0
    agents = of_kind(_events(session), "agent")
    assert [(agent["pid"], agent["runtime"]) for agent in agents] == [(process.pid, "hotspot")]
    gaps = {line["gap_kind"]: line for line in of_kind(read_lines(session / "raw" / "marks.jsonl"), "gap")}
    assert gaps["process_unseen"]["first_t"] is None
    assert "since when is unknown" in gaps["process_unseen"]["detail"]
