"""Tells in which pieces of bytes something shows, through every layer, by looking at all pieces at once.

Peeling a piece and naming its parts is exact and dear; most pieces hold nothing. Here each layer of all pieces is
undone together, without asking where it stands, and searched; only a piece in which something shows this way is worth
peeling. What is undone too much does no harm, and nothing that peeling finds is missed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from analyzer.decode import documents
from analyzer.decode.codecs import deflate_codec
from analyzer.decode.spelled import is_spelled
from analyzer.detect.digests import DigestTable
from analyzer.detect.engine import Engine, Found, group_by_owner
from analyzer.detect.kernel import (
    CANDIDATE,
    CONTENT,
    DOUBTFUL,
    ENTITIES,
    HEAD,
    PACKED,
    SHOWS,
    SKIPPED,
    SPELLED,
    Kernel,
    Looked,
    Runs,
)
from analyzer.detect.signs import SignReader
from analyzer.detect.undo import Batch, joined, unpacked, without_entities

Pieces = tuple[np.ndarray, np.ndarray]
MAX_LEVELS = 12
_READ_AROUND = 1_088
"""So many bytes around a find, at most, are read to tell a format or a named field: a text of 1,024 and its name."""


class Layer(NamedTuple):
    """What shows in some pieces behind one layer and more. runs: those that may be peeled; worth: of each whether
    something shows in it. pieces: numbers of those in which something shows when escapes are undone. hexes: runs of hex
    digits that may be digests. spelled: numbers of pieces with bytes that are spelled otherwise."""

    runs: Runs
    worth: np.ndarray
    pieces: np.ndarray
    hexes: Runs
    spelled: np.ndarray


class Screen:
    """Looks at many pieces at once. scanned_bytes: what it had the engine scan so far.

    magics: items of the engine that are the beginning of a packed stream; where a piece begins so, it is unpacked.
    n_exact: from this item of the engine on, what it finds is only a sign; `read` tells whether it
    holds. is_sealed: ciphertexts are among the items.
    """

    def __init__(
        self, engine: Engine, digests: DigestTable, magics: range, n_exact: int, read: SignReader, *, is_sealed: bool
    ) -> None:
        self._engine, self._digests = engine, digests
        self._magics, self._n_exact, self._read = magics, n_exact, read
        is_zlib = [item.pattern in deflate_codec.MAGICS for item in engine.items[magics.start : magics.stop]]
        self._zlib = magics.start + np.flatnonzero(is_zlib)
        reach = max(_READ_AROUND, engine.longest)
        self._kernel = Kernel(digests.numbers, all_free=is_sealed, reach=reach)
        self.scanned_bytes = 0

    def may_begin(self, found: Found, array: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Tell of each find whether it is anything but two bytes that only look like the beginning of a zlib stream, as
        they stand in all that is random. ends: where the piece of each find ends."""
        may_be = np.ones(len(found), dtype=bool)
        for at in np.flatnonzero(np.isin(found.item, self._zlib)).tolist():
            start = int(found.start[at])
            may_be[at] = deflate_codec.may_begin(
                array[start : min(int(ends[at]), start + deflate_codec.TRIED)].tobytes()
            )
        return may_be

    def show_in(self, contents: Sequence[bytes]) -> np.ndarray:
        """Tell of each of some contents whether something shows in it."""
        array, *pieces = joined(list(contents))
        return self.shows(array, (pieces[0], pieces[1]), np.zeros(len(contents), dtype=bool))

    def shows(self, array: np.ndarray, pieces: Pieces, is_head: np.ndarray, level: int = 1) -> np.ndarray:
        """Tell of each piece whether something shows in it: a match, a digest, a packed stream, or any of these behind
        escapes and runs.

        array: uint8. pieces: starts and ends. is_head: of each piece, whether it is of a head of a message, in which
        any run may carry something. level: how many layers were undone.
        """
        shows = np.zeros(len(pieces[0]), dtype=bool)
        if not len(shows):
            return shows
        if level > MAX_LEVELS:
            return ~shows
        self._matched(array, pieces, shows)
        flags = np.where(shows, SKIPPED, CANDIDATE | CONTENT) | is_head * HEAD
        _, hexes, shown, spelled = self._behind(array, pieces, flags.astype(np.uint8), level)
        shows[~shown] = True
        shows[spelled] = True
        shows[hexes.owner[self._digests.begin_in(array, hexes.low, hexes.high)]] = True
        return shows

    def layer(self, array: np.ndarray, pieces: Pieces, candidates: np.ndarray, is_content: np.ndarray) -> Layer:
        """Look at pieces of messages. candidates: pieces in which nothing was found yet, for which alone escapes are
        undone. is_content: of each piece, whether it is content and no head."""
        flags = np.where(is_content, CONTENT, HEAD) | candidates * CANDIDATE
        runs, hexes, shown, spelled = self._behind(array, pieces, flags.astype(np.uint8), 0)
        worth = np.zeros(len(runs.low), dtype=bool)
        worth[shown[shown >= 0]] = True
        return Layer(runs, worth, ~shown[shown < 0], hexes, spelled)

    def _behind(
        self, array: np.ndarray, pieces: Pieces, flags: np.ndarray, level: int
    ) -> tuple[Runs, Runs, np.ndarray, np.ndarray]:
        """Look behind one layer and what is in it; gives runs that may be peeled, runs of hex digits that may be
        digests, targets in which something shows: numbers of such runs, and ~ numbers of pieces; and numbers of pieces
        that spell bytes otherwise."""
        batch, found, of_looks, n_runs, spelled = Batch(), [], [], 0, [np.zeros(0, dtype=np.int64)]
        for look in self._kernel.look(array, pieces, flags, level):
            targets = np.where(look.targets < 0, look.targets, look.targets + n_runs)
            batch.add((look.content, look.starts, look.ends), targets, look.is_head)
            raw = self._digests.in_raw(look.content, look.starts[look.maybe_raw])
            found += [targets[look.maybe_raw[raw]], ~look.marked(SHOWS)]
            found += self._rare(array, pieces, flags, look, batch)
            spelled.append(_spelled(array, pieces, look.marked(SPELLED)))
            of_looks.append((look.runs, look.hexes))
            n_runs += len(look.runs.low)
        content, starts, ends = batch.joined()
        inner = self.shows(content, (starts, ends), batch.is_head, level + 1)
        runs, hexes = (Runs.together(columns) for columns in zip(*of_looks, strict=True))
        return runs, hexes, np.concatenate([*found, batch.targets[inner]]), np.concatenate(spelled)

    def _rare(
        self, array: np.ndarray, pieces: Pieces, flags: np.ndarray, look: Looked, batch: Batch
    ) -> list[np.ndarray]:
        """Undo what the kernel leaves to others: entities of XML, and packed streams; gives targets of archives, and of
        documents with escapes that begin as no text: where a byte before an escape may be part of it, peeling tells."""
        numbers = look.marked(ENTITIES)
        contents, undone = without_entities(array, _of(pieces, numbers))
        batch.add(contents, ~numbers[undone], (flags[numbers[undone]] & HEAD) != 0)
        numbers = look.marked(PACKED)
        contents, archives = unpacked(array, _of(pieces, numbers))
        batch.add(contents, ~numbers)
        doubtful = look.marked(DOUBTFUL)
        spans = zip(pieces[0][doubtful].tolist(), pieces[1][doubtful].tolist(), strict=True)
        are_documents = [documents.find(array[start:end].tobytes()) is not None for start, end in spans]
        return [~numbers[archives], ~doubtful[np.array(are_documents, dtype=bool)]]

    def _matched(self, array: np.ndarray, pieces: Pieces, shows: np.ndarray) -> None:
        """Mark the pieces in which the engine finds something."""
        starts, ends = pieces
        found = self._engine.scan(array.data, int(starts[0]), int(ends[-1]))
        self.scanned_bytes += int((ends - starts).sum())
        found, owner = group_by_owner(found, starts, ends)
        begins = found.start == starts[owner]
        is_packed = begins & (found.item >= self._magics.start) & (found.item < self._magics.stop)
        may_begin = ~is_packed & self.may_begin(found, array, ends[owner])
        found, owner = found.keep(may_begin), owner[may_begin]
        is_exact = found.item < self._n_exact
        shows[owner[is_exact]] = True
        left = ~is_exact & ~shows[owner]
        left[left] = self._read.may_be(found.keep(left), array, starts[owner[left]])
        signs, owner = found.keep(left), owner[left]
        places = zip(signs.item.tolist(), signs.start.tolist(), signs.end.tolist(), owner.tolist(), strict=True)
        for item, start, end, number in places:
            if not shows[number]:
                begin = int(starts[number])
                content = array.data[begin : int(ends[number])]
                shows[number] = self._read.read(item, content, start - begin, end - begin) is not None


def _spelled(array: np.ndarray, pieces: Pieces, numbers: np.ndarray) -> np.ndarray:
    """Give those of some pieces that have pairs of hex digits or lists of numbers, which the kernel takes for such."""
    spans = zip(pieces[0][numbers].tolist(), pieces[1][numbers].tolist(), strict=True)
    spelled: np.ndarray = numbers[np.array([is_spelled(array[low:high].tobytes()) for low, high in spans], dtype=bool)]
    return spelled


def _of(pieces: Pieces, numbers: np.ndarray) -> Pieces:
    return pieces[0][numbers], pieces[1][numbers]
