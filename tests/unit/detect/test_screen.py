"""Of many runs, those in which something shows are told from words and ids."""

from __future__ import annotations

import base64
import gzip
import hashlib

import numpy as np
import pytest

from analyzer.decode.parts import RunKind
from analyzer.detect.ciphers import Crypto
from analyzer.detect.digests import DigestTable
from analyzer.detect.engine import Engine, Literal
from analyzer.detect.known import KnownValue
from analyzer.detect.screen import Screen, is_bounded, touched
from analyzer.model.values import Secret

IMEI = b"356938035643809"
MD5 = hashlib.md5(IMEI)
TABLE = DigestTable([KnownValue("imei", Secret(IMEI.decode()), "user")], Crypto())


def _worth(kind: RunKind, *tokens: bytes, is_head: bool = False) -> list[bool]:
    array = np.frombuffer(b" ".join(tokens), dtype=np.uint8)
    lengths = np.array([len(token) for token in tokens], dtype=np.int64)
    ends = np.cumsum(lengths + 1) - 1
    screen = Screen(Engine([Literal(IMEI)]), TABLE)
    heads = np.full(len(tokens), is_head)
    found = screen.are_worth(kind, array, ends - lengths, ends, heads).tolist()
    assert screen.scanned_bytes > 0
    return list(found)


def _b64(text: bytes) -> bytes:
    return base64.b64encode(text).rstrip(b"=")


def _b32(text: bytes) -> bytes:
    return base64.b32encode(text).rstrip(b"=")


@pytest.mark.parametrize(
    ("kind", "token", "is_so"),
    [
        ("hex", IMEI.hex().encode(), True),
        ("hex", b"00112233445566778899", False),
        ("base64", _b64(b"x" + IMEI + b"y"), True),
        ("base64", _b64(MD5.digest()), True),
        ("base64", _b64(MD5.hexdigest().encode()), True),
        ("base64", _b64(gzip.compress(b"a")), True),
        ("base64", _b64(b"bplist00" + bytes(9)), True),
        ("base64", _b64(b"\x02\x10%41%42\x01 and so on"), True),
        ("base64", _b64(b"\x02\x10 100% sure \x01 and so on"), False),
        ("base64", b"SomeWordsInCamelCase", False),
        ("base32", _b32(b"abcdefghi"), False),
        ("base32", _b32(IMEI), True),
        ("base32", _b32(IMEI).lower(), True),
        ("base32", _b32(MD5.digest()), True),
    ],
)
def test_runs_in_which_something_shows_are_worth_peeling(kind: RunKind, token: bytes, is_so: bool) -> None:
    assert _worth(kind, b"QmFzZTY0VGV4dHdpdGhvdXQ" if kind == "base64" else token[:0] + b"2" * 16, token)[1] is is_so


def test_a_run_that_goes_on_in_the_next_decoded_piece_shows_in_both() -> None:
    first, second = _b64(b"001475559869550"), _b64(MD5.hexdigest().encode())
    assert _worth("base64", first, second) == [True, True]


def test_pieces_between_joints_are_looked_at() -> None:
    assert _worth("base64", b"user+" + _b64(IMEI) + b"+seen") == [True]
    assert _worth("base64", b"d/" + _b32(IMEI) + b"/x", is_head=True) == [True]
    assert _worth("base64", b"v1/data-" + _b64(IMEI)) == [True]
    assert _worth("base64", b"user+SomeWordsInCamelCase+seen") == [False]


def test_a_run_is_bounded_by_bytes_that_are_no_text_or_by_its_length() -> None:
    data = np.frombuffer(b'\x1aABCDEFGH.x="ABCDEFGH"; \x08ABCDEFGH hABCDEFGH', dtype=np.uint8)
    starts = np.array([1, 13, 25, 35])
    assert is_bounded(data, starts, starts + 8).tolist() == [True, False, True, True]


def test_pieces_touched_by_blocks_of_eight() -> None:
    assert touched(np.array([], dtype=np.int64), np.array([0, 9])).tolist() == []
    assert touched(np.array([2]), np.array([0, 9])).tolist() == [0, 1]
