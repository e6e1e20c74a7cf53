from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from analyzer import resources
from analyzer.model.errors import UsageError
from analyzer.record.scenario import find_scenario, scenario_names

FRONT = "needs the app in front"
HEAD = "version: 1\nconsent: accept\nsteps:\n"


def _written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def _steps(*steps: str, consent: str = "accept") -> str:
    return f"version: 1\nconsent: {consent}\nsteps:\n" + "".join(f"  - {{{step}}}\n" for step in steps)


def test_what_users_answer_and_do_in_the_scenarios_that_come_with_us() -> None:
    found = {name: find_scenario(name) for name in scenario_names()}
    assert {
        name: (one.consent, one.permissions, [step.do for step in one.spec.steps]) for name, one in found.items()
    } == {
        "after-kill": ("accept", "grant", ["launch", "consent", "wait", "kill", "relaunch"]),
        "background": (
            "accept", "grant",
            ["launch", "consent", "wait", "background", "foreground", "screen_off", "screen_on"],
        ),
        "explore": ("accept", "grant", ["launch", "consent", "random_taps"]),
        "first-run-accept": ("accept", "grant", ["launch", "consent", "wait"]),
        "first-run-refuse": ("refuse", "deny", ["launch", "consent", "wait"]),
        "permissions-denied": ("accept", "deny", ["launch", "consent", "wait"]),
        "policy": ("accept", "grant", ["launch", "consent", "wait", "policy"]),
        "untouched": ("none", "none", ["launch", "consent", "wait"]),
        "withdraw": ("accept", "grant", ["launch", "consent", "wait", "withdraw", "wait"]),
    }  # fmt: skip
    assert [name for name, one in found.items() if not one.spec.about] == []


def test_misspelt_scenario_gets_the_nearest_name() -> None:
    with pytest.raises(UsageError) as caught:
        find_scenario("first-run-acept")
    assert (caught.value.code, caught.value.hint) == ("E169", "did you mean 'first-run-accept'?")


def test_a_file_is_named_by_itself_and_described_with_its_hash_seed_and_trial(tmp_path: Path) -> None:
    file = _written(tmp_path, "version: 1\nconsent: refuse\nseed: 7\n")
    scenario = find_scenario(file)
    assert [step.do for step in scenario.spec.steps] == ["launch", "consent", "wait"]
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert scenario.described() == {"name": "mine", "sha256": digest, "seed": 7, "trial": None}
    assert scenario.of_run(trial=2).described() == {"name": "mine", "sha256": digest, "seed": 7, "trial": 2}
    assert scenario.of_run(seed=0, trial=1).described() == {"name": "mine", "sha256": digest, "seed": 0, "trial": 1}


def test_the_hash_of_a_built_in_scenario_is_that_of_its_file() -> None:
    file = resources.path("scenarios") / "untouched.yaml"
    assert find_scenario("untouched").sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_each_permission_can_have_an_answer_of_its_own(tmp_path: Path) -> None:
    text = "version: 1\nconsent: accept\npermissions: deny\npermission_answers: {android.permission.CAMERA: grant}\n"
    scenario = find_scenario(_written(tmp_path, text))
    assert scenario.answer_to("android.permission.CAMERA") == "grant"
    assert scenario.answer_to("android.permission.READ_CONTACTS") == "deny"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("version: 1\nconsent: yes please\n", "2:1", "consent: should be one of accept, refuse, essential, none"),
        ("version: 1\n", "1:1", "consent: Field required"),
        (HEAD + "  - {do: lanch}\n", "4:6", "steps.0.do: should be one of launch, "),
        (HEAD + "  - {do: launch, secnds: 3}\n", "4:18", "steps.0.secnds: unknown key 'secnds'"),
        ("version: 1\nconsent: accept\nsteps: []\n", "3:1", "steps: List should have at least 1 item"),
    ],
)
def test_what_is_not_of_the_form_is_told_with_its_place(tmp_path: Path, text: str, place: str, message: str) -> None:
    file = _written(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        find_scenario(file)
    assert caught.value.code == "E163"
    assert caught.value.message.startswith(f"{file}:{place}: {message}")


@pytest.mark.parametrize(
    ("steps", "place", "message"),
    [
        (["do: consent"], "4:6", "the first step, and no other, is launch"),
        (["do: launch", "do: launch"], "5:6", "the first step, and no other, is launch"),
        (["do: launch", "do: consent", "do: consent"], "6:6", "the dialog was answered before"),
        (["do: launch"], "2:1", "no step answers the dialog with accept"),
        (["do: launch", "do: foreground"], "5:6", "foreground needs the app in the background; it is in front"),
        (["do: launch", "do: background", "do: consent"], "6:6", f"consent {FRONT}; it is in the background"),
        (["do: launch", "do: screen_off", "do: tap, text: x"], "6:6", f"tap {FRONT}; it is behind a dark screen"),
        (["do: launch", "do: relaunch"], "5:6", "relaunch needs the app killed; it is in front"),
        (["do: launch", "do: kill", "do: kill"], "6:6", "the app is killed already"),
        (["do: launch", "do: withdraw"], "5:6", "only a consent that was given can be withdrawn"),
        (["do: launch", "do: consent", "do: withdraw", "do: withdraw"], "7:6", "the consent is withdrawn already"),
        (["do: launch", "do: tap"], "5:6", "tap needs a text"),
        (["do: launch", "do: wait"], "5:6", "wait needs seconds"),
        (["do: launch", "do: idle"], "5:6", "idle needs seconds"),
        (["do: launch", "do: phase"], "5:6", "phase needs a name of its own"),
        (["do: launch", "do: phase, name: idle"], "5:17", "phase needs a name of its own"),
        (["do: launch, text: x"], "4:18", "text belongs to tap"),
        (["do: launch, timeout_s: 4"], "4:18", "timeout_s belongs to consent and withdraw"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_told_with_its_place(
    tmp_path: Path, steps: list[str], place: str, message: str
) -> None:
    file = _written(tmp_path, _steps(*steps))
    with pytest.raises(UsageError) as caught:
        find_scenario(file)
    assert (caught.value.code, caught.value.message) == ("E164", f"{file}:{place}: {message}")


def test_a_refused_consent_cannot_be_withdrawn(tmp_path: Path) -> None:
    file = _written(tmp_path, _steps("do: launch", "do: consent", "do: withdraw", consent="refuse"))
    with pytest.raises(UsageError, match="only a consent that was given"):
        find_scenario(file)


def test_a_withdrawal_without_a_way_is_for_the_operator(tmp_path: Path) -> None:
    by_hand = {name: find_scenario(name).for_operator() for name in scenario_names()}
    assert {name: number for name, number in by_hand.items() if number is not None} == {"withdraw": 3}
    file = tmp_path / "mine.yaml"
    steps = "[{do: launch}, {do: consent}, {do: withdraw, taps: [设置]}]"
    file.write_text(f"version: 1\nconsent: accept\nsteps: {steps}\n", encoding="utf-8")
    assert find_scenario(file).for_operator() is None
