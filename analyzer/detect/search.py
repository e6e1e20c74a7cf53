"""Everything one scan looks for: forms of known values, formats, magic bytes, ciphertexts, digests, and carriers.

A scan goes over one large array that holds many pieces (parts of messages, or what was peeled from them) and tells of
each piece what was seen in it. Literals and formats are found by the engine, digests by their table. Of runs that may
carry something, all are decoded together and scanned again at once; only runs in which something shows, or which may
hold a further layer, are worth peeling one by one.
"""

from __future__ import annotations

import base64
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from analyzer.decode.parts import Run, RunKind, Sealed
from analyzer.detect.chance import information_bits
from analyzer.detect.ciphers import Crypto, SealedIndex
from analyzer.detect.digests import DigestTable
from analyzer.detect.engine import Engine, Found, Literal, group_by_owner
from analyzer.detect.field_names import NameMatch, name_literals, read_name
from analyzer.detect.known import KnownValue
from analyzer.detect.patterns import PATTERNS, PatternMatch, read_match
from analyzer.detect.runs import MIN_RUN, find_runs
from analyzer.detect.sample import begins_as_text
from analyzer.detect.screen import Screen, is_bounded, touched
from analyzer.detect.transforms import Form, forms_of

TOO_OFTEN = 5_000
"""So many matches of a form that says little are not worth keeping; it is dropped and reported."""

