"""Standard input, output and error of a command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Sink = Callable[[bytes], None]


@dataclass
class Input:
    """Standard input: bytes already there, then whatever `more` gives ("" at the end)."""

    data: bytes = b""
    more: Callable[[], bytes] | None = None

    def all(self) -> bytes:
        """Give everything until the end."""
        while self.more is not None:
            chunk = self.more()
            if not chunk:
                self.more = None
            self.data += chunk
        data, self.data = self.data, b""
        return data

    def exactly(self, count: int) -> bytes:
        """Give `count` bytes, fewer at the end."""
        while len(self.data) < count and self.more is not None:
            chunk = self.more()
            if not chunk:
                self.more = None
            self.data += chunk
        data, self.data = self.data[:count], self.data[count:]
        return data

    def line(self) -> bytes:
        """Give the next line with its end; b"" at the end."""
        while b"\n" not in self.data and self.more is not None:
            chunk = self.more()
            if not chunk:
                self.more = None
            self.data += chunk
        head, end, rest = self.data.partition(b"\n")
        self.data = rest
        return head + end


@dataclass
class Pipes:
    """The three descriptors of a command."""

    stdin: Input
    out: Sink
    err: Sink
