"""What is told of the rows of a table, by number of the row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

import numpy as np

_Told = TypeVar("_Told", covariant=True)


class ByRow(Protocol[_Told]):
    """Something told of rows of flows."""

    def __getitem__(self, row: int, /) -> _Told: ...


class Coded(Generic[_Told]):
    """Few texts told of many rows. codes: by row, the place in `names`; null stands there, too."""

    def __init__(self, codes: np.ndarray, names: Sequence[_Told]) -> None:
        self.codes, self.names = codes, names

    def __getitem__(self, row: int, /) -> _Told:
        told: _Told = self.names[int(self.codes[row])]
        return told

    def of(self, rows: slice | np.ndarray) -> list[_Told]:
        """Give what is told of some rows."""
        return [self.names[code] for code in self.codes[rows].tolist()]
