"""Percent-encoding (RFC 3986 §2.1), as a run inside text. A plus sign stays a plus sign."""

from __future__ import annotations

import re
import urllib.parse

from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "percent"
KIND = "carrier"
EXAMPLES = ((b"a%40b.com", b"a@b.com"), (b"%7B%22a%22%3a1%7D", b'{"a":1}'), (b"50%zz%20", b"50%zz "))
NOT_MINE = (b"", b"plain", b"100%", b"%zz")
TOKEN = re.compile(rb"[^\x00-\x20&=;,?#/\"'<>\\%]*%[0-9A-Fa-f]{2}[^\x00-\x20&=;,?#/\"'<>\\]*")
_ESCAPE = re.compile(rb"%[0-9A-Fa-f]{2}")


def sniff(data: bytes) -> bool:
    """Tell whether there is at least one escape."""
    return _ESCAPE.search(data) is not None


def decode(data: bytes, budget: Budget) -> Decoded:
    """Replace the escapes; what is no escape stays. Raises DecodeError when there is none."""
    if not sniff(data):
        raise DecodeError("no percent escape")
    budget.check_time()
    return Decoded(urllib.parse.unquote_to_bytes(data))
