"""Bytes that are spelled otherwise are found in text, and hung below it."""

from __future__ import annotations

import time

import pytest

from analyzer.decode.codecs import protobuf_codec
from analyzer.decode.node import Node
from analyzer.decode.spelled import is_spelled, peel_spelled, peel_words
from analyzer.ingest.exchange import PartKind


def _peeled(content: bytes) -> list[tuple[str, bytes]]:
    node = Node(content, PartKind.REQUEST_BODY)
    peel_words(node, None, [])
    peel_spelled(node, None, [])
    return [(child.codec, child.content) for child in node.children]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"h":"90:01:50:98:3C:D2:4F:B0"}', [("pairs", b"900150983CD24FB0")]),
        (b"raw = 0x66, 0x6f, 0x6f, 0x62, 0x61, 0x72, 0x21, 0x21;", [("pairs", b"666f6f6261722121")]),
        (b"[-27, -68, -96, -28, -72, -119, 33, 33]", [("byte_list", "张三!!".encode())]),
        (b"c=102-111-111-98-97-114-33-33&x=1", [("byte_list", b"foobar!!")]),
        (b"n=%u5F20%u4E09&m=1", [("percent_unicode", "张三".encode())]),
        (
            b"Content-Transfer-Encoding: quoted-printable\r\n\r\nme=40x.org and=\r\n more\r\nrest",
            [("quoted_printable", b"me@x.org and more")],
        ),
    ],
)
def test_what_is_spelled_otherwise(content: bytes, expected: list[tuple[str, bytes]]) -> None:
    assert _peeled(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"00:00:5e:00:53:af",
        b"2024-05-01 10:00:01.123",
        b"[1, 2, 3]",
        b"1.5,2.5,3.5,4.5,5.5,6.5,7.5,8.5,9.5",
        b"a=b&c=4F",
    ],
)
def test_what_is_not(content: bytes) -> None:
    assert not is_spelled(content)
    assert _peeled(content) == []


def test_what_is_taken_stays() -> None:
    node = Node(b"90:01:50:98:3c:d2:4f:b0", PartKind.REQUEST_BODY)
    peel_words(node, None, [(0, 23)])
    peel_spelled(node, None, [(0, 23)])
    assert node.children == []


def test_a_length_in_a_binary_document_is_no_part_of_what_is_spelled() -> None:
    pairs, numbers = b":".join([b"90"] * 18), b",".join([b"144"] * 12)
    content = b"\x0a\x04wifi\x12" + bytes([len(pairs)]) + pairs + b"\x1a" + bytes([len(numbers)]) + numbers
    node = Node(content, PartKind.REQUEST_BODY)
    peel_spelled(node, protobuf_codec, [])
    assert [(child.codec, child.content) for child in node.children] == [
        ("pairs", b"90" * 18),
        ("byte_list", bytes([144]) * 12),
    ]


def test_letters_without_end_beside_an_escape_are_read_once() -> None:
    word = b"a" * 200_000
    began = time.thread_time()
    assert [codec for codec, _ in _peeled(b'{"a":"' + word + b'","b":"%u5F20","c":"' + word + b'"}')] == [
        "percent_unicode"
    ]
    assert time.thread_time() - began < 2
