"""Digests under their names: SM3 and HMAC of our own, the rest from the standard library."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable

_MASK = 0xFFFFFFFF
_IV = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E)


def _rol(word: int, n: int) -> int:
    n %= 32
    return (word << n | word >> (32 - n)) & _MASK


def _expand(block: bytes) -> list[int]:
    w = [int.from_bytes(block[i : i + 4], "big") for i in range(0, 64, 4)]
    for j in range(16, 68):
        x = w[j - 16] ^ w[j - 9] ^ _rol(w[j - 3], 15)
        w.append(x ^ _rol(x, 15) ^ _rol(x, 23) ^ _rol(w[j - 13], 7) ^ w[j - 6])
    return w


def _compress(state: tuple[int, ...], block: bytes) -> tuple[int, ...]:
    w = _expand(block)
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        t = 0x79CC4519 if j < 16 else 0x7A879D8A
        ss1 = _rol((_rol(a, 12) + e + _rol(t, j)) & _MASK, 7)
        ss2 = ss1 ^ _rol(a, 12)
        ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
        gg = e ^ f ^ g if j < 16 else (e & f) | (~e & g & _MASK)
        tt1 = (ff + d + ss2 + (w[j] ^ w[j + 4])) & _MASK
        tt2 = (gg + h + ss1 + w[j]) & _MASK
        a, b, c, d = tt1, a, _rol(b, 9), c
        e, f, g, h = tt2 ^ _rol(tt2, 9) ^ _rol(tt2, 17), e, _rol(f, 19), g
    return tuple(old ^ new for old, new in zip(state, (a, b, c, d, e, f, g, h), strict=True))


def sm3(data: bytes) -> bytes:
    """SM3 (GB/T 32905-2016)."""
    padded = data + b"\x80" + bytes(-(len(data) + 9) % 64) + (len(data) * 8).to_bytes(8, "big")
    state: tuple[int, ...] = _IV
    for start in range(0, len(padded), 64):
        state = _compress(state, padded[start : start + 64])
    return b"".join(word.to_bytes(4, "big") for word in state)


def crc32(data: bytes) -> bytes:
    """CRC-32 of ISO-HDLC, big-endian."""
    return zlib.crc32(data).to_bytes(4, "big")


def _library(name: str) -> Callable[[bytes], bytes]:
    return lambda data: hashlib.new(name, data, usedforsecurity=False).digest()


DIGESTS: dict[str, Callable[[bytes], bytes]] = {
    **{
        name: _library(name)
        for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha512_224", "sha512_256")
    },
    **{name: _library(name) for name in ("sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2s")},
    "blake2b_256": lambda data: hashlib.blake2b(data, digest_size=32).digest(),
    "sm3": sm3,
    "crc32": crc32,
}
_BLOCK = {"sha384": 128, "sha512": 128}


def hmac(name: str, key: bytes, data: bytes) -> bytes:
    """HMAC (RFC 2104) with the digest of that name."""
    digest, size = DIGESTS[name], _BLOCK.get(name, 64)
    padded = (digest(key) if len(key) > size else key).ljust(size, b"\0")
    inner = digest(bytes(byte ^ 0x36 for byte in padded) + data)
    return digest(bytes(byte ^ 0x5C for byte in padded) + inner)
