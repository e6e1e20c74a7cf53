"""The hand-labelled sentences: what each declares, read from labelled_zh.txt and labelled_en.txt.

They precede the reader. The half of a sentence is fixed by the hash of its text: `development` may be looked at
while the reader is written, `untouched` is only counted.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).resolve().parent
LANGUAGES = ("zh", "en")
HALVES = ("development", "untouched")

Half = Literal["development", "untouched"]


@dataclass(frozen=True)
class Expected:
    """One item that a sentence declares; `declared`, `parties` and `purposes` list what is right."""

    data_type: str
    declared: tuple[str, ...]
    parties: tuple[str, ...]
    purposes: tuple[str, ...]
    is_optional: bool


@dataclass(frozen=True)
class Labelled:
    """One sentence (or small table) with the heading it stands under."""

    lang: str
    kind: str
    heading: str
    text: str
    expected: tuple[Expected, ...]
    line: int

    @property
    def half(self) -> Half:
        """Give the half that the sentence belongs to, for ever (the byte that spreads the kinds most evenly)."""
        digest = hashlib.sha256(self.text.encode("utf-8")).digest()
        return "development" if digest[3] % 2 == 0 else "untouched"

    @property
    def document(self) -> str:
        """Give the text as a policy would show it: below its heading."""
        return f"{self.heading}\n\n{self.text}\n" if self.heading else f"{self.text}\n"


def labelled(lang: str) -> list[Labelled]:
    """Give the labelled sentences of one language, in the order of the file."""
    lines = (FOLDER / f"labelled_{lang}.txt").read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("@ ")]
    ends = [*starts[1:], len(lines)]
    return [_read(lang, lines[start:end], start + 1) for start, end in zip(starts, ends, strict=True)]


def _read(lang: str, lines: list[str], line: int) -> Labelled:
    kind, _, heading = lines[0].removeprefix("@ ").partition(" | ")
    text = "\n".join(row for row in lines[1:] if row and not row.startswith("> "))
    expected = tuple(item for row in lines[1:] if row.startswith("> ") for item in _items(row.removeprefix("> ")))
    return Labelled(lang, kind.strip(), heading.strip(), text, expected, line)


def _items(row: str) -> list[Expected]:
    types, _, rest = row.partition(":")
    declared, parties, purposes = (tuple(part.split("/")) for part in rest.split())
    purposes = tuple("" if purpose == "-" else purpose for purpose in purposes)
    return [
        Expected(name.strip().lstrip("?"), declared, parties, purposes, name.strip().startswith("?"))
        for name in types.split(",")
    ]
