"""Looks for many byte strings and a few expressions in byte arrays with Hyperscan. Its only importer.

Expressions are given byte by byte as `\\xNN`: the binding's literal mode cuts a pattern at its first NUL. SINGLEMATCH
would report a form once per array and is not used. One scan takes less than 4 GiB; arrays go in overlapping pieces.
"""

from __future__ import annotations

import importlib.metadata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from analyzer.model.errors import SetupError

PIECE_BYTES = 1 << 24
FLOOD = 200_000
"""So many finds in one piece are counted, and weak items that make them are no longer looked for."""
MAX_EXPRESSION_BYTES = 16
"""Longer literals are searched by their beginning and compared in full where it is found. A database without longer
ones scans a seventh faster; shorter beginnings gain nothing more."""

Bytes = Any  # bytes, bytearray, mmap or memoryview: whatever has the buffer protocol


@dataclass(frozen=True)
class Literal:
    """Bytes to look for, exactly."""

    pattern: bytes


@dataclass(frozen=True)
class Expression:
    """A Hyperscan expression; it reports where it ends, its start is unknown to the scan."""

    pattern: bytes


@dataclass
class Found:
    """What a scan found, in order of end: which item, where it begins (−1 for expressions) and ends."""

    item: np.ndarray
    start: np.ndarray
    end: np.ndarray

    def __len__(self) -> int:
        return len(self.item)

    def keep(self, mask: np.ndarray) -> Found:
        """Give the part that `mask`, or places in order, select."""
        return Found(self.item[mask], self.start[mask], self.end[mask])


class Engine:
    """A compiled set of literals and expressions; `scan` may be called any number of times.

    weak: numbers of items that say so little that only their first `too_often` finds are worth having. An item that
    floods is dropped; `dropped` has its number. longest: bytes of the longest literal.
    """

    def __init__(
        self, items: Sequence[Literal | Expression], *, weak: Iterable[int] = (), too_often: int = 5_000
    ) -> None:
        self.items = list(items)
        self._weak = frozenset(weak)
        self._is_weak = np.zeros(len(self.items), dtype=bool)
        self._is_weak[list(self._weak)] = True
        self._too_often = too_often
        self._n_found = np.zeros(len(self.items), dtype=np.int64)
        self.dropped: set[int] = set()
        lengths = [len(item.pattern) if isinstance(item, Literal) else 0 for item in self.items]
        self._searched = np.array([min(n, MAX_EXPRESSION_BYTES) for n in lengths], dtype=np.int64)
        self._lengths = np.array(lengths, dtype=np.int64)
        self._is_long = self._lengths > MAX_EXPRESSION_BYTES
        self.longest = int(self._lengths.max(initial=0))
        self.overlap = max([int(self._searched.max(initial=0)), 512])
        self._database = self._compile(range(len(self.items))) if self.items else None

    def _compile(self, numbers: Sequence[int]) -> Any:
        import hyperscan

        database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        expressions = [_expression(self.items[i]) for i in numbers]
        database.compile(
            expressions=expressions, ids=list(numbers), elements=len(expressions), flags=hyperscan.HS_FLAG_DOTALL
        )
        return database

    def scan(self, data: Bytes, start: int = 0, end: int | None = None) -> Found:
        """Find every item in data[start:end]; positions are those in `data`. Overlapping finds are all reported."""
        view = memoryview(data)
        stop = len(view) if end is None else end
        items, ends = array("l"), array("q")
        for low, high, first in _pieces(start, stop, self.overlap):
            self._scan_piece(view[low:high], low, first, items, ends)
        found = self._found(view[:stop], np.frombuffer(items, dtype=np.int64), np.frombuffer(ends, dtype=np.int64))
        return self._without_floods(found) if self._weak else found

    def _scan_piece(self, view: memoryview, low: int, first: int, items: array[int], ends: array[int]) -> None:
        """Scan one piece; finds that end before `first` were already reported by the piece before."""
        add_item, add_end = items.append, ends.append
        limit = len(items) + FLOOD if self._weak else 0

        def handle(item: int, _start: int, end: int, _flags: int, _context: object) -> bool | None:
            if end > first - low:
                add_item(item)
                add_end(end + low)
                return limit > 0 and len(items) > limit
            return None

        if self._database is None or not len(view):
            return
        import hyperscan

        while True:
            before = len(items)
            try:
                self._database.scan(view, match_event_handler=handle)
                return
            except hyperscan.ScanTerminated:
                flooding = self._drop_floods(np.frombuffer(items, dtype=np.int64)[before:])
                limit = len(items) + FLOOD if flooding else 0
                _keep_only(items, ends, before, flooding)
                if self._database is None:
                    return

    def _drop_floods(self, items: np.ndarray) -> frozenset[int]:
        """Stop looking for the weak items that made most of these finds; the numbers of the others stay."""
        counts = np.bincount(items, minlength=len(self.items))
        flooding = frozenset(i for i in self._weak - self.dropped if counts[i] > self._too_often)
        if flooding:
            self.dropped |= flooding
            left = [i for i in range(len(self.items)) if i not in self.dropped]
            self._database = self._compile(left) if left else None
        return flooding

    def _without_floods(self, found: Found) -> Found:
        """Keep the first `too_often` finds of each weak item, over all scans."""
        if not len(found):
            return found
        keep = np.ones(len(found), dtype=bool)
        for item in np.unique(found.item[self._is_weak[found.item]]).tolist():
            places = np.flatnonzero(found.item == item)
            room = max(0, self._too_often - int(self._n_found[item]))
            keep[places[room:]] = False
            self._n_found[item] += len(places)
            if len(places) > room:
                self.dropped.add(item)
        return found if keep.all() else found.keep(keep)

    def _found(self, view: memoryview, item: np.ndarray, end: np.ndarray) -> Found:
        starts = np.where(self._lengths[item] > 0, end - self._searched[item], -1) if len(item) else end
        found = Found(item, starts, end)
        long = np.flatnonzero(self._is_long[item]) if len(item) else item
        if not len(long):
            return found
        places = zip(item[long].tolist(), starts[long].tolist(), strict=True)
        is_right = np.ones(len(item), dtype=bool)
        is_right[long] = [self._is_whole(view, number, start) for number, start in places]
        found.end = np.where(self._is_long[item], starts + self._lengths[item], end)
        found = found.keep(is_right)
        return found.keep(np.argsort(found.end, kind="stable"))

    def _is_whole(self, view: memoryview, item: int, start: int) -> bool:
        pattern = self.items[item].pattern
        return bytes(view[start : start + len(pattern)]) == pattern


