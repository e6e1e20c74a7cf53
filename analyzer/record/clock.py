"""How far the app's clock is from the host's, and how sure that is.

One sample: the host asks, the app answers with its clock, the answer arrives. The app read its clock
somewhere between, so the offset is known to half the round trip (Cristian's algorithm, 1989).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

JUMP_S = 0.5
"""A wall clock that leaves the monotonic one by more than this has been set: seconds."""


@dataclass(frozen=True)
class ClockSample:
    """App time + offset_s = host time, ± uncertainty_s; round_trip_s: how long the question took. Seconds."""

    offset_s: float
    uncertainty_s: float
    round_trip_s: float


def sample(sent: float, app: float, received: float) -> ClockSample:
    """Give the sample of one question: host clock when sent and received, app clock in the answer.

    >>> sample(100.0, 40.5, 101.0)
    ClockSample(offset_s=60.0, uncertainty_s=0.5, round_trip_s=1.0)
    """
    round_trip = received - sent
    return ClockSample((sent + received) / 2 - app, round_trip / 2, round_trip)


def best(samples: Iterable[ClockSample]) -> ClockSample:
    """Give the sample with the shortest round trip; the first of equals. Raises ValueError when there is none."""
    return min(samples, key=lambda found: found.round_trip_s)


def combine(samples: Iterable[ClockSample]) -> ClockSample:
    """Give one sample for a whole session: the best, its uncertainty widened until it admits all others.

    A clock that drifts between two samples so makes the session less certain instead of wrong.
    Raises ValueError when there is no sample.
    """
    known = list(samples)
    chosen = best(known)
    drift = max(abs(other.offset_s - chosen.offset_s) - other.uncertainty_s for other in known)
    return ClockSample(chosen.offset_s, max(chosen.uncertainty_s, drift), chosen.round_trip_s)


class JumpWatch:
    """Notices when the host's wall clock is set while recording."""

    def __init__(self, wall: float, monotonic: float) -> None:
        self._difference = wall - monotonic

    def jumped(self, wall: float, monotonic: float) -> float | None:
        """Give by how many seconds the wall clock was moved since the last answer, or None when it was not."""
        moved = (wall - monotonic) - self._difference
        if abs(moved) <= JUMP_S:
            return None
        self._difference += moved
        return moved
