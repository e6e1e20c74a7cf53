"""Companies and SDKs that a policy names, by the names of data/parties.yaml and of the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analyzer.compiled import PARTIES
from analyzer.scope.policy import lexicon

_PARENTHESES = re.compile(r"[()（）、,/+]")
_CJK = re.compile(r"[\u3400-\u9fff]")


_AND = re.compile(r"(?: [A-Z]\w+){0,2}\s*(?:,|、|，|和|及|与|以及|/|\band\b|\bor\b|&|, and|SDK)*\s*")


@dataclass(frozen=True, slots=True)
class Name:
    """A company named in a text: characters `start` to `end`."""

    start: int
    end: int
    party: str


def find_names(text: str, *, in_table: bool = False) -> list[Name]:
    """Give the companies that a text names, the longest name at each place.

    in_table: the text is a cell for a name, so that a name that is an English word too (Adjust) counts by itself.
    """
    found: list[Name] = []
    names, exact = _names()
    for match in _pattern().finditer(text):
        word = match[0]
        party = names.get(word) or names.get(word.lower())
        if party is None and (in_table or _is_beside(text, match.start(), match.end())):
            party = exact.get(word)
        if party is not None and not _is_data(word):
            found.append(Name(match.start(), match.end(), party))
    return found


def together(text: str, names: list[Name]) -> tuple[str, ...]:
    """Give the parties of the last names that are told in one go, in order: `Firebase and Mixpanel`.

    names: as `find_names` gives them of this text.
    """
    run: list[Name] = []
    for name in reversed(names):
        if run and not _AND.fullmatch(text, name.end, run[-1].start):
            break
        run.append(name)
    return tuple(dict.fromkeys(name.party for name in reversed(run)))


_BESIDE_BEFORE = re.compile(
    r"(?:\b(?:to|with|by|from|of|and|use|uses|using|via|through|processor|provider|partner|vendor)|[,、和与向由]|^)\s*$"
)


_ACTS = re.compile(
    r"\s+(?:gets|receives|collects|processes|sends|provides|hosts|stores|analyses|analyzes|helps|gathers|delivers|may|will)\b"
)
"""What a company does, behind its name at the beginning of a sentence."""


def _is_beside(text: str, start: int, end: int) -> bool:
    if start == 0 and _ACTS.match(text, end):
        return True
    return "SDK" in text[end : end + 6] or bool(start and _BESIDE_BEFORE.search(text[max(0, start - 12) : start]))


@cache
def purpose_of(party: str) -> str:
    """Give what a company's service is for (`umeng`: analytics), "" where its kind does not say."""
    kinds = {row["id"]: row["kind"] for row in PARTIES.rows()}
    return _FOR.get(kinds.get(party, ""), "")


_FOR = {"ads": "advertising", "marketing": "advertising", "analytics": "analytics", "crash": "analytics",
        "attribution": "analytics", "push": "push", "support": "support", "security": "security",
        "payment": "payment", "map": "core_function", "speech": "core_function"}  # fmt: skip


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    exact: dict[str, str] = {}
    rows = lexicon.document()["companies"]
    known = {row["id"] for row in PARTIES.rows()}
    for row in PARTIES.rows():
        for text in (row["name"], row.get("name_zh", "")):
            for name in map(str.strip, _PARENTHESES.split(text)):
                if len(name) >= 2 and (_CJK.search(name) or len(name) >= 4):
                    _add(name, row["id"], names, exact)
    for row in rows:
        if row["party"] not in known:
            continue
        for name in row.get("names", ()):
            exact.pop(str(name), None)
            names[str(name)] = row["party"]
        for name in row.get("exact", ()):
            names.pop(str(name), None)
            names.pop(str(name).lower(), None)
            exact[str(name)] = row["party"]
    return names, exact


def _add(name: str, party: str, names: dict[str, str], exact: dict[str, str]) -> None:
    """A name of one common-looking Latin word is only sure beside a word that leads to a company."""
    if _CJK.search(name):
        if len(name) >= 3:
            names.setdefault(name, party)
    elif name.isalpha() and name[1:].islower():
        exact.setdefault(name, party)
    else:
        names.setdefault(name, party)


@cache
def _is_data(word: str) -> bool:
    """Tell whether a name is read as data in a policy: OAID is no company there.

    >>> _is_data("OAID"), _is_data("Umeng")
    (True, False)
    """
    return any(mention.end - mention.start == len(word) for mention in lexicon.terms("zh").find(word))


@cache
def _pattern() -> re.Pattern[str]:
    names, exact = _names()
    parts = sorted({*names, *exact}, key=lambda name: (-len(name), name))
    latin = "|".join(re.escape(name) for name in parts if not _CJK.search(name))
    chinese = "|".join(re.escape(name) for name in parts if _CJK.search(name))
    return re.compile(rf"(?<![A-Za-z0-9])(?:{latin})(?![A-Za-z0-9])|(?:{chinese})")
