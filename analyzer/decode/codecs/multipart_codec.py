"""multipart/form-data and its relatives (RFC 7578, RFC 2046): the boundary is read from the body itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzer.decode.limits import Budget
from analyzer.decode.parts import Field

NAME = "multipart"
KIND = "container"
SNIFF_ORDER = 10
_BODY = (
    b'--XX\r\nContent-Disposition: form-data; name="uid"\r\n\r\n42\r\n'
    b'--XX\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n'
    b"hi\r\n\r\n--XX--\r\n"
)
EXAMPLES = ((_BODY, {"multipart:uid": "42", "multipart:f": "hi\r\n"}),)
NOT_MINE = (b"", b"--", b"-- a list item", b"--XX\r\nno headers here")
_FIRST = re.compile(rb"\r?\n?(--[^\r\n]{1,200})\r?\n(?=[A-Za-z-]+:)")
_NAME = re.compile(rb'content-disposition:[^\r\n]*?[; ]name="?([^";\r\n]*)', re.IGNORECASE)
_HEADERS_END = re.compile(rb"\r?\n\r?\n")


def sniff(data: bytes) -> bool:
    """Tell by a first line that begins with two hyphens and a header line after it."""
    return _FIRST.match(bytes(data[:512])) is not None


def decode(data: bytes, budget: Budget) -> list[Field]:
    """Give the content of every part, in order."""
    fields = []
    for field in _fields(data):
        if not field.is_name:
            budget.take(field.end - field.start)
            fields.append(field)
    return fields


def locate(data: bytes, positions: Sequence[int]) -> list[Field | None]:
    """Give the part at each position (rising); a position in the headers of a part is its name."""
    fields, found = _fields(data), []
    field = next(fields, None)
    for position in positions:
        while field is not None and field.end <= position:
            field = next(fields, None)
        found.append(field if field is not None and field.start <= position else None)
    return found


def _fields(data: bytes) -> Iterator[Field]:
    first = _FIRST.match(bytes(data[:512]))
    if first is None:
        return
    boundary = first.group(1)
    start = first.end()
    while 0 <= start < len(data):
        end = data.find(boundary, start)
        end = len(data) if end < 0 else end
        yield from _part(data, start, end)
        line_end = data.find(b"\n", end + len(boundary))
        if data[end + len(boundary) : end + len(boundary) + 2] == b"--" or line_end < 0:
            return
        start = line_end + 1


def _part(data: bytes, start: int, end: int) -> Iterator[Field]:
    headers_end = _HEADERS_END.search(data, start, end)
    if headers_end is None:
        return
    name = _NAME.search(data, start, headers_end.start() + 2)
    path = "multipart:" + (name.group(1).decode("utf-8", "replace") if name else "")
    yield Field(start, headers_end.start(), path, is_name=True)
    last = end - 2 if data[end - 2 : end] == b"\r\n" else end - 1 if data[end - 1 : end] == b"\n" else end
    yield Field(headers_end.end(), max(last, headers_end.end()), path)
