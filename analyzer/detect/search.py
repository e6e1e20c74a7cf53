"""Everything one scan looks for: the forms of the known values, formats, and carriers of a further layer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from analyzer.decode.codecs import base64_codec
from analyzer.detect.chance import information_bits
from analyzer.detect.engine import Engine, Expression, Found, Literal
from analyzer.detect.known import KnownValue
from analyzer.detect.patterns import PATTERNS, PatternMatch, read_match
from analyzer.detect.transforms import Form, forms_of

TOO_OFTEN = 5_000
"""So many matches of a form that says little are not worth keeping; it is dropped and reported."""
_LITTLE_BITS = 20.0


@dataclass(frozen=True)
class Hit:
    """One match in the bytes of a node: of a form of a known value, or of a format."""

    start: int
    end: int
    value: KnownValue | None = None
    form: Form | None = None
    match: PatternMatch | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What was matched: equal for the same value of the same kind."""
        if self.value is not None:
            return self.value.data_type, self.value.secret.clear()
        assert self.match is not None
        return self.match.data_type, self.match.text

    @property
    def steps(self) -> int:
        """How many steps the reading takes; a format takes more than any form."""
        return self.form.steps if self.form else 99


@dataclass
class Signs:
    """What a scan saw in one piece of bytes, positions relative to it."""

    hits: list[Hit] = field(default_factory=list)
    run_ends: list[int] = field(default_factory=list)
    run_starts: list[int] = field(default_factory=list)


class SearchSet:
    """The compiled search; `take` turns what a scan found into signs."""

    def __init__(self, values: Iterable[KnownValue]) -> None:
        meanings: dict[bytes, list[tuple[KnownValue, Form]]] = {}
        for value in values:
            for form in forms_of(value.secret.clear()):
                meanings.setdefault(form.pattern, []).append((value, form))
        self.n_forms = len(meanings)
        self._meanings = list(meanings.values())
        self._first_pattern = self.n_forms
        self._first_start = self._first_pattern + len(PATTERNS) + 1
        self._text_end = self._first_start - 1
        self.engine = Engine(
            [Literal(pattern) for pattern in meanings]
            + [pattern.expression for pattern in PATTERNS]
            + [Expression(base64_codec.TEXT_END)]
            + [Literal(beginning) for beginning in base64_codec.BEGINNINGS]
        )
        self._says_little = np.array(
            [information_bits(pattern[:64].decode("latin-1")) < _LITTLE_BITS for pattern in meanings], dtype=bool
        )
        self._n_seen = np.zeros(self.n_forms, dtype=np.int64)
        self._dropped_items: frozenset[int] = frozenset()
        self.dropped: list[KnownValue] = []

    def watch(self, found: Found) -> None:
        """Count matches, and stop looking for forms that say little and match too often."""
        if not self._says_little.any() or not len(found):
            return
        of_forms = found.item[found.item < self.n_forms]
        self._n_seen += np.bincount(of_forms, minlength=self.n_forms)
        often = np.flatnonzero(self._says_little & (self._n_seen > TOO_OFTEN))
        if len(often):
            self.dropped += [value for item in often for value, _ in self._meanings[item]]
            self._says_little[often] = False
            self._dropped_items |= frozenset(often.tolist())
            self.engine.drop(self._dropped_items)

    def take(self, signs: Signs, item: int, start: int, end: int, content: bytes, *, with_formats: bool) -> None:
        """Add what item `item`, found at content[start:end], means. Formats are read only `with_formats`."""
        if item < self.n_forms:
            signs.hits += [Hit(start, end, value, form) for value, form in self._meanings[item]]
        elif item == self._text_end:
            signs.run_ends.append(end - 1)
        elif item >= self._first_start:
            signs.run_starts.append(start)
        elif with_formats:
            match = read_match(PATTERNS[item - self._first_pattern], content, end)
            if match is not None:
                signs.hits.append(Hit(match.start, match.end, match=match))
