"""What byte-oriented LZ77 formats (Snappy, LZ4) make their output of: literals, and copies of what came before."""

from __future__ import annotations

from analyzer.decode.limits import Budget
from analyzer.model.errors import DecodeError

_TICK = 4096


class Copies:
    """Output that grows by literals and copies. size: it may not be longer."""

    def __init__(self, size: int, budget: Budget) -> None:
        self.out = bytearray()
        self._size, self._budget, self._n = size, budget, 0

    def literal(self, data: bytes, start: int, end: int) -> None:
        """Add data[start:end]. Raises DecodeError where data ends before."""
        if end > len(data):
            raise DecodeError("a literal is cut short")
        self._count(end - start)
        self.out += data[start:end]

    def copy(self, offset: int, length: int) -> None:
        """Add `length` bytes that began `offset` bytes ago; they may overlap. Raises DecodeError where none are."""
        start = len(self.out) - offset
        if offset < 1 or start < 0:
            raise DecodeError("a copy of what is not there")
        self._count(length)
        piece = self.out[start : start + length]
        self.out += (piece * (length // offset + 1))[:length] if offset < length else piece

    def _count(self, length: int) -> None:
        self._n += 1
        if self._n % _TICK == 0:
            self._budget.check_time()
        if len(self.out) + length > self._size:
            raise DecodeError("more than was told")
