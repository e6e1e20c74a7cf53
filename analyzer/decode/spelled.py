"""Undoes the rarer ways to spell bytes in text: pairs of hex digits, lists of numbers, quoted-printable, `%u5F20`.

They are looked for only where a scan saw a sign of them (`SIGNS`, or the kernel's own for pairs and lists).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
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

_MIN_RUN = 15
"""Fewest bytes of pairs or of a list."""
_PAIR = rb"[0-9A-Fa-f]{2}"


class _Way:
    """One way to spell bytes.

    rows: what each run has seven times over, as (first, further ones). inside: every byte of a run, and those that may
    not stand beside one.
    """

    def __init__(self, codec: ModuleType, rows: Iterable[tuple[bytes, bytes]], inside: bytes) -> None:
        self.codec, self._inside = codec, inside
        rest = rb"[%b]*+" % re.escape(inside)
        self._signs = [re.compile(rb"%b(?:%b){6}%b" % (first, piece, rest)) for first, piece in rows]

    def stretches(self, content: bytes) -> list[Span]:
        """Give the stretches of bytes `inside` in which runs may be, in order."""
        return sorted({at for sign in self._signs for at in _around(content, sign, self._inside)})

    def runs(self, content: bytes) -> Iterator[Span]:
        """Give every run."""
        for stretch in self.stretches(content):
            for match in self.codec.RUN.finditer(content, *stretch):
                yield match.span()

    def samples(self, content: bytes) -> list[int]:
        """Give places, in order, of which each run holds one."""
        return [at for stretch in self.stretches(content) for at in range(*stretch, _MIN_RUN)]


_WAYS = (
    _Way(
        pairs_codec,
        (
            *((mark + _PAIR, mark + _PAIR) for mark in (b":", b"-", b" ", rb"\+")),
            (rb"0[xX]" + _PAIR, rb",? ?0[xX]" + _PAIR),
        ),
        b"0123456789ABCDEFabcdefxX:, +-",
    ),
    _Way(
        byte_list_codec,
        (
            *((mark + rb"\d{2,3}", mark + rb"\d{2,3}") for mark in (b"-", b" ")),
            (rb",[ \r\n\t]*+-?\d{1,3}", rb",[ \r\n\t]*+-?\d{1,3}"),
        ),
        b"0123456789.,- \r\n\t",
    ),
)
"""Each sign begins with one byte, which is fast to search; the expressions of whole runs are slow."""
_ANYWHERE = (pairs_codec.ANYWHERE, byte_list_codec.RUN)
_OF_WORD = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@*_+./%-"
"""What `escape` writes is of these characters alone."""
_WORD = re.compile(rb"%%u[0-9A-Fa-f]{4}[%b]*+" % re.escape(_OF_WORD))
_QUOTED = re.compile(rb"-(?i:(?<=quoted-)printable)"), re.compile(rb"=[0-9A-F]{2}(?:=[0-9A-F]{2}){2}")
_QUOTED_LINES = re.compile(rb"(?:[^\r\n=]++|=(?:[ \t]*+\r?\n)?+)++")
_QUOTED_FIELD = re.compile(rb"(?:[\t !#-;?-~]++|=(?:[ \t]*+\r?\n)?+)++")
"""The same in a document, whose fields end with a mark."""
_SOFT_BREAK = re.compile(rb"=[ \t]*\r?\n")
_MAX_NESTING = 4
_LEAST = 12
"""Bytes of the shortest field in which a document may spell something."""


def is_spelled(content: bytes) -> bool:
    """Tell whether pairs of hex digits or a list of numbers stand in a text."""
    ways = zip(_WAYS, _ANYWHERE, strict=True)
    return any(pattern.search(content, *at) for way, pattern in ways for at in way.stretches(content))


def peel_words(node: Node, doc: ModuleType | None, taken: list[Span]) -> list[Span]:
    """Hang the words that JavaScript escaped and the documents in quoted-printable, outside of `taken`, below a node;
    gives where they stand, in order. doc: the document that it is."""
    quoted = _quoted_documents(node.content, doc)
    for span in quoted:
        child = _take(node, quoted_printable_codec, span, taken)
        if child is not None:
            child.is_whole = span == (0, len(node.content))
    words = _within(node, doc, _words, _starts(_WORD)) if b"%u" in node.content else []
    words = [span for span in words if not is_inside(span[0], quoted)]
    for span in words:
        _take(node, percent_unicode_codec, span, taken)
    return sorted([*quoted, *words])


def peel_spelled(node: Node, doc: ModuleType | None, taken: list[Span]) -> None:
    """Hang what is spelled otherwise below a node, outside of `taken`. doc: the document that it is."""
    for way in _WAYS:
        for span in _within(node, doc, way.runs, way.samples):
            _take(node, way.codec, span, taken)
    if _is_quoted(node.content):
        texts = _QUOTED_FIELD if doc is not None else _QUOTED_LINES
        for span in _within(node, doc, _spans(texts), _starts(quoted_printable_codec.ESCAPE)):
            _take(node, quoted_printable_codec, span, taken)


def _is_quoted(content: bytes) -> bool:
    return any(sign.search(content) for sign in _QUOTED)


def _quoted_documents(content: bytes, doc: ModuleType | None) -> list[Span]:
    if not _is_quoted(content):
        return []
    fields = _fields(content, doc, _starts(quoted_printable_codec.ESCAPE))
    return _apart([span for span in fields if _is_quoted_document(content[slice(*span)])])


def _is_quoted_document(content: bytes) -> bool:
    """Tell whether all of a text is a document of JSON or XML in quoted-printable: as it stands it is none, or its
    lines break where those of no document do."""
    if not content.isascii() or not _is_quoted(content):
        return False
    if not _SOFT_BREAK.search(content) and documents.find(content) is not None:
        return False
    doc = documents.find(quoted_printable_codec.ESCAPE.sub(quoted_printable_codec.character, content))
    return doc is json_codec or doc is xml_codec


def _words(content: bytes) -> Iterator[Span]:
    return _around(content, _WORD, _OF_WORD)


def _spans(pattern: re.Pattern[bytes]) -> Callable[[bytes], Iterator[Span]]:
    return lambda content: (match.span() for match in pattern.finditer(content))


def _starts(pattern: re.Pattern[bytes]) -> Callable[[bytes], list[int]]:
    return lambda content: [match.start() for match in pattern.finditer(content)]


def _around(content: bytes, sign: re.Pattern[bytes], inside: bytes) -> Iterator[Span]:
    """Give the stretches of bytes `inside` that a sign, which goes on to their end, is in."""
    done = 0
    while match := sign.search(content, done):
        yield done + len(content[done : match.start()].rstrip(inside)), match.end()
        done = match.end()


def _within(
    node: Node,
    doc: ModuleType | None,
    find: Callable[[bytes], Iterable[Span]],
    positions: Callable[[bytes], list[int]],
) -> list[Span]:
    """Give what is found in a node, in order; in a document that writes lengths, field by field: a length may look like
    text. positions: in rising order, of which each thing found holds one."""
    content, found = node.content, list[Span]()
    for low, high in _fields(content, doc, positions):
        found += [(low + start, low + end) for start, end in find(content[low:high])]
    return _apart(found)


def _apart(spans: list[Span]) -> list[Span]:
    """Give spans in order, without those that share bytes with one before them in the list."""
    found: list[Span] = []
    for start, end in spans:
        at = bisect_left(found, (start, end))
        if (not at or found[at - 1][1] <= start) and (at == len(found) or end <= found[at][0]):
            found.insert(at, (start, end))
    return found


def _fields(
    content: bytes, doc: ModuleType | None, positions: Callable[[bytes], list[int]], depth: int = 0
) -> Iterator[Span]:
    """Give all of a text; of a document that writes lengths its fields, after those of documents of this kind in
    them."""
    if doc is None or not documents.is_binary(doc):
        yield 0, len(content)
        return
    places = doc.locate(content, positions(content))
    for low, high in sorted({(field.start, field.end) for field in places if field is not None}):
        inner = documents.find(content[low:high]) if depth < _MAX_NESTING and high - low >= _LEAST else None
        if inner is not None and documents.is_binary(inner):
            spans = _fields(content[low:high], inner, positions, depth + 1)
            yield from ((low + start, low + end) for start, end in spans)
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
