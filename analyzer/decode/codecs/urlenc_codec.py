"""Percent-encoding (RFC 3986 §2.1), as a run inside text. A plus sign stays a plus sign."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator

from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "percent"
KIND = "carrier"
EXAMPLES = ((b"a%40b.com", b"a@b.com"), (b"%7B%22a%22%3a1%7D", b'{"a":1}'), (b"50%zz%20", b"50%zz "))
NOT_MINE = (b"", b"plain", b"100%", b"%zz")
_DELIMITERS = bytes(range(0x21)) + b"&=;?#/\"'<>\\"
_INSIDE = bytes(set(range(256)) - set(_DELIMITERS))
_REST = re.compile(rb"[^%b]*" % re.escape(_DELIMITERS))
_BACK = 1 << 16
_ESCAPE = re.compile(rb"%[0-9A-Fa-f]{2}")
_LOOSE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_LINE_END = re.compile(rb"([\r\n]+)")


def tokens(data: bytes, low: int = 0, high: int | None = None) -> Iterator[tuple[int, int]]:
    """Give (start, end) of every run between delimiters of URLs and text that has an escape, in order."""
    done, stop = low, len(data) if high is None else high
    while escape := _ESCAPE.search(data, done, stop):
        start = escape.start()
        while start > done:
            piece = data[max(done, start - _BACK) : start]
            left = len(piece.rstrip(_INSIDE))
            start -= len(piece) - left
            if left:
                break
        rest = _REST.match(data, escape.end(), stop)
        done = rest.end() if rest else escape.end()
        yield start, done


def form_tokens(data: bytes, low: int = 0, high: int | None = None) -> Iterator[tuple[int, int]]:
    """Give (start, end) of every name and every value of a form or query that has an escape, in order."""
    done, stop = low, len(data) if high is None else high
    while escape := _ESCAPE.search(data, done, stop):
        position = escape.start()
        pair_start = max(data.rfind(b"&", done, position) + 1, done)
        pair_end = data.find(b"&", position, stop)
        pair_end = stop if pair_end < 0 else pair_end
        equals = data.find(b"=", pair_start, pair_end)
        if pair_start == done > low and data[done - 1 : done] == b"=":
            equals = done - 1
        if equals < 0 or position < equals:
            done = pair_end if equals < 0 else equals
            yield pair_start, done
            done += equals >= 0
        else:
            done = pair_end
            yield equals + 1, done


def sniff(data: bytes) -> bool:
    """Tell whether there is at least one escape."""
    return _ESCAPE.search(data) is not None


def decode(data: bytes, budget: Budget) -> Decoded:
    """Replace the escapes; what is no escape stays. Raises DecodeError when there is none."""
    if not sniff(data):
        raise DecodeError("no percent escape")
    budget.check_time()
    return Decoded(_undo(data))


def _undo(data: bytes) -> bytes:
    """Undo the escapes as quoted-printable, which differs in the sign alone and is decoded in one pass in C.

    That format also has soft line breaks and drops blanks before them; lines go one by one for that.
    """
    quoted = _LOOSE.sub(b"%25", data).replace(b"=", b"%3D").replace(b"%", b"=")
    lines = _LINE_END.split(quoted)
    lines[::2] = [binascii.a2b_qp(line + b".")[:-1] for line in lines[::2]]
    return b"".join(lines)
