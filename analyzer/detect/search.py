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

from analyzer.decode.codecs import deflate_codec
from analyzer.decode.node import is_text
from analyzer.decode.parts import Run, RunKind, Sealed
from analyzer.decode.spelled import SIGNS
from analyzer.decode.whole import FRAMES
from analyzer.detect.chance import information_bits
from analyzer.detect.ciphers import Crypto, SealedIndex
from analyzer.detect.collector import uncollected
from analyzer.detect.digests import DigestTable
from analyzer.detect.engine import Engine, Expression, Found, Literal, group_by_owner
from analyzer.detect.field_names import NameMatch, name_literals
from analyzer.detect.kernel import MIN_RUN, OF_BINARY, OPENED, Runs
from analyzer.detect.known import KnownValue
from analyzer.detect.patterns import PATTERNS, PatternMatch
from analyzer.detect.screen import Layer, Screen
from analyzer.detect.signs import SignReader
from analyzer.detect.transforms import Form, forms_of

TOO_OFTEN = 5_000
"""So many matches of a form that says little are not worth keeping; it is dropped and reported."""

_SEEN_BEHIND = (b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"PK\x03\x04", *deflate_codec.MAGICS)
"""Beginnings of streams that the screen looks behind where a piece begins so: gzip, zstd, zip, zlib."""
MAGICS = (*_SEEN_BEHIND, *FRAMES)
"""Beginnings of compressed streams and archives that are looked for anywhere. What begins with one has to be such a
stream, and to give text or end in order."""
PLUS = "percent_plus"
"""Step that writes a blank as a plus sign; in a form or query it is none. A text with blanks alone needs no peeling."""
_JOINED = tuple(
    joint + beginning
    for joint in (b"/", b"-", b"_", b"+")
    for beginning in (
        b"eyJ",
        b"ewo",
        b"ew0",
        b"W3s",
        b"WyJ",
        b"H4sI",
        b"KLUv",
        b"PD94",
        b"YnBsaXN0",
        b"eF4",
        b"eJw",
        b"eNo",
        b"eAE",
    )
)
"""Base64 of documents and packed streams behind a mark that also joins words."""
_LITTLE_BITS = 20.0
_SHORT = 16
_ONE_CASE32 = re.compile(rb"(?:[A-Z2-7]{15,}+|[a-z2-7]{15,}+)={0,6}")
_BASE64_RUN = re.compile(rb"[A-Za-z0-9+/_-]+={0,2}")
_RUN_KINDS: tuple[RunKind, ...] = ("hex", "base64", "base32", "base64")
"""What runs are peeled as, by their number in the kernel."""
_PADDING = {"hex": 0, "base64": 2, "base32": 6}
_PLACE = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_DIGITS = frozenset(b"0123456789")
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_NEAR = 128
DECIMALS = 24
"""Most further decimals behind half a place."""
_DOT, _EQUALS = ord("."), ord("=")


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
    is_spelled: bool = False


@dataclass(frozen=True)
class Pieces:
    """Pieces of an array (uint8): their starts and ends (int64, sorted, without overlaps); of each whether formats are
    read in it, and whether it is content and no head."""

    array: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    with_formats: np.ndarray
    is_content: np.ndarray

    def content(self, number: int) -> memoryview:
        """Give the bytes of a piece, not copied."""
        return self.array.data[int(self.starts[number]) : int(self.ends[number])]


def _says_little(pattern: bytes) -> bool:
    return len(pattern) < _SHORT and information_bits(pattern.decode("latin-1")) < _LITTLE_BITS


