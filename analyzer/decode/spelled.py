"""Undoes the rarer ways to spell bytes in text: pairs of hex digits, lists of numbers, quoted-printable, `%u5F20`.

They are looked for only where a scan saw a sign of them (`SIGNS`, or the kernel's own for pairs and lists).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from types import ModuleType

from analyzer.decode import documents
from analyzer.decode.codecs import (
    byte_list_codec,
    json_codec,
    pairs_codec,
    percent_unicode_codec,
    quoted_printable_codec,
    xml_codec,
)
from analyzer.decode.escaping import Span, is_inside
from analyzer.decode.limits import LimitReached
from analyzer.decode.node import Node
from analyzer.model.errors import DecodeError

SIGNS = (
    rb"\\x[0-9A-Fa-f]{2}",
    rb"\\[0-3][0-7]{2}",
    rb"\\u\{[0-9A-Fa-f]",
    rb"%u[0-9A-Fa-f]{4}",
    rb"(?:=[0-9A-F]{2}){3}",
    rb"(?i)quoted-printable",
    rb"0[xX][0-9A-Fa-f]{2},? ?0[xX][0-9A-Fa-f]{2},? ?0[xX]",
)
"""Expressions of the scanner for what says that a text is spelled otherwise; escapes are undone with the others."""
_QUICK = tuple(
    re.compile(rb"%b(?:%b){6}" % (piece, piece))
    for piece in (
        *(mark + rb"[0-9A-Fa-f]{2}" for mark in (b":", b"-", b" ", rb"\+")),
        *(mark + rb"\d{2,3}" for mark in (b"-", b" ")),
        rb",[ \r\n\t]*+-?\d{1,3}",
    )
)
"""What any pairs or lists have; each begins with one byte, which is fast to search."""
_QUOTED = re.compile(rb"(?i:quoted-printable)|(?:=[0-9A-F]{2}){3}")
_ANY = re.compile(rb"[:, +-](?:0x)?[0-9A-Fa-f-]{2}|%u|=[0-9A-F]{2}")
"""What is anywhere in them."""
_WORD = re.compile(rb"[A-Za-z0-9@*_+./%-]*%u[0-9A-Fa-f]{4}[A-Za-z0-9@*_+./%-]*")
"""What `escape` writes is of these characters alone."""
_QUOTED_LINES = re.compile(rb"(?:[^\r\n=]++|=(?:[ \t]*+\r?\n)?+)++")
_QUOTED_FIELD = re.compile(rb"(?:[\t !#-;?-~]++|=(?:[ \t]*+\r?\n)?+)++")
"""The same in a document, whose fields end with a mark."""
_SOFT_BREAK = re.compile(rb"=[ \t]*\r?\n")
_MAX_NESTING = 4
_LEAST = 12
"""Bytes of the shortest field in which a document may spell something."""


def is_spelled(content: bytes) -> bool:
    """Tell whether pairs of hex digits or a list of numbers stand in a text."""
    return any(quick.search(content) for quick in _QUICK) and (
        pairs_codec.ANYWHERE.search(content) is not None or byte_list_codec.RUN.search(content) is not None
    )


def peel_words(node: Node, doc: ModuleType | None, taken: list[Span]) -> list[Span]:
    """Hang the words that JavaScript escaped and the documents in quoted-printable, outside of `taken`, below a node;
    gives where they stand, in order. doc: the document that it is."""
    quoted = list[Span]()
    if _QUOTED.search(node.content):
        quoted = [span for span in _fields(node.content, doc) if _is_quoted_document(node.content[slice(*span)])]
        for span in (quoted := _apart(quoted)):
            child = _take(node, quoted_printable_codec, span, taken)
            if child is not None:
                child.is_whole = span == (0, len(node.content))
    words = _within(node, doc, _WORD) if b"%u" in node.content else []
    words = [span for span in words if not is_inside(span[0], quoted)]
    for span in words:
        _take(node, percent_unicode_codec, span, taken)
    return sorted([*quoted, *words])


def peel_spelled(node: Node, doc: ModuleType | None, taken: list[Span]) -> None:
    """Hang what is spelled otherwise below a node, outside of `taken`. doc: the document that it is."""
    for codec in (pairs_codec, byte_list_codec):
        for span in _within(node, doc, codec.RUN):
            _take(node, codec, span, taken)
    if _QUOTED.search(node.content):
        for span in _within(node, doc, _QUOTED_FIELD if doc is not None else _QUOTED_LINES):
            _take(node, quoted_printable_codec, span, taken)


def _is_quoted_document(content: bytes) -> bool:
    """Tell whether all of a text is a document of JSON or XML in quoted-printable: as it stands it is none, or its
    lines break where those of no document do."""
    if not content.isascii() or not _QUOTED.search(content):
        return False
    if not _SOFT_BREAK.search(content) and documents.find(content) is not None:
        return False
    doc = documents.find(quoted_printable_codec.ESCAPE.sub(quoted_printable_codec.character, content))
    return doc is json_codec or doc is xml_codec


def _within(node: Node, doc: ModuleType | None, pattern: re.Pattern[bytes]) -> list[Span]:
    """Give where a pattern matches, in order; in a document that writes lengths, field by field: a length may look like
    text."""
    content, found = node.content, list[Span]()
    for low, high in _fields(content, doc):
        matches = pattern.finditer(content[low:high] if low or high < len(content) else content)
        found += [(low + match.start(), low + match.end()) for match in matches]
    return _apart(found)


def _apart(spans: list[Span]) -> list[Span]:
    """Give spans in order, without those that share bytes with one before them in the list."""
    found: list[Span] = []
    for start, end in spans:
        at = bisect_left(found, (start, end))
        if (not at or found[at - 1][1] <= start) and (at == len(found) or end <= found[at][0]):
            found.insert(at, (start, end))
    return found


def _fields(content: bytes, doc: ModuleType | None, depth: int = 0) -> Iterator[Span]:
    """Give all of a text; of a document that writes lengths its fields, after those of documents of this kind in
    them."""
    if doc is None or not documents.is_binary(doc):
        yield 0, len(content)
        return
    places = doc.locate(content, [match.start() for match in _ANY.finditer(content)])
    for low, high in sorted({(field.start, field.end) for field in places if field is not None}):
        inner = documents.find(content[low:high]) if depth < _MAX_NESTING and high - low >= _LEAST else None
        if inner is not None and documents.is_binary(inner):
            yield from ((low + start, low + end) for start, end in _fields(content[low:high], inner, depth + 1))
        yield low, high


def _take(node: Node, codec: ModuleType, span: Span, taken: list[Span]) -> Node | None:
    if is_inside(span[0], taken):
        return None
    try:
        return node.take(codec.decode(node.content[slice(*span)], node.budget), codec.NAME, *span)
    except LimitReached:
        raise
    except DecodeError:
        return None
