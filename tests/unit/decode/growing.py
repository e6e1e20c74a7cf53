"""What the scan does, in its simplest form: sees runs and magic bytes, and peels until nothing is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzer.decode.node import Node
from analyzer.decode.parts import Run
from analyzer.decode.peel import peel

_RUNS = {
    "hex": re.compile(rb"(?<![0-9A-Fa-f])[0-9A-Fa-f]{16,}"),
    "base64": re.compile(rb"[A-Za-z0-9+/_-]{8,}={0,2}"),
    "base32": re.compile(rb"[A-Z2-7]{12,}={0,6}|[a-z2-7]{12,}={0,6}"),
}
_FRAMES = rb"|BZh[1-9]|\xfd7zXZ|\x5d\x00\x00[\x80\x00]|\xff\x06\x00\x00sNaPpY|\x04\x22\x4d\x18"
_MAGIC = re.compile(rb"\x1f\x8b\x08|\x28\xb5\x2f\xfd|PK\x03\x04|\x78[\x01\x5e\x9c\xda]" + _FRAMES)
_SPELLED = re.compile(rb"%u[0-9A-F]{4}|\d,[ ]?-?\d|(?:[0-9A-Fa-f]{2}[: +-]){7}|(?:=[0-9A-F]{2}){3}")


def find_runs(content: bytes) -> list[Run]:
    """Give every run of digits."""
    return [Run(kind, *match.span()) for kind, run in _RUNS.items() for match in run.finditer(content)]  # type: ignore[arg-type]


def find_magics(content: bytes) -> list[int]:
    """Give where packed streams may begin."""
    return [match.start() for match in _MAGIC.finditer(content)]


def grow(root: Node, encodings: Sequence[str] = ()) -> Node:
    """Peel a part to the end."""
    generation = peel_one(root, encodings)
    while generation:
        generation = [child for node in generation for child in peel_one(node)]
    return root


def peel_one(node: Node, encodings: Sequence[str] = ()) -> list[Node]:
    """Peel one generation."""
    is_spelled, magics = _SPELLED.search(node.content) is not None, find_magics(node.content)
    return peel(node, encodings=encodings, runs=find_runs(node.content), magics=magics, is_spelled=is_spelled)


def all_nodes(root: Node) -> Iterator[Node]:
    """Give a node and all below it."""
    yield root
    for child in root.children:
        yield from all_nodes(child)
