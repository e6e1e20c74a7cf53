"""Builds the requests that the examples of endpoint files describe, with encoders of its own."""

from __future__ import annotations

import base64
import binascii
import gzip
import json
import zlib
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode, urlsplit


def xor(data: bytes, option: dict[str, Any]) -> bytes:
    """Combine each byte with the repeated key, and with its position where the option says so."""
    key, with_index = option["key"].encode(), option["with_index"]
    return bytes(byte ^ key[i % len(key)] ^ (i & 255 if with_index else 0) for i, byte in enumerate(data))


def text_of(value: Any) -> str:
    """Give text as it is, everything else as compact JSON."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _put_varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _put_message(message: dict[str, list[Any]]) -> bytes:
    out = b""
    for number, values in message.items():
        for value in values:
            if isinstance(value, int):
                out += _put_varint(int(number) << 3) + _put_varint(value)
                continue
            data = _put_message(value) if isinstance(value, dict) else str(value).encode()
            out += _put_varint(int(number) << 3 | 2) + _put_varint(len(data)) + data
    return out


def _resolved(value: Any, plaintexts: dict[bytes, bytes]) -> Any:
    """Replace every `{encode, value}` in a tree by the text it stands for."""
    if isinstance(value, dict):
        if set(value) == {"encode", "value"}:
            return _encoded(value, plaintexts).decode()
        return {name: _resolved(item, plaintexts) for name, item in value.items()}
    return [_resolved(item, plaintexts) for item in value] if isinstance(value, list) else value


def _encoded(node: dict[str, Any], plaintexts: dict[bytes, bytes]) -> bytes:
    value = _resolved(node["value"], plaintexts)
    for codec in reversed(node["encode"]):
        if isinstance(codec, dict):
            value = xor(value, codec["xor"])
        elif codec == "decrypted":
            opaque = bytes(255 - byte for byte in value)
            plaintexts[opaque] = value
            value = opaque
        else:
            value = _ENCODERS[codec](value)
    return bytes(value)


_ENCODERS: dict[str, Callable[[Any], bytes]] = {
    "json": lambda value: json.dumps(value, ensure_ascii=False).encode(),
    "ndjson": lambda value: b"\n".join(json.dumps(item, ensure_ascii=False).encode() for item in value),
    "form": lambda value: urlencode({name: text_of(item) for name, item in value.items()}).encode(),
    "base64": base64.b64encode,
    "gzip": lambda value: gzip.compress(value, mtime=0),
    "zlib": zlib.compress,
    "hex": binascii.hexlify,
    "protobuf": _put_message,
}


def build_request(example: dict[str, Any]) -> dict[str, Any]:
    """Build the request an example describes: method, whole URL, headers in lower case, cookies, body bytes."""
    described = example["request"]
    plaintexts: dict[bytes, bytes] = {}
    url = described["url"]
    if "query" in described:
        pairs = _resolved(described["query"], plaintexts)
        query = "&".join(f"{quote(name)}={quote(text_of(value), safe='')}" for name, value in pairs.items())
        url += ("&" if urlsplit(url).query else "?") + query
    body = _encoded(described["body"], plaintexts) if "body" in described else b""
    return {"method": described["method"], "url": url, "headers": described.get("headers", {}),
            "cookies": described.get("cookies", {}), "body": body, "plaintexts": plaintexts}  # fmt: skip
