"""xz and its forerunner, LZMA with a head of 13 bytes (tukaani.org/xz/xz-file-format.txt, lzma-file-format.txt)."""

from __future__ import annotations

import lzma
import re

from analyzer.decode.codecs.pumped import pumped
from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded

NAME = "xz"
KIND = "content"
ALIASES = ("lzma", "x-xz", "x-lzma")
EXAMPLES = (
    (
        bytes.fromhex(
            "fd377a585a0000016922de360200210116000000742fe5a30100026162630000c2412435"
            "0001170307600cbc9042990d010000000001595a"
        ),
        b"abc",
    ),
    (bytes.fromhex("5d00008000ffffffffffffffff00309888a44a8e9ffff6638000"), b"abc"),
)
NOT_MINE = (b"", b"\xfd7zXZ", b"]\x00\x00\x00\x00", b"] is text", b"abc")
MAGICS = (b"\xfd7zXZ\x00", *(b"\x5d" + (1 << bits).to_bytes(4, "little") for bits in range(16, 27)))
"""Beginnings: of xz, and of the older format with its usual settings and sizes of its dictionary."""
_MAX_MEMORY = 1 << 27
_MAGIC = re.compile(
    rb"\xfd7zXZ\x00\x00[\x00\x01\x04\x0a]|\x5d\x00\x00[\x00-\xff][\x00-\x08](?:\xff{8}|[\x00-\xff]{4}\x00{4})\x00"
)


def sniff(data: bytes, start: int = 0) -> bool:
    """Tell by the magic bytes; of the older format by usual settings and a size that can be."""
    return _MAGIC.match(data, start) is not None


def decode(data: bytes, budget: Budget) -> Decoded:
    """Decompress every stream. Raises DecodeError when there is not one byte to be had."""
    return stream(data, 0, budget)[0]


def stream(data: bytes, start: int, budget: Budget) -> tuple[Decoded, int]:
    """Decompress the streams that begin at `start`; gives where they end, too. Raises DecodeError."""
    decoded, size = pumped(data[start:], lambda: lzma.LZMADecompressor(memlimit=_MAX_MEMORY), lzma.LZMAError, budget)
    return decoded, start + size
