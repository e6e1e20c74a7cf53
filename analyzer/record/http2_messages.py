"""HTTP/2 messages in the plaintext of one direction of a connection (RFC 9113, RFC 7541).

What is cut is kept as far as it came. Pushed streams and extended CONNECT are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from analyzer.record.http_messages import Header, Message

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
VERSION = "HTTP/2.0"

_DATA, _HEADERS, _CONTINUATION = 0, 1, 9
_END_STREAM, _END_HEADERS, _PADDED, _PRIORITY = 1, 4, 8, 32
_FRAME_HEAD = 9
_MAX_TABLE = 1 << 20


@dataclass
class _Stream:
    """One side of an exchange."""

    start: int
    headers: list[Header] = field(default_factory=list)
    trailers: list[Header] = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)
    end: int = 0
    is_whole: bool = False


def is_http2(sent: bytes) -> bool:
    """Tell whether a client speaks HTTP/2."""
    return sent.startswith(PREFACE)


def messages_by_stream(data: bytes, *, from_client: bool) -> dict[int, Message]:
    """Give requests or final responses by stream, in the order they began; interim responses are left out.

    first: as of HTTP/1, with version HTTP/2.0; a `host` header stands for `:authority`. A header block that cannot be
    decoded ends the reading: what follows depends on it.
    """
    from hpack import Decoder
    from hpack.exceptions import HPACKError

    decoder = Decoder()
    # The peer may have allowed a larger table in its settings, which stand in the other direction.
    decoder.max_allowed_table_size = _MAX_TABLE
    streams: dict[int, _Stream] = {}
    blocks: dict[int, bytearray] = {}
    for kind, flags, number, payload, place in _frames(data, len(PREFACE) if from_client else 0):
        if kind in (_HEADERS, _CONTINUATION):
            block = blocks.setdefault(number, bytearray())
            block += _without_padding(payload, flags, is_headers=kind == _HEADERS)
            stream = streams.setdefault(number, _Stream(place[0]))
            if flags & _END_HEADERS:
                try:
                    decoded = decoder.decode(bytes(blocks.pop(number)), raw=True)
                except HPACKError:
                    break
                _take_headers(stream, [(_text(name), _text(value)) for name, value, *_ in decoded])
        elif kind == _DATA and number in streams:
            stream = streams[number]
            stream.body += _without_padding(payload, flags, is_headers=False)
        else:
            continue
        stream.end = place[1]
        stream.is_whole = stream.is_whole or bool(flags & _END_STREAM and kind in (_DATA, _HEADERS))
    found = {number: _message(stream, from_client=from_client) for number, stream in streams.items()}
    return {number: message for number, message in found.items() if message is not None}


def _frames(data: bytes, at: int) -> Iterator[tuple[int, int, int, bytes, tuple[int, int]]]:
    """Give type, flags, stream, payload, and where each whole frame begins and ends."""
    while at + _FRAME_HEAD <= len(data):
        length = int.from_bytes(data[at : at + 3], "big")
        end = at + _FRAME_HEAD + length
        if end > len(data):
            return
        number = int.from_bytes(data[at + 5 : at + 9], "big") & 0x7FFFFFFF
        yield data[at + 3], data[at + 4], number, data[at + _FRAME_HEAD : end], (at, end)
        at = end


def _without_padding(payload: bytes, flags: int, *, is_headers: bool) -> bytes:
    if flags & _PADDED and payload:
        payload = payload[1 : len(payload) - payload[0]]
    return payload[5:] if is_headers and flags & _PRIORITY else payload


def _take_headers(stream: _Stream, headers: list[Header]) -> None:
    status = dict(stream.headers).get(":status", "")
    if not stream.headers or status.startswith("1"):
        stream.headers = headers
    else:
        stream.trailers = headers


def _message(stream: _Stream, *, from_client: bool) -> Message | None:
    named = {name: value for name, value in stream.headers if name.startswith(":")}
    headers = [(name, value) for name, value in stream.headers if not name.startswith(":")]
    if from_client:
        if ":method" not in named or ":path" not in named:
            return None
        first = (named[":method"], named[":path"], VERSION)
        if ":authority" in named and not any(name == "host" for name, _ in headers):
            headers.insert(0, ("host", named[":authority"]))
    else:
        status = named.get(":status", "")
        if len(status) != 3 or not status.isdecimal() or status.startswith("1"):
            return None
        first = (VERSION, status, "")
    return Message(first, headers, bytes(stream.body), stream.start, stream.end, stream.is_whole, stream.trailers)


def _text(value: bytes | str) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value
