"""JSON web tokens (RFC 7519) in their compact form: header, payload and signature in base64url, joined by dots."""

from __future__ import annotations

import re

from analyzer.decode.codecs import base64_codec
from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "jwt"
KIND = "carrier"
_RFC_7519 = (
    b"eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
    b"eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
    b"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
)
_PAYLOAD = b'{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}'
EXAMPLES = (
    (_RFC_7519, _PAYLOAD),
    (b"eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ.", b'{"iss":"joe"}'),
)
NOT_MINE = (b"", b"a.b.c", b"eyJhIjoxfQ.eyJhIjoxfQ.AAAA", b"www.example.com", b"eyJhbGciOiJub25lIn0")
_TOKEN = re.compile(rb"(eyJ[A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.(?:[A-Za-z0-9_-]*)")
_MAX_HEADER = 8192


def sniff(data: bytes) -> bool:
    """Tell by three parts of which the first is a header that names an algorithm."""
    match = _TOKEN.fullmatch(data)
    return match is not None and is_header(match[1])


def is_header(part: bytes) -> bool:
    """Tell whether a run is the first part of a token."""
    if not part.startswith(b"eyJ") or len(part) > _MAX_HEADER:
        return False
    try:
        return b'"alg"' in base64_codec.decode(part, Budget()).content
    except DecodeError:
        return False


def decode(data: bytes, budget: Budget) -> Decoded:
    """Give the payload of a token. Raises DecodeError when it is none."""
    match = _TOKEN.fullmatch(data)
    if match is None or not is_header(match[1]):
        raise DecodeError("no web token")
    return base64_codec.decode(match[2], budget)
