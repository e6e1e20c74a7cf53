"""Recognizes digests of known values among runs of hex digits and raw bytes, by a table instead of patterns.

Chains of digests make thousands of forms of one value; as patterns they would slow the scan. Here the first 64 bits of
each are kept, sorted, with the value they are of; what begins with one of them is compared in full. A digest and all
its ways of being cut short, that keep 64 bits at least, are found by this beginning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analyzer.detect.ciphers import Crypto
from analyzer.detect.digits import hex_words, words_at
from analyzer.detect.known import KnownValue
from analyzer.detect.salted import hooked_digests
from analyzer.detect.transforms import Digest, Form, digests_of, writing_of

_HALVED = 16
"""Bytes of a digest of which also a piece from the middle is used."""
_BEGINNING = 8
"""Bytes of a digest that are looked up."""
_WHOLE = (32, 40, 56, 64, 96, 128)
"""Hex digits of whole digests. A byte of a container before or after one may be a hex digit, too: of a longer run both
ends are looked up."""


@dataclass(frozen=True)
class Recognized:
    """A digest found in data[start:end]: of which value, and the form that names it."""

    start: int
    end: int
    value: KnownValue
    form: Form


class DigestTable:
    """The digests of all values. n: their number. numbers: first 64 bits of all, sorted."""

    def __init__(self, values: Sequence[KnownValue], crypto: Crypto) -> None:
        self._values, self._keys = list(values), crypto.keys
        self._hooked: dict[str, list[Digest]] = defaultdict(list)
        texts = [value.secret.clear() for value in values]
        for one in hooked_digests(crypto.digested, texts, crypto.keys.salts):
            self._hooked[one.text].append(Digest(one.raw, one.transform, one.steps, 8.0 * len(one.raw)))
        of_values = [self._digests_of(value) for value in self._values]
        self._digests = [digest for of_value in of_values for digest in of_value]
        self._owners = np.repeat(np.arange(len(of_values)), np.array([len(one) for one in of_values], dtype=np.int64))
        numbers, digests = beginnings([digest.raw for digest in self._digests])
        self.n = len(numbers)
        order = np.argsort(numbers)
        self.numbers, self._of_numbers = numbers[order], digests[order]

    def in_hex_runs(self, data: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> list[Recognized]:
        """Find digests that hex runs write, whole or cut short; of a longer run also at its end, and of an odd number
        of digits also without the last, which may be of a container.

        data: all bytes. starts, ends: the runs, int64, each of at least 16 digits. In order of the runs.
        """
        found = []
        for run, low in self._begin(data, starts, ends):
            text = data[low : int(ends[run])].tobytes()
            short = (2 * _BEGINNING,) if len(text) <= 2 * _BEGINNING + 4 else ()
            lengths = (*reversed(_WHOLE), *short, *((len(text) - 1,) if len(text) % 2 else ()))
            shorter = [text[:n] for n in lengths if n < len(text)]
            named = next(filter(None, map(self._name, (text, *shorter))), [])
            if named and len(text) % 2 and len(named[0][1].pattern) == len(text):
                named = named + next(filter(None, map(self._name, shorter)), [])
            found += [Recognized(low, low + len(form.pattern), value, form) for value, form in named]
        return sorted(set(found), key=lambda one: (one.start, -one.end, one.value.data_type))

    def _begin(self, data: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> list[tuple[int, int]]:
        """Give (number of a hex run, where in it a known beginning of a digest stands)."""
        if not len(starts):
            return []
        lengths = ends - starts
        chosen = np.flatnonzero(lengths >= 2 * _BEGINNING)
        odd = chosen[(lengths[chosen] > 2 * _BEGINNING) & ~np.isin(lengths[chosen], _WHOLE)]
        runs, begins = [chosen, odd], [starts[chosen], starts[odd] + 1]
        for tail in _WHOLE if len(odd) else ():
            longer = odd[lengths[odd] > tail]
            runs.append(longer)
            begins.append(ends[longer] - tail)
        run, begin = np.concatenate(runs), np.concatenate(begins)
        known = self._known(hex_words(data, begin))
        return [*zip(run[known].tolist(), begin[known].tolist(), strict=True)]

    def begin_in(self, data: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Tell in which hex runs a digest may stand: numbers of `starts`, rising, without comparing further."""
        return np.array(sorted({run for run, _ in self._begin(data, starts, ends)}), dtype=np.int64)

    def in_raw(self, data: np.ndarray, starts: np.ndarray) -> np.ndarray:
        """Tell at which of these places eight bytes stand that a digest begins with: numbers of `starts`, rising."""
        return self._known(words_at(data, starts))

    def of_raw(self, content: bytes) -> list[tuple[KnownValue, Form]]:
        """Name the digests of which these are the raw bytes, whole or cut short; their form writes raw bytes."""
        if not 2 * _BEGINNING <= 2 * len(content) <= 128:
            return []
        known = self._known(np.frombuffer(content[:_BEGINNING], dtype=np.uint64))
        named = self._name(content.hex().encode()) if len(known) else []
        return [
            (value, form._replace(pattern=content, transform=f"raw({form.transform})", is_raw=True))
            for value, form in named
        ]

    def _known(self, numbers: np.ndarray) -> np.ndarray:
        """Give which of these beginnings are in the table."""
        at = np.minimum(np.searchsorted(self.numbers, numbers), max(self.n - 1, 0))
        return np.flatnonzero(self.numbers[at] == numbers) if self.n else np.zeros(0, dtype=np.int64)

    def _name(self, text: bytes) -> list[tuple[KnownValue, Form]]:
        beginning = bytes.fromhex(text[: 2 * _BEGINNING].decode())
        number = np.frombuffer(beginning, dtype=np.uint64)[0]
        low, high = (int(np.searchsorted(self.numbers, number, side)) for side in ("left", "right"))
        forms: dict[int, list[Form]] = defaultdict(list)
        for i in self._of_numbers[low:high].tolist():
            if (form := _form(text, self._digests[i])) is not None:
                forms[int(self._owners[i])].append(form)
        best = {
            owner: min(of_owner, key=lambda form: (form.steps, form.transform)) for owner, of_owner in forms.items()
        }
        return [(self._values[owner], best[owner]) for owner in sorted(best)]

    def _digests_of(self, value: KnownValue) -> list[Digest]:
        text = value.secret.clear()
        return digests_of(value.data_type, text, self._keys) + self._hooked[text]


