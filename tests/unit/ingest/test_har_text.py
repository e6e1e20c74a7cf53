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
        ("deflate, gzip", gzip.compress(zlib.compress(b"plain"), mtime=0)),
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


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "zstd"])
def test_a_body_that_is_still_compressed_is_told_by_its_first_bytes(encoding: str) -> None:
    data = zstandard.compress(b"x") if encoding == "zstd" else gzip.compress(b"x", mtime=0)
    assert is_still_encoded(data, encoding)
    assert is_still_encoded(data[:-3], encoding)
    assert not is_still_encoded(b"{}", encoding)


@pytest.mark.parametrize("text", [b"plain", b"x" * 3000, '{"name": "\u5f20\u4f1f"}'.encode(), b"\x08\x96\x01 protobuf"])
def test_codings_without_first_bytes_are_told_by_undoing_them(text: bytes) -> None:
    bare = zlib.compress(text, wbits=-15)
    for encoding, data in (("br", brotli.compress(text)), ("deflate", zlib.compress(text)), ("deflate", bare)):
        assert is_still_encoded(data, encoding)
        assert is_still_encoded(data, f"gzip, {encoding}")
        assert not is_still_encoded(text, encoding)
        assert not is_still_encoded(data, "identity")
    assert not is_still_encoded(brotli.compress(text), "unheard-of")


def test_readable_text_is_never_taken_for_compressed() -> None:
    for text in (b"", b"a=1&b=2", base64.b64encode(bytes(99)), "\u5f20".encode(), "caf\xe9".encode("latin-1")):
        assert not is_still_encoded(text, "br")
        assert not is_still_encoded(text, "deflate")
