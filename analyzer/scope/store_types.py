"""The data types of the two stores' forms, by every name a form may use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analyzer import resources, yamlio
from analyzer.scope.declared import Confidence


@dataclass(frozen=True, slots=True)
class StoreType:
    """One data type of a form. data_types: what it names; may_hold: what can stand behind it unnamed."""

    id: str
    category: str
    name: str
    data_types: tuple[str, ...]
    may_hold: tuple[str, ...]

    def meanings(self) -> list[tuple[str, Confidence]]:
        """Give (data type, how sure) of everything the type can mean."""
        named: Confidence = "certain" if len(self.data_types) == 1 else "likely"
        sure: list[tuple[str, Confidence]] = [(data_type, named) for data_type in self.data_types]
        return sure + [(data_type, "possible") for data_type in self.may_hold]


@dataclass(frozen=True)
class StoreForm:
    """A store's types by id and by plain name, and its purposes by id."""

    types: dict[str, StoreType]
    names: dict[str, StoreType]
    categories: dict[str, list[StoreType]]
    purposes: dict[str, str]

    def named(self, text: object) -> StoreType | None:
        """Give the type that a text names in any spelling, or None."""
        return self.names.get(plain(text)) if isinstance(text, str) else None


def plain(text: str) -> str:
    """Give a name without case, spaces and punctuation.

    >>> plain("SMS or MMS"), plain("用户 ID")
    ('smsormms', '用户id')
    """
    return re.sub(r"[\W_]+", "", text).lower()


@cache
def play() -> StoreForm:
    """Give the data safety form of Google Play."""
    return _form("play_data_safety.yaml", "id")


@cache
def apple() -> StoreForm:
    """Give the App Privacy label of Apple."""
    return _form("apple_labels.yaml", "key")


def _form(file: str, key: str) -> StoreForm:
    document = yamlio.load_data(resources.path("data") / file)
    types: dict[str, StoreType] = {}
    names: dict[str, StoreType] = {}
    categories: dict[str, list[StoreType]] = {}
    for row in document["types"]:
        data_types, may_hold = tuple(row["data_types"]), tuple(row.get("may_hold", ()))
        made = StoreType(row[key], row["category"], row["en"], data_types, may_hold)
        types[row[key]] = made
        categories.setdefault(plain(row["category"]), []).append(made)
        for name in (row[key], row["en"], row["zh"], *row.get("also", ())):
            names.setdefault(plain(name), made)
    return StoreForm(types, names, categories, dict(document["purposes"]))
