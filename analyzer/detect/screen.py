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
from typing import Literal, NamedTuple

import numpy as np

from analyzer.decode.parts import RunKind
from analyzer.decode.whole import unpacked_start
from analyzer.detect.beginnings import are_plausible, begin_sensibly, of_base64, of_hex
from analyzer.detect.digests import DigestTable
from analyzer.detect.engine import Engine, group_by_owner
from analyzer.detect.flatten import flatten
from analyzer.detect.runs import DIGIT, LETTER, MIN_RUN, Extents, Runs, find_runs
from analyzer.detect.sample import begins_as_text

IsMatch = Callable[[int, bytes, int, int], bool]
Opened = Literal["opened"]
MAX_LEVELS = 12
_PACKED = (b"\x1f\x8b", b"\x28\xb5", b"PK", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"bp")
_STARTS = tuple(np.frombuffer(magic, dtype=np.uint16)[0] for magic in _PACKED)
_DOCUMENTS = (b"PK\x03\x04", b"bplist0")
_STANDARD = bytes.maketrans(b"-_", b"+/")
_DIGEST_LENGTHS = np.array([22, 27, 38, 43, 64, 86])
"""Base64 digits of 16, 20, 28, 32, 48 and 64 bytes, without padding."""
_MIN_LINE, _BACKSLASH = 60, ord("\\")
_SEEN = np.arange(256)
_IS_LINE_END, _IS_ESCAPED_END = np.isin(_SEEN, list(b"\r\n")), np.isin(_SEEN, list(b"rn"))
_OPENS_TEXT = ((_SEEN & 7) == 2) | np.isin(_SEEN, list(b"xX"))
"""Bytes before the length of a text: a tag of protobuf, or what CBOR writes there."""
_MAX_HEAD = 4
_BASE32 = re.compile(rb"[A-Z2-7]+|[a-z2-7]+")
_PLUS, _MIN_REST, _MAX_PADDING, _MAX_AFTER = ord("+"), 12, 6, 2
_FILL = (b"", b"AAA", b"AA", b"A")
_AMPERSAND = ord("&")
_ENTITY_BYTES = 16
_NO_BEGINNING = np.zeros(256, dtype=bool)
_NO_BEGINNING[10] = True
_NO_BEGINNING[0x80:0xC0] = True


