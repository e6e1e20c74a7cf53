"""base64 and base64url (RFC 4648 §4, §5), padded or not, as a run inside text.

A run is worth decoding when it begins with the base64 of `{"`, `[{` and the like or of a compressed stream, or when
its last three groups decode to ASCII: a random run does that once in about 500 × 8 cases.
"""

from __future__ import annotations

import base64
import binascii
import re

from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "base64"
URL_NAME = "base64url"
KIND = "carrier"
EXAMPLES = ((b"Zm9vYmFyIGJhcg==", b"foobar bar"), (b"eyJhIjoxfQ", b'{"a":1}'), (b"Pz8_Pz8-Pz8_", b"?????>???"))
NOT_MINE = (b"", b"abc", b"not base64!", b"0123456789abcdef0123456789abcdef")
MIN_LENGTH = 9

RUN = re.compile(rb"[A-Za-z0-9+/_-]+={0,2}")
_GROUP = rb"[CDI-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][A-Za-z0-9+/_-]"
TEXT_END = rb"(?:%b){3}(?:[A-Za-z0-9+/_-]{2,3})?={0,2}[^A-Za-z0-9+/=_-]" % _GROUP
"""Where a run of base64 ends whose last groups are ASCII; one byte more than the run."""
BEGINNINGS = (b"eyJ", b"ewo", b"ew0", b"eyA", b"W3s", b"Wwo", b"Ww0", b"WyJ", b"H4sI", b"KLUv/", b"PD94bWw")
TEXT_END_AT_END = re.compile(rb"(?:%b){3}(?:[A-Za-z0-9+/_-]{2,3})?={0,2}\Z" % _GROUP)
_PRINTABLE = bytes(sorted({9, 10, 13, *range(32, 127), *range(128, 256)}))


def sniff(data: bytes) -> bool:
    """Tell whether a whole run is base64 of text or of a compressed stream."""
    if len(data) < MIN_LENGTH or not RUN.fullmatch(data):
        return False
    return data.startswith(BEGINNINGS) or bool(TEXT_END_AT_END.search(data))


def decode(data: bytes, budget: Budget) -> Decoded:
    """Decode one run. Raises DecodeError when it is not base64 of text or of a compressed stream."""
    budget.check_growth(len(data), len(data) * 3 // 4)
    body = data.rstrip(b"=")
    if len(body) % 4 == 1:
        body = body[:-1]
    try:
        content = base64.b64decode(body.translate(_FROM_URL) + b"=" * (-len(body) % 4), validate=True)
    except binascii.Error as error:
        raise DecodeError("base64 run is damaged") from error
    if not _is_worth(content):
        raise DecodeError("base64 run is no text")
    return Decoded(content)


_FROM_URL = bytes.maketrans(b"-_", b"+/")


def _is_worth(content: bytes) -> bool:
    if content[:3] == b"\x1f\x8b\x08" or content[:4] == b"\x28\xb5\x2f\xfd":
        return True
    head = content[:4096]
    if head.translate(None, _PRINTABLE):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4 and len(content) > len(head)
    return bool(head)


def name_of(token: bytes) -> str:
    """Give `base64url` for a run that uses its own characters, else `base64`."""
    return URL_NAME if b"-" in token or b"_" in token else NAME
