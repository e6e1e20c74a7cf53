"""Columns that grow row by row in few bytes: codes for text that repeats, machine numbers for the rest."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

_TEXT_CHUNK = 1 << 15


Texts = tuple[str | None, ...]


class CodedTexts:
    """Texts of a row that repeat together (method, host, media type …): four bytes a row for all of them.

    A row without any has code -1.
    """

    def __init__(self, *names: str) -> None:
        self.names = names
        self.codes = array("i")
        self.index: dict[Texts, int] = {}
        self._texts: list[Texts] = []

    def code(self, texts: Texts) -> int:
        """Give the code of the texts of a row, in the order of `names`. Raises TypeError for what is no text."""
        found = self.index.get(texts)
        if found is None:
            if not all(text is None or type(text) is str for text in texts):
                raise TypeError("not text")
            found = self.index[texts] = len(self._texts)
            self._texts.append(texts)
        return found

    def change(self, row: int, **changes: str) -> None:
        """Change some texts of a row."""
        texts = zip(self.names, self._texts[self.codes[row]], strict=True)
        self.codes[row] = self.code(tuple(changes.get(name, text) for name, text in texts))

    def get(self, row: int, name: str) -> str | None:
        """Give one text of a row."""
        return self._texts[self.codes[row]][self.names.index(name)]

    def category(self, name: str, order: np.ndarray, allowed: tuple[str, ...] = ()) -> pd.Series:
        """Give one text of the rows in `order` as category; with `allowed`, those are the categories."""
        import pandas as pd

        codes, known = self._expanded(name, order)
        series = pd.Series(pd.Categorical.from_codes(codes, categories=pd.Index(pd.array(known, dtype="str"))))
        return series.cat.set_categories(list(allowed)) if allowed else series

    def text(self, name: str, order: np.ndarray) -> pd.Series:
        """Give one text of the rows in `order`."""
        import numpy as np
        import pandas as pd

        codes, known = self._expanded(name, order)
        return pd.Series(pd.array(known, dtype="str").take(codes.astype(np.intp), allow_fill=True))

    def _expanded(self, name: str, order: np.ndarray) -> tuple[np.ndarray, list[str]]:
        """Give the codes of one text for the rows in `order`, -1 for none, and the texts they stand for."""
        import numpy as np

        position = self.names.index(name)
        known: dict[str, int] = {}
        # The last place answers for code -1.
        meaning = np.full(len(self._texts) + 1, -1, dtype=np.int32)
        for number, texts in enumerate(self._texts):
            text = texts[position]
            if text is not None:
                meaning[number] = known.setdefault(text, len(known))
        codes = np.frombuffer(self.codes, dtype=np.int32)[order] if len(order) else np.empty(0, np.int32)
        return meaning[codes], list(known)


class TextColumn:
    """Text that differs from row to row, packed in pieces as it comes. Rows are never changed."""

    def __init__(self) -> None:
        self._packed: list[pd.Series] = []
        self.loose: list[str | None] = []

    def append(self, text: str | None) -> None:
        """Add a row. Who adds very many may put them into `loose` and call `pack` now and then."""
        self.loose.append(text)
        self.pack()

    def pack(self, at_least: int = _TEXT_CHUNK) -> None:
        """Pack the rows that came since the last time, when there are so many."""
        if len(self.loose) >= at_least:
            import pandas as pd

            self._packed.append(pd.Series(self.loose, dtype="str"))
            self.loose = []

    def text(self, order: np.ndarray) -> pd.Series:
        """Give the rows in `order`."""
        import pandas as pd

        if self.loose or not self._packed:
            self.pack(0)
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
