"""Whole bodies and streams inside other bytes come apart."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib

import brotli
import pytest

from analyzer.decode.node import Node
from analyzer.decode.whole import peel_streams, peel_whole
from analyzer.ingest.exchange import PartKind

TEXT = b'{"device":{"id":"0123456789"}}'


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a/b.json", TEXT)
        archive.writestr("c.txt", b"rest")
    return out.getvalue()


def test_members_of_an_archive_are_pieces_with_names() -> None:
    members = peel_whole(Node(_zip(), PartKind.MESSAGE), [])
    assert [(node.codec, node.path, node.content) for node in members] == [
        ("zip", "zip:a/b.json", TEXT),
        ("zip", "zip:c.txt", b"rest"),
    ]


def test_an_archive_inside_other_bytes_is_opened() -> None:
    node, taken = Node(b"head" + _zip(), PartKind.MESSAGE), []  # type: ignore[var-annotated]
    peel_streams(node, [4, 4 + _zip().index(b"PK\x03\x04", 1)], taken)
    assert [child.path for child in node.children] == ["zip:a/b.json", "zip:c.txt"]


def test_a_document_is_no_stream_but_of_clean_text() -> None:
    numbers = b"176,192,28,26,42,191,9,134,95,82,140,112,168,141,186,246"
    message = b"z8" + numbers + b"\x90\x01\xb0\x8f\xdf3\xa2\x01\x04wifi\xaa\x01\x05start"
    accident = zlib.decompressobj(-15)
    assert len(accident.decompress(message)) == 63
    assert accident.unused_data, "the stream ends among the fields"
    assert peel_whole(Node(message, PartKind.MESSAGE), []) == []
    other = Node(zlib.compress(numbers, wbits=-15), PartKind.MESSAGE)
    assert [(child.codec, child.content) for child in peel_whole(other, [])] == [("deflate", numbers)]
    assert peel_whole(Node(b"\x00" + other.content, PartKind.MESSAGE), []) == []


@pytest.mark.parametrize("encode", [brotli.compress, lambda text: gzip.compress(text, mtime=0)[10:-8]])
def test_streams_without_a_sign_are_guessed_in_message_parts_only(encode) -> None:  # type: ignore[no-untyped-def]
    part = Node(encode(TEXT), PartKind.CHUNK)
    piece = Node(b"x", PartKind.CHUNK).child(encode(TEXT), "base64", 0, 1)
    assert ([node.content for node in peel_whole(part, [])], peel_whole(piece, [])) == ([TEXT], [])


def test_a_stream_that_looks_like_text_is_guessed_and_text_of_another_charset_is_not() -> None:
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    stream = packer.compress(b"email=8ddd49f680c678cc443c1cf1d543b1b1&ev=start") + packer.flush()
    assert not any(byte < 32 for byte in stream[:24])
    assert [node.content[:6] for node in peel_whole(Node(stream, PartKind.MESSAGE), [])] == [b"email="]
    short = Node(bytes.fromhex("4b4fcdb72d324e2f2a4f4a313506 00"), PartKind.MESSAGE)
    assert [node.content for node in peel_whole(short, [])] == [b"geo=r3grwbd53"]
    for text in ("姓名：张三，电话号码".encode("gbk"), "prénom: Zoé, café crème".encode("latin-1")):
        assert peel_whole(Node(text, PartKind.MESSAGE), []) == []
