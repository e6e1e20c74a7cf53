"""The words of policies: what they name, and where they stand in a sentence (longest match, linear time)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from analyzer import resources, yamlio

Strength = Literal["strong", "broad", "weak", "group", "permission", "trap"]

_CJK = re.compile(r"[\u3400-\u9fff]")
_LATIN_UPPER = re.compile(r"[A-Z]+")
_WORD = re.compile(r"[a-z0-9_]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one term names. yields_to: types that, named in the same sentence, make a group silent."""

    strength: Strength
    types: tuple[str, ...]
    yields_to: frozenset[str] = frozenset()
    permission: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One term in a sentence: characters `start` to `end`."""

    start: int
    end: int
    entry: Entry


def is_chinese(text: str) -> bool:
    """Tell whether a sentence is to be read as Chinese: a third of its letters are.

    >>> is_chinese("收集IMEI"), is_chinese("we use 微信 so that you can sign in here")
    (True, False)
    """
    n_chinese = len(_CJK.findall(text))
    return n_chinese > 0 and n_chinese * 3 >= len(_WORD.findall(text))


class Terms:
    """Finds the terms of one language."""

    def __init__(self, entries: Iterable[tuple[str, Entry]], *, is_chinese: bool) -> None:
        self._find = self._find_zh if is_chinese else self._find_en
        self._entries: dict[Any, Entry] = {}
        for term, entry in entries:
            self._entries.setdefault(term.lower() if is_chinese else _words(term), entry)
        lengths: dict[str, set[int]] = {}
        for key in self._entries:
            lengths.setdefault(key[0], set()).add(len(key))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        """First character or word → the lengths of the terms that begin with it, the longest first."""

    def find(self, text: str) -> list[Mention]:
        """Give the terms in a sentence, the longest at each place, none inside another."""
        return self._find(text)

    def _find_zh(self, text: str) -> list[Mention]:
        found: list[Mention] = []
        at, text = 0, _LATIN_UPPER.sub(lambda match: match[0].lower(), text)
        for index, character in enumerate(text):
            if index < at or character not in self._lengths:
                continue
            for length in self._lengths[character]:
                word = text[index : index + length]
                entry = self._entries.get(word)
                if entry is not None and _is_whole(text, index, index + len(word)):
                    at = index + len(word)
                    found.append(Mention(index, at, entry))
                    break
        return found

    def _find_en(self, text: str) -> list[Mention]:
        spans = [match.span() for match in _WORD.finditer(text)]
        raw = [text[start:end] for start, end in spans]
        words = [normal(word) for word in raw]
        found: list[Mention] = []
        at = 0
        for index in range(len(words)):
            if index < at:
                continue
            for key, entry in self._at(words, raw, index):
                at = index + len(key)
                found.append(Mention(spans[index][0], spans[at - 1][1], entry))
                break
        return found

    def _at(self, words: list[str], raw: list[str], index: int) -> Iterable[tuple[Any, Entry]]:
        """Give the longest term at a word, at most one; of two as long the one that is exact."""
        exact = self._longest(raw, index) if raw[index] != words[index] else None
        loose = self._longest(words, index)
        if exact is not None and (loose is None or len(exact[0]) >= len(loose[0])):
            yield exact
        elif loose is not None:
            yield loose

    def _longest(self, words: list[str], index: int) -> tuple[Any, Entry] | None:
        for length in self._lengths.get(words[index], ()):
            key = tuple(words[index : index + length])
            entry = self._entries.get(key)
            if entry is not None:
                return key, entry
        return None


def _words(term: str) -> tuple[str, ...]:
    """Give the words under which an English term is looked up; `=` before it: as written."""
    words = _WORD.findall(term.removeprefix("="))
    return tuple(words if term.startswith("=") else map(normal, words))


@cache
def normal(word: str) -> str:
    """Give the form under which an English word is compared: lower case, singular.

    >>> [normal(word) for word in ("Addresses", "queries", "Photos", "access", "GPS")]
    ['address', 'query', 'photo', 'access', 'gps']
    """
    word = word.lower()
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a term made of Latin letters is not a part of a longer word."""
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    return not (_is_latin(text[start]) and _is_latin(before)) and not (_is_latin(text[end - 1]) and _is_latin(after))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


@dataclass(frozen=True)
class Cues:
    """Words of one group of the lexicon (purposes, sections, columns) as one pattern per id, in order."""

    patterns: Mapping[str, re.Pattern[str]]
    """Id → its words; an id of several rows has them all here, and its first row's place in `rows`."""
    rows: tuple[tuple[str, re.Pattern[str]], ...]

    def first(self, text: str) -> str | None:
        """Give the first id of which a word stands in the text."""
        return next((name for name, pattern in self.rows if pattern.search(text)), None)


@cache
def document() -> dict[str, Any]:
    """Give the file as plain data."""
    loaded: dict[str, Any] = yamlio.load_data(resources.path("data") / "policy_lexicon.yaml")
    return loaded


@cache
def terms(lang: str) -> Terms:
    """Give the terms of `zh` or `en`."""
    return Terms(_entries(lang), is_chinese=lang == "zh")


@cache
def cues(group: str) -> Cues:
    """Give the words of `purposes`, `sections` or `columns`, of both languages."""
    words: dict[str, list[str]] = {}
    for row in document()[group]:
        words.setdefault(row["id"], []).extend([*row["zh"], *row["en"]])
    rows = tuple((row["id"], _pattern([*row["zh"], *row["en"]])) for row in document()[group])
    return Cues({name: _pattern(found) for name, found in words.items()}, rows)


def permissions(text: str, lang: str) -> list[Mention]:
    """Give the permissions that a text names."""
    if lang == "zh" and not _CJK.search(text):
        return []
    return _permission_terms(lang).find(text)


@cache
def _permission_terms(lang: str) -> Terms:
    rows = document()["permissions"]
    pairs = [
        (str(term), Entry("permission", tuple(row["types"]), permission=row["permission"]))
        for row in rows
        for term in row[lang]
    ]
    return Terms(pairs, is_chinese=lang == "zh")


def _entries(lang: str) -> list[tuple[str, Entry]]:
    found: dict[str, Entry] = {}
    for row in document()["terms"]:
        for strength in ("strong", "broad", "weak"):
            for term in row.get(strength, ()) if row["lang"] == lang else ():
                found.setdefault(str(term), Entry(strength, (row["type"],)))
    for row in document()["groups"]:
        for term in row["terms"] if row["lang"] == lang else ():
            found[str(term)] = Entry("group", tuple(row["types"]), frozenset(row["yields_to"]))
    for row in document()["traps"]:
        for term in row["terms"] if row["lang"] == lang else ():
            found[str(term)] = Entry("trap", ())
    return list(found.items())


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    parts = []
    for word in sorted(map(str, words), key=len, reverse=True):
        if word.startswith("="):
            parts.append(f"^{re.escape(word[1:])}$")
        else:
            parts.append(re.escape(word) if _CJK.search(word) else rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])")
    return re.compile("|".join(parts), re.IGNORECASE)
