"""Bytes that are spelled otherwise are found in text, and hung below it."""

from __future__ import annotations

import quopri
import time

import pytest

from analyzer.decode import documents
from analyzer.decode.codecs import protobuf_codec
from analyzer.decode.node import Node
from analyzer.decode.peel import peel
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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\x0a\x04wifi\x1a\x48\x82\xa2os\xa7android\xa2id\xd9", b""),  # in MessagePack in a field of protobuf
        (
            b'--b\r\nContent-Disposition: form-data; name="d"\r\n\r\n\x0a\x03wan\x12',
            b"\x18\x07\x20\xb1\x92\x01\r\n--b--\r\n",
        ),  # in protobuf in a part of a form
    ],
    ids=["msgpack", "multipart"],
)
def test_a_length_in_a_document_inside_another_is_no_part_either(before: bytes, after: bytes) -> None:
    numbers = b",".join([b"144"] * 14)
    content = before + bytes([len(numbers)]) + numbers + after
    node = Node(content, PartKind.REQUEST_BODY)
    peel_spelled(node, documents.of_node(node), [])
    assert chr(len(numbers)).isdigit()
    assert [(child.codec, child.content) for child in node.children] == [("byte_list", bytes([144]) * 14)]


def test_numbers_of_json_in_a_binary_document_are_one_list() -> None:
    numbers = b'{"d":[' + b",".join([b"144"] * 14) + b"]}"
    node = Node(b"\x0a\x04wifi\x12" + bytes([len(numbers)]) + numbers, PartKind.REQUEST_BODY)
    peel_spelled(node, protobuf_codec, [])
    assert [(child.codec, child.content) for child in node.children] == [("byte_list", bytes([144]) * 14)]


DOCUMENT = (
    b'{"uid":"a long text that goes on over the end of the first line, and on","city":"\xe4\xb8\x8a\xe6\xb5\xb7"}'
)


@pytest.mark.parametrize(
    "content",
    [quopri.encodestring(DOCUMENT), b"=7B=22=75" + quopri.encodestring(DOCUMENT[3:])],
    ids=["lines", "first bytes"],
)
def test_a_document_in_quoted_printable_is_one(content: bytes) -> None:
    node = Node(content, PartKind.REQUEST_BODY)
    assert peel_words(node, documents.of_node(node), []) == [(0, len(content))]
    assert [(child.codec, child.content) for child in node.children] == [("quoted_printable", DOCUMENT)]


@pytest.mark.parametrize(
    "content",
    [
        b'{"name":"=E5=BC=A0=E4=B8=89"}',  # one text of a document
        b'{"name":"=E5=BC=A0=E4=B8=89","city":"\xe4\xb8\x8a"}',
        b'{"mail":"a \\"=E5=BC=A0=E4=B8=89\\" =\\n more"}',
        b"a=40b.org =E5=BC=A0=E4=B8=89",  # no document
    ],
)
def test_a_text_in_quoted_printable_inside_a_document_is_no_document(content: bytes) -> None:
    node = Node(content, PartKind.REQUEST_BODY)
    assert peel_words(node, documents.of_node(node), []) == []


def test_a_quoted_document_is_undone_once() -> None:
    node = Node(quopri.encodestring(DOCUMENT), PartKind.REQUEST_BODY)
    peel(node, is_spelled=True)
    assert [(child.content, child.is_whole) for child in node.children] == [(DOCUMENT, True)]


def test_letters_without_end_beside_an_escape_are_read_once() -> None:
    word = b"a" * 200_000
    began = time.thread_time()
    assert [codec for codec, _ in _peeled(b'{"a":"' + word + b'","b":"%u5F20","c":"' + word + b'"}')] == [
        "percent_unicode"
    ]
    assert time.thread_time() - began < 2
