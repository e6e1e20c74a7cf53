"""base64 and base64url (RFC 4648 §4, §5), padded or not, in one piece or in lines, as a run inside text."""

from __future__ import annotations

import binascii
import re

from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "base64"
URL_NAME = "base64url"
KIND = "carrier"
EXAMPLES = (
    (b"Zm9vYmFy", b"foobar"),
    (b"Zm9vYg==", b"foob"),
    (b"eyJhIjoxfQ", b'{"a":1}'),
    (b"Pz8_Pz8-Pz8_", b"?????>???"),
    (b"Zm9v\r\n YmFy\r\n", b"foobar"),
)
NOT_MINE = (b"", b"abc", b"not base64!", b"QUJDR", b"Zm9v=YmF", b"=Zm9vYmFy")
MIN_LENGTH = 8
"""A shorter run tells nothing."""
_RUN = re.compile(rb"[A-Za-z0-9+/_-]{4,}+={0,2}\s*+")
_LINES = re.compile(rb"[A-Za-z0-9+/_\-]++(?:\r?\n[ \t]*+[A-Za-z0-9+/_\-]++)*+={0,2}\s*+")
_FROM_URL = bytes.maketrans(b"-_", b"+/")
_BLANK = b" \t\r\n"


def sniff(data: bytes) -> bool:
    """Tell whether all of it is base64, by its characters and their number."""
    if b"\n" in data:
        return _LINES.fullmatch(data) is not None and len(_body(data)) % 4 != 1
    return _RUN.fullmatch(data) is not None and len(data.rstrip(b"= \r\n\t")) % 4 != 1


def decode(data: bytes, budget: Budget) -> Decoded:
    """Decode one run. Raises DecodeError when it is not base64."""
    if len(data) > 4096:
        budget.check_time()
        budget.check_growth(len(data), len(data) * 3 // 4)
    body = _body(data)
    if not body or len(body) % 4 == 1 or len(data) < 4:
        raise DecodeError("no base64 run")
    try:
        return Decoded(binascii.a2b_base64(body.translate(_FROM_URL) + b"=" * (-len(body) % 4), strict_mode=True))
    except binascii.Error as error:
        raise DecodeError("base64 run is damaged") from error


def _body(data: bytes) -> bytes:
    body = data.translate(None, _BLANK) if data[-1:] in _BLANK or b"\n" in data else data
    return body.rstrip(b"=")


def name_of(token: bytes) -> str:
    """Give `base64url` for a run that uses its own characters, else `base64`."""
    return URL_NAME if b"-" in token or b"_" in token else NAME
