"""Containers with named places: each builds a document around its targets and says where they stand.

A container gets targets (name, payload), noise (name, text) and a random source; it gives the bytes and one path per
target. Two targets are neighbours: the halves of a place or of a name.
"""

from __future__ import annotations

import io
import json
import plistlib
import re
import urllib.parse
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from truth import wire

Payload = str | bytes | int | float
Targets = Sequence[tuple[str, Payload]]
Noise = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Built:
    """A document and the paths of its targets, in the order given; `detail` goes into the Content-Type.

    trail: where each outer container holds the next document, outermost first. layers: all of them, as written.
    """

    data: bytes
    paths: tuple[str, ...]
    detail: str = ""
    trail: tuple[str, ...] = ()
    layers: str = ""


Container = Callable[[Targets, Noise, Random], Built]
CONTAINERS: dict[str, Container] = {}
HOLDS_BYTES = frozenset({"protobuf", "msgpack", "cbor", "bplist", "multipart", "zip"})
HOLDS_NUMBERS = frozenset({"json", "protobuf", "msgpack", "cbor", "bplist"})


def _container(function: Container) -> Container:
    CONTAINERS[function.__name__.rstrip("_")] = function
    return function


def _key(name: str) -> str:
    return f".{name}" if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) else f"['{name}']"


def _tree(targets: Targets, noise: Noise, rng: Random) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Give a document of dicts and lists, and the targets' JSON paths."""
    shape = rng.choice(("flat", "nested", "listed", "pairs", "dashed"))
    before = rng.randint(0, len(noise))
    head: dict[str, Any] = dict(noise[:before])
    tail: dict[str, Any] = dict(noise[before:])
    names = [name for name, _ in targets]
    if shape == "flat":
        return {**head, **dict(targets), **tail}, tuple(f"${_key(name)}" for name in names)
    if shape == "nested":
        tree = {**head, "header": {"device": {"v": 2, **dict(targets)}}, **tail}
        return tree, tuple(f"$.header.device{_key(name)}" for name in names)
    if shape == "listed":
        tree = {**head, "events": [{"n": 1}, {"attrs": dict(targets), "n": 2}], **tail}
        return tree, tuple(f"$.events[1].attrs{_key(name)}" for name in names)
    if shape == "dashed":
        return {**head, "x-info": dict(targets), **tail}, tuple(f"$['x-info']{_key(name)}" for name in names)
    items = [
        {"key": "os", "value": "android"},
        *({"key": name, "value": payload} for name, payload in targets),
    ]
    return {**head, "ids": items, **tail}, tuple(f"$.ids[{at + 1}].value" for at in range(len(names)))


@_container
def json_(targets: Targets, noise: Noise, rng: Random) -> Built:
    """JSON in several writers' styles: compact or indented, ASCII or UTF-8, slashes escaped, all escaped."""
    tree, paths = _tree(targets, noise, rng)
    style = rng.choice(("compact", "compact", "spaced", "indented", "ascii", "slashes", "escaped"))
    text = json.dumps(
        tree,
        ensure_ascii=style in ("ascii", "escaped"),
        separators=None if style in ("spaced", "indented") else (",", ":"),
        indent=2 if style == "indented" else None,
    )
    if style == "slashes":
        text = text.replace("/", r"\/")
    elif style == "escaped":
        text = re.sub(r"[<>&'=@+/]", lambda match: f"\\u{ord(match.group()):04x}", text)
    return Built(text.encode(), paths)


@_container
def msgpack(targets: Targets, noise: Noise, rng: Random) -> Built:
    """MessagePack."""
    tree, paths = _tree(targets, noise, rng)
    return Built(wire.msgpack(tree), paths)


@_container
def cbor(targets: Targets, noise: Noise, rng: Random) -> Built:
    """CBOR."""
    tree, paths = _tree(targets, noise, rng)
    return Built(wire.cbor(tree), paths)


@_container
def plist(targets: Targets, noise: Noise, rng: Random) -> Built:
    """Property list in XML."""
    tree, paths = _tree(targets, noise, rng)
    return Built(plistlib.dumps(tree, fmt=plistlib.FMT_XML, sort_keys=False), paths)


@_container
def bplist(targets: Targets, noise: Noise, rng: Random) -> Built:
    """Binary property list; text beyond ASCII stands in UTF-16."""
    tree, paths = _tree(targets, noise, rng)
    return Built(plistlib.dumps(tree, fmt=plistlib.FMT_BINARY, sort_keys=False), paths)


def _pairs(targets: Targets, noise: Noise, rng: Random) -> list[tuple[str, str]]:
    at = rng.randint(0, len(noise))
    return [*noise[:at], *((name, str(payload)) for name, payload in targets), *noise[at:]]


def _urlencoded(pairs: list[tuple[str, str]], rng: Random) -> bytes:
    style = rng.choice(("plus", "plus", "percent", "lower", "loose"))
    quote = urllib.parse.quote_plus if style == "plus" else urllib.parse.quote
    text = "&".join(f"{quote(name)}={quote(value, safe='@:/,' if style == 'loose' else '')}" for name, value in pairs)
    return (re.sub("%..", lambda match: match.group().lower(), text) if style == "lower" else text).encode()


