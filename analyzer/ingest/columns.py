"""Columns that grow row by row in few bytes: codes for text that repeats, machine numbers for the rest."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from analyzer.store.scratch import Scratch, TextSpill

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

    def category(
        self,
        name: str,
        order: np.ndarray,
        *,
        scratch: Scratch,
        allowed: tuple[str, ...] = (),
        missing: str | None = None,
        of: Callable[[str], str | None] = str,
    ) -> pd.Series:
        """Give one text of the rows in `order` as category.

        allowed: the categories; otherwise they are the texts that some row has, in order. missing: what stands where
        there is none. of: gives what is shown of a text.
        """
        import numpy as np
        import pandas as pd

        codes, known = self._expanded(name, order, missing, of)
        used = np.flatnonzero(np.bincount(codes[codes >= 0], minlength=len(known)))
        names = list(allowed) or sorted(known[code] for code in used.tolist())
        place = {text: number for number, text in enumerate(names)}
        meaning = np.array([*(place.get(text, -1) for text in known), -1], dtype=np.min_scalar_type(-len(names) - 1))
        dtype = pd.CategoricalDtype(pd.Index(pd.array(names, dtype="str")))
        column = pd.Categorical.from_codes(scratch.parked(meaning[codes]), dtype=dtype, validate=False)
        return pd.Series(column, copy=False)

    def _expanded(
        self, name: str, order: np.ndarray, missing: str | None, of: Callable[[str], str | None]
    ) -> tuple[np.ndarray, list[str]]:
        """Give the codes of one text for the rows in `order`, -1 for none, and the texts they stand for."""
        import numpy as np

        position = self.names.index(name)
        known: dict[str, int] = {}
        # The last place answers for code -1.
        meaning = np.full(len(self._texts) + 1, -1, dtype=np.int32)
        for number, texts in enumerate([*self._texts, (None,) * len(self.names)]):
            text = texts[position]
            shown = missing if text is None else of(text)
            if shown is not None:
                meaning[number] = known.setdefault(shown, len(known))
        codes = np.frombuffer(self.codes, dtype=np.int32)[order] if len(order) else np.empty(0, np.int32)
        return meaning[codes], list(known)


class TextColumn:
    """Text that differs from row to row, packed in pieces as it comes. Rows are never changed."""

    def __init__(self, scratch: Scratch) -> None:
        self._packed = TextSpill(scratch)
        self.loose: list[str | None] = []

    def append(self, text: str | None) -> None:
        """Add a row. Who adds very many may put them into `loose` and call `pack` now and then."""
        self.loose.append(text)
        self.pack()

    def pack(self, at_least: int = _TEXT_CHUNK) -> None:
        """Pack the rows that came since the last time, when there are so many."""
        if len(self.loose) >= at_least:
            self._packed.add(self.loose)
            self.loose = []

    def text(self, order: np.ndarray) -> pd.Series:
        """Give the rows in `order`; none is added afterwards."""
        self.pack(0)
        return self._packed.series(order)


def times(seconds: array[float], order: np.ndarray) -> pd.Series:
    """Give seconds since the epoch as UTC timestamps in microseconds; NaN as null."""
    import numpy as np
    import pandas as pd

    values = np.frombuffer(seconds, dtype=np.float64)[order] if len(order) else np.empty(0)
    known = np.isfinite(values)
    micros = np.full(len(values), np.iinfo(np.int64).min, dtype=np.int64)
    micros[known] = np.round(values[known] * 1e6).astype(np.int64)
    return pd.Series(micros.view("datetime64[us]")).dt.tz_localize("UTC")
