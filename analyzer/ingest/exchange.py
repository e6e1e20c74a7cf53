"""What a capture is to the analysis: flows as columns, and spans of one memory-mapped byte array.

Bytes are addressed, never copied: a span says where in `bodies.bin` a piece of a message lies and to
which flow it belongs. Detection scans the array whole and turns an offset into its span by binary search.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from analyzer.store.scratch import Scratch

if TYPE_CHECKING:
    import mmap

    import numpy as np
    import pandas as pd


class PartKind(IntEnum):
    """Which part of a message a span is."""

    REQUEST_HEAD = 0
    REQUEST_BODY = 1
    RESPONSE_HEAD = 2
    RESPONSE_BODY = 3
    MESSAGE = 4
    CHUNK = 5
    DNS_QUERY = 6
    DNS_RESPONSE = 7
    REQUEST_TRAILERS = 8
    RESPONSE_TRAILERS = 9


SPAN_FIELDS = [
    ("start", "<i8"),
    ("length", "<i8"),
    ("flow", "<i4"),
    ("part", "<i4"),
    ("kind", "u1"),
    ("from_client", "?"),
    ("t", "<f8"),
]
"""A span: offset and length in bodies.bin; row in `flows`; number of the logical part it is a segment of
(equal for the segments of one streamed body, in order; parts are numbered in order of their first line);
PartKind; whether the app sent it; when it began, seconds."""


@dataclass
class Capture:
    """One capture, ready to be scanned.

    flows: frame, one row per flow in order of request start, columns of table `flows` that need no
        detection (text that repeats as category), plus `request_encoding`, `response_encoding` (lower case),
        `request_type`, `response_type` (content-type with parameters), `client_address` (the app's end).
        Detection fills registrable_domain, party_*, phase, consent_state, decode_state, connect_event_id, caller.
    spans: numpy structured array (SPAN_FIELDS), sorted by start, not overlapping.
    data: the bytes of bodies.bin, memory-mapped (or b"" when there are none).
    hook_events: plain rows (dicts) of `Api` lines, clock corrected: keys of events.Api plus t_host_clock.
    gaps: rows for table `gaps` found while reading, without gap_id and session_id, times in seconds.
    scratch: room for columns that are made of it. Columns and spans of a large capture are read-only, in files.
    """

    flows: pd.DataFrame
    spans: np.ndarray
    data: mmap.mmap | bytes
    gaps: list[dict[str, Any]] = field(default_factory=list)
    scratch: Scratch = field(default_factory=Scratch)
