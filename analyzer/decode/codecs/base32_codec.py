"""base32 (RFC 4648 §6) of either case, padded or not, as a run inside text."""

from __future__ import annotations

import base64
import binascii
import re

from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "base32"
KIND = "carrier"
EXAMPLES = ((b"MZXW6YTBOI======", b"foobar"), (b"MZXW6YTBOI", b"foobar"), (b"mzxw6===", b"foo"))
NOT_MINE = (b"", b"M", b"MZX", b"MZXW6Y", b"MZXW01", b"MZ-XW6==")
_RUN = re.compile(rb"[A-Za-z2-7]++={0,6}")
_ODD = (1, 3, 6)
"""So many characters beyond eight are no bytes."""


def sniff(data: bytes) -> bool:
    """Tell by its characters and their number."""
    return _RUN.fullmatch(data) is not None and len(data.rstrip(b"=")) % 8 not in _ODD


def decode(data: bytes, budget: Budget) -> Decoded:
    """Decode one run. Raises DecodeError when it is no base32."""
    budget.check_time()
    body = data.rstrip(b"=")
    if not body or len(body) % 8 in _ODD:
        raise DecodeError("no base32 run")
    try:
        return Decoded(base64.b32decode(body.upper() + b"=" * (-len(body) % 8)))
    except (binascii.Error, ValueError) as error:
        raise DecodeError("base32 run is damaged") from error
