"""The members of one array deep in a large JSON file, one after another, however broken some of them are.

Event parsers give up on the whole file at a lone surrogate, a NaN, a byte that is no UTF-8 or a number too
large (ijson with yajl, tried); HARs have all of them. Here each member is parsed by itself from a window of
text, and one that cannot be parsed is stepped over by its brackets.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

_CHUNK = 1 << 20
_MAX_WINDOW = 1 << 28
_SPACE = re.compile(r"[ \t\r\n]*")
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|["{}\[\]]', re.DOTALL)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Broken:
    """Stands for a member that is no valid JSON."""


class Cut(Exception):
    """The text ends, or stops being JSON, where more was to come."""


class JsonText:
    """A window of text that moves through a file.

    Bytes that are no UTF-8 become lone surrogates (surrogateescape), so that they can be given back.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._text = ""
        self._at = 0
        self._is_whole = False
        first = file.read(_CHUNK)
        self.is_empty = not first.strip()
        bom, encoding = next(((bom, name) for bom, name in _BOMS if first.startswith(bom)), (b"", "utf-8"))
        errors = "surrogateescape" if encoding == "utf-8" else "replace"
        self._decoder = codecs.getincrementaldecoder(encoding)(errors)
        self._scan = json.JSONDecoder(strict=False, parse_int=_integer).raw_decode
        self._append(first[len(bom) :])

    def _append(self, data: bytes) -> None:
        self._is_whole = not data
        self._text += self._decoder.decode(data, final=self._is_whole)

    def _more(self) -> bool:
        """Lengthen the window, by as much as it holds so that long members cost no more than twice."""
        if self._is_whole:
            return False
        self._text = self._text[self._at :]
        self._at = 0
        if len(self._text) > _MAX_WINDOW:
            return False
        self._append(self._file.read(max(_CHUNK, len(self._text))))
        return True

    def peek(self) -> str:
        """Give the next character that is no space, "" at the end."""
        while True:
            match = _SPACE.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def take(self, expected: str) -> bool:
        """Step over the next character if it is `expected`."""
        if self.peek() != expected:
            return False
        self._at += 1
        return True

    def value(self) -> Any:
        """Give the next value, `Broken` when it is none but its end is known. Raises Cut."""
        if not self.peek():
            raise Cut
        while True:
            try:
                found, end = self._scan(self._text, self._at)
            except (ValueError, RecursionError):
                broken_end = self._bracket_end()
                if broken_end is not None:
                    self._at = broken_end
                    return Broken
            else:
                if end < len(self._text) or self._is_whole:
                    self._at = end
                    return found
            if not self._more():
                raise Cut

    def _bracket_end(self) -> int | None:
        """Give where the array or object that begins here ends, by its brackets; null when not in the window."""
        depth = 0
        for match in _TOKEN.finditer(self._text, self._at):
            token = match[0]
            if token == '"':
                return None
            if token in "{[":
                depth += 1
            elif token in "}]":
                depth -= 1
                if depth <= 0:
                    return match.end() if depth == 0 else None
            if depth == 0:
                return None
        return None

    def entered_keys(self) -> Iterator[str]:
        """Give the keys of the object just entered; before the next, take the value. Raises Cut."""
        if self.take("}"):
            return
        while True:
            key = self.value()
            if not isinstance(key, str) or not self.take(":"):
                raise Cut
            yield key
            if self.take("}"):
                return
            if not self.take(","):
                raise Cut

    def left_keys(self) -> Iterator[str]:
        """Give the keys that follow the value just taken, up to the end of its object or of what can be read."""
        try:
            while self.take(","):
                key = self.value()
                if not isinstance(key, str) or not self.take(":"):
                    return
                yield key
        except Cut:
            return

    def members(self) -> Iterator[Any]:
        """Give the members of the array just entered. Raises Cut."""
        if self.take("]"):
            return
        while True:
            yield self.value()
            if self.take("]"):
                return
            if not self.take(","):
                raise Cut


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) < 20 else float(digits)
