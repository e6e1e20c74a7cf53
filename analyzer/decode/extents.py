"""Where decoded text stands in the escaped text it came from: an escape stands for one character, so that a part of a
text is escaped exactly as the whole is."""

from __future__ import annotations

import re
from bisect import bisect_right

from analyzer.decode.codecs import (
    c_escapes_codec,
    entities_codec,
    escapes_codec,
    percent_unicode_codec,
    quoted_printable_codec,
    urlenc_codec,
    xml_codec,
)
from analyzer.decode.node import Node
from analyzer.decode.parts import JSON_STRING, XML_TEXT

_NEWER = (c_escapes_codec.NAME, percent_unicode_codec.NAME, quoted_printable_codec.NAME)
STEPS = frozenset({urlenc_codec.NAME, urlenc_codec.PLUS_NAME, escapes_codec.NAME, entities_codec.NAME, *_NEWER})
"""Codecs that write single characters, so that they are steps of a value's transform unless a document is inside."""
_OF_STRING = re.compile(rb"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\[\"\\/bfnrt]")
_OF_XML = re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[|\]\]>|" + xml_codec.ENTITY.pattern, re.DOTALL)
_OF_C = re.compile(c_escapes_codec.OWN.pattern + rb"|" + _OF_STRING.pattern)
_OF_JAVASCRIPT = re.compile(
    rb"%u[dD][89abAB][0-9A-Fa-f]{2}%u[dD][c-fC-F][0-9A-Fa-f]{2}|%(?:u[0-9A-Fa-f]{2})?[0-9A-Fa-f]{2}"
)
_PATTERNS = {
    c_escapes_codec.NAME: _OF_C,
    percent_unicode_codec.NAME: _OF_JAVASCRIPT,
    quoted_printable_codec.NAME: quoted_printable_codec.ESCAPE,
    urlenc_codec.NAME: urlenc_codec.ESCAPE,
    urlenc_codec.PLUS_NAME: urlenc_codec.ESCAPE,
    escapes_codec.NAME: _OF_STRING,
    JSON_STRING: _OF_STRING,
    entities_codec.NAME: xml_codec.ENTITY,
    XML_TEXT: _OF_XML,
}
_ALL_UNICODE = re.compile(rb"(?:\\u[0-9A-Fa-f]{4})+")
_ALL_REFS = re.compile(rb"(?:&#[0-9xX][0-9A-Fa-f]*;)+")


def raw_extent(node: Node, start: int, end: int) -> tuple[int, int]:
    """Give where content[start:end] of an escaped text stands in the content of its parent; all of the node for
    another encoding."""
    if node.parent is None or node.codec not in _PATTERNS:
        return node.start, node.end
    decoded_ends, raw_ends = node.steps or _mapped(node)
    return node.start + _raw(start, decoded_ends, raw_ends), node.start + _raw(end, decoded_ends, raw_ends)


def step_of(node: Node, start: int, end: int) -> str:
    """Give the name of the step that writes content[start:end] as it stands in the parent; empty when it is the same
    there."""
    assert node.parent is not None
    low, high = raw_extent(node, start, end)
    raw = node.parent.content[low:high]
    if raw == node.content[start:end]:
        return ""
    if node.codec == escapes_codec.NAME:
        is_unicode = _ALL_UNICODE.fullmatch(raw) and (raw != raw.lower() or _has_ascii(node.content[start:end]))
        return escapes_codec.UNICODE_NAME if is_unicode else escapes_codec.NAME
    if node.codec in _NEWER:
        return node.codec
    if node.codec == entities_codec.NAME:
        return entities_codec.REFS_NAME if _ALL_REFS.fullmatch(raw) else entities_codec.NAME
    return urlenc_codec.PLUS_NAME if node.codec == urlenc_codec.PLUS_NAME and b"+" in raw[1:] else urlenc_codec.NAME


_ASCII = bytes(range(128))


def _has_ascii(text: bytes) -> bool:
    """Tell whether an ASCII character is there; without one both ways of escaping write the same, but for the case."""
    return len(text.translate(None, _ASCII)) < len(text)


def _mapped(node: Node) -> tuple[list[int], list[int]]:
    """Give the ends of all escapes, in the decoded and in the raw text."""
    assert node.parent is not None
    decoded_ends, raw_ends = [0], [0]
    shift = 0
    for match in _PATTERNS[node.codec].finditer(node.parent.content[node.start : node.end]):
        shift += len(match[0]) - _decoded_length(match[0], node.codec)
        raw_ends.append(match.end())
        decoded_ends.append(match.end() - shift)
    node.steps = decoded_ends, raw_ends
    return node.steps  # type: ignore[no-any-return]


def _decoded_length(escape: bytes, codec: str) -> int:
    if escape[:1] == b"%":
        if escape[1:2] != b"u":
            return _utf8_length(int(escape[1:], 16)) if codec == percent_unicode_codec.NAME else 1
        return 4 if len(escape) > 6 else _utf8_length(int(escape[2:], 16))
    if escape[:1] == b"=":
        return len(escape.strip()) // 3
    if (of_c := c_escapes_codec.OWN.fullmatch(escape)) is not None:
        return len(c_escapes_codec.character(of_c))
    if escape[:1] == b"\\":
        if escape[1:2] != b"u":
            return 1
        return 4 if len(escape) > 6 else _utf8_length(int(escape[2:6], 16))
    if escape[:1] == b"&":
        match = xml_codec.ENTITY.fullmatch(escape)
        return len(xml_codec.character(match)) if match else len(escape)
    return 0


def _utf8_length(code: int) -> int:
    return 1 if code < 0x80 else 2 if code < 0x800 else 3


def _raw(position: int, decoded_ends: list[int], raw_ends: list[int]) -> int:
    i = bisect_right(decoded_ends, position) - 1
    return raw_ends[i] + position - decoded_ends[i]
