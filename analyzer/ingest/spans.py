"""Spans: which bytes of bodies.bin belong to which part of which flow."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from analyzer.ingest.exchange import SPAN_FIELDS
from analyzer.store.scratch import KEPT_BYTES, Scratch

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

Segment = tuple[int, int]
Segments = list[Segment]

_LAYOUT = "qqiiB?d"  # of SPAN_FIELDS
_pack = struct.Struct("<" + _LAYOUT).pack
_pack_two = struct.Struct("<" + _LAYOUT * 2).pack
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

    def add_message(
        self, head: Segment, body: Segments, flow: int, head_kind: int, body_kind: int, from_client: bool, t: float
    ) -> None:
        """Add head and body of a message, two parts. Nearly all are two segments, which are packed as one."""
        part = self.n_parts
        self.n_parts = part + 2
        if len(body) == 1 and head[1] and body[0][1]:
            (at, n), (start, length) = head, body[0]
            self._packed += _pack_two(
                at, n, flow, part, head_kind, from_client, t,
                start, length, flow, part + 1, body_kind, from_client, t,
            )  # fmt: skip
        else:
            self.add([head], flow, part, head_kind, from_client, t)
            self.add(body, flow, part + 1, body_kind, from_client, t)

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
