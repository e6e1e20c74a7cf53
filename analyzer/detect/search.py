"""Everything one scan looks for: the forms of the known values, formats, and carriers of a further layer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from analyzer.detect.chance import information_bits
from analyzer.detect.engine import Engine, Expression, Literal
from analyzer.detect.known import KnownValue
from analyzer.detect.patterns import PATTERNS, PatternMatch, read_match
from analyzer.detect.transforms import Form, forms_of

_GROUP = rb"[CDI-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][A-Za-z0-9+/_-]"
_TEXT_END = rb"(?:%b){3}(?:[A-Za-z0-9+/_-]{2,3})?={0,2}[^A-Za-z0-9+/=_-]" % _GROUP
"""Where a run of base64 ends whose last groups are ASCII; one byte more than the run."""
_BEGINNINGS = (b"eyJ", b"ewo", b"ew0", b"eyA", b"W3s", b"Wwo", b"Ww0", b"WyJ", b"H4sI", b"KLUv/", b"PD94bWw")
TOO_OFTEN = 5_000
"""So many matches of a form that says little are not worth keeping; it is dropped and reported."""
_LITTLE_BITS = 20.0
_SHORT = 16


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


def _says_little(pattern: bytes) -> bool:
    return len(pattern) < _SHORT and information_bits(pattern.decode("latin-1")) < _LITTLE_BITS


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
            + [Expression(_TEXT_END)]
            + [Literal(beginning) for beginning in _BEGINNINGS],
            weak=[i for i, pattern in enumerate(meanings) if _says_little(pattern)],
            too_often=TOO_OFTEN,
        )

    @property
    def dropped(self) -> list[KnownValue]:
        """Values of which a form matched so often that its further matches were left out."""
        values = {value for item in self.engine.dropped for value, _ in self._meanings[item]}
        return sorted(values, key=lambda value: (value.data_type, value.secret.clear()))

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
