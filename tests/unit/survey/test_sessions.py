from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from unit.survey.sessions import write_session

from analyzer.survey.sessions import REASONS, read_facts, read_head
from analyzer.survey.study import Eligibility, Study


def _reason(folder: Path, eligibility: Eligibility | None = None) -> str:
    return read_facts(read_head(folder), Study(eligibility=eligibility or Eligibility())).reason


@pytest.mark.parametrize(
    ("made", "asked", "reason"),
    [
        ({}, {}, ""),
        ({"state": "interrupted"}, {}, "not_complete"),
        ({"state": "interrupted"}, {"complete": False}, ""),
        ({"analyzed": False}, {}, "not_analyzed"),
        ({"scenario": "untouched"}, {"scenarios": ("first-run-accept",)}, "scenario"),
        ({"scenario": "untouched"}, {"scenarios": ("untouched",)}, ""),
        ({"finished": False}, {}, "scenario_not_played"),
        ({"finished": False}, {"scenario_finished": False}, ""),
        ({"finished": None}, {}, ""),
        ({"finished": [False]}, {}, ""),
        ({"states": ("unknown",)}, {}, "consent_unknown"),
        ({"states": ("unknown", "granted")}, {}, ""),
        ({"states": ("unknown",)}, {"consent_known": False}, ""),
        ({"dark": ("x.example", "y.example")}, {}, "opaque"),
        ({"dark": ("x.example",)}, {}, ""),
        ({"dark": ("x.example",)}, {"max_share_opaque_hosts": 0.49}, "opaque"),
        ({"hook": "failed"}, {"min_share_hooks_active": 0.1}, "hooks"),
        ({"hook": "failed"}, {}, ""),
        ({"uncertainty_s": 1.5}, {}, "clock"),
        ({"app_id": ""}, {}, "no_app"),
        ({"app_id": "", "told_app": "com.told"}, {}, ""),
    ],
)
def test_why_a_session_does_not_count(tmp_path: Path, made: dict[str, Any], asked: dict[str, Any], reason: str) -> None:
    assert _reason(write_session(tmp_path / "a", **made), Eligibility(**asked)) == reason
    assert reason in ("", *REASONS)


@pytest.mark.parametrize("damage", ["{", "[]", '{"format": "consentinel-session/99"}', "\x00" * 9, '{"session_id": 3}'])
def test_a_damaged_manifest_is_a_row_and_no_failure(tmp_path: Path, damage: str) -> None:
    folder = write_session(tmp_path / "a")
    (folder / "session.json").write_text(damage)
    facts = read_facts(read_head(folder), Study())
    assert (facts.reason, facts.head.app_id) == ("damaged", "") and facts.detail.startswith("E")


def test_a_damaged_table_is_a_row_and_no_failure(tmp_path: Path) -> None:
    folder = write_session(tmp_path / "a")
    (folder / "tables" / "observations.parquet").write_bytes(b"PAR1 no more")
    facts = read_facts(read_head(folder), Study())
    assert facts.reason == "damaged" and facts.measured.cells == set()


def test_a_head_says_of_whom_and_how_it_was_recorded(tmp_path: Path) -> None:
    head = read_head(
        write_session(tmp_path / "a", "com.x", version="7", scenario="untouched", category="map_navigation")
    )
    assert (head.app_id, head.version, head.scenario, head.device, head.state) == (
        "com.x",
        "7",
        "untouched",
        "jvm",
        "complete",
    )
    assert read_facts(head, Study()).head.category == "map_navigation"


def test_the_scenario_that_the_recorder_wrote_is_the_one(tmp_path: Path) -> None:
    folder = write_session(tmp_path / "a")
    manifest = json.loads((folder / "session.json").read_text())
    manifest["scenario"] = {"name": "untouched", "sha256": "0", "seed": 1, "trial": 2}
    (folder / "session.json").write_text(json.dumps(manifest))
    assert (read_head(folder).scenario, read_head(folder).finished) == ("untouched", "")


def test_the_time_to_the_first_send(tmp_path: Path) -> None:
    sending = write_session(tmp_path / "a", reads=("imei", "contacts"), sends=(("imei", "umeng"),))
    assert read_facts(read_head(sending), Study()).first_sent_ms == 500
    marked = write_session(tmp_path / "c", sends=(("imei", "umeng"),), launched_before_ms=1200)
    assert read_facts(read_head(marked), Study()).first_sent_ms == 1200
    silent = write_session(tmp_path / "b", reads=("imei",))
    assert read_facts(read_head(silent), Study()).first_sent_ms is None
