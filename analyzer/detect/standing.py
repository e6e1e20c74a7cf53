"""Whether a hit stands by itself in its piece of bytes, or is a piece of something longer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from analyzer.decode import documents, head
from analyzer.decode.codecs import lz4_codec, snappy_codec, zstd_codec
from analyzer.decode.leaf import Place, places
from analyzer.decode.node import Node, is_text
from analyzer.detect.search import DECIMALS, Hit, further_decimals
from analyzer.detect.stretches import Stretches
from analyzer.detect.transforms import Form

_NUMBERS = {
    "varint": ("varint",),
    "zigzag": ("varint",),
    "be": ("int", "nint"),
    "le": ("fixed64", "fixed32"),
    "f64be": ("float",),
    "f64le": ("fixed64",),
    "f32be": ("float",),
    "f32le": ("fixed32",),
}
"""Which number leaves of containers hold a binary form of a number."""
_MIN_UNREAD = 6
"""Fewest bytes of a binary number that tell it in a format that we do not read."""
_DIGEST_BITS = 64.0
"""Raw bytes that tell so much apart are no accident inside others."""
_NEAR, _FAR = 128, 512
_DIGITS = b"0123456789"
_HEX = _DIGITS + b"abcdefABCDEF"
_WORDS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + _DIGITS
_SEPARATORS = b" .,:-+"
_JOINTS = b"._+-"
_HAN = range(0x2E, 0xA0)
"""First bytes of Han characters and of the marks beside them."""
_PRINTED = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_WORD_AFTER = re.compile(rb"[\x80-\xff]|(?:[ +_.'-]|%20|, )[A-Za-z\x80-\xff]")
_WORD_BEFORE = re.compile(rb"[\x80-\xff]\Z|[A-Za-z\x80-\xff](?:[ +_.'-]|%20|, )\Z")
"""Another word of the same name: the half found is one of a longer or of another name."""
_LITERALS = frozenset({lz4_codec.NAME, snappy_codec.NAME, zstd_codec.NAME})
"""Codecs of packed streams in which stretches of what is packed stand as they are."""
_SWAPPED = "swapped"
_NAME_AFTER = re.compile(rb" [A-Z][a-z]+")
_NAME_BEFORE = re.compile(rb"[A-Z][a-z]+ \Z")
"""Beside a name with its parts turned round: the family name of one person and the given name of the next."""


def places_of(node: Node, hits: Sequence[Hit]) -> list[Place]:
    """Give the place of each hit of a node, in one walk of it; of two halves, that of the first."""
    ends = [hit.end if hit.first_end < 0 else hit.first_end for hit in hits]
    return places(node, [hit.start for hit in hits], ends)


def without_wrong_numbers(node: Node, hits: list[Hit]) -> list[Hit]:
    """Leave out binary numbers where no number of their kind stands."""
    numbers = [hit for hit in hits if hit.form is not None and hit.form.number]
    if not numbers:
        return hits
    inner = zip(numbers, places_of(node, numbers), strict=True)
    wrong = {id(hit) for hit, place in inner if hit.form and not is_number(hit.form, node, hit, place)}
    return [hit for hit in hits if id(hit) not in wrong]


def without_other_order(node: Node, hits: list[Hit]) -> list[Hit]:
    """Leave out UTF-16 read in the wrong order of bytes: amid characters of ASCII a value stands in both, one byte
    apart."""
    high = {(hit.key, hit.start): hit for hit in hits if hit.form is not None and hit.form.transform == "utf16be"}
    low = {(hit.key, hit.start - 1): hit for hit in hits if hit.form is not None and hit.form.transform == "utf16le"}
    both = high.keys() & low.keys()
    wrong = {id((low if _is_high_first(node.content, spot[1]) else high)[spot]) for spot in both}
    return [hit for hit in hits if id(hit) not in wrong]


def _is_high_first(content: bytes, zero: int) -> bool:
    """Tell whether the zero bytes around a place are the first ones of their characters: nothing of ASCII stands before
    the first of them, but for the second byte of a Han character where the text begins with the piece. Of a long text
    the place alone tells."""
    first = zero
    while first >= 2 and not content[first - 2] and zero - first < _FAR:
        first -= 2
    is_even = first % 2 == 0
    if first == 0 or zero - first >= _FAR:
        return is_even
    return content[first - 1] not in _PRINTED or (is_even and content[first - 2] in _HAN)


def leave_to_streams(node: Node) -> list[Node]:
    """Take out the hits in streams that were unpacked in full, and give the children that stand in none: what streams
    hold is found behind them. They keep pieces of it as they are, and where a piece ends a longer number or word may go
    on."""
    extents = {(child.start, child.end) for child in node.children if child.codec in _LITERALS and not child.problem}
    if not extents:
        return node.children
    streams: Stretches[tuple[int, int]] = Stretches()
    for extent in extents:
        streams.add(*extent, extent)

    def is_in_one(start: int, end: int) -> bool:
        return any(low <= start and end <= high for low, high in streams.over(start, end))

    node.hits = [hit for hit in node.hits if not is_in_one(hit.start, hit.end)]
    places = ((child, (child.start, child.end)) for child in node.children)
    return [child for child, place in places if place in extents or not is_in_one(*place)]


def is_half(hit: Hit) -> bool:
    """Tell whether a hit is of a half of a value."""
    return hit.form is not None and hit.form.half >= 0


def own_halves(node: Node) -> list[Hit]:
    """Give the halves found in a node that are no pieces of something longer."""
    halves = [hit for hit in node.hits if is_half(hit)]
    touching = [hit for hit in halves if _touches(node.content, hit)]
    if not touching:
        return halves
    if _is_binary(node) or _is_head(node):
        inner = zip(touching, places_of(node, touching), strict=True)
        left = {id(hit) for hit, place in inner if _touches_in_leaf(node, hit, place)}
    else:
        left = {id(hit) for hit in touching if _is_amid_text(node, hit)}
    return [hit for hit in halves if id(hit) not in left]


def _touches_in_leaf(node: Node, hit: Hit, place: Place) -> bool:
    if not place.start <= hit.start < hit.end <= place.end:
        return True
    moved = replace(hit, start=hit.start - place.start, end=hit.end - place.start)
    return _touches(node.content[place.start : place.end], moved)


def _is_amid_text(node: Node, hit: Hit) -> bool:
    """Tell whether neighbors of a number say something; those of a word of a name do in any bytes."""
    is_name = hit.value is not None and hit.value.data_type == "name"
    return is_name or is_text(node.content[max(0, hit.start - _NEAR) : hit.end + _NEAR])


def _touches(content: bytes, hit: Hit) -> bool:
    """Tell whether a half is a piece of something longer: more digits, or another word of a name."""
    assert hit.form is not None and hit.value is not None
    if hit.form.number:
        return False
    rest = content[hit.end : hit.end + DECIMALS]
    if _has_kin(content, hit.start, hit.end + len(rest) - len(rest.lstrip(further_decimals(hit.form)))):
        return True
    if hit.value.data_type != "name":
        return False
    return bool(_WORD_AFTER.match(content, hit.end) or _WORD_BEFORE.search(content[max(0, hit.start - 5) : hit.start]))


def _has_words(content: bytes, hit: Hit) -> bool:
    """Tell whether words that begin like names stand beside a hit."""
    before = _NAME_BEFORE.search(content[max(0, hit.start - _NEAR) : hit.start])
    return bool(before or _NAME_AFTER.match(content, hit.end))


def standing(node: Node, hits: list[Hit]) -> list[Hit]:
    """Leave out hits that are pieces of something longer where another one of the same value stands by itself: a blank
    or a byte of a container made them longer than what is there, or a shifted place has a digit more than ours."""
    by_key: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        if hit.form is not None and not hit.form.number:
            by_key.setdefault(hit.key, []).append(hit)
    doubtful = [pair for same in by_key.values() if len(same) > 1 for pair in _around_others(node, same)]
    if not doubtful:
        return hits
    asked = [*{id(hit): hit for hit, others in doubtful for hit in (hit, *others)}.values()]
    inner = zip(asked, places_of(node, asked), strict=True)
    alone = {id(hit) for hit, place in inner if _stands_alone(node, hit, place)}
    dropped = {id(hit) for hit, others in doubtful if not alone.isdisjoint(map(id, others))} - alone
    return [hit for hit in hits if id(hit) not in dropped]


def _around_others(node: Node, same: list[Hit]) -> list[tuple[Hit, list[Hit]]]:
    """Give those hits of one value that have others of it inside, with these, where something longer may be around."""
    same = sorted(same, key=lambda hit: hit.start)
    starts = [hit.start for hit in same]
    found = []
    for hit in same:
        near = same[bisect_left(starts, hit.start) : bisect_left(starts, hit.end)]
        others = [other for other in near if _is_inside(other, hit)]
        if others and (_is_binary(node) or _has_kin(node.content, hit.start, hit.end)):
            found.append((hit, others))
    return found


def _is_binary(node: Node) -> bool:
    doc = documents.of_node(node)
    return doc is not None and documents.is_binary(doc)


def _is_head(node: Node) -> bool:
    """Tell whether a node is a head of a message: behind its last query field the version of the protocol stands."""
    return node.parent is None and node.kind in head.KINDS


def _is_inside(hit: Hit, other: Hit) -> bool:
    extents = (hit.start, hit.end), (other.start, other.end)
    return extents[0] != extents[1] and other.start <= hit.start and hit.end <= other.end


def _stands_alone(node: Node, hit: Hit, place: Place) -> bool:
    """Tell whether a hit is no piece of something longer, nor goes beyond its field."""
    is_within = place.start <= hit.start and hit.end <= place.end
    return hit.form is not None and is_within and not is_piece(hit.form, node, hit, place)


def is_number(form: Form, node: Node, hit: Hit, place: Place) -> bool:
    """Tell whether a number of this kind stands at a hit. In bytes of a format that we do not read any may, where it is
    long enough, or has a partner."""
    if not place.number and documents.of_node(node) is None:
        is_telling = hit.first_end >= 0 or len(form.pattern) >= _MIN_UNREAD
        return is_telling and not is_text(node.content)
    if place.number not in _NUMBERS[form.number]:
        return False
    is_ending = form.is_open and form.number == "f64le"
    end = hit.end if hit.first_end < 0 else hit.first_end
    return end == place.end if is_ending else hit.start == place.start


def is_piece(form: Form, node: Node, hit: Hit, place: Place) -> bool:
    """Tell whether a hit is a piece of something longer. A field of a container says where it ends; raw bytes of a
    digest may stand beside others in it. Halves were looked at before they were joined."""
    if form.number or hit.first_end >= 0:
        return False
    has_leaf = place.end > place.start and place.start <= hit.start and hit.end <= place.end
    is_field = has_leaf and place.end - place.start < len(node.content)
    if form.is_raw:
        return form.bits < _DIGEST_BITS and is_field and (place.start, place.end) != (hit.start, hit.end)
    if form.transform == _SWAPPED and _has_words(node.content, hit):
        return True
    if is_field:
        leaf = node.content[place.start : place.end]
        return _has_kin(leaf, hit.start - place.start, hit.end - place.start)
    return stands_inside(node.content, hit.start, hit.end)


def stands_inside(content: bytes, start: int, end: int) -> bool:
    """Tell whether bytes of text are a part of a longer run of their kind: digits among digits, hex among hex digits, a
    word within a word, an address within an address. In bytes that are no text neighbors say nothing.

    >>> [stands_inside(text, 2, 5) for text in (b"x=123&", b"x=1234", b"=dabc.", b"XZabcz", b"=.a@b ", b"=<a@b.c")]
    [False, True, True, False, True, True]
    """
    return _has_kin(content, start, end) and is_text(content[max(0, start - _NEAR) : end + _NEAR])


def _has_kin(content: bytes, start: int, end: int) -> bool:
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
    return touches


def _is_one_of(byte: bytes, those: bytes) -> bool:
    return byte != b"" and byte in those