@_container
def form(targets: Targets, noise: Noise, rng: Random) -> Built:
    """application/x-www-form-urlencoded."""
    return Built(_urlencoded(_pairs(targets, noise, rng), rng), tuple(f"form:{name}" for name, _ in targets))


@_container
def query(targets: Targets, noise: Noise, rng: Random) -> Built:
    """The query of a URL (without the question mark)."""
    return Built(_urlencoded(_pairs(targets, noise, rng), rng), tuple(f"query:{name}" for name, _ in targets))


@_container
def cookie(targets: Targets, noise: Noise, rng: Random) -> Built:
    """A Cookie header's value; cookies know no escapes."""
    pairs = [
        ("sid", f"s{rng.randrange(10**9)}"),
        *((name, str(payload)) for name, payload in targets),
        ("lang", "zh"),
    ]
    return Built(
        "; ".join(f"{name}={value}" for name, value in pairs).encode(),
        tuple(f"cookie:{n}" for n, _ in targets),
    )


@_container
def multipart(targets: Targets, noise: Noise, rng: Random) -> Built:
    """multipart/form-data with text fields and files."""
    boundary = f"----form{rng.randrange(10**12):012d}"
    parts = []
    for name, payload in [*noise, *targets]:
        data = payload if isinstance(payload, bytes) else str(payload).encode()
        head = f'Content-Disposition: form-data; name="{name}"'
        if isinstance(payload, bytes):
            head += f'; filename="{name}.bin"\r\nContent-Type: application/octet-stream'
        parts.append(f"--{boundary}\r\n{head}\r\n\r\n".encode() + data + b"\r\n")
    data = b"".join(parts) + f"--{boundary}--\r\n".encode()
    return Built(data, tuple(f"multipart:{name}" for name, _ in targets), f"; boundary={boundary}")


@_container
def xml(targets: Targets, noise: Noise, rng: Random) -> Built:
    """XML with the targets as elements, attributes or CDATA."""
    texts = [(name, str(payload)) for name, payload in targets]
    style = rng.choice(("element", "attribute", "cdata"))
    if any("\n" in text for _, text in texts) and style == "attribute":
        style = "element"  # a parser turns a line end in an attribute into a blank
    rest = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in noise)
    if style == "attribute":
        inner = f"<device {' '.join(f'{name}={quoteattr(text)}' for name, text in texts)}/>"
    else:
        body = escape if style == "element" else (lambda text: f"<![CDATA[{text}]]>")
        inner = "<device>" + "".join(f"<{name}>{body(text)}</{name}>" for name, text in texts) + "</device>"
    data = f'<?xml version="1.0" encoding="UTF-8"?>\n<req>{rest}{inner}</req>'.encode()
    return Built(data, tuple(f"/req/device/{'@' if style == 'attribute' else ''}{name}" for name, _ in texts))


@_container
def protobuf(targets: Targets, noise: Noise, rng: Random) -> Built:
    """A protobuf message without schema; the targets in the message itself or one or two levels down."""
    above = rng.choice(((), (3,), (2, 5), (12,), (1, 7)))
    numbers = rng.sample((1, 2, 4, 6, 9, 15, 16), len(targets))
    numbers.sort()
    data = b"".join(wire.protobuf_field(n, payload) for n, (_, payload) in zip(numbers, targets, strict=True))
    data += wire.protobuf_field(18, rng.randrange(1 << 30))
    for number in reversed(above):
        data = wire.protobuf_field(number, data)
    rest = b"".join(wire.protobuf_field(20 + at, text) for at, (_, text) in enumerate(noise))
    return Built(data + rest, tuple("protobuf:" + ".".join(map(str, (*above, number))) for number in numbers))


@_container
def zip_(targets: Targets, noise: Noise, rng: Random) -> Built:
    """A zip archive; the target is a file in it, the noise another."""
    out, name = io.BytesIO(), rng.choice(("log/device.txt", "upload.bin", "data/0001.log"))
    method = rng.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr(_entry("meta.txt", method), "\n".join(f"{key} {text}" for key, text in noise) + "\n")
        for _, payload in targets:
            archive.writestr(_entry(name, method), payload if isinstance(payload, bytes) else str(payload))
    return Built(out.getvalue(), (f"zip:{name}",))


def _entry(name: str, method: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (2024, 5, 1, 0, 0, 0))
    entry.compress_type = method
    return entry


@_container
def text(targets: Targets, noise: Noise, rng: Random) -> Built:
    """No container: lines of text, or bytes among bytes, around the target."""
    payload = targets[0][1]
    if isinstance(payload, bytes):
        return Built(rng.randbytes(rng.randint(5, 12)) + payload + rng.randbytes(rng.randint(5, 12)), ("",))
    mark = rng.choice((" ", "|", "\t"))
    words = [rng.choice(("log", "info", "track")), *(f"{name} {content}" for name, content in noise)]
    return Built(f"{mark.join(words)}{mark}{payload}{mark}{rng.choice(('ok', 'done', 'end', 'v2'))}".encode(), ("",))
