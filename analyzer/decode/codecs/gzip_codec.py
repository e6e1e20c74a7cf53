"""gzip (RFC 1952), with several members and with bytes after the last one.

Intel's ISA-L inflates; what it calls damaged is inflated again by zlib, in sips, so that what comes before the damage
is kept.
"""

from __future__ import annotations

import zlib
from typing import NamedTuple

from isal import isal_zlib

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
MAGIC = b"\x1f\x8b\x08"
_CHUNK = 1 << 20
_FED = 1 << 18
_SIP = 64


class Inflated(NamedTuple):
    """What one stream held, where the bytes after it begin, and why it is not all of it."""

    content: bytes
    end: int
    problem: str


def sniff(data: bytes, start: int = 0) -> bool:
    """Tell by the magic bytes and the only method that exists (8, deflate)."""
    return data[start : start + 3] == MAGIC


def decode(data: bytes, budget: Budget) -> Decoded:
    """Inflate every member. Raises DecodeError when there is not one byte to be had."""
    return stream(data, 0, budget)[0]


def stream(data: bytes, start: int, budget: Budget) -> tuple[Decoded, int]:
    """Inflate the members that begin at `start`; gives where they end, too. Raises DecodeError."""
    out: list[bytes] = []
    end, n_out, problem = start, 0, ""
    while sniff(data, end) and not problem:
        member = inflate(data, 31, budget, start=end, n_before=n_out)
        out.append(member.content)
        end, problem, n_out = member.end, member.problem, n_out + len(member.content)
    if not out or (problem in ("damaged", "cut short") and not n_out):
        raise DecodeError("gzip data is damaged")
    return Decoded(out[0] if len(out) == 1 else b"".join(out), problem), end


def inflate(data: bytes, wbits: int, budget: Budget, *, start: int = 0, n_before: int = 0) -> Inflated:
    """Inflate one stream that begins at `start`; problem: damaged, cut short, size, ratio, time or empty."""
    try:
        return _inflate(data, wbits, budget, start, n_before)
    except isal_zlib.error:  # type: ignore[misc]
        return _inflate_damaged(data, wbits, budget, start, n_before)


def _inflate(data: bytes, wbits: int, budget: Budget, start: int, n_before: int) -> Inflated:
    stream, view = isal_zlib.decompressobj(wbits), memoryview(data)
    out: list[bytes] = []
    fed, n_out = start, n_before
    pending: bytes | memoryview = b""
    try:
        while not stream.eof:
            if not pending:
                pending = view[fed : fed + _FED]
                fed += len(pending)
            piece = stream.decompress(pending, _CHUNK)
            pending = stream.unconsumed_tail
            if not piece and not pending and fed >= len(data):
                break
            out.append(piece)
            n_out += len(piece)
            budget.check_growth(len(data), n_out)
            budget.check_time()
    except LimitReached as limit:
        return Inflated(b"".join(out), len(data), limit.limit)
    end = fed - len(stream.unused_data)
    return Inflated(out[0] if len(out) == 1 else b"".join(out), end, "" if stream.eof else "cut short")


def _inflate_damaged(data: bytes, wbits: int, budget: Budget, start: int, n_before: int) -> Inflated:
    """Inflate in sips: neither library gives anything of a call that fails."""
    stream, view = zlib.decompressobj(wbits), memoryview(data)
    out, n_out = [], n_before
    try:
        for low in range(start, len(data), _SIP):
            piece = stream.decompress(view[low : low + _SIP], _CHUNK)
            if piece:
                out.append(piece)
                n_out += len(piece)
                budget.check_growth(len(data), n_out)
                budget.check_time()
            if stream.eof:
                break
    except zlib.error:
        return Inflated(b"".join(out), len(data), "damaged")
    except LimitReached as limit:
        return Inflated(b"".join(out), len(data), limit.limit)
    return Inflated(b"".join(out), len(data), "damaged")
