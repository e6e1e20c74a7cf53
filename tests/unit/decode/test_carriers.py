"""Runs of digits are decoded where it is worth it."""

from __future__ import annotations

import hashlib
from base64 import b32encode, b64decode, b64encode

import pytest
from unit.decode.growing import peel_one

from analyzer.decode.carriers import makes_sense
from analyzer.decode.node import Node
from analyzer.decode.parts import Run
from analyzer.decode.peel import peel
from analyzer.ingest.exchange import PartKind

BINARY = hashlib.sha1(b"x").digest()


def _peeled(content: bytes, kind: PartKind = PartKind.REQUEST_BODY) -> list[tuple[str, bytes]]:
    return [(node.codec, node.content) for node in peel_one(Node(content, kind))]


@pytest.mark.parametrize(
    ("content", "sense"),
    [
        (b"text", True),
        ("姓名".encode(), True),
        (b"\x1f\x8b\x08\x00", True),
        (b"BZh91AY&SY\x7b\x9b", True),
        (b"BZh91AX&SY\x00\x9b", False),
        (BINARY, False),
        (b"", False),
        (b"a\x00", False),
    ],
)
def test_text_and_packed_streams_make_sense(content: bytes, sense: bool) -> None:
    assert makes_sense(content) == sense


def test_hex_of_binary_is_no_base64() -> None:
    assert _peeled(b"id " + BINARY.hex().encode()) == [("hex", BINARY)]


def test_all_readings_of_binary_are_kept() -> None:
    code = b32encode(BINARY)
    assert {codec for codec, _ in _peeled(b"id " + code)} == {"base32", "base64"}


def test_binary_in_base64_is_kept() -> None:
    assert _peeled(b"d " + b64encode(BINARY) + b" e") == [("base64", BINARY)]


def test_a_run_in_a_path_ends_with_its_segment() -> None:
    code = b64encode(b'{"a":"b","c":"d"}').rstrip(b"=")
    head = b"GET /v1/upload/" + code + b"/x HTTP/1.1\r\nHost: a.example\r\n\r\n"
    assert ("base64", b'{"a":"b","c":"d"}') in _peeled(head, PartKind.REQUEST_HEAD)


def test_words_are_left_alone() -> None:
    assert _peeled(b"some words, an_identifier, and 12345678") == []


def test_runs_between_the_fields_of_a_binary_document_are_read_as_they_are() -> None:
    body = b"--B\r\nContent-Disposition: form-data; name=" + b64encode(b"a longer name") + b"\r\n\r\nx\r\n--B--"
    assert ("base64", b"a longer name") in _peeled(body)


def test_a_run_of_the_same_groups_as_a_longer_one_is_left_out() -> None:
    code = b64encode(b"\x01\x02 some text that is long")
    spans = [Run("base64", 0, len(code)), Run("base64", 8, len(code)), Run("base64", 9, len(code))]
    node = Node(code, PartKind.REQUEST_BODY)
    assert [(child.start, child.codec) for child in peel(node, runs=spans)] == [(0, "base64")]


def test_a_field_of_a_binary_document_tells_the_alphabet_of_its_text() -> None:
    code = b32encode(b"some text that is long enough").rstrip(b"=")
    content = b"\xa2aax" + bytes([len(code)]) + code + b"bevestart"
    start = content.index(code)
    node = Node(content, PartKind.REQUEST_BODY)
    peeled = peel(node, runs=[Run("base64", start, len(content))])
    assert [(child.codec, child.start, child.end) for child in peeled] == [("base32", start, start + len(code))]


def test_of_two_readings_that_make_sense_both_are_given() -> None:
    assert [text.decode() for _, text in _peeled(b"id OTI2RUNCOEE5RDZE")] == ["tѨѢq\t\u060f$", "926ECB8A9D6D"]
    assert _peeled(b"id OTI2RUNCOEE5RDZF")[-1:] == [("base64", b"926ECB8A9D6E")]
    assert _peeled(b"id " + b32encode(b"some text ")) == [("base32", b"some text ")]


def test_base32_between_joints_is_a_run_of_its_own() -> None:
    code = b32encode(b"some text 4 you").rstrip(b"=")
    content = b"see user+" + code + b"+seen"
    node = Node(content, PartKind.REQUEST_BODY)
    peeled = peel(node, runs=[Run("base64", 4, len(content))])
    assert ("base32", b"some text 4 you") in {(child.codec, child.content) for child in peeled}


def test_a_word_on_the_next_line_is_no_line_of_the_code_before_it() -> None:
    text = b"a text of 48 bytes, which are 64 digits in code."
    code = b64encode(text)
    assert len(code) == 64
    assert _peeled(b"log\t" + code + b"\n\tdone") == [("base64", text)]


def test_a_joint_in_a_packed_stream_before_what_looks_like_another_is_none() -> None:
    packed = b"BZh91AY&SY" + b"\x9b" * 17 + b64decode("AA//eF7oAAAAAAAAAAAA")
    code = b64encode(packed)
    assert code.endswith(b"//eF7oAAAAAAAAAAAA")
    assert _peeled(code) == [("base64", packed)]
