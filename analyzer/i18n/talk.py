"""What commands say (help, progress, warnings, errors) in another language than the English of the source.

The English text, `{}` where a value stands, is the key of the catalog `talk.<lang>.json`. A sentence is looked up when
it is shown, so that exceptions, logs and the layers below the command line know one language only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from analyzer.i18n.catalog import DEFAULT

_FOLDER = Path(__file__).resolve().parent
_SLOT = re.compile(r"\{(\d*)(:t)?\}")
_MAX_DEPTH = 3
_MAX_LENGTH = 600
"""Longer lines are words of others, and would cost time."""


def translated(text: str, lang: str) -> str:
    """Give an English sentence of ours in `lang`; what the catalog lacks stays as it is.

    In a translation `{}` takes the values in their order, `{0}` one by its place, and `{0:t}` one that is a sentence
    of ours itself.

    >>> translated("unknown key 'oaidd'", "zh")
    "未知的键 'oaidd'"
    """
    if lang == DEFAULT:
        return text
    return "\n".join(_found(line, lang, 0) or line for line in text.split("\n"))


@cache
def sections(lang: str) -> Mapping[str, Mapping[str, str]]:
    """Give the catalog by its sections: help, talk (our sentences), foreign (those of libraries we pass on)."""
    data: dict[str, dict[str, str]] = json.loads((_FOLDER / f"talk.{lang}.json").read_text(encoding="utf-8"))
    return data


@cache
def _texts(lang: str) -> Mapping[str, str]:
    return {text: said for section in sections(lang).values() for text, said in section.items()}


@cache
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Give (longest fixed part, pattern, translation) of the sentences with values, the most specific first."""
    found = [(key, key.split("{}"), said) for key, said in _texts(lang).items() if "{}" in key]
    found.sort(key=lambda entry: -sum(map(len, entry[1])))
    return tuple(
        (max(parts, key=len), re.compile("(.*?)".join(map(re.escape, parts))), said) for _, parts, said in found
    )


def _found(text: str, lang: str, depth: int) -> str | None:
    """Give the translation of a sentence, or None.

    The most certain first: the sentence itself; a sentence behind what it speaks of, `file:line:column: sentence`;
    a sentence with values; one with values behind what it speaks of.
    """
    if text in _texts(lang):
        return _texts(lang)[text]
    if depth > _MAX_DEPTH or len(text) > _MAX_LENGTH:
        return None
    rests = [(place.start(), text[place.end() :]) for place in re.finditer(": ", text)]
    behind = next(((at, _texts(lang)[rest]) for at, rest in rests if _texts(lang).get(rest)), None)
    if behind is None:
        whole = next(_matches(text, lang, depth), None)
        if whole is not None:
            return whole
        behind = next(((at, said) for at, rest in rests for said in _matches(rest, lang, depth)), None)
    if behind is None:
        return None
    head, said = text[: behind[0]], behind[1]
    return f"{_found(head, lang, depth + 1) or head}{_texts(lang)[': ']}{said}"


def _matches(text: str, lang: str, depth: int) -> Iterator[str]:
    for fixed, pattern, said in _patterns(lang):
        if fixed in text and (match := pattern.fullmatch(text)):
            yield _filled(said, match.groups(), lang, depth)


def _filled(said: str, values: tuple[str, ...], lang: str, depth: int) -> str:
    taken = iter(values)

    def value(slot: re.Match[str]) -> str:
        text = values[int(slot[1])] if slot[1] else next(taken)
        return (_found(text, lang, depth + 1) or text) if slot[2] else text

    return _SLOT.sub(value, said)
