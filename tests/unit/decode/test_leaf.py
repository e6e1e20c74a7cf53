"""The place of bytes in the words of the contracts: location, layers, path."""

from __future__ import annotations

import json

import pytest

from analyzer.decode.leaf import hides_escape, places
from analyzer.decode.limits import MAX_LEVELS
from analyzer.decode.node import Node
from analyzer.ingest.exchange import PartKind


def _place(content: bytes, kind: PartKind = PartKind.REQUEST_BODY, media: str = "") -> tuple[str, str, str]:
    place = places(Node(content, kind, media), [content.index(b"VALUE")])[0]
    return place.location, ">".join(place.layers), place.path


@pytest.mark.parametrize(
    ("content", "layers", "path"),
    [
        (b'{"a":{"b":[1,{"c":"VALUE"}]}}', "json", "$.a.b[1].c"),
        (b'{"not plain":"VALUE"}', "json", "$['not plain']"),
        (b'{"it\\u0027s":"VALUE"}', "json", "$['it\\'s']"),
        (b'{"VALUE":1}', "json", "$.VALUE"),
        (b'{"a":1,"a":"VALUE"}', "json", "$.a"),
        (b'{"a":VALUE}', "json", "$.a"),
        (b'[["VALUE"', "json", "$[0][0]"),
        (b"a=1&uid=VALUE&b=2", "form", "form:uid"),
        (b"dear VALUE", "", ""),
        (
            b'--B\r\nContent-Disposition: form-data; name="meta"\r\n\r\n{"id":"VALUE"}\r\n--B--',
            "multipart>json",
            "$.id",
        ),
        (b'--B\r\nContent-Disposition: form-data; name="f"\r\n\r\nVALUE\r\n--B--', "multipart", "multipart:f"),
        (b'{"s":"{}VALUE"}', "json", "$.s"),
    ],
)
def test_a_body_names_its_field(content: bytes, layers: str, path: str) -> None:
    assert _place(content) == ("body", layers, path)


def test_a_declared_form_needs_no_signs() -> None:
    assert _place(b"VALUE", media="application/x-www-form-urlencoded; charset=utf-8") == ("body", "form", "form:VALUE")


def test_a_form_may_hold_json_as_it_is() -> None:
    content, media = b'data={"id":["VALUE"]}&b=2', "application/x-www-form-urlencoded"
    assert _place(content, media=media) == ("body", "form>json", "$.id[0]")


def test_messages_and_chunks_are_named_like_bodies() -> None:
    assert _place(b'{"t":"VALUE"}', PartKind.MESSAGE) == ("message", "json", "$.t")
    assert _place(b'{"t":"VALUE"}', PartKind.CHUNK) == ("chunk", "json", "$.t")


def test_a_query_parameter_may_hold_json() -> None:
    head = b'GET /?d={"id":"VALUE"} HTTP/1.1\r\n\r\n'
    assert _place(head, PartKind.REQUEST_HEAD) == ("query", "query>json", "$.id")


def test_layers_are_those_of_the_container_outermost_first() -> None:
    inner = json.dumps({"id": "VALUE"}).encode()
    outer = b'{"data":"TOKEN"}'
    root = Node(b"....", PartKind.REQUEST_BODY)
    body = root.child(outer, "gzip", 0, 4)
    leaf = body.child(inner, "base64", outer.index(b"TOKEN"), outer.index(b"TOKEN") + 5)
    place = places(leaf, [inner.index(b"VALUE")])[0]
    assert (place.location, place.layers, place.path) == ("body", ("gzip", "json", "base64", "json"), "$.id")


@pytest.mark.parametrize(
    ("before", "n_sealed", "layers", "path"),
    [
        (b"\x0a\x04abcd\x12\x20", 32, ("protobuf", "decrypted"), "protobuf:2"),
        (b"\x0a\x04abcd\x12\x10", 32, ("decrypted",), ""),
    ],
    ids=["in_a_field", "across_fields"],
)
def test_ciphertext_that_crosses_an_edge_stands_in_no_document(
    before: bytes, n_sealed: int, layers: tuple[str, ...], path: str
) -> None:
    sealed = b"\x7f\xff" * 8 + b"\x1a\x0eabcdefghijklmn"
    root = Node(before + sealed, PartKind.REQUEST_BODY)
    leaf = root.child(b"VALUE", "decrypted", len(before), len(before) + n_sealed)
    place = places(leaf, [0])[0]
    assert (place.layers, place.path) == (layers, path)


def test_percent_of_a_form_belongs_to_the_form_and_percent_in_json_does_not() -> None:
    form = Node(b"a=b%40c", PartKind.REQUEST_BODY)
    document = Node(b'{"a":"b%40c"}', PartKind.REQUEST_BODY)
    assert [
        hides_escape(node.child(b"b@c", "percent", start, start + 5)) for node, start in ((form, 2), (document, 6))
    ] == [
        True,
        False,
    ]


def test_a_hundred_thousand_levels_are_named_as_far_as_a_person_may_follow() -> None:
    content = b'[{"a":' * 100_000 + b'"VALUE"'
    assert _place(content)[2] == "$" + "[0].a" * (MAX_LEVELS // 2) + "…"
