"""The table of digests: hex runs and raw bytes are recognized, whole and cut short, and nothing else is."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from analyzer.detect.ciphers import Crypto
from analyzer.detect.digests import DigestTable
from analyzer.detect.known import KnownValue
from analyzer.detect.transforms import Keys
from analyzer.model.values import Secret

IMEI, MAC = "356938035643809", "5e:7a:19:c3:b4:08"
VALUES = [KnownValue("imei", Secret(IMEI), "user"), KnownValue("mac_address", Secret(MAC), "user")]
TABLE = DigestTable(VALUES, Crypto())
MD5 = hashlib.md5(IMEI.encode())
SHA224 = hashlib.sha224(MAC.encode()).hexdigest()


def _in_runs(*runs: str, table: DigestTable = TABLE) -> list[tuple[int, int, str, str]]:
    data = np.frombuffer(" ".join(runs).encode(), dtype=np.uint8)
    lengths = np.array([len(run) for run in runs])
    ends = np.cumsum(lengths + 1) - 1
    found = table.in_hex_runs(data, ends - lengths, ends)
    return [(one.start, one.end, one.value.data_type, one.form.transform) for one in found]


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (MD5.hexdigest(), (0, 32, "imei", "md5")),
        (MD5.hexdigest().upper(), (0, 32, "imei", "upper(md5)")),
        (MD5.hexdigest()[8:24], (0, 16, "imei", "truncated:8-24(md5)")),
        (hashlib.sha256(MAC.upper().encode()).hexdigest(), (0, 64, "mac_address", "sha256(upper)")),
        (hashlib.md5(MD5.hexdigest().encode()).hexdigest(), (0, 32, "imei", "md5(md5)")),
    ],
)
def test_runs_that_write_a_digest_are_recognized(run: str, expected: tuple[int, int, str, str]) -> None:
    assert _in_runs("0" * 20, run)[0] == (expected[0] + 21, expected[1] + 21, *expected[2:])


def test_digits_of_a_container_before_and_after_a_digest_do_not_hide_it() -> None:
    assert (1, 57, "mac_address", "sha224") in _in_runs(f"8{SHA224}b")
    assert (2, 34, "imei", "md5") in _in_runs(f"ab{MD5.hexdigest()}")
    assert (0, 32, "imei", "md5") in _in_runs(f"{MD5.hexdigest()}c0")
    assert (0, 16, "imei", "truncated:8-24(md5)") in _in_runs(f"{MD5.hexdigest()[8:24]}c")


def test_what_differs_in_a_digit_is_nothing() -> None:
    text = MD5.hexdigest()
    assert _in_runs(("1" if text[0] == "0" else "0") + text[1:]) == []
    assert _in_runs(hashlib.md5(b"356938035643808").hexdigest(), "0" * 64, "f" * 16) == []


def test_raw_digests_are_named_whole_and_not_within_other_bytes() -> None:
    named = [(value.data_type, form.transform, form.is_raw) for value, form in TABLE.of_raw(MD5.digest())]
    assert named == [("imei", "raw(md5)", True)]
    assert TABLE.of_raw(b"x" + MD5.digest()) == []
    assert TABLE.of_raw(MD5.digest()[:7]) == []
    assert TABLE.of_raw(bytes(65)) == []


def test_beginnings_of_raw_digests_are_found_where_they_stand() -> None:
    data = np.frombuffer(b"12345678" + MD5.digest() + b"12345678", dtype=np.uint8)
    assert TABLE.in_raw(data, np.array([0, 8, 9, 24])).tolist() == [1]


def test_keys_that_hooks_saw_make_digests() -> None:
    import hmac

    keyed = DigestTable(VALUES, Crypto(keys=Keys(hmac_keys=(b"k1",), salts=(b"s1",))))
    assert keyed.n > TABLE.n
    run = hmac.new(b"k1", IMEI.encode(), "sha256").hexdigest()
    assert _in_runs(run) == []
    assert _in_runs(run, table=keyed)[0] == (0, 64, "imei", "hmac_sha256")


def test_a_table_of_no_values_knows_nothing() -> None:
    table = DigestTable([], Crypto())
    assert table.n == 0
    assert _in_runs(MD5.hexdigest(), table=table) == []
    assert table.of_raw(MD5.digest()) == []
