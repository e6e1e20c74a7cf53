"""Marks → phase and consent state of every moment (contracts §1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzer.detect.by_row import Coded
from analyzer.model.tables import TABLES, frame

if TYPE_CHECKING:
    import pandas as pd

UNKNOWN = "unknown"
_PHASES = {
    "app_launched": "launch",
    "consent_asked": "consent_dialog",
    "consent_granted": "in_use",
    "consent_refused": "in_use",
    "idle": "idle",
    "background": "background",
    "foreground": "in_use",
    "screen_off": "screen_off",
    "screen_on": "in_use",
    "killed": "after_kill",
    "relaunched": "relaunch",
}
_STATES = {
    "consent_asked": "asked",
    "consent_granted": "granted",
    "consent_refused": "refused",
    "consent_withdrawn": "withdrawn",
}
_BEFORE = {"consent_withdrawn": "granted"}
"""What must have held before the first consent mark; otherwise nobody had been asked."""


@dataclass(frozen=True)
class Stretch:
    """From t_start on (−inf: from the beginning) phase and consent hold, until the next stretch."""

    t_start: float
    phase: str
    consent_state: str
    mark: str | None


class Phases:
    """Phase and consent state of any moment of a session.

    marks: dicts with `t` (seconds) and `mark`, any order. assume_consent: state where nothing else is known.
    uncertainty_s: half-width of the moment of a mark, seconds.
    """

    def __init__(
        self, marks: Iterable[dict[str, Any]], *, assume_consent: str | None = None, uncertainty_s: float = 0.0
    ) -> None:
        ordered = sorted(marks, key=lambda mark: mark["t"])
        self.stretches = _stretches(ordered, assume_consent)
        self.has_consent_marks = any(mark["mark"] in _STATES for mark in ordered)
        self._starts = np.array([stretch.t_start for stretch in self.stretches])
        self._names = np.array([stretch.phase for stretch in self.stretches], dtype=object)
        self._states = np.array([stretch.consent_state for stretch in self.stretches], dtype=object)
        self._consent_times = np.array([mark["t"] for mark in ordered if mark["mark"] in _STATES])
        self._uncertainty_s = uncertainty_s

    def at(self, times: np.ndarray | Sequence[float]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Give (phase, consent_state, near_mark) at each time, seconds.

        near_mark: the time lies within the uncertainty of a consent mark. At the very time of a mark it holds.
        """
        moments = np.asarray(times, dtype=float)
        where = self._places(moments)
        return self._names[where], self._states[where], self._is_near(moments)

    def categories(self, times: np.ndarray) -> tuple[pd.Series, pd.Series]:
        """Give (phase, consent_state) at each time, seconds, as categories."""
        where = self._places(times)
        of = [Coded(where, names.tolist()).category(slice(None)) for names in (self._names, self._states)]
        return of[0], of[1]

    def _places(self, moments: np.ndarray) -> np.ndarray:
        return np.searchsorted(self._starts, moments, side="right") - 1

    def _is_near(self, moments: np.ndarray) -> np.ndarray:
        marks = self._consent_times
        if not len(marks):
            return np.zeros(len(moments), dtype=bool)
        right = np.minimum(np.searchsorted(marks, moments), len(marks) - 1)
        left = np.maximum(right - 1, 0)
        nearest = np.minimum(np.abs(moments - marks[left]), np.abs(moments - marks[right]))
        is_near: np.ndarray = nearest <= self._uncertainty_s
        return is_near

    def table(self, session_id: str) -> pd.DataFrame:
        """Give table `phases`."""
        ends = [*self._starts[1:], None]
        rows = [
            {
                "session_id": session_id,
                "ordinal": i,
                "phase": stretch.phase,
                "consent_state": stretch.consent_state,
                "t_start": stretch.t_start if np.isfinite(stretch.t_start) else None,
                "t_end": end,
                "mark": stretch.mark,
            }
            for i, (stretch, end) in enumerate(zip(self.stretches, ends, strict=True))
        ]
        return frame(TABLES["phases"], rows)


def _stretches(marks: list[dict[str, Any]], assume_consent: str | None) -> list[Stretch]:
    state = _first_state(marks, assume_consent)
    phase = "launch" if any(mark["mark"] == "app_launched" for mark in marks) else UNKNOWN
    stretches = [Stretch(float("-inf"), phase, state, None)]
    for mark in marks:
        name = mark["mark"]
        phase = name.partition(":")[2] if name.startswith("phase:") else _PHASES.get(name, phase)
        state = _STATES.get(name, state)
        if (phase, state) != (stretches[-1].phase, stretches[-1].consent_state):
            stretches.append(Stretch(float(mark["t"]), phase, state, name))
    return stretches


def _first_state(marks: list[dict[str, Any]], assume_consent: str | None) -> str:
    first = next((mark["mark"] for mark in marks if mark["mark"] in _STATES), None)
    if first is not None:
        return _BEFORE.get(first, "none_asked")
    if any(mark["mark"] == "app_launched" for mark in marks):
        return "none_asked"
    return assume_consent or UNKNOWN
