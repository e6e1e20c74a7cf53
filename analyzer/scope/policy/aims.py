"""Where an English clause turns from what is had to when and what for: `to show …`, `for …`, `when you …`."""

from __future__ import annotations

import re

_I = re.IGNORECASE
TRAIL = re.compile(
    r"\b(?:so that|in order to|for the purposes? of|for (?!\d|and\b|or\b|as long|which\b|us\b|your (?:name"
    r"|email)|their)[a-z]+"
    r"|to (?!our|the|your|us|you|third|a |an |it|access your|collect|provide us|other|delivery|law|data"
    r"|advertisers|their|any|anyone|hosts?|sellers|store your|read your|receive|obtain your|\w+ (?:companies"
    r"|providers|partners|networks|agencies|authorities))[a-z]+|when|whenever|while|if|unless|once|as long as"
    r"|because|even when|after you|where you|whenever you|as required|when required)\b"
)
"""Words that begin an aim or a condition at the end of a clause."""
_INSERTED = re.compile(r"(?:, )?(?:where|when|if|unless|once|with)\b[^,;]{3,90}, (?=(?:your|their|and your|the) )", _I)
"""A condition put between what is collected: `your age and, where you sign in with X, your name there`."""


def inserted(words: str, at: int) -> re.Match[str] | None:
    """Find a condition at a place that is put between things collected, with the comma before it."""
    return _INSERTED.match(words, at - 2 if words.startswith(", ", at - 2) else at)


def is_object(words: str, aim: re.Match[str]) -> bool:
    """Tell whether `to` or `for` belongs to the verb before it: asks for, permission to access, used to."""
    before = words[: aim.start()].rstrip().lower()
    if aim[0].startswith("for") and re.search(r"\bask(?:s|ed|ing)?(?: [\w'’]+){0,3}$", before):
        return True
    return aim[0].startswith(("for", "to")) and before.endswith(_TAKES_OBJECT)


_TAKES_OBJECT = ("ask", "asks", "asked", "look", "continue", "able", " us", " access", "required", "agree", "agrees",
                 "need", "needs", "choose", "decide", "wish", "want", "like",
                 "a parent", "parents", "the parent", "users")  # fmt: skip
