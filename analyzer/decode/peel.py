"""Peels one generation: what is encoded in a piece of bytes becomes new pieces below it.

Content encodings come off whole bodies, by header and by magic bytes. In text, runs are decoded: JSON strings that have
escapes, percent runs, base64 runs. A run inside another run is left for the next generation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from analyzer.decode import codecs
from analyzer.decode.codecs import (
    base64_codec,
    br_codec,
    deflate_codec,
    form_codec,
    json_codec,
    multipart_codec,
    urlenc_codec,
)
from analyzer.decode.limits import MAX_DEPTH, LimitReached
from analyzer.decode.node import Node, is_text
from analyzer.decode.parts import Decoded
from analyzer.ingest.exchange import PartKind
from analyzer.model.errors import DecodeError

FORM_TYPE = "application/x-www-form-urlencoded"
JSON_STRING = "json string"
"""Codec name of a JSON string whose escapes were undone; it is no layer (contracts §1)."""
MAGIC_STARTS = (b"\x1f\x8b", b"\x28\xb5", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_BODIES = (PartKind.REQUEST_BODY, PartKind.RESPONSE_BODY)
_HEADS = (PartKind.REQUEST_HEAD, PartKind.RESPONSE_HEAD, PartKind.REQUEST_TRAILERS, PartKind.RESPONSE_TRAILERS)
_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-"
RUN_BYTES = frozenset(_ALPHABET + b"=")
_BACK = 1 << 16
_UNNAMED = (deflate_codec, br_codec)
_MIN_UNNAMED = 16


def peel(
    node: Node, *, encodings: Sequence[str] = (), run_ends: Iterable[int] = (), run_starts: Iterable[int] = ()
) -> list[Node]:
    """Decode what is encoded in a node; gives the new pieces, which are its children.

    encodings: names of the content-encoding header, in its order (the last was applied last).
    run_ends, run_starts: where a scan saw the end or the beginning of a base64 run, in any order.
    What goes wrong is kept as `problem` of the node: a limit's name, `damaged`, `cut short` or `unknown encoding …`.
    """
    if node.depth >= MAX_DEPTH:
        node.problem = node.problem or "depth"
        return []
    try:
        with node.budget.running():
            if whole := _peel_whole(node, encodings):
                return [whole]
            _peel_runs(node, run_ends, run_starts)
    except LimitReached as limit:
        node.problem = node.problem or limit.limit
    return node.children


def _peel_whole(node: Node, encodings: Sequence[str]) -> Node | None:
    """Take content encodings off; gives the innermost piece."""
    current = node
    for name in reversed([name for name in encodings if name not in ("", "identity")]):
        codec = _content_codec(name)
        if codec is None:
            node.problem = f"unknown encoding {name}"
            break
        peeled = _decode_content(current, codec, is_declared=True)
        if peeled is None:
            break
        current = peeled
    return current if current is not node else _guess_whole(node)


def _guess_whole(node: Node) -> Node | None:
    """Take off an encoding that no header names: by its magic bytes, or because unreadable bytes are all of a stream
    of an encoding without such a sign, and what comes out is text."""
    if node.parent is None and node.kind in _HEADS:
        return None
    codec = next((codec for codec in codecs.of_kind("content") if codec.sniff(node.content)), None)
    if codec is not None:
        return _decode_content(node, codec, is_declared=False)
    if node.problem or len(node.content) < _MIN_UNNAMED or is_text(node.content):
        return None
    for codec in _UNNAMED:
        try:
            decoded: Decoded = codec.decode(node.content, node.budget)
        except DecodeError:
            continue
        is_all = not decoded.problem and 2 * len(decoded.content) >= len(node.content)
        if is_all and is_text(decoded.content):
            node.budget.take(len(decoded.content))
            return node.child(decoded.content, codec.NAME, 0, len(node.content))
    return None


def _content_codec(name: str):  # type: ignore[no-untyped-def]
    return next((c for c in codecs.of_kind("content") if name == c.NAME or name in c.ALIASES), None)


def _decode_content(node: Node, codec, *, is_declared: bool) -> Node | None:  # type: ignore[no-untyped-def]
    """Decode a whole body. A declared encoding that is not there is no problem when the body is readable as it is:
    importers and proxies keep the header of bodies they decoded."""
    try:
        decoded: Decoded = codec.decode(node.content, node.budget)
        node.budget.take(len(decoded.content))
    except LimitReached:
        raise
    except DecodeError:
        if is_declared and not is_text(node.content):
            node.problem = "damaged"
        return None
    if decoded.problem == "damaged" and not decoded.content:
        return None
    if is_declared and decoded.problem and not codec.sniff(node.content) and is_text(node.content):
        return None
    return node.child(decoded.content, codec.NAME, 0, len(node.content), decoded.problem)


def _peel_runs(node: Node, run_ends: Iterable[int], run_starts: Iterable[int]) -> None:
    content = node.content
    taken: list[tuple[int, int]] = []
    if multipart_codec.sniff(content):
        _peel_files(node)
    if b"\\" in content and json_codec.sniff(content):
        for match in json_codec.ESCAPED_STRING.finditer(content):
            _peel_run(node, JSON_STRING, *match.span(1), taken)
    if b"%" in content and is_text(content):
        strings = list(taken)
        for start, end in _percent_tokens(node):
            if not _is_inside(start, strings):
                _peel_run(node, urlenc_codec.NAME, start, end, taken)
        taken.sort()
    for start, end in _base64_runs(content, run_ends, run_starts):
        if not _is_inside(start, taken):
            _peel_run(node, base64_codec.NAME, start, end, [])


def _percent_tokens(node: Node) -> Iterator[tuple[int, int]]:
    """Give the percent runs of a node: whole names and values where it is a form or a request line has a query."""
    content = node.content
    if node.parent is None and node.kind == PartKind.REQUEST_HEAD:
        line_end = max(content.find(b"\n"), 0)
        query = content.find(b"?", 0, line_end)
        query_end = content.rfind(b" ", 0, line_end)
        if 0 <= query < query_end:
            yield from urlenc_codec.tokens(content, 0, query)
            yield from urlenc_codec.form_tokens(content, query + 1, query_end)
            yield from urlenc_codec.tokens(content, query_end)
            return
    is_form = node.codec != urlenc_codec.NAME and (node.media.startswith(FORM_TYPE) or form_codec.sniff(content))
    yield from urlenc_codec.form_tokens(content) if is_form else urlenc_codec.tokens(content)


def _peel_files(node: Node) -> None:
    """Decode compressed files inside multipart."""
    for part in multipart_codec.decode(node.content, node.budget):
        raw = node.content[part.start : part.end]
        codec = next((codec for codec in codecs.of_kind("content") if codec.sniff(raw)), None)
        if codec is None:
            continue
        try:
            decoded = codec.decode(raw, node.budget)
        except LimitReached:
            raise
        except DecodeError:
            continue
        node.budget.take(len(decoded.content))
        node.child(decoded.content, codec.NAME, part.start, part.end, decoded.problem)


def _peel_run(node: Node, codec: str, start: int, end: int, taken: list[tuple[int, int]]) -> None:
    token = node.content[start:end]
    if len(token) == len(node.content) and node.codec == codec == JSON_STRING:
        return
    try:
        if codec == JSON_STRING:
            decoded = json_codec.unescape(token, node.budget)
        elif codec == urlenc_codec.NAME:
            decoded = urlenc_codec.decode(token, node.budget)
        else:
            decoded, codec = base64_codec.decode(token, node.budget), base64_codec.name_of(token)
    except LimitReached:
        raise
    except DecodeError:
        return
    node.budget.take(len(decoded.content))
    node.child(decoded.content, codec, start, end)
    taken.append((start, end))


def _is_inside(position: int, taken: list[tuple[int, int]]) -> bool:
    """Tell whether a position lies in one of the runs taken; they are in two rising sequences at most."""
    from bisect import bisect_right

    i = bisect_right(taken, (position, 1 << 62)) - 1
    return i >= 0 and taken[i][0] <= position < taken[i][1]


def _base64_runs(content: bytes, run_ends: Iterable[int], run_starts: Iterable[int]) -> list[tuple[int, int]]:
    runs = set()
    for end in run_ends:
        stop = end
        while stop > 0 and content[stop - 1 : stop] == b"=":
            stop -= 1
        runs.add((_run_start(content, stop), end))
    for start in run_starts:
        is_first = start == 0 or content[start - 1] not in _ALPHABET
        if is_first and (run := base64_codec.RUN.match(content, start)):
            runs.add(run.span())
    if content and content[-1] in RUN_BYTES and base64_codec.TEXT_END_AT_END.search(content[-64:]):
        stop = len(content.rstrip(b"="))
        runs.add((_run_start(content, stop), len(content)))
    return sorted((start, end) for start, end in runs if base64_codec.sniff(content[start:end]))


def _run_start(content: bytes, stop: int) -> int:
    """Give where the run of base64 characters begins that ends before `stop`."""
    while stop > 0:
        piece = content[max(0, stop - _BACK) : stop]
        left = len(piece.rstrip(_ALPHABET))
        stop -= len(piece) - left
        if left:
            return stop
    return stop
