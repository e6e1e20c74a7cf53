"""Brotli (RFC 7932). It has no magic bytes: only a header says so."""

from __future__ import annotations

from analyzer.decode.limits import Budget, LimitReached
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "br"
KIND = "content"
ALIASES = ("brotli",)
EXAMPLES = ((bytes.fromhex("0b01806162630 3".replace(" ", "")), b"abc"),)
NOT_MINE = (b"", b"\xff\xff\xff\xff")
_STEP = 32
"""The binding has no bound on its output; one command makes up to 16 MB, so a bomb is fed in sips."""


def sniff(data: bytes, start: int = 0) -> bool:
    """There is no sign."""
    return False


def decode(data: bytes, budget: Budget) -> Decoded:
    """Decompress. Raises DecodeError when there is not one byte to be had."""
    import brotli

    stream = brotli.Decompressor()
    out, n_out, problem = [], 0, ""
    try:
        for start in range(0, len(data), _STEP):
            piece = stream.process(data[start : start + _STEP])
            if piece:
                out.append(piece)
                n_out += len(piece)
                budget.check_growth(len(data), n_out)
                budget.check_time()
            if stream.is_finished():
                break
    except brotli.error:
        problem = "damaged"
    except LimitReached as limit:
        problem = limit.limit
    if not out and (problem or not stream.is_finished()):
        raise DecodeError("brotli data is damaged")
    return Decoded(b"".join(out), problem or ("" if stream.is_finished() else "cut short"))
