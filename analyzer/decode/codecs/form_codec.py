"""application/x-www-form-urlencoded (WHATWG URL §5), in bodies and in queries."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator, Sequence

from analyzer.decode.limits import Budget
from analyzer.decode.parts import Field

NAME = "form"
KIND = "container"
SNIFF_ORDER = 40
EXAMPLES = (
    (b"uid=7&na%6De=a%20b&flag", {"form:uid": "7", "form:name": "a%20b", "form:flag": ""}),
    (b"a=1&a=2", {"form:a": "2"}),
)
NOT_MINE = (b"", b"just text", b'{"a":"b=c"}', b"QUJDREVG==", b"QUJDREV=\n", b"<a href='x=y'>", b"x = 1; y = 2")
_BODY = re.compile(
    rb"[\w.\-\[\]%+~$*:@!()]{1,256}=[^\x00-\x20\x7f\"<>{}&]*+"
    rb"(?:&[\w.\-\[\]%+~$*:@!()]{1,256}(?:=[^\x00-\x20\x7f\"<>{}&]*+)?)*&?\s*"
)
_SNIFFED = 4096


def sniff(data: bytes) -> bool:
    """Tell by the look of the first pairs: names of plain characters, no blanks, quotes or braces in values."""
    head = bytes(data[:_SNIFFED])
    if len(data) > _SNIFFED:
        head = head[: head.rfind(b"&")] if b"&" in head else head
    first = head.split(b"&", 1)[0]
    if b"=" not in first or first.split(b"=", 1)[1].strip(b"= \t\r\n") == b"":
        return b"&" in head and _BODY.fullmatch(head) is not None
    return _BODY.fullmatch(head) is not None


def decode(data: bytes, budget: Budget, prefix: str = "form") -> list[Field]:
    """Give every value, in order."""
    fields = []
    for field in _fields(data, prefix):
        if not field.is_name:
            budget.take(field.end - field.start)
            fields.append(field)
    return fields


def locate(data: bytes, positions: Sequence[int], prefix: str = "form") -> list[Field | None]:
    """Give the field at each position (rising), None between fields."""
    found: list[Field | None] = []
    fields: list[Field] = []
    stop = -1
    for position in positions:
        if position >= stop:
            end = data.find(b"&", position)
            stop = len(data) if end < 0 else end
            fields = list(_pair(data, data.rfind(b"&", 0, position) + 1, stop, prefix))
        found.append(
            next((field for field in fields if field.start <= position < max(field.end, field.start + 1)), None)
        )
    return found


def _fields(data: bytes, prefix: str) -> Iterator[Field]:
    start = 0
    while start <= len(data):
        end = data.find(b"&", start)
        end = len(data) if end < 0 else end
        if end > start:
            yield from _pair(data, start, end, prefix)
        start = end + 1


def _pair(data: bytes, start: int, end: int, prefix: str) -> Iterator[Field]:
    equals = data.find(b"=", start, end)
    name_end = end if equals < 0 else equals
    name = urllib.parse.unquote_plus(bytes(data[start:name_end]).decode("latin-1"), "utf-8", "replace")
    path = f"{prefix}:{name}"
    yield Field(start, name_end, path, "percent", is_name=True)
    yield Field(min(name_end + 1, end), end, path, "percent")
