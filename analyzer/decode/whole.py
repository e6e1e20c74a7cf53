"""Takes packed bytes apart: whole bodies by header and by magic bytes, archives, and streams inside other bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from types import ModuleType

from analyzer.decode import codecs, documents
from analyzer.decode.codecs import (
    br_codec,
    bzip2_codec,
    deflate_codec,
    gzip_codec,
    json_codec,
    lz4_codec,
    snappy_codec,
    xz_codec,
    zip_codec,
    zstd_codec,
)
from analyzer.decode.limits import Budget, LimitReached
from analyzer.decode.node import Node, is_text
from analyzer.decode.parts import Decoded
from analyzer.ingest.exchange import PartKind
from analyzer.model.errors import DecodeError

HEADS = (PartKind.REQUEST_HEAD, PartKind.RESPONSE_HEAD, PartKind.REQUEST_TRAILERS, PartKind.RESPONSE_TRAILERS)
_UNNAMED = (deflate_codec, br_codec, snappy_codec, lz4_codec)
_WEAK = (snappy_codec, lz4_codec)
"""Much else reads as a block of these: what comes out has to be text without a doubt, as of any encoding where the body
reads as a document; then it has to be JSON."""
_STREAMS = (gzip_codec, zstd_codec, deflate_codec)
FRAMES = (*(b"BZh%d1AY&SY" % level for level in range(1, 10)), *xz_codec.MAGICS, snappy_codec.MAGIC, lz4_codec.MAGIC)
"""Beginnings of the streams that are rarer."""
_FRAMED = (bzip2_codec, xz_codec, snappy_codec, lz4_codec)
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MIN_UNNAMED = 12
_SAMPLE = 64
_MIN_STREAM_OUT = 4
"""A stream inside other bytes that gives less is an accident."""


def peel_whole(node: Node, encodings: Sequence[str]) -> list[Node]:
    """Take off what all of a node is; gives the innermost pieces, none where the node is to be read as it is."""
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
    return [current] if current is not node else _guess(node)


def unpacked(content: bytes, encodings: Sequence[str] = ()) -> bytes | None:
    """Give what a whole body is without its encodings, declared or shown by its first bytes; None where it has none, or
    anything is not in order: then only peeling tells what."""
    budget = Budget()
    names = [name for name in encodings if name not in ("", "identity")]
    chosen = [_content_codec(name) for name in reversed(names)] or [
        next((codec for codec in _STREAMS if codec.sniff(content)), None)
    ]
    for codec in chosen:
        if codec is None:
            return None
        try:
            decoded: Decoded = codec.decode(content, budget)
        except DecodeError:
            return None
        if decoded.problem:
            return None
        content = decoded.content
    return content


def unpacked_start(content: bytes) -> bytes:
    """Give what a packed stream, told by its first bytes, holds as far as it can be read; nothing of what is none."""
    codec = next((codec for codec in _STREAMS if codec.sniff(content)), None)
    try:
        return b"" if codec is None else codec.decode(content, Budget()).content
    except DecodeError:
        return b""


def _guess(node: Node) -> list[Node]:
    """Take off an encoding that no header names: by its signs, or because unreadable bytes are all of a stream of an
    encoding without such a sign, and what comes out is text."""
    content = node.content
    if (node.parent is None and node.kind in HEADS) or content[:1] in (b"{", b"["):
        return []
    codec = next((codec for codec in codecs.of_kind("content") if codec.sniff(content)), None)
    if codec is not None:
        peeled = _decode_content(node, codec, is_declared=False)
        return [] if peeled is None else [peeled]
    archive = next((codec for codec in codecs.of_kind("archive") if codec.sniff(content)), None)
    if archive is not None:
        return open_archive(node, archive)
    if node.parent is not None or node.problem or len(content) < _MIN_UNNAMED or _begins_as_text(content):
        return []
    return _guess_unnamed(node)


def _begins_as_text(content: bytes) -> bool:
    """Tell whether bytes look like text, and all characters at their beginning are of UTF-8."""
    try:
        content[:_SAMPLE].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= _SAMPLE - 3 and is_text(content)
    return is_text(content)


def _guess_unnamed(node: Node) -> list[Node]:
    is_document = documents.of_node(node) is not None
    for codec in _UNNAMED:
        try:
            decoded: Decoded = codec.decode(node.content, node.budget)
        except LimitReached:
            if codec not in _WEAK:
                raise
            continue
        except DecodeError:
            continue
        is_all = not decoded.problem and 2 * len(decoded.content) >= len(node.content)
        is_doubtful = is_document or codec in _WEAK
        if not is_all or not is_text(decoded.content) or (is_doubtful and not _is_clean(decoded.content)):
            continue
        if codec not in _WEAK or not is_document or documents.find(decoded.content) is json_codec:
            return [_whole(node, decoded, codec.NAME)]
    return []


def _is_clean(content: bytes) -> bool:
    """Tell whether bytes are UTF-8 without control characters, but those of lines."""
    if _CONTROLS.search(content):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _content_codec(name: str) -> ModuleType | None:
    return next((c for c in codecs.of_kind("content") if name == c.NAME or name in c.ALIASES), None)


def _decode_content(node: Node, codec: ModuleType, *, is_declared: bool) -> Node | None:
    """Decode a whole body. A declared encoding that is not there is no problem when the body is readable as it is:
    importers and proxies keep the header of bodies they decoded."""
    try:
        decoded: Decoded = codec.decode(node.content, node.budget)
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
    return _whole(node, decoded, codec.NAME)


def _whole(node: Node, decoded: Decoded, codec: str) -> Node:
    child = node.take(decoded, codec, 0, len(node.content))
    child.is_whole = True
    return child


def open_archive(node: Node, codec: ModuleType) -> list[Node]:
    """Hang the members of an archive below the node that is one."""
    added = []
    try:
        for entry in codec.decode(node.content, node.budget):
            child = node.take(entry.decoded, codec.NAME, entry.start, entry.end)
            child.is_whole, child.path = True, entry.path
            added.append(child)
    except LimitReached:
        raise
    except DecodeError:
        return added
    return added


def peel_streams(node: Node, magics: Iterable[int], taken: list[tuple[int, int]]) -> None:
    """Decode the compressed streams and archives that begin at the given places inside a node."""
    done = 0
    for position in sorted(set(magics)):
        if position < done:
            continue
        try:
            end = _peel_stream(node, position)
        except LimitReached:
            raise
        except DecodeError:
            continue
        if end > position:
            taken.append((position, end))
            done = end


def _peel_stream(node: Node, start: int) -> int:
    content = node.content
    if zip_codec.sniff(content, start):
        entries = zip_codec.decode(content, node.budget, start)
        for entry in entries:
            node.take(entry.decoded, zip_codec.NAME, entry.start, entry.end).path = entry.path
        return entries[-1].end
    codec = next((codec for codec in (*_STREAMS, *_FRAMED) if codec.sniff(content, start)), None)
    if codec is None:
        return start
    decoded, end = _stream(codec, content, start, node.budget)
    if len(decoded.content) < _MIN_STREAM_OUT or (decoded.problem and not is_text(decoded.content)):
        return start
    node.take(decoded, codec.NAME, start, end)
    return end


def _stream(codec: ModuleType, content: bytes, start: int, budget: Budget) -> tuple[Decoded, int]:
    decoded, end = codec.stream(content, start, budget)
    return decoded, int(end)
