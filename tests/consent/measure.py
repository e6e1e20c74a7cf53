"""How the classifier reads the labelled trees: dialogs found, false taps, by half, language and shape."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from analyzer.record.consent.decide import Inspection, inspect
from analyzer.record.consent.letters import as_label

SIDE = ("settings", "essential_only", "policy")
"""Labelled buttons and documents beside the two answers."""

AUTHOR = "author"
"""Key of a label under which stands what its author wrote, where it was corrected."""


@dataclass
class Score:
    """Counts over some trees. A false tap: the chosen button to agree is not the labelled one."""

    dialogs: int = 0
    found: int = 0
    others: int = 0
    false_dialogs: int = 0
    false_accepts: int = 0
    accepts: int = 0
    accepts_right: int = 0
    rejects: int = 0
    rejects_right: int = 0
    false_rejects: int = 0
    preticked_right: int = 0
    ambiguous_right: int = 0
    language_right: int = 0
    roles: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SIDE, 0))
    roles_right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SIDE, 0))
    mistakes: list[str] = field(default_factory=list)

    @property
    def n(self) -> int:
        """Give the number of trees."""
        return self.dialogs + self.others

    def add(self, name: str, label: dict[str, Any], seen: Inspection) -> None:
        """Compare one reading with its label."""
        wrong = []
        self.dialogs += label["is_consent"]
        self.others += not label["is_consent"]
        self.found += label["is_consent"] and seen.is_consent
        self.false_dialogs += seen.is_consent and not label["is_consent"]
        if seen.is_consent != label["is_consent"]:
            wrong.append(f"is_consent {seen.is_consent} kind {seen.kind}")
        for answer in ("accept", "reject"):
            given, asked = _said(seen, answer), label[answer]
            is_right = given is not None and asked is not None and as_label(asked) in given
            setattr(self, f"{answer}s", getattr(self, f"{answer}s") + (asked is not None))
            setattr(self, f"{answer}s_right", getattr(self, f"{answer}s_right") + is_right)
            false = f"false_{answer}s"
            setattr(self, false, getattr(self, false) + (given is not None and not is_right))
            if (given is None) != (asked is None) or (given is not None and not is_right):
                wrong.append(f"{answer} {given} not {asked}")
        self.preticked_right += seen.preticked == label["preticked"]
        self.ambiguous_right += seen.ambiguous == label["ambiguous"]
        self.language_right += seen.language == label["language"]
        for role, seen_words in _beside(seen).items():
            asked_words = {as_label(words) for words in label[role]} if label["is_consent"] else set()
            missing = asked_words - seen_words
            self.roles[role] += len(asked_words)
            self.roles_right[role] += len(asked_words) - len(missing)
            if missing:
                wrong.append(f"{role} without {', '.join(sorted(missing))}")
        for key in ("preticked", "ambiguous", "language"):
            if getattr(seen, key) != label[key]:
                wrong.append(f"{key} {getattr(seen, key)} not {label[key]}")
        if wrong:
            self.mistakes.append(f"{name}: {'; '.join(wrong)} [{seen.reason}]")

    def as_row(self) -> dict[str, str]:
        """Give the figures that a first run keeps, in the words of the page's columns."""
        return {
            "dialogs found": f"{self.found}/{self.dialogs}",
            "false dialogs": f"{self.false_dialogs}/{self.others}",
            "false taps on accept": str(self.false_accepts),
            "accept": f"{self.accepts_right}/{self.accepts}",
            "reject": f"{self.rejects_right}/{self.rejects}",
            "ambiguous": f"{self.ambiguous_right}/{self.n}",
            "preticked": f"{self.preticked_right}/{self.n}",
            "settings": f"{self.roles_right['settings']}/{self.roles['settings']}",
            "essential": f"{self.roles_right['essential_only']}/{self.roles['essential_only']}",
            "policy": f"{self.roles_right['policy']}/{self.roles['policy']}",
        }


def _beside(seen: Inspection) -> dict[str, set[str]]:
    """Give what was read beside the two answers: words by role; a document may be linked inside a text."""
    if not seen.is_consent:
        return {role: set() for role in SIDE}
    found = {role: {as_label(one.label) for one in seen.buttons if one.shown_role == role} for role in SIDE}
    return found | {"policy": found["policy"] | {as_label(link["text"]) for link in seen.policy_links}}


def _said(seen: Inspection, answer: str) -> set[str] | None:
    button = getattr(seen, answer)
    if button is None:
        return None
    return {as_label(words) for words in (button.label, button.node.text, button.node.desc) if words}


def load(folder: Path) -> Iterable[tuple[str, dict[str, Any], bytes]]:
    """Give (name, label, tree) of each tree of a folder."""
    for file in sorted(folder.glob("*.xml")):
        yield file.stem, json.loads(file.with_suffix(".json").read_text(encoding="utf-8")), file.read_bytes()


@lru_cache(maxsize=2048)
def read(raw: bytes) -> Inspection:
    """Give the reading of a tree; each is read once, however often it is counted."""
    return inspect(raw)


def measure(trees: Iterable[tuple[str, dict[str, Any], bytes]], *, by_author: bool = False) -> Score:
    """Read the trees and count. by_author: by the labels as they were written, before any was corrected."""
    score = Score()
    for name, label, raw in trees:
        asked = label | label.get(AUTHOR, {}) if by_author else label
        score.add(name, asked, read(raw))
    return score
