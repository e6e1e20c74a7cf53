"""The codecs of endpoint files: bytes to values. Positions are of no use here, so the values are built whole.

Each is strict: what does not fit raises, and the step gives nothing (README of data/endpoints). Sizes, depths and
times are those of a body's budget.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from analyzer.decode.codecs import deflate_codec, gzip_codec
from analyzer.decode.limits import MAX_DEPTH, Budget, LimitReached
from analyzer.decode.parts import Decoded
from analyzer.model.errors import DecodeError

CONTAINERS = ("json", "ndjson", "form", "protobuf")
Plaintexts = Mapping[bytes, bytes]
"""Ciphertext that a crypto hook saw in this session → its plaintext."""


class Flat(dict[str, list[str]]):
    """Names to their values, in order: a form, a query, headers, cookies."""

    def add(self, name: str, value: str) -> None:
        """Add one value; a name may be repeated."""
        self.setdefault(name, []).append(value)


def decode(data: bytes, chain: tuple[Any, ...], budget: Budget, plaintexts: Plaintexts) -> Any:
    """Run codecs from left to right; the last gives the container.

    Raises DecodeError when one fails, LimitReached when the budget is used up.
    """
    value: Any = data
    for codec in chain:
        budget.check_time()
        try:
            if isinstance(codec, dict):
                value = _xor(value, codec["xor"])
            elif codec == "decrypted":
                value = plaintexts[value]
            else:
                value = _DECODERS[codec](value, budget)
        except (ValueError, RecursionError, KeyError) as error:
            raise DecodeError(f"not {codec if isinstance(codec, str) else 'xor'}") from error
    return value


def _xor(data: bytes, option: dict[str, Any]) -> bytes:
    """Combine with a repeated key, and with the position modulo 256 where the file says so."""
    key = option["key"].encode()
    n = len(data)
    pad = (key * (n // len(key) + 1))[:n]
    mask = int.from_bytes(pad, "big")
    if option["with_index"]:
        mask ^= int.from_bytes((bytes(range(256)) * (n // 256 + 1))[:n], "big")
    return (int.from_bytes(data, "big") ^ mask).to_bytes(n, "big")


def _json(data: bytes, budget: Budget) -> Any:
    budget.take(len(data))
    return json.loads(data, parse_constant=_refuse)


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not JSON")


def _lines(data: bytes, budget: Budget) -> list[Any]:
    found = []
    for line in data.splitlines():
        try:
            found.append(_json(line, budget))
        except (ValueError, RecursionError):
            continue
    return found


def _form(data: bytes, budget: Budget) -> Flat:
    budget.take(len(data))
    found = Flat()
    for name, value in parse_qsl(data.decode(), keep_blank_values=True, strict_parsing=True):
        found.add(f"form:{name}", value)
    return found


def _base64(data: bytes, budget: Budget) -> bytes:
    """Decode, in either alphabet, padded or not; a blank is a `+` that a form took for one."""
    body = data.strip().replace(b" ", b"+").translate(_FROM_URL, b"\r\n").rstrip(b"=")
    decoded = base64.b64decode(body + b"=" * (-len(body) % 4), validate=True)
    budget.take(len(decoded))
    return decoded


_FROM_URL = bytes.maketrans(b"-_", b"+/")


def _hex(data: bytes, budget: Budget) -> bytes:
    decoded = binascii.unhexlify(data)
    budget.take(len(decoded))
    return decoded


def _inflated(decoded: Decoded, budget: Budget) -> bytes:
    if decoded.problem:
        raise DecodeError("stream is not whole")
    budget.take(len(decoded.content))
    return decoded.content


def _message(data: bytes, budget: Budget, depth: int = 0) -> dict[str, list[Any]]:
    """Read protobuf without a schema: field number as text to its values in order."""
    if depth > MAX_DEPTH:
        raise LimitReached("depth")
    budget.check_time()
    found: dict[str, list[Any]] = {}
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        number, kind = tag >> 3, tag & 7
        if kind in (1, 5):
            at += 8 if kind == 1 else 4
            value = None
        elif kind == 0:
            value, at = _varint(data, at)
        elif kind == 2:
            size, at = _varint(data, at)
            value = _chunk(data[at : at + size], budget, depth)
            at += size
        else:
            raise ValueError("not protobuf")
        if number == 0 or at > len(data):
            raise ValueError("not protobuf")
        if value is not None:
            budget.take(0)
            found.setdefault(str(number), []).append(value)
    return found


def _chunk(data: bytes, budget: Budget, depth: int) -> Any:
    """Read length-delimited bytes: text when printable ASCII, else a message, else hex."""
    if data.isascii() and data.decode().isprintable():
        return data.decode()
    try:
        return _message(data, budget, depth + 1)
    except ValueError:
        return data.hex()


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(data) or shift > 63:
            raise ValueError("not protobuf")
        value |= (data[at] & 127) << shift
        shift, at = shift + 7, at + 1
        if data[at - 1] < 128:
            return value, at


_DECODERS: dict[str, Callable[[bytes, Budget], Any]] = {
    "json": _json,
    "ndjson": _lines,
    "form": _form,
    "protobuf": _message,
    "base64": _base64,
    "hex": _hex,
    "gzip": lambda data, budget: _inflated(gzip_codec.decode(data, budget), budget),
    "zlib": lambda data, budget: _inflated(deflate_codec.decode(data, budget), budget),
}
