"""A scenario on the embedded device: what its player does beyond the steps of a behavior file, and what it cannot do.

A behavior file says what its app does in each phase, one after the other. Where the scenario leads the app into a phase
that the file does not reach in this order, the device goes there after the file's last step. How long a phase lasts is
for phones: the app of a file does at once what it does, so the device stays no longer than a second in a phase.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.model.errors import UsageError
from analyzer.record.behavior import BehaviorFile, Step
from analyzer.record.scenario import Scenario
from analyzer.record.scenario import Step as Act

LONGEST_S = 1.0
"""How long the device stays in a phase at most, seconds."""

_PHASE_AFTER = {
    "background": "background", "foreground": "in_use", "screen_off": "screen_off", "screen_on": "in_use",
    "idle": "idle", "kill": "after_kill", "relaunch": "relaunch",
}  # fmt: skip
_HINT = "play it on a phone, or leave this step out for the embedded device"
_CAPTION = "撤回同意"


def check_playable(scenario: Scenario, spec: BehaviorFile) -> None:
    """Raise UsageError E165 for what the player of the embedded device cannot do."""
    if scenario.consent == "essential":
        raise scenario.refused(None, "the dialogs of the embedded device offer no essential choice",
                               "answer accept, refuse or none there")  # fmt: skip
    acts = scenario.spec.steps
    for number, act in enumerate(acts):
        if act.do == "random_taps":
            raise scenario.refused(number, "the embedded device has no screen to tap on at random", _HINT)
        if act.do == "policy":
            raise scenario.refused(number, "the embedded device has no screen to look for the policy on", _HINT)
        if act.do in ("tap", "withdraw", "phase", *_PHASE_AFTER) and scenario.consent == "none" and _asks(spec):
            raise scenario.refused(
                number, f"the app of the embedded device waits at its open dialog: no {act.do} after it", _HINT
            )
    for step in [*spec.steps, *spec.reactions.accept, *spec.reactions.refuse, *spec.reactions.deny]:
        answered(step, scenario)


def answered(step: Step, scenario: Scenario) -> Step:
    """Give a step of a behavior with the scenario's answer to the very permissions it asks for, where there is one.

    Raises UsageError E165 when one request asks for permissions that are answered differently.
    """
    if step.do != "ask_permission" or step.answer is not None:
        return step
    asked = step.permissions or [step.permission]
    answers = {scenario.answer_to(permission) for permission in asked}
    if len(answers) > 1:
        raise _mixed(scenario, asked)
    own = answers.pop()
    return step if own == scenario.permissions else step.model_copy(update={"answer": own})


def _mixed(scenario: Scenario, asked: list[str]) -> UsageError:
    return scenario.refused(
        None,
        f"the embedded device gives one answer to {len(asked)} permissions asked for in one call",
        "give them the same answer in permission_answers",
    )


def after_the_steps(scenario: Scenario, spec: BehaviorFile) -> list[Step]:
    """Give the steps that bring about what the scenario does and the behavior's own steps do not, in its order."""
    reached = iter(_reached(spec))
    acts = [act for act in scenario.spec.steps if act.do in ("tap", "withdraw", "phase", *_PHASE_AFTER)]
    for number, act in enumerate(acts):
        if act.do == "tap" or not any(found == _goal(act) for found in reached):
            return [_made(later) for later in acts[number:]]
    return []


def _asks(spec: BehaviorFile) -> bool:
    return any(step.do == "show_dialog" or step.phase == "consent_dialog" for step in spec.steps)


def _reached(spec: BehaviorFile) -> Iterator[str]:
    """Give the phases that the steps of a behavior enter, and its withdrawals, in order."""
    phase = "launch"
    for step in spec.steps:
        if step.phase is not None and step.phase != phase:
            phase = step.phase
            yield phase
        if step.do == "withdraw":
            yield "withdraw"


def _goal(act: Act) -> str:
    return act.name if act.do == "phase" else _PHASE_AFTER.get(act.do, act.do)


def _made(act: Act) -> Step:
    if act.do == "tap":
        return Step(do="tap", caption=act.text)
    if act.do == "withdraw":
        return Step(do="withdraw", caption=act.taps[-1] if act.taps else _CAPTION)
    return Step(phase=_goal(act), do="sleep", seconds=min(act.seconds, LONGEST_S))