MAGICS = (b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd")
"""Beginnings of compressed streams that say enough to be looked for anywhere: gzip, zstd."""
_PACKED = (b"\x1f\x8b", b"\x28\xb5", b"PK", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_STARTS = tuple(np.frombuffer(magic, dtype=np.uint16)[0] for magic in _PACKED)
PLUS = "percent_plus"
"""Step that writes a blank as a plus sign; in a form or query it is none. A text with blanks alone needs no peeling."""
_LITTLE_BITS = 20.0
_SHORT = 16
_BASE64_RUN = re.compile(rb"[A-Za-z0-9+/_-]+={0,2}")
_LOWER32 = re.compile(rb"[a-z2-7]{15,}+={0,6}")
_PADDING = {"hex": 0, "base64": 2, "base32": 6}
_PLACE = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_DOT, _EQUALS, _AMPERSAND = ord("."), ord("="), ord("&")
_LONGEST_ENTITY = 10
_STANDARD = bytes.maketrans(b"-_", b"+/")
_CONTROL = np.ones(256, dtype=bool)
_CONTROL[[9, 10, 13]] = False
_CONTROL[32:127] = False
_CONTROL[128:] = False


@dataclass(frozen=True)
class Hit:
    """One match in the bytes of a node: of a form of a known value, of a format, or behind a telling name.

    first_end: of two halves, where the first one ends; it names the place.
    """

    start: int
    end: int
    value: KnownValue | None = None
    form: Form | None = None
    match: PatternMatch | NameMatch | None = None
    first_end: int = -1

    @property
    def key(self) -> tuple[str, str]:
        """What was matched: equal for the same value of the same kind."""
        if self.value is not None:
            return self.value.data_type, self.value.secret.clear()
        assert self.match is not None
        return self.match.data_type, self.match.text

    @property
    def rank(self) -> int:
        """What goes before what at the same bytes: known values, formats, names."""
        return 0 if self.match is None else 1 if isinstance(self.match, PatternMatch) else 2

    @property
    def steps(self) -> int:
        """How many steps the reading takes; none where no value is known."""
        return self.form.steps if self.form else 0


@dataclass
class Signs:
    """What a scan saw in one piece of bytes, positions relative to it."""

    hits: list[Hit] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    magics: list[int] = field(default_factory=list)
    sealed: list[Sealed] = field(default_factory=list)
    has_escapes: bool = False


@dataclass(frozen=True)
class Pieces:
    """Pieces of an array (uint8): their starts and ends (int64, sorted, without overlaps); of each whether formats are
    read in it, and whether it is content and no head, where a semicolon may be the end of an entity."""

    array: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    with_formats: np.ndarray
    is_content: np.ndarray

    def content(self, number: int) -> bytes:
        """Give the bytes of a piece."""
        return self.array[int(self.starts[number]) : int(self.ends[number])].tobytes()


def _says_little(pattern: bytes) -> bool:
    return len(pattern) < _SHORT and information_bits(pattern.decode("latin-1")) < _LITTLE_BITS


class SearchSet:
    """The compiled search for some values."""

    def __init__(self, values: Iterable[KnownValue], crypto: Crypto | None = None) -> None:
        values, crypto = list(values), crypto or Crypto()
        meanings: dict[bytes, list[tuple[KnownValue, Form]]] = {}
        for value in values:
            for form in _literal_forms(value):
                meanings.setdefault(form.pattern, []).append((value, form))
        self._meanings = list(meanings.values())
        self._sealed = SealedIndex(crypto.sealed)
        self._digests = DigestTable(values, crypto)
        literals = [*meanings, *self._sealed.literals, *MAGICS, *name_literals()]
        sizes = (len(meanings), len(self._sealed.literals), len(MAGICS), len(name_literals()))
        self._ranges = np.cumsum(sizes).tolist()
        self._places = _places(values)
        self._engine = Engine(
            [Literal(pattern) for pattern in literals] + [pattern.expression for pattern in PATTERNS],
            weak=[i for i, pattern in enumerate(meanings) if _says_little(pattern)],
            too_often=TOO_OFTEN,
        )
        self._screen = Screen(self._engine, self._digests)
        self.n_literals, self.n_digests = len(literals), self._digests.n
        self.overlap = self._engine.overlap
        self.scanned_bytes = 0

    @property
    def dropped(self) -> list[KnownValue]:
        """Values of which a form matched so often that its further matches were left out."""
        values = {value for item in self._engine.dropped for value, _ in self._meanings[item]}
        return sorted(values, key=lambda value: (value.data_type, value.secret.clear()))

    def scan(self, pieces: Pieces) -> dict[int, Signs]:
        """Scan pieces of an array; gives what was seen by number of the piece, in rising order.

        Pieces in which nothing was seen are left out.
        """
        array, starts, ends = pieces.array, pieces.starts, pieces.ends
        if not len(starts):
            return {}
        low, high = int(starts[0]), int(ends[-1])
        signs: dict[int, Signs] = defaultdict(Signs)
        found = self._engine.scan(memoryview(array), low, high)
        self.scanned_bytes += high - low
        self._take(signs, pieces, *group_by_owner(found, starts, ends))
        runs = find_runs(array, low, high)
        hex_start, hex_end, hex_owner = _within(runs.hex_start, runs.hex_end, starts, ends)
        for one in self._digests.in_hex_runs(array, hex_start, hex_end):
            owner = int(np.searchsorted(starts, one.start, side="right")) - 1
            begin = int(starts[owner])
            signs[owner].hits.append(Hit(one.start - begin, one.end - begin, one.value, one.form))
        self._take_carriers(signs, "hex", pieces, hex_start, hex_end, hex_owner)
        self._take_carriers(signs, "base64", pieces, *_within(runs.start, runs.end, starts, ends))
        self._take_carriers(signs, "base32", pieces, *_within(runs.start32, runs.end32, starts, ends))
        _take_lower32(signs, pieces, *_within(runs.start_low, runs.end_low, starts, ends))
        for owner in [*touched(runs.escapes, starts).tolist(), *self._with_entities(pieces, runs.entities)]:
            signs[owner].has_escapes = True
        return dict(sorted(signs.items()))

    @staticmethod
    def _with_entities(pieces: Pieces, places: np.ndarray) -> list[int]:
        """Give the pieces in which a semicolon may be the end of an entity; in heads, which are full of them, where an
        ampersand stands shortly before."""
        entities = touched(places, pieces.starts)
        is_content = pieces.is_content[entities]
        if is_content.all():
            return list(entities.tolist())
        near = np.clip(places[:, None] + np.arange(-_LONGEST_ENTITY, 8), 0, len(pieces.array) - 1)
        behind = touched(places[(pieces.array[near] == _AMPERSAND).any(axis=1)], pieces.starts)
        return list(np.union1d(entities[is_content], behind).tolist())

    def _take(self, signs: dict[int, Signs], pieces: Pieces, found: Found, owner: np.ndarray) -> None:
        """Add what the engine found, piece by piece."""
        n_forms, n_sealed, n_magics, n_names = self._ranges
        ciphertexts: dict[int, list[tuple[int, int]]] = defaultdict(list)
        begins = pieces.starts[owner]
        places = zip((found.start - begins).tolist(), (found.end - begins).tolist(), strict=True)
        for item, (start, end), number in zip(found.item.tolist(), places, owner.tolist(), strict=True):
            if item < n_forms:
                meanings = self._meanings[item]
                signs[number].hits += [Hit(start, end, value, form) for value, form in meanings if form.offset < 0]
                offsets = {form.offset for _, form in meanings if form.offset >= 0}
                signs[number].runs += [_run_at(pieces, number, start, offset) for offset in offsets]
            elif item < n_sealed:
                ciphertexts[number].append((item - n_forms, start))
            elif item < n_magics:
                signs[number].magics.append(start)
            elif pieces.with_formats[number]:
                content = pieces.content(number)
                match = (
                    read_name(content, start, end)
                    if item < n_names
                    else read_match(PATTERNS[item - n_names], content, end, self._places)
                )
                if match is not None:
                    signs[number].hits.append(Hit(match.start, match.end, match=match))
        for number, hits in ciphertexts.items():
            signs[number].sealed = self._sealed.places(pieces.content(number), hits)

    def _take_carriers(
        self,
        signs: dict[int, Signs],
        kind: RunKind,
        pieces: Pieces,
        low: np.ndarray,
        high: np.ndarray,
        owner: np.ndarray,
    ) -> None:
        """Add the runs that are worth peeling, with their padding. In bytes that are no text only the fields of a
        document tell where a run begins, so that each may be."""
        array = pieces.array
        is_head = ~pieces.is_content[owner]
        worth = self._screen.are_worth(kind, array, low, high, is_head)
        is_text = begins_as_text(array, pieces.starts[owner], pieces.ends[owner] - pieces.starts[owner])
        worth |= (~is_text | is_bounded(array, low, high)) & ~is_head
        if kind == "base64":
            worth[:-1] |= worth[1:] & (low[1:] == high[:-1] + 1) & (array[high[:-1]] == _DOT)
        chosen = np.flatnonzero(worth)
        stop, limit = high[chosen], pieces.ends[owner[chosen]]
        for _ in range(_PADDING[kind]):
            stop = stop + ((stop < limit) & (array[np.minimum(stop, limit - 1)] == _EQUALS))
        begin = pieces.starts[owner[chosen]]
        places = zip(owner[chosen].tolist(), (low[chosen] - begin).tolist(), (stop - begin).tolist(), strict=True)
        for number, start, end in places:
            signs[number].runs.append(Run(kind, start, end))

    def name_raw(self, content: bytes) -> list[Hit]:
        """Give hits over bytes that are, as a whole, the raw bytes of digests."""
        return [Hit(0, len(content), value, form) for value, form in self._digests.of_raw(content)]


def _take_lower32(
    signs: dict[int, Signs], pieces: Pieces, low: np.ndarray, high: np.ndarray, owner: np.ndarray
) -> None:
    """Add runs of lower-case base32 digits that stand as in a binary document: its byte before one may be a digit of
    another alphabet, and hide it."""
    chosen = np.flatnonzero(is_bounded(pieces.array, low, high) & pieces.is_content[owner])
    for number, start, end in zip(owner[chosen].tolist(), low[chosen].tolist(), high[chosen].tolist(), strict=True):
        begin, limit = int(pieces.starts[number]), int(pieces.ends[number])
        text = pieces.array[start : min(end + _PADDING["base32"], limit)].tobytes()
        for match in _LOWER32.finditer(text):
            if not match[0].isalpha():
                signs[number].runs.append(Run("base32", match.start() + start - begin, match.end() + start - begin))


def _run_at(pieces: Pieces, number: int, position: int, offset: int) -> Run:
    """Give the base64 run whose groups are those of a value seen at a position, with this many bytes before it in its
    first group; what stands before may be other text."""
    content = pieces.content(number)
    begin = max(0, position - (0, 2, 3)[offset])
    match = _BASE64_RUN.match(content, begin)
    return Run("base64", begin, match.end() if match else position)


def _places(values: Iterable[KnownValue]) -> list[tuple[float, float]]:
    """Give the known places, in degrees."""
    texts = [value.secret.clear() for value in values if value.data_type == "location_precise"]
    halves = [match.groups() for text in texts if (match := _PLACE.fullmatch(text))]
    return [(float(lat), float(lng)) for lat, lng in halves]


def _literal_forms(value: KnownValue) -> list[Form]:
    """Give the forms of a value that are searched as they are; those of short texts in base64 and hex, too, for a run
    of so few digits is not peeled."""
    forms = forms_of(value.data_type, value.secret.clear())
    added = []
    for form in forms:
        is_other = form.half >= 0 or form.number or form.offset >= 0 or (form.is_raw and form.transform != "raw")
        if not is_other and b" " in form.pattern and form.steps <= 2:
            name = PLUS if form.transform == "plain" else f"{PLUS}({form.transform})"
            added.append(Form(form.pattern.replace(b" ", b"+"), name, form.steps + 1, form.bits))
        if is_other or form.steps > 1 or len(form.pattern) > 11:
            continue
        bits = 8.0 * len(form.pattern) if form.is_raw else information_bits(form.pattern.decode("utf-8", "replace"))
        bits = min(bits, form.bits, information_bits(value.secret.clear()[:512]))
        for name, code in _short_codes(form.pattern):
            if not form.is_raw or "hex" not in name:
                transform = name if form.transform == "plain" else f"{name}({form.transform})"
                added.append(Form(code, transform, form.steps + 1, bits))
    known = {form.pattern for form in forms}
    return forms + [form for form in added if form.pattern not in known]


def _short_codes(pattern: bytes) -> list[tuple[str, bytes]]:
    texts = [("hex", pattern.hex().encode()), ("base64", base64.b64encode(pattern).rstrip(b"="))]
    short32 = base64.b32encode(pattern).rstrip(b"=")
    texts += [("base32", short32), ("lower(base32)", short32.lower())]
    texts.append(("base64url", base64.urlsafe_b64encode(pattern).rstrip(b"=")))
    texts.append(("upper(hex)", pattern.hex().upper().encode()))
    seen: set[bytes] = set()
    return [(name, text) for name, text in texts if len(text) < MIN_RUN and not (text in seen or seen.add(text))]


def _within(
    low: np.ndarray, high: np.ndarray, starts: np.ndarray, ends: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cut runs at the edges of pieces: (start, end, number of the piece) of what is long enough."""
    first = np.searchsorted(starts, low, side="right") - 1
    last = np.searchsorted(starts, high - 1, side="right") - 1
    crossing = np.flatnonzero(first != last)
    extra = [(i, piece) for i in crossing.tolist() for piece in range(int(first[i]) + 1, int(last[i]) + 1)]
    if extra:
        numbers = np.array([i for i, _ in extra])
        low, high = np.concatenate([low, low[numbers]]), np.concatenate([high, high[numbers]])
        first = np.concatenate([first, np.array([piece for _, piece in extra])])
    inside = first >= 0
    low, high, first = low[inside], high[inside], first[inside]
    low, high = np.maximum(low, starts[first]), np.minimum(high, ends[first])
    kept = np.flatnonzero(high - low >= MIN_RUN)
    kept = kept[np.argsort(low[kept], kind="stable")] if extra else kept
    return low[kept], high[kept], first[kept]
