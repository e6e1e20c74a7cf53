"""Digests of a value: chains, keys, pieces, and how runs of digits write them."""

from __future__ import annotations

import base64
import hashlib
import hmac

import pytest

from analyzer.detect.transforms import Digest, Keys, digests_of, truncations, writing_of
from analyzer.detect.transforms.chains import FEW_KEYS, MAX_KEYS
from analyzer.detect.transforms.model import MAX_CHAINED
from analyzer.detect.transforms.places import geohash_of

ABC = "900150983cd24fb0d6963f7d28e17f72"
MD5 = Digest(bytes.fromhex(ABC), "md5", 1, 128)


def _by_name(data_type: str, text: str, keys: Keys | None = None) -> dict[str, bytes]:
    return {digest.transform: digest.raw for digest in digests_of(data_type, text, keys or Keys())}


def _md5(data: bytes | str) -> bytes:
    return hashlib.md5(data if isinstance(data, bytes) else data.encode()).digest()


def test_chains_of_two_take_every_writing_of_the_inner_digest() -> None:
    found, inner = _by_name("", "aB:3"), _md5("AB:3")
    assert found["md5"] == _md5("aB:3")
    assert found["sha256(md5(upper))"] == hashlib.sha256(inner.hex().encode()).digest()
    assert found["sha256(upper(md5(upper)))"] == hashlib.sha256(inner.hex().upper().encode()).digest()
    assert found["sha256(raw(md5(upper)))"] == hashlib.sha256(inner).digest()
    assert found["sha256(base64(md5(upper)))"] == hashlib.sha256(base64.b64encode(inner)).digest()
    assert found["md5(truncated:8-24(md5))"] == _md5(_md5("aB:3").hex()[8:24])
    assert found["md5(hex(lower))"] == _md5(b"ab:3".hex())
    assert found["sha1(base64)"] == hashlib.sha1(base64.b64encode(b"aB:3")).digest()


def test_chains_of_three() -> None:
    found = _by_name("", "abc")
    assert found["md5(md5(md5))"] == _md5(_md5(ABC).hex())
    assert found["md5(md5(upper(md5)))"] == _md5(_md5(ABC.upper()).hex())
    assert found["sha1(sha256(raw(md5)))"] == hashlib.sha1(hashlib.sha256(MD5.raw).hexdigest().encode()).digest()


def test_every_spelling_is_digested() -> None:
    named = {digest.raw: digest.transform for digest in digests_of("phone_number", "13812345678")}
    assert {named[_md5(text)] for text in ("+8613812345678", "+86 13812345678")} == {"md5(prefix:+86)"}
    assert _by_name("mac_address", "02:1A:7B:0C:6E:FC")["md5(raw)"] == _md5(bytes.fromhex("021a7b0c6efc"))
    assert _by_name("name", "昌丽梓")["md5(gbk)"] == _md5("昌丽梓".encode("gbk"))
    place = _by_name("location_precise", "31.1774276,121.5272106")
    assert place["md5(gcj02|rounded:6|lng_lat)"] == _md5("121.531542,31.175304")
    assert place["md5(geohash:7)"] == _md5(geohash_of(31.1774276, 121.5272106, 7))


def test_keys_and_salts() -> None:
    found = _by_name("", "Ab", Keys((b"key",), (b"salt",)))
    assert found["hmac_sha256(lower)"] == hmac.digest(b"key", b"ab", "sha256")
    assert found["hmac_sha1(md5)"] == hmac.digest(b"key", _md5("Ab").hex().encode(), "sha1")
    assert found["md5(salt_after(upper))"] == _md5("ABsalt")
    assert found["md5(salt_before(md5))"] == _md5("salt" + _md5("Ab").hex())
    assert not [name for name in _by_name("", "Ab") if "hmac" in name or "salt" in name]


def test_many_keys_are_put_to_the_plain_value_only() -> None:
    keys = Keys(tuple(b"%d" % n for n in range(MAX_KEYS + 1)))
    keyed = {name for name in _by_name("", "Ab", keys) if "hmac" in name}
    plain = {f"hmac_{name}" for name in ("md5", "sha1", "sha256", "sha512", "sm3")}
    assert keyed == plain
    core = {name for name in _by_name("", "Ab", Keys(keys.hmac_keys[: FEW_KEYS + 1])) if "hmac" in name}
    assert core == plain | {f"{name}({case})" for name in plain for case in ("upper", "lower")}


def test_a_digest_has_the_name_of_fewest_steps_and_comes_once() -> None:
    digests = digests_of("android_id", "c3f19a7e52d8046b")
    assert len({digest.raw for digest in digests}) == len(digests)
    assert "md5(lower)" not in {digest.transform for digest in digests}
    assert {digest.bits for digest in digests if digest.transform == "sha512_224"} == {224.0}


def test_a_long_value_has_its_plain_digests() -> None:
    names = {digest.transform for digest in digests_of("", "x" * (MAX_CHAINED + 1), Keys((b"k",), (b"s",)))}
    newer = {"sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2b_256", "blake2s"}
    assert names == newer | {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha512_224", "sha512_256", "sm3"}
    assert digests_of("", "") == []


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (ABC, "md5"),
        (ABC.upper(), "upper(md5)"),
        (ABC[:16], "truncated:16(md5)"),
        (ABC[:20], "truncated:20(md5)"),
        (ABC[8:24], "truncated:8-24(md5)"),
        (ABC[16:], "truncated:16-32(md5)"),
        (ABC[8:24].upper(), "upper(truncated:8-24(md5))"),
        (ABC[::-1], "reversed(md5)"),
        (ABC[:15], None),
        (ABC[4:20], None),
        (ABC[:16] + "0", None),
        (ABC + "0", None),
        (ABC[:16] + ABC[16:].upper(), None),
    ],
)
def test_runs_are_read_as_writings(run: str, expected: str | None) -> None:
    assert writing_of(run.encode(), MD5) == expected


def test_other_digests_are_cut_at_their_beginning_only() -> None:
    sha1 = Digest(hashlib.sha1(b"abc").digest(), "sha1", 1, 160)
    digits = sha1.raw.hex()
    assert writing_of(digits[:32].encode(), sha1) == "truncated:32(sha1)"
    assert writing_of(digits[8:24].encode(), sha1) is None


@pytest.mark.parametrize("name", ["md5", "sha1", "sha512"])
def test_every_writing_begins_with_one_of_the_truncations(name: str) -> None:
    raw = hashlib.new(name, b"abc").digest()
    digits = raw.hex()
    beginnings = {found[:8].hex() for found in truncations(raw)}
    runs = [digits, digits[:16], digits[::-1], *([digits[8:24], digits[16:]] if name == "md5" else [])]
    assert {run[:16] for run in runs} == beginnings
    assert min(map(len, truncations(raw))) >= 8
