"""Columns that grow row by row in few bytes: codes for text that repeats, machine numbers for the rest."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

_TEXT_CHUNK = 1 << 15


class CodedColumn:
    """Text that repeats (hosts, methods, media types): four bytes a row. No text is code -1."""

    def __init__(self) -> None:
        self._index: dict[str, int] = {}
        self.codes = array("i")

    def code(self, text: str | None) -> int:
        """Give the code of a text. Raises TypeError for what is neither text nor None."""
        found = self._index.get(text, -2) if text is not None else -1
        if found != -2:
            return found
        if type(text) is not str:
            raise TypeError("not text")
        self._index[text] = len(self._index)
        return len(self._index) - 1

    def category(self, order: np.ndarray, allowed: tuple[str, ...] = ()) -> pd.Series:
        """Give the rows in `order` as category; with `allowed`, those are the categories."""
        import numpy as np
        import pandas as pd

        codes = np.frombuffer(self.codes, dtype=np.int32)[order] if len(order) else np.empty(0, np.int32)
        names = pd.array(list(self._index), dtype="str")
        series = pd.Series(pd.Categorical.from_codes(codes, categories=pd.Index(names)))
        return series.cat.set_categories(list(allowed)) if allowed else series

    def text(self, order: np.ndarray) -> pd.Series:
        """Give the rows in `order` as text."""
        import numpy as np
        import pandas as pd

        codes = np.frombuffer(self.codes, dtype=np.int32)[order] if len(order) else np.empty(0, np.int32)
        return pd.Series(pd.array([*self._index], dtype="str").take(codes.astype(np.intp), allow_fill=True))


class TextColumn:
    """Text that differs from row to row, packed in pieces as it comes. Rows are never changed."""

    def __init__(self) -> None:
        self._packed: list[pd.Series] = []
        self._loose: list[str | None] = []

    def append(self, text: str | None) -> None:
        """Add a row."""
        self._loose.append(text)
        if len(self._loose) >= _TEXT_CHUNK:
            self._pack()

    def _pack(self) -> None:
        import pandas as pd

        self._packed.append(pd.Series(self._loose, dtype="str"))
        self._loose = []

    def text(self, order: np.ndarray) -> pd.Series:
        """Give the rows in `order`."""
        import pandas as pd

        self._pack()
        whole = pd.concat(self._packed, ignore_index=True) if len(self._packed) > 1 else self._packed[0]
        return whole.take(order).reset_index(drop=True)


def times(seconds: array[float], order: np.ndarray) -> pd.Series:
    """Give seconds since the epoch as UTC timestamps in microseconds; NaN as null."""
    import numpy as np
    import pandas as pd

    values = np.frombuffer(seconds, dtype=np.float64)[order] if len(order) else np.empty(0)
    known = np.isfinite(values)
    micros = np.full(len(values), np.iinfo(np.int64).min, dtype=np.int64)
    micros[known] = np.round(values[known] * 1e6).astype(np.int64)
    return pd.Series(micros.view("datetime64[us]")).dt.tz_localize("UTC")
