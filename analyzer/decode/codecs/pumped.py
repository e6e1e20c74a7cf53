"""Runs a decompressor of the standard library in steps, so that limits are looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from analyzer.decode.limits import Budget, LimitReached
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

_CHUNK = 1 << 20


class Decompressor(Protocol):
    """What bz2 and lzma have in common."""

    @property
    def eof(self) -> bool:
        """Whether a stream is at its end."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more can be given."""

    @property
    def unused_data(self) -> bytes:
        """What stands behind the stream."""

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        """Give up to so many bytes more."""


def pumped(
    data: bytes, make: Callable[[], Decompressor], error: type[Exception], budget: Budget
) -> tuple[Decoded, int]:
    """Decompress every stream that stands at the beginning; gives how many bytes they take, too. make: gives a
    decompressor; error: what it raises.

    Raises DecodeError when there is not one byte to be had.
    """
    out: list[bytes] = []
    n_out, problem, rest, n_done = 0, "", data, 0
    try:
        while rest and not problem:
            stream = make()
            piece = stream.decompress(rest, _CHUNK)
            while True:
                out.append(piece)
                n_out += len(piece)
                budget.check_growth(len(data), n_out)
                budget.check_time()
                if stream.eof or (stream.needs_input and not piece):
                    break
                piece = stream.decompress(b"", _CHUNK)
            problem = "" if stream.eof else "cut short"
            rest, n_done = stream.unused_data if stream.eof else b"", n_done + 1
    except error:
        problem = "" if n_done else "damaged"
    except EOFError:
        problem = "damaged"
    except LimitReached as limit:
        problem = limit.limit
    if not n_out and (problem or not n_done):
        raise DecodeError("packed data is damaged")
    return Decoded(b"".join(out), problem), len(data) - len(rest)
