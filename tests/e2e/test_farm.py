"""Many apps on embedded devices: real Frida and mitmdump, a killed recorder, a broken phone, a resumed farm."""

from __future__ import annotations

import csv
import json
import os
import signal
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from support.cli import ROOT, consentinel, warm_command

from analyzer.api import Options, analyze
from analyzer.record.behavior import Behavior, load_behavior
from analyzer.verification import differences

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("java_runtime")]

PLAYED = ("before_consent", "after_refusal", "clean", "chatty", "careful", "cross_border")
KILLED = "before_consent"
DEVICES = "jvm:3,no-such-phone"


def _wait(condition: Callable[[], object], seconds: float = 240.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "nothing happened in time"
        time.sleep(0.02)


def _write_jobs(folder: Path) -> Path:
    """Six behaviors with their scopes, one whose scope is broken, one app for a phone that is not there."""
    rows = []
    for name in PLAYED:
        behavior = load_behavior(name)
        rows.append([name, name, "", behavior.spec.scenario, str(behavior.scope_file or "")])
    (folder / "broken.scope.yaml").write_text("version: one\n", encoding="utf-8")
    rows.append(["fails", "clean", "", "untouched", "broken.scope.yaml"])
    rows.append(["phone", "", "com.example.app", "untouched", ""])
    file = folder / "jobs.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([["name", "behavior", "app", "scenarios", "scope"], *rows])
    return file


@dataclass
class Farm:
    """Two runs of one farm: the first one loses a recorder and is interrupted, the second goes on."""

    folder: Path
    codes: tuple[int, int]
    talk: str
    rows: list[dict[str, Any]]
    done_before: set[str]

    def journal(self) -> list[dict[str, Any]]:
        """Give every line of the journal."""
        return [json.loads(line) for line in (self.folder / "farm.jsonl").read_text().splitlines()]


def _arguments(jobs: Path, folder: Path) -> list[str]:
    given = ["run", str(jobs), "--devices", DEVICES, "--output-dir", str(folder), "--format", "json"]
    return [*given, "--min-free", "0.01", "--attempts", "3", "--max-failures", "3"]


def _results(folder: Path) -> list[dict[str, Any]]:
    file = folder / "farm.jsonl"
    return (
        [json.loads(line) for line in file.read_text().splitlines(keepends=True) if line.endswith("\n")]
        if file.exists()
        else []
    )


def _no_adb(place: Path) -> dict[str, str]:
    """Give the environment of a machine whose adb does not start: no phone is there, and nobody else's is touched."""
    adb = place / "bin" / "adb"
    adb.parent.mkdir()
    adb.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    adb.chmod(0o755)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    found = os.pathsep.join([str(adb.parent), os.environ["PATH"]])
    return {"PATH": found, "ADBUTILS_ADB_PATH": str(adb), "ANDROID_ADB_SERVER_PORT": str(port), "HOME": str(place)}


def _is_ready(folder: Path) -> bool:
    return (folder / "out").exists() and (folder / "out").read_text().endswith("\n")


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Farm]:
    place = tmp_path_factory.mktemp("farm")
    jobs, folder = _write_jobs(place), place / "out"
    environment = os.environ | {"CONSENTINEL_CONFDIR": str(place / "confdir"), "TERM": "dumb"} | _no_adb(place)
    with (place / "talk").open("w") as talk:
        first = subprocess.Popen(
            warm_command(*_arguments(jobs, folder)), cwd=ROOT, env=environment, stderr=talk, stdout=talk
        )
        begun = folder / "talk" / f"{KILLED}__first-run-accept__1-1" / "record"
        _wait(lambda: first.poll() is not None or _is_ready(begun))
        assert first.poll() is None, (place / "talk").read_text()
        os.kill(int((begun / "pid").read_text()), signal.SIGKILL)
        _wait(lambda: first.poll() is not None or sum(one["outcome"] == "done" for one in _results(folder)) >= 2)
        assert first.poll() is None, (place / "talk").read_text()
        first.send_signal(signal.SIGINT)
        code = first.wait(240)
    done = {one["unit"] for one in _results(folder) if one["outcome"] == "done"}
    second = subprocess.run(
        warm_command(*_arguments(jobs, folder)),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=480,
        check=False,
    )
    yield Farm(folder, (code, second.returncode), second.stderr, json.loads(second.stdout), done)


def test_an_interrupted_farm_goes_on_where_it_ended(farm: Farm) -> None:
    assert farm.codes == (130, 3)  # what cannot be made stays unmade
    assert len(farm.done_before) >= 2
    made = Counter(one["unit"] for one in farm.journal() if one["outcome"] == "done")
    assert made == Counter(f"{name}/{load_behavior(name).spec.scenario}/1" for name in PLAYED)
    assert f"{len(farm.done_before)} of 8 sessions are there already" in farm.talk


