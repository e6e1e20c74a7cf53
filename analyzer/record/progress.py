"""How far a scenario was played, for manifest["scenario"]."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analyzer.record.scenario import Scenario, Step

_MARKS = {
    "launch": ("app_launched",), "consent": ("consent_granted", "consent_refused"), "withdraw": ("consent_withdrawn",),
    "background": ("background",), "foreground": ("foreground",), "screen_off": ("screen_off",),
    "screen_on": ("screen_on",), "kill": ("killed",), "relaunch": ("relaunched",), "idle": ("idle",),
}  # fmt: skip
"""Step → marks that tell it was begun; the others set none."""


def progress(scenario: Scenario, n_done: int) -> dict[str, Any]:
    """Give what the manifest says of a scenario of which the first `n_done` steps are done.

    finished: whether it was played to its end. steps, steps_done: how many. stopped_at: what the step that was not
    done does; null when all are.
    """
    steps = scenario.spec.steps
    is_finished = n_done >= len(steps)
    return {
        "finished": is_finished, "steps": len(steps), "steps_done": n_done,
        "stopped_at": None if is_finished else steps[n_done].do,
    }  # fmt: skip


def steps_done(scenario: Scenario, marks: Sequence[str], is_over: bool) -> int:
    """Give how many steps a device that plays by itself has done: all when its app came to its end (`is_over`).

    Else those before the last step that has set its mark, in which the device may still have been.
    """
    if is_over:
        return len(scenario.spec.steps)
    begun, at = 0, 0
    for number, step in enumerate(scenario.spec.steps):
        found = next((place for place in range(at, len(marks)) if marks[place] in _marks_of(step)), None)
        if found is not None:
            begun, at = number, found + 1
    return begun


def _marks_of(step: Step) -> tuple[str, ...]:
    return (f"phase:{step.name}",) if step.do == "phase" else _MARKS.get(step.do, ())