def _keep_only(items: array[int], ends: array[int], start: int, wanted: frozenset[int]) -> None:
    """Drop the finds from `start` on that are of other items: the piece is scanned again for those."""
    kept = [(item, end) for item, end in zip(items[start:], ends[start:], strict=True) if item in wanted]
    del items[start:], ends[start:]
    items.extend(item for item, _ in kept)
    ends.extend(end for _, end in kept)


def scanner_version() -> str:
    """Give name and version of the scanner. Raises SetupError E291 where it does not run."""
    try:
        import hyperscan
    except (ImportError, OSError) as error:
        raise SetupError("the scanner Hyperscan cannot be loaded", code="E291", hint=_REINSTALL) from error
    try:
        Engine([Literal(b"a")]).scan(b"a")
    except hyperscan.HyperscanError as error:
        raise SetupError("the scanner Hyperscan does not run here", code="E291", hint=_REINSTALL) from error
    return f"hyperscan {importlib.metadata.version('hyperscan')}"


_REINSTALL = "it needs a processor with SSE4.2 or Arm NEON; reinstall it with: pip install --force-reinstall hyperscan"


def _expression(item: Literal | Expression) -> bytes:
    if isinstance(item, Expression):
        return item.pattern
    pattern = item.pattern[:MAX_EXPRESSION_BYTES]
    return b"\\x" + pattern.hex("-").replace("-", "\\x").encode() if pattern else b""


def _pieces(start: int, stop: int, overlap: int) -> Iterator[tuple[int, int, int]]:
    """Give (from, to, first new position) of pieces that overlap, so that nothing is lost between two."""
    position = start
    while position < stop:
        yield max(start, position - overlap), min(stop, position + PIECE_BYTES), position
        position += PIECE_BYTES


def group_by_owner(found: Found, starts: np.ndarray, ends: np.ndarray) -> tuple[Found, np.ndarray]:
    """Give the finds that lie within one range each, and the number of that range.

    starts, ends: sorted ranges that do not overlap. Expressions (start −1) belong to the range of their last byte.
    """
    if not len(found) or not len(starts):
        return found.keep(np.zeros(len(found), dtype=bool)), np.zeros(0, dtype=np.int64)
    owner = np.searchsorted(starts, found.end - 1, side="right") - 1
    first = np.where(found.start < 0, found.end - 1, found.start)
    inside = (owner >= 0) & (first >= starts[owner]) & (found.end <= ends[owner])
    return found.keep(inside), owner[inside]
