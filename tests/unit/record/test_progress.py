from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.record.progress import progress, steps_done
from analyzer.record.scenario import Scenario, find_scenario

_STEPS = (
    "[{do: launch}, {do: consent}, {do: wait, seconds: 1}, {do: background}, {do: foreground}, {do: phase, name: shop}]"
)


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    file = tmp_path / "s.yaml"
    file.write_text(_STEPS.join(("version: 1\nconsent: accept\nsteps: ", "\n")))
    return find_scenario(file)


def test_progress_says_where_a_scenario_stopped(scenario: Scenario) -> None:
    assert progress(scenario, 2) == {"finished": False, "steps": 6, "steps_done": 2, "stopped_at": "wait"}
    assert progress(scenario, 6) == {"finished": True, "steps": 6, "steps_done": 6, "stopped_at": None}


@pytest.mark.parametrize(
    ("marks", "done"),
    [
        ([], 0),
        (["app_launched"], 0),
        (["app_launched", "consent_asked", "consent_refused"], 1),
        (["app_launched", "background"], 3),
        (["app_launched", "background", "consent_granted"], 1),
        (["app_launched", "consent_granted", "background", "foreground", "phase:other"], 4),
        (["app_launched", "consent_granted", "background", "foreground", "phase:shop"], 5),
    ],
)
def test_a_device_that_plays_by_itself_is_in_the_last_step_that_it_marked(
    marks: list[str], done: int, scenario: Scenario
) -> None:
    assert (steps_done(scenario, marks, is_over=False), steps_done(scenario, marks, is_over=True)) == (done, 6)
