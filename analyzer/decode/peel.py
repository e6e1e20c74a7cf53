"""Peels one generation: what is encoded in a piece of bytes becomes new pieces below it.

Content encodings and archives come off whole bodies, by header and by magic bytes. In what is left, the spots that a
scan saw are decoded: bytes a crypto hook knows, escapes, packed streams, runs of hex, base64 and base32 digits. A run
inside an escaped text is left for the next generation.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.decode import documents
from analyzer.decode.carriers import peel_runs
from analyzer.decode.codecs import bplist_codec, hex_codec, json_codec, pairs_codec
from analyzer.decode.escaping import Span, peel_escapes, signs_in
from analyzer.decode.limits import MAX_DEPTH, LimitReached
from analyzer.decode.node import Node
from analyzer.decode.parts import DECRYPTED, Decoded, Run, Sealed
from analyzer.decode.spelled import peel_spelled, peel_words
from analyzer.decode.whole import HEADS, peel_streams, peel_whole


def peel(
    node: Node,
    *,
    encodings: Sequence[str] = (),
    runs: Sequence[Run] = (),
    magics: Sequence[int] = (),
    sealed: Sequence[Sealed] = (),
    is_spelled: bool = False,
) -> list[Node]:
    """Decode what is encoded in a node; gives the new pieces, which are its children.

    encodings: names of the content-encoding header, in its order (the last was applied last).
    runs, magics, sealed: what a scan saw in the node, in any order: maximal runs of digits, beginnings of packed
    streams, ciphertexts whose plaintext a hook reported. is_spelled: it saw a sign that bytes are spelled otherwise.
    What goes wrong is kept as `problem` of the node: a limit's name, `damaged`, `cut short` or `unknown encoding …`.
    """
    if node.depth >= MAX_DEPTH:
        node.problem = node.problem or "depth"
        return []
    try:
        with node.budget.running():
            taken = _unseal(node, sealed)
            if not taken and (whole := peel_whole(node, encodings)):
                return whole
            _peel_spots(node, runs, magics, taken, is_spelled=is_spelled)
    except LimitReached as limit:
        node.problem = node.problem or limit.limit
    return node.children


def _unseal(node: Node, sealed: Sequence[Sealed]) -> list[Span]:
    taken: list[Span] = []
    for start, end, plaintext, event_id in sorted(sealed):
        if taken and start < taken[-1][1]:
            continue
        child = node.take(Decoded(plaintext), DECRYPTED, start, end)
        child.event_id, child.is_whole = event_id, (start, end) == (0, len(node.content))
        taken.append((start, end))
    return taken


def _peel_spots(node: Node, runs: Sequence[Run], magics: Sequence[int], taken: list[Span], *, is_spelled: bool) -> None:
    content, doc = node.content, None
    if node.codec == pairs_codec.NAME:
        # A scan takes figures that begin as no text for a number, and few bytes for none. These were written as bytes.
        node.take(hex_codec.decode(content, node.budget), hex_codec.NAME, 0, len(content))
        return
    signs = signs_in(content)
    if not (node.parent is None and node.kind in HEADS):
        is_deep = json_codec.is_deep(content)
        if signs or runs or is_spelled or is_deep or content.startswith(bplist_codec.MAGIC):
            doc = documents.of_node(node)
        if is_deep and doc is json_codec:
            node.problem = node.problem or "depth"
    words = peel_words(node, doc, taken) if is_spelled else []
    if (0, len(content)) in words:
        return
    has_escapes = signs or hasattr(doc, "wide_texts")
    taken += peel_escapes(node, doc, signs, words) if has_escapes else words
    taken.sort()
    if is_spelled:
        peel_spelled(node, doc, taken)
        taken.sort()
    if magics:
        peel_streams(node, [at for at in magics if at > 0], taken)
        taken.sort()
    if runs:
        peel_runs(node, doc, runs, taken)
