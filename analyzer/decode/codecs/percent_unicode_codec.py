"""What JavaScript's `escape` writes (ECMA-262 B.2.1): `%u5F20`, and `%20` for Latin-1."""

from __future__ import annotations

import re

from analyzer.decode.limits import Budget, in_pieces
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "percent_unicode"
KIND = "carrier"
EXAMPLES = (
    (b"%u5F20%u4E09", "张三".encode()),
    (b"%uD83D%uDE00%20x", "😀 x".encode()),
    (b"%u5F20%B0", "张°".encode()),
)
NOT_MINE = (b"", b"plain", b"%20", b"%u12", b"%uu123")
ESCAPES = re.compile(rb"(?:%u[0-9A-Fa-f]{4})+")
_ALL = re.compile(rb"(?:%u[0-9A-Fa-f]{4})+|(?:%[0-9A-Fa-f]{2})+")
_CUT = re.compile(rb"[^%]{6}")


def sniff(data: bytes) -> bool:
    """Tell whether there is at least one escape."""
    return ESCAPES.search(data) is not None


def decode(data: bytes, budget: Budget) -> Decoded:
    """Undo the escapes of two bytes and those of one. Raises DecodeError where there is none of the first."""
    if not sniff(data):
        raise DecodeError("no escape of JavaScript")
    return Decoded(in_pieces(data, _undo, _CUT, budget))


def _undo(data: bytes) -> bytes:
    return _ALL.sub(_characters, data)


def _characters(match: re.Match[bytes]) -> bytes:
    if match[0][1:2] != b"u":
        return bytes.fromhex(match[0].replace(b"%", b"").decode()).decode("latin-1").encode()
    units = bytes.fromhex(match[0].replace(b"%u", b"").decode())
    return units.decode("utf-16-be", "surrogatepass").encode("utf-8", "surrogatepass")
