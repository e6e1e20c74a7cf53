"""Time for a scenario that nobody waits for: what would take minutes is over at once, in the same order."""

from __future__ import annotations

import threading

from analyzer.record.play import Clock

_REAL_S = 0.001


class FastClock(Clock):
    """Implements `Clock`. passed: seconds that its waits took together."""

    def __init__(self) -> None:
        self.passed = 0.0
        self._lock = threading.Lock()

    def now(self) -> float:
        """Give the seconds that have passed."""
        return self.passed

    def wait(self, event: threading.Event, seconds: float) -> bool:
        """Let the seconds have passed; others get their turn meanwhile."""
        is_set = event.wait(min(seconds, _REAL_S))
        if not is_set:
            with self._lock:
                self.passed += seconds
        return is_set
