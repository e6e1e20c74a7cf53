"""Which row each flow has, by its id, in few bytes a flow."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
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
        self._hashes = array("q")
        self._table: np.ndarray | None = None

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
        if row is None and self._hashes and type(flow_id) is str:
            self._bring([flow_id])
            row = self.recent.get(flow_id)
        return row

    def add(self, flow_ids: Iterable[str]) -> None:
        """Add flows that are new, in the order of their rows."""
        before = len(self)
        self._loose += flow_ids
        self.recent.update(zip(self._loose[before - len(self._hashes) :], range(before, len(self)), strict=True))

    def prepare(self, flow_ids: Iterable[str]) -> None:
        """Make sure that of these ids those that are known are in `recent`, which may forget others."""
        if len(self.recent) >= self._kept:
            self._put_away()
        if self._hashes:
            self._bring([flow_id for flow_id in flow_ids if flow_id not in self.recent])

    def series(self, order: np.ndarray) -> pd.Series:
        """Give the ids of the rows in `order` as a column; nothing is looked up or added afterwards."""
        self._texts.add(self._loose)
        self.recent, self._loose, self._hashes, self._table = {}, [], array("q"), None
        return self._texts.series(order)

    def _put_away(self) -> None:
        import numpy as np

        first = len(self._hashes)
        self._hashes.extend(map(hash, self._loose))
        self._texts.add(self._loose)
        self.recent, self._loose = {}, []
        if self._table is None or 2 * len(self._hashes) > len(self._table):
            self._table = np.zeros(2 << len(self._hashes).bit_length(), dtype=np.uint32)
            first = 0
        hashes = np.frombuffer(self._hashes, dtype=np.int64)
        for low in range(first, len(hashes), self._kept):
            _enter(self._table, hashes[low : low + self._kept], low)

    def _bring(self, flow_ids: list[str]) -> None:
        """Put those of the ids that were put away into `recent`."""
        import numpy as np

        if self._table is None or not flow_ids:
            return
        wanted = np.fromiter(map(hash, flow_ids), dtype=np.int64, count=len(flow_ids))
        numbers, rows = _found(self._table, np.frombuffer(self._hashes, dtype=np.int64), wanted)
        for number, row in zip(numbers.tolist(), rows.tolist(), strict=True):
            if self._texts.text(row) == flow_ids[number]:
                self.recent[flow_ids[number]] = row


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


def _found(table: np.ndarray, hashes: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give (number of what is wanted, row that has its hash), every such row. hashes: by row."""
    import numpy as np

    last = len(table) - 1
    numbers, places = np.arange(len(wanted)), wanted & last
    found: list[tuple[np.ndarray, np.ndarray]] = []
    while len(numbers):
        rows = table[places].astype(np.int64) - 1
        is_taken = rows >= 0
        numbers, places, rows = numbers[is_taken], places[is_taken], rows[is_taken]
        is_same = hashes[rows] == wanted[numbers]
        found.append((numbers[is_same], rows[is_same]))
        places = (places + 1) & last
    return np.concatenate([one for one, _ in found]), np.concatenate([row for _, row in found])
