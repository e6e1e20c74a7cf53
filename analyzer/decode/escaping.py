"""Finds what is written with escapes, and undoes it: JSON strings, XML texts, percent runs, and escapes in plain text.

Only bytes that have an escape are looked at; the documents they stand in are followed down to the field.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from types import ModuleType

from analyzer.decode import documents, head
from analyzer.decode.codecs import (
    c_escapes_codec,
    entities_codec,
    escapes_codec,
    form_codec,
    json_codec,
    query_codec,
    urlenc_codec,
    xml_codec,
)
from analyzer.decode.limits import MAX_DEPTH, Budget, LimitReached
from analyzer.decode.node import Node, is_text
from analyzer.decode.parts import JSON_STRING, WIDE_TEXT, XML_TEXT, Decoded, Field
from analyzer.model.errors import DecodeError

Span = tuple[int, int]
_REFERENCE = rb"(?:#[0-9xX]|amp;|lt;|gt;|quot;|apos;|nbsp;)"
_SIGNS = {
    b"%": rb"(?<=%)[0-9A-Fa-f]{2}",
    b"\\": rb"(?<=\\)[\"\\/bfnrtux0-3]",
    b"&": rb"(?<=&)" + _REFERENCE,
    b"<": rb"(?<=<)!(?:\[CDATA\[|--)",
    b"+": rb"(?<=[?&=\w]\+)",
}
"""How an escape goes on, by how it begins."""
_ENTITY = re.compile(rb"&" + _REFERENCE)
_BATCH = 4096
_PAIRS = (form_codec, query_codec)
_IS_OWN = {"percent": b"%", "json": b"\\", "xml": b"&"}


def peel_escapes(
    node: Node, doc: ModuleType | None, signs: Collection[bytes], words: Iterable[Span] = ()
) -> list[Span]:
    """Hang the pieces that are written with escapes below a node; gives where they stand, in order.

    signs: what `signs_in` gives. words: in rising order, what is taken already; percent runs that begin there are left
    out.
    """
    content = node.content
    peeler = _Peeler(node, words)
    if node.parent is None and node.kind in head.KINDS:
        peeler.in_head()
    elif doc is json_codec and not (b"%" in signs or b"&" in signs or (b"+" in signs and b"=" in content)):
        peeler.in_json(0, len(content), has_others=False)
    else:
        peeler.in_region(0, len(content), doc, 0)
    peeler.taken.sort()
    return peeler.taken


def is_inside(position: int, taken: list[Span]) -> bool:
    """Tell whether a position lies in one of the spans, which are in rising order and apart."""
    i = bisect_right(taken, (position, 1 << 62)) - 1
    return i >= 0 and position < taken[i][1]


class _Peeler:
    def __init__(self, node: Node, words: Iterable[Span]) -> None:
        self._node, self._content, self._budget = node, node.content, node.budget
        self.taken: list[Span] = [*words]

    def in_head(self) -> None:
        """Peel the parts of a head: a path segment or a query value is one token, a header's value is a text."""
        content, done = self._content, 0
        pattern = _pattern(signs_in(content))
        while pattern and (sign := pattern.search(content, done)):
            part = head.locate(content, self._node.kind, sign.start())
            done = max(part.end, sign.end())
            raw = content[part.start : part.end]
            if part.escape == "percent" and (b"%" in raw or (b"+" in raw and part.layers)):
                self._percent(part.start, part.end, is_query=bool(part.layers))
            elif raw and not part.is_name:
                self.in_region(part.start, part.end, documents.find(raw), 1)

    def in_region(self, low: int, high: int, doc: ModuleType | None, depth: int) -> None:
        """Peel content[low:high], all of which is this document."""
        if depth > MAX_DEPTH:
            raise LimitReached("depth")
        self._budget.check_time()
        if doc is None:
            self._in_text(low, high)
        elif doc is json_codec:
            self.in_json(low, high)
            self._in_fields(low, high, doc, depth)
        elif doc.NAME in ("form", "query"):
            start = low if doc.NAME == "form" else self._content.find(b"?", low, high) + 1
            for span in urlenc_codec.form_tokens(self._content, start, high):
                self._percent(*span)
            self._in_fields(low, high, doc, depth)
        else:
            if hasattr(doc, "wide_texts"):
                self._widen(low, high, doc)
            self._in_fields(low, high, doc, depth)

    def _widen(self, low: int, high: int, doc: ModuleType) -> None:
        """Hang the texts that a document writes in UTF-16 below the node."""
        try:
            texts = doc.wide_texts(self._content[low:high], self._budget)
        except LimitReached:
            raise
        except DecodeError:
            return
        for start, end, decoded in texts:
            self._node.take(decoded, WIDE_TEXT, low + start, low + end)
            self.taken.append((low + start, low + end))
        self.taken.sort()

    def in_json(self, low: int, high: int, *, has_others: bool = True) -> None:
        """Peel the strings of a JSON document, and percent runs in those that need nothing else."""
        content = self._content
        is_known = self._node.codec == JSON_STRING
        for span in json_codec.strings(content, low, high):
            if not (is_known and span == (0, len(content))):
                self._take(JSON_STRING, span, json_codec.unescape)
        if has_others:
            self._percent_runs(low, high)

    def _percent_runs(self, low: int, high: int) -> None:
        """Peel the values of pairs that have a plus sign, and percent runs, outside of what is taken."""
        where = self._content, low, high
        for spans in (urlenc_codec.pair_tokens(*where, self._budget), urlenc_codec.tokens(*where)):
            self.taken.sort()
            before = self.taken[:]
            for start, end in spans:
                if not is_inside(start, before):
                    self._percent(start, end)
        self.taken.sort()

    def _in_text(self, low: int, high: int) -> None:
        """Peel plain text. Escapes other than percent runs are undone in all of it: a value may have blanks."""
        content = self._content
        raw = content[low:high]
        if not is_text(raw):
            return
        if b"&quot;" in raw and b'"' not in raw and self._take(entities_codec.NAME, (low, high), entities_codec.decode):
            return
        if b"\\" in raw and self._take(c_escapes_codec.NAME, (low, high), c_escapes_codec.decode):
            return
        if b"\\" in raw and self._take(escapes_codec.NAME, (low, high), escapes_codec.decode):
            return
        if b"&" in raw and self._take(entities_codec.NAME, (low, high), entities_codec.decode):
            return
        self._percent_runs(low, high)

    def _in_fields(self, low: int, high: int, doc: ModuleType, depth: int) -> None:
        """Peel the fields of a document that have signs and were not peeled yet."""
        for field in self._fields(low, high, doc):
            start, end = low + field.start, low + field.end
            raw = self._content[start:end]
            if field.escape == "xml" and (b"<!" in raw or b"<?" in raw or _ENTITY.search(raw)):
                self._take(XML_TEXT, (start, end), xml_codec.unescape)
            elif field.number or field.is_name or field.escape == "base64" or _IS_OWN.get(field.escape, b"\0") in raw:
                continue
            elif doc.NAME != "json" or _ENTITY.search(raw):
                self.in_region(start, end, documents.find(raw), depth + 1)

    def _fields(self, low: int, high: int, doc: ModuleType) -> Iterator[Field]:
        """Give the fields that have signs. Positions go to the codec in growing batches; what is inside a field seen is
        left out, so that a long field costs one look."""
        raw = self._content if low == 0 and high == len(self._content) else self._content[low:high]
        # In a form or query every field that has a percent sign is undone as such.
        left_out = b"%" if doc in _PAIRS else b""
        pattern = _ENTITY if doc is json_codec else _pattern(tuple(sign for sign in signs_in(raw) if sign != left_out))
        done, size = 0, _BATCH
        while pattern and (positions := [match.start() for match in islice(pattern.finditer(raw, done), size)]):
            self._budget.check_time()
            last, size = None, 2 * size
            for field in _distinct(doc.locate(raw, positions)):
                if not is_inside(low + field.start, self.taken):
                    yield field
                last = field
            done = max(positions[-1] + 1, last.end if last else 0)

    def _percent(self, start: int, end: int, *, is_query: bool = True) -> None:
        raw = self._content[start:end]
        try:
            if is_query:
                ways = urlenc_codec.decode_plus(raw, self._budget)
            else:
                ways = [(urlenc_codec.decode(raw, self._budget), urlenc_codec.NAME)]
        except LimitReached:
            raise
        except DecodeError:
            return
        for decoded, codec in ways:
            self._node.take(decoded, codec, start, end)
        if b"%" in raw:
            # Where there are plus signs alone, a run that has them may be base64 as it stands.
            self.taken.append((start, end))

    def _take(self, codec: str, span: Span, decode: Callable[[bytes, Budget], Decoded]) -> bool:
        try:
            decoded = decode(self._content[slice(*span)], self._budget)
        except LimitReached:
            raise
        except DecodeError:
            return False
        self._node.take(decoded, codec, *span)
        self.taken.append(span)
        return True


def signs_in(content: bytes) -> tuple[bytes, ...]:
    """Give how the escapes that may be in some bytes begin; a reference has `;` or `#`, which few texts have."""
    return tuple(sign for sign in _SIGNS if sign in content and (sign != b"&" or b";" in content or b"#" in content))


@functools.cache
def _pattern(signs: tuple[bytes, ...]) -> re.Pattern[bytes] | None:
    """Give the expression for the escapes that begin so. It begins with a set of bytes and asks behind it which of them
    was met: the search for a set is thrice as fast, and for a single byte much faster yet."""
    if not signs:
        return None
    return re.compile(rb"[%b](?:%b)" % (b"".join(map(re.escape, signs)), b"|".join(_SIGNS[sign] for sign in signs)))


def _distinct(fields: Iterable[Field | None]) -> Iterator[Field]:
    last = (-1, -1)
    for field in fields:
        if field is not None and (field.start, field.end) != last:
            last = (field.start, field.end)
            yield field
