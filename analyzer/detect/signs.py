"""Reads formats and telling names where the scan saw their signs: most signs are none when they are looked at."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analyzer.detect.engine import Found
from analyzer.detect.field_names import NameMatch, name_literals, read_name, stands_before
from analyzer.detect.patterns import PATTERNS, PatternMatch, read_match


class SignReader:
    """The signs among the items of a scan: from `first` on the literals of telling names, then the formats.

    places: known ones, in degrees.
    """

    def __init__(self, first: int, places: Sequence[tuple[float, float]]) -> None:
        literals = [*name_literals()]
        self._first, self._first_format = first, first + len(literals)
        self._places = places
        before = {literal: stands_before(literal) for literal in literals}
        allowed = [None, *dict.fromkeys(kind for kind in before.values() if kind is not None)]
        self._allowed = np.ones((len(allowed), 256), dtype=bool)
        for row, kind in enumerate(allowed):
            if kind is not None:
                self._allowed[row] = np.isin(np.arange(256), list(kind))
        rows = [0] * first + [allowed.index(before[literal]) for literal in literals] + [0] * len(PATTERNS)
        self._rows = np.array(rows, dtype=np.int8)

    def may_be(self, found: Found, array: np.ndarray, begins: np.ndarray) -> np.ndarray:
        """Tell of each find whether it is no name that goes on before it.

        array: uint8, the bytes scanned. begins: where the piece of each find begins in it.
        """
        before = array[np.maximum(found.start - 1, 0)]
        may_be: np.ndarray = self._allowed[self._rows[found.item], before] | (found.start <= begins)
        return may_be

    def read(self, item: int, content: bytes | memoryview, start: int, end: int) -> PatternMatch | NameMatch | None:
        """Read what a format or a telling name, seen at content[start:end], stands for; None when it does not hold."""
        if item < self._first_format:
            return read_name(content, start, end)
        return read_match(PATTERNS[item - self._first_format], content, end, self._places)
