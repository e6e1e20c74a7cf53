"""Looks for many byte strings and a few expressions in byte arrays: short strings and expressions with Hyperscan, of
which it is the only importer, the others by a table (`literals`).

Expressions are given byte by byte as `\\xNN`: the binding's literal mode cuts a pattern at its first NUL. SINGLEMATCH
would report a form once per array and is not used. One scan takes less than 4 GiB; arrays go in overlapping pieces.
"""

from __future__ import annotations

import importlib.metadata
import itertools
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from analyzer.detect import literals
from analyzer.detect.literals import Literals
from analyzer.model.errors import SetupError

PIECE_BYTES = 1 << 24
FLOOD = 200_000
"""So many finds in one piece are counted, and weak items that make them are no longer looked for."""
_IS_DIGIT = np.isin(np.arange(256), list(b"0123456789"))
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

    weak: numbers of items that say so little that only their first `too_often` finds are worth having; digits:
    numbers of items whose finds beside a further digit are counted apart, for they are part of another number. An item
    that floods is dropped; `dropped` has its number. longest: bytes of the longest literal.
    """

    def __init__(
        self,
        items: Sequence[Literal | Expression],
        *,
        weak: Iterable[int] = (),
        digits: Iterable[int] = (),
        too_often: int = 5_000,
    ) -> None:
        self.items = list(items)
        self._weak = frozenset(weak)
        self._is_weak, self._is_digits = np.zeros((2, len(self.items)), dtype=bool)
        self._is_weak[list(self._weak)] = True
        self._is_digits[list(digits)] = True
        self._too_often = too_often
        self._n_found = np.zeros(2 * len(self.items), dtype=np.int64)
        self.dropped: set[int] = set()
        lengths = [len(item.pattern) if isinstance(item, Literal) else 0 for item in self.items]
        self._searched = np.array([min(n, literals.MOST) for n in lengths], dtype=np.int64)
        self._lengths = np.array(lengths, dtype=np.int64)
        self._is_long = self._lengths > literals.MOST
        self.longest = int(self._lengths.max(initial=0))
        self.overlap = max([int(self._searched.max(initial=0)), 512])
        in_table = self._lengths >= literals.LEAST
        self._numbers = np.flatnonzero(in_table)
        starts = [self.items[i].pattern[: literals.MOST] for i in self._numbers.tolist()]
        self._literals = Literals(starts) if starts else None
        self._database = self.compiled()

    def compiled(self) -> Any:
        """Give the database of what Hyperscan looks for, short strings and expressions; None where there is none left.
        One for each kind would take four tenths longer to scan, and longer to make."""
        import hyperscan

        left = [i for i in np.flatnonzero(self._lengths < literals.LEAST).tolist() if i not in self.dropped]
        if not left:
            return None
        database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        expressions = [_expression(self.items[i]) for i in left]
        database.compile(expressions=expressions, ids=left, elements=len(left), flags=hyperscan.HS_FLAG_DOTALL)
        return database

    def scan(self, data: Bytes, start: int = 0, end: int | None = None) -> Found:
        """Find every item in data[start:end]; positions are those in `data`. Overlapping finds are all reported."""
        view = memoryview(data)
        stop = len(view) if end is None else end
        items, ends = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
        for low, high, first in _pieces(start, stop, self.overlap):
            piece = view[low:high]
            for numbers, places in itertools.chain([self._scan_piece(piece)], self._in_table(piece)):
                is_new = places > first - low
                items.append(numbers[is_new])
                ends.append(places[is_new] + low)
        found = self._found(view[:stop], np.concatenate(items), np.concatenate(ends))
        return self._without_floods(found, np.frombuffer(view[:stop], dtype=np.uint8)) if self._weak else found

    def _scan_piece(self, view: memoryview) -> tuple[np.ndarray, np.ndarray]:
        """Give item and end of each find of Hyperscan in one piece."""
        items, ends = array("l"), array("q")
        add_item, add_end = items.append, ends.append
        limit = FLOOD if self._weak else 0

        def handle(item: int, _start: int, end: int, _flags: int, _context: object) -> bool | None:
            add_item(item)
            add_end(end)
            return limit > 0 and len(items) > limit

        while self._database is not None and len(view):
            import hyperscan

            try:
                self._database.scan(view, match_event_handler=handle)
                break
            except hyperscan.ScanTerminated:
                flooding = self._drop_floods(np.bincount(items, minlength=len(self.items)))
                _keep_only(items, ends, flooding)
                limit = len(items) + FLOOD if flooding else 0
        return np.frombuffer(items, dtype=np.int64), np.frombuffer(ends, dtype=np.int64)

    def _in_table(self, view: memoryview) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Give item and end of each find of the table in one piece, some at a time."""
        n_found = np.zeros(len(self.items), dtype=np.int64)
        for strings, ends in self._literals.find(np.frombuffer(view, dtype=np.uint8)) if self._literals else ():
            items = self._numbers[strings]
            if self._weak:
                n_found += np.bincount(items, minlength=len(n_found))
                if n_found.sum() > FLOOD:
                    self._drop_floods(n_found)
                    n_found[:] = 0
            yield items, ends

    def _drop_floods(self, counts: np.ndarray) -> frozenset[int]:
        """Stop looking for the weak items that made most of these finds; the numbers of the others stay."""
        flooding = frozenset(i for i in self._weak - self.dropped if counts[i] > self._too_often)
        self.dropped |= flooding
        if any(self._lengths[i] < literals.LEAST for i in flooding):
            self._database = self.compiled()
        if self._literals:
            in_table = np.isin(self._numbers, list(flooding))
            self._literals.drop(np.flatnonzero(in_table).tolist())
        return flooding

    def _without_floods(self, found: Found, scanned: np.ndarray) -> Found:
        """Keep the first `too_often` finds of each weak item, over all scans."""
        weak = np.flatnonzero(self._is_weak[found.item])
        if not len(weak):
            return found
        counted = found.item[weak] + len(self.items) * self._is_inside(found.keep(weak), scanned)
        keep = np.ones(len(found), dtype=bool)
        for number in np.unique(counted).tolist():
            places = weak[counted == number]
            room = max(0, self._too_often - int(self._n_found[number]))
            keep[places[room:]] = False
            self._n_found[number] += len(places)
            if len(places) > room:
                self.dropped.add(number % len(self.items))
        return found if keep.all() else found.keep(keep)

    def _is_inside(self, found: Found, scanned: np.ndarray) -> np.ndarray:
        """Tell of each find whether it is of digits and a further one stands right before or behind it."""
        before = np.where(found.start > 0, scanned[np.maximum(found.start, 1) - 1], 0)
        behind = np.where(found.end < len(scanned), scanned[np.minimum(found.end, len(scanned) - 1)], 0)
        is_inside: np.ndarray = self._is_digits[found.item] & (_IS_DIGIT[before] | _IS_DIGIT[behind])
        return is_inside

    def _found(self, view: memoryview, item: np.ndarray, end: np.ndarray) -> Found:
        order = np.lexsort((item, end))
        item, end = item[order], end[order]
        starts = np.where(self._lengths[item] > 0, end - self._searched[item], -1)
        long = np.flatnonzero(self._is_long[item])
        if not len(long):
            return Found(item, starts, end)
        places = zip(item[long].tolist(), starts[long].tolist(), strict=True)
        is_right = np.ones(len(item), dtype=bool)
        is_right[long] = [self._is_whole(view, number, start) for number, start in places]
        found = Found(item, starts, np.where(self._is_long[item], starts + self._lengths[item], end)).keep(is_right)
        return found.keep(np.argsort(found.end, kind="stable"))

    def _is_whole(self, view: memoryview, item: int, start: int) -> bool:
        pattern = self.items[item].pattern
        return bytes(view[start : start + len(pattern)]) == pattern


def _keep_only(items: array[int], ends: array[int], wanted: frozenset[int]) -> None:
    """Drop the finds of other items: the piece is scanned again for those."""
    kept = [(item, end) for item, end in zip(items, ends, strict=True) if item in wanted]
    del items[:], ends[:]
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
    return b"\\x" + item.pattern.hex("-").replace("-", "\\x").encode() if item.pattern else b""


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
