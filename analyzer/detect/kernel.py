"""Runs the kernel, `native/look.c`: one pass over pieces of bytes that finds and undoes one layer of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from analyzer.detect.instance import PAD, Instance

MIN_RUN = 15
"""Shorter runs of digits are not found."""
CANDIDATE, SKIPPED, HEAD, CONTENT = 1, 2, 4, 8
"""Flags of pieces: escapes are undone in it; it is not looked at; of a head, in which any run may carry something; it
may be binary."""
KINDS = HEX, BASE64, BASE32, OPENED = range(4)
"""Kinds of runs. `OPENED`: a part of it may be a code: it has marks that also join words, or letters of one case and
figures."""
OF_BINARY, A_LINE = 1, 2
"""Flags of runs: in a piece that begins as no text; it may be a line of a code of several."""
HEX_DIGITS, SHOWS, ENTITIES, PACKED, DOUBTFUL, SPELLED = range(6)
"""What a mark says of a piece: hex digits in it may be a digest; something shows; it has entities of XML, begins as a
packed stream, or as no text and has escapes; it may have hex digits in pairs or a list of numbers."""
_MAY_BE_DIGEST, _OF_HEAD = 1, 2
_FILTERS, _SPARSE = 3, 2
"""How many filters there are, and bits of one beyond those of a count: of each an eighth to a quarter is set, so that
they stay in the cache."""
_CHUNK = 16 << 20
_PART = 64 << 20
"""What is larger is not decoded; it is looked at in parts, for digests."""
_OVERLAP = 512
_MAX_ARENA = 512 << 20
_MAX_REACH = 1 << 30
_MAX_ROWS = 1 << 16
_RUN = np.dtype([(name, "<i4") for name in ("kind", "low", "high", "owner", "flags")])  # and of marks
_CONTENT = np.dtype([(name, "<i4") for name in ("start", "end", "target", "flags")])
_POINTERS = ("data", "pieces", "flags", "filter", "arena", "contents", "runs", "marks")
_SIZES = ("n_pieces", "level", "all_free", "is_last_try", "filter_bits", "reach")
_ROOMS = ("arena_size", "max_contents", "max_runs", "max_marks")
_COUNTS = ("n_arena", "n_contents", "n_runs", "n_marks", "is_full")
_JOB = np.dtype([(name, "<i4") for name in (*_POINTERS, *_SIZES, *_ROOMS, *_COUNTS)])


class Runs(NamedTuple):
    """Runs of digits that may be peeled, without padding, in order of their kind and place: start and end of each, the
    number of its piece, and flags."""

    kind: np.ndarray
    low: np.ndarray
    high: np.ndarray
    owner: np.ndarray
    flags: np.ndarray

    @classmethod
    def together(cls, parts: Iterable[Runs]) -> Runs:
        """Give the runs of several looks."""
        return cls(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))

    def take(self, numbers: np.ndarray) -> Runs:
        """Give some of them."""
        return Runs(*(column[numbers] for column in self))


class Looked(NamedTuple):
    """What a look saw of some pieces. content, starts, ends: what came out of the layer. targets: of each content the
    number of its run, or at levels above 0, and where it is of none, ~ the number of its piece. is_head: whether it is
    of a head. maybe_raw: numbers of contents that may be the raw bytes of a digest. runs: those that may be peeled.
    hexes: runs of hex digits that may be digests."""

    content: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    targets: np.ndarray
    is_head: np.ndarray
    maybe_raw: np.ndarray
    runs: Runs
    hexes: Runs
    marks: Runs

    def marked(self, what: int) -> np.ndarray:
        """Give the numbers of the pieces of which this is said."""
        owners: np.ndarray = self.marks.owner[self.marks.kind == what]
        return owners


class Kernel:
    """One instance of the kernel, with memory of its own. digests: 64-bit beginnings of digests that are looked for.
    all_free: in every piece any run may carry something. reach: so many bytes around an escape are written when it is
    undone, and the runs of digits there."""

    def __init__(self, digests: np.ndarray, *, all_free: bool, reach: int = _MAX_REACH) -> None:
        self._instance = Instance("look.wasm", "look")
        self._all_free, self._reach, self._room = all_free, min(reach, _MAX_REACH), 1
        self._filter_bits = len(digests).bit_length() + _SPARSE
        mask = np.uint64((1 << self._filter_bits) - 1)
        bits = np.zeros((_FILTERS, 1 << self._filter_bits), dtype=bool)
        for part in range(_FILTERS):
            bits[part, (digests >> np.uint64(part * self._filter_bits) & mask).astype(np.int64)] = True
        self._filter = np.packbits(bits, bitorder="little")
        self._begin = self._instance.heap + 4 * PAD
        self._instance.write(self._instance.lay_out({"filter": len(self._filter)}, self._begin)["filter"], self._filter)

    def close(self) -> None:
        """Free its memory; it cannot look afterwards."""
        self._instance.close()

    def look(
        self, array: np.ndarray, pieces: tuple[np.ndarray, np.ndarray], flags: np.ndarray, level: int
    ) -> Iterator[Looked]:
        """Look at pieces of an array (uint8), some after the other. pieces: starts and ends, int64, rising, one at
        least. flags: of each, uint8. level: how many layers were undone; at level 0 runs are told."""
        starts, ends = pieces
        low = 0
        while low < len(starts):
            high = max(int(np.searchsorted(ends, starts[low] + _CHUNK, side="right")), low + 1)
            for begin in range(int(starts[low]), max(int(ends[high - 1]), int(starts[low]) + 1), _PART):
                part = np.maximum(starts[low:high], begin - _OVERLAP), np.minimum(ends[low:high], begin + _PART)
                yield from self._chunk(array, (*part, flags[low:high]), low, level)
            low = high

    def _chunk(
        self, array: np.ndarray, pieces: tuple[np.ndarray, np.ndarray, np.ndarray], first: int, level: int
    ) -> Iterator[Looked]:
        starts, ends, flags = pieces
        base = int(starts[0])
        data = array[base : int(ends[-1])]
        spans = np.stack([starts - base, ends - base], axis=1).astype("<i4")
        done = 0
        while done < len(starts):
            job = self._lay_out(data, spans, flags, level)
            before, done = done, self._instance.call(self._instance.heap, done)
            if done == before:
                self._room *= 2
            else:
                yield self._read(job, base, first)

    def _lay_out(self, data: np.ndarray, spans: np.ndarray, flags: np.ndarray, level: int) -> np.ndarray:
        """Put a job into the kernel's memory: itself, filter, pieces, bytes, and room for what comes out."""
        job, n_rows = np.zeros(1, dtype=_JOB), _MAX_ROWS * self._room
        sizes = {"filter": len(self._filter), "pieces": spans.nbytes, "flags": len(flags), "data": len(data)}
        sizes |= {"contents": n_rows * _CONTENT.itemsize, "runs": n_rows * _RUN.itemsize}
        sizes |= {"marks": n_rows * _RUN.itemsize, "arena": (_CHUNK * 2 + len(data)) * self._room}
        for name, at in self._instance.lay_out(sizes, self._begin).items():
            job[name] = at
        job["n_pieces"], job["level"], job["all_free"] = len(spans), level, self._all_free
        job["filter_bits"], job["reach"] = self._filter_bits, self._reach
        job["arena_size"], job["is_last_try"] = sizes["arena"], 2 * sizes["arena"] > _MAX_ARENA
        job["max_contents"] = job["max_runs"] = job["max_marks"] = n_rows
        for name, content in {"pieces": spans, "flags": flags, "data": data}.items():
            self._instance.write(int(job[name][0]), content)
        self._instance.write(self._instance.heap, job)
        return job

    def _read(self, job: np.ndarray, base: int, first: int) -> Looked:
        """Copy what came out; places become those of the array, numbers of pieces those of all pieces."""
        view = self._instance.view
        done = view(self._instance.heap, 1, _JOB)[0]
        contents = view(int(job["contents"][0]), int(done["n_contents"]), _CONTENT)
        marks = self._runs(job["marks"][0], done["n_marks"], base, first)
        targets = contents["target"].astype(np.int64)
        targets[targets < 0] -= first
        return Looked(
            view(int(job["arena"][0]), int(done["n_arena"]), np.dtype(np.uint8)).copy(),
            contents["start"].astype(np.int64),
            contents["end"].astype(np.int64),
            targets,
            (contents["flags"] & _OF_HEAD) != 0,
            np.flatnonzero(contents["flags"] & _MAY_BE_DIGEST),
            self._runs(job["runs"][0], done["n_runs"], base, first),
            marks.take(np.flatnonzero(marks.kind == HEX_DIGITS)),
            marks,
        )

    def _runs(self, at: int, n: int, base: int, first: int) -> Runs:
        rows = self._instance.view(int(at), int(n), _RUN)
        kind, low, high, owner, flags = (rows[name].astype(np.int64) for name in rows.dtype.names or ())
        return Runs(kind, low + base, high + base, owner + first, flags)
