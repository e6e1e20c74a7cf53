"""Every shipped behavior: recorded by real Frida and real mitmdump, analyzed, and equal to what the player did."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analyzer.record.behavior import behavior_names

ROOT = Path(__file__).resolve().parents[2]


def _consentinel(arguments: list[str], captures: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"CONSENTINEL_CAPTURES": str(captures)}
    return subprocess.run(
        [sys.executable, "-m", "analyzer", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("behavior", behavior_names())
def test_the_analysis_equals_the_behavior(behavior: str, tmp_path: Path) -> None:
    done = _consentinel(["demo", "--behavior", behavior, "--format", "json"], tmp_path)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["format"] == "consentinel/1"
    (session,) = [folder for folder in tmp_path.iterdir() if (folder / "session.json").is_file()]
    assert document["session"]["state"] == "complete"
    report = (session / "reports" / "report.html").read_text(encoding="utf-8")
    assert report.startswith("<!doctype html>")
    assert _clear_values(session).isdisjoint(_words(report))


def _clear_values(session: Path) -> set[str]:
    planted = json.loads((session / "raw" / "planted.json").read_text(encoding="utf-8"))["values"]
    return {value for values in planted.values() for value in values if len(value) > 8}


def _words(text: str) -> set[str]:
    return set(text.replace("<", " ").replace(">", " ").replace('"', " ").split())


@pytest.mark.slow
def test_a_recorded_session_checks_clean_and_is_analyzed_again_from_its_folder(tmp_path: Path) -> None:
    assert _consentinel(["demo", "--behavior", "after_refusal"], tmp_path).returncode == 0
    (session,) = [folder for folder in tmp_path.iterdir() if (folder / "session.json").is_file()]
    checked = _consentinel(["session", "check", str(session), "--format", "json"], tmp_path)
    assert checked.returncode == 0, checked.stderr
    assert [row for row in json.loads(checked.stdout) if row["level"] == "error"] == []
    first = _consentinel(["analyze", str(session), "--format", "json"], tmp_path)
    second = _consentinel(["analyze", str(session), "--format", "json", "--rebuild"], tmp_path)
    assert first.returncode == second.returncode == 1
    assert json.loads(first.stdout)["observations"] == json.loads(second.stdout)["observations"]
