"""Digests and HMACs under their names.

SM3 and the truncated SHA-512 come from hashlib where its OpenSSL has them, else from `cryptography`, which brings an
OpenSSL of its own (and is there with mitmproxy). CRC32 is no digest of its own here: 32 bits are searched as text.
"""

from __future__ import annotations

import hashlib
import hmac
import zlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from analyzer.detect.transforms.model import Example, code_unit, encoded

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hashes import HashAlgorithm

Digester = Callable[[bytes], bytes]

DIGESTS: dict[str, Digester] = {}
"""Raw digests by name."""

_VECTORS = {
    "md5": ("900150983cd24fb0d6963f7d28e17f72", "RFC 1321 A.5"),
    "sha1": ("a9993e364706816aba3e25717850c26c9cd0d89d", "FIPS 180-2 A.1"),
    "sha224": ("23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7", "RFC 3874 3"),
    "sha256": ("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "FIPS 180-2 B.1"),
    "sha384": (
        "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
        "FIPS 180-2 D.1",
    ),
    "sha512": (
        (
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ),
        "FIPS 180-2 C.1",
    ),
    "sha512_224": ("4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa", "NIST example values, SHA-512/224"),
    "sha512_256": (
        "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23",
        "NIST example values, SHA-512/256",
    ),
    "sha3_256": ("3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532", "NIST example values, SHA3-256"),
    "sha3_384": (
        "ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b298d88cea927ac7f539f1edf228376d25",
        "NIST example values, SHA3-384",
    ),
    "sha3_512": (
        (
            "b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e"
            "10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0"
        ),
        "NIST example values, SHA3-512",
    ),
    "blake2b": (
        (
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
            "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
        ),
        "RFC 7693 A",
    ),
    "blake2b_256": (
        "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319",
        "BLAKE2 reference code, 32 bytes",
    ),
    "blake2s": ("508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982", "RFC 7693 B"),
    "sm3": ("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", "GB/T 32905-2016 A.1"),
}
"""What the digest of `abc` is, and who says so."""

HMACS = ("md5", "sha1", "sha256", "sha512", "sm3")
"""Digests of which HMACs are made."""


def _by_cryptography(name: str, data: bytes) -> bytes:
    from cryptography.hazmat.primitives import hashes

    digest = hashes.Hash(_algorithm(name))
    digest.update(data)
    return digest.finalize()


def _algorithm(name: str) -> HashAlgorithm:
    from cryptography.hazmat.primitives import hashes

    if name == "sm3":
        return hashes.SM3()
    return hashes.SHA512_224() if name == "sha512_224" else hashes.SHA512_256()


def _digester(name: str) -> Digester:
    if name == "blake2b_256":
        return lambda data: hashlib.blake2b(data, digest_size=32, usedforsecurity=False).digest()
    if name not in hashlib.algorithms_available:
        return partial(_by_cryptography, name)
    return partial(_begun, hashlib.new(name, usedforsecurity=False))


def _begun(blank: hashlib._Hash, data: bytes) -> bytes:
    """Go on from a digest of nothing: making one by its name costs twice as much."""
    digest = blank.copy()
    digest.update(data)
    return digest.digest()


def hmac_of(name: str, key: bytes, data: bytes) -> bytes:
    """Give the HMAC (RFC 2104) with the digest of that name.

    >>> hmac_of("md5", b"Jefe", b"what do ya want for nothing?").hex()
    '750c783e6ab0b503eaa86e310a5db738'
    """
    if name in hashlib.algorithms_available:
        return hmac.digest(key, data, name)
    from cryptography.hazmat.primitives import hmac as other

    code = other.HMAC(key, _algorithm(name))
    code.update(data)
    return bytes(code.finalize())


def crc32(data: bytes) -> int:
    """Give the CRC-32 of ISO-HDLC, as zlib, gzip and java.util.zip make it."""
    return zlib.crc32(data)


def _add(name: str, expected: str, source: str) -> None:
    DIGESTS[name] = digest = _digester(name)

    def write(data: bytes) -> bytes:
        return digest(data).hex().encode()

    write.__doc__ = f"{name.upper().replace('_', '/')} of the UTF-8 bytes, as lower-case hex"
    code_unit(name, Example("abc", expected, source))(write)


for _name, (_expected, _source) in _VECTORS.items():
    _add(_name, _expected, _source)


_JEFE = "what do ya want for nothing?"
_HMAC_VECTORS = {
    "md5": ("750c783e6ab0b503eaa86e310a5db738", "RFC 2202 2, case 2"),
    "sha1": ("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79", "RFC 2202 3, case 2"),
    "sha256": ("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", "RFC 4231 4.3"),
    "sha512": (
        (
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
            "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
        ),
        "RFC 4231 4.3",
    ),
    "sm3": ("2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882", "GM/T 0042-2015 D.3, case 4"),
}
"""HMACs with the key `Jefe` of the text of RFC 2202's second case."""


def _add_hmac(name: str, expected: str, source: str) -> None:
    def write(data: bytes) -> bytes:
        return hmac_of(name, b"Jefe", data).hex().encode()

    write.__doc__ = f"HMAC with {name.upper()} and a key the session's hooks saw (in the example `Jefe`)"
    code_unit(f"hmac_{name}", Example(_JEFE, expected, source))(write)


for _name, (_expected, _source) in _HMAC_VECTORS.items():
    _add_hmac(_name, _expected, _source)


@code_unit("salt_before", Example("digest", "message digest", "RFC 1321 A.5"))
def _salt_before(data: bytes) -> bytes:
    """the session's salt, then the value (only inside a digest; in the example `message `)"""
    return b"message " + data


@code_unit("salt_after", Example("mess", "message", "by hand"))
def _salt_after(data: bytes) -> bytes:
    """the value, then the session's salt (only inside a digest; in the example `age`)"""
    return data + b"age"


@code_unit("crc32", Example("123456789", "cbf43926", "check value of CRC-32/ISO-HDLC, catalogue of CRC algorithms"))
def _crc32(data: bytes) -> bytes:
    """CRC32 of the UTF-8 bytes, as lower-case hex: 32 bits, a weak sign"""
    return f"{crc32(data):08x}".encode()


@code_unit("uuid3", Example("abc", "90015098-3cd2-3fb0-9696-3f7d28e17f72", "RFC 1321 A.5 marked as RFC 9562 4 says"))
def uuid3(data: bytes) -> bytes:
    """UUID of version 3 made of the UTF-8 bytes without a namespace, as java.util.UUID.nameUUIDFromBytes does"""
    return str(UUID(bytes=DIGESTS["md5"](data), version=3)).encode()


@code_unit("decimal", Example("123456789", "3421780262", "CRC-32/ISO-HDLC check value 0xCBF43926"))
def _decimal(data: bytes) -> bytes:
    """CRC32, or the bytes of a hex id of 8 bytes or a MAC (`decimal(raw)`), as a decimal number; 8 bytes also signed"""
    return str(crc32(data)).encode()


@code_unit(
    "truncated",
    Example("abc", "900150983cd24fb0", "RFC 1321 A.5, first half of the digits"),
)
def _truncated(data: bytes) -> bytes:
    """the first N hex digits of a digest (`truncated:16`), or those from A up to B (`truncated:8-24`); 16 or more"""
    return encoded(DIGESTS["md5"](data).hex()[:16])