class Found(NamedTuple):
    """Runs of one kind: start and end of each, the number of its piece, the classes of bytes in it (`runs`)."""

    kind: RunKind | Opened
    low: np.ndarray
    high: np.ndarray
    owner: np.ndarray
    seen: np.ndarray

    def take(self, numbers: np.ndarray) -> Found:
        """Give some of them."""
        return Found(self.kind, *(part[numbers] for part in self[1:]))


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
        starts: np.ndarray,
        ends: np.ndarray,
        level: int = 1,
        is_head: np.ndarray | None = None,
    ) -> np.ndarray:
        """Tell of each piece whether something shows in it: a match, a digest, a packed stream, or any of these behind
        escapes and runs.

        array: uint8. starts, ends: int64, sorted, without overlaps. is_head: of each piece, whether any run in it may
        carry something.
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
            shows[of_kind.owner[stand_out(array, of_kind, starts, ends)]] = True
            left = of_kind.take(np.flatnonzero(~shows[of_kind.owner]))
            is_free = None if is_head is None else is_head[left.owner]
            shows[left.owner[self.are_worth(array, left, runs.joints, level=level, is_head=is_free)]] = True
        hidden = self.behind_escapes(array, runs, starts, ends, ~shows, level=level, is_head=is_head)
        shows[hidden] = True
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

    def are_worth(
        self,
        array: np.ndarray,
        runs: Found,
        joints: np.ndarray,
        *,
        level: int = 0,
        is_head: np.ndarray | None = None,
    ) -> np.ndarray:
        """Tell of each run whether something shows in what it carries, or, of opened ones, in what a part does.

        joints: places of all joints (`runs`). is_head: of each run, whether it stands in a head, where any may carry.
        """
        is_free = np.full(len(runs.low), self._is_sealed) if is_head is None else is_head | self._is_sealed
        worth = np.zeros(len(runs.low), dtype=bool)
        if runs.kind == "opened":
            for parts, number in (tails(array, runs, joints, is_free), segments32(array, runs, joints)):
                worth[number[self._show_behind(array, parts, level)]] = True
            return worth
        may = np.flatnonzero(is_free | may_carry(array, runs))
        worth[may] = self._show_behind(array, runs.take(may), level)
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
            worth |= self.shows(decoded, starts, ends, level + 1)
        return worth

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
        *,
        level: int = 0,
        is_head: np.ndarray | None = None,
    ) -> np.ndarray:
        """Give the numbers of the pieces, of the candidates, in which something shows when escapes are undone; with
        entities, each piece that has one."""
        escaped = touched(runs.escapes, starts)
        escaped = escaped[candidates[escaped]]
        hidden = [escaped[:0]]
        if len(escaped):
            flat, low, high = flatten(array, starts[escaped], ends[escaped])
            undone = np.flatnonzero(high - low != ends[escaped] - starts[escaped])
            of_head = None if is_head is None else is_head[escaped[undone]]
            hidden.append(escaped[undone[self.shows(flat, low[undone], high[undone], level + 1, of_head)]])
        if len(runs.entities):
            entities = touched(_with_ampersand(array, runs.entities, int(starts[0])), starts)
            hidden.append(entities[candidates[entities]])
        return np.unique(np.concatenate(hidden))


def may_carry(array: np.ndarray, runs: Found) -> np.ndarray:
    """Tell which runs may carry something: words and numbers that by chance are digits of a code decode to what begins
    as neither text nor a document. A code of random bytes hardly ever has no figure, or nothing but figures."""
    lengths = runs.high - runs.low
    may: np.ndarray = np.ones(len(lengths), dtype=bool)
    if runs.kind == "hex":
        may = (runs.seen & LETTER) != 0
        left = np.flatnonzero(~may)
        may[left] = are_plausible(of_hex(array, runs.low[left]), lengths[left] >> 1)
    elif runs.kind == "base64":
        may = ((runs.seen & DIGIT) != 0) | np.isin(lengths, _DIGEST_LENGTHS)
        left = np.flatnonzero(~may)
        may[left] = are_plausible(of_base64(array, runs.low[left]), lengths[left] * 3 >> 2)
    return may


def stand_out(array: np.ndarray, runs: Found, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Tell of each run whether where it stands makes it worth peeling, whatever it is."""
    stand: np.ndarray = are_binary(array, starts, ends, runs.owner) | are_measured(array, runs)
    return stand if runs.kind == "hex" else stand | are_lines(array, runs, ends[runs.owner])


def are_measured(array: np.ndarray, runs: Found) -> np.ndarray:
    """Tell of each run whether it stands as in a binary document, among bytes that all look like text: with its own
    length before it, or, where head bytes of fields are digits of the alphabet, as one of its first.

    >>> data = np.frombuffer(b"z6" + b"YjE0" * 13 + b"YQ ", dtype=np.uint8)
    >>> are_measured(data, Found("base64", *(np.array([n]) for n in (0, 56, 0, 0)))).tolist()
    [True]
    """
    measured = np.zeros(len(runs.low), dtype=bool)
    for step in range(_MAX_HEAD):
        at = np.minimum(runs.low + step, len(array) - 1)
        missing = array[at].astype(np.int64) - (runs.high - at - 1)
        is_length = (missing >= -_MAX_AFTER) & (missing <= _MAX_PADDING)
        measured |= is_length & ((step == 0) | _OPENS_TEXT[array[at - 1]])
    return measured


def are_lines(array: np.ndarray, runs: Found, limits: np.ndarray) -> np.ndarray:
    """Tell of each run whether it may be a line of a code of several. limits: where the piece of each ends."""
    last = len(array) - 1
    after, second = array[np.minimum(runs.high, last)], array[np.minimum(runs.high + 1, last)]
    is_end = _IS_LINE_END[after] | ((after == _BACKSLASH) & _IS_ESCAPED_END[second])
    are: np.ndarray = is_end & (runs.high - runs.low >= _MIN_LINE) & (runs.high < limits)
    return are


