"""Walks MessagePack and CBOR alike: trees of data items, each told by its head.

No library for these formats says where a value stands, so the walk is our own: it builds nothing and does not recurse.
A codec gives `read`, which tells what stands at a position; all else is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from analyzer.decode import paths
from analyzer.decode.limits import BELIEVED_AFTER, Budget
from analyzer.decode.parts import Field
from analyzer.model.errors import DecodeError

VALUE, TEXT, BYTES, ARRAY, MAP, TEXT_PIECES, BYTES_PIECES, BREAK = range(8)
MAX_NESTING = 64
"""A container deeper than this is one field of bytes."""
_MAX_SKIPPED = 100_000
_TICK = 1024


class Item(NamedTuple):
    """What stands at a position.

    start, end: the payload of a scalar; after `end` comes the next item (of a container: its first).
    n_items: inside a container, names and values each; -1 until a break. integer: the value of one.
    """

    kind: int
    start: int
    end: int
    number: str = ""
    n_items: int = 0
    integer: int | None = None


Read = Callable[[bytes, int], Item]
"""Gives the item at a position. Raises DecodeError when none can stand there."""


class Container:
    """A map or array that the walk is inside of: how far it is read, and the name of what is being read."""

    __slots__ = ("is_map", "left", "n_read", "name")

    def __init__(self, item: Item) -> None:
        self.is_map = item.kind == MAP
        self.left = item.n_items
        self.n_read = 0
        self.name: bytes | int | None = None

    @property
    def is_at_name(self) -> bool:
        """Tell whether a name comes next."""
        return self.is_map and self.n_read % 2 == 0

    def step(self) -> str:
        """Give the step of a path from here to what is being read."""
        if not self.is_map:
            return paths.element(self.n_read)
        if isinstance(self.name, bytes):
            return paths.member(self.name.decode("utf-8", "replace"))
        return "['?']" if self.name is None else paths.element(self.name)


class Leaf(NamedTuple):
    """A scalar, a piece of one, or a container too deep to enter; `inside` is the walker's own and will change."""

    start: int
    end: int
    number: str
    is_text: bool
    is_name: bool
    inside: list[Container]


def walk(data: bytes, read: Read, budget: Budget | None = None) -> Iterator[Leaf]:
    """Give every name and scalar of a document in order. Raises DecodeError at what is damaged, missing or too much."""
    inside: list[Container] = []
    position = n_items = 0
    while position == 0 or inside:
        item = read(data, position)
        n_items += 1
        if budget is not None and n_items % _TICK == 0:
            budget.check_time()
        start, position = position, item.end
        if item.kind in (ARRAY, MAP) and len(inside) < MAX_NESTING:
            _name(inside, None)
            inside.append(Container(item))
        elif item.kind == BREAK:
            _leave(inside)
        elif item.kind in (TEXT_PIECES, BYTES_PIECES):
            _name(inside, b"")
            while (piece := read(data, position)).kind != BREAK:
                yield _piece(data, item, piece, inside)
                position = piece.end
            position = piece.end
            _count(inside)
        else:
            if item.kind in (ARRAY, MAP):
                position = _skip(data, read, item)
                item = Item(BYTES, start, position)
            yield _leaf(data, item, inside)
            _count(inside)
        _close(inside)
    if position != len(data):
        raise DecodeError("bytes follow the document")


def decode(data: bytes, read: Read, budget: Budget) -> list[Field]:
    """Give every scalar that is no name, in order; of a repeated name each."""
    fields = []
    for leaf in walk(data, read, budget):
        if not leaf.is_name:
            budget.take(leaf.end - leaf.start)
            fields.append(_field(leaf))
    return fields


def locate(data: bytes, read: Read, positions: Sequence[int]) -> list[Field | None]:
    """Give the scalar or name at each position (rising), None between them. Stops after the last position."""
    leaves, found = _until_damage(walk(data, read)), list[Field | None]()
    leaf = next(leaves, None)
    for position in positions:
        while leaf is not None and leaf.end <= position:
            leaf = next(leaves, None)
        found.append(_field(leaf) if leaf is not None and leaf.start <= position else None)
    return found


def is_document(data: bytes, read: Read) -> bool:
    """Tell whether all bytes are one map whose names are texts, or an array that holds such a map; of a long document,
    whether it begins as one."""
    n_named = 0
    try:
        for n_leaves, leaf in enumerate(walk(data, read)):
            if leaf.is_name:
                is_named = leaf.is_text and _is_word(data[leaf.start : leaf.end])
                if not is_named and len(leaf.inside) == 1:
                    return False
                n_named += is_named and leaf.end > leaf.start
            if n_leaves >= BELIEVED_AFTER:
                break
    except DecodeError:
        return False
    return n_named > 0


def _is_word(raw: bytes) -> bool:
    try:
        return raw.decode("utf-8").isprintable()
    except UnicodeDecodeError:
        return False


def _until_damage(leaves: Iterator[Leaf]) -> Iterator[Leaf]:
    try:
        yield from leaves
    except DecodeError:
        return


def _field(leaf: Leaf) -> Field:
    path = paths.ROOT + "".join(container.step() for container in leaf.inside)
    return Field(leaf.start, leaf.end, path, is_name=leaf.is_name, number=leaf.number)


def _leaf(data: bytes, item: Item, inside: list[Container]) -> Leaf:
    is_name = bool(inside) and inside[-1].is_at_name
    if is_name:
        is_string = item.kind in (TEXT, BYTES)
        inside[-1].name = data[item.start : item.end] if is_string else item.integer
    return Leaf(item.start, item.end, item.number, item.kind == TEXT, is_name, inside)


def _piece(data: bytes, whole: Item, piece: Item, inside: list[Container]) -> Leaf:
    if (whole.kind, piece.kind) not in ((TEXT_PIECES, TEXT), (BYTES_PIECES, BYTES)):
        raise DecodeError("a string in pieces holds something else")
    is_name = bool(inside) and inside[-1].is_at_name
    if is_name and isinstance(inside[-1].name, bytes):
        inside[-1].name += data[piece.start : piece.end]
    return Leaf(piece.start, piece.end, whole.number, piece.kind == TEXT, is_name, inside)


def _name(inside: list[Container], name: bytes | None) -> None:
    if inside and inside[-1].is_at_name:
        inside[-1].name = name


def _count(inside: list[Container]) -> None:
    """Count one item of the innermost container as read."""
    if inside:
        inside[-1].n_read += 1
        if inside[-1].left > 0:
            inside[-1].left -= 1


def _close(inside: list[Container]) -> None:
    while inside and inside[-1].left == 0:
        inside.pop()
        _count(inside)


def _leave(inside: list[Container]) -> None:
    """Leave a container at its break."""
    if not inside or inside[-1].left >= 0 or (inside[-1].is_map and inside[-1].n_read % 2):
        raise DecodeError("a break stands where none can be")
    inside.pop()
    _count(inside)


def _skip(data: bytes, read: Read, item: Item) -> int:
    """Give where a container ends, without entering it."""
    left = [item.n_items]
    position = item.end
    while left:
        if left[-1] == 0:
            left.pop()
            continue
        item = read(data, position)
        position = item.end
        if item.kind == BREAK:
            if left.pop() >= 0:
                raise DecodeError("a break stands where none can be")
            continue
        left[-1] -= left[-1] > 0
        if ARRAY <= item.kind < BREAK:
            if left[-1] == 0:
                left.pop()
            left.append(item.n_items)
        if len(left) > _MAX_SKIPPED:
            raise DecodeError("nested too deep")
    return position