def test_every_session_is_what_a_single_run_gives(farm: Farm) -> None:
    rows = {row["job"]: row for row in farm.rows}
    told = {}
    for name in PLAYED:
        behavior = load_behavior(name)
        session = Path(rows[name]["session"])
        tables = analyze(session, Options(scope=behavior.scope_file)).tables
        told[name] = differences(tables, session / "truth.jsonl", _expected(behavior))
        document = json.loads((farm.folder / "analyses" / f"{name}__{behavior.spec.scenario}__1.json").read_text())
        columns = ["rule_id", "severity", "confidence", "fingerprint"]
        seen = Counter(tuple(row[name] for name in columns) for row in document["findings"])
        assert seen == Counter(tuple(map(str, row)) for row in tables["findings"][columns].itertuples(index=False))
    assert told == {name: [] for name in PLAYED}


def _expected(behavior: Behavior) -> list[dict[str, Any]]:
    assert behavior.spec.expect is not None
    return [finding.model_dump() for finding in behavior.spec.expect.findings]


def test_a_killed_recorder_costs_one_attempt_and_nothing_else(farm: Farm) -> None:
    tries = [one for one in farm.journal() if one["unit"].startswith(f"{KILLED}/")]
    assert (tries[0]["outcome"], tries[0]["exit_code"], tries[0]["message"]) == (
        "again",
        -9,
        "it was ended by signal 9",
    )
    assert tries[-1]["outcome"] == "done"
    assert tries[-1]["session"] != tries[0]["session"]
    assert (Path(tries[0]["session"]) / "raw" / "marks.jsonl").is_file()  # what it had recorded is kept


def test_jobs_that_fail_and_a_phone_that_is_not_there_stop_nobody(farm: Farm) -> None:
    rows = {
        row["job"]: (row["outcome"], row["exit_code"], row["device"]) for row in farm.rows if row["outcome"] != "done"
    }
    assert rows["fails"][:2] == ("failed", 2)
    assert (rows["phone"][0], rows["phone"][1], rows["phone"][2]) == ("gave_up", 3, "no-such-phone")
    assert set(rows) == {"fails", "phone"}
    assert "no-such-phone is dropped: it failed 3 times in a row" in farm.talk


def test_devices_work_side_by_side(farm: Farm) -> None:
    assert {one["device"] for one in farm.journal() if one["outcome"] == "done"} == {"jvm-1", "jvm-2", "jvm-3"}


def test_sessions_name_scenario_seed_and_trial(farm: Farm) -> None:
    for row in farm.rows:
        if row["outcome"] == "done":
            scenario = json.loads((Path(row["session"]) / "session.json").read_text())["scenario"]
            assert (scenario["name"], scenario["seed"], scenario["trial"]) == (row["scenario"], 0, 1)


def test_summaries_say_the_same(farm: Farm) -> None:
    with (farm.folder / "summary.csv").open(encoding="utf-8", newline="") as file:
        written = [(row["job"], row["outcome"], row["n_critical"]) for row in csv.DictReader(file)]
    as_text = [
        (row["job"], row["outcome"], "" if row["n_critical"] is None else str(row["n_critical"])) for row in farm.rows
    ]
    assert written == as_text
    assert json.loads((farm.folder / "summary.json").read_text()) == farm.rows
    root = ElementTree.parse(farm.folder / "junit.xml").getroot()
    kinds = {str(suite.get("name")): [child.tag for child in suite[0] if child.tag != "system-out"] for suite in root}
    failing = {row["job"] for row in farm.rows if row["failing"]}
    assert kinds == {row["job"]: ["failure"] if row["job"] in failing else ["error"] if row["outcome"] != "done" else []
                     for row in farm.rows}  # fmt: skip
    assert {"before_consent", "after_refusal"} <= failing and "clean" not in failing


def test_scenarios_of_one_app_are_joined_and_a_whole_farm_ends_with_its_findings(tmp_path: Path) -> None:
    jobs = tmp_path / "jobs.csv"
    jobs.write_text("behavior,scenarios\nafter_refusal,first-run-refuse;untouched\n", encoding="utf-8")
    given = [
        "run",
        jobs,
        "--devices",
        "jvm:2",
        "--output-dir",
        tmp_path / "out",
        "--min-free",
        "0.01",
        "--format",
        "csv",
    ]
    done = consentinel(*given, captures=tmp_path / "captures")
    assert done.returncode == 1, done.stderr
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert [(row["scenario"], row["outcome"]) for row in rows] == [("first-run-refuse", "done"), ("untouched", "done")]
    compared = json.loads((tmp_path / "out" / "compare" / "after_refusal.json").read_text())
    assert [Path(row["session"]).name for row in rows] == [one["session_id"] for one in compared["sessions"]]
    again = consentinel(*given, captures=tmp_path / "captures")
    assert (again.returncode, again.stdout) == (1, done.stdout)
    assert "2 of 2 sessions are there already" in again.stderr
