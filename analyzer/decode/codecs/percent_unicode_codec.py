"""What JavaScript's `escape` writes (ECMA-262 B.2.1): `%u5F20`, beside percent-encoding of one byte a character."""

from __future__ import annotations

import re

from analyzer.decode.limits import Budget, in_pieces
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "percent_unicode"
KIND = "carrier"
EXAMPLES = (
    (b"%u5F20%u4E09", "张三".encode()),
    (b"%uD83D%uDE00%20x", "😀%20x".encode()),
)
NOT_MINE = (b"", b"plain", b"%20", b"%u12", b"%uu123")
ESCAPES = re.compile(rb"(?:%u[0-9A-Fa-f]{4})+")
_CUT = re.compile(rb"[^%]{6}")


def sniff(data: bytes) -> bool:
    """Tell whether there is at least one escape."""
    return ESCAPES.search(data) is not None


def decode(data: bytes, budget: Budget) -> Decoded:
    """Replace the escapes of two bytes; what else is written with percent signs stays. Raises DecodeError."""
    if not sniff(data):
        raise DecodeError("no escape of JavaScript")
    return Decoded(in_pieces(data, _undo, _CUT, budget))


def _undo(data: bytes) -> bytes:
    return ESCAPES.sub(_characters, data)


def _characters(match: re.Match[bytes]) -> bytes:
    units = bytes.fromhex(match[0].replace(b"%u", b"").decode())
    return units.decode("utf-16-be", "surrogatepass").encode("utf-8", "surrogatepass")
