"""Bytes are told to be one document or none."""

from __future__ import annotations

import gzip

import pytest

from analyzer.decode import documents
from analyzer.decode.codecs import form_codec, json_codec
from analyzer.decode.node import Node
from analyzer.ingest.exchange import PartKind


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'{"a":1}', "json"),
        (b"a=1&b=2", "form"),
        (b"/p?a=1&b=2", "query"),
        (b"<a><b>1</b></a>", "xml"),
        (b"<plist><string>1</string></plist>", "plist"),
        (b"plain text", ""),
        (b"QUJDREVG==", ""),
        (gzip.compress(b"a=1", mtime=0), ""),
        (b"", ""),
    ],
)
def test_a_document_is_told_by_its_signs(data: bytes, name: str) -> None:
    codec = documents.find(data)
    assert (codec.NAME if codec else "") == name


def test_pairs_are_named_by_what_stands_around_them() -> None:
    assert [documents.name_of(form_codec, above) for above in ("", "json", "cookie", "query", "header")] == [
        "form",
        "form",
        "query",
        "query",
        "query",
    ]
    assert documents.name_of(json_codec, "query") == "json"


def test_the_declared_type_speaks_of_the_body_alone() -> None:
    body = Node(b"packed", PartKind.REQUEST_BODY, documents.FORM_TYPE)
    whole, piece = body.child(b"7", "gzip", 0, 6), body.child(b"7", "base64", 0, 6)
    whole.is_whole = True
    assert [documents.of_node(node) for node in (whole, piece)] == [form_codec, None]
