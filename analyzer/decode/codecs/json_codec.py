"""JSON (RFC 8259) with its own light tokenizer: exact byte positions, repeated keys, any depth, damaged ends.

Nothing is built and nothing recurses; a position is named by walking the tokens up to it.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator, Sequence

from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded, Field
from analyzer.model.errors import DecodeError

NAME = "json"
KIND = "container"
SNIFF_ORDER = 20
EXAMPLES = (
    (b'{"a":{"b":["x","y"]},"c d":1,"c d":null}', {"$.a.b[0]": "x", "$.a.b[1]": "y", "$['c d']": "null"}),
    (b'[{"k":"\\u00e9"}]', {"$[0].k": "\\u00e9"}),
    (b"\xef\xbb\xbf[true]", {"$[0]": "true"}),
)
NOT_MINE = (b"", b"{", b"{not json", b"[link](target)", b"a=1", b'"text"')
_START = re.compile(rb"\s*(?:\{\s*(?:\"|\}\s*\Z)|\[\s*(?:[\[{\"]|\]\s*\Z|-?\d|true|false|null))")
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[{}\[\]:,]|[^\s"{}\[\]:,]+', re.DOTALL)
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
ESCAPED_STRING = re.compile(rb'"([^"\\]*+(?:\\.[^"\\]*+)++)(?:"|\\?\Z)', re.DOTALL)
"""A string that has an escape; in valid JSON only an opening quote is followed by a backslash before the next quote.
It never gives back what it took and may end with the data, so that its cost is linear in damaged text, too."""
_BOM = b"\xef\xbb\xbf"


def sniff(data: bytes) -> bool:
    """Tell by the first signs: an object or an array that begins as one must."""
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


def unescape(raw: bytes, budget: Budget) -> Decoded:
    """Give the text of a string literal (without its quotes) as UTF-8. Raises DecodeError when it is none."""
    budget.check_time()
    try:
        text = json.loads(b'"' + raw + b'"', strict=False)
    except (ValueError, RecursionError) as error:
        raise DecodeError("string literal is damaged") from error
    return Decoded(text.encode("utf-8", "surrogatepass"))


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
    return "$" + "".join(
        f"[{index}]" if kind == 0 else _member(data[key_start:key_end])
        for kind, index, key_start, key_end in stack
        if kind == 0 or key_start >= 0
    )


def _member(raw: bytes) -> str:
    key = raw.decode("utf-8", "replace")
    if "\\" in key:
        with contextlib.suppress(ValueError):
            key = json.loads(f'"{key}"', strict=False)
    if _IDENTIFIER.match(key):
        return "." + key
    return "['" + key.replace("\\", "\\\\").replace("'", "\\'") + "']"
