"""Names the place of matched bytes: location, layers and path of contracts §1. Only computed for what was found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from types import ModuleType
from typing import NamedTuple

from analyzer.decode import documents, head
from analyzer.decode.codecs import base64_codec, form_codec, query_codec, urlenc_codec
from analyzer.decode.extents import STEPS, step_of
from analyzer.decode.node import Node
from analyzer.decode.parts import DECRYPTED, JSON_STRING, WIDE_TEXT, XML_TEXT, Escape, Field
from analyzer.ingest.exchange import PartKind

_LOCATIONS = {
    PartKind.REQUEST_BODY: "body",
    PartKind.RESPONSE_BODY: "body",
    PartKind.MESSAGE: "message",
    PartKind.CHUNK: "chunk",
    PartKind.DNS_QUERY: "url",
    PartKind.DNS_RESPONSE: "url",
}
_MAX_NESTING = 12
_TEXTS = (JSON_STRING, XML_TEXT, WIDE_TEXT)
_PERCENT = (urlenc_codec.NAME, urlenc_codec.PLUS_NAME)
_BASE64 = (base64_codec.NAME, base64_codec.URL_NAME)
_SIGNS = {"percent": b"%", "json": b"\\", "xml": b"&", "base64": b""}
"""What a field has at least one of where it is written with escapes."""


class Place(NamedTuple):
    """Where something stands. escape: how the innermost container writes text there.

    start, end: extent, in the node's content, of the innermost field, or of all of it where there is no field.
    number: how a number is written there (Field). steps: escapes over single characters that no container undoes,
    outermost first; they belong to the transform of what stands there, unless more than it was encoded.
    """

    location: str
    layers: tuple[str, ...] = ()
    path: str = ""
    escape: Escape = ""
    start: int = 0
    end: int = 0
    number: str = ""
    steps: tuple[str, ...] = ()

    def within(self, outer: Place) -> Place:
        """Give this place as seen from outside `outer`: escapes around a document are a layer."""
        is_inside = bool(self.layers)
        return self._replace(
            location=self.location or outer.location,
            layers=(*outer.layers, *outer.steps, *self.layers) if is_inside else outer.layers,
            path=self.path or outer.path,
            steps=self.steps if is_inside else outer.steps + self.steps,
        )

    def with_layer(self, layer: str, path: str = "") -> Place:
        """Give the place of what is encoded here."""
        return Place(self.location, (*self.layers, *self.steps, layer), path or self.path)


class _Spot(NamedTuple):
    """Bytes to be named; `number` is where the answer goes."""

    start: int
    end: int
    number: int


def places(node: Node, positions: Sequence[int], ends: Sequence[int] | None = None) -> list[Place]:
    """Give the place of each position of a node, in the order given.

    ends: where what begins at each position ends. It then stands inside the field that is named, and a step that
    changes nothing of it is not counted.
    """
    stops = [position + 1 for position in positions] if ends is None else ends
    spots = sorted(
        _Spot(start, max(end, start + 1), i) for i, (start, end) in enumerate(zip(positions, stops, strict=True))
    )
    outer = place_of(node)
    found: list[Place] = [outer] * len(spots)
    has_steps = ends is not None and node.codec in STEPS and not hides_escape(node)
    for spot, inner in zip(spots, _inside_node(node, spots, outer), strict=True):
        place = inner.within(outer)
        if has_steps and not inner.layers:
            step = step_of(node, spot.start, spot.end)
            place = place._replace(steps=(*place.steps[:-1], step) if step else place.steps[:-1])
        found[spot.number] = place
    return found


def extents(node: Node, positions: Sequence[int]) -> list[tuple[int, int]]:
    """Give the extents of the fields at the positions (rising) that have no other of them inside, in order."""
    spots = [_Spot(position, position + 1, i) for i, position in enumerate(positions)]
    inner = _inside_node(node, spots, Place(""))
    found = {(place.start, place.end) for place in inner if place.end - place.start < len(node.content)}
    ordered = sorted(found, key=lambda extent: (extent[0], -extent[1]))
    return [extent for extent, after in pairwise([*ordered, (len(node.content), 0)]) if after[0] >= extent[1]]


def hides_escape(node: Node) -> bool:
    """Tell whether a node's encoding belongs to its container: percent in a query, escapes in JSON, base64 in a
    property list."""
    if node.parent is None or node.codec in _TEXTS:
        return True
    if node.codec in _PERCENT or node.codec in _BASE64:
        return _is_own(node.codec, around(node).escape)
    return False


def _is_own(codec: str, escape: Escape) -> bool:
    return codec in _TEXTS or (escape == "percent" and codec in _PERCENT) or (escape == "base64" and codec in _BASE64)


def around(node: Node) -> Place:
    """Give the place that a node was decoded from. All pieces of a document in which something was found are named in
    one walk of it.

    Random bytes may read as fields: where ciphertext crosses the edge of one, they are no document.
    """
    parent = node.parent
    assert parent is not None
    if node.outer is None and node.is_whole:
        node.outer = place_of(parent)
    elif node.outer is None:
        unnamed = [each for each in parent.children if _is_unnamed(each) and (each is node or _shows(each))]
        starts, ends = [each.start for each in unnamed], [each.end for each in unnamed]
        for each, place in zip(unnamed, places(parent, starts, ends), strict=True):
            is_within = place.start <= each.start and each.end <= place.end
            is_unread = each.codec == DECRYPTED and not is_within and not _is_head(parent)
            each.outer = place_of(parent) if is_unread else place
    found: Place = node.outer
    return found


def _is_unnamed(node: Node) -> bool:
    return node.outer is None and not node.is_whole


def _shows(node: Node) -> bool:
    """Tell whether something was found in a node or below it."""
    return bool(node.hits) or any(map(_shows, node.children))


def _is_head(node: Node) -> bool:
    return node.parent is None and node.kind in head.KINDS


def place_of(node: Node) -> Place:
    """Give the place of a whole node."""
    if node.place is None:
        node.place = _place_of(node)
    place: Place = node.place
    return place


def _place_of(node: Node) -> Place:
    if node.parent is None:
        return Place(_LOCATIONS.get(node.kind, ""), path="host" if "DNS" in node.kind.name else "")
    place = around(node)
    if _is_own(node.codec, place.escape):
        return place._replace(escape="", number="")
    if node.codec in STEPS:
        return place._replace(escape="", number="", steps=(*place.steps, _step_around(node)))
    return place.with_layer(node.codec, node.path)


def _step_around(node: Node) -> str:
    """Give the name of the escapes that all of a node is written with."""
    return step_of(node, 0, len(node.content)) or node.codec


def _inside_node(node: Node, spots: list[_Spot], outer: Place) -> list[Place]:
    if _is_head(node):
        return [_in_head(node.content, node.kind, spot) for spot in spots]
    above = outer.layers[-1] if outer.layers else outer.location
    return _inside(node.content, spots, documents.of_node(node), above, 0)


def _in_head(content: bytes, kind: PartKind, spot: _Spot) -> Place:
    part = head.locate(content, kind, spot.start)
    outer = Place(part.location, part.layers, part.path, part.escape, part.start, part.end)
    if part.is_name or part.end <= part.start:
        return outer
    field = Field(part.start, part.end, part.path, part.escape)
    return _nested(content, [spot], field, outer, 0)[0]


def _inside(content: bytes, spots: list[_Spot], doc: ModuleType | None, above: str, depth: int) -> list[Place]:
    """Give the places inside a document, without its outside."""
    if doc is None:
        return [Place("", end=len(content))] * len(spots)
    name = documents.name_of(doc, above)
    positions = [spot.start for spot in spots]
    fields = form_codec.locate(content, positions, name) if doc is form_codec else doc.locate(content, positions)
    found: list[Place] = []
    for field, group in groupby(zip(fields, spots, strict=True), key=lambda pair: pair[0]):
        together = [spot for _, spot in group]
        if field is None:
            layers = () if doc is query_codec else (name,)
            found += [Place("", layers, end=len(content))] * len(together)
            continue
        place = Place("", (name,), field.path, field.escape, field.start, field.end, field.number)
        found += [place] * len(together) if field.is_name else _nested(content, together, field, place, depth)
    return found


def _nested(content: bytes, spots: list[_Spot], field: Field, outer: Place, depth: int) -> list[Place]:
    """Look for a further document in a field that is written without escapes; only what is whole inside a field of
    that document is named by it."""
    raw = content[field.start : field.end]
    above = outer.layers[-1] if outer.layers else outer.location
    is_plain = not field.number and (not field.escape or _SIGNS[field.escape] not in raw)
    doc = documents.find(raw) if is_plain and depth < _MAX_NESTING else None
    if doc is None:
        return [outer] * len(spots)
    moved = [_Spot(spot.start - field.start, spot.end - field.start, spot.number) for spot in spots]
    found = []
    for spot, inner in zip(moved, _inside(raw, moved, doc, above, depth + 1), strict=True):
        is_named = inner.layers and inner.path and inner.start <= spot.start and spot.end <= inner.end
        shifted = inner._replace(start=inner.start + field.start, end=inner.end + field.start)
        found.append(shifted.within(outer) if is_named else outer)
    return found
