"""gzip (RFC 1952), with several members and with bytes after the last one."""

from __future__ import annotations

import zlib

from analyzer.decode.limits import Budget, LimitReached
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "gzip"
KIND = "content"
ALIASES = ("x-gzip",)
EXAMPLES = (
    (bytes.fromhex("1f8b08000000000002034b4c4a06 00c241243503000000".replace(" ", "")), b"abc"),
    (bytes.fromhex("1f8b080000000000020303000000000000000000"), b""),
)
NOT_MINE = (b"", b"\x1f\x8b", b"\x1f\x8b\x01rest", b"abc")
_CHUNK = 1 << 20
_SIP = 64


def sniff(data: bytes) -> bool:
    """Tell by the magic bytes and the only method that exists (8, deflate)."""
    return data[:3] == b"\x1f\x8b\x08"


def decode(data: bytes, budget: Budget) -> Decoded:
    """Inflate every member. Raises DecodeError when there is not one byte to be had."""
    out: list[bytes] = []
    problem, rest = "", data
    while rest and sniff(rest) and not problem:
        content, rest, problem = inflate(rest, 31, budget, sum(len(piece) for piece in out))
        out.append(content)
    joined = b"".join(out)
    if problem == "damaged" and not joined:
        raise DecodeError("gzip data is damaged")
    if not out:
        raise DecodeError("no gzip data")
    return Decoded(joined, problem)


def inflate(data: bytes, wbits: int, budget: Budget, before: int = 0) -> tuple[bytes, bytes, str]:
    """Inflate one stream; gives (bytes out, bytes after it, problem: damaged, cut short, size, ratio, time or "")."""
    try:
        return _inflate(data, wbits, budget, before)
    except zlib.error:
        return _inflate_damaged(data, wbits, budget, before)


def _inflate_damaged(data: bytes, wbits: int, budget: Budget, before: int) -> tuple[bytes, bytes, str]:
    """Inflate in sips, so that what comes before the damage is kept; zlib gives nothing of a call that fails."""
    stream = zlib.decompressobj(wbits)
    out, n_out = [], before
    try:
        for start in range(0, len(data), _SIP):
            piece = stream.decompress(data[start : start + _SIP], _CHUNK)
            out.append(piece)
            n_out += len(piece)
            budget.check_growth(len(data), n_out)
    except zlib.error:
        return b"".join(out), b"", "damaged"
    except LimitReached as limit:
        return b"".join(out), b"", limit.limit
    return b"".join(out), b"", "damaged"


def _inflate(data: bytes, wbits: int, budget: Budget, before: int) -> tuple[bytes, bytes, str]:
    stream = zlib.decompressobj(wbits)
    out, n_out, pending = [], before, data
    try:
        while not stream.eof and pending:
            piece = stream.decompress(pending, _CHUNK)
            out.append(piece)
            n_out += len(piece)
            budget.check_growth(len(data), n_out)
            budget.check_time()
            if not piece and stream.unconsumed_tail == pending:
                break
            pending = stream.unconsumed_tail
    except LimitReached as limit:
        return b"".join(out), b"", limit.limit
    return b"".join(out), stream.unused_data, "" if stream.eof else "cut short"
