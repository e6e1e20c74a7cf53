"""How far a body is decoded before we stop and say so (house §13)."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from analyzer.model.errors import DecodeError

MAX_OUT_BYTES = 64 * 1024 * 1024
MAX_RATIO = 200
MAX_DEPTH = 12
MAX_LEVELS = 1_000
"""How many containers may be open in one document; what is deeper is searched, but its path is cut."""
MAX_LEAVES = 50_000
MAX_SECONDS = 2.0
BELIEVED_AFTER = 2_000
"""After so many items that are well-formed, a binary document is taken for what it looks like."""
_RATIO_FROM = 64 * 1024
"""Below this size a high ratio is ordinary: a short text of one repeated character."""
_PIECE = 1 << 17
_NEVER = float("inf")


class LimitReached(DecodeError):
    """A body exceeds a limit; `args[0]` says which."""

    def __init__(self, limit: str) -> None:
        super().__init__(f"decoding stopped: {limit}", code="E391")
        self.limit = limit


@dataclass(slots=True)
class Budget:
    """What is left for one body: bytes out, pieces, CPU seconds of decoding. The clock runs inside `running()` only:
    a body does not pay for the others that are decoded between its generations, nor for what else the machine does."""

    out_bytes: int = MAX_OUT_BYTES
    leaves: int = MAX_LEAVES
    seconds: float = MAX_SECONDS
    _began: float = 0.0
    _deadline: float = _NEVER
    _soonest: float = _NEVER

    def running(self) -> Self:
        """Give the context in which the CPU time is counted."""
        return self

    def __enter__(self) -> None:
        self._began = time.thread_time()
        self._deadline, self._soonest = self._began + self.seconds, time.perf_counter() + self.seconds

    def __exit__(self, *exception: object) -> None:
        self.seconds -= time.thread_time() - self._began
        self._deadline = self._soonest = _NEVER

    def take(self, n_bytes: int) -> None:
        """Count one decoded piece. Raises LimitReached."""
        self.out_bytes -= n_bytes
        self.leaves -= 1
        if self.out_bytes < 0:
            raise LimitReached("size")
        if self.leaves < 0:
            raise LimitReached("leaves")

    def check_time(self) -> None:
        """Raise LimitReached when the time is over.

        The clock on the wall, which is never behind that of the thread, is read far faster.
        """
        if time.perf_counter() > self._soonest and time.thread_time() > self._deadline:
            raise LimitReached("time")

    def check_growth(self, n_in: int, n_out: int) -> None:
        """Raise LimitReached when `n_out` bytes made of `n_in` are too many."""
        if n_out > self.out_bytes:
            raise LimitReached("size")
        if n_out > _RATIO_FROM and n_out > MAX_RATIO * max(n_in, 1):
            raise LimitReached("ratio")


def in_pieces(data: bytes, undo: Callable[[bytes], bytes], cut: re.Pattern[bytes], budget: Budget) -> bytes:
    """Give `undo` of long data piece by piece, so that the clock is looked at; `cut` matches up to where an escape
    cannot be going on. Raises LimitReached."""
    budget.check_time()
    if len(data) <= _PIECE:
        return undo(data)
    out, low = [], 0
    while low < len(data):
        match = cut.search(data, min(low + _PIECE, len(data)))
        high = match.end() if match else len(data)
        out.append(undo(data[low:high]))
        low = high
        budget.check_time()
    return b"".join(out)
