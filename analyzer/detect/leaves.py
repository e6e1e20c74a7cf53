"""Every scalar that a request carries: path segments, query, headers, cookies, and the fields of its body.

Bodies are read as long as they are documents: content encodings come off, and text fields that are documents themselves
(JSON in a form field) are read, too. What is no document has no leaves. Each part has a budget of its own.
"""

from __future__ import annotations

import json
import urllib.parse
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from analyzer.decode import codecs
from analyzer.decode.codecs import form_codec
from analyzer.decode.limits import Budget
from analyzer.decode.node import is_text
from analyzer.decode.parts import Decoded, Field
from analyzer.ingest.exchange import Capture, PartKind
from analyzer.model.errors import DecodeError

MAX_PART_BYTES = 4 << 20
_MAX_NESTING = 4
_FORM_TYPE = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One scalar. flow: row of flows. owner: number of the span its part begins with.

    outer: the paths of the fields around the innermost document, so that `outer`, `path` name the field in full.
    start, length: its raw bytes in the innermost document.
    """

    flow: int
    owner: int
    location: str
    layers: tuple[str, ...]
    outer: str
    path: str
    text: str
    start: int
    length: int


def request_leaves(capture: Capture) -> Iterator[Leaf]:
    """Give the leaves of all requests, part by part; parts over MAX_PART_BYTES are left out."""
    spans = capture.spans
    wanted = np.isin(spans["kind"], (int(PartKind.REQUEST_HEAD), int(PartKind.REQUEST_BODY)))
    numbers = np.flatnonzero(wanted)
    order = numbers[np.argsort(spans["part"][numbers], kind="stable")]
    edges = np.flatnonzero(np.diff(spans["part"][order])) + 1
    encodings, medias = (capture.flows[name].astype(object).tolist() for name in ("request_encoding", "request_type"))
    for group in np.split(order, edges) if len(order) else []:
        if int(spans["length"][group].sum()) > MAX_PART_BYTES:
            continue
        owner, flow = int(group[0]), int(spans["flow"][group[0]])
        content = b"".join(bytes(capture.data[s["start"] : s["start"] + s["length"]]) for s in spans[group])
        if spans["kind"][owner] == PartKind.REQUEST_HEAD:
            yield from _of_head(content, flow, owner)
        else:
            media = str(medias[flow] or "").lower()
            yield from _of_body(content, str(encodings[flow] or ""), media, (flow, owner))


def _of_head(content: bytes, flow: int, owner: int) -> Iterator[Leaf]:
    lines = content.split(b"\r\n")
    offset = lines[0].find(b" ") + 1
    target = lines[0][offset : lines[0].rfind(b" ")]
    scheme = target.find(b"://", 0, 12)
    host_end = target.find(b"/", scheme + 3) if scheme > 0 else 0
    path, _, query = target.partition(b"?")
    path = path[host_end:] if host_end >= 0 else b""
    start = offset + max(host_end, 0)
    for number, segment in enumerate(path.split(b"/")[1:]):
        start = content.index(b"/", start) + 1
        if segment:
            text = urllib.parse.unquote_to_bytes(segment).decode("utf-8", "replace")
            yield Leaf(flow, owner, "url", (), "", f"segment:{number}", text, start, len(segment))
    with suppress(DecodeError):
        for field in form_codec.decode(query, Budget(), "query"):
            where = Leaf(flow, owner, "query", ("query",), "", "", "", offset + target.find(b"?") + 1, 0)
            yield from _of_field(query, field, where, 0)
    position = len(lines[0]) + 2
    for line in lines[1:]:
        yield from _of_header(line, position, flow, owner)
        position += len(line) + 2


def _of_header(line: bytes, position: int, flow: int, owner: int) -> Iterator[Leaf]:
    name, colon, value = line.partition(b":")
    key = name.strip().lower().decode("latin-1")
    start = position + len(name) + 1
    if not colon or not key:
        return
    if key != "cookie":
        text = value.strip().decode("latin-1")
        yield Leaf(flow, owner, "header", (), "", key, text, start + len(value) - len(value.lstrip()), len(text))
        return
    for pair in value.split(b";"):
        cookie, equals, content = pair.partition(b"=")
        if equals:
            path = f"cookie:{cookie.strip().decode('utf-8', 'replace')}"
            text = content.strip().decode("utf-8", "replace")
            yield Leaf(flow, owner, "cookie", ("cookie",), "", path, text, start + len(cookie) + 1, len(content))
        start += len(pair) + 1


def _of_body(content: bytes, encoding: str, media: str, where: tuple[int, int]) -> Iterator[Leaf]:
    budget = Budget()
    leaf = Leaf(*where, "body", (), "", "", "", 0, 0)
    with suppress(DecodeError), budget.running():
        layers, content = _uncoded(content, encoding, budget)
        yield from _of_document(content, _moved(leaf, layers, ""), 0, is_form=media.startswith(_FORM_TYPE))


def _uncoded(content: bytes, encoding: str, budget: Budget) -> tuple[tuple[str, ...], bytes]:
    """Take content encodings off: those the header names, and those whose signs the bytes show."""
    layers: tuple[str, ...] = ()
    named = [name.strip() for name in encoding.lower().split(",") if name.strip() not in ("", "identity")]
    for name in [*reversed(named), ""]:
        known = codecs.of_kind("content")
        codec = next((c for c in known if name in (c.NAME, *c.ALIASES) or c.sniff(content)), None)
        if codec is None or (name and not codec.sniff(content) and is_text(content)):
            continue
        decoded: Decoded = codec.decode(content, budget)
        budget.take(len(decoded.content))
        layers, content = (*layers, codec.NAME), decoded.content
    return layers, content


def _of_document(content: bytes, where: Leaf, depth: int, *, is_form: bool = False) -> Iterator[Leaf]:
    budget = Budget()
    for codec in codecs.of_kind("container"):
        can_be = is_form or depth == 0 if codec.NAME == "form" else True
        if can_be and ((is_form and codec.NAME == "form") or codec.sniff(content)):
            with budget.running():
                fields = codec.decode(content, budget)
            for field in fields:
                yield from _of_field(content, field, _moved(where, (*where.layers, codec.NAME), where.outer), depth)
            return


def _of_field(content: bytes, field: Field, where: Leaf, depth: int) -> Iterator[Leaf]:
    raw = content[field.start : field.end]
    text = _unescaped(raw, field.escape)
    if depth < _MAX_NESTING and text[:1] in ("{", "["):
        outer = _moved(where, where.layers, f"{where.outer}{field.path}>")
        if inner := list(_of_document(text.encode("utf-8", "replace"), outer, depth + 1)):
            yield from inner
            return
    yield replace(where, path=field.path, text=text, start=where.start + field.start, length=len(raw))


def _unescaped(raw: bytes, escape: str) -> str:
    if escape == "percent":
        return urllib.parse.unquote_to_bytes(raw.replace(b"+", b" ")).decode("utf-8", "replace")
    if escape == "json" and b"\\" in raw:
        with suppress(ValueError):
            return str(json.loads(b'"' + raw + b'"', strict=False))
    return raw.decode("utf-8", "replace")


def _moved(leaf: Leaf, layers: tuple[str, ...], outer: str) -> Leaf:
    return replace(leaf, layers=layers, outer=outer, start=0)
