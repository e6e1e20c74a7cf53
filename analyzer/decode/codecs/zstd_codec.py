"""Zstandard (RFC 8878)."""

from __future__ import annotations

from analyzer.decode.limits import Budget, LimitReached
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "zstd"
KIND = "content"
ALIASES = ()
EXAMPLES = ((bytes.fromhex("28b52ffd200319000061 6263".replace(" ", "")), b"abc"),)
NOT_MINE = (b"", b"\x28\xb5\x2f", b"abc")
_CHUNK = 1 << 20
_MAX_WINDOW = 1 << 27


def sniff(data: bytes) -> bool:
    """Tell by the magic number."""
    return data[:4] == b"\x28\xb5\x2f\xfd"


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
    return Decoded(b"".join(out), problem)