def runs_within(runs: Runs, starts: np.ndarray, ends: np.ndarray) -> list[Found]:
    """Give the runs of each kind cut at the edges of pieces, with the number of the piece."""
    of_kinds: tuple[tuple[RunKind | Opened, Extents], ...] = (
        ("hex", runs.hex),
        ("base64", runs.base64),
        ("base32", runs.base32),
        ("opened", runs.opened),
    )
    return [Found(kind, *_within(extents, starts, ends)) for kind, extents in of_kinds]


def tails(array: np.ndarray, runs: Found, joints: np.ndarray, is_free: np.ndarray) -> tuple[Found, np.ndarray]:
    """Give what follows a joint in a run, where it begins as text or a packed stream, or may be anything: in free runs,
    and behind a plus sign, which stands for a blank; and the number of the run of each."""
    joints, number = _inside(runs, joints)
    low, high = joints + 1, runs.high[number]
    kept = np.flatnonzero((high - low >= _MIN_REST) & ((runs.seen[number] & LETTER) == LETTER))
    joints, number, low, high = joints[kept], number[kept], low[kept], high[kept]
    may = is_free[number] | (array[joints] == _PLUS)
    left = np.flatnonzero(~may)
    may[left] = begin_sensibly(of_base64(array, low[left]))
    return Found("base64", low[may], high[may], runs.owner[number[may]], runs.seen[number[may]]), number[may]


def segments32(array: np.ndarray, runs: Found, joints: np.ndarray) -> tuple[Found, np.ndarray]:
    """Give what stands between joints, or a joint and an end of the run, and is base32; and the number of the run."""
    joints, number = _inside(runs, joints)
    every = np.arange(len(runs.low))
    order = np.argsort(np.concatenate([runs.low, joints]), kind="stable")
    low = np.concatenate([runs.low, joints + 1])[order]
    number = np.concatenate([every, number])[order]
    high = np.sort(np.concatenate([joints, runs.high]))
    long = np.flatnonzero((high - low >= MIN_RUN) & (high - low < runs.high[number] - runs.low[number]))
    view = array.data
    spans = zip(long.tolist(), low[long].tolist(), high[long].tolist(), strict=True)
    kept = np.array([i for i, a, b in spans if _BASE32.fullmatch(view, a, b)], dtype=np.int64)
    number = number[kept]
    return Found("base32", low[kept], high[kept], runs.owner[number], runs.seen[number]), number


def _inside(runs: Found, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give those places that lie in runs, and the number of the run of each."""
    number = np.searchsorted(runs.low, places, side="right") - 1
    kept = np.flatnonzero((number >= 0) & (places < runs.high[number])) if len(runs.low) else number[:0]
    return places[kept], number[kept]


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
    runs: Extents, starts: np.ndarray, ends: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Cut runs at the edges of pieces; gives (start, end, number of the piece, classes) of what is long enough."""
    low, high, seen = runs
    first = np.searchsorted(starts, low, side="right") - 1
    last = np.searchsorted(starts, high - 1, side="right") - 1
    crossing = np.flatnonzero(first != last)
    extra = [(i, piece) for i in crossing.tolist() for piece in range(int(first[i]) + 1, int(last[i]) + 1)]
    if extra:
        numbers = np.array([i for i, _ in extra])
        low, high, seen = (np.concatenate([part, part[numbers]]) for part in (low, high, seen))
        first = np.concatenate([first, np.array([piece for _, piece in extra])])
    owner = np.maximum(first, 0)
    low, high = np.maximum(low, starts[owner]), np.minimum(high, ends[owner])
    kept = np.flatnonzero((first >= 0) & (high - low >= MIN_RUN))
    kept = kept[np.argsort(low[kept], kind="stable")] if extra else kept
    return low[kept], high[kept], owner[kept], seen[kept]


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
