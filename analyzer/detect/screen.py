"""Tells in which pieces of bytes something shows, through every layer, by looking at all pieces at once.

Peeling a piece and naming its parts is exact and dear; most pieces hold nothing. Here each layer of all pieces is
undone together, without asking where it stands, and searched; only a piece in which something shows this way is worth
peeling. What is undone too much does no harm, and nothing that peeling finds is missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from analyzer.decode import documents
from analyzer.decode.node import is_text
from analyzer.detect.candidates import Parts, are_lines, joints_in, may_carry, measured, segments32, tails, words
from analyzer.detect.digests import DigestTable
from analyzer.detect.digits import BAD, NIBBLE, places_of
from analyzer.detect.engine import Engine, group_by_owner
from analyzer.detect.flatten import flatten
from analyzer.detect.runs import Found, Runs, chunks, find_runs
from analyzer.detect.sample import begins_as_text
from analyzer.detect.undo import Batch, decoded, joined, unpacked, without_entities

Pieces = tuple[np.ndarray, np.ndarray]
IsMatch = Callable[[int, bytes, int, int], bool]
MAX_LEVELS = 12
_AMPERSAND, _PLUS, _PERCENT, _BACKSLASH, _SEMICOLON = b"&+%\\;"
_IS_HEX = NIBBLE != BAD
_IS_ESCAPED = np.isin(np.arange(256), list(b'"\\/bfnrtu'))
_ENTITY_BYTES = 16
_APART = 3
"""Up to so many levels percent signs and backslashes are undone apart; text may have one of them by itself."""


class Layer(NamedTuple):
    """What came out of one layer of some pieces. batch: to be looked at; its targets count the runs of all kinds and
    then the pieces. found: targets in which something shows already. limits: where the targets of each kind begin."""

    batch: Batch
    found: list[np.ndarray]
    limits: np.ndarray


class Screen:
    """Looks at many pieces at once. scanned_bytes: what it had the engine scan so far.

    magics: items of the engine that are the beginning of a packed stream; where a piece begins so, it is unpacked.
    n_exact: from this item of the engine on, what it finds is only a sign; `is_match` tells of an item, the content of
    a piece, and start and end in it, whether it holds. is_sealed: ciphertexts are among the items.
    """

    def __init__(
        self, engine: Engine, digests: DigestTable, magics: range, n_exact: int, is_match: IsMatch, *, is_sealed: bool
    ) -> None:
        self._engine, self._digests = engine, digests
        self._magics, self._n_exact, self._is_match = magics, n_exact, is_match
        self._is_sealed = is_sealed
        self.scanned_bytes = 0

    def shows(
        self,
        array: np.ndarray,
        pieces: Pieces,
        level: int = 1,
        is_head: np.ndarray | None = None,
    ) -> np.ndarray:
        """Tell of each piece whether something shows in it: a match, a digest, a packed stream, or any of these behind
        escapes and runs.

        array: uint8. pieces: starts and ends. level: how many layers were undone. is_head: of each piece, whether it is
        of a head of a message, in which any run may carry something.
        """
        starts, ends = pieces
        shows = np.zeros(len(starts), dtype=bool)
        if not len(starts):
            return shows
        if level > MAX_LEVELS:
            return ~shows
        self._matched(array, starts, ends, shows)
        heads = np.zeros(len(starts), dtype=bool) if is_head is None else is_head
        looked, layers = [], []
        for low, high in chunks(starts, ends):
            part, shown = (starts[low:high], ends[low:high]), shows[low:high]
            left = self._runs_left(array, part, shown)
            looked.append((left, shown))
            layers.append(self.open(array, left, part, ~shown, level=level, is_head=heads[low:high]))
        for (left, shown), (worth, hidden) in zip(looked, self.told(layers, level), strict=True):
            for of_kind, one in zip(left.kinds, worth, strict=True):
                shown[of_kind.owner[one]] = True
            shown[hidden] = True
        return shows

    def _runs_left(self, array: np.ndarray, pieces: Pieces, shows: np.ndarray) -> Runs:
        """Mark the pieces in which runs alone say that something shows; gives the runs of the others."""
        runs = find_runs(array, *pieces)
        is_binary = ~begins_as_text(array, pieces[0], pieces[1] - pieces[0])
        shows[runs.hex.owner[self._digests.begin_in(array, runs.hex.low, runs.hex.high)]] = True
        for of_kind in runs.kinds:
            shows[of_kind.owner[is_binary[of_kind.owner]]] = True
            shows[of_kind.owner[are_lines(array, of_kind, pieces[1])]] = True
        return runs.within(~shows)

    def show_in(self, contents: Sequence[bytes]) -> np.ndarray:
        """Tell of each of some contents whether something shows in it."""
        array, *pieces = joined(list(contents))
        return self.shows(array, (pieces[0], pieces[1]))

    def open(
        self,
        array: np.ndarray,
        runs: Runs,
        pieces: Pieces,
        candidates: np.ndarray,
        *,
        is_head: np.ndarray,
        level: int = 0,
    ) -> Layer:
        """Undo one layer of the runs and escapes of some pieces; of bytes that begin as no text each with an escape and
        a text all the same shows something: its sign may be a length. pieces, level, is_head: as in `shows`.
        """
        batch = Batch()
        limits = np.cumsum([0, *(len(of_kind.low) for of_kind in runs.kinds)])
        found = self._decode_runs(array, runs, pieces, is_head, batch)
        if level:
            chosen = np.flatnonzero(candidates)
            contents, packed, archives = unpacked((array, pieces[0][chosen], pieces[1][chosen]))
            batch.add(contents, limits[4] + chosen[packed])
            found.append(limits[4] + chosen[archives])
        with_entities = _with_entities(array, runs, pieces, candidates)
        contents, undone = without_entities(array, (pieces[0][with_entities], pieces[1][with_entities]))
        batch.add(contents, limits[4] + with_entities[undone], is_head[with_entities[undone]])
        for signs, escaped in _escapes_of(array, runs, pieces, level):
            escaped = escaped[candidates[escaped]]
            begins = begins_as_text(array, pieces[0][escaped], (pieces[1] - pieces[0])[escaped])
            binary = escaped[~begins]
            found.append(limits[4] + (_with_texts(array, pieces, binary) if level else binary))
            escaped = escaped[begins]
            flat, low, high = flatten(array, pieces[0][escaped], pieces[1][escaped], signs)
            undone = np.flatnonzero(high - low != (pieces[1] - pieces[0])[escaped])
            escaped = escaped[undone]
            batch.add((flat, low[undone], high[undone]), limits[4] + escaped, is_head[escaped])
        return Layer(batch, found, limits)

    def told(self, layers: Sequence[Layer], level: int = 0) -> Iterator[tuple[list[np.ndarray], np.ndarray]]:
        """Look at what was undone, of all layers together; gives of each the numbers of the runs of each kind in which
        something shows, or in a part of which it does, and of the pieces in which it does when escapes are undone."""
        together = Batch()
        for layer in layers:
            together.add(layer.batch.joined(), layer.batch.targets, layer.batch.is_head)
        content, starts, ends = together.joined()
        shows = self.shows(content, (starts, ends), level + 1, together.is_head)
        done = 0
        for layer in layers:
            targets = layer.batch.targets
            shown = _each_once(np.concatenate([*layer.found, targets[shows[done : done + len(targets)]]]))
            done += len(targets)
            edges = np.searchsorted(shown, layer.limits)
            worth = [shown[low:high] - layer.limits[number] for number, (low, high) in enumerate(pairwise(edges))]
            yield worth, shown[edges[4] :] - layer.limits[4]

    def _decode_runs(
        self, array: np.ndarray, runs: Runs, pieces: Pieces, heads: np.ndarray, batch: Batch
    ) -> list[np.ndarray]:
        """Put what runs and parts of them decode to in a batch; gives the numbers of those that are digests, of runs of
        all kinds in their order."""
        found: list[np.ndarray] = []
        text, start, base = b"", int(pieces[0][0]), 0
        for of_kind in runs.kinds:
            is_free = heads[of_kind.owner] | self._is_sealed
            for part, number in _parts_of(array, of_kind, runs.joints, is_free):
                if len(number):
                    text = text or array[start : int(pieces[1][-1])].tobytes()
                    contents = decoded(text, start, part)
                    batch.add(contents, base + number)
                    if part.kind != "hex":
                        found.append(base + number[self._digests.in_raw(*contents[:2])])
            base += len(of_kind.low)
        return found

    def _matched(self, array: np.ndarray, starts: np.ndarray, ends: np.ndarray, shows: np.ndarray) -> None:
        """Mark the pieces in which the engine finds something."""
        found = self._engine.scan(array.data, int(starts[0]), int(ends[-1]))
        self.scanned_bytes += int(ends[-1] - starts[0])
        found, owner = group_by_owner(found, starts, ends)
        begins = found.start == starts[owner]
        is_packed = begins & (found.item >= self._magics.start) & (found.item < self._magics.stop)
        found, owner = found.keep(~is_packed), owner[~is_packed]
        is_exact = found.item < self._n_exact
        shows[owner[is_exact]] = True
        signs = found.keep(~is_exact)
        places = zip(
            signs.item.tolist(), signs.start.tolist(), signs.end.tolist(), owner[~is_exact].tolist(), strict=True
        )
        for item, start, end, number in places:
            if not shows[number]:
                begin = int(starts[number])
                content = array[begin : int(ends[number])].tobytes()
                shows[number] = self._is_match(item, content, start - begin, end - begin)


def pieces_of(places: np.ndarray, pieces: Pieces) -> np.ndarray:
    """Give the numbers, rising, of the pieces that places lie in.

    >>> pieces_of(np.array([3, 9, 20]), (np.array([0, 10, 20]), np.array([8, 20, 30]))).tolist()
    [0, 2]
    """
    mask = np.zeros(len(pieces[0]), dtype=bool)
    number = np.searchsorted(pieces[0], places, side="right") - 1
    inside = (number >= 0) & (places < pieces[1][number])
    mask[number[inside]] = True
    return np.flatnonzero(mask)


def _with_texts(array: np.ndarray, pieces: Pieces, numbers: np.ndarray) -> np.ndarray:
    """Give those of some pieces, which begin as no text, that are a document all the same, or text farther on."""
    spans = zip(pieces[0][numbers].tolist(), pieces[1][numbers].tolist(), strict=True)
    contents = (array[start:end].tobytes() for start, end in spans)
    kept = [is_text(content) or documents.find(content) is not None for content in contents]
    with_texts: np.ndarray = numbers[np.array(kept, dtype=bool)]
    return with_texts


def _each_once(numbers: np.ndarray) -> np.ndarray:
    """Give numbers, rising. Sorting is faster than the hash table of numpy's `unique`."""
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def _parts_of(array: np.ndarray, runs: Found, joints: np.ndarray, is_free: np.ndarray) -> Iterable[Parts]:
    """Give what may be a code in runs: they themselves, or parts of them. is_free: any code is looked for in it."""
    if not len(runs.low):
        return []
    if runs.kind == "opened":
        inside = joints_in(runs, joints)
        parts = tails(array, runs, inside), words(array, runs, inside, is_free), segments32(array, runs, inside)
        return [*parts, measured(array, runs)]
    may = is_free.copy()
    may[may_carry(array, runs)] = True
    number = np.flatnonzero(may)
    return [(runs.take(number), number), measured(array, runs)]


