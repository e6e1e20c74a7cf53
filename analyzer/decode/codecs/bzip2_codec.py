"""bzip2 (bzip2.org), one stream after another."""

from __future__ import annotations

import bz2
import re

from analyzer.decode.codecs.pumped import pumped
from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded

NAME = "bzip2"
KIND = "content"
ALIASES = ("x-bzip2", "bz2")
EXAMPLES = ((bytes.fromhex("425a6839314159265359648cbb73000000010038002000219819846177245385090648cbb730"), b"abc"),)
NOT_MINE = (b"", b"BZh", b"BZh91AY&S", b"BZhello, world")
_MAGIC = re.compile(rb"BZh[1-9](?:1AY&SY|\x17\x72\x45\x38\x50\x90)")


def sniff(data: bytes, start: int = 0) -> bool:
    """Tell by the magic bytes and those of a first block, or of an end."""
    return _MAGIC.match(data, start) is not None


def decode(data: bytes, budget: Budget) -> Decoded:
    """Decompress every stream. Raises DecodeError when there is not one byte to be had."""
    return stream(data, 0, budget)[0]


def stream(data: bytes, start: int, budget: Budget) -> tuple[Decoded, int]:
    """Decompress the streams that begin at `start`; gives where they end, too. Raises DecodeError."""
    decoded, size = pumped(data[start:], bz2.BZ2Decompressor, OSError, budget)
    return decoded, start + size
