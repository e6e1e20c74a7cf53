"""The head of a message as bytes: request or status line and header lines, and where a position lies in them."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.decode.codecs import form_codec
from analyzer.decode.parts import Escape
from analyzer.ingest.exchange import PartKind

KINDS = frozenset(
    (PartKind.REQUEST_HEAD, PartKind.RESPONSE_HEAD, PartKind.REQUEST_TRAILERS, PartKind.RESPONSE_TRAILERS)
)
_COOKIES = (b"cookie", b"set-cookie")


@dataclass(frozen=True)
class HeadPart:
    """One named piece of a head; content[start:end] are its raw bytes."""

    location: str
    layers: tuple[str, ...]
    path: str
    escape: Escape
    start: int
    end: int
    is_name: bool = False


def locate(content: bytes, kind: PartKind, position: int) -> HeadPart:
    """Give the piece of a head at a position."""
    line_start = content.rfind(b"\n", 0, position) + 1
    line_end = content.find(b"\n", position)
    line_end = len(content) if line_end < 0 else line_end
    if content[line_end - 1 : line_end] == b"\r":
        line_end -= 1
    if line_start == 0 and kind == PartKind.REQUEST_HEAD:
        return _in_request_line(content, line_end, position)
    if line_start == 0 and kind == PartKind.RESPONSE_HEAD:
        return HeadPart("header", (), "", "", 0, line_end)
    return _in_header(content, line_start, line_end, position)


def _in_request_line(content: bytes, line_end: int, position: int) -> HeadPart:
    start = content.find(b" ", 0, line_end) + 1
    end = content.rfind(b" ", start, line_end)
    end = line_end if end < 0 else end
    scheme = content.find(b"://", start, min(end, start + 12))
    path_start = start
    if scheme >= 0:
        slash = content.find(b"/", scheme + 3, end)
        path_start = end if slash < 0 else slash
    if not start <= position < end:
        return HeadPart("header", (), "", "", 0, line_end)
    if position < path_start:
        return HeadPart("url", (), "host", "", scheme + 3, path_start)
    question = content.find(b"?", path_start, end)
    path_end = end if question < 0 else question
    if position < path_end:
        return _in_path(content, path_start, path_end, position)
    return _in_query(content, path_end + 1, end, position)


def _in_path(content: bytes, start: int, end: int, position: int) -> HeadPart:
    number = content.count(b"/", start, position) - 1
    if content[position : position + 1] == b"/":
        number += 1
        position += 1
    low = content.rfind(b"/", start, position) + 1
    high = content.find(b"/", position, end)
    return HeadPart("url", (), f"segment:{max(number, 0)}", "percent", low, end if high < 0 else high)


def _in_query(content: bytes, start: int, end: int, position: int) -> HeadPart:
    query = content[start:end]
    field = form_codec.locate(query, [max(0, position - start)], "query")[0]
    if field is None:
        return HeadPart("query", ("query",), "", "percent", start, end)
    low, high = start + field.start, start + field.end
    return HeadPart("query", ("query",), field.path, "percent", low, high, field.is_name)


def _in_header(content: bytes, line_start: int, line_end: int, position: int) -> HeadPart:
    colon = content.find(b":", line_start, line_end)
    colon = line_end if colon < 0 else colon
    name = content[line_start:colon].strip().lower()
    if position < colon:
        return HeadPart("header", (), name.decode("latin-1"), "", line_start, colon, is_name=True)
    start = colon + 1
    while content[start : start + 1] == b" ":
        start += 1
    if name in (b"host", b":authority"):
        return HeadPart("url", (), "host", "", start, line_end)
    if name in _COOKIES:
        return _in_cookie(content, start, line_end, position, is_set=name == b"set-cookie")
    return HeadPart("header", (), name.decode("latin-1"), "", start, line_end)


def _in_cookie(content: bytes, start: int, end: int, position: int, *, is_set: bool) -> HeadPart:
    low = start if is_set else max(start, content.rfind(b";", start, position) + 1)
    high = content.find(b";", position, end)
    high = end if high < 0 else high
    while content[low : low + 1] == b" ":
        low += 1
    equals = content.find(b"=", low, high)
    name = content[low : equals if equals >= 0 else high].decode("utf-8", "replace")
    is_name = equals < 0 or position < equals
    value = (low, equals if equals >= 0 else high) if is_name else (equals + 1, high)
    return HeadPart("cookie", ("cookie",), f"cookie:{name}", "", *value, is_name)
