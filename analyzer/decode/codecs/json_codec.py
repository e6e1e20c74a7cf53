"""JSON (RFC 8259) with its own light tokenizer: exact byte positions, repeated keys, any depth, damaged ends.

Nothing is built and nothing recurses; a position is named by walking the tokens up to it.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import re
from collections.abc import Iterator, Sequence

from analyzer.decode import paths
from analyzer.decode.codecs import c_escapes_codec, escapes_codec
from analyzer.decode.limits import MAX_LEVELS, Budget
from analyzer.decode.parts import Decoded, Field

NAME = "json"
KIND = "container"
SNIFF_ORDER = 20
EXAMPLES = (
    (b'{"a":{"b":["x","y"]},"c d":1,"c d":null}', {"$.a.b[0]": "x", "$.a.b[1]": "y", "$['c d']": "null"}),
    (b'[{"k":"\\u00e9"}]', {"$[0].k": "\\u00e9"}),
    (b"\xef\xbb\xbf[true]", {"$[0]": "true"}),
    (b'"{\\"a\\":1}"', {"$": '{\\"a\\":1}'}),
)
NOT_MINE = (b"", b"{", b"{not json", b"[link](target)", b"a=1", b'"text"')
_START = re.compile(rb"\s*(?:\{\s*(?:\"|\}\s*\Z)|\[\s*(?:[\[{\"]|\]\s*\Z|-?\d|true|false|null)|\"\s*\{\s*\\\")")
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[{}\[\]:,]|[^\s"{}\[\]:,]+', re.DOTALL)
_STRING_REST = re.compile(rb'(?:\\.[^"\\]*+)*+\\?', re.DOTALL)
"""From a backslash to before the closing quote, or to the end of damaged data."""
_PIECE = 1 << 12
_BOM = b"\xef\xbb\xbf"


def sniff(data: bytes) -> bool:
    """Tell by the first signs: an object or an array that begins as one must, or a string that holds an object."""
    head = bytes(data[:256])
    return _START.match(head, 3 if head.startswith(_BOM) else 0) is not None


def decode(data: bytes, budget: Budget) -> list[Field]:
    """Give every scalar, in order; of a repeated key each."""
    fields = []
    for start, end, is_name, stack in _walk(data):
        if not is_name:
            budget.take(end - start)
            fields.append(_field(data, start, end, False, stack))
    return fields


def locate(data: bytes, positions: Sequence[int]) -> list[Field | None]:
    """Give the scalar or key at each position (rising), None between them. Stops after the last position."""
    tokens, found = _walk(data), []
    token = next(tokens, None)
    for position in positions:
        while token is not None and token[1] <= position:
            token = next(tokens, None)
        inside = token is not None and token[0] <= position
        found.append(_field(data, token[0], token[1], token[2], token[3]) if token is not None and inside else None)
    return found


def is_deep(data: bytes) -> bool:
    """Tell whether more containers are open at once than are named. Braces in strings count, too: it may be wrong."""
    level = 0
    if data.count(b"[") + data.count(b"{") <= MAX_LEVELS:
        return False
    for low in range(0, len(data), _PIECE):
        high = low + _PIECE
        opened = data.count(b"[", low, high) + data.count(b"{", low, high)
        if level + opened > MAX_LEVELS and _peak(data[low:high]) + level > MAX_LEVELS:
            return True
        level += opened - data.count(b"]", low, high) - data.count(b"}", low, high)
    return False


def _peak(piece: bytes) -> int:
    return max(itertools.accumulate((byte in b"[{") - (byte in b"]}") for byte in piece))


def strings(data: bytes, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Give (start, end), without quotes, of every string literal of data[low:high] that has an escape, in order."""
    done = low
    while (sign := data.find(b"\\", done, high)) >= 0:
        quote = data.rfind(b'"', done, sign)
        rest = _STRING_REST.match(data, sign, high)
        assert rest is not None
        done = rest.end()
        if quote >= 0:
            yield quote + 1, done
        done += data[done : done + 1] == b'"' and quote >= 0


def unescape(raw: bytes, budget: Budget) -> Decoded:
    """Give the text of a string literal (without its quotes) as UTF-8; of a damaged one what can be undone.

    Raises DecodeError when there is nothing to undo.
    """
    budget.check_time()
    try:
        return Decoded(json.loads(b'"' + raw + b'"', strict=False).encode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError, AttributeError):
        return c_escapes_codec.decode(raw, budget) if c_escapes_codec.sniff(raw) else escapes_codec.decode(raw, budget)


_Stack = list[list[int]]


def _walk(data: bytes) -> Iterator[tuple[int, int, bool, _Stack]]:
    """Give (start, end, is a key, open containers) of every key and scalar.

    An open container is [kind, index, key start, key end] with kind 0 for an array and 1 for an object; the list is
    the walker's own and changes with the next step.
    """
    stack: _Stack = []
    expect_key = False
    for token in _TOKEN.finditer(data, len(_BOM) if data[:3] == _BOM else 0):
        start, end = token.span()
        first = data[start]
        if first == 0x7B or first == 0x5B:  # { [
            stack.append([int(first == 0x7B), 0, -1, -1])
            expect_key = first == 0x7B
        elif first == 0x7D or first == 0x5D:  # } ]
            if stack:
                stack.pop()
            expect_key = False
        elif first == 0x2C:  # ,
            if stack:
                stack[-1][1] += 1
                expect_key = stack[-1][0] == 1
        elif first == 0x3A:  # :
            expect_key = False
        else:
            inner = (start + 1, end - (data[end - 1] == 0x22 and end - start > 1)) if first == 0x22 else (start, end)
            if expect_key and stack:
                stack[-1][2], stack[-1][3] = inner
            yield (*inner, expect_key, stack)


def _field(data: bytes, start: int, end: int, is_name: bool, stack: _Stack) -> Field:
    is_text = start > 0 and data[start - 1] == 0x22
    return Field(start, end, _path(data, stack), "json" if is_text else "", is_name)


def _path(data: bytes, stack: _Stack) -> str:
    steps = [
        paths.element(index) if kind == 0 else _member(data[key_start:key_end])
        for kind, index, key_start, key_end in stack[:MAX_LEVELS]
        if kind == 0 or key_start >= 0
    ]
    return paths.ROOT + "".join(steps) + ("…" if len(stack) > MAX_LEVELS else "")


def _member(raw: bytes) -> str:
    key = raw.decode("utf-8", "replace")
    if "\\" in key:
        with contextlib.suppress(ValueError):
            key = json.loads(f'"{key}"', strict=False)
    return paths.member(key)
