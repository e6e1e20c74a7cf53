"""How the classifier reads the labelled trees: dialogs found, false taps, by half, language and shape."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzer.record.consent.decide import Inspection, inspect
from analyzer.record.consent.lexicon import as_label


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
        for key in ("preticked", "ambiguous", "language"):
            if getattr(seen, key) != label[key]:
                wrong.append(f"{key} {getattr(seen, key)} not {label[key]}")
        if wrong:
            self.mistakes.append(f"{name}: {'; '.join(wrong)} [{seen.reason}]")


def _said(seen: Inspection, answer: str) -> set[str] | None:
    button = getattr(seen, answer)
    if button is None:
        return None
    return {as_label(words) for words in (button.label, button.node.text, button.node.desc) if words}


def load(folder: Path) -> Iterable[tuple[str, dict[str, Any], bytes]]:
    """Give (name, label, tree) of each tree of a folder."""
    for file in sorted(folder.glob("*.xml")):
        yield file.stem, json.loads(file.with_suffix(".json").read_text(encoding="utf-8")), file.read_bytes()


def measure(trees: Iterable[tuple[str, dict[str, Any], bytes]]) -> Score:
    """Read the trees and count."""
    score = Score()
    for name, label, raw in trees:
        score.add(name, label, inspect(raw, name=name))
    return score