class SearchSet:
    """The compiled search for some values."""

    def __init__(self, values: Iterable[KnownValue], crypto: Crypto | None = None) -> None:
        with uncollected():
            self._build(list(values), crypto or Crypto())

    def _build(self, values: list[KnownValue], crypto: Crypto) -> None:
        meanings: dict[bytes, list[tuple[KnownValue, Form]]] = {}
        for value in values:
            for form in _literal_forms(value):
                meanings.setdefault(form.pattern, []).append((value, form))
        self._meanings = list(meanings.values())
        self._sealed = SealedIndex(crypto.sealed)
        self._digests = DigestTable(values, crypto)
        literals = [*meanings, *self._sealed.literals, *MAGICS, *_JOINED]
        sizes = (len(meanings), len(self._sealed.literals), len(MAGICS), len(_JOINED), len(SIGNS), len(name_literals()))
        self._ranges = np.cumsum(sizes[:-1]).tolist()
        self._read = SignReader(sum(sizes[:-1]), _places(values))
        self._engine = Engine(
            [
                *map(Literal, literals),
                *map(Expression, SIGNS),
                *map(Literal, name_literals()),
                *(pattern.expression for pattern in PATTERNS),
            ],
            weak=[i for i, pattern in enumerate(meanings) if _says_little(pattern)],
            digits=[i for i, found in enumerate(self._meanings) if found[0][1].half >= 0 and not found[0][1].is_raw],
            too_often=TOO_OFTEN,
        )
        is_sealed = bool(self._sealed.literals)
        magics, n_exact = range(self._ranges[1], self._ranges[1] + len(_SEEN_BEHIND)), self._ranges[4]
        self.screen = Screen(self._engine, self._digests, magics, n_exact, self._read, is_sealed=is_sealed)
        self.n_literals, self.n_digests = len(literals) + len(name_literals()), self._digests.n
        self.overlap = self._engine.overlap
        self._scanned_bytes = 0

    @property
    def scanned_bytes(self) -> int:
        """How many bytes were searched, of all layers."""
        return self._scanned_bytes + self.screen.scanned_bytes

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
        found = self._engine.scan(array.data, low, high)
        self._scanned_bytes += high - low
        found, owner = group_by_owner(found, starts, ends)
        may_be = self._read.may_be(found, array, starts[owner]) & self.screen.may_begin(found, array, ends[owner])
        self._take(signs, pieces, found.keep(may_be), owner[may_be])
        unseen = np.ones(len(starts), dtype=bool)
        unseen[list(signs)] = False
        layer = self.screen.layer(array, (starts, ends), unseen, pieces.is_content)
        self._take_digests(signs, pieces, layer.hexes)
        _take_worth(signs, pieces, layer)
        for number in layer.pieces.tolist():
            signs[number].has_escapes = True
        for number in layer.spelled.tolist():
            signs[number].is_spelled = True
        return dict(sorted(signs.items()))

    def _take(self, signs: dict[int, Signs], pieces: Pieces, found: Found, owner: np.ndarray) -> None:
        """Add what the engine found, piece by piece."""
        n_forms, n_sealed, n_magics, n_joined, n_signs = self._ranges
        ciphertexts: dict[int, list[tuple[int, int]]] = defaultdict(list)
        begins = pieces.starts[owner]
        places = zip((found.start - begins).tolist(), (found.end - begins).tolist(), strict=True)
        for item, (start, end), number in zip(found.item.tolist(), places, owner.tolist(), strict=True):
            if item < n_forms:
                meanings = self._meanings[item]
                if meanings[0][1].half >= 0 and _is_in_number(pieces, number, start, end, meanings[0][1]):
                    continue
                signs[number].hits += [Hit(start, end, value, form) for value, form in meanings if form.offset < 0]
                offsets = {form.offset for _, form in meanings if form.offset >= 0}
                signs[number].runs += [_run_at(pieces, number, start, offset) for offset in offsets]
            elif item < n_sealed:
                ciphertexts[number].append((item - n_forms, start))
            elif item < n_magics:
                signs[number].magics.append(start)
            elif item < n_joined:
                signs[number].runs.append(_run_after(pieces, number, start + 1))
            elif item < n_signs:
                signs[number].is_spelled = True
            elif pieces.with_formats[number]:
                match = self._read.read(item, pieces.content(number), start, end)
                if match is not None:
                    signs[number].hits.append(Hit(match.start, match.end, match=match))
        for number, hits in ciphertexts.items():
            signs[number].sealed = self._sealed.places(pieces.content(number), hits)

    def _take_digests(self, signs: dict[int, Signs], pieces: Pieces, runs: Runs) -> None:
        for one in self._digests.in_hex_runs(pieces.array, runs.low, runs.high):
            owner = int(np.searchsorted(pieces.starts, one.start, side="right")) - 1
            begin = int(pieces.starts[owner])
            signs[owner].hits.append(Hit(one.start - begin, one.end - begin, one.value, one.form))

    def name_raw(self, content: bytes) -> list[Hit]:
        """Give hits over bytes that are, as a whole, the raw bytes of digests."""
        return [Hit(0, len(content), value, form) for value, form in self._digests.of_raw(content)]


