"""Digests and HMACs against published vectors, in both libraries that may make them."""

from __future__ import annotations

import pytest

from analyzer.detect.transforms import digests

SM3_64 = "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
HMAC_VECTORS = [
    (
        "sha256",
        b"\xaa" * 131,
        b"Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f",
        "RFC 4231",
    ),
    (
        "sm3",
        bytes(range(1, 0x21)),
        b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq" * 2,
        "ca05e144ed05d185",
        "GM/T 0042-2015 D.3, case 1",
    ),
]


def test_sm3_of_64_bytes_is_the_second_published_vector() -> None:
    """GB/T 32905-2016 A.2."""
    assert digests.DIGESTS["sm3"](b"abcd" * 16).hex() == SM3_64


@pytest.mark.parametrize(("name", "key", "data", "beginning", "source"), HMAC_VECTORS)
def test_hmacs_are_the_published_ones(name: str, key: bytes, data: bytes, beginning: str, source: str) -> None:
    assert digests.hmac_of(name, key, data).hex().startswith(beginning), source


@pytest.mark.parametrize("name", ["sm3", "sha512_224", "sha512_256"])
def test_both_libraries_agree(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = digests.DIGESTS[name](b"message"), digests.hmac_of(name, b"key", b"message")
    monkeypatch.setattr(digests.hashlib, "algorithms_available", {"md5"})
    assert (digests._digester(name)(b"message"), digests.hmac_of(name, b"key", b"message")) == expected


def test_crc32_of_nothing_is_zero() -> None:
    assert (digests.crc32(b""), digests.crc32(b"123456789")) == (0, 0xCBF43926)
