"""The texts that rules cite, each with how sure we are of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from analyzer import resources


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Note(_Strict):
    """A remark in each language."""

    en: str
    zh: str

    def __getitem__(self, lang: str) -> str:
        text: str = getattr(self, lang)
        return text


class Text(Note):
    """A law, standard or notice: its name with its year, and where we read it.

    year_from: where the year in the name is from; empty when the text was read, or when its name has none.
    """

    unit: Literal["article", "clause", "item", "section", "none"]
    read_in: str
    year_from: str = ""
    note: Note | None = None


class Source(Note):
    """One clause: `en` and `zh` say in our own words what it asks for.

    counted_as: its number in the text in force since, found by counting.
    """

    text: str
    article: str
    counted_as: str = ""
    confidence: Literal["seen", "secondary", "recalled", "own"]


class Sources(_Strict):
    """data/sources.yaml."""

    texts: Mapping[str, Text]
    sources: Mapping[str, Source]


@cache
def load_sources() -> Sources:
    """Give everything that may be cited."""
    from analyzer.yamlio import load_data

    return Sources.model_validate(load_data(resources.path("data") / "sources.yaml"))
