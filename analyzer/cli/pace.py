"""How fast long work goes, and how long it still takes, in words."""

from __future__ import annotations

import time
from collections.abc import Callable


class Pace:
    """Measures work of several stages; `told` is called with what is done."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._stage, self._begun, self._first = "", clock(), 0

    def told(self, stage: str, done: int, total: int) -> str:
        """Give the stage with its rate and the time left, as far as both can be known yet.

        >>> times = iter([0.0, 0.0, 5.0])
        >>> pace = Pace(lambda: next(times))
        >>> pace.told("apps", 200, 4000), pace.told("apps", 400, 4000)
        ('apps', 'apps, 40/s, 1:30 left,')
        """
        now = self._clock()
        if stage != self._stage:
            self._stage, self._begun, self._first = stage, now, done
            return stage
        rate = (done - self._first) / (now - self._begun) if now > self._begun else 0.0
        if rate <= 0:
            return stage
        return f"{stage}, {rate:.0f}/s, {_clock_text((total - done) / rate)} left,"


def _clock_text(seconds: float) -> str:
    """Give a duration as minutes and seconds, or as hours.

    >>> _clock_text(90), _clock_text(3700)
    ('1:30', '1 h 01 min')
    """
    whole = round(seconds)
    if whole >= 3600:
        return f"{whole // 3600} h {whole % 3600 // 60:02d} min"
    return f"{whole // 60}:{whole % 60:02d}"
