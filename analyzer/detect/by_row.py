"""What is told of the rows of a table, by number of the row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

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

    def category(self, rows: slice | np.ndarray) -> pd.Series:
        """Give what is told of some rows as category."""
        import pandas as pd

        meaning, dtype = self._meaning
        return pd.Series(pd.Categorical.from_codes(meaning[self.codes[rows]], dtype=dtype, validate=False), copy=False)

    @cached_property
    def _meaning(self) -> tuple[np.ndarray, pd.CategoricalDtype]:
        """Give the place in the categories by code, and the categories: each text once, in order."""
        import pandas as pd

        texts = sorted({str(name) for name in self.names if name is not None})
        place = {text: number for number, text in enumerate(texts)}
        places = [-1 if name is None else place[str(name)] for name in self.names]
        dtype = pd.CategoricalDtype(pd.Index(pd.array(texts, dtype="str")))
        # The last place answers for code -1, null.
        return np.array([*places, -1], dtype=np.min_scalar_type(-len(texts) - 1)), dtype