def _form(text: bytes, digest: Digest) -> Form | None:
    name = writing_of(text, digest)
    if name is None:
        return None
    return Form(text, name, digest.steps + (name != digest.transform), min(digest.bits, 4.0 * len(text)))


def beginnings(raws: Sequence[bytes]) -> tuple[np.ndarray, np.ndarray]:
    """Give the first eight bytes of all `truncations` of digests, as numbers, and the number of the digest of each."""
    lengths = np.array([len(raw) for raw in raws], dtype=np.int64)
    numbers, of_numbers = [np.zeros(0, dtype=np.uint64)], [np.zeros(0, dtype=np.int64)]
    for length in sorted(set(lengths[lengths >= _BEGINNING].tolist())):
        chosen = np.flatnonzero(lengths == length)
        octets = np.frombuffer(b"".join([raws[i] for i in chosen.tolist()]), dtype=np.uint8).reshape(-1, length)
        turned = octets[:, : length - _BEGINNING - 1 : -1] if length > _BEGINNING else octets[:, ::-1]
        starts = (0, 4, 8) if length == _HALVED else (0,)
        for cut in (*(octets[:, start : start + _BEGINNING] for start in starts), turned << 4 | turned >> 4):
            numbers.append(np.ascontiguousarray(cut).view(np.uint64)[:, 0])
            of_numbers.append(chosen)
    return np.concatenate(numbers), np.concatenate(of_numbers)
