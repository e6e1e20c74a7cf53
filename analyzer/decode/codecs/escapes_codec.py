r"""The escapes of JSON strings in text that is no JSON: `\"`, `\/`, `\n`, `\u0041`. What is no escape stays.

Named `unicode_escape` where every character is written so, else `json_escape`.
"""

from __future__ import annotations

import re

from analyzer.decode.limits import Budget, in_pieces
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

NAME = "json_escape"
UNICODE_NAME = "unicode_escape"
KIND = "carrier"
EXAMPLES = (
    (b'{\\"a\\":\\"b\\\\/c\\"}', b'{"a":"b\\/c"}'),
    (b"\\u5f20\\u4E09 \\ud83d\\ude00", "张三 😀".encode()),
    (b"\\u0041\\x42\\n", b"A\\x42\n"),
    (b"\\ud800\\u0041", b"\xed\xa0\x80A"),
)
NOT_MINE = (b"", b"plain", b"C:\\x", b"\\", b"\\u00g1")
_UNIT = re.compile(rb"((?:\\u[0-9A-Fa-f]{4})++)|\\([\"/bfnrt])|((?:\\\\)++)")
_CUT = re.compile(rb"[^\\]{6}")
_SIMPLE = dict(zip(b'"/bfnrt', (b'"', b"/", b"\b", b"\f", b"\n", b"\r", b"\t"), strict=True))


def sniff(data: bytes) -> bool:
    """Tell whether there is at least one escape."""
    return _UNIT.search(data) is not None


def decode(data: bytes, budget: Budget) -> Decoded:
    """Undo the escapes. Raises DecodeError when there is none."""
    if not sniff(data):
        raise DecodeError("no escape of a string")
    return Decoded(in_pieces(data, undo, _CUT, budget))


def undo(data: bytes) -> bytes:
    """Undo the escapes of a piece of text."""
    return _UNIT.sub(_character, data)


def _character(match: re.Match[bytes]) -> bytes:
    if match[2]:
        return _SIMPLE[match[2][0]]
    if match[3]:
        return match[3][::2]
    units = bytes.fromhex(match[1].translate(None, b"\\u").decode())
    return units.decode("utf-16-be", "surrogatepass").encode("utf-8", "surrogatepass")
