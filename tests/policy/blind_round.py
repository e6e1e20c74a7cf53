"""Blind rounds: whole policies, lists and forms of stores, labelled before the reader was run on them.

A document of `blind/<round>/` is as an app would publish it, but for its labels: `⟦kind party [purposes]: types; …⟧`
behind what they belong to. kind: c(ollected), s(hared), d(enied), p(ermission). party: f(irst) or t(hird, by name or
not). A type may be a choice `a|b`; `?` before a type or a group: right when found, not missed when not. `play:NAME`:
any of the data types that this type of the store's form stands for. What a third party collects through the app is
shared with it: both words count as the same.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from analyzer import resources, yamlio
from analyzer.model.errors import UsageError
from analyzer.scope.declared import DeclaredItem
from analyzer.scope.discovery import read_document

FOLDER = Path(__file__).resolve().parent / "blind"
GROUPS = ("policy zh", "policy en", "list zh", "list en", "form")
_LABEL = re.compile(r"⟦([^⟧]*)⟧")
_GROUP = re.compile(r"(\?)?\s*([csdp]) ([ft])(?: ([\w|]+))?:(.*)")
_KINDS = {"c": "collected", "s": "shared", "d": "denied", "p": "permission"}
_LINE = re.compile(r"\bline (\d+)")

Said = tuple[str, str]
"""Kind and party, as they are compared."""


@dataclass(frozen=True)
class Label:
    """One labelled item: any of `types`. line: of the document without labels."""

    types: frozenset[str]
    said: Said
    purposes: frozenset[str]
    is_optional: bool
    line: int


@dataclass(frozen=True)
class Document:
    """One document of a round: its text without labels, and the labels."""

    name: str
    text: str
    labels: tuple[Label, ...]

    @property
    def group(self) -> str:
        """Give the row of the page that the document counts in."""
        if self.name.startswith(("play_", "apple")):
            return "form"
        lang = "zh" if "_zh" in self.name else "en"
        return f"list {lang}" if self.name.startswith("list_") else f"policy {lang}"


@dataclass
class Count:
    """How often the reader was right over some documents."""

    n_documents: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    n_purposes: int = 0
    purpose_right: int = 0
    purpose_given: int = 0
    purpose_missed: int = 0
    n_silent: int = 0
    silent_right: int = 0
    mistakes: list[str] = field(default_factory=list)

    def as_row(self) -> dict[str, str]:
        """Give column of the page → figure."""
        return {
            "documents": str(self.n_documents),
            "items": str(self.right + self.missed),
            "precision": f"{self.right / max(self.right + self.wrong, 1):.3f}",
            "recall": f"{self.right / max(self.right + self.missed, 1):.3f}",
            "F1": f"{2 * self.right / max(2 * self.right + self.wrong + self.missed, 1):.3f}",
            "silent": f"{self.silent_right}/{self.n_silent}",
            "purpose": f"{self.purpose_right / self.n_purposes:.3f}" if self.n_purposes else "–",
            "purpose precision": f"{self.purpose_right / max(self.purpose_given, 1):.3f}" if self.n_purposes else "–",
            "purpose recall": f"{self.purpose_right / max(self.n_purposes + self.purpose_missed, 1):.3f}"
            if self.n_purposes
            else "–",
        }


def load(folder: Path) -> list[Document]:
    """Give the documents of a round, by name."""
    return [parse(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.iterdir())]


def parse(name: str, text: str) -> Document:
    """Take the labels out of a document. Raises ValueError where a label is not well formed."""
    labels: list[Label] = []
    for number, line in enumerate(text.split("\n"), 1):
        for match in _LABEL.finditer(line):
            labels += [label for group in match[1].split(";") for label in _labels(group.strip(), number)]
    return Document(name, _LABEL.sub("", text), tuple(labels))


def _labels(group: str, line: int) -> list[Label]:
    match = _GROUP.fullmatch(group)
    if match is None:
        raise ValueError(f"line {line}: no label: {group!r}")
    said = _said(_KINDS[match[2]], {"f": "first", "t": "third"}[match[3]])
    purposes = frozenset((match[4] or "").split("|")) - {""}
    return [
        Label(_types(word.lstrip("?")), said, purposes, bool(match[1]) or word.startswith("?"), line)
        for word in match[5].split()
    ]


def _types(word: str) -> frozenset[str]:
    if word.startswith("play:"):
        return _store_types()[word.removeprefix("play:").replace("_", " ")]
    return frozenset(word.split("|"))


@cache
def _store_types() -> dict[str, frozenset[str]]:
    table = yamlio.load_data(resources.path("data") / "play_data_safety.yaml")
    return {row["en"]: frozenset([*row["data_types"], *row.get("may_hold", ())]) for row in table["types"]}


def _said(kind: str, party: str) -> Said:
    party = party if party == "first" else "third"
    if kind == "permission":
        return kind, "first"
    return ("shared" if kind == "collected" and party == "third" else kind), party


def measure(documents: Iterable[Document], group: str) -> Count:
    """Read the documents of one group and count."""
    count = Count()
    for document in documents:
        if document.group == group:
            _add(count, document)
    return count


def read(document: Document) -> list[DeclaredItem]:
    """Give what the program reads from a document, whose kind it finds by itself; nothing when it refuses it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / document.name
        path.write_text(document.text, encoding="utf-8", newline="")
        try:
            return read_document(path).items
        except UsageError:
            return []


def _add(count: Count, document: Document) -> None:
    items = [item for item in read(document) if item.data_type]
    is_by_line = document.group != "form"
    count.n_documents += 1
    lines = document.text.split("\n") if is_by_line else [document.text]
    for number, text in enumerate(lines, 1):
        labels = [label for label in document.labels if not is_by_line or label.line == number]
        here = [item for item in items if not is_by_line or _line(item) == number]
        if text.strip():
            _add_line(count, labels, here, f"{document.name}:{number} {text.strip()[:200]}")


def _line(item: DeclaredItem) -> int:
    found = _LINE.search(item.locator)
    return int(found[1]) if found else 0


def _add_line(count: Count, labels: list[Label], items: list[DeclaredItem], where: str) -> None:
    given = {(item.data_type, _said(item.declared, item.party)): item for item in items}
    needed = [label for label in labels if not label.is_optional]
    wrong = [key for key in given if not any(key[0] in one.types and key[1] == one.said for one in labels)]
    missed, purposes = [], []
    for label in needed:
        found = [item for (name, said), item in given.items() if name in label.types and said == label.said]
        if not found:
            missed.append(label)
            count.purpose_missed += bool(label.purposes)
            continue
        count.right += 1
        if label.purposes:
            count.n_purposes += 1
            is_right = any(item.purpose in label.purposes for item in found)
            count.purpose_right += is_right
            count.purpose_given += any(item.purpose for item in found)
            if not is_right:
                purposes.append(f"{found[0].data_type}={found[0].purpose}, not {'|'.join(sorted(label.purposes))}")
    count.wrong += len(wrong)
    count.missed += len(missed)
    if not needed:
        count.n_silent += 1
        count.silent_right += not wrong
    if wrong or missed or purposes:
        told = [("|".join(sorted(one.types)), *one.said) for one in missed]
        count.mistakes.append(f"{where}\n   wrong: {sorted(wrong)}\n   missed: {told}\n   purpose: {purposes}")
