"""Heads as bytes: request line or status line, headers, blank line, as HTTP/1 writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def request_head(method: str, path: str, http_version: str, headers: Iterable[Sequence[str]]) -> bytes:
    """Give the head of a request; an HTTP/2 or 3 request in its HTTP/1 shape, `METHOD path HTTP/2.0`.

    All text is ISO-8859-1 of the bytes, as in the raw lines; what is beyond becomes UTF-8.

    >>> request_head("GET", "/a", "HTTP/1.1", [("Host", "b")])
    b'GET /a HTTP/1.1\\r\\nHost: b\\r\\n\\r\\n'
    """
    return _head(f"{method} {path} {http_version}", headers)


def response_head(http_version: str, status: int, reason: str, headers: Iterable[Sequence[str]]) -> bytes:
    """Give the head of a response.

    >>> response_head("HTTP/2.0", 200, "", [])
    b'HTTP/2.0 200 \\r\\n\\r\\n'
    """
    return _head(f"{http_version} {status} {reason}", headers)


def trailer_block(trailers: Iterable[Sequence[str]]) -> bytes:
    """Give trailers as bytes, one line each; empty when there are none."""
    return b"".join(header_bytes(f"{name}: {value}\r\n") for name, value in trailers)


def _head(first: str, headers: Iterable[Sequence[str]]) -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return header_bytes(f"{first}\r\n{lines}\r\n")


def header_bytes(text: str) -> bytes:
    """Give the bytes of header text: ISO-8859-1, or UTF-8 where a character lies beyond it."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
