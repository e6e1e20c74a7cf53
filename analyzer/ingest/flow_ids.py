"""Which row each flow has, by its id, in few bytes a flow."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from analyzer.store.scratch import Scratch, TextSpill

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

KEPT = 1 << 16
"""So many ids are met before they are put away."""


class FlowIds:
    """Rows by id, numbered as they are added.

    recent: those of the last flows, and of earlier ones that lines spoke of lately. Of all others there are a hash,
    its place in a table, and the text itself in a file, which decides: nobody is taken for another.
    """

    def __init__(self, scratch: Scratch, kept: int = KEPT) -> None:
        self.recent: dict[str, int] = {}
        self._kept = kept
        self._loose: list[str] = []
        self._texts = TextSpill(scratch)
        self._hashes, self._table = array("q"), array("I")

    def __len__(self) -> int:
        return len(self._hashes) + len(self._loose)

    def __contains__(self, flow_id: str) -> bool:
        return self.get(flow_id) is not None

    def __getitem__(self, flow_id: str) -> int:
        row = self.get(flow_id)
        if row is None:
            raise KeyError("no flow of this id")
        return row

    def get(self, flow_id: str) -> int | None:
        """Give the row of a flow, null when there is none."""
        row = self.recent.get(flow_id)
        return self._earlier(flow_id) if row is None and self._table else row

    def add(self, flow_id: str) -> int:
        """Give the row of a flow that is new."""
        row = self.recent[flow_id] = len(self._hashes) + len(self._loose)
        self._loose.append(flow_id)
        if len(self._loose) >= self._kept:
            self._put_away()
        return row

    def series(self, order: np.ndarray) -> pd.Series:
        """Give the ids of the rows in `order` as a column; nothing is looked up or added afterwards."""
        self._texts.add(self._loose)
        self.recent, self._loose, self._hashes, self._table = {}, [], array("q"), array("I")
        return self._texts.series(order)

    def _put_away(self) -> None:
        import numpy as np

        first = len(self._hashes)
        self._hashes.extend(map(hash, self._loose))
        self._texts.add(self._loose)
        self._loose = []
        self.recent.clear()
        if 2 * len(self._hashes) > len(self._table):
            self._table = array("I", bytes(4 * (2 << len(self._hashes).bit_length())))
            first = 0
        table, hashes = np.frombuffer(self._table, dtype=np.uint32), np.frombuffer(self._hashes, dtype=np.int64)
        for low in range(first, len(hashes), self._kept):
            _enter(table, hashes[low : low + self._kept], low)

    def _earlier(self, flow_id: str) -> int | None:
        """Look for a flow among those that were put away."""
        wanted, last, table, hashes = hash(flow_id), len(self._table) - 1, self._table, self._hashes
        place = wanted & last
        while number := table[place]:
            if hashes[number - 1] == wanted and self._texts.text(number - 1) == flow_id:
                if len(self.recent) >= 2 * self._kept:
                    self._put_away()
                self.recent[flow_id] = number - 1
                return number - 1
            place = (place + 1) & last
        return None


def _enter(table: np.ndarray, hashes: np.ndarray, first: int) -> None:
    """Put rows, which begin at `first`, into the next free places of a table behind those of their hashes.

    A place holds the row + 1; 0 is free.
    """
    import numpy as np

    last = len(table) - 1
    places, left = hashes & last, np.arange(first + 1, first + 1 + len(hashes), dtype=np.uint32)
    while len(left):
        is_free = table[places] == 0
        table[places[is_free]] = left[is_free]
        is_left = table[places] != left
        places, left = (places[is_left] + 1) & last, left[is_left]
