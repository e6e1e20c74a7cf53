"""gRPC and gRPC-Web framing: messages one after another, each behind a flag and its length (gRPC over HTTP/2,
"Length-Prefixed-Message"; gRPC-Web marks the trailers' frame with 0x80 in the flag).

Each frame is an entry without a name. A compressed message stays compressed: it is gzip as a rule, and that has its
own sign. A body in grpc-web-text is base64 of this. Frames that are cut short are not told from other bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzer.decode.limits import BELIEVED_AFTER, Budget
from analyzer.decode.parts import Decoded, Entry
from analyzer.model.errors import DecodeError

NAME = "grpc"
KIND = "archive"
SNIFF_ORDER = 30
EXAMPLES = (
    (b"\x00\x00\x00\x00\x03\x0a\x01x", {"": [b"\x0a\x01x"]}),
    (b"\x01\x00\x00\x00\x02\x1f\x8b\x80\x00\x00\x00\x0fgrpc-status:0\r\n", {"": [b"\x1f\x8b", b"grpc-status:0\r\n"]}),
)
NOT_MINE = (b"", bytes(5), bytes(10), b"\x00\x00\x00\x00\x03\x0a\x01", b"\x02\x00\x00\x00\x01x", b"text", b'{"a":1}')
_PREFIX = 5
_COMPRESSED, _TRAILERS = 0x01, 0x80
_FLAGS = (0, _COMPRESSED, _TRAILERS, _COMPRESSED | _TRAILERS)


class Frame(NamedTuple):
    """One message: the payload's extent, and what the flag says of it."""

    start: int
    end: int
    is_compressed: bool
    is_trailers: bool


def sniff(data: bytes) -> bool:
    """Tell whether all bytes are frames, and not most of them empty."""
    if len(data) <= _PREFIX or data[0] not in _FLAGS:
        return False
    n_frames = n_filled = 0
    try:
        for frame in _frames(data):
            n_frames += 1
            n_filled += frame.end > frame.start
            if n_frames > BELIEVED_AFTER:
                break
    except DecodeError:
        return False
    return 2 * n_filled >= n_frames


def decode(data: bytes, budget: Budget) -> list[Entry]:
    """Give every frame with something in it as an entry of its bytes as they were sent. Raises DecodeError."""
    if not sniff(data):
        raise DecodeError("no frames")
    entries = []
    for frame in decode_frames(data, budget):
        if frame.end > frame.start:
            entries.append(Entry("", frame.start, frame.end, Decoded(data[frame.start : frame.end])))
    return entries


def decode_frames(data: bytes, budget: Budget) -> list[Frame]:
    """Give every frame. Raises DecodeError when they are not all the bytes, LimitReached at too many."""
    frames = []
    for frame in _frames(data):
        budget.take(0)
        budget.check_time()
        frames.append(frame)
    return frames


def _frames(data: bytes) -> Iterator[Frame]:
    position = 0
    while position < len(data):
        start = position + _PREFIX
        flag = data[position]
        position = start + int.from_bytes(data[position + 1 : start], "big")
        if flag not in _FLAGS or position > len(data) or start > len(data):
            raise DecodeError("a frame is damaged or cut short")
        yield Frame(start, position, bool(flag & _COMPRESSED), bool(flag & _TRAILERS))
