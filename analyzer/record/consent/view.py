"""One look at the screen of a device, one press on it, and the words the driver uses with its callers."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from analyzer.model.errors import DataError
from analyzer.record.consent.classify import Box, Button
from analyzer.record.consent.decide import Inspection, look
from analyzer.record.consent.letters import normalise
from analyzer.record.consent.lexicon import lexicon
from analyzer.record.consent.tree import Bounds, Node, Tree, parse
from analyzer.record.devices.base import Controls

Choice = Literal["accept", "refuse", "essential", "none"]
State = Literal["answered", "left_open", "no_dialog", "unsure", "blocked"]
OnMark = Callable[[str, str, float, float], None]
"""mark, note, t (seconds since the epoch), t_mono."""
SaveEvidence = Callable[[str, bytes], str]
"""Keeps a file (`consent-01.xml`) in the session's raw/ for nobody else to read; gives its path in the session."""
Ask = Callable[[str, Sequence[str]], str | None]
"""Puts a question and the labels of the buttons to the operator; gives the label to press, or None to stop."""
Confirm = Callable[[float], bool]
"""Tells whether a hook saw an answer (a click, a preference of consent written) since a time of the epoch."""

log = logging.getLogger(__name__)


@dataclass
class Outcome:
    """What came of it.

    state: answered; left_open (as asked); no_dialog within the time; unsure (nobody could say which button); blocked
    (another screen stands before it). answer: accept, refuse or essential as it was given, "" for none. n_taps: taps
    on answers. is_confirmed: the question went away. evidence: paths of the files kept.
    """

    state: State
    reason: str
    answer: str = ""
    n_taps: int = 0
    is_confirmed: bool = False
    evidence: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class View:
    """What the screen showed. t, t_mono: when its tree had been read."""

    raw: bytes
    tree: Tree
    seen: Inspection
    t: float
    t_mono: float

    def is_same_question(self, other: View) -> bool:
        """Tell whether both show the same question, whatever counts down on it."""
        return self._asked() == other._asked()

    def _asked(self) -> tuple[str, tuple[str, ...]]:
        labels = tuple(button.phrase or button.label for button in self.seen.buttons if button.role != "other")
        return self.seen.kind, labels

    def scrollable(self) -> Bounds | None:
        """Give the largest area that scrolls."""
        areas = [node for node in self.tree.nodes if node.is_scrollable and node.box]
        return max(areas, key=lambda node: node.area).box if areas else None


@dataclass
class Tap:
    """A press. role: the answer it gives, "" when it leads on. after: the question there then; None: it is gone."""

    view: View
    target: Button
    role: str
    t: float
    t_mono: float
    t_after: float
    after: View | None = None


def view_of(controls: Controls) -> View | None:
    """Look at the screen; None when its tree cannot be read now. Raises SetupError when the device is gone."""
    raw = controls.screen_tree()
    t, t_mono = time.time(), time.monotonic()
    try:
        tree = parse(raw, name="the screen")
    except DataError as error:
        log.debug("the screen cannot be read: %s", error.code)
        return None
    return View(raw, tree, look(tree), t, t_mono)


def given_by(target: Button, seen: Inspection) -> str:
    """Give the answer a button gives: accept, refuse, essential; "" for one that leads on, such as settings."""
    if target is seen.accept:
        return "accept"
    if target is seen.essential:
        return "essential"
    if target is seen.reject:
        return "refuse"
    meant = {"accept": "accept", "accept_ambiguous": "accept", "reject": "refuse", "reject_ambiguous": "refuse",
             "essential_only": "essential"}  # fmt: skip
    return meant.get(target.role, "")


def is_condition(box: Box) -> bool:
    """Tell a box by which one agrees from those that allow more than asked."""
    said = normalise(box.label)
    return bool(lexicon().stems["statement"].search(said) or lexicon().policies.search(said))


def middle(node: Node) -> tuple[int, int]:
    """Give the point to touch."""
    left, top, right, bottom = node.box or (0, 0, 0, 0)
    return (left + right) // 2, (top + bottom) // 2
