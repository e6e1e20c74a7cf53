"""Screens that stand before a question of consent: permissions, advertisements, updates, log-ins."""

from __future__ import annotations

from typing import Literal

from analyzer.record.consent.classify import Button
from analyzer.record.consent.decide import Inspection
from analyzer.record.consent.letters import as_label, normalise
from analyzer.record.consent.lexicon import lexicon

WALLS = frozenset(
    {
        *("login", "login_with_consent", "payment", "age_gate", "account_authorization", "permission_rationale"),
        *("ad", "update", "rating", "notification", "region", "youth_mode", "system"),
    }
)
"""Kinds that nobody passes without a person's answer, unless something on them only closes."""

UNKNOWN = "unknown"
"""The permission of a question whose words are not known."""


def closer(seen: Inspection) -> Button | None:
    """Give the one button that makes the screen go away and does nothing else; None when nothing is sure to.

    A page of the app itself (kind `other`) is closed only when it has at most two buttons: it may be what is tested.
    """
    words = lexicon()
    if seen.is_consent or seen.kind not in words.closable or (seen.kind == "other" and len(seen.buttons) > 2):
        return None
    found = [
        button for button in seen.buttons if as_label(button.label) in words.closing and button.node.box is not None
    ]
    if len(found) != 1 or not found[0].node.is_enabled:
        return None
    return None if seen.kind == "other" and len(seen.buttons) == 1 else found[0]


def permission_of(seen: Inspection) -> str:
    """Give the permission that the system asks for, by the words of its question; `unknown` when they are not known."""
    said = normalise(seen.text)
    return next((name for name, pattern in lexicon().permissions.items() if pattern.search(said)), UNKNOWN)


def permission_button(seen: Inspection, answer: Literal["grant", "deny", "none"]) -> Button | None:
    """Give the button of the permission controller: by its id, else by its words; None to leave the question open."""
    if answer == "none":
        return None
    ids = lexicon().system["allow" if answer == "grant" else "deny"]
    found = [button for button in seen.buttons if button.node.short_id in ids and button.node.box is not None]
    if not found:
        role = "accept" if answer == "grant" else "reject"
        found = [button for button in seen.buttons if button.role == role and button.node.box is not None]
    return found[0] if found else None
