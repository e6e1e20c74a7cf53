r"""Escapes of strings in C, JavaScript and Python that JSON lacks: `\x41`, `\101`, `\u{5f20}`; JSON's go along."""

from __future__ import annotations

import re

from analyzer.decode.codecs import escapes_codec
from analyzer.decode.limits import Budget, in_pieces
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "c_escape"
KIND = "carrier"
EXAMPLES = (
    (b"a\\x40b.org", b"a@b.org"),
    (b"\\101\\x42\\n", b"AB\n"),
    (b"\\u{5f20}\\u4e09", "张三".encode()),
    (b"\\xe5\\xbc\\xa0", "张".encode()),
)
NOT_MINE = (b"", b"plain", b"\\n", b"\\u0041", b"\\x4", b"\\9", b"\\u{110000}")
OWN = re.compile(rb"(?<!\\)\\(?:x([0-9A-Fa-f]{2})|([0-3][0-7]{2})|u\{0*([0-9A-Fa-f]{1,5}|10[0-9A-Fa-f]{4})\})")
_CUT = re.compile(rb"[^\\]{12}")


def sniff(data: bytes) -> bool:
    """Tell whether there is at least one escape that JSON lacks."""
    return OWN.search(data) is not None


def decode(data: bytes, budget: Budget) -> Decoded:
    """Undo the escapes. Raises DecodeError when there is none of these."""
    if not sniff(data):
        raise DecodeError("no escape of a string")
    return Decoded(in_pieces(data, _undo, _CUT, budget))


def character(match: re.Match[bytes]) -> bytes:
    """Give the bytes of one escape."""
    if match[1]:
        return bytes((int(match[1], 16),))
    if match[2]:
        return bytes((int(match[2], 8),))
    return chr(int(match[3], 16)).encode("utf-8", "surrogatepass")


def _undo(data: bytes) -> bytes:
    out = OWN.sub(character, data)
    return escapes_codec.undo(out) if escapes_codec.sniff(out) else out
