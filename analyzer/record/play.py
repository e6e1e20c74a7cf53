"""Plays a scenario on a device with a screen: does what the user does, and marks when it was done."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Set
from dataclasses import dataclass, field
from typing import Protocol

from analyzer.model.errors import ConsentinelError, SetupError
from analyzer.record.devices.base import Controls
from analyzer.record.ending import fault
from analyzer.record.scenario import Consent, Scenario, Step
from analyzer.record.screen import Node, find_text, nodes_of, tappable

OnMark = Callable[[str, str, float, float], None]
_LOOK_EVERY_S = 0.5
_BETWEEN_TAPS_S = 0.4
_ATTEND_EVERY_S = 2.0
_FIND_TIMEOUT_S = 15.0
_MAX_SCROLLS = 6
_STOP_TIMEOUT_S = 5.0
_OPERATOR_TIMEOUT_S = 300.0
_LISTEN_EVERY_S = 1.0
_UNCERTAIN = ("E268", "E269")
"""What the consent driver raises where it presses nothing: not certain, or something stands before the question."""
_ANSWERS = frozenset({"consent_granted", "consent_refused"})
_AFTER = {"background": "background", "screen_off": "screen_off", "kill": "killed"}
_BEFORE = {"foreground": "foreground", "screen_on": "screen_on", "relaunch": "relaunched"}
"""Marks are dated so that no act is claimed for a phase it does not lie in: what ends the use of the app after the
command has returned, what begins it before the command is given."""

log = logging.getLogger(__name__)


class ConsentAnswers(Protocol):
    """Who finds the consent dialog and answers it; `record.consent` has the real one. It sets its own marks."""

    def answer(self, choice: Consent, timeout_s: float) -> object:
        """Wait for the dialog, at most `timeout_s`, and answer it. Raises ConsentinelError when it must not go on."""
        ...


class Stopped(Exception):
    """The session ends before the scenario does."""


class Clock:
    """Time as it passes for a scenario; tests have one that need not be waited for."""

    def now(self) -> float:
        """Give seconds since some moment."""
        return time.monotonic()

    def wait(self, event: threading.Event, seconds: float) -> bool:
        """Let time pass, or less when the event is set meanwhile; tell whether it is."""
        return event.wait(seconds)


@dataclass(frozen=True)
class Stage:
    """What a play needs beside the scenario.

    app_id: package under test. on_mark(mark, note, t, t_mono): where marks go. ask: tells the operator what to do;
    None when nobody is there. is_dialog: whether a tree shows a consent dialog, in which random taps must not fall.
    attend: called now and then while the app is in front and nothing else is done, to answer what the system asks.
    walk_to_policy: looks for the policy from the screen that is shown, and marks how many taps that took.
    stopping: set when all must end.
    """

    controls: Controls
    consent: ConsentAnswers
    app_id: str
    on_mark: OnMark
    ask: Callable[[str], None] | None = None
    is_dialog: Callable[[bytes], bool] = lambda tree: False
    attend: Callable[[], None] = lambda: None
    walk_to_policy: Callable[[], object] = lambda: None
    stopping: threading.Event = field(default_factory=threading.Event)
    clock: Clock = field(default_factory=Clock)

    def pause(self, seconds: float) -> None:
        """Let time pass. Raises Stopped when the session ends meanwhile."""
        if self.clock.wait(self.stopping, seconds):
            raise Stopped


class Play:
    """A scenario on its way, in a thread of its own.

    error: what ended it before its last step, if anything did. n_done: steps that are done, with the time after each.
    """

    def __init__(self, scenario: Scenario, stage: Stage) -> None:
        self.error: ConsentinelError | None = None
        self.n_done = 0
        self._scenario, self._stage = scenario, stage
        self._is_in_front = True
        self._marked: set[str] = set()
        self._has_heard = threading.Event()
        self._thread = threading.Thread(target=self._run, name="scenario", daemon=True)

    def start(self) -> None:
        """Begin; the app has been started."""
        self._thread.start()

    @property
    def is_over(self) -> bool:
        """Whether the last step is done, or an error ended it."""
        return not self._thread.is_alive()

    def heard(self, mark: str) -> None:
        """Know of a mark that somebody else has set."""
        self._marked.add(mark)
        self._has_heard.set()

    def stop(self, timeout_s: float = _STOP_TIMEOUT_S) -> None:
        """End it where it is; safe to repeat, and before it was started."""
        self._stage.stopping.set()
        self._has_heard.set()
        if self._thread.ident is not None:
            self._thread.join(timeout_s)

    def _run(self) -> None:
        try:
            for number, step in enumerate(self._scenario.spec.steps):
                log.info("scenario step %d: %s", number + 1, step.do)
                self._do(step, number)
                self._stay(step.seconds)
                self.n_done = number + 1
        except Stopped:
            log.info("the scenario was stopped")
        except ConsentinelError as error:
            self.error = error
        except Exception as error:
            self.error = fault(error)

    def _do(self, step: Step, number: int) -> None:
        match step.do:
            case "launch" | "wait":
                pass
            case "consent":
                self._answer(step)
            case "tap":
                self._tap(step.text)
            case "random_taps":
                self._tap_around(step.count, random.Random(f"{self._scenario.seed}:{number}"))
            case "withdraw":
                self._withdraw(step)
            case "policy":
                self._stage.walk_to_policy()
            case "idle":
                self._mark("idle", time.time(), time.monotonic())
            case "phase":
                self._mark(f"phase:{step.name}", time.time(), time.monotonic())
            case _:
                self._act(step.do)

    def _act(self, do: str) -> None:
        """Do what is one command on the device, and mark it."""
        controls = self._stage.controls
        commands: dict[str, Callable[[], None]] = {
            "background": controls.to_background, "foreground": controls.start, "screen_off": controls.screen_off,
            "screen_on": controls.screen_on, "kill": controls.kill, "relaunch": controls.start,
        }  # fmt: skip
        t, t_mono = time.time(), time.monotonic()
        self._is_in_front = do in _BEFORE
        if do in _BEFORE:
            self._mark(_BEFORE[do], t, t_mono)
        commands[do]()
        if do in _AFTER:
            self._mark(_AFTER[do], time.time(), time.monotonic(), note=f"{time.monotonic() - t_mono:.3f} s")

    def _mark(self, mark: str, t: float, t_mono: float, note: str = "") -> None:
        self._stage.on_mark(mark, note, t, t_mono)

    def _stay(self, seconds: float) -> None:
        """Let time pass, and answer what the system asks meanwhile."""
        now = self._stage.clock.now
        until = now() + seconds
        while self._is_in_front and until - now() > _ATTEND_EVERY_S:
            self._stage.attend()
            self._stage.pause(_ATTEND_EVERY_S)
        self._stage.pause(max(0.0, until - now()))

    # --- taps ----------------------------------------------------------------------------------

    def _tap(self, text: str) -> None:
        """Tap what says `text`, scrolling to it. Raises SetupError E260 when it is not there."""
        now = self._stage.clock.now
        deadline = now() + _FIND_TIMEOUT_S
        n_scrolls = 0
        while True:
            nodes = nodes_of(self._stage.controls.screen_tree())
            found = find_text(nodes, text)
            if found is not None:
                self._stage.controls.tap(*found.middle)
                return
            list_ = next((node for node in nodes if node.is_scrollable), None)
            if list_ is not None and n_scrolls < _MAX_SCROLLS:
                n_scrolls += 1
                self._stage.controls.scroll_down(list_.area)
            elif now() > deadline or list_ is not None:
                raise SetupError(
                    f"the scenario taps {text!r}, which is not on the screen",
                    code="E260",
                    hint="look at the app in the language of the device; write the text as it stands there",
                )
            self._stage.pause(_LOOK_EVERY_S)

    def _tap_around(self, count: int, chance: random.Random) -> None:
        """Tap `count` times at random what the app offers; the same for the same screens and seed."""
        controls, app_id = self._stage.controls, self._stage.app_id
        for _ in range(count):
            if controls.foreground() not in (app_id, ""):
                controls.start()
                self._stage.pause(_LOOK_EVERY_S)
            tree = controls.screen_tree()
            if not self._stage.is_dialog(tree):
                self._tap_one(tappable(nodes_of(tree), app_id), chance)
            self._stage.pause(_BETWEEN_TAPS_S)

    def _tap_one(self, offered: list[Node], chance: random.Random) -> None:
        if offered:
            self._stage.controls.tap(*chance.choice(offered).middle)
        else:
            self._stage.controls.back()

    # --- answers and withdrawal ----------------------------------------------------------------

    def _answer(self, step: Step) -> None:
        """Let the driver answer; where it is not certain the operator does, and marks it."""
        choice = self._scenario.consent
        try:
            self._stage.consent.answer(choice, step.timeout_s)
        except ConsentinelError as error:
            if error.code not in _UNCERTAIN or self._stage.ask is None:
                raise
            log.info("the operator is asked: %s", error.code)
            given = "consent_granted" if choice == "accept" else "consent_refused"
            self._marked -= _ANSWERS
            self._stage.ask(f"{error.message}: answer it in the app now ({choice}), then mark it: {given}")
            if not self._is_marked(_ANSWERS, _OPERATOR_TIMEOUT_S):
                raise

    def _withdraw(self, step: Step) -> None:
        """Take the consent back on the way the scenario names, or let the operator do it and wait for the mark."""
        if step.taps:
            begun = time.monotonic()
            for text in step.taps:
                self._tap(text)
                self._stage.pause(_BETWEEN_TAPS_S)
            self._mark("consent_withdrawn", time.time(), time.monotonic(), note=f"{time.monotonic() - begun:.3f} s")
            return
        if self._stage.ask is not None:
            self._stage.ask("take the consent back in the app now, then mark it: consent_withdrawn")
            if self._is_marked({"consent_withdrawn"}, step.timeout_s):
                return
        raise SetupError(
            f"nobody took the consent back within {step.timeout_s:g} s" if self._stage.ask is not None
            else "nobody is there to take the consent back",
            code="E261",
            hint="write the way through the app into the scenario: {do: withdraw, taps: […]}",
        )  # fmt: skip

    def _is_marked(self, wanted: Set[str], timeout_s: float) -> bool:
        """Wait until the operator has set one of the marks; False when nobody does in time."""
        clock = self._stage.clock
        deadline = clock.now() + timeout_s
        while not self._marked & wanted:
            if clock.now() > deadline:
                return False
            self._has_heard.clear()
            if not self._marked & wanted:
                clock.wait(self._has_heard, _LISTEN_EVERY_S)
            self._stage.pause(0.0)
        return True
