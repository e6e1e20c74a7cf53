"""Follow a label back from the message's bytes to the bytes that stand at its place, with decoders of their own.

This proves the labels: the decoders share no code with what wrote the message.
"""

from __future__ import annotations

import base64
import binascii
import bz2
import gzip
import html
import io
import json
import lzma
import plistlib
import re
import struct
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable
from email import message_from_bytes, policy
from typing import Any
from xml.etree import ElementTree

import brotli
import cramjam
import msgpack
import zstandard
from truth.baselines import messages
from truth.corpus import Corpus
from truth.forms import Form
from truth.har import read_entries
from truth.transforms import written_forms
from truth.values import known_values, make_keys

Row = dict[str, Any]


def _padded(data: bytes) -> bytes:
    return data + b"=" * (-len(data) % 4)


def _inflate(data: bytes) -> bytes:
    return zlib.decompress(data, 15 if data[:1] == b"x" and int.from_bytes(data[:2], "big") % 31 == 0 else -15)


def _zstd(data: bytes) -> bytes:
    return zstandard.ZstdDecompressor().decompress(data, max_output_size=1 << 24)


def _character(match: re.Match[bytes]) -> bytes:
    return bytes((int(match[1], 16) if match[1] else int(match[2], 8),))


def _code(match: re.Match[str]) -> str:
    return chr(int(match[1] or match[2], 16))


CARRIERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.decompress,
    "deflate": _inflate,
    "br": brotli.decompress,
    "zstd": _zstd,
    "base64": lambda data: base64.b64decode(_padded(data), validate=True),
    "base64url": lambda data: base64.urlsafe_b64decode(_padded(data)),
    "hex": lambda data: bytes.fromhex(data.decode()),
    "percent": urllib.parse.unquote_to_bytes,
    "snappy": lambda data: bytes(cramjam.snappy.decompress(data)),
    "lz4": lambda data: bytes(cramjam.lz4.decompress(data)),
    "bzip2": bz2.decompress,
    "xz": lzma.decompress,
    "base32": lambda data: base64.b32decode(data + b"=" * (-len(data) % 8), casefold=True),
    "pairs": lambda data: re.sub(rb"0x|[^0-9A-Fa-f]", b"", data),
    "byte_list": lambda data: bytes(int(number) % 256 for number in data.split(b",")),
    "c_escape": lambda data: re.sub(rb"\\(?:x(..)|(\d{3}))", _character, data),
    "quoted_printable": binascii.a2b_qp,
    "json_escape": lambda data: str(json.loads(b'"' + data + b'"')).encode(),
    "unicode_escape": lambda data: str(json.loads(b'"' + data + b'"')).encode(),
    "xml_escape": lambda data: html.unescape(data.decode()).encode(),
    "xml_refs": lambda data: html.unescape(data.decode()).encode(),
    "percent_plus": lambda data: urllib.parse.unquote_plus(data.decode()).encode(),
    "percent_unicode": lambda data: re.sub(r"%(?:u(.{4})|(..))", _code, data.decode()).encode(),
    "jwt": lambda data: base64.urlsafe_b64decode(_padded(data.split(b".")[1])),
    "grpc": lambda data: data[5 : 5 + struct.unpack(">I", data[1:5])[0]],
}


