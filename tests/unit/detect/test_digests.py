"""Digests are recognized whole and cut short, at both ends of a run, and nowhere else."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from analyzer.detect.ciphers import Crypto
from analyzer.detect.digests import DigestTable, beginnings
from analyzer.detect.known import KnownValue
from analyzer.detect.transforms import Keys, truncations
from analyzer.model.values import Secret

IMEI, MAIL = "356938035643809", "li.wei88@mail.cn"
VALUES = [KnownValue("imei", Secret(IMEI), "user"), KnownValue("email", Secret(MAIL), "user")]
MD5 = hashlib.md5(IMEI.encode()).hexdigest()
SHA256 = hashlib.sha256(MAIL.encode()).hexdigest()


def _in_run(text: str, crypto: Crypto | None = None) -> list[tuple[int, int, str, str]]:
    table = DigestTable(VALUES, crypto or Crypto())
    found = table.in_hex_runs(np.frombuffer(text.encode(), dtype=np.uint8), np.array([0]), np.array([len(text)]))
    begins = table.begin_in(np.frombuffer(text.encode(), dtype=np.uint8), np.array([0]), np.array([len(text)]))
    assert bool(len(begins)) >= bool(found)
    return [(one.start, one.end, one.value.data_type, one.form.transform) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MD5, [(0, 32, "imei", "md5")]),
        (MD5.upper(), [(0, 32, "imei", "upper(md5)")]),
        (MD5[:16], [(0, 16, "imei", "truncated:16(md5)")]),
        (MD5[8:24], [(0, 16, "imei", "truncated:8-24(md5)")]),
        (MD5[::-1], [(0, 32, "imei", "reversed(md5)")]),
        (SHA256, [(0, 64, "email", "sha256")]),
        ("d" + MD5, [(1, 33, "imei", "md5")]),
        (MD5 + "b", [(0, 32, "imei", "md5")]),
        (MD5[:15], []),
        (MD5[:-1] + ("0" if MD5[-1] != "0" else "1"), []),
        (hashlib.md5(b"356938035643808").hexdigest(), []),
    ],
)
def test_runs_that_write_a_digest_are_named(text: str, expected: list[tuple[int, int, str, str]]) -> None:
    assert _in_run(text) == expected


def test_keys_of_the_session_make_further_digests() -> None:
    salted = hashlib.sha256(b"pepper" + IMEI.encode()).hexdigest()
    assert _in_run(salted) == []
    assert _in_run(salted, Crypto(Keys(salts=(b"pepper",)))) == [(0, 64, "imei", "sha256(salt_before)")]


def test_raw_bytes_are_named_as_a_whole_only() -> None:
    table = DigestTable(VALUES, Crypto())
    raw = bytes.fromhex(MD5)
    assert [(value.data_type, form.transform) for value, form in table.of_raw(raw)] == [("imei", "raw(md5)")]
    assert table.of_raw(raw + b"x") == table.of_raw(b"") == table.of_raw(bytes(16)) == []
    data = np.frombuffer(b"zz" + raw + b"z" * 9, dtype=np.uint8)
    assert table.in_raw(data, np.array([0, 2, len(data) - 1])).tolist() == [1]


def test_beginnings_are_those_of_all_truncations() -> None:
    raws = [hashlib.new(name, b"x").digest() for name in ("md5", "sha1", "sha256", "md5", "sha512")] + [bytes(range(8))]
    numbers, owners = beginnings(raws)
    expected = {(cut[:8], i) for i, raw in enumerate(raws) for cut in truncations(raw) if len(cut) >= 8}
    assert set(zip([number.tobytes() for number in numbers], owners.tolist(), strict=True)) == expected


def test_a_last_digit_that_fits_by_chance_is_one_of_two_readings() -> None:
    assert _in_run(MD5[8:25]) == [
        (0, 17, "imei", "truncated:8-25(md5)"),
        (0, 16, "imei", "truncated:8-24(md5)"),
    ]
