"""Texts in every language at once: a page that holds them all shows one, as its root element says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from markupsafe import Markup, escape

from analyzer.i18n.catalog import LANGUAGES, t


@dataclass(frozen=True)
class Both:
    """One text in each language, in the order of `LANGUAGES`."""

    texts: tuple[str, ...]

    def __html__(self) -> Markup:
        """Give the text as markup: a span for each language, of which the page hides all but one."""
        spans = zip(LANGUAGES, self.texts, strict=True)
        return Markup("").join(Markup('<span lang="{}">{}</span>').format(lang, text) for lang, text in spans)

    def __bool__(self) -> bool:
        return any(self.texts)

    def of(self, lang: str) -> str:
        """Give the text in one language."""
        return self.texts[LANGUAGES.index(lang)]


def in_both(make: Callable[[str], Any]) -> Any:
    """Give what `make(lang)` gives for every language as one: where texts differ stands a `Both`.

    make: gives text, numbers, lists, tuples and dataclasses of the same shape in every language. Dataclasses come back
    as dicts. Raises ValueError when the shapes differ.

    >>> in_both(lambda lang: [t("severity.high", lang), 3])
    [Both(texts=('high', '高')), 3]
    """
    return _fused([make(lang) for lang in LANGUAGES])


def said(key: str, /, **args: object) -> Any:
    """Give a text of the catalog in every language."""
    return in_both(lambda lang: t(key, lang, **args))


def _fused(values: list[Any]) -> Any:
    first = values[0]
    if isinstance(first, str):
        return first if all(value == first for value in values) else Both(tuple(values))
    if isinstance(first, list | tuple):
        parts = [_fused(list(items)) for items in zip(*values, strict=True)]
        return parts if isinstance(first, list) else tuple(parts)
    if is_dataclass(first):
        return {field.name: _fused([getattr(value, field.name) for value in values]) for field in fields(first)}
    if any(value != first for value in values):
        raise ValueError(f"differs between languages: {values!r:.80}")
    return first


def attributes(name: str, text: Both | str, lang: str) -> Markup:
    """Give an attribute in the language shown first, with what the page's script needs to change it.

    >>> attributes("title", said("severity.high"), "zh")
    Markup('title="高" data-title-en="high" data-title-zh="高"')
    """
    if isinstance(text, str):
        return Markup('{}="{}"').format(Markup(name), text)
    others = "".join(f' data-{name}-{one}="{escape(text.of(one))}"' for one in LANGUAGES)
    return Markup('{}="{}"').format(Markup(name), text.of(lang)) + Markup(others)
