"""How many taps it takes from where the app stands to its privacy policy."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from analyzer.record.consent.classify import Button
from analyzer.record.consent.decide import Inspection
from analyzer.record.consent.lexicon import as_label, lexicon, normalise
from analyzer.record.consent.view import OnMark, View, middle, view_of
from analyzer.record.devices.base import Controls

_SETTLE_S = 1.5
_MAX_DEPTH = 6


@dataclass(frozen=True)
class Reached:
    """n_taps: None when the policy was not found on the way walked. path: labels pressed."""

    n_taps: int | None
    path: tuple[str, ...]


def taps_to_policy(
    controls: Controls, on_mark: OnMark, *, max_taps: int = _MAX_DEPTH, wait: Callable[[float], None] = time.sleep
) -> Reached:
    """Walk from the screen that is shown to the policy by the links and entries that name it, and back.

    Marks `phase:policy` first. The walk tries one way, the most likely at each screen: a longer figure than a person
    needs is possible, a shorter one is not. Raises SetupError when the device goes.
    """
    on_mark("phase:policy", "", time.time(), time.monotonic())
    path: list[str] = []
    found = False
    while True:
        view = view_of(controls)
        found = view is not None and is_policy(view)
        if found or view is None or len(path) >= max_taps:
            break
        button = _next(view.seen, set(path))
        if button is None:
            break
        controls.tap(*middle(button.node))
        path.append(button.label)
        wait(_SETTLE_S)
    for _ in path:
        controls.back()
        wait(_SETTLE_S / 3)
    return Reached(len(path) if found else None, tuple(path))


def is_policy(view: View) -> bool:
    """Tell a screen that shows a policy: its date or sections and what it is about, and no question."""
    if view.seen.kind == "policy_page":
        return True
    said = normalise(view.seen.text)
    words = lexicon().stems
    sections = set(words["sections"].findall(said))
    return not view.seen.is_consent and len(said) > 300 and len(sections) >= 2 and bool(words["privacy"].search(said))


def _next(seen: Inspection, pressed: set[str]) -> Button | None:
    """Give the link to the policy, else the entry that most likely leads there."""
    words = lexicon()
    open_ones = [button for button in seen.buttons if button.label not in pressed and button.node.box is not None]
    named = [button for button in open_ones if button.role == "policy"]
    private = [button for button in named if words.stems["privacy"].search(normalise(button.label))]
    if private or named:
        return (private or named)[0]
    by_label = {as_label(button.label): button for button in open_ones}
    return next((by_label[way] for way in words.ways if way in by_label), None)
