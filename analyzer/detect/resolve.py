"""From matches to readings: one per place, the deepest and simplest, and its name in the words of contracts §1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from analyzer.decode import documents
from analyzer.decode.extents import STEPS, raw_extent, step_of
from analyzer.decode.leaf import Place, around, hides_escape, places
from analyzer.decode.node import Node, is_text
from analyzer.decode.parts import JSON_STRING, WIDE_TEXT, XML_TEXT
from analyzer.detect.field_names import NameMatch
from analyzer.detect.known import KnownValue
from analyzer.detect.pairs import join_halves
from analyzer.detect.patterns import PatternMatch
from analyzer.detect.search import PLUS, Hit
from analyzer.detect.transforms import Form
from analyzer.detect.transforms import wrapped_around as wrapped

_OF_BYTES = frozenset({"base64", "base64url", "base32", "byte_list"})
_RUNS = _OF_BYTES | STEPS | {"hex", "pairs", JSON_STRING, XML_TEXT, WIDE_TEXT}
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
_NEAR = 128
_DECIMALS = 24
"""Most further decimals of a place whose form is only how it begins."""
_DIGITS = b"0123456789"
_HEX = _DIGITS + b"abcdefABCDEF"
_WORDS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + _DIGITS
_SEPARATORS = b" .,:-+"
_JOINTS = b"._+-"
_WORD_AFTER = re.compile(rb"[\x80-\xff]|(?:[ +_.'-]|%20|, )[A-Za-z\x80-\xff]")
_WORD_BEFORE = re.compile(rb"[\x80-\xff]\Z|[A-Za-z\x80-\xff](?:[ +_.'-]|%20|, )\Z")
"""Another word of the same name: the half found is one of a longer or of another name."""


_SWAPPED = "swapped"
_SIDE = re.compile(rb"[NSEW' ]|\xe2\x80\xb2")
_MAX_SIDE = 6
_NAME_AFTER = re.compile(rb" [A-Z][a-z]+")
_NAME_BEFORE = re.compile(rb"[A-Z][a-z]+ \Z")
"""Beside a name with its parts turned round: the family name of one person and the given name of the next."""


@dataclass(frozen=True)
class Reading:
    """A value found, named. raw: its bytes as they stand in the message part, for masking of addresses.

    start, length: place in the innermost piece that holds it. is_part: it stands inside a longer run of its kind.
    event_id: of the crypto call that told what was encrypted; empty where nothing was.
    """

    owner: int
    value: KnownValue | None
    form: Form | None
    match: PatternMatch | NameMatch | None
    place: Place
    transform: str
    start: int
    length: int
    raw: str
    is_part: bool = False
    event_id: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Data type and clear text."""
        return Hit(0, 0, self.value, self.form, self.match).key


def readings(root: Node) -> list[Reading]:
    """Give every value found in a message part and in what was peeled from it, each place once.

    What stands in the words of the protocol itself (`HTTP/1.1`, a status code) is no value.
    """
    found, _ = _best(root)
    named = [reading for node, hit, inner in _placed(found) if (reading := _reading(node, hit, inner)) is not None]
    return [reading for reading in named if reading.place.path or reading.place.location != "header"]


def _placed(found: Iterable[tuple[Node, Hit]]) -> Iterator[tuple[Node, Hit, Place]]:
    """Add the place of each hit. Those of one node, which come together, are found in one walk of it."""
    for _, group in groupby(found, key=lambda pair: id(pair[0])):
        together = list(group)
        node, hits = together[0][0], [hit for _, hit in together]
        for hit, place in zip(hits, _places(node, hits), strict=True):
            yield node, hit, place


def _places(node: Node, hits: Sequence[Hit]) -> list[Place]:
    """Give the place of each hit; of two halves, that of the first."""
    ends = [hit.end if hit.first_end < 0 else hit.first_end for hit in hits]
    return places(node, [hit.start for hit in hits], ends)


def _best(node: Node) -> tuple[list[tuple[Node, Hit]], list[Hit]]:
    """Give the hits of a tree, and the halves in this node that have no partner in it.

    What a peeled run shows as well is left to the run: its name is more exact. A half that is all of a run is looked
    at where the run stands, beside the others.
    """
    below: list[tuple[Node, Hit]] = []
    if not node.hits and not node.children:
        return below, []
    explained: list[tuple[int, int, frozenset[tuple[str, str]]]] = []
    spelt = {hit.key for hit in node.hits if _is_spelt(node, hit)}
    halves = [hit for hit in _own_halves(node) if hit.key not in spelt]
    for child in sorted(node.children, key=lambda child: child.codec not in STEPS):
        inner, lonely = _best(child)
        inner = [(at, hit) for at, hit in inner if not _is_known(hit, child, explained)]
        if inner:
            below += inner
            explained.append((child.start, child.end, frozenset(hit.key for _, hit in inner)))
        whole = [hit for hit in lonely if child.codec in _RUNS and _is_all(child.content, hit)]
        halves += [replace(hit, start=child.start, end=child.end) for hit in whole]
    pairs = join_halves(halves) if halves else []
    own = _standing_numbers(node, [hit for hit in node.hits if not (_is_half(hit) or hit.key in spelt)])
    left = _standing(node, [hit for hit in [*own, *pairs] if not _is_explained(hit, explained)])
    return [(node, hit) for hit in without_overlaps(left)] + below, halves


