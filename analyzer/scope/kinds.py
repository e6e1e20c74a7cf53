"""Which data types the words in a cell of a list name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from analyzer import resources, yamlio
from analyzer.datatypes import data_types
from analyzer.model.errors import did_you_mean
from analyzer.scope.declared import Confidence
from analyzer.scope.policy import lexicon
from analyzer.scope.policy.heads import with_heads

_SURE: dict[str, Confidence] = {"strong": "likely", "broad": "possible", "weak": "likely", "group": "possible"}
_RANK = {"certain": 0, "likely": 1, "possible": 2}
_NEGATED = re.compile(r"(?:不会?|未|无需)(?:收集|采集|获取|读取)|(?:not|never)\s+(?:collect|access)", re.IGNORECASE)
_PARTS = re.compile(r"[、，,;；\n/|]|\band\b|以及|[和及与]")


@dataclass(frozen=True, slots=True)
class Named:
    """Data types that a text names, with how sure that is; and the parts in which no type was known."""

    types: dict[str, Confidence]
    unknown: tuple[str, ...]


def named_in(text: str) -> Named:
    """Give the data types that the words of a cell name; a cell that says "not collected" names none."""
    if _NEGATED.search(text):
        return Named({}, ())
    types: dict[str, Confidence] = {}
    unknown = []
    for data_type, sure in _found(text):
        if data_type not in types or _RANK[sure] < _RANK[types[data_type]]:
            types[data_type] = sure
    for part in _PARTS.split(re.sub(r"[(（][^)）]{0,200}[)）]", "", text)):
        part = part.strip(" 。.:：*")
        if part and not _found(part):
            unknown.append(part)
    return Named(types, tuple(unknown))


def nearest(word: str) -> str:
    """Give `did you mean …` for the nearest name of a data type."""
    return did_you_mean(word, _names())


@cache
def _found(text: str) -> tuple[tuple[str, Confidence], ...]:
    found = list(_by_name(text))
    mentions = [
        (mention.start, mention.end, mention.entry)
        for lang in ("zh", "en")
        for mention in with_heads(text, lexicon.terms(lang).find(text), lang)
    ]
    for start, end, entry in mentions:
        is_inside = any(a <= start and end <= b and (a, b) != (start, end) for a, b, _entry in mentions)
        if entry.strength in _SURE and not is_inside:
            found += [(data_type, _SURE[entry.strength]) for data_type in entry.types]
    return tuple(found)


def _by_name(text: str) -> list[tuple[str, Confidence]]:
    """Find names of data types, the longest at each place."""
    return [(mention.entry.types[0], "likely") for mention in _name_terms().find(text)]


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for data_type in data_types().values():
        names[data_type.id] = data_type.id
        for name in (*re.split("[、/]", data_type.names["zh"]), data_type.names["en"]):
            plain = re.sub(r"[(（].*", "", name).strip().lower()
            if len(plain) > 1:
                names.setdefault(plain, data_type.id)
    return names


@cache
def _name_terms() -> lexicon.Terms:
    pairs = [(name, lexicon.Entry("strong", (data_type,))) for name, data_type in _names().items()]
    return lexicon.Terms(pairs, is_chinese=True)


@cache
def document() -> dict[str, Any]:
    """Give data/disclosure_lists.yaml as plain data."""
    loaded: dict[str, Any] = yamlio.load_data(resources.path("data") / "disclosure_lists.yaml")
    return loaded