def read_cbor(data: bytes, at: int = 0) -> tuple[Any, int]:
    """Give one CBOR item and where it ends."""
    major, low, at = data[at] >> 5, data[at] & 31, at + 1
    if low == 27 and major == 7:
        return struct.unpack(">d", data[at : at + 8])[0], at + 8
    size = {24: 1, 25: 2, 26: 4, 27: 8}.get(low, 0)
    number, at = (int.from_bytes(data[at : at + size], "big") if size else low), at + size
    if major in (2, 3):
        item = data[at : at + number]
        return (item.decode() if major == 3 else item), at + number
    if major in (4, 5):
        items = []
        for _ in range(number * (major - 3)):
            item, at = read_cbor(data, at)
            items.append(item)
        return (items if major == 4 else dict(zip(items[::2], items[1::2], strict=True))), at
    return (-1 - number if major == 1 else number), at


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        number |= (data[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 0x80:
            return number, at


def read_protobuf(data: bytes) -> dict[int, Any]:
    """Give the fields of one protobuf message (the last of each number)."""
    fields: dict[int, Any] = {}
    at = 0
    while at < len(data):
        tag, at = _read_varint(data, at)
        if tag & 7 == 0:
            number, at = _read_varint(data, at)
            fields[tag >> 3] = number - (1 << 64 if number >> 63 else 0)
        elif tag & 7 == 1:
            fields[tag >> 3], at = struct.unpack("<d", data[at : at + 8])[0], at + 8
        elif tag & 7 == 5:
            fields[tag >> 3], at = struct.unpack("<f", data[at : at + 4])[0], at + 4
        else:
            size, at = _read_varint(data, at)
            fields[tag >> 3], at = data[at : at + size], at + size
    return fields


def _walk(tree: Any, path: str) -> Any:
    for name, quoted, index in re.findall(r"\.(\w+)|\['([^']+)'\]|\[(\d+)\]", path):
        tree = tree[int(index)] if index else tree[name or quoted]
    return tree


def _from_urlencoded(data: bytes, path: str) -> Any:
    text = data.decode().rpartition("?")[2]
    return dict(urllib.parse.parse_qsl(text, strict_parsing=True, keep_blank_values=True))[path.partition(":")[2]]


def _from_multipart(data: bytes, path: str) -> Any:
    boundary = data[2 : data.index(b"\r\n")]
    head = b'Content-Type: multipart/form-data; boundary="' + boundary + b'"\r\n\r\n'
    for part in message_from_bytes(head + data, policy=policy.HTTP).iter_parts():
        if part.get_param("name", header="content-disposition") == path.partition(":")[2]:
            return part.get_payload(decode=True)
    raise KeyError(path)


def _from_xml(data: bytes, path: str) -> Any:
    steps = path.split("/")[2:]
    node: Any = ElementTree.fromstring(data)
    for step in steps:
        node = node.get(step[1:]) if step.startswith("@") else node.find(step)
    return node if isinstance(node, str) else node.text


def _from_protobuf(data: bytes, path: str) -> Any:
    value: Any = data
    for number in path.partition(":")[2].split("."):
        value = read_protobuf(value)[int(number)]
    return value


def _from_zip(data: bytes, path: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(path.partition(":")[2])


def _from_cookie(data: bytes, path: str) -> Any:
    return dict(pair.split("=", 1) for pair in data.decode().split("; "))[path.partition(":")[2]]


CONTAINERS: dict[str, Callable[[bytes, str], Any]] = {
    "json": lambda data, path: _walk(json.loads(data), path),
    "msgpack": lambda data, path: _walk(msgpack.unpackb(data), path),
    "cbor": lambda data, path: _walk(read_cbor(data)[0], path),
    "plist": lambda data, path: _walk(plistlib.loads(data), path),
    "bplist": lambda data, path: _walk(plistlib.loads(data), path),
    "form": _from_urlencoded,
    "query": _from_urlencoded,
    "cookie": _from_cookie,
    "multipart": _from_multipart,
    "xml": _from_xml,
    "protobuf": _from_protobuf,
    "zip": _from_zip,
}


def start_of(label: dict[str, Any], entry: dict[str, Any]) -> bytes:
    """Give the bytes at a label's location in a HAR entry: all that its layers are about."""
    request, location = entry["request"], label["location"]
    address = urllib.parse.urlsplit(str(request["url"]))
    if location == "body":
        post = request["postData"]
        return base64.b64decode(post["text"]) if post.get("encoding") else str(post["text"]).encode()
    if location == "message":
        frame = entry["_webSocketMessages"][0]
        return str(frame["data"]).encode() if frame["opcode"] == 1 else base64.b64decode(frame["data"])
    if location == "query":
        return address.query.encode()
    if location == "url":
        text = address.netloc.partition(".")[0] if label["path"] == "host" else address.path.split("/")[2]
        return urllib.parse.unquote_to_bytes(text)
    names = ("Cookie",) if location == "cookie" else ("X-Device", "X-Info", "X-Client", "Referer", "Authorization")
    value: str = next(header["value"] for header in request["headers"] if header["name"] in names)
    return value.removeprefix("Bearer ").encode()


def follow(data: bytes, layers: list[str], trail: list[str], path: str) -> Any:
    """Give what stands at the path of the innermost container; `trail` leads through those around it."""
    ways = [*trail, path]
    value: Any = data
    for layer in layers:
        data = value if isinstance(value, bytes) else str(value).encode()
        value = CARRIERS[layer](data) if layer in CARRIERS else CONTAINERS[layer](data, ways.pop(0))
    return value


def astray(corpus: Corpus, labels: list[Row]) -> list[Row]:
    """Give the labels of a corpus that do not lead to the form they name, with what stands there instead."""
    values, keys = known_values(corpus.seed), make_keys(corpus.seed)
    forms = {value.id: written_forms(value, keys) for value in values}
    chunks = {ref: data for ref, data in messages(corpus.folder) if not ref.startswith("har:")}
    by_ref: dict[str, list[Row]] = {}
    for label in labels:
        if label["kind"] == "positive":
            by_ref.setdefault(label["ref_id"], []).append(label)
    wrong = []
    for at, entry in enumerate(read_entries(corpus.har)):
        wrong += [_stray(forms, label, start_of(label, entry)) for label in by_ref.get(f"har:{at}", ())]
    for ref, data in chunks.items():
        wrong += [_stray(forms, label, data) for label in by_ref.get(ref, ())]
    return [label for label in wrong if label]


def _stray(forms: dict[str, dict[tuple[str, str], Form]], label: Row, start: bytes) -> Row:
    form = forms[label["value_id"]][label["transform"], label["variant"]]
    is_pair = label["layout"].startswith("neighbours")
    expected = [half.encode() for half in form.pair or ()] if is_pair else [form.written]
    layers = [layer for layer in label["layers"].split(">") if layer]
    found = []
    for path in label["paths"]:
        value = follow(start, layers, label["trail"], path)
        found.append(value if isinstance(value, bytes) else str(value).encode())
    # Text without a container of its own stands among other words.
    is_whole = label["layout"] != "in text" and bool(layers) and layers[-1] not in CARRIERS
    is_right = found == expected if is_whole else len(found) == 1 and expected[0] in found[0]
    return {} if is_right else {**label, "found": found}
