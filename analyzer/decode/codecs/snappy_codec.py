"""Snappy (google/snappy, format_description.txt and framing_format.txt), framed or one bare block."""

from __future__ import annotations

from analyzer.decode.codecs.copies import Copies
from analyzer.decode.limits import Budget, LimitReached
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "snappy"
KIND = "content"
ALIASES = ("x-snappy-framed", "x-snappy")
EXAMPLES = (
    (b"\xff\x06\x00\x00sNaPpY\x01\x07\x00\x00\x00\x00\x00\x00abc", b"abc"),
    (b"\x0a\x08abc\x0d\x03", b"abcabcabca"),
)
NOT_MINE = (b"", b"\xff\x06\x00\x00sNaPp", b"abc", b"\x03\x04abc")
MAGIC = b"\xff\x06\x00\x00sNaPpY"
_PACKED, _PLAIN, _PADDING, _IDENTIFIER = _KINDS = (0x00, 0x01, 0xFE, 0xFF)
"""Of frames; what may be skipped otherwise is written by nobody, and stands behind the last frame."""
_CHECKSUM = 4


def sniff(data: bytes, start: int = 0) -> bool:
    """Tell by the stream identifier of the framing; a bare block has no sign."""
    return data[start : start + len(MAGIC)] == MAGIC


def decode(data: bytes, budget: Budget) -> Decoded:
    """Decompress frames, or one block. Raises DecodeError when neither fits."""
    return stream(data, 0, budget)[0] if sniff(data) else Decoded(_block(data, budget))


def stream(data: bytes, start: int, budget: Budget) -> tuple[Decoded, int]:
    """Decompress the frames that begin at `start`; gives where they end, too. Raises DecodeError."""
    out, at, problem, n_out = [], start + len(MAGIC), "", 0
    while at + 4 <= len(data):
        kind, end = data[at], at + 4 + int.from_bytes(data[at + 1 : at + 4], "little")
        if kind not in _KINDS:
            break
        if end > len(data):
            problem = "cut short"
            break
        try:
            piece = _piece(kind, data[at + 4 : end], budget)
        except LimitReached as limit:
            problem = limit.limit
            break
        except DecodeError:
            problem = "damaged"
            break
        at, n_out = end, n_out + len(piece)
        budget.check_growth(len(data), n_out)
        out.append(piece)
    if problem and not n_out:
        raise DecodeError("snappy data is damaged")
    return Decoded(b"".join(out), problem), at


def _piece(kind: int, body: bytes, budget: Budget) -> bytes:
    if kind == _PACKED:
        return _block(body[_CHECKSUM:], budget)
    if kind == _PLAIN:
        return body[_CHECKSUM:]
    return b""


def _block(data: bytes, budget: Budget) -> bytes:
    """Decompress one block, which tells its length. Raises DecodeError when it is none, to its last byte."""
    size = shift = at = 0
    for byte in data[:5]:
        size, shift, at = size | (byte & 127) << shift, shift + 7, at + 1
        if byte < 128:
            break
    if not size or at >= len(data) or data[at] & 3:
        raise DecodeError("no block of snappy")
    budget.check_growth(len(data), size)
    copies = Copies(size, budget)
    while at < len(data):
        at = _element(data, at, copies)
    if len(copies.out) != size:
        raise DecodeError("a block of snappy with another length")
    return bytes(copies.out)


def _element(data: bytes, at: int, copies: Copies) -> int:
    """Take one element; gives where the next one begins."""
    tag = data[at]
    kind, high = tag & 3, tag >> 2
    if kind == 0:
        n_size = max(0, high - 59)
        length = (int.from_bytes(data[at + 1 : at + 1 + n_size], "little") if n_size else high) + 1
        start = at + 1 + n_size
        copies.literal(data, start, start + length)
        return start + length
    n_offset = (1, 2, 4)[kind - 1]
    offset = int.from_bytes(data[at + 1 : at + 1 + n_offset], "little")
    if kind == 1:
        copies.copy((high >> 3) << 8 | offset, (high & 7) + 4)
    else:
        copies.copy(offset, high + 1)
    return at + 1 + n_offset