def _take_worth(signs: dict[int, Signs], pieces: Pieces, layer: Layer) -> None:
    """Add the runs that are worth peeling: those in which something shows, that may be lines of a longer code, or that
    stand in content that begins as no text."""
    runs = layer.runs
    chosen = layer.worth | (runs.flags != 0)
    for kind, name in enumerate(_RUN_KINDS):
        of_kind = runs.kind == kind
        _take_carriers(signs, pieces, name, runs.take(np.flatnonzero(of_kind)), chosen[of_kind])
    is_hidden = (runs.kind == OPENED) & ((runs.flags & OF_BINARY) != 0)
    _take_hidden32(signs, pieces, runs.take(np.flatnonzero(is_hidden)))


def _is_in_number(pieces: Pieces, number: int, start: int, end: int, form: Form) -> bool:
    """Tell whether digits of a text go on before or behind half a place, which then is another number. Beside a control
    character, as head bytes of fields are, a digit may be one of these; so it may behind the length of the half."""
    begin, stop = int(pieces.starts[number]), int(pieces.ends[number])
    if form.is_raw or (start > 0 and pieces.array[begin + start - 1] == end - start):
        return False
    is_before = start > 0 and pieces.array[begin + start - 1] in _DIGITS
    behind = pieces.array[begin + end : min(begin + end + DECIMALS, stop)]
    if not is_before and not behind.tobytes().lstrip(further_decimals(form))[:1].isdigit():
        return False
    low, high = max(begin, begin + start - _NEAR), min(begin + end + _NEAR, stop)
    edges = pieces.array[max(begin, begin + start - 2) : begin + start], pieces.array[begin + end : begin + end + 2]
    if any(_CONTROLS.search(edge.tobytes()) for edge in edges):
        return False
    return is_text(pieces.array[low:high].tobytes())


def further_decimals(form: Form) -> bytes:
    """Give the digits that may go on behind half a place without making it another number: any behind one that is only
    how the place begins, zeros behind decimals, else none."""
    if form.is_open:
        return b"0123456789"
    return b"0" if form.pattern.rpartition(b".")[2].isdigit() and b"." in form.pattern else b""


def _take_carriers(signs: dict[int, Signs], pieces: Pieces, kind: RunKind, runs: Runs, worth: np.ndarray) -> None:
    """Add the runs that are worth peeling, with their padding."""
    array, low, high = pieces.array, runs.low, runs.high
    if kind == "base64":
        after = array[np.minimum(high, len(array) - 1)]
        worth[:-1] |= worth[1:] & (low[1:] == high[:-1] + 1) & (after[:-1] == _DOT)
    chosen = np.flatnonzero(worth)
    owner, stop = runs.owner[chosen], high[chosen]
    limit = pieces.ends[owner]
    for _ in range(_PADDING[kind]):
        stop = stop + ((stop < limit) & (array[np.minimum(stop, limit - 1)] == _EQUALS))
    begin = pieces.starts[owner]
    places = zip(owner.tolist(), (low[chosen] - begin).tolist(), (stop - begin).tolist(), strict=True)
    for number, start, end in places:
        signs[number].runs.append(Run(kind, start, end))


def _take_hidden32(signs: dict[int, Signs], pieces: Pieces, runs: Runs) -> None:
    """Add what is base32 in runs of bytes that are no text: a byte of the container before it may be a digit of other
    alphabets."""
    for low, high, number in zip(runs.low.tolist(), runs.high.tolist(), runs.owner.tolist(), strict=True):
        start = int(pieces.starts[number])
        for match in _ONE_CASE32.finditer(pieces.array[low : min(high + 6, int(pieces.ends[number]))].tobytes()):
            if not match[0].isalpha():
                signs[number].runs.append(Run("base32", low - start + match.start(), low - start + match.end()))


def _run_after(pieces: Pieces, number: int, begin: int) -> Run:
    """Give the base64 run that begins at a place."""
    match = _BASE64_RUN.match(pieces.content(number), begin)
    return Run("base64", begin, match.end() if match else begin)


def _run_at(pieces: Pieces, number: int, position: int, offset: int) -> Run:
    """Give the base64 run whose groups are those of a value seen at a position, with this many bytes before it in its
    first group; what stands before may be other text."""
    return _run_after(pieces, number, max(0, position - (0, 2, 3)[offset]))


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
        is_text = not (form.number or form.offset >= 0 or form.is_raw)
        if is_text and b" " in form.pattern and form.steps <= 2:
            name = PLUS if form.transform == "plain" else f"{PLUS}({form.transform})"
            added.append(Form(form.pattern.replace(b" ", b"+"), name, form.steps + 1, form.bits, half=form.half))
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
    named = {text: name for name, text in reversed(texts) if len(text) < MIN_RUN}
    return [(name, text) for text, name in named.items()]
