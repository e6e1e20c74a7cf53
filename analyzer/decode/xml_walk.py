"""Walks the tags of XML: where each text and attribute stands, without building or expanding anything.

No parser of the standard library tells the byte positions of attributes and of text, so this is our own. What is not
well-formed is walked as far as its tags go; entities that a document declares stay as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"(?P<text>[^<]+)"
    rb"|<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)"
    rb"|<!--.*?(?:-->|\Z)"
    rb"|<\?.*?(?:\?>|\Z)"
    rb"|<!DOCTYPE[^>\[]*+(?:>|\[.*?(?:\]\s*>|\Z)|\Z)"
    rb"|</(?P<close>[^\s<>]+)\s*>"
    rb"|<(?P<open>[^\s<>/=\"'!?&]+)(?P<attributes>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>"
    rb"|<",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"(?<![^\s\"'])([^\s=<>\"'/]+)\s*=\s*(?:\"([^\"<]*+)\"|'([^'<]*+)')")
_BLANK = b" \t\r\n"


class Open(NamedTuple):
    """An element that is not closed. number: which of its siblings of the same name it is, from 1."""

    name: bytes
    number: int
    seen: dict[bytes, int]


class Piece(NamedTuple):
    """A text, an attribute (with its name), or an end: the stack is the walker's own and changes with the next step.

    is_raw: the text is one CDATA section, whose inside this is. is_end: the innermost element ends after this piece.
    """

    start: int
    end: int
    stack: list[Open]
    attribute: bytes = b""
    is_raw: bool = False
    is_end: bool = False


class _Text:
    """Pieces of text and CDATA between two tags, put together."""

    __slots__ = ("end", "n_cdata", "n_text", "raw", "start")

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.start, self.end, self.n_text, self.n_cdata = -1, -1, 0, 0
        self.raw = (0, 0)

    def add(self, data: bytes, match: re.Match[bytes]) -> None:
        if match.lastgroup == "cdata":
            self.n_cdata += 1
            self.raw = match.span("cdata")
        elif match.lastgroup == "text" and data[match.start() : match.end()].strip(_BLANK):
            self.n_text += 1
        elif match.lastgroup is None and self.start < 0:
            return
        self.start = match.start() if self.start < 0 else self.start
        self.end = match.end()

    def piece(self, data: bytes, stack: list[Open], *, is_end: bool) -> Piece:
        if self.n_cdata == 1 and not self.n_text:
            return Piece(*self.raw, stack, is_raw=True, is_end=is_end)
        raw = data[max(self.start, 0) : max(self.end, 0)]
        start = max(self.start, 0) + len(raw) - len(raw.lstrip(_BLANK))
        return Piece(start, max(start, max(self.end, 0) - len(raw) + len(raw.rstrip(_BLANK))), stack, is_end=is_end)


def walk(data: bytes) -> Iterator[Piece]:
    """Give the attributes of every element, each text before a tag (empty ones only at an end), in order."""
    stack: list[Open] = []
    roots: dict[bytes, int] = {}
    text = _Text()
    for match in _TOKEN.finditer(data):
        group = match.lastgroup
        if group == "close":
            yield text.piece(data, stack, is_end=True)
            if stack:
                stack.pop()
            text.clear()
        elif group == "attributes":
            if stack and (text.n_text or text.n_cdata):
                yield text.piece(data, stack, is_end=False)
            text.clear()
            _enter(stack, roots, match["open"])
            start, end = match.span("attributes")
            for attribute in _ATTRIBUTE.finditer(data, start, end):
                value = 2 if attribute[2] is not None else 3
                yield Piece(*attribute.span(value), stack, attribute[1])
            if data[end - 1 : end] == b"/":
                yield Piece(end, end, stack, is_end=True)
                stack.pop()
        else:
            text.add(data, match)
    if stack and (text.n_text or text.n_cdata):
        yield text.piece(data, stack, is_end=False)


def _enter(stack: list[Open], roots: dict[bytes, int], name: bytes) -> None:
    seen = stack[-1].seen if stack else roots
    seen[name] = number = seen.get(name, 0) + 1
    stack.append(Open(name, number, {}))