def _is_all(content: bytes, hit: Hit) -> bool:
    """Tell whether a half is all of a text, but for the side of the world and marks of minutes."""
    around = content[: hit.start][:_MAX_SIDE] + content[hit.end :][:_MAX_SIDE]
    return not around or (len(content) - hit.end + hit.start == len(around) and not _SIDE.sub(b"", around))


def _is_spelt(node: Node, hit: Hit) -> bool:
    """Tell whether raw bytes are only what a run of hex digits spells: the digits were looked up where they stand."""
    is_whole = (hit.start, hit.end) == (0, len(node.content))
    return node.codec == "hex" and hit.form is not None and hit.form.is_raw and is_whole


def _standing_numbers(node: Node, hits: list[Hit]) -> list[Hit]:
    """Leave out binary numbers where no number of their kind stands."""
    numbers = [hit for hit in hits if hit.form is not None and hit.form.number]
    if not numbers:
        return hits
    inner = zip(numbers, _places(node, numbers), strict=True)
    wrong = {id(hit) for hit, place in inner if hit.form and not _is_number(hit.form, node, hit, place)}
    return [hit for hit in hits if id(hit) not in wrong]


def _is_half(hit: Hit) -> bool:
    return hit.form is not None and hit.form.half >= 0


def _standing(node: Node, hits: list[Hit]) -> list[Hit]:
    """Leave out hits that are pieces of something longer where another one of the same value stands by itself: a blank
    or a byte of a container made them longer than what is there."""
    by_key: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        if hit.form is not None and not hit.form.number and hit.first_end < 0:
            by_key.setdefault(hit.key, []).append(hit)
    dropped: set[int] = set()
    for same in by_key.values():
        for hit in same if len(same) > 1 else ():
            others = [other for other in same if _is_inside(other, hit)]
            is_open = others and (_is_binary(node) or _has_kin(node.content, hit.start, hit.end))
            if is_open and _stands_alone(node, others) and not _stands_alone(node, [hit]):
                dropped.add(id(hit))
    return [hit for hit in hits if id(hit) not in dropped] if dropped else hits


def _is_binary(node: Node) -> bool:
    doc = documents.of_node(node)
    return doc is not None and documents.is_binary(doc)


def _is_inside(hit: Hit, other: Hit) -> bool:
    extents = (hit.start, hit.end), (other.start, other.end)
    return extents[0] != extents[1] and other.start <= hit.start and hit.end <= other.end


def _stands_alone(node: Node, hits: Sequence[Hit]) -> bool:
    """Tell whether one of these hits is no piece of something longer, nor goes beyond its field."""
    for hit in hits:
        place = places(node, [hit.start], [hit.end])[0]
        is_within = place.start <= hit.start and hit.end <= place.end
        if hit.form is not None and is_within and not _is_part(hit.form, node, hit, place):
            return True
    return False


def _own_halves(node: Node) -> list[Hit]:
    """Give the halves found in a node that are no pieces of something longer."""
    halves = [hit for hit in node.hits if _is_half(hit)]
    touching = [hit for hit in halves if _touches(node.content, hit)]
    if not touching:
        return halves
    check = _touches_in_leaf if _is_binary(node) else _is_amid_text
    touching = [hit for hit in touching if check(node, hit)]
    left = set(map(id, touching))
    return [hit for hit in halves if id(hit) not in left]


def _touches_in_leaf(node: Node, hit: Hit) -> bool:
    place = places(node, [hit.start], [hit.end])[0]
    if not place.start <= hit.start < hit.end <= place.end:
        return True
    return _touches(
        node.content[place.start : place.end], replace(hit, start=hit.start - place.start, end=hit.end - place.start)
    )


def _is_amid_text(node: Node, hit: Hit) -> bool:
    """Tell whether neighbors of a number say something; those of a word of a name do in any bytes."""
    is_name = hit.value is not None and hit.value.data_type == "name"
    return is_name or is_text(node.content[max(0, hit.start - _NEAR) : hit.end + _NEAR])


