"""Tells in which pieces of bytes something shows, through every layer, by looking at all pieces at once.

Peeling a piece and naming its parts is exact and dear; most pieces hold nothing. Here each layer of all pieces is
undone together, without asking where it stands, and searched; only a piece in which something shows this way is worth
peeling. What is undone too much does no harm, and nothing that peeling finds is missed.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from analyzer.decode.whole import unpacked_start
from analyzer.detect.candidates import are_lines, may_carry, measured, segments32, tails
from analyzer.detect.digests import DigestTable
from analyzer.detect.engine import Engine, group_by_owner
from analyzer.detect.flatten import flatten
from analyzer.detect.runs import Found, Runs, find_runs
from analyzer.detect.sample import begins_as_text

Pieces = tuple[np.ndarray, np.ndarray]
IsMatch = Callable[[int, bytes, int, int], bool]
MAX_LEVELS = 12
_PACKED = (b"\x1f\x8b", b"\x28\xb5", b"PK", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"bp")
_STARTS = tuple(np.frombuffer(magic, dtype=np.uint16)[0] for magic in _PACKED)
_DOCUMENTS = (b"PK\x03\x04", b"bplist0")
_STANDARD = bytes.maketrans(b"-_", b"+/")
_FILL = (b"", b"AAA", b"AA", b"A")
_AMPERSAND = ord("&")
_ENTITY_BYTES = 16
_TWO_BY_TWO = 3
"""Up to so many levels percent signs and backslashes are undone apart; text may have one of them by itself."""


@dataclass(frozen=True)
class Of:
    """Where pieces come from: how many layers were undone, and of each whether it is of a head of a message, in which
    any run may carry something; None where none is."""

    level: int = 1
    is_head: np.ndarray | None = None

    def runs(self, owner: np.ndarray) -> Of:
        """Tell the same of things in these pieces."""
        return self if self.is_head is None else Of(self.level, self.is_head[owner])

    @property
    def deeper(self) -> Of:
        """Tell it of what is behind one more layer of the same pieces."""
        return Of(self.level + 1, self.is_head)


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

    def shows(self, array: np.ndarray, starts: np.ndarray, ends: np.ndarray, of: Of | None = None) -> np.ndarray:
        """Tell of each piece whether something shows in it: a match, a digest, a packed stream, or any of these behind
        escapes and runs.

        array: uint8. starts, ends: int64, sorted, without overlaps.
        """
        of = of or Of()
        shows = np.zeros(len(starts), dtype=bool)
        if not len(starts):
            return shows
        if of.level > MAX_LEVELS:
            return ~shows
        self._matched(array, starts, ends, shows)
        runs = find_runs(array, starts, ends)
        is_binary = ~begins_as_text(array, starts, ends - starts)
        shows[runs.hex.owner[self._digests.begin_in(array, runs.hex.low, runs.hex.high)]] = True
        for of_kind in runs[:4]:
            shows[of_kind.owner[is_binary[of_kind.owner]]] = True
            left = of_kind.take(np.flatnonzero(~shows[of_kind.owner]))
            shows[left.owner[are_lines(array, left, ends)]] = True
            shows[left.owner[self.are_worth(array, left, runs.joints, of.runs(left.owner))]] = True
        shows[self.behind_escapes(array, runs, (starts, ends), ~shows, of)] = True
        return shows

    def show_in(self, contents: Sequence[bytes]) -> np.ndarray:
        """Tell of each of some contents whether something shows in it."""
        array = np.frombuffer(b"\n".join([*contents, b""]), dtype=np.uint8)
        lengths = np.array([len(content) for content in contents], dtype=np.int64)
        ends = np.cumsum(lengths + 1) - 1
        return self.shows(array, ends - lengths, ends)

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

    def are_worth(self, array: np.ndarray, runs: Found, joints: np.ndarray, of: Of) -> np.ndarray:
        """Tell of each run whether something shows in what it carries, or in what a part of it does.

        joints: places of all joints (`runs`). of: of each run, whether it stands where any may carry something.
        """
        is_free = np.full(len(runs.low), self._is_sealed) if of.is_head is None else of.is_head | self._is_sealed
        worth = np.zeros(len(runs.low), dtype=bool)
        if not len(worth):
            return worth
        if runs.kind == "opened":
            parts = [tails(array, runs, joints, is_free), segments32(array, runs, joints), measured(array, runs)]
        else:
            may = (
                np.arange(len(worth)) if is_free.all() else np.union1d(np.flatnonzero(is_free), may_carry(array, runs))
            )
            parts = [(runs.take(may), may), measured(array, runs)]
        for part, number in parts:
            worth[number[self._show_behind(array, part, of.level)]] = True
        return worth

    def _show_behind(self, array: np.ndarray, runs: Found, level: int) -> np.ndarray:
        """Tell of each run whether something shows in what it decodes to."""
        worth = np.zeros(len(runs.low), dtype=bool)
        if len(runs.low):
            decoded, starts, ends = _DECODERS[runs.kind](array, runs.low, runs.high)
            second = decoded[np.minimum(starts + 1, len(decoded) - 1)].astype(np.uint16)
            packed = np.flatnonzero(np.isin(decoded[starts] | second << 8, _STARTS))
            worth[packed[self._packed_shows(decoded, starts[packed], ends[packed])]] = True
            if runs.kind != "hex":
                worth[self._digests.in_raw(decoded, starts)] = True
            worth |= self.shows(decoded, starts, ends, Of(level + 1))
        return worth

    def _packed_shows(self, array: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Tell of packed streams whether something shows in them, as far as they can be read; in an archive or a
        binary property list it may."""
        contents = [array[a:b].tobytes() for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
        is_archive = np.array([content.startswith(_DOCUMENTS) for content in contents], dtype=bool)
        shows: np.ndarray = is_archive | self.show_in([unpacked_start(content) for content in contents])
        return shows

    def behind_escapes(
        self, array: np.ndarray, runs: Runs, pieces: Pieces, candidates: np.ndarray, of: Of
    ) -> np.ndarray:
        """Give the numbers of the pieces, of the candidates, in which something shows when escapes are undone; with
        entities, each piece that has one.

        pieces: starts and ends.
        """
        starts, ends = pieces
        places = {b"%": runs.percents, b"\\": runs.backslashes}
        if of.level > _TWO_BY_TWO:
            places = {b"%\\": np.sort(np.concatenate([runs.percents, runs.backslashes]))}
        hidden = []
        for signs, at in places.items():
            escaped = touched(at, starts)
            escaped = escaped[candidates[escaped]]
            if len(escaped):
                flat, low, high = flatten(array, starts[escaped], ends[escaped], signs)
                undone = np.flatnonzero(high - low != ends[escaped] - starts[escaped])
                deeper = of.runs(escaped[undone]).deeper
                hidden.append(escaped[undone[self.shows(flat, low[undone], high[undone], deeper)]])
        if len(runs.semicolons):
            entities = touched(_with_ampersand(array, runs.semicolons, int(starts[0])), starts)
            hidden.append(entities[candidates[entities]])
        return np.unique(np.concatenate(hidden)) if hidden else np.zeros(0, dtype=np.int64)


def touched(places: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Give the numbers, rising, of the pieces that the eight bytes at these places may touch.

    >>> touched(np.array([3, 20]), np.array([0, 10, 20])).tolist()
    [0, 1, 2]
    """
    if not len(places):
        return places
    first = np.maximum(np.searchsorted(starts, places, side="right") - 1, 0)
    mask = np.zeros(len(starts), dtype=bool)
    mask[first] = True
    mask[np.searchsorted(starts, places + 7, side="right") - 1] = True
    return np.flatnonzero(mask)


def _with_ampersand(array: np.ndarray, places: np.ndarray, low: int) -> np.ndarray:
    """Give the places of semicolons that an ampersand stands shortly before."""
    around = np.maximum(places[:, None] + np.arange(-_ENTITY_BYTES, 8), low)
    kept: np.ndarray = places[(array[np.minimum(around, len(array) - 1)] == _AMPERSAND).any(axis=1)]
    return kept


_Decoded = tuple[np.ndarray, np.ndarray, np.ndarray]


def _from_hex(array: np.ndarray, low: np.ndarray, high: np.ndarray) -> _Decoded:
    """Decode; an odd digit at the end is left out."""
    view, ends = array.data, np.cumsum((high - low) >> 1)
    whole = b"".join([view[a : b - ((b - a) & 1)] for a, b in zip(low.tolist(), high.tolist(), strict=True)])
    return np.frombuffer(binascii.unhexlify(whole), dtype=np.uint8), np.append(0, ends[:-1]), ends


def _from_base64(array: np.ndarray, low: np.ndarray, high: np.ndarray) -> _Decoded:
    """Decode; each is filled up with zeros, of which some stay between two."""
    view, lengths = array.data, high - low
    pieces: list[bytes | memoryview] = []
    for a, b in zip(low.tolist(), high.tolist(), strict=True):
        pieces += (view[a:b], _FILL[(b - a) & 3])
    decoded = binascii.a2b_base64(b"".join(pieces).translate(_STANDARD))
    groups = (lengths + 3) >> 2
    starts = (np.cumsum(groups) - groups) * 3
    return np.frombuffer(decoded, dtype=np.uint8), starts, starts + lengths * 3 // 4


def _from_base32(array: np.ndarray, low: np.ndarray, high: np.ndarray) -> _Decoded:
    """Decode; what a last group lacks is filled up."""
    view = array.data
    tokens = [bytes(view[a:b]).upper() for a, b in zip(low.tolist(), high.tolist(), strict=True)]
    pieces = [base64.b32decode(token + b"A" * (-len(token) % 8))[: len(token) * 5 // 8] for token in tokens]
    ends = np.cumsum([len(piece) for piece in pieces])
    return np.frombuffer(b"".join(pieces), dtype=np.uint8), np.append(0, ends[:-1]), ends


_DECODERS = {"hex": _from_hex, "base64": _from_base64, "base32": _from_base32}
