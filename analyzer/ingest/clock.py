"""Clocks: jumps of a wall clock seen against the monotonic one, and the app's clock against the host's."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

JUMP_S = 1.0
"""A wall clock that moves by more than this against the monotonic one has jumped, seconds."""

_BLOCK = 16


class Drift:
    """Watches wall − monotonic time of one sender's lines.

    Single lines may carry a wall time much older than the line (a message dated by its start); a jump of the
    clock moves all later lines. So medians of blocks of lines are compared.
    """

    def __init__(self) -> None:
        self._differences, self._medians = array("d"), array("d")
        self.add = self._differences.append
        """Adds one line's wall − monotonic time, seconds; a method would cost twice as much, for every line."""

    def pack(self) -> None:
        """Keep the medians alone of the whole blocks that came; who adds very much calls it now and then."""
        import numpy as np

        whole = len(self._differences) // _BLOCK * _BLOCK
        if whole:
            blocks = np.array(self._differences[:whole]).reshape(-1, _BLOCK)
            self._medians.frombytes(np.median(blocks, axis=1).tobytes())
            del self._differences[:whole]

    def jumps(self) -> list[float]:
        """Give the size of each jump in order, seconds; forward is positive."""
        self.pack()
        medians = self._medians
        if len(medians) < 2:
            return []
        sizes: list[float] = []
        base = medians[0]
        for median, after in zip(medians[1:], [*medians[2:], medians[-1]], strict=True):
            # A block that straddles the jump has a median anywhere between; the next one decides.
            if abs(median - base) > JUMP_S and abs(after - median) <= JUMP_S:
                sizes.append(median - base)
                base = median
        return sizes


@dataclass(frozen=True)
class ClockSample:
    """One measurement: app time + offset_s = host time, ± uncertainty_s; t: host time of the measurement."""

    t: float
    offset_s: float
    uncertainty_s: float


def samples_of(lines: Iterable[dict[str, Any]], agent: str) -> list[ClockSample]:
    """Give the measurements for one agent by time: its own, or those for no agent when it has none."""
    chosen: dict[str, list[ClockSample]] = {"": [], agent: []}
    for line in lines:
        name = line.get("agent", "")
        if name in chosen:
            chosen[name].append(ClockSample(float(line["t"]), float(line["offset_s"]), float(line["uncertainty_s"])))
    return sorted(chosen[agent] or chosen[""], key=lambda sample: sample.t)


class AppClock:
    """Turns an app's times into host times.

    Between two measurements the offset is interpolated; before the first and after the last it stays.
    When the app's wall clock jumps against its monotonic one, its times are rebuilt from the monotonic one
    and the first measurement, since only that saw the clock the recording began with.
    """

    def __init__(self, samples: list[ClockSample], moments: Iterable[tuple[float, float]]) -> None:
        pairs = list(moments)
        self._base = pairs[0][0] - pairs[0][1] if pairs else 0.0
        self.n_jumped = sum(abs(t - mono - self._base) > JUMP_S for t, mono in pairs)
        self._samples = samples[:1] if self.n_jumped else samples
        self.uncertainty_s = max((sample.uncertainty_s for sample in self._samples), default=0.0)
        self.offset_s = self._samples[0].offset_s if self._samples else 0.0

    def host_time(self, t: float, t_mono: float) -> float:
        """Give the host's time of a moment that the app dated with these two clocks, seconds."""
        if abs(t - t_mono - self._base) > JUMP_S:
            t = t_mono + self._base
        return t + self._offset_at(t)

    def _offset_at(self, t: float) -> float:
        if len(self._samples) < 2:
            return self.offset_s
        first, last = self._samples[0], self._samples[-1]
        if last.t <= first.t:
            return first.offset_s
        share = min(1.0, max(0.0, (t + first.offset_s - first.t) / (last.t - first.t)))
        return first.offset_s + share * (last.offset_s - first.offset_s)
