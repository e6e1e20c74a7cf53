"""Finds many byte strings in bytes, every occurrence of each: `native/find.c`, and the tables that it reads.

A scanner of expressions over as many strings is half as fast, and takes ten times as long to make.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from analyzer.detect.instance import PAD, Instance

LEAST, MOST = 8, 16
"""Bytes of a string. With fewer none of its grams need stand at a multiple of four."""
_SHORT, _LONG, _STEP = 5, 8, 4
"""Bytes of a gram of shorter strings, and of those that have four grams of the longer kind."""
_FILTER_BITS, _BUCKET_BITS, _PLACE_BITS = 20, 16, 4
_FIRST, _FIFTH, _SECOND = np.array([0x9E3779B1, 0xC2B2AE35, 0x85EBCA6B], dtype=np.uint32)
_CHUNK = 1 << 20
_MATCHES = 1 << 16
_MATCH = np.dtype([("string", "<i4"), ("end", "<i4")])
_AREAS = ("data", "filter", "buckets", "entries", "strings", "sizes", "matches")
_SEARCH = np.dtype([(name, "<i4") for name in (*_AREAS, "end", "max_matches", "n_matches")])


class Literals:
    """Strings that are looked for, each of LEAST to MOST bytes."""

    def __init__(self, strings: Sequence[bytes]) -> None:
        self._instance = Instance("find.wasm", "find")
        sizes = np.array([len(string) for string in strings], dtype="<i4")
        rows = np.zeros((len(strings), 2, MOST), dtype=np.uint8)
        rows[:, 0] = np.frombuffer(b"".join(string.ljust(MOST, b"\0") for string in strings), np.uint8).reshape(
            -1, MOST
        )
        rows[:, 1] = np.where(np.arange(MOST) < sizes[:, None], 255, 0)
        self._max_matches = _MATCHES + 4 * len(strings)
        areas = {"strings": rows, "sizes": sizes} | _tables(np.ascontiguousarray(rows[:, 0]), sizes)
        room = {name: area.nbytes for name, area in areas.items()}
        room |= {"matches": self._max_matches * _MATCH.itemsize, "data": _CHUNK + 2 * MOST}
        self._search = np.zeros(1, dtype=_SEARCH)
        self._at = self._instance.lay_out(room, self._instance.heap + 2 * PAD)
        for name, at in self._at.items():
            self._search[name] = at
        for name, area in areas.items():
            self._instance.write(self._at[name], area)

    def find(self, data: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Find all of them in bytes (uint8): gives numbers of strings and where each ends (int64), some at a time, each
        occurrence once."""
        for begin in range(0, len(data), _CHUNK):
            low = max(0, begin - MOST)
            part = data[low : begin + _CHUNK]
            self._instance.write(self._at["data"], part)
            done = 0
            while done < len(part):
                self._search["end"], self._search["max_matches"] = len(part), self._max_matches
                self._instance.write(self._instance.heap, self._search)
                done = self._instance.call(self._instance.heap, done)
                strings, ends = self._matches()
                is_new = ends + low > begin
                yield strings[is_new], ends[is_new] + low

    def drop(self, strings: Iterable[int]) -> None:
        """Find some of them no more."""
        for string in strings:
            self._instance.write(self._at["strings"] + 2 * MOST * string, _NEVER)

    def _matches(self) -> tuple[np.ndarray, np.ndarray]:
        n = int(self._instance.view(self._instance.heap, 1, _SEARCH)["n_matches"][0])
        matches = self._instance.view(self._at["matches"], n, _MATCH)
        return matches["string"].astype(np.int64), matches["end"].astype(np.int64)


_NEVER = np.repeat(np.array([255, 0], dtype=np.uint8), MOST)
"""A string that no bytes under its mask are."""


def _tables(strings: np.ndarray, sizes: np.ndarray) -> dict[str, np.ndarray]:
    """Give filter, buckets and entries, as the C has them: the filter knows of every gram its first five bytes."""
    words = [strings[:, at : at + 4].copy().view("<u4")[:, 0] for at in range(MOST - 3)]
    fives = [words[at] * _FIRST + strings[:, at + 4] * _FIFTH for at in range(MOST - _SHORT + 1)]
    eights = [words[at] * _FIRST + words[at + 4] * _SECOND for at in range(MOST - _LONG + 1)]
    is_short = sizes < _LONG + _STEP - 1
    parts = [
        _rarest(np.stack(hashes, axis=1)[chosen], sizes[chosen] - size, np.flatnonzero(chosen))
        for hashes, size, chosen in ((fives, _SHORT, is_short), (eights, _LONG, ~is_short))
    ]
    entries = np.concatenate(parts)
    short = np.stack(fives, axis=1)[entries["place"] >> _PLACE_BITS, entries["place"] & (1 << _PLACE_BITS) - 1]
    entries = entries[np.argsort(entries["hash"], kind="stable")]
    bits = np.zeros(1 << _FILTER_BITS, dtype=bool)
    bits[short >> (32 - _FILTER_BITS)] = True
    buckets = np.searchsorted(entries["hash"] >> (32 - _BUCKET_BITS), np.arange((1 << _BUCKET_BITS) + 1))
    return {"filter": np.packbits(bits, bitorder="little"), "buckets": buckets.astype("<u4"), "entries": entries}


def _rarest(hashes: np.ndarray, last: np.ndarray, numbers: np.ndarray) -> np.ndarray:
    """Give entries of the four grams in a row of each string that fewest others have: what many strings have in common
    is often in what is searched, too. last: where the last gram begins."""
    is_inside = np.arange(hashes.shape[1]) <= last[:, None]
    _, which, counts = np.unique(hashes[is_inside], return_inverse=True, return_counts=True)
    shared = np.zeros(hashes.shape, dtype=np.int64)
    shared[is_inside] = counts[which]
    n_begins = hashes.shape[1] - _STEP + 1
    sums = np.sum([shared[:, at : at + n_begins] for at in range(_STEP)], axis=0)
    is_whole = np.arange(n_begins) + _STEP - 1 <= last[:, None]
    begins = np.where(is_whole, sums, np.iinfo(np.int64).max).argmin(axis=1)
    places = begins[:, None] + np.arange(_STEP)
    entries = np.zeros(hashes.shape[0] * _STEP, dtype=[("hash", "<u4"), ("place", "<u4")])
    entries["hash"] = np.take_along_axis(hashes, places, axis=1).ravel()
    entries["place"] = (numbers[:, None] << _PLACE_BITS | places).ravel()
    return entries
