"""A piece of bytes and where it came from: the tree that peeling grows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from analyzer.decode.limits import Budget
from analyzer.decode.parts import Decoded
from analyzer.ingest.exchange import PartKind

_TEXT = bytes(sorted({9, 10, 12, 13, 27, *range(32, 127), *range(128, 256)}))
_SAMPLE = 512
UNKNOWN = object()
"""Nobody has looked yet."""


@dataclass(eq=False, slots=True)
class Node:
    """Bytes of a message part (no parent), or bytes decoded from parent.content[start:end].

    owner: number of the span the part begins with. codec: what was undone to get them; "" for a message part.
    media: content type of the part, lower case.
    budget: shared by a part and everything peeled from it. problem: why not all could be decoded.
    is_whole: all of the parent is this encoding, so that the parent has no fields. path: the name an archive gives it.
    event_id: the hook event that reported decrypted bytes.
    hits: what a scan found in these bytes; its type is the scanner's affair.
    outer, place, steps: where the node stands, its own place, and where its escapes were, kept by the naming of places;
    doc: which document it is, kept by `documents`.
    """

    content: bytes
    kind: PartKind
    media: str = ""
    owner: int = -1
    codec: str = ""
    parent: Node | None = None
    start: int = 0
    end: int = 0
    depth: int = 0
    budget: Budget = field(default_factory=Budget)
    problem: str = ""
    children: list[Node] = field(default_factory=list)
    hits: list[Any] = field(default_factory=list)
    is_whole: bool = False
    path: str = ""
    event_id: str = ""
    outer: Any = None
    place: Any = None
    steps: Any = None
    doc: Any = UNKNOWN

    def child(self, content: bytes, codec: str, start: int, end: int, problem: str = "") -> Node:
        """Hang decoded bytes below content[start:end]."""
        node = Node(
            content, self.kind, self.media, self.owner, codec, self, start, end, self.depth + 1, self.budget, problem
        )
        self.children.append(node)
        return node

    def take(self, decoded: Decoded, codec: str, start: int, end: int) -> Node:
        """Hang decoded bytes below content[start:end] and count them. Raises LimitReached."""
        self.budget.take(len(decoded.content))
        return self.child(decoded.content, codec, start, end, decoded.problem)

    @property
    def root(self) -> Node:
        """The message part all this came from."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node


def is_text(content: bytes) -> bool:
    """Tell whether bytes look like text: hardly a control character at their beginning."""
    head = bytes(content[:_SAMPLE])
    return len(head.translate(None, _TEXT)) * 50 <= len(head)
