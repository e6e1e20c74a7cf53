"""The query of a URL inside other text: pairs as a form has them, after a question mark or alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer.decode.codecs import form_codec
from analyzer.decode.limits import Budget
from analyzer.decode.parts import Field

NAME = "query"
KIND = "container"
SNIFF_ORDER = 45
EXAMPLES = (
    (b"https://www.example.org/open?uid=7&na%6De=a%20b#top", {"query:uid": "7", "query:name": "a%20b"}),
    (b"app://page/item?k=v", {"query:k": "v"}),
    (b"/p?k=", {"query:k": ""}),
)
NOT_MINE = (b"", b"what?", b"a=1", b"is it? x=1", b"https://www.example.org/", b'{"u":"/p?k=v"}')
_URL = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9+.\-]{1,31}:/|/|[\w\-]+(?:\.[\w\-]+)+/)[^\s\"<>{}\\^`|?#]*+\?"
    rb"[^\s\"<>{}=&#?]{1,256}=[^\s\"<>#]*+(?:#\S*+)?\s*"
)
_SNIFFED = 1 << 16


def sniff(data: bytes) -> bool:
    """Tell by a scheme, a slash or a host name, then a question mark and a first pair; all of it without blanks."""
    return b"?" in data and len(data) <= _SNIFFED and _URL.fullmatch(data) is not None


def decode(data: bytes, budget: Budget) -> list[Field]:
    """Give every value, in order."""
    low, high = _bounds(data)
    return [_moved(field, low) for field in form_codec.decode(data[low:high], budget, "query")]


def locate(data: bytes, positions: Sequence[int]) -> list[Field | None]:
    """Give the field at each position (rising), None outside the query and between fields."""
    low, high = _bounds(data)
    inside = [position - low for position in positions if low <= position < high]
    fields = iter(form_codec.locate(data[low:high], inside, "query"))
    found: list[Field | None] = []
    for position in positions:
        field = next(fields) if low <= position < high else None
        found.append(_moved(field, low) if field else None)
    return found


def _bounds(data: bytes) -> tuple[int, int]:
    high = data.find(b"#")
    high = len(data.rstrip()) if high < 0 else high
    return data.find(b"?", 0, high) + 1, high


def _moved(field: Field, by: int) -> Field:
    return Field(field.start + by, field.end + by, field.path, field.escape, field.is_name)
