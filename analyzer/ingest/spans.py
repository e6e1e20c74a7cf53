"""Spans: which bytes of bodies.bin belong to which part of which flow."""

from __future__ import annotations

import struct
from itertools import chain
from typing import TYPE_CHECKING

from analyzer.ingest.exchange import SPAN_FIELDS, PartKind
from analyzer.store.scratch import KEPT_BYTES, Scratch

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

Segment = tuple[int, int]
Segments = list[Segment]

_pack = struct.Struct("<qqiiB?d").pack  # of SPAN_FIELDS
_BLOCK = 1 << 16


class Spans:
    """Spans as they are met, packed."""

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        self._packed = bytearray()
        self._stored = scratch.spill()
        self.n_parts = 0

    def pack(self, at_least: int = KEPT_BYTES) -> None:
        """Put away what came since the last time, when there is so much; who adds very much calls it now and then."""
        if len(self._packed) >= at_least:
            self._stored.add(self._packed)
            self._packed.clear()

    def new_part(self) -> int:
        """Give the number of the next logical part."""
        self.n_parts += 1
        return self.n_parts - 1

    def add(self, segments: Segments, flow: int, part: int, kind: int, from_client: bool, t: float) -> None:
        """Add the segments of one logical part; empty ones have no bytes to point at."""
        for start, length in segments:
            if length:
                self._packed += _pack(start, length, flow, part, kind, from_client, t)
        self.pack()

    def add_messages(
        self, heads: list[Segment], bodies: list[Segments], flows: np.ndarray, from_client: np.ndarray, t: np.ndarray
    ) -> None:
        """Add head and body, two parts, of each of many requests and responses in their order."""
        import numpy as np

        n_segments = np.fromiter(map(len, bodies), dtype=np.int64, count=len(bodies))
        message = np.repeat(np.arange(len(heads)), 1 + n_segments)
        first = np.cumsum(1 + n_segments) - 1 - n_segments
        is_body = np.ones(len(message), dtype=np.uint8)
        is_body[first] = 0
        spans = np.empty(len(message), dtype=SPAN_FIELDS)
        for which, segments in ((first, heads), (np.flatnonzero(is_body), chain.from_iterable(bodies))):
            numbers = np.fromiter(chain.from_iterable(segments), dtype=np.int64)
            spans["start"][which], spans["length"][which] = numbers[::2], numbers[1::2]
        spans["flow"], spans["from_client"], spans["t"] = flows[message], from_client[message], t[message]
        spans["part"] = self.n_parts + 2 * message + is_body
        heads_of = np.where(from_client, np.uint8(PartKind.REQUEST_HEAD), np.uint8(PartKind.RESPONSE_HEAD))
        spans["kind"] = heads_of[message] + is_body  # the kind of a body follows that of its head
        self.n_parts += 2 * len(heads)
        self._packed += spans[spans["length"] > 0].tobytes()
        self.pack()

    def table(self, n_bytes: int, rank: np.ndarray) -> tuple[np.ndarray, np.ndarray, int]:
        """Give the spans by start, the flows that lost bytes, the number of overlapping spans left out.

        Nothing is added afterwards. It goes over them in blocks, and the table is read-only where it is large.
        n_bytes: size of bodies.bin; what lies beyond is cut off.
        rank: for each flow as numbered while reading its row in the frame.
        """
        import numpy as np

        self.pack(1)
        given = np.frombuffer(self._stored.buffer(), dtype=SPAN_FIELDS)
        room, lost, covered, n_overlapping = self._scratch.spill(), [np.empty(0, dtype=np.int32)], 0, 0
        for block in _in_order(given):
            block["flow"] = rank[block["flow"]]
            ends = block["start"] + block["length"]
            lost.append(np.unique(block["flow"][ends > n_bytes]))
            block["length"] = np.minimum(ends, n_bytes) - block["start"]
            block = block[block["length"] > 0]
            reached = np.maximum.accumulate(np.append(np.int64(covered), block["start"] + block["length"]))
            is_free = block["start"] >= reached[:-1]
            covered, n_overlapping = int(reached[-1]), n_overlapping + int((~is_free).sum())
            room.add(block[is_free].tobytes())
        return np.frombuffer(room.buffer(), dtype=SPAN_FIELDS), np.unique(np.concatenate(lost)), n_overlapping


def _in_order(spans: np.ndarray) -> Iterator[np.ndarray]:
    """Give copies of some spans at a time, by start."""
    order = None if _is_sorted(spans["start"]) else spans["start"].argsort(kind="stable")
    for low in range(0, len(spans), _BLOCK):
        yield spans[low : low + _BLOCK].copy() if order is None else spans[order[low : low + _BLOCK]]


def _is_sorted(numbers: np.ndarray) -> bool:
    blocks = (numbers[max(low - 1, 0) : low + _BLOCK] for low in range(0, len(numbers), _BLOCK))
    return not any((block[1:] < block[:-1]).any() for block in blocks)
