"""Hex digits in pairs with colons, hyphens, blanks or commas between them, as fingerprints and dumps are written.

A blank may be a plus sign, as forms have it.
"""

from __future__ import annotations

import re

from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "pairs"
KIND = "carrier"
MIN_PAIRS = 8
"""Fewer are an address of a device."""
EXAMPLES = (
    (b"90:01:50:98:3c:d2:4f:b0", b"900150983cd24fb0"),
    (b"90 01 50 98 3C D2 4F B0 D6", b"900150983CD24FB0D6"),
    (b"0x90, 0x01, 0x50, 0x98, 0x3c, 0xd2, 0x4f, 0xb0", b"900150983cd24fb0"),
)
NOT_MINE = (b"", b"00:00:5e:00:53:af", b"900150983cd24fb0", b"90:01:50:98:3c:d2:4f:b", b"2024-05-01 10:00:01")
RUN = re.compile(
    rb"(?<![0-9A-Fa-f])[0-9A-Fa-f]{2}(?:([: +-])[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2}){6,}+)(?![0-9A-Fa-f])"
    rb"|0[xX][0-9A-Fa-f]{2}(?:,? ?0[xX][0-9A-Fa-f]{2}){7,}+(?![0-9A-Fa-f])"
)
ANYWHERE = re.compile(rb"[0-9A-Fa-f]{2}([: +-])[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2}){6}")
"""The same without edges: where lengths of fields are written, one that looks like a digit may stand beside them."""
_BETWEEN = re.compile(rb"0[xX]|[^0-9A-Fa-f]")


def sniff(data: bytes) -> bool:
    """Tell whether all of it is pairs, with the same mark between all of them."""
    return RUN.fullmatch(data) is not None


def decode(data: bytes, budget: Budget) -> Decoded:
    """Give the digits without what stands between them. Raises DecodeError when they are no pairs."""
    budget.check_time()
    if not sniff(data):
        raise DecodeError("no pairs of hex digits")
    return Decoded(_BETWEEN.sub(b"", data))
