"""From matches to readings: one per place, the deepest and simplest, and its name in the words of contracts §1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analyzer.decode.codecs import base64_codec, urlenc_codec
from analyzer.decode.leaf import Place, hides_escape, places
from analyzer.decode.node import Node, is_text
from analyzer.decode.parts import JSON_STRING, XML_TEXT
from analyzer.detect.known import KnownValue
from analyzer.detect.patterns import PatternMatch
from analyzer.detect.search import Hit
from analyzer.detect.transforms import CASES, DIGESTS, Form

_BASE64 = (base64_codec.NAME, base64_codec.URL_NAME)
_RUNS = (*_BASE64, urlenc_codec.NAME, urlenc_codec.PLUS_NAME, "hex", "base32", JSON_STRING, XML_TEXT)
_NEAR = 128
_DIGITS = b"0123456789"
_HEX = _DIGITS + b"abcdefABCDEF"
_WORDS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + _DIGITS
_SEPARATORS = b" .,:-+"
_JOINTS = b"._+-"
_WORD = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+")


@dataclass(frozen=True)
class Reading:
    """A value found, named. raw: its bytes as they stand in the message part, for masking of addresses.

    start, length: place in the innermost piece that holds it. is_part: it stands inside a longer run of its kind.
    """

    owner: int
    value: KnownValue | None
    form: Form | None
    match: PatternMatch | None
    place: Place
    transform: str
    start: int
    length: int
    raw: str
    is_part: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """Data type and clear text."""
        return Hit(0, 0, self.value, self.form, self.match).key


def readings(root: Node) -> list[Reading]:
    """Give every value found in a message part and in what was peeled from it, each place once.

    What stands in the words of the protocol itself (`HTTP/1.1`, a status code) is no value.
    """
    named = [_reading(node, hit) for node, hit in _best(root)]
    return [reading for reading in named if reading.place.path or reading.place.location != "header"]


def _best(node: Node) -> list[tuple[Node, Hit]]:
    """Give the hits of a tree. What a peeled run shows as well is left to the run: its name is more exact."""
    below: list[tuple[Node, Hit]] = []
    explained: list[tuple[int, int, frozenset[tuple[str, str]]]] = []
    for child in node.children:
        inner = _best(child)
        if inner:
            below += inner
            explained.append((child.start, child.end, frozenset(hit.key for _, hit in inner)))
    own = [hit for hit in node.hits if not _is_explained(hit, explained)]
    return [(node, hit) for hit in without_overlaps(own)] + below


def _is_explained(hit: Hit, explained: list[tuple[int, int, frozenset[tuple[str, str]]]]) -> bool:
    return any(start < hit.end and hit.start < end and hit.key in keys for start, end, keys in explained)


def without_overlaps(hits: Iterable[Hit]) -> list[Hit]:
    """Resolve hits that share bytes, in order of place.

    A hit inside a longer one goes; of the same value only the reading with fewest steps stays; a format goes where a
    known value stands. The same bytes may be two values of different kinds.

    """
    kept: list[Hit] = []
    active: list[Hit] = []
    for hit in sorted(set(hits), key=lambda hit: (hit.match is not None, hit.start, -hit.end, hit.steps)):
        if hit.match is not None:
            active = [other for other in kept if other.start < hit.end and hit.start < other.end]
            if not active:
                kept.append(hit)
            continue
        active = [other for other in active if other.end > hit.start]
        if any(_yields(hit, other) for other in active):
            continue
        active.append(hit)
        kept.append(hit)
    return sorted(kept, key=lambda hit: (hit.start, hit.end, hit.key))


def _yields(hit: Hit, other: Hit) -> bool:
    """Tell whether `hit` gives way to `other`, which begins no later and shares bytes with it."""
    if hit.key == other.key:
        return True
    is_inside = hit.end <= other.end
    return is_inside and (hit.start, hit.end) != (other.start, other.end)


def _reading(node: Node, hit: Hit) -> Reading:
    form = hit.form
    transform = form.transform if form else "plain"
    is_part = form is not None and not form.is_base64 and stands_inside(node.content, hit.start, hit.end)
    node, start, end, transform = _lift(node, hit.start, hit.end, transform)
    place = places(node, [start], [end])[0]
    for step in reversed(place.steps):
        transform = wrapped(step, transform)
    if (
        form is not None
        and form.escape == "percent"
        and place.escape != "percent"
        and node.content[start:end] == form.pattern
    ):
        transform = wrapped(urlenc_codec.NAME, transform)
    if form is not None and form.is_base64 and (inner := _carried(form, node.content, start, end)) is not None:
        layer = base64_codec.URL_NAME if form.transform.startswith(base64_codec.URL_NAME) else base64_codec.NAME
        place, transform = Place(place.location, (*place.layers, layer), place.path, place.escape), inner
    root_node, low, high = node, start, end
    while root_node.parent is not None:
        root_node, low, high = root_node.parent, root_node.start, root_node.end
    raw = root_node.content[low:high].decode("utf-8", "replace") if place.location == "url" else ""
    return Reading(node.owner, hit.value, form, hit.match, place, transform, start, end - start, raw, is_part)


def stands_inside(content: bytes, start: int, end: int) -> bool:
    """Tell whether bytes of text are a part of a longer run of their kind: digits among digits, hex among hex digits, a
    word within a word, an address within an address. In bytes that are no text neighbors say nothing.

    >>> [stands_inside(text, 2, 5) for text in (b"x=123&", b"x=1234", b"=dabc.", b"XZabcz", b"=.a@b ", b"=<a@b.c")]
    [False, True, True, False, True, True]
    """
    value, before, after = content[start:end], content[max(0, start - 1) : start], content[end : end + 2]
    if not value.translate(None, _DIGITS + _SEPARATORS):
        kin = _DIGITS
    elif not value.translate(None, _HEX + _SEPARATORS):
        kin = _HEX
    else:
        kin = _WORDS if value.isascii() else b""
    touches = _is_one_of(before, kin) or _is_one_of(after[:1], kin)
    if b"@" in value and not touches:
        touches = _is_one_of(before, _JOINTS) or (_is_one_of(after[:1], _JOINTS) and _is_one_of(after[1:], _WORDS))
    return touches and is_text(content[max(0, start - _NEAR) : end + _NEAR])


def _is_one_of(byte: bytes, those: bytes) -> bool:
    return byte != b"" and byte in those


def _lift(node: Node, start: int, end: int, transform: str) -> tuple[Node, int, int, str]:
    """Read an encoding over exactly the value as part of how the value is written."""
    while node.parent is not None and node.codec in _RUNS and start == 0 and end == len(node.content):
        if not hides_escape(node):
            transform = wrapped(node.codec, transform)
        node, start, end = node.parent, node.start, node.end
    return node, start, end, transform


def wrapped(outer: str, transform: str) -> str:
    """Give the name of a transform with one more step around it.

    >>> wrapped("base64", "plain"), wrapped("base64", "md5(upper)"), wrapped("percent", "upper")
    ('base64', 'base64(hex(md5(upper)))', 'percent(upper)')
    """
    if transform == "plain":
        return outer
    if outer in _BASE64 and transform.partition("(")[0] in DIGESTS:
        return f"{outer}(hex({transform}))"
    return f"{outer}({transform})"


def _carried(form: Form, content: bytes, start: int, end: int) -> str | None:
    """Give the transform of a value that stands inside a longer base64 text; None when the text is the value alone."""
    if form.offset >= 0:
        return form.transform
    inner = form.transform.partition("(")[2].rstrip(")") or "plain"
    if inner not in (*CASES, "plain"):
        return None
    before, after = content[start - 1 : start] if start else b"", content[end : end + 1]
    is_longer = (before and before[0] in _WORD) or (after and after[0] in _WORD)
    return inner if is_longer else None
