from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.farm.child import Ended
from analyzer.farm.jobs import Unit, read_jobs, units_of
from analyzer.farm.worker import FarmDevice, Settings, _analyze, _message, _outcome, _record


def _unit(tmp_path: Path, text: str) -> Unit:
    file = tmp_path / "jobs.csv"
    file.write_text(text, encoding="utf-8")
    return units_of(read_jobs(file))[0]


@pytest.mark.parametrize(
    ("ended", "outcome", "message"),
    [
        (Ended(0, "", "", ""), "done", ""),
        (Ended(1, "", "", ""), "done", ""),
        (Ended(2, "", "E110", "no file"), "failed", "no file"),
        (Ended(3, "", "E216", "the app ended with 1"), "again", "the app ended with 1"),
        (Ended(4, "", "E301", "damaged"), "failed", "damaged"),
        (Ended(70, "", "E499", "a fault"), "failed", "a fault"),
        (Ended(-9, "", "", ""), "again", "it was ended by signal 9"),
        (Ended(0, "time", "", ""), "timed_out", "its time was over"),
        (Ended(-9, "time", "", ""), "timed_out", "its time was over"),
        (Ended(0, "stop", "", ""), "interrupted", ""),
        (Ended(-15, "stop", "", ""), "interrupted", ""),
    ],
)
def test_exit_codes_decide_what_is_tried_again(ended: Ended, outcome: str, message: str) -> None:
    assert (_outcome(ended), _message(ended)) == (outcome, message)


def test_commands_say_all_that_a_row_says(tmp_path: Path) -> None:
    (tmp_path / "a.apk").write_bytes(b"PK")
    (tmp_path / "known.yaml").write_text("values: {}\n")
    (tmp_path / "scope.yaml").write_text("version: 1\n")
    unit = _unit(
        tmp_path,
        "app,apk,scenarios,known,scope,category,first_party,seed,route,for_s\n"
        "com.a.b,a.apk,untouched,known.yaml,scope.yaml,notes,a.com;b.com,5,wireguard,20\n",
    )
    settings = Settings(tmp_path / "farm", fail_on="medium")
    device = FarmDevice("serial", "serial", is_embedded=False)
    assert _record(unit, device, 2, settings) == [
        "record", "--device", "serial", "--scenario", "untouched", "--lifeline", "--seed", "5", "--trial", "1",
        "--session-dir", str(tmp_path / "farm" / "sessions" / "com.a.b__untouched__1__try2"),
        "--apk", str(tmp_path / "a.apk"), "--route", "wireguard", "--for", "20.0", "--", "com.a.b",
    ]  # fmt: skip
    assert _analyze(unit, "the/session", tmp_path / "out.json", settings) == [
        "analyze", "--format", "json", "--output", str(tmp_path / "out.json"), "--fail-on", "medium",
        "--known", str(tmp_path / "known.yaml"), "--scope", str(tmp_path / "scope.yaml"), "--category", "notes",
        "--first-party", "a.com", "--first-party", "b.com", "--", "the/session",
    ]  # fmt: skip
