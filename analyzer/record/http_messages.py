"""HTTP/1 messages in the plaintext of one direction of a connection (RFC 9112).

Strict where it decides what is HTTP at all, patient with what was cut: the last message may lack its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

Header = tuple[str, str]

_REQUEST = re.compile(rb"([A-Z]{3,20}) (\S+) (HTTP/1\.[01])\r\n")
_STATUS = re.compile(rb"(HTTP/1\.[01]) (\d{3})(?: ([^\r\n]*))?\r\n")
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[^\r\n]*\r\n")
_MAX_HEAD = 1 << 18
_SWITCHING = 101
_NO_BODY = frozenset({204, 304})


@dataclass(frozen=True)
class Message:
    """One message. first: method, target, version, or version, status, reason. start, end: where it stands among the
    bytes of its direction. is_whole: its end was seen."""

    first: tuple[str, str, str]
    headers: list[Header]
    body: bytes
    start: int
    end: int
    is_whole: bool = True
    trailers: list[Header] = field(default_factory=list)

    def values(self, name: str) -> list[str]:
        """Give the values of a header, in order."""
        return [value for key, value in self.headers if key.lower() == name]


@dataclass(frozen=True)
class Parsed:
    """Messages in order, and where what is no HTTP/1 message begins: the end of the bytes when all of it is."""

    messages: list[Message]
    rest: int


def requests_in(data: bytes) -> Parsed:
    """Give the requests an app sent over one connection.

    >>> [one.first for one in requests_in(b"GET /a HTTP/1.1\\r\\nHost: b\\r\\n\\r\\n").messages]
    [('GET', '/a', 'HTTP/1.1')]
    """
    return _parse(data, _REQUEST, lambda _first: "length")


def responses_in(data: bytes, methods: Sequence[str], *, is_closed: bool) -> Parsed:
    """Give the responses that came. methods: of the requests, in order. is_closed: the connection was seen to end,
    which is how a body without a length ends.

    Interim responses (1xx) are left out. After 101 the connection speaks another protocol: it is the rest.
    """
    waiting = list(methods)

    def kind(first: tuple[str, str, str]) -> str:
        status = int(first[1])
        if status == _SWITCHING:
            return "upgrade"
        if status < 200:
            return "interim"
        method = waiting.pop(0) if waiting else ""
        if method == "HEAD" or status in _NO_BODY:
            return "none"
        return "closed" if is_closed else "open"

    parsed = _parse(data, _STATUS, kind)
    return Parsed([one for one in parsed.messages if one.first[1] == "101" or one.first[1][0] != "1"], parsed.rest)


def _parse(data: bytes, first_line: re.Pattern[bytes], kind_of: object) -> Parsed:
    messages: list[Message] = []
    at = 0
    while at < len(data):
        found = first_line.match(data, at)
        end = data.find(b"\r\n\r\n", at, at + _MAX_HEAD) if found else -1
        if found is None or end < 0:
            return Parsed(messages, at)
        a, b, c = ((group or b"").decode("latin-1") for group in found.groups())
        headers = _headers(data[found.end() : end + 2])
        if headers is None:
            return Parsed(messages, at)
        kind = kind_of((a, b, c))  # type: ignore[operator]
        if kind == "upgrade":
            messages.append(Message((a, b, c), headers, b"", at, end + 4))
            return Parsed(messages, end + 4)
        message = _with_body(data, at, end + 4, (a, b, c), headers, kind)
        messages.append(message)
        at = message.end
    return Parsed(messages, at)


def _headers(block: bytes) -> list[Header] | None:
    """Give the headers of a head without its first line; null when a line is none."""
    headers: list[Header] = []
    for line in block.decode("latin-1").split("\r\n")[:-1]:
        name, colon, value = line.partition(":")
        if not colon or not name or name != name.strip():
            return None
        headers.append((name, value.strip(" \t")))
    return headers


def _with_body(
    data: bytes, start: int, at: int, first: tuple[str, str, str], headers: list[Header], kind: str
) -> Message:
    """Read the body that begins at `at`. kind: length, none, interim, closed or open, as the first line decides."""
    named = {name.lower(): value for name, value in headers}
    if kind in ("none", "interim"):
        return Message(first, headers, b"", start, at)
    if "chunked" in named.get("transfer-encoding", "").lower():
        body, trailers, end, is_whole = _chunked(data, at)
        return Message(first, headers, body, start, end, is_whole, trailers)
    length = named.get("content-length", "")
    if length.isdecimal():
        end = min(at + int(length), len(data))
        return Message(first, headers, data[at:end], start, end, end - at == int(length))
    if kind == "length":
        return Message(first, headers, b"", start, at)
    return Message(first, headers, data[at:], start, len(data), kind == "closed")


def _chunked(data: bytes, at: int) -> tuple[bytes, list[Header], int, bool]:
    """Give body, trailers, where the message ends, and whether it does."""
    parts: list[bytes] = []
    while found := _SIZE.match(data, at):
        size = int(found[1], 16)
        if size == 0:
            end = data.find(b"\r\n\r\n", found.end() - 2, found.end() + _MAX_HEAD)
            if end < 0:
                break
            return b"".join(parts), _headers(data[found.end() : end + 2]) or [], end + 4, True
        parts.append(data[found.end() : found.end() + size])
        at = found.end() + size + 2
        if at > len(data):
            break
    return b"".join(parts), [], len(data), False
