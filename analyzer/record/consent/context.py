"""What a button answers by what stands around it: named in the text, beside a box, under a plain question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from analyzer.record.consent.classify import Box, Button
from analyzer.record.consent.letters import as_label, normalise
from analyzer.record.consent.lexicon import MAX_LABEL, lexicon
from analyzer.record.consent.tree import Node

NAMED = "named in the text"
"""The phrase of a button whose words decide nothing, but of which the text says that pressing it agrees."""

_QUOTED = r"[\s“”\"'「」『』‘’【】\[\]«»„]{0,2}"
_SCRIM_SHARE = 0.6
"""Share of the screen from which what only closes is the shade behind a dialog, no button."""
_NEAR = 60
"""Characters around the name of a button in a text that are read for what it does."""
_ELSEWHERE = ("login", "payment", "account_deletion", "update", "age_gate", "youth_mode")
"""Kinds whose buttons do what they say, whatever the text says they agree to."""


def in_context(buttons: Sequence[Button], boxes: Sequence[Box], nodes: Sequence[Node]) -> list[Button]:
    """Give the buttons with the roles that the screen around them gives them.

    Nothing becomes an agreement that could be pressed but two: the one button that agrees to a named document in so
    many words, where no box asks for the same, and "yes" beside "no" under the question whether one agrees.
    """
    said = normalise("\n".join(dict.fromkeys(word for node in nodes for word in (node.text, node.desc) if word)))
    largest = max((node.area for node in nodes), default=0)
    shown = [button for button in buttons if not _is_scrim(button, largest)]
    shown = _closing([_named(button, said) for button in shown])
    return _plain_answers(_spoken(shown, boxes), said)


def is_implied(texts: Iterable[str]) -> bool:
    """Tell whether a text says that going on is taken for an agreement."""
    return lexicon().stems["implied"].search(normalise("\n".join(texts))) is not None


def _is_scrim(button: Button, largest: int) -> bool:
    """Tell the shade behind a dialog that closes it when touched."""
    if button.node.text or button.role not in ("reject_ambiguous", "accept_ambiguous", "other"):
        return False
    return button.node.area > _SCRIM_SHARE * largest > 0


def _named(button: Button, said: str) -> Button:
    """Read "tap X to agree to the policy": X agrees, though its own words do not say so; nobody presses it unasked."""
    label = as_label(button.label)
    if button.role != "other" or not 2 <= len(label) <= MAX_LABEL // 2 or lexicon().never.search(label):
        return button
    if any(label in labels for kind, labels, _ in lexicon().kinds if kind in _ELSEWHERE):
        return button
    before, after = _around()
    at = said.find(label)
    while at >= 0:
        if before.search(said[max(at - _NEAR, 0) : at]) and after.match(
            said[at + len(label) : at + len(label) + _NEAR]
        ):
            return replace(button, role="accept_ambiguous", phrase=NAMED)
        at = said.find(label, at + 1)
    return button


@lru_cache(maxsize=1)
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match what stands before and after the name of a button that agrees: tap "X" to agree."""
    stems = lexicon().stems
    before = re.compile(f"(?:{stems['pressing'].pattern}){_QUOTED}$")
    return before, re.compile(f"{_QUOTED}[^。.!?\n]{{0,20}}?(?:{stems['implied'].pattern})")


def _closing(buttons: list[Button]) -> list[Button]:
    """Read what closes as an unclear refusal where another button agrees in clear words."""
    if not any(button.role == "accept" for button in buttons):
        return buttons
    closes = lexicon().stems["closing"].fullmatch
    return [
        replace(one, role="reject_ambiguous") if one.role == "accept_ambiguous" and closes(as_label(one.label)) else one
        for one in buttons
    ]


def _spoken(buttons: list[Button], boxes: Sequence[Box]) -> list[Button]:
    """Take the words of a statement for an answer where they stand on a button and nothing else agrees."""
    stated = [button for button in buttons if button.role == "statement"]
    others = [button for button in buttons if button.role in ("accept", "accept_ambiguous")]
    if boxes or others or len(stated) != 1 or len(stated[0].label) > MAX_LABEL:
        return buttons
    is_button = stated[0].node.cls.endswith("Button") or any(button.role == "reject" for button in buttons)
    agreeing = replace(stated[0], role="accept")
    return [agreeing if one is stated[0] and is_button else one for one in buttons]


def _plain_answers(buttons: list[Button], said: str) -> list[Button]:
    """Read yes and no under "do you agree to …?" as the answers they are."""
    words = lexicon().stems
    if words["asks_agreement"].search(said) is None:
        return buttons
    yes = [one for one in buttons if words["plain_yes"].fullmatch(as_label(one.label))]
    no = [one for one in buttons if words["plain_no"].fullmatch(as_label(one.label))]
    if len(yes) != 1 or len(no) != 1:
        return buttons
    roles = {id(yes[0]): "accept", id(no[0]): "reject"}
    return [replace(one, role=roles.get(id(one), one.role)) for one in buttons]