def _touches(content: bytes, hit: Hit) -> bool:
    """Tell whether a half is a piece of something longer: more digits, or another word of a name."""
    assert hit.form is not None and hit.value is not None
    if hit.form.number:
        return False
    rest = content[hit.end : hit.end + _DECIMALS] if hit.form.is_open else b""
    if _has_kin(content, hit.start, hit.end + len(rest) - len(rest.lstrip(_DIGITS))):
        return True
    if hit.value.data_type != "name":
        return False
    return bool(_WORD_AFTER.match(content, hit.end) or _WORD_BEFORE.search(content[max(0, hit.start - 5) : hit.start]))


def _has_words(content: bytes, hit: Hit) -> bool:
    """Tell whether words that begin like names stand beside a hit."""
    before = _NAME_BEFORE.search(content[max(0, hit.start - _NEAR) : hit.start])
    return bool(before or _NAME_AFTER.match(content, hit.end))


def _is_known(hit: Hit, child: Node, explained: list[tuple[int, int, frozenset[tuple[str, str]]]]) -> bool:
    """Tell whether another piece of the same bytes shows the same: escapes go before runs that have them inside."""
    return any(start < child.end and child.start < end and hit.key in keys for start, end, keys in explained)


def _is_explained(hit: Hit, explained: list[tuple[int, int, frozenset[tuple[str, str]]]]) -> bool:
    """Tell whether a piece decoded from these bytes shows the same; a format or a named field also where its text is a
    known value there."""
    near = [keys for start, end, keys in explained if start < hit.end and hit.start < end]
    if hit.match is None:
        return any(hit.key in keys for keys in near)
    return any(hit.key[1] == text for keys in near for _, text in keys)


def without_overlaps(hits: Iterable[Hit]) -> list[Hit]:
    """Resolve hits that share bytes, in order of place.

    A hit inside a longer one goes; of the same value only the reading with fewest steps stays; a format goes where a
    known value stands. The same bytes may be two values of different kinds.

    """
    kept: list[Hit] = []
    active: list[Hit] = []
    hits = list(hits)
    for hit in sorted(set(hits), key=_order) if len(hits) > 1 else hits:
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


def _order(hit: Hit) -> tuple[int, int, int, int, bool, str]:
    """Of two hits at the same bytes, fewest steps first; what was found as one text before what was joined."""
    transform = hit.form.transform if hit.form else ""
    return hit.rank, hit.start, -hit.end, hit.steps, hit.first_end >= 0, transform


def _yields(hit: Hit, other: Hit) -> bool:
    """Tell whether `hit` gives way to `other`, which begins no later and shares bytes with it."""
    if hit.key == other.key:
        return True
    is_inside = hit.end <= other.end
    return is_inside and (hit.start, hit.end) != (other.start, other.end)


def _reading(node: Node, hit: Hit, inner: Place) -> Reading | None:
    """Name a hit; None for a binary number where no number of this kind stands. inner: its place in the node."""
    form = hit.form
    if form is not None and form.number and not _is_number(form, node, hit, inner):
        return None
    is_part = form is not None and _is_part(form, node, hit, inner)
    transform = form.transform if form else "plain"
    if transform.startswith(PLUS) and inner.escape == "percent":
        transform = transform.removeprefix(PLUS).strip("()") or "plain"
    node, start, end, transform, place = _lift(node, hit.start, hit.end, transform, inner)
    for step in reversed(place.steps):
        transform = wrapped(step, transform)
    raw = _raw_text(node, start, end) if place.location == "url" else ""
    told = _event_of(node)
    return Reading(node.owner, hit.value, form, hit.match, place, transform, start, end - start, raw, is_part, told)


def _raw_text(node: Node, start: int, end: int) -> str:
    """Give bytes of a piece as they stand in the message part."""
    while node.parent is not None:
        start, end = raw_extent(node, start, end)
        node = node.parent
    return node.content[start:end].decode("utf-8", "replace")


def _event_of(node: Node) -> str:
    """Give the crypto call that told what a piece, or one around it, says; empty where none did."""
    while node.parent is not None and not node.event_id:
        node = node.parent
    return node.event_id


def _is_number(form: Form, node: Node, hit: Hit, place: Place) -> bool:
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


def _is_part(form: Form, node: Node, hit: Hit, place: Place) -> bool:
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


def _lift(node: Node, start: int, end: int, transform: str, place: Place) -> tuple[Node, int, int, str, Place]:
    """Read an encoding over exactly the value as part of how the value is written. place: of the value in the node;
    gives that in the node that is left."""
    while node.parent is not None and node.codec in _RUNS and start == 0 and end == len(node.content):
        name = step_of(node, start, end) if node.codec in STEPS else node.codec
        if name and not hides_escape(node):
            transform = wrapped(name, transform)
            written = node.parent.content[node.start : node.end]
            if node.codec == "hex" and written != written.lower():
                transform = f"upper({transform})"
            elif node.codec == "base32" and written != written.upper():
                transform = f"lower({transform})"
        place = around(node)
        node, start, end = node.parent, node.start, node.end
    return node, start, end, transform, place
