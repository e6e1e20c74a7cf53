"""Property lists in XML (Apple's DTD), named like JSON. What `<data>` holds in base64 is its own and no layer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzer.decode import paths, xml_walk
from analyzer.decode.codecs import xml_codec
from analyzer.decode.limits import MAX_LEVELS, Budget
from analyzer.decode.parts import Field

NAME = "plist"
KIND = "container"
SNIFF_ORDER = 25
_HEAD = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" '
    b'"http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
)
EXAMPLES = (
    (
        _HEAD + b'<plist version="1.0">\n<dict><key>a</key><array><string>x</string><integer>5</integer></array>'
        b"<key>b c</key><dict><key>d</key><data>\n\tQUJD\n\t</data><key>e</key><true/></dict></dict>\n</plist>\n",
        {"$.a[0]": "x", "$.a[1]": "5", "$['b c'].d": "QUJD"},
    ),
    (b"<plist><string>alone</string></plist>", {"$": "alone"}),
)
NOT_MINE = (b"", b"<plist", b"<?xml version='1.0'?><req/>", b"bplist00")
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*>\s*+)?(?:<!DOCTYPE\s+plist\b|<plist[\s>])")


def sniff(data: bytes) -> bool:
    """Tell by the document type or the root element."""
    return _START.match(bytes(data[:512])) is not None


def decode(data: bytes, budget: Budget) -> list[Field]:
    """Give every scalar that has a text, in order."""
    fields = []
    for field in _fields(data):
        if not field.is_name:
            budget.take(field.end - field.start)
            fields.append(field)
    return fields


def locate(data: bytes, positions: Sequence[int]) -> list[Field | None]:
    """Give the scalar or key at each position (rising), None between them."""
    return xml_codec.between(_fields(data), positions)


class _Open:
    """A dict or an array that is not closed, and where in it we are."""

    __slots__ = ("index", "is_dict", "key")

    def __init__(self, is_dict: bool) -> None:
        self.is_dict, self.index, self.key = is_dict, 0, ""

    def step(self) -> str:
        return paths.member(self.key) if self.is_dict else paths.element(self.index)


def _fields(data: bytes) -> Iterator[Field]:
    open_: list[_Open] = []
    n_open = 0
    for piece in xml_walk.walk(data):
        for element in piece.stack[n_open:]:
            if element.name in (b"dict", b"array"):
                open_.append(_Open(element.name == b"dict"))
        n_open = len(piece.stack)
        if piece.attribute or not piece.stack:
            continue
        tag = piece.stack[-1].name
        if piece.end > piece.start and tag not in (b"dict", b"array"):
            yield _field(data, piece, tag, open_)
        if piece.is_end:
            n_open -= 1
            _leave(tag, open_)


def _field(data: bytes, piece: xml_walk.Piece, tag: bytes, open_: list[_Open]) -> Field:
    escape = "" if piece.is_raw else "base64" if tag == b"data" else "xml"
    is_name = tag == b"key"
    if is_name and open_:
        open_[-1].key = xml_codec.undo_entities(data[piece.start : piece.end], Budget()).decode("utf-8", "replace")
    cut = "…" if len(open_) > MAX_LEVELS else ""
    path = paths.ROOT + "".join(level.step() for level in open_[:MAX_LEVELS]) + cut
    return Field(piece.start, piece.end, path, escape, is_name)  # type: ignore[arg-type]


def _leave(tag: bytes, open_: list[_Open]) -> None:
    if tag in (b"dict", b"array") and open_:
        open_.pop()
    if tag not in (b"plist", b"key") and open_:
        open_[-1].index += 1