def _escapes_of(array: np.ndarray, runs: Runs, pieces: Pieces, level: int) -> Iterable[tuple[bytes, np.ndarray]]:
    """Give signs of escapes that are undone together, and the pieces that have them."""
    places, last = places_of(array, runs.percents, _PERCENT), len(array) - 1
    is_right = _IS_HEX[array[np.minimum(places + 1, last)]] & _IS_HEX[array[np.minimum(places + 2, last)]]
    percent = pieces_of(places[is_right], pieces)
    places = places_of(array, runs.backslashes, _BACKSLASH)
    backslash = pieces_of(places[_IS_ESCAPED[array[np.minimum(places + 1, last)]]], pieces)
    if level > _APART:
        return [(b"%\\", _each_once(np.concatenate([percent, backslash])))]
    plus = pieces_of(runs.joints[array[runs.joints] == _PLUS], pieces)
    return [(b"%", percent), (b"%+", np.intersect1d(percent, plus)), (b"\\", backslash)]


def _with_entities(array: np.ndarray, runs: Runs, pieces: Pieces, candidates: np.ndarray) -> np.ndarray:
    """Give those candidates that have a semicolon which an ampersand stands shortly before."""
    places = places_of(array, runs.semicolons, _SEMICOLON)
    around = np.maximum(places[:, None] - np.arange(1, _ENTITY_BYTES), 0)
    found = pieces_of(places[(array[around] == _AMPERSAND).any(axis=1)], pieces)
    entities: np.ndarray = found[candidates[found]]
    return entities
