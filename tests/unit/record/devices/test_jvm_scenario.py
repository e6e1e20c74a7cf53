from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.record.behavior import load_behavior
from analyzer.record.devices.jvm_scenario import after_the_steps, answered, check_playable
from analyzer.record.scenario import Scenario, find_scenario


def _scenario(tmp_path: Path, text: str) -> Scenario:
    file = tmp_path / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    return find_scenario(file)


def _added(scenario: Scenario | str, behavior: str) -> list[tuple[str | None, str, float]]:
    found = find_scenario(scenario) if isinstance(scenario, str) else scenario
    steps = after_the_steps(found, load_behavior(behavior).spec)
    return [(step.phase, step.do, step.seconds if step.do == "sleep" else 0.0) for step in steps]


@pytest.mark.parametrize("behavior", ["clean", "background", "withdrawn", "revived"])
@pytest.mark.parametrize("scenario", ["first-run-accept", "first-run-refuse", "untouched", "permissions-denied"])
def test_a_scenario_that_only_answers_adds_nothing(scenario: str, behavior: str) -> None:
    assert _added(scenario, behavior) == []


def test_phases_that_the_behavior_does_not_reach_come_after_its_last_step() -> None:
    back = [("in_use", "sleep", 1.0), ("screen_off", "sleep", 1.0), ("in_use", "sleep", 1.0)]
    assert _added("background", "clean") == back  # it goes to the background itself
    assert _added("background", "after_refusal") == [("background", "sleep", 1.0), *back]
    assert _added("after-kill", "clean") == [("after_kill", "sleep", 1.0), ("relaunch", "sleep", 1.0)]
    assert _added("after-kill", "revived") == []
    assert _added("withdraw", "clean") == [(None, "withdraw", 0.0)]
    assert _added("withdraw", "withdrawn") == []


def test_what_stands_behind_a_missing_phase_is_added_too(tmp_path: Path) -> None:
    steps = "{do: launch}, {do: consent}, {do: tap, text: 登录}, {do: background, seconds: 0.25}, {do: foreground}"
    scenario = _scenario(tmp_path, f"version: 1\nconsent: accept\nsteps: [{steps}, {{do: phase, name: checkout}}]\n")
    assert _added(scenario, "clean") == [
        (None, "tap", 0.0), ("background", "sleep", 0.25), ("in_use", "sleep", 0.0), ("checkout", "sleep", 0.0),
    ]  # fmt: skip


def _refused(scenario: Scenario, behavior: str = "clean") -> UsageError:
    with pytest.raises(UsageError) as caught:
        check_playable(scenario, load_behavior(behavior).spec)
    assert caught.value.code == "E165"
    return caught.value


def test_what_the_player_cannot_do_is_refused_at_its_place(tmp_path: Path) -> None:
    random = _refused(find_scenario("explore"))
    assert random.message.endswith("explore.yaml:8:6: the embedded device has no screen to tap on at random")
    walk = _refused(find_scenario("policy"))
    assert walk.message.endswith("policy.yaml:9:6: the embedded device has no screen to look for the policy on")
    essential = _refused(_scenario(tmp_path, "version: 1\nconsent: essential\n"))
    assert essential.message == "mine: the dialogs of the embedded device offer no essential choice"
    text = "version: 1\nconsent: none\nsteps: [{do: launch}, {do: background, seconds: 3}]\n"
    left_open = _refused(_scenario(tmp_path, text))
    assert left_open.message.endswith(
        ":3:24: the app of the embedded device waits at its open dialog: no background after it"
    )


def test_without_a_dialog_nothing_waits(tmp_path: Path) -> None:
    text = "version: 1\nconsent: none\nsteps: [{do: launch}, {do: background, seconds: 3}]\n"
    spec = load_behavior("clean").spec
    spec = spec.model_copy(update={"steps": [step for step in spec.steps if step.phase != "consent_dialog"]})
    check_playable(_scenario(tmp_path, text), spec)


def test_permissions_are_answered_one_by_one(tmp_path: Path) -> None:
    text = (
        "version: 1\nconsent: accept\npermissions: deny\n"
        "permission_answers: {android.permission.READ_PHONE_STATE: grant}\n"
    )
    scenario = _scenario(tmp_path, text)
    spec = load_behavior("permissions").spec
    asks = [answered(step, scenario) for step in spec.steps if step.do == "ask_permission"]
    assert [(step.permissions or [step.permission], step.answer) for step in asks] == [
        (["android.permission.READ_PHONE_STATE"], "grant"),
        (["android.permission.CAMERA", "android.permission.RECORD_AUDIO", "android.permission.READ_CONTACTS"], None),
        (["android.permission.READ_PHONE_STATE"], "grant"),
        (["android.permission.ACCESS_FINE_LOCATION"], "grant"),
        (["android.permission.READ_CALENDAR"], "grant"),
        (["android.permission.BODY_SENSORS"], None),
    ]


def test_one_call_for_several_permissions_gets_one_answer(tmp_path: Path) -> None:
    text = "version: 1\nconsent: accept\npermissions: deny\npermission_answers: {android.permission.CAMERA: grant}\n"
    told = _refused(_scenario(tmp_path, text), "permissions")
    assert told.message == "mine: the embedded device gives one answer to 3 permissions asked for in one call"
