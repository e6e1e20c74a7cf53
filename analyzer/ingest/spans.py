"""Spans: which bytes of bodies.bin belong to which part of which flow."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from analyzer.ingest.exchange import SPAN_FIELDS

if TYPE_CHECKING:
    import numpy as np

Segment = tuple[int, int]
Segments = list[Segment]

_LAYOUT = "qqiiB?d"  # of SPAN_FIELDS
_pack = struct.Struct("<" + _LAYOUT).pack
_pack_two = struct.Struct("<" + _LAYOUT * 2).pack


class Spans:
    """Spans as they are met, packed."""

    def __init__(self) -> None:
        self._packed = bytearray()
        self.n_parts = 0

    def new_part(self) -> int:
        """Give the number of the next logical part."""
        self.n_parts += 1
        return self.n_parts - 1

    def add(self, segments: Segments, flow: int, part: int, kind: int, from_client: bool, t: float) -> None:
        """Add the segments of one logical part; empty ones have no bytes to point at."""
        for start, length in segments:
            if length:
                self._packed += _pack(start, length, flow, part, kind, from_client, t)

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

        Spans is empty afterwards: the table takes over its memory, and is copied only where it is not in order.
        n_bytes: size of bodies.bin; what lies beyond is cut off.
        rank: for each flow as numbered while reading its row in the frame.
        """
        import numpy as np

        packed, self._packed = self._packed, bytearray()
        spans = np.frombuffer(packed, dtype=SPAN_FIELDS)
        if len(spans):
            spans["flow"] = rank[spans["flow"]]
        beyond = spans["start"] + spans["length"] > n_bytes
        cut = np.unique(spans["flow"][beyond])
        spans["length"] = np.minimum(spans["length"], n_bytes - spans["start"])
        spans = _only(spans, spans["length"] > 0)
        if (spans["start"][1:] < spans["start"][:-1]).any():
            spans = spans[np.argsort(spans["start"], kind="stable")]
        ends = spans["start"] + spans["length"]
        covered = np.maximum.accumulate(ends)[:-1] if len(ends) else ends
        fresh = np.ones(len(spans), dtype=bool)
        fresh[1:] = spans["start"][1:] >= covered
        return _only(spans, fresh), cut, int((~fresh).sum())


def _only(spans: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    return spans if wanted.all() else spans[wanted]
