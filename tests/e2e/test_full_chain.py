"""Every shipped behavior: recorded by real Frida and real mitmdump, analyzed, and equal to what the player did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.cli import consentinel, the_session

from analyzer.record.behavior import behavior_names


@pytest.mark.slow
@pytest.mark.parametrize("behavior", behavior_names())
def test_the_analysis_equals_the_behavior(behavior: str, tmp_path: Path) -> None:
    done = consentinel("demo", "--behavior", behavior, "--format", "json", captures=tmp_path)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["format"] == "consentinel/1"
    session = the_session(tmp_path)
    assert document["session"]["state"] == "complete"
    outputs = done.stdout + done.stderr + _texts_outside_raw(session)
    assert "<!doctype html>" in outputs.lower()
    assert [data_type for data_type, value in _clear_values(session) if value in outputs] == []


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
def test_a_recorded_session_checks_clean_and_is_analyzed_again_from_its_folder(tmp_path: Path) -> None:
    assert consentinel("demo", "--behavior", "after_refusal", captures=tmp_path).returncode == 0
    session = the_session(tmp_path)
    checked = consentinel("session", "check", session, "--format", "json", captures=tmp_path)
    assert checked.returncode == 0, checked.stderr
    assert [row for row in json.loads(checked.stdout) if row["level"] == "error"] == []
    first = consentinel("analyze", session, "--format", "json", captures=tmp_path)
    second = consentinel("analyze", session, "--format", "json", "--rebuild", captures=tmp_path)
    assert first.returncode == second.returncode == 1
    assert json.loads(first.stdout)["observations"] == json.loads(second.stdout)["observations"]
