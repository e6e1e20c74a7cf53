"""The first signal asks for an orderly end; the second ends at once."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Any

_WATCHED = (signal.SIGINT, signal.SIGTERM)


class SecondSignal(BaseException):
    """Raised in the main thread wherever it is when a second signal comes."""


class Signals:
    """Counts SIGINT and SIGTERM while its block runs; outside the main thread it hears nothing.

    count: how many have come.
    """

    def __init__(self) -> None:
        self.count = 0
        self._is_ignoring = False
        self._before: dict[signal.Signals, Any] = {}

    def ignore(self) -> None:
        """Let signals from here on only be counted."""
        self._is_ignoring = True

    def __enter__(self) -> Signals:
        if threading.current_thread() is threading.main_thread():
            self._before = {watched: signal.signal(watched, self._on_signal) for watched in _WATCHED}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, place: TracebackType | None
    ) -> None:
        for watched, handler in self._before.items():
            signal.signal(watched, handler)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.count += 1
        if self.count >= 2 and not self._is_ignoring:
            raise SecondSignal
