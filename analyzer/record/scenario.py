"""Scenarios: what the user answers, and does, during a run (contracts §4, `scenario.yaml`)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from analyzer import resources, yamlio
from analyzer.model.enums import PHASES
from analyzer.model.errors import UsageError, did_you_mean

Consent = Literal["accept", "refuse", "essential", "none"]
"""Answer to the consent dialog: `essential` takes what is offered as strictly necessary, `none` leaves it open."""

Answer = Literal["grant", "deny", "none"]
"""Answer to a permission dialog; `none` leaves it open."""

Do = Literal[
    "launch", "consent", "wait", "idle", "tap", "random_taps", "background", "foreground", "screen_off", "screen_on",
    "kill", "relaunch", "withdraw", "policy", "phase",
]  # fmt: skip
"""What a step can do."""

_LONGEST_S = 86_400.0
_BELONGS = {"text": ("tap",), "taps": ("withdraw",), "count": ("random_taps",), "name": ("phase",),
            "timeout_s": ("consent", "withdraw")}  # fmt: skip
_NEEDS_FRONT = frozenset(
    {"consent", "tap", "random_taps", "withdraw", "policy", "background", "screen_off", "idle", "phase"}
)
_IN_FRONT, _IN_BACKGROUND, _IS_DARK, _IS_DEAD = "in front", "in the background", "behind a dark screen", "killed"
_LEADS_TO = {
    "background": _IN_BACKGROUND, "foreground": _IN_FRONT, "screen_off": _IS_DARK, "screen_on": _IN_FRONT,
    "kill": _IS_DEAD, "relaunch": _IN_FRONT,
}  # fmt: skip
_LEADS_FROM = {"foreground": _IN_BACKGROUND, "screen_on": _IS_DARK, "relaunch": _IS_DEAD}


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Step(_Part):
    """One thing the user does."""

    do: Do
    seconds: float = Field(default=0.0, ge=0, le=_LONGEST_S, description="how long it then lasts, before the next step")
    timeout_s: float = Field(default=60.0, gt=0, le=_LONGEST_S, description="consent, withdraw: wait at most so long")
    text: str = Field(default="", max_length=200, description="tap: what stands on, or names, what is tapped")
    taps: list[Annotated[str, Field(min_length=1, max_length=200)]] = Field(
        default=[],
        max_length=20,
        description="withdraw: the way through the app, by the texts to tap; without them the operator does it",
    )
    count: int = Field(default=20, ge=1, le=10_000, description="random_taps: how many")
    name: str = Field(default="", pattern=r"^[A-Za-z0-9_.-]{0,60}$", description="phase: its name")


_DEFAULT_STEPS = [Step(do="launch", seconds=5), Step(do="consent"), Step(do="wait", seconds=30)]


class ScenarioFile(_Part):
    """The whole file."""

    version: Annotated[int, Field(ge=1, le=1)]
    about: str = Field(default="", max_length=300, description="what it shows, for people")
    consent: Consent
    permissions: Answer = "none"
    permission_answers: dict[str, Answer] = Field(
        default={}, description="permission → the answer to it, where it differs from `permissions`"
    )
    seed: Annotated[int, Field(ge=0, lt=1 << 63, description="of what is random; --seed comes first")] = 0
    steps: Annotated[list[Step], Field(min_length=1, max_length=1000)] = _DEFAULT_STEPS


@dataclass(frozen=True)
class Scenario:
    """How the user behaves in one run.

    name: of the built-in one, or the file's without its ending. spec: what the file says. sha256: of the file.
    places: `file:line:column` of each step; () for a file that names none. seed: of what is random. trial: which
    repetition this is, from 1; None when it is none.
    """

    name: str
    spec: ScenarioFile
    sha256: str
    places: tuple[str, ...]
    seed: int
    trial: int | None = None

    @property
    def consent(self) -> Consent:
        """The answer to the consent dialog."""
        return self.spec.consent

    @property
    def permissions(self) -> Answer:
        """The answer to permissions that have none of their own."""
        return self.spec.permissions

    def answer_to(self, permission: str) -> Answer:
        """Give the answer to one permission."""
        return self.spec.permission_answers.get(permission, self.permissions)

    def of_run(self, *, seed: int | None = None, trial: int | None = None) -> Scenario:
        """Give the same scenario for one repetition; None keeps the seed of the file."""
        return replace(self, seed=self.seed if seed is None else seed, trial=trial)

    def for_operator(self) -> int | None:
        """Give the number of the first step that a person does by hand, a withdrawal without a way; or None."""
        return next((n for n, step in enumerate(self.spec.steps) if step.do == "withdraw" and not step.taps), None)

    def described(self) -> dict[str, Any]:
        """Give manifest["scenario"]."""
        return {"name": self.name, "sha256": self.sha256, "seed": self.seed, "trial": self.trial}

    def refused(self, number: int | None, message: str, hint: str) -> UsageError:
        """Make the UsageError E165 for what a device cannot play: the step `number`, or the scenario as a whole."""
        place = self.places[number] if number is not None and number < len(self.places) else self.name
        return UsageError(f"{place}: {message}", code="E165", hint=hint)


def scenario_names() -> list[str]:
    """Give the names of the scenarios that come with us, sorted."""
    return sorted(file.stem for file in resources.path("scenarios").glob("*.yaml"))


def find_scenario(name: str | Path) -> Scenario:
    """Give a scenario by its name, or from a YAML file.

    Raises UsageError E169 (no such scenario), E110–E112 (the file cannot be read), E163 (it breaks the model), E164 (it
    contradicts itself), the last three with file:line:column.

    >>> find_scenario("first-run-accept").consent
    'accept'
    """
    text = str(name)
    if text in scenario_names():
        return _built_in(text)
    if Path(text).suffix not in (".yaml", ".yml"):
        hint = did_you_mean(text, scenario_names()) or f"scenarios: {', '.join(scenario_names())}; or a .yaml file"
        raise UsageError(f"there is no scenario {text!r}", code="E169", hint=hint)
    return _load(Path(text))


@cache
def _built_in(name: str) -> Scenario:
    return _load(resources.path("scenarios") / f"{name}.yaml")


def _load(file: Path) -> Scenario:
    document = yamlio.load(file, what="scenario")
    spec = yamlio.validated(document, ScenarioFile, code="E163")
    _check(document, spec)
    n_written = len(document.data.get("steps") or ())
    places = tuple(document.at(["steps", number, "do"]) for number in range(n_written))
    return Scenario(file.stem, spec, hashlib.sha256(file.read_bytes()).hexdigest(), places, spec.seed)


class _Problem(Exception):
    """What makes a step impossible: the key it stands at, and what."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key, self.message = key, message


