"""XML (1.0): elements and attributes by their path. Entities are undone one by one and none is ever expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzer.decode import xml_walk
from analyzer.decode.limits import MAX_LEVELS, Budget, in_pieces
from analyzer.decode.parts import Decoded, Field
from analyzer.model.errors import DecodeError

NAME = "xml"
KIND = "container"
SNIFF_ORDER = 30
EXAMPLES = (
    (
        b'<?xml version="1.0"?>\n<req v="2"><a>x &amp; y</a><b><![CDATA[<1>]]></b><a> z </a><c d=\'e\'/></req>',
        {"/req/@v": "2", "/req/a": "x &amp; y", "/req/b": "<1>", "/req/a[2]": "z", "/req/c/@d": "e"},
    ),
    (b"<ns:a><!-- no --><b>1</b></ns:a>", {"/ns:a/b": "1"}),
)
NOT_MINE = (b"", b"<", b"a < b > c", b"<b", b"<!doctype html><html></html>", b"<html><p>1</p></html>", b"<10>", b"<a>")
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[\s?]|<!--|<!DOCTYPE\s|<[A-Za-z_][\w.:\-]*+(?:\s[^<>]*+|/)?>)", re.IGNORECASE
)
_HTML = re.compile(rb"\s*+(?:<!--.*?-->\s*+)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL)
_CLOSED = (b"</", b"/>", b"<?xml")
_BASIC = {b"amp": b"&", b"lt": b"<", b"gt": b">", b"quot": b'"', b"apos": b"'"}
ENTITY = re.compile(rb"&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));")
_CUT = re.compile(rb"[;\s]")
_MARKUP = re.compile(rb"<!\[CDATA\[(.*?)(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)


def sniff(data: bytes) -> bool:
    """Tell by a declaration or a first tag, and an end of some element; HTML is no XML."""
    head = bytes(data[:1024])
    return (
        head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"
        and _START.match(head) is not None
        and _HTML.match(head) is None
        and any(sign in data for sign in _CLOSED)
    )


def decode(data: bytes, budget: Budget) -> list[Field]:
    """Give every text and attribute, in order."""
    fields = []
    for field in _fields(data):
        budget.take(field.end - field.start)
        fields.append(field)
    return fields


def locate(data: bytes, positions: Sequence[int]) -> list[Field | None]:
    """Give the text or attribute at each position (rising), None in tags."""
    return between(_fields(data), positions)


def between(fields: Iterator[Field], positions: Sequence[int]) -> list[Field | None]:
    """Give the field at each position, of fields and positions in rising order."""
    field, found = next(fields, None), list[Field | None]()
    for position in positions:
        while field is not None and field.end <= position:
            field = next(fields, None)
        found.append(field if field is not None and field.start <= position else None)
    return found


def unescape(raw: bytes, budget: Budget) -> Decoded:
    """Give a text with its entities, CDATA sections and comments undone. Raises DecodeError when it has none."""
    pieces, done = [], 0
    for match in _MARKUP.finditer(raw) if b"<" in raw else ():
        pieces += [undo_entities(raw[done : match.start()], budget), match[1] or b""]
        done = match.end()
    if not done and b"&" not in raw:
        raise DecodeError("text has no entity")
    return Decoded(b"".join([*pieces, undo_entities(raw[done:], budget)]))


def undo_entities(raw: bytes, budget: Budget) -> bytes:
    """Give a text with character references and the entities that every XML has undone; others stay."""
    return in_pieces(raw, _undo, _CUT, budget) if b"&" in raw else raw


def _undo(raw: bytes) -> bytes:
    return ENTITY.sub(character, raw)


def character(match: re.Match[bytes]) -> bytes:
    """Give what one entity stands for, itself where that is no character."""
    if match[3]:
        return _BASIC.get(match[3], b"\xc2\xa0")
    code = int(match[1]) if match[1] else int(match[2], 16)
    if code > 0x10FFFF or 0xD800 <= code < 0xE000 or code == 0:
        return match[0]
    return chr(code).encode()


def _fields(data: bytes) -> Iterator[Field]:
    for piece in xml_walk.walk(data):
        if piece.end > piece.start:
            yield Field(piece.start, piece.end, _path(piece), "" if piece.is_raw else "xml")


def _path(piece: xml_walk.Piece) -> str:
    steps = [
        f"/{element.name.decode('utf-8', 'replace')}" + (f"[{element.number}]" if element.number > 1 else "")
        for element in piece.stack[:MAX_LEVELS]
    ]
    if len(piece.stack) > MAX_LEVELS:
        steps.append("…")
    return "".join(steps) + (f"/@{piece.attribute.decode('utf-8', 'replace')}" if piece.attribute else "")
