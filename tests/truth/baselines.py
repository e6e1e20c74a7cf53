"""Two simple searchers to compare with, run over the corpus itself: what most tools of the kind do.

Both see what a proxy shows: head and body with content-codings undone, WebSocket messages, TCP chunks; as they are
and percent-decoded once.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
import urllib.parse
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import zstandard
from truth.har import read_entries
from truth.values import Value, known_values

PLAIN, HASHED = "plain", "plain + hashes"
_BATCH = 400
_DIGEST = re.compile(rb"(?<![0-9a-f])(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})(?![0-9a-f])")


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return zlib.decompress(data, -15)


_DECODERS = {
    "gzip": gzip.decompress,
    "deflate": _inflated,
    "br": brotli.decompress,
    "zstd": lambda data: zstandard.ZstdDecompressor().decompress(data, max_output_size=1 << 24),
}


def body_of(request: dict[str, Any]) -> bytes:
    """Give the body of a HAR request as sent."""
    post = request.get("postData")
    if not post:
        return b""
    return base64.b64decode(post["text"]) if post.get("encoding") == "base64" else post["text"].encode()


def _shown(entry: dict[str, Any]) -> bytes:
    request = entry["request"]
    head = "".join(f"{header['name']}: {header['value']}\n" for header in request["headers"])
    body = body_of(request)
    coding = next((h["value"] for h in request["headers"] if h["name"] == "Content-Encoding"), "")
    if coding:
        body = _DECODERS[coding](body)
    frames = [
        frame["data"].encode() if frame["opcode"] == 1 else base64.b64decode(frame["data"])
        for frame in entry.get("_webSocketMessages", ())
    ]
    return b"\n".join([f"{request['method']} {request['url']}\n{head}".encode(), body, *frames])


def messages(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give the reference and the visible bytes of every message of a corpus."""
    for at, entry in enumerate(read_entries(folder / "corpus.har")):
        yield f"har:{at}", _shown(entry)
    from mitmproxy import io, tcp

    with (folder / "chunks.mitm").open("rb") as file:
        for flow in io.FlowReader(file).stream():
            if isinstance(flow, tcp.TCPFlow):
                yield flow.id, b"\n".join(message.content for message in flow.messages)


def run_baselines(folder: Path, seed: int) -> dict[str, set[tuple[str, str]]]:
    """Give the pairs (reference, data type) that each baseline finds in a corpus."""
    values = known_values(seed)
    digests = {
        hashlib.new(name, value.text.encode(), usedforsecurity=False).hexdigest().encode(): value.data_type
        for value in values
        for name in ("md5", "sha1", "sha256")
    }
    found: dict[str, set[tuple[str, str]]] = {PLAIN: set(), HASHED: set()}
    for refs, starts, array in _batches(folder):
        plain = {(refs[bisect_right(starts, at) - 1], data_type) for at, data_type in _plain_hits(array, values)}
        hashed = {
            (refs[bisect_right(starts, match.start()) - 1], digests[match.group()])
            for match in _DIGEST.finditer(array)
            if match.group() in digests
        }
        found[PLAIN] |= plain
        found[HASHED] |= plain | hashed
    return found


def _plain_hits(array: bytes, values: list[Value]) -> Iterator[tuple[int, str]]:
    for value in values:
        pattern = value.text.encode()
        at = array.find(pattern)
        while at >= 0:
            yield at, value.data_type
            at = array.find(pattern, at + 1)


def _batches(folder: Path) -> Iterator[tuple[list[str], list[int], bytes]]:
    """Give messages joined some hundred at a time: references, where each starts, the bytes (plain and decoded)."""
    refs: list[str] = []
    starts: list[int] = []
    array = bytearray()
    for ref, data in messages(folder):
        refs.append(ref)
        starts.append(len(array))
        array += data + b"\n\0\n" + urllib.parse.unquote_to_bytes(data) + b"\n\0\n"
        if len(refs) == _BATCH:
            yield refs, starts, bytes(array)
            refs, starts, array = [], [], bytearray()
    if refs:
        yield refs, starts, bytes(array)
