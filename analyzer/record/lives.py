"""An app that is killed lives on in another process: one job of the player is cut into one for each process."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

KILLED_CODE = 137
"""How a killed process ends: 128 and SIGKILL."""

_AFTER = ("after_kill", "relaunch")


def lives_of(job: dict[str, Any]) -> list[dict[str, Any]]:
    """Cut the steps of a job where the app is killed: before a phase `after_kill`, and before a `relaunch` alone.

    Each gets `is_killed`, and the phase in which its process begins; the consent state is known at run time only.
    """
    pieces = list(_pieces(job["steps"]))
    last = len(pieces) - 1
    phases = ["launch", *["after_kill"] * last]
    return [
        job | {"steps": steps, "is_killed": number < last, "phase": phase}
        for number, (steps, phase) in enumerate(zip(pieces, phases, strict=True))
    ]


def _pieces(steps: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    piece: list[dict[str, Any]] = []
    phase = "launch"
    for step in steps:
        wanted = step["phase"] or phase
        if wanted != phase and (wanted == "after_kill" or (wanted == "relaunch" and phase != "after_kill")):
            yield piece
            piece = []
        piece.append(step)
        phase = wanted
    yield piece
