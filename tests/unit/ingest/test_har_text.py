from __future__ import annotations

import base64
import gzip
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from analyzer.ingest import har_text
from analyzer.ingest.har_text import (
    body_bytes,
    body_text,
    from_base64,
    is_still_encoded,
    shown_text,
    undo_encoding,
    wire_text,
)


@given(st.binary(max_size=40))
def test_header_bytes_survive_the_way_through_a_har(data: bytes) -> None:
    raw = data.decode("latin-1")
    assert wire_text(shown_text(raw)) == raw


@given(
    st.binary(max_size=40), st.sampled_from(["", "text/html; charset=gbk", 'a/b; charset="latin-1"', "x; charset=zip"])
)
def test_body_bytes_survive_the_way_through_a_har(data: bytes, content_type: str) -> None:
    text, encoding = body_text(data, content_type)
    back = from_base64(text) if encoding else body_bytes(text, content_type)
    assert back == data


def test_text_takes_the_charset_of_its_type() -> None:
    assert body_bytes("中文", "text/html; charset=GBK") == "中文".encode("gbk")
    assert body_bytes("中文", "text/html; charset=nonsense") == "中文".encode()
    assert body_bytes("中文", "text/html; charset=latin-1") == "中文".encode()
    assert body_bytes("\ud800", "") == b"\xed\xa0\x80"


@pytest.mark.parametrize("text", ["!!!", "a", "AAAA=A", "Ünicode"])
def test_bad_base64_is_told_from_good(text: str) -> None:
    assert from_base64(text) is None


def test_base64_may_be_wrapped_and_lack_padding() -> None:
    assert from_base64("aGVs\r\nbG8") == b"hello"


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("gzip", gzip.compress(b"plain", mtime=0)),
        ("deflate", zlib.compress(b"plain")),
        ("deflate", zlib.compress(b"plain", wbits=-15)),
        ("br", brotli.compress(b"plain")),
        ("zstd", zstandard.compress(b"plain")),
        ("deflate, gzip", gzip.compress(zlib.compress(b"plain"))),
        ("identity", b"plain"),
    ],
)
def test_codings_are_undone_and_lies_are_not(encoding: str, data: bytes) -> None:
    assert undo_encoding(data, encoding) == b"plain"
    if encoding != "identity":
        assert undo_encoding(b"no such coding", encoding) is None
        assert undo_encoding(data[:-3], encoding) is None
    assert undo_encoding(data, "unheard-of") is None


def test_a_bomb_stays_as_it_was_on_the_wire(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(har_text, "MAX_DECODED", 1 << 16)
    plain = bytes(1 << 20)
    for encoding, data in (
        ("gzip", gzip.compress(plain, mtime=0)),
        ("br", brotli.compress(plain)),
        ("zstd", zstandard.compress(plain)),
    ):
        assert undo_encoding(data, encoding) is None


def test_a_body_that_is_still_compressed_is_told_by_its_first_bytes() -> None:
    assert is_still_encoded(gzip.compress(b"x", mtime=0), "gzip")
    assert not is_still_encoded(b"{}", "gzip")
    assert not is_still_encoded(base64.b64encode(b"x"), "br")
