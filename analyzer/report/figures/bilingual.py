"""Texts that stand in a page in every language at once, and JSON that a script of the page reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup, escape

from analyzer.i18n.catalog import LANGUAGES, t
from analyzer.report.safe import shown

Texts = Mapping[str, str]
"""Language to text."""


def texts_of(make: Callable[[str], str]) -> Texts:
    """Give what `make(lang)` says in every language."""
    return {lang: make(lang) for lang in LANGUAGES}


def said(key: str, **args: object) -> Texts:
    """Give a text of the catalogs in every language."""
    return texts_of(lambda lang: t(key, lang, **args))


def spans(texts: Texts | str) -> Markup:
    """Give an element per language, of which the page shows one; a text that all share stands bare.

    >>> spans("<b>")
    Markup('&lt;b&gt;')
    """
    if isinstance(texts, str):
        return escape(shown(texts))
    if len(set(texts.values())) == 1:
        return escape(shown(next(iter(texts.values()))))
    return Markup("").join(Markup('<span lang="{}">{}</span>').format(lang, shown(texts[lang])) for lang in texts)


def cells(text: str) -> int:
    """Give how many columns a text takes, two for each character beyond ASCII."""
    return sum(1 if character.isascii() else 2 for character in text)


def fit(texts: Texts, most: int) -> Texts:
    """Cut texts to a number of cells.

    >>> fit({"en": "Phone number"}, 8)
    {'en': 'Phone n…'}
    """
    return {lang: text if cells(text) <= most else _cut(text, most) for lang, text in texts.items()}


def _cut(text: str, most: int) -> str:
    while cells(text) > most - 1:
        text = text[:-1]
    return f"{text}…"


def svg_texts(texts: Texts | str, attributes: Markup) -> Markup:
    """Give SVG text elements with the same attributes, one per language."""
    if isinstance(texts, str) or len(set(texts.values())) == 1:
        text = texts if isinstance(texts, str) else next(iter(texts.values()))
        return Markup("<text {}>{}</text>").format(attributes, shown(text))
    parts = (Markup('<text lang="{}" {}>{}</text>').format(lang, attributes, shown(texts[lang])) for lang in texts)
    return Markup("").join(parts)


def island(name: str, content: Any) -> Markup:
    """Give JSON as a data block that no text of the app can end."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(f'<script type="application/json" id="{name}">{safe}</script>')


def table(
    heads: list[Texts], rows: list[list[Texts | str | Markup]], *, numbers: frozenset[int] = frozenset()
) -> Markup:
    """Give a table that scrolls by itself where the page is narrow. numbers: columns that are numbers."""
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(spans(text)) for text in heads)
    lines = []
    for row in rows:
        cells = (
            Markup('<td class="number">{}</td>' if number in numbers else "<td>{}</td>").format(
                cell if isinstance(cell, Markup) else spans(cell)
            )
            for number, cell in enumerate(row)
        )
        lines.append(Markup("<tr>{}</tr>").format(Markup("").join(cells)))
    return Markup(
        '<div class="scroll" tabindex="0"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    ).format(head, Markup("\n").join(lines))
