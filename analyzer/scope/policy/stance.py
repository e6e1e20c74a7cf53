"""What a clause does with the data it names: collects, shares, denies, asks for a permission, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["collected", "shared", "denied", "permission", "none"]


@dataclass(frozen=True, slots=True)
class Stance:
    """kind, and who collects or gets it (party, names). is_sure: no double negation, no guess of the subject.

    also: further parties of which the same is said.
    """

    kind: Kind
    party: str = "first"
    recipients: tuple[str, ...] = ()
    is_sure: bool = True
    also: tuple[str, ...] = ()

    def unsure(self) -> Stance:
        """Give the same, as a guess."""
        return replace(self, is_sure=False)


NONE = Stance("none")
LOCAL = Stance("none", is_sure=False)
"""Kept on the device only: declares nothing, but a denial behind it is of the same data."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Characters `start` to `end` of a sentence.

    zones: parts that only say when or what for. stance: None when no verb says anything.
    """

    start: int
    end: int
    stance: Stance | None
    zones: tuple[tuple[int, int], ...] = ()
    purpose: str = ""
    condition: str = ""

    def is_zone(self, at: int) -> bool:
        """Tell whether a character stands where only a condition or purpose is told."""
        return any(start <= at < end for start, end in self.zones)
