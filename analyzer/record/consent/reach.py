"""How many taps it takes from where the app stands to its privacy policy."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass

from analyzer.record.consent.classify import Button
from analyzer.record.consent.decide import Inspection
from analyzer.record.consent.letters import as_label, normalise
from analyzer.record.consent.lexicon import lexicon
from analyzer.record.consent.view import OnMark, SaveEvidence, View, middle, view_of
from analyzer.record.devices.base import Controls

_SETTLE_S = 1.5
_MAX_DEPTH = 8


@dataclass(frozen=True)
class Reached:
    """n_taps: None when the policy was not found on the way walked. path: labels pressed."""

    n_taps: int | None
    path: tuple[str, ...]


def taps_to_policy(
    controls: Controls,
    on_mark: OnMark,
    save_evidence: SaveEvidence,
    *,
    max_taps: int = _MAX_DEPTH,
    wait: Callable[[float], None] = time.sleep,
) -> Reached:
    """Walk from the screen that is shown to the policy by the links and entries that name it, and back.

    Marks where the walk began: `phase:policy`, its note saying when each tap was and when the policy was there, with
    tree and screenshot; or `phase:policy_search` where none was found: that this one way ends nowhere shows nothing.
    Then `phase:in_use`. The walk tries one way, the most likely at each screen: a longer figure than a person needs is
    possible, a shorter one is not. Raises SetupError when the device goes.
    """
    t, t_mono = time.time(), time.monotonic()
    path: list[str] = []
    taps: list[float] = []
    while True:
        view = view_of(controls)
        found = view is not None and is_policy(view)
        if found or view is None or len(path) >= max_taps:
            break
        button = _next(view.seen, set(path))
        if button is None:
            break
        taps.append(time.time())
        controls.tap(*middle(button.node))
        path.append(button.label)
        wait(_SETTLE_S)
    opened = view.t if found and view is not None else None
    note = {"taps": taps, "policy_opened": opened, **_keep(controls, view, save_evidence)}
    on_mark("phase:policy" if found else "phase:policy_search", json.dumps(note), t, t_mono)
    for _ in path:
        controls.back()
        wait(_SETTLE_S / 3)
    on_mark("phase:in_use", "", time.time(), time.monotonic())
    return Reached(len(path) if found else None, tuple(path))


def _keep(controls: Controls, view: View | None, save: SaveEvidence) -> dict[str, str]:
    """Keep what stood on the screen where the walk ended; give the files with their digests."""
    files = {
        "tree": ("xml", view.raw if view is not None else b""),
        "screenshot": ("png", controls.screenshot() or b""),
    }
    kept: dict[str, str] = {}
    for name, (ending, content) in files.items():
        if content:
            kept[name] = save(f"policy.{ending}", content)
            kept[f"{name}_sha256"] = hashlib.sha256(content).hexdigest()
    return kept


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
