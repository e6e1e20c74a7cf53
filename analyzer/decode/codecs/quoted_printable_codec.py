"""Quoted-printable (RFC 2045 §6.7): lines with `=40`, and lines that go on after `=`."""

from __future__ import annotations

import re

from analyzer.decode.limits import Budget, in_pieces
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "quoted_printable"
KIND = "carrier"
EXAMPLES = (
    (b"a=40b.org", b"a@b.org"),
    (b"=E5=BC=A0=\r\n=E4=B8=89", "张三".encode()),
    (b"a=3Db, really =\nlong", b"a=b, really long"),
)
NOT_MINE = (b"", b"plain", b"a=b", b"=4g", b"a=")
ESCAPE = re.compile(rb"=(?:[0-9A-F]{2}|[ \t]*\r?\n)")
_CUT = re.compile(rb"[^=]{4}")


def sniff(data: bytes) -> bool:
    """Tell whether there is at least one escape."""
    return ESCAPE.search(data) is not None


def decode(data: bytes, budget: Budget) -> Decoded:
    """Replace the escapes; what is none stays. Raises DecodeError when there is none."""
    if not sniff(data):
        raise DecodeError("no escape of quoted-printable")
    return Decoded(in_pieces(data, _undo, _CUT, budget))


def character(match: re.Match[bytes]) -> bytes:
    """Give the byte of one escape; of the end of a line nothing."""
    digits = match[0][1:].strip()
    return bytes((int(digits, 16),)) if digits else b""


def _undo(data: bytes) -> bytes:
    return ESCAPE.sub(character, data)
