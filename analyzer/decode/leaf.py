"""Names the place of matched bytes: location, layers and path of contracts §1. Only computed for what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from analyzer.decode import codecs, head
from analyzer.decode.codecs import base64_codec, urlenc_codec
from analyzer.decode.node import Node
from analyzer.decode.parts import Escape, Field
from analyzer.decode.peel import FORM_TYPE, JSON_STRING
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


@dataclass(frozen=True)
class Place:
    """Where something stands. escape: how the innermost container writes text there."""

    location: str
    layers: tuple[str, ...] = ()
    path: str = ""
    escape: Escape = ""

    def within(self, outer: Place) -> Place:
        """Give this place as seen from outside `outer`."""
        return Place(self.location or outer.location, outer.layers + self.layers, self.path or outer.path, self.escape)


def places(node: Node, positions: Sequence[int]) -> list[Place]:
    """Give the place of each position of a node, in the order given; positions in rising order are fastest."""
    order = sorted(range(len(positions)), key=positions.__getitem__)
    inner = _inside_node(node, [positions[i] for i in order])
    outer = _outer(node)
    found: list[Place] = [outer] * len(positions)
    for i, place in zip(order, inner, strict=True):
        found[i] = place.within(outer)
    return found


def hides_escape(node: Node) -> bool:
    """Tell whether a run's encoding belongs to its container: percent in a query, escapes in JSON."""
    if node.codec == JSON_STRING or node.parent is None:
        return True
    return node.codec == urlenc_codec.NAME and places(node.parent, [node.start])[0].escape == "percent"


def _outer(node: Node) -> Place:
    """Give the place of a whole node."""
    if node.parent is None:
        return Place(_LOCATIONS.get(node.kind, ""), path="host" if "DNS" in node.kind.name else "")
    if is_whole_body(node):
        return _with_layer(_outer(node.parent), node.codec)
    place = places(node.parent, [node.start])[0]
    if node.codec == JSON_STRING or (node.codec == urlenc_codec.NAME and place.escape == "percent"):
        return replace(place, escape="")
    return _with_layer(place, node.codec)


def _with_layer(place: Place, layer: str) -> Place:
    return replace(place, layers=(*place.layers, layer), escape="")


def is_whole_body(node: Node) -> bool:
    """Tell whether a node is all of its parent with a content encoding taken off."""
    parent = node.parent
    whole = parent is not None and node.start == 0 and node.end == len(parent.content)
    return whole and node.codec not in (*_CARRIERS, urlenc_codec.NAME, JSON_STRING)


def _inside_node(node: Node, positions: Sequence[int]) -> list[Place]:
    if node.parent is None and node.kind in head.KINDS:
        return [_in_head(node.content, node.kind, position) for position in positions]
    can_be_form = node.codec not in (JSON_STRING, urlenc_codec.NAME)
    is_form = can_be_form and node.media.startswith(FORM_TYPE) and node.codec not in _CARRIERS
    return _inside(node.content, positions, can_be_form=can_be_form, is_form=is_form)


_CARRIERS = (base64_codec.NAME, base64_codec.URL_NAME)


def _in_head(content: bytes, kind: PartKind, position: int) -> Place:
    part = head.locate(content, kind, position)
    outer = Place(part.location, part.layers, part.path, part.escape)
    raw = content[part.start : part.end]
    if part.is_name or not raw:
        return outer
    return _nested(raw, position - part.start, outer, 0)


def _inside(
    content: bytes, positions: Sequence[int], *, can_be_form: bool, is_form: bool = False, depth: int = 0
) -> list[Place]:
    """Give the places inside a document, without its outside."""
    for codec in codecs.of_kind("container"):
        if codec.NAME == "form" and not (can_be_form and (is_form or codec.sniff(content))):
            continue
        if codec.NAME == "form" or codec.sniff(content):
            return _fields(content, positions, codec.NAME, codec.locate, depth)
    return [Place("")] * len(positions)


def _fields(
    content: bytes,
    positions: Sequence[int],
    name: str,
    locate: Callable[[bytes, Sequence[int]], list[Field | None]],
    depth: int,
) -> list[Place]:
    found = []
    for position, field in zip(positions, locate(content, positions), strict=True):
        if field is None:
            found.append(Place("", (name,)))
            continue
        place = Place("", (name,), field.path, field.escape)
        if not field.is_name:
            place = _nested(content[field.start : field.end], position - field.start, place, depth)
        found.append(place)
    return found


def _nested(raw: bytes, position: int, outer: Place, depth: int) -> Place:
    """Look for a further document in a field that is written without escapes."""
    escape = {"percent": b"%", "json": b"\\", "": b""}[outer.escape]
    if depth >= _MAX_NESTING or len(raw) < 2 or (escape and escape in raw):
        return outer
    inner = _inside(raw, [position], can_be_form=False, depth=depth + 1)[0]
    return inner.within(outer) if inner.layers else outer
