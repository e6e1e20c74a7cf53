"""From matches to readings: one per place, the deepest and simplest, and its name in the words of contracts §1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from analyzer.decode.extents import STEPS, raw_extent, step_of
from analyzer.decode.leaf import Place, around, hides_escape
from analyzer.decode.node import Node
from analyzer.decode.parts import JSON_STRING, WIDE_TEXT, XML_TEXT
from analyzer.detect.field_names import NameMatch
from analyzer.detect.known import KnownValue
from analyzer.detect.pairs import join_halves
from analyzer.detect.patterns import PatternMatch
from analyzer.detect.search import PLUS, Hit
from analyzer.detect.standing import (
    is_half,
    is_number,
    is_piece,
    leave_to_streams,
    own_halves,
    places_of,
    standing,
    without_other_order,
    without_wrong_numbers,
)
from analyzer.detect.stretches import Stretches
from analyzer.detect.transforms import Form
from analyzer.detect.transforms import wrapped_around as wrapped

_OF_BYTES = frozenset({"base64", "base64url", "base32", "byte_list"})
_RUNS = _OF_BYTES | STEPS | {"hex", "pairs", JSON_STRING, XML_TEXT, WIDE_TEXT}
_SIDE = re.compile(rb"[NSEW' ]|\xe2\x80\xb2")
_MAX_SIDE = 6


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
        for hit, place in zip(hits, places_of(node, hits), strict=True):
            yield node, hit, place


def _best(node: Node) -> tuple[list[tuple[Node, Hit]], list[Hit]]:
    """Give the hits of a tree, and the halves in this node that have no partner in it.

    What a peeled run shows as well is left to the run: its name is more exact. A half that is all of a run is looked
    at where the run stands, beside the others.
    """
    children = leave_to_streams(node)
    below: list[tuple[Node, Hit]] = []
    explained: Stretches[frozenset[tuple[str, str]]] = Stretches()
    spelt = {hit.key for hit in node.hits if _is_spelt(node, hit)} if node.codec == "hex" else set()
    halves = [hit for hit in own_halves(node) if hit.key not in spelt] if node.hits else []
    shown = [child for child in children if child.hits or child.children]
    for child in sorted(shown, key=lambda child: child.codec not in STEPS):
        inner, lonely = _best(child)
        # Another piece of the same bytes may show the same: escapes go before runs that have them inside.
        known = list(explained.over(child.start, child.end)) if inner else []
        if known:
            inner = [(at, hit) for at, hit in inner if not any(hit.key in keys for keys in known)]
        if inner:
            below += inner
            explained.add(child.start, child.end, frozenset(hit.key for _, hit in inner))
        whole = [hit for hit in lonely if child.codec in _RUNS and _is_all(child.content, hit)]
        halves += [replace(hit, start=child.start, end=child.end) for hit in whole]
    if not (node.hits or halves):
        return below, halves
    pairs = join_halves(halves) if halves else []
    own = without_wrong_numbers(node, [hit for hit in node.hits if not (is_half(hit) or hit.key in spelt)])
    own = without_other_order(node, own)
    left = standing(node, [hit for hit in [*own, *pairs] if not _is_explained(hit, explained)])
    return [(node, hit) for hit in without_overlaps(left)] + below, halves


def _is_all(content: bytes, hit: Hit) -> bool:
    """Tell whether a half is all of a text, but for the side of the world and marks of minutes."""
    beside = content[: hit.start][:_MAX_SIDE] + content[hit.end :][:_MAX_SIDE]
    return not beside or (len(content) - hit.end + hit.start == len(beside) and not _SIDE.sub(b"", beside))


def _is_spelt(node: Node, hit: Hit) -> bool:
    """Tell whether raw bytes are all that a run of hex digits spells: the digits were looked up where they stand."""
    is_whole = (hit.start, hit.end) == (0, len(node.content))
    return is_whole and hit.form is not None and hit.form.is_raw


def _is_explained(hit: Hit, explained: Stretches[frozenset[tuple[str, str]]]) -> bool:
    """Tell whether a piece decoded from these bytes shows the same; a format or a named field also where its text is a
    known value there."""
    near = explained.over(hit.start, hit.end)
    if hit.match is None:
        return any(hit.key in keys for keys in near)
    return any(hit.key[1] == text for keys in near for _, text in keys)


def without_overlaps(hits: Iterable[Hit]) -> list[Hit]:
    """Resolve hits that share bytes, in order of place.

    A hit inside a longer one goes; of the same value only the reading with fewest steps stays; a format goes where a
    known value stands. The same bytes may be two values of different kinds.

    """
    hits = set(hits)
    if len(hits) < 2:
        return list(hits)
    kept: list[Hit] = []
    active: list[Hit] = []
    taken: Stretches[None] = Stretches()
    for hit in sorted(hits, key=_order):
        if hit.match is not None:
            if any(True for _ in taken.over(hit.start, hit.end)):
                continue
        else:
            active = [other for other in active if other.end > hit.start]
            if any(_yields(hit, other) for other in active):
                continue
            active.append(hit)
        kept.append(hit)
        taken.add(hit.start, hit.end, None)
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
    if form is not None and form.number and not is_number(form, node, hit, inner):
        return None
    is_part = form is not None and is_piece(form, node, hit, inner)
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
