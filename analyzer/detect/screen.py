"""Tells in which pieces of bytes something shows, through every layer, by looking at all pieces at once.

Peeling a piece and naming its parts is exact and dear; most pieces hold nothing. Here each layer of all pieces is
undone together, without asking where it stands, and searched; only a piece in which something shows this way is worth
peeling. What is undone too much does no harm, and nothing that peeling finds is missed.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from analyzer.decode.parts import RunKind
from analyzer.decode.whole import unpacked_start
from analyzer.detect.beginnings import are_plausible, of_base64, of_hex
from analyzer.detect.digests import DigestTable
from analyzer.detect.engine import Engine, group_by_owner
from analyzer.detect.flatten import flatten
from analyzer.detect.runs import MIN_RUN, Runs, find_runs
from analyzer.detect.sample import begins_as_text

IsMatch = Callable[[int, bytes, int, int], bool]
MAX_LEVELS = 12
_PACKED = (b"\x1f\x8b", b"\x28\xb5", b"PK", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"bp")
_STARTS = tuple(np.frombuffer(magic, dtype=np.uint16)[0] for magic in _PACKED)
_DOCUMENTS = (b"PK\x03\x04", b"bplist0")
_STANDARD = bytes.maketrans(b"-_", b"+/")
_DIGEST_LENGTHS = np.array([22, 27, 38, 43, 64, 86])
"""Base64 digits of 16, 20, 28, 32, 48 and 64 bytes, without padding."""
_LINE_WIDTHS, _LINE_ENDS = np.arange(60, 81), np.frombuffer(b"\r\n", dtype=np.uint8)
_BASE32 = re.compile(rb"[A-Z2-7]+|[a-z2-7]+")
_FILL = (b"", b"AAA", b"AA", b"A")
_AMPERSAND = ord("&")
_ENTITY_BYTES = 16
_NO_BEGINNING = np.zeros(256, dtype=bool)
_NO_BEGINNING[10] = True
_NO_BEGINNING[0x80:0xC0] = True


class Found(NamedTuple):
    """Runs of one kind: start and end of each, the number of its piece, whether it has a joint."""

    kind: RunKind
    low: np.ndarray
    high: np.ndarray
    owner: np.ndarray
    has_joint: np.ndarray


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

    def shows(self, array: np.ndarray, starts: np.ndarray, ends: np.ndarray, level: int = 0) -> np.ndarray:
        """Tell of each piece whether something shows in it: a match, a digest, a packed stream, or any of these behind
        escapes and runs.

        array: uint8. starts, ends: int64, sorted, without overlaps.
        """
        shows = np.zeros(len(starts), dtype=bool)
        if not len(starts):
            return shows
        if level > MAX_LEVELS:
            return ~shows
        self._matched(array, starts, ends, shows)
        runs = find_runs(array, int(starts[0]), int(ends[-1]))
        for of_kind in runs_within(runs, starts, ends):
            if of_kind.kind == "hex":
                shows[of_kind.owner[self._digests.begin_in(array, of_kind.low, of_kind.high)]] = True
            if level:
                shows[of_kind.owner[are_binary(array, starts, ends, of_kind.owner)]] = True
            left = np.flatnonzero(~shows[of_kind.owner])
            worth = self.are_worth(array, Found(of_kind.kind, *(part[left] for part in of_kind[1:])), level)
            shows[of_kind.owner[left[worth]]] = True
        hidden = self.behind_escapes(array, runs, starts, ends, ~shows, level)
        shows[hidden] = True
        return shows

    def show_in(self, contents: Sequence[bytes]) -> np.ndarray:
        """Tell of each of some contents whether something shows in it."""
        array = np.frombuffer(b"\n".join([*contents, b""]), dtype=np.uint8)
        lengths = np.array([len(content) for content in contents], dtype=np.int64)
        ends = np.cumsum(lengths + 1) - 1
        return self.shows(array, ends - lengths, ends, 1)

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

    def are_worth(self, array: np.ndarray, runs: Found, level: int = 0) -> np.ndarray:
        """Tell of each run whether something shows in what it carries."""
        worth = np.zeros(len(runs.low), dtype=bool)
        if not len(runs.low):
            return worth
        may = self._may_carry(array, runs)
        if len(may):
            decoded, starts, ends = _DECODERS[runs.kind](array, runs.low[may], runs.high[may])
            second = decoded[np.minimum(starts + 1, len(decoded) - 1)].astype(np.uint16)
            packed = np.flatnonzero(np.isin(decoded[starts] | second << 8, _STARTS))
            worth[may[packed[self._packed_shows(decoded, starts[packed], ends[packed])]]] = True
            if runs.kind != "hex":
                worth[may[self._digests.in_raw(decoded, starts)]] = True
            worth[may[self.shows(decoded, starts, ends, level + 1)]] = True
        return worth

    def _may_carry(self, array: np.ndarray, runs: Found) -> np.ndarray:
        """Give the numbers of the runs that begin as text or a document does, or are as long as a digest is. Ciphertext
        begins like nothing: where some is looked for, any run may carry it."""
        if runs.kind == "hex":
            return np.flatnonzero(are_plausible(of_hex(array, runs.low), (runs.high - runs.low) >> 1))
        if runs.kind == "base32":
            return np.arange(len(runs.low))
        if self._is_sealed:
            return np.arange(len(runs.low))
        may = are_plausible(of_base64(array, runs.low), (runs.high - runs.low) * 3 >> 2)
        after = array[np.minimum(runs.high, len(array) - 1)]
        is_line = np.isin(runs.high - runs.low, _LINE_WIDTHS) & np.isin(after, _LINE_ENDS)
        return np.flatnonzero(may | is_line | np.isin(runs.high - runs.low, _DIGEST_LENGTHS))

    def _packed_shows(self, array: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Tell of packed streams whether something shows in them, as far as they can be read; in an archive or a
        binary property list it may."""
        contents = [array[a:b].tobytes() for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
        is_archive = np.array([content.startswith(_DOCUMENTS) for content in contents], dtype=bool)
        shows: np.ndarray = is_archive | self.show_in([unpacked_start(content) for content in contents])
        return shows

    def behind_escapes(
        self,
        array: np.ndarray,
        runs: Runs,
        starts: np.ndarray,
        ends: np.ndarray,
        candidates: np.ndarray,
        level: int = 0,
    ) -> np.ndarray:
        """Give the numbers of the pieces, of the candidates, in which something shows when escapes are undone; with
        entities, each piece that has one."""
        escaped = touched(runs.escapes, starts)
        escaped = escaped[candidates[escaped]]
        hidden = [escaped[:0]]
        if len(escaped):
            flat, low, high = flatten(array, starts[escaped], ends[escaped])
            undone = np.flatnonzero(high - low != ends[escaped] - starts[escaped])
            hidden.append(escaped[undone[self.shows(flat, low[undone], high[undone], level + 1)]])
        if len(runs.entities):
            entities = touched(_with_ampersand(array, runs.entities, int(starts[0])), starts)
            hidden.append(entities[candidates[entities]])
        return np.unique(np.concatenate(hidden))


def runs_within(runs: Runs, starts: np.ndarray, ends: np.ndarray) -> list[Found]:
    """Give the runs of each kind cut at the edges of pieces, with the number of the piece."""
    none = np.zeros(len(runs.hex_start), dtype=bool)
    return [
        Found("hex", *_within(runs.hex_start, runs.hex_end, none, starts, ends)),
        Found("base64", *_within(runs.start, runs.end, runs.has_joint, starts, ends)),
        Found("base32", *_within(runs.start32, runs.end32, np.zeros(len(runs.start32), dtype=bool), starts, ends)),
    ]


def with_segments(array: np.ndarray, runs: Found, is_head: np.ndarray) -> Found:
    """Add to the runs of heads what stands in them between slashes, which end segments there, and plus signs."""
    cut = np.flatnonzero(runs.has_joint & is_head)
    if not len(cut):
        return runs
    view, parts = array.data, []
    for i in cut.tolist():
        position, owner = int(runs.low[i]), int(runs.owner[i])
        for part in bytes(view[position : int(runs.high[i])]).replace(b"+", b"/").split(b"/"):
            if len(part) >= MIN_RUN:
                parts.append((position, position + len(part), owner))
            position += len(part) + 1
    added = np.array(parts, dtype=np.int64).reshape(-1, 3)
    low, high, number = (np.concatenate([column, added[:, n]]) for n, column in enumerate(runs[1:4]))
    order = np.lexsort((high, low))
    return Found(runs.kind, low[order], high[order], number[order], np.zeros(len(order), dtype=bool))


def in_base32(array: np.ndarray, runs: Found, is_head: np.ndarray) -> Found:
    """Give those runs of heads that have nothing but base32 digits in one case: segments of longer runs."""
    view = array.data
    spans = zip(runs.low.tolist(), runs.high.tolist(), is_head.tolist(), strict=True)
    chosen = np.array([i for i, (a, b, head) in enumerate(spans) if head and _BASE32.fullmatch(view, a, b)], dtype=int)
    return Found("base32", *(column[chosen] for column in runs[1:]))


def are_binary(array: np.ndarray, starts: np.ndarray, ends: np.ndarray, owner: np.ndarray) -> np.ndarray:
    """Tell of each run's piece whether it may be a binary document: control characters, or a first byte no text has: a
    line feed, which begins a message of protobuf, or the middle of a character. Runs in it may be longer than they are
    meant: bytes of the container beside them may be digits, too."""
    numbers, inverse = np.unique(owner, return_inverse=True)
    first = array[starts[numbers]]
    is_text = begins_as_text(array, starts[numbers], ends[numbers] - starts[numbers])
    is_binary: np.ndarray = ~is_text | _NO_BEGINNING[first]
    return is_binary[inverse]


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


def _within(
    low: np.ndarray, high: np.ndarray, has_joint: np.ndarray, starts: np.ndarray, ends: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Cut runs at the edges of pieces; gives (start, end, number of the piece, has_joint) of what is long enough."""
    first = np.searchsorted(starts, low, side="right") - 1
    last = np.searchsorted(starts, high - 1, side="right") - 1
    crossing = np.flatnonzero(first != last)
    extra = [(i, piece) for i in crossing.tolist() for piece in range(int(first[i]) + 1, int(last[i]) + 1)]
    if extra:
        numbers = np.array([i for i, _ in extra])
        low, high, has_joint = (np.concatenate([part, part[numbers]]) for part in (low, high, has_joint))
        first = np.concatenate([first, np.array([piece for _, piece in extra])])
    owner = np.maximum(first, 0)
    low, high = np.maximum(low, starts[owner]), np.minimum(high, ends[owner])
    kept = np.flatnonzero((first >= 0) & (high - low >= MIN_RUN))
    kept = kept[np.argsort(low[kept], kind="stable")] if extra else kept
    return low[kept], high[kept], owner[kept], has_joint[kept]


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
