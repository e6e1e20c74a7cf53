"""Hex digits (RFC 4648 §8) of either case, as a run inside text."""

from __future__ import annotations

import binascii
import re

from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "hex"
KIND = "carrier"
EXAMPLES = ((b"666F6F626172", b"foobar"), (b"666f6f626172", b"foobar"), (b"00ff", b"\x00\xff"))
NOT_MINE = (b"", b"f", b"66 6f", b"0x66", b"666", b"gg")
_RUN = re.compile(rb"(?:[0-9A-Fa-f]{2})++")


def sniff(data: bytes) -> bool:
    """Tell by its characters and their even number."""
    return _RUN.fullmatch(data) is not None


def decode(data: bytes, budget: Budget) -> Decoded:
    """Decode one run. Raises DecodeError when it is no pairs of hex digits."""
    if len(data) > 4096:
        budget.check_time()
        budget.check_growth(len(data), len(data) // 2)
    if not data:
        raise DecodeError("no hex run")
    try:
        return Decoded(binascii.unhexlify(data))
    except (binascii.Error, ValueError) as error:
        raise DecodeError("no hex run") from error
