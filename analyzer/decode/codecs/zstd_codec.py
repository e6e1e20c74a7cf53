"""Zstandard (RFC 8878)."""

from __future__ import annotations

import re

from analyzer.decode.limits import Budget, LimitReached
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "zstd"
KIND = "content"
ALIASES = ()
EXAMPLES = ((bytes.fromhex("28b52ffd200319000061 6263".replace(" ", "")), b"abc"),)
NOT_MINE = (b"", b"\x28\xb5\x2f", b"abc")
MAGIC = b"\x28\xb5\x2f\xfd"
_CHUNK = 1 << 20
_MAX_WINDOW = 1 << 27
_RLE = 1
_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
"""A frame that holds nothing of the data (RFC 8878 §3.1.2): its length stands in the four bytes after this."""


def sniff(data: bytes, start: int = 0) -> bool:
    """Tell by the magic number."""
    return data[start : start + 4] == MAGIC


def decode(data: bytes, budget: Budget) -> Decoded:
    """Decompress every frame. Raises DecodeError when there is not one byte to be had."""
    import zstandard

    reader = zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW).stream_reader(data, read_across_frames=True)
    out, n_out, problem = [], 0, ""
    try:
        while piece := reader.read(_CHUNK):
            out.append(piece)
            n_out += len(piece)
            budget.check_growth(len(data), n_out)
            budget.check_time()
    except zstandard.ZstdError:
        problem = "damaged"
    except LimitReached as limit:
        problem = limit.limit
    if not out and (problem or not sniff(data)):
        raise DecodeError("zstd data is damaged")
    return Decoded(b"".join(out), problem or ("" if _is_whole(data) else "cut short"))


def stream(data: bytes, start: int, budget: Budget) -> tuple[Decoded, int]:
    """Decompress the frame that begins at `start`; gives where it ends, too. Raises DecodeError."""
    end = _frame_end(data, start)
    return decode(data[start:end], budget), end


def _is_whole(data: bytes) -> bool:
    """Tell whether the last frame ends within the data: the reader stops where the data does, and says nothing."""
    end, is_whole = 0, True
    while is_whole and end < len(data):
        if _SKIPPABLE.match(data, end):
            end += 8 + int.from_bytes(data[end + 4 : end + 8], "little")
            continue
        try:
            end, is_whole = _walk(data, end)
        except DecodeError:
            return False
    return is_whole and end <= len(data)


def _frame_end(data: bytes, start: int) -> int:
    """Give where a frame ends, by the heads of its blocks; the end of the data when it is damaged."""
    return min(_walk(data, start)[0], len(data))


def _walk(data: bytes, start: int) -> tuple[int, bool]:
    """Give where a frame ends or would end, and whether its last block has begun."""
    import zstandard

    head = data[start : start + 18]
    try:
        position = start + zstandard.frame_header_size(head)
        has_checksum = zstandard.get_frame_parameters(head).has_checksum
    except zstandard.ZstdError as error:
        raise DecodeError("zstd frame is damaged") from error
    while position + 3 <= len(data):
        block = int.from_bytes(data[position : position + 3], "little")
        position += 3 + (1 if block >> 1 & 3 == _RLE else block >> 3)
        if block & 1:
            return position + 4 * has_checksum, True
    return len(data), False