def _check(document: yamlio.Document, spec: ScenarioFile) -> None:
    where = _IN_FRONT
    done: set[str] = set()
    for number, step in enumerate(spec.steps):
        try:
            _check_place(step, number, where)
            _check_consent(step, done, spec.consent)
            _check_words(step)
        except _Problem as problem:
            raise document.error(["steps", number, problem.key], problem.message, code="E164") from problem
        where = _LEADS_TO.get(step.do, where)
        done.add(step.do)
    if "consent" not in done and spec.consent != "none":
        raise document.error(["consent"], f"no step answers the dialog with {spec.consent}", code="E164",
                             hint="write the step {do: consent}")  # fmt: skip


def _check_place(step: Step, number: int, where: str) -> None:
    if (step.do == "launch") != (number == 0):
        raise _Problem("do", "the first step, and no other, is launch")
    needed = _LEADS_FROM.get(step.do, _IN_FRONT if step.do in _NEEDS_FRONT else where)
    if where != needed:
        raise _Problem("do", f"{step.do} needs the app {needed}; it is {where}")
    if step.do == "kill" and where == _IS_DEAD:
        raise _Problem("do", "the app is killed already")


def _check_consent(step: Step, done: set[str], consent: Consent) -> None:
    if step.do == "consent" and "consent" in done:
        raise _Problem("do", "the dialog was answered before")
    if step.do == "withdraw" and not ("consent" in done and consent in ("accept", "essential")):
        raise _Problem("do", "only a consent that was given can be withdrawn")
    if step.do == "withdraw" and "withdraw" in done:
        raise _Problem("do", "the consent is withdrawn already")


def _check_words(step: Step) -> None:
    if step.do == "tap" and not step.text:
        raise _Problem("do", "tap needs a text")
    if step.do == "phase" and (not step.name or step.name in PHASES):
        raise _Problem("name" if step.name else "do", "phase needs a name of its own")
    if step.do in ("idle", "wait") and not step.seconds:
        raise _Problem("do", f"{step.do} needs seconds")
    for key, steps in _BELONGS.items():
        if key in step.model_fields_set and step.do not in steps:
            raise _Problem(key, f"{key} belongs to {' and '.join(steps)}")
