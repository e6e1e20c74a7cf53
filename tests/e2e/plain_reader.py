"""Reads requests without anything of the package: leaves of every container, and how a value may be written.

Slow and simple on purpose: it judges the player's own labels, so it shares no code with whoever made them.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import hashlib
import hmac
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY, MAC_KEY, SALT = b"q1Ngzh0u-s3aling", b"qingzhou/ids/2024", b"qz#7Lw2v"
"""What the player's Vault has, typed again."""

Leaf = tuple[str, str, str, str]  # location, layers, path, text


def leaves_of_request(line: dict[str, Any]) -> Iterator[Leaf]:
    """Give every leaf of a recorded request."""
    url = urlsplit(line["target"])
    for position, segment in enumerate(url.path.lstrip("/").split("/")):
        yield "url", "", f"segment:{position}", unquote(segment)
    yield from _pairs("query", url.query)
    for name, value in line["headers"]:
        if name == "cookie":
            for part in value.split("; "):
                key, _, text = part.partition("=")
                yield "cookie", "cookie", f"cookie:{key}", text
        else:
            yield "header", "", name, value
    headers = dict(line["headers"])
    body, prefix = base64.b64decode(line["body"]), ()
    if encoding := headers.get("content-encoding"):
        body = gzip.decompress(body) if encoding == "gzip" else zlib.decompress(body)
        prefix = (encoding,)
    if headers.get("content-type") == "application/octet-stream":
        inner = opened(body)
        assert inner is not None
        yield from _opened_document("body", inner, prefix)
    elif headers.get("content-type") == "application/x-www-form-urlencoded":
        yield from _pairs("body", body.decode(), (*prefix, "form"))
    elif body:
        yield from _document("body", body.decode(), prefix)


def leaves_of_message(line: dict[str, Any]) -> Iterator[Leaf]:
    """Give every leaf of a recorded WebSocket message."""
    yield from _document("message", base64.b64decode(line["body"]).decode(), ())


def _pairs(location: str, text: str, layers: tuple[str, ...] = ("query",)) -> Iterator[Leaf]:
    for name, value in parse_qsl(text, keep_blank_values=True):
        yield location, ">".join(layers), f"{layers[-1]}:{name}", value
        yield from _nested(location, value, layers)


def _document(location: str, text: str, layers: tuple[str, ...]) -> Iterator[Leaf]:
    try:
        tree = json.loads(text)
    except ValueError:
        yield location, ">".join(layers), "", text
        yield from _nested(location, text, layers)
        return
    inner = (*layers, "json")
    for path, value in _walk(tree, "$"):
        yield location, ">".join(inner), path, value
        yield from _nested(location, value, inner)


def _nested(location: str, text: str, layers: tuple[str, ...]) -> Iterator[Leaf]:
    if text.startswith("{"):
        yield from _document(location, text, layers)
    elif text.startswith("ey"):  # base64 of an object begins so
        try:
            inner = base64.b64decode(text, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            return
        if inner.startswith("{"):
            yield from _document(location, inner, (*layers, "base64"))
    elif re.fullmatch(r"[A-Za-z0-9+/]{36,}={0,2}", text) and len(text) % 4 == 0:
        sealed = opened(base64.b64decode(text))
        if sealed is not None:
            yield from _opened_document(location, sealed, (*layers, "base64"))


def _opened_document(location: str, plain: bytes, layers: tuple[str, ...]) -> Iterator[Leaf]:
    if plain.startswith(b"\x1f\x8b"):
        yield from _document(location, gzip.decompress(plain).decode(), (*layers, "decrypted", "gzip"))
    else:
        yield from _document(location, plain.decode(), (*layers, "decrypted"))


def opened(sealed: bytes) -> bytes | None:
    """Give what the player's Vault encrypted; None for other bytes. IV or nonce stand before the ciphertext."""
    try:
        return AESGCM(KEY).decrypt(sealed[:12], sealed[12:], None)
    except (InvalidTag, ValueError):
        pass
    if len(sealed) < 32 or len(sealed) % 16:
        return None
    opening = Cipher(algorithms.AES(KEY), modes.CBC(sealed[:16])).decryptor()
    plain = opening.update(sealed[16:]) + opening.finalize()
    return plain[: -plain[-1]] if plain.startswith(b"{") else None


def _walk(node: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, child in node.items():
            is_plain = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", key)
            yield from _walk(child, f"{path}.{key}" if is_plain else f"{path}['{key}']")
    elif isinstance(node, list):
        for position, child in enumerate(node):
            yield from _walk(child, f"{path}[{position}]")
    elif node is not None:
        yield path, str(node)


def forms(value: str) -> dict[str, str]:
    """Give how a value may be written: text -> name, the fewest steps first."""
    found: dict[str, str] = {}
    cases = {"": value, "upper": value.upper(), "lower": value.lower()}
    for case, text in cases.items():
        found.setdefault(text, case or "plain")
    for case, text in cases.items():
        inner, raw = f"({case})" if case else "", text.encode()
        found.setdefault(base64.b64encode(raw).decode(), f"base64{inner}")
        found.setdefault(raw.hex(), f"hex{inner}")
        for name in ("md5", "sha1", "sha256"):
            digest = hashlib.new(name, raw).digest()
            found.setdefault(digest.hex(), name + inner)
            found.setdefault(digest.hex().upper(), f"upper({name}{inner})")
            found.setdefault(base64.b64encode(digest).decode(), f"base64({name}{inner})")
            found.setdefault(hashlib.new(name, SALT + raw).hexdigest(), f"{name}(salt_before{inner})")
            found.setdefault(hashlib.new(name, raw + SALT).hexdigest(), f"{name}(salt_after{inner})")
        mac = hmac.digest(MAC_KEY, raw, "sha256")
        found.setdefault(mac.hex(), f"hmac_sha256{inner}")
        found.setdefault(base64.b64encode(mac).decode(), f"base64(hmac_sha256{inner})")
    return found
