"""Things that stand at stretches of bytes, found again by place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Generic, TypeVar

_Thing = TypeVar("_Thing")
_BLOCK = 10
"""Bits of the size of the blocks by which stretches are kept: most are shorter than one."""


class Stretches(Generic[_Thing]):
    """Stretches of bytes with something that stands there; they may overlap.

    >>> seen = Stretches()
    >>> seen.add(5, 8, "a")
    >>> list(seen.over(7, 9)), list(seen.over(8, 9))
    (['a'], [])
    """

    def __init__(self) -> None:
        self._blocks: dict[int, list[tuple[int, int, _Thing]]] = defaultdict(list)

    def add(self, start: int, end: int, thing: _Thing) -> None:
        """Keep what stands at a stretch."""
        for block in _blocks(start, end):
            self._blocks[block].append((start, end, thing))

    def over(self, start: int, end: int) -> Iterator[_Thing]:
        """Give what stands at stretches that share bytes with this one; what is long may come more than once."""
        for block in _blocks(start, end) if self._blocks else ():
            for low, high, thing in self._blocks.get(block, ()):
                if low < end and start < high:
                    yield thing


def _blocks(start: int, end: int) -> range:
    return range(start >> _BLOCK, (max(start, end - 1) >> _BLOCK) + 1)
