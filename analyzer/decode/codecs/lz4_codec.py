"""LZ4 (lz4/lz4, doc/lz4_Frame_format.md and lz4_Block_format.md), in frames, or one block, with its size or not."""

from __future__ import annotations

from analyzer.decode.codecs.copies import Copies
from analyzer.decode.limits import MAX_RATIO, Budget, LimitReached
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "lz4"
KIND = "content"
ALIASES = ("x-lz4",)
EXAMPLES = (
    (bytes.fromhex("04224d184040c00300008061626300000000"), b"abc"),
    (bytes.fromhex("1b0000003f616263030000506263616263"), b"abc" * 9),
)
NOT_MINE = (b"", b"\x04\x22\x4d", b"abc", b"\x04\x22\x4d\x18\x00\x40")
MAGIC = b"\x04\x22\x4d\x18"
_VERSION, _HAS_CHECKSUM, _HAS_SIZE, _HAS_SUM, _HAS_DICTIONARY = 0x40, 0x10, 0x08, 0x04, 0x01
_IS_PLAIN = 1 << 31
_SIZE = 4


def sniff(data: bytes, start: int = 0) -> bool:
    """Tell by the magic number and the version of the frame; a block has no sign."""
    return data[start : start + 4] == MAGIC and len(data) > start + 7 and data[start + 4] & 0xC0 == _VERSION


def decode(data: bytes, budget: Budget) -> Decoded:
    """Decompress a frame, or a block whose size in four bytes stands before it, or a bare one. Raises DecodeError."""
    if sniff(data):
        return stream(data, 0, budget)[0]
    for size in (int.from_bytes(data[:_SIZE], "little"), int.from_bytes(data[:_SIZE], "big")):
        if len(data) > _SIZE and 0 < size <= MAX_RATIO * len(data):
            try:
                return Decoded(_block(data[_SIZE:], Copies(size, budget), size))
            except LimitReached:
                raise
            except DecodeError:
                continue
    return Decoded(_block(data, Copies(min(MAX_RATIO * len(data), budget.out_bytes), budget)))


def stream(data: bytes, start: int, budget: Budget) -> tuple[Decoded, int]:
    """Decompress the frame that begins at `start`; gives where it ends, too. Raises DecodeError."""
    flags = data[start + 4]
    at = start + 7 + (8 if flags & _HAS_SIZE else 0) + (4 if flags & _HAS_DICTIONARY else 0)
    copies, problem = Copies(budget.out_bytes, budget), "cut short"
    try:
        while at + 4 <= len(data):
            word = int.from_bytes(data[at : at + 4], "little")
            end = at + 4 + (word & ~_IS_PLAIN)
            if not word:
                problem, at = "", at + 4 + (4 if flags & _HAS_SUM else 0)
                break
            if word & _IS_PLAIN:
                copies.literal(data, at + 4, end)
            else:
                _block(data[at + 4 : end], copies)
            budget.check_growth(len(data), len(copies.out))
            at = end + (4 if flags & _HAS_CHECKSUM else 0)
    except LimitReached as limit:
        problem = limit.limit
    except DecodeError:
        problem = "damaged"
    if problem and not copies.out:
        raise DecodeError("lz4 data is damaged")
    return Decoded(bytes(copies.out), problem), min(at, len(data))


def _block(data: bytes, copies: Copies, size: int = -1) -> bytes:
    """Add one block to what came before. Raises DecodeError when it is none, to its last byte, or of another size."""
    at = 0
    while at < len(data):
        token = data[at]
        length, at = _length(data, at + 1, token >> 4)
        copies.literal(data, at, at + length)
        at += length
        if at == len(data):
            break
        offset = int.from_bytes(data[at : at + 2], "little")
        length, at = _length(data, at + 2, token & 15)
        copies.copy(offset, length + 4)
        if at >= len(data):
            raise DecodeError("a block of lz4 ends with a copy")
    if not data or (size >= 0 and len(copies.out) != size):
        raise DecodeError("no block of lz4")
    return bytes(copies.out)


def _length(data: bytes, at: int, length: int) -> tuple[int, int]:
    if length == 15:
        while at < len(data):
            length += data[at]
            at += 1
            if data[at - 1] < 255:
                break
    return length, at
