"""Percent-encoding (RFC 3986 §2.1), as a run inside text; with `+` for a blank where the run is written so.

A plus sign that begins a run stays (`+86%20…` is a phone number), and so does one inside base64 whose other signs are
written with escapes.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator

from analyzer.decode.limits import Budget, in_pieces
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "percent"
PLUS_NAME = "percent_plus"
KIND = "carrier"
EXAMPLES = ((b"a%40b.com", b"a@b.com"), (b"%7B%22a%22%3a1%7D", b'{"a":1}'), (b"50%zz%20+", b"50%zz +"))
NOT_MINE = (b"", b"plain", b"100%", b"%zz")
_DELIMITERS = bytes(range(0x21)) + b'&=;?#"<>\\'
_INSIDE = bytes(set(range(256)) - set(_DELIMITERS))
_REST = re.compile(rb"[^%b]*" % re.escape(_DELIMITERS))
_DOCUMENT = re.compile(rb"%(?:7[Bb]|5[Bb]|3[Cc])")
_DOCUMENT_REST = re.compile(rb"[^\x00-\x20\"<>\\]*")
"""What a document that was encoded whole may leave as it is: encodeURI keeps the marks of a URL."""
_BACK = 1 << 16
ESCAPE = re.compile(rb"%[0-9A-Fa-f]{2}")
_PLUS = re.compile(rb"\+")
_BOTH = re.compile(rb"[%+](?:(?<=%)[0-9A-Fa-f]{2}|(?<=\+))")
"""A set of bytes is far slower to search than one byte."""
_LOOSE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_NAME = re.compile(rb"[?&\"][\w.\-\[\]]{1,64}+=")
_PLUS_AFTER = re.compile(rb"=[^\x00-\x20\"<>&\\=+]*+\+")
_VALUE = re.compile(rb"[^\x00-\x20\"<>&\\]*+")
_OF_VALUE = bytes(set(range(0x21, 256)) - set(b'"<>&\\'))
_CUT = re.compile(rb"[^%]{2}")
_LINE_END = re.compile(rb"([\r\n]+)")
_BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{4}){3,}+(?:[A-Za-z0-9+/]{2,3}={0,2})?")


def tokens(data: bytes, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Give (start, end) of every run between delimiters of URLs and text that has an escape, in order."""
    done = low
    while escape := ESCAPE.search(data, done, high):
        start = escape.start()
        while start > done:
            piece = data[max(done, start - _BACK) : start]
            left = len(piece.rstrip(_INSIDE))
            start -= len(piece) - left
            if left:
                break
        rest = _DOCUMENT_REST if _DOCUMENT.match(data, start, high) else _REST
        match = rest.match(data, escape.end(), high)
        done = end = match.end() if match else escape.end()
        while start < escape.start() and data[start] in b"'(,":
            start += 1
        while end > escape.end() and data[end - 1] in b"'),":
            end -= 1
        yield start, end


def form_tokens(data: bytes, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Give (start, end) of every name and every value of a form or query that has an escape or a plus, in order."""
    has_plus, has_percent = (data.find(sign, low, high) >= 0 for sign in (b"+", b"%"))
    pattern = _BOTH if has_plus and has_percent else _PLUS if has_plus else ESCAPE
    done = low
    while escape := pattern.search(data, done, high):
        position = escape.start()
        pair_start = max(data.rfind(b"&", done, position) + 1, done)
        pair_end = data.find(b"&", position, high)
        pair_end = high if pair_end < 0 else pair_end
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


def pair_tokens(data: bytes, low: int, high: int, budget: Budget) -> Iterator[tuple[int, int]]:
    """Give (start, end) of every value of a pair in other text (the query of a URL) that has a plus sign, in order.
    Raises LimitReached."""
    done = low
    while sign := _PLUS_AFTER.search(data, done, high):
        budget.check_time()
        start = done + len(data[done : sign.start()].rstrip(_OF_VALUE))
        match = _VALUE.match(data, sign.end(), high)
        done = match.end() if match else high
        name = _NAME.search(data, max(start - 1, low), data.rfind(b"+", start, done))
        if name:
            yield name.end(), done


def sniff(data: bytes) -> bool:
    """Tell whether there is at least one escape."""
    return ESCAPE.search(data) is not None


def decode(data: bytes, budget: Budget) -> Decoded:
    """Replace the escapes; what is no escape stays. Raises DecodeError when there is none."""
    if not sniff(data):
        raise DecodeError("no percent escape")
    return Decoded(in_pieces(data, _undo, _CUT, budget))


def decode_plus(data: bytes, budget: Budget) -> list[tuple[Decoded, str]]:
    """Replace the escapes, and plus signs by blanks; gives the step's name, too. Where plus signs may stand for
    themselves, in what may be base64, both ways.

    Raises DecodeError when nothing is replaced.
    """
    content = in_pieces(data, _undo, _CUT, budget)
    ways = []
    is_base64 = b"%" in data and b"%2b" not in data.lower() and _BASE64.fullmatch(content) is not None
    if b"+" not in data[1:] or is_base64:
        ways.append((Decoded(content), NAME))
    if b"+" in data[1:]:
        blank = in_pieces(data[:1] + data[1:].replace(b"+", b" "), _undo, _CUT, budget)
        ways.append((Decoded(blank), PLUS_NAME))
    elif content == data:
        raise DecodeError("no percent escape")
    return ways


def _undo(data: bytes) -> bytes:
    """Undo the escapes as quoted-printable, which differs in the sign alone and is decoded in one pass in C.

    That format also has soft line breaks and drops blanks before them; lines go one by one for that.
    """
    if b"%" not in data:
        return data
    quoted = _LOOSE.sub(b"%25", data).replace(b"=", b"%3D").replace(b"%", b"=")
    if b"\n" not in quoted and b"\r" not in quoted:
        return binascii.a2b_qp(quoted + b".")[:-1]
    lines = _LINE_END.split(quoted)
    lines[::2] = [binascii.a2b_qp(line + b".")[:-1] for line in lines[::2]]
    return b"".join(lines)
