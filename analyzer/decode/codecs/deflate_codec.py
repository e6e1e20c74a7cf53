"""deflate: the zlib format (RFC 1950) as the standard says, or a bare stream (RFC 1951) as some clients send it."""

from __future__ import annotations

import zlib

from analyzer.decode.codecs.gzip_codec import inflate
from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "deflate"
KIND = "content"
ALIASES = ("zlib",)
EXAMPLES = ((bytes.fromhex("789c4b4c4a0600024d0127"), b"abc"), (bytes.fromhex("4b4c4a0600"), b"abc"))
NOT_MINE = (b"", b"x", b"xyz", b"abc")
MAGICS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
TRIED = 128
"""Bytes after which hardly anything but a zlib stream was inflated without an error."""
_SOME = 1 << 12


def sniff(data: bytes, start: int = 0) -> bool:
    """Tell by the zlib header and a block type that exists; a bare stream has no sign and is only taken when a header
    names it."""
    return len(data) > start + 8 and data[start : start + 2] in MAGICS and data[start + 2] & 6 != 6


def may_begin(data: bytes) -> bool:
    """Tell from some first bytes, TRIED at most, whether `stream` may find one that begins with them."""
    try:
        return sniff(data) and zlib.decompressobj().decompress(data, _SOME) is not None
    except zlib.error:
        return False


def decode(data: bytes, budget: Budget) -> Decoded:
    """Inflate. Raises DecodeError when neither format fits."""
    has_header = len(data) > 1 and data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    for wbits in (15, -15) if has_header else (-15,):
        content, _, problem = inflate(data, wbits, budget)
        if content or not problem:
            return Decoded(content, problem)
    raise DecodeError("deflate data is damaged")


def stream(data: bytes, start: int, budget: Budget) -> tuple[Decoded, int]:
    """Inflate a zlib stream that begins at `start`; gives where it ends, too. Raises DecodeError when it is none."""
    content, end, problem = inflate(data, 15, budget, start=start)
    if problem == "damaged" or not content:
        raise DecodeError("deflate data is damaged")
    return Decoded(content, problem), end
