"""Pages made from units and measurements, in another language than the English of their units.

A made page is written in English once; its headings, paragraphs, list items and table cells are looked up piece by
piece in `phrases.<lang>.json`, so that both languages say the same of the same data. Code stays as it is.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from analyzer.i18n.catalog import DEFAULT

_FOLDER = Path(__file__).resolve().parent
_SLOT = re.compile(r"\{(\d)(:t)?\}")
_CODE = re.compile(r"`[^`]*`")
_WORDS = re.compile(r"[a-z]{2,}[,;:]? [a-z]{2,}")
"""Two plain words in a row: language, not a name."""
_ITEM = re.compile(r"(\s*- |#+ )(.*)", re.DOTALL)
_CELLS = re.compile(r"(?<!\\)\|")
_DATA = re.compile(r"·|://|[一-鿿]|^\S+/\S+$")
"""Enumerations, addresses, paths, and what is Chinese already."""


class Phrases:
    """The phrases of one language.

    In a translation `{0}` takes the first value of the English `{}`, and `{0:t}` one that is a phrase itself.
    `used` holds the English of what was found, `missing` what is language and was not: for tests of the catalog.
    """

    def __init__(self, sections: dict[str, dict[str, str]]) -> None:
        self.sections = sections
        self.used: set[str] = set()
        self.missing: set[str] = set()
        self._whole = {text: said for section in sections.values() for text, said in section.items()}
        found = [(text, said) for text, said in self._whole.items() if "{}" in text]
        found.sort(key=lambda entry: -len(entry[0].replace("{}", "")))
        self._shapes = [
            (re.compile("(.+?)".join(map(re.escape, text.split("{}")))), text, said) for text, said in found
        ]

    def say(self, text: str, *, is_ours: bool = False) -> str:
        """Give one phrase; one that is not known stays. `is_ours`: it is language, however short."""
        if text in self._whole:
            self.used.add(text)
            return self._whole[text]
        for shape, key, said in self._shapes:
            if match := shape.fullmatch(text):
                self.used.add(key)
                return self._filled(said, match.groups())
        if not _DATA.search(text) and _is_language(text, is_ours=is_ours):
            self.missing.add(text)
        return text

    def _filled(self, said: str, values: tuple[str, ...]) -> str:
        def value(slot: re.Match[str]) -> str:
            text = values[int(slot[1])]
            return self.say(text, is_ours=True) if slot[2] else text

        return _SLOT.sub(value, said)


def _shape(text: str) -> re.Pattern[str]:
    return re.compile("(.+?)".join(map(re.escape, text.split("{}"))))


def _is_language(text: str, *, is_ours: bool) -> bool:
    bare = _CODE.sub("", text)
    return bool(re.search("[A-Za-z]{2}", bare)) if is_ours else bool(_WORDS.search(bare))


@cache
def phrases(lang: str) -> Phrases:
    """Give the phrases of a language other than English."""
    return Phrases(json.loads((_FOLDER / f"phrases.{lang}.json").read_text(encoding="utf-8")))


def phrase(text: str, lang: str) -> str:
    """Give one phrase of ours in `lang`; what the catalog lacks stays as it is.

    >>> phrase("how often", "zh")
    '次数'
    """
    return text if lang == DEFAULT else phrases(lang).say(text)


def page_in(text: str, lang: str) -> str:
    """Give a page of ours in `lang`: piece by piece, with its code blocks, tables and order as they are."""
    if lang == DEFAULT:
        return text
    book = phrases(lang)
    return "\n\n".join(_block(block, book) for block in text.split("\n\n"))


def _block(block: str, book: Phrases) -> str:
    """Give a heading, paragraph, list or table; what is indented is code."""
    if block.startswith("    ") or not block.strip():
        return block
    lines = block.strip("\n").split("\n")
    if lines[0].startswith("|"):
        done = "\n".join(_row(line, book, is_head=place == 0) for place, line in enumerate(lines))
    elif _ITEM.match(lines[0]):
        done = "\n".join(_item(line, book) for line in lines)
    else:
        done = book.say(" ".join(lines), is_ours=True)
    lead, tail = len(block) - len(block.lstrip("\n")), len(block) - len(block.rstrip("\n"))
    return "\n" * lead + done + "\n" * tail


def _item(line: str, book: Phrases) -> str:
    match = _ITEM.fullmatch(line)
    return f"{match[1]}{book.say(match[2])}" if match else book.say(line)


def _row(line: str, book: Phrases, *, is_head: bool) -> str:
    cells = [cell.strip() for cell in _CELLS.split(line)[1:-1]]
    return "| " + " | ".join(book.say(cell, is_ours=is_head) if cell.strip("-: ") else cell for cell in cells) + " |"
