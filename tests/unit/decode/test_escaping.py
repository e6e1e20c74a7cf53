"""What is written with escapes is found down to the field, and named by who owns the escapes."""

from __future__ import annotations

import pytest
from unit.decode.growing import all_nodes, grow

from analyzer.decode.leaf import places
from analyzer.decode.node import Node
from analyzer.decode.parts import JSON_STRING, XML_TEXT
from analyzer.ingest.exchange import PartKind


def _named(content: bytes) -> set[tuple[str, str, tuple[str, ...]]]:
    found = set()
    for node in all_nodes(grow(Node(content, PartKind.REQUEST_BODY))):
        value = "Ü VALUE".encode()
        if value in node.content and not any(value in child.content for child in node.children):
            start = node.content.index(value)
            place = places(node, [start], [start + len(value)])[0]
            found.add((">".join(place.layers), place.path, place.steps))
    return found


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"a":"\\u00dc VALUE"}', ("json", "$.a", ())),
        (b'{"a":"&#220; VALUE"}', ("json", "$.a", ("xml_escape",))),
        (b'{"a":"x %C3%9C%20VALUE"}', ("json", "$.a", ("percent",))),
        (b'{"a":"/p?q=%C3%9C+VALUE&b=1"}', ("json>query", "query:q", ())),
        (b"<r><a>&#xdc; VALUE</a></r>", ("xml", "/r/a", ())),
        (b"<r><a b='&#xdc; VALUE'/></r>", ("xml", "/r/a/@b", ())),
        (b'<r><a><![CDATA[{"k":"\\u00dc VALUE"}]]></a></r>', ("xml>json", "$.k", ())),
        (b"<r>{&quot;k&quot;:&quot;&#xdc; VALUE&quot;}</r>", ("xml>json", "$.k", ())),
        (b"log \\u00dc VALUE", ("", "", ("json_escape",))),
        (b'{\\"k\\":\\"\xc3\x9c VALUE\\"}', ("json_escape>json", "$.k", ())),
        (b"a=%C3%9C+VALUE&b=1", ("form", "form:a", ())),
        (b"a=%25C3%259C%2520VALUE&b=1", ("form", "form:a", ("percent",))),
        (
            b'--B\r\nContent-Disposition: form-data; name="m"\r\n\r\n{"k":"\\u00dc VALUE"}\r\n--B--',
            ("multipart>json", "$.k", ()),
        ),
        (b'"{\\"k\\":\\"\\u00dc VALUE\\"}"', ("json>json", "$.k", ())),
    ],
    ids=lambda value: repr(value[:30]) if isinstance(value, bytes) else "",
)
def test_escapes_are_a_step_only_outside_of_their_container(
    content: bytes, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    assert _named(content) == {expected}


def test_a_piece_says_who_wrote_its_escapes() -> None:
    document = b'{"a":"\\u00dc","b":"<x>&lt;</x>"}'
    codecs = {node.codec for node in all_nodes(grow(Node(document, PartKind.REQUEST_BODY)))}
    assert codecs == {"", JSON_STRING, XML_TEXT}


def test_a_plus_sign_is_a_blank_where_another_one_is_written_with_an_escape() -> None:
    def contents(text: bytes) -> set[bytes]:
        return {node.content for node in all_nodes(grow(Node(text, PartKind.REQUEST_BODY)))}

    assert b"+86 18753811998" in contents(b"tel=%2B86+18753811998&x=1")
    assert b"+86+18753811998" not in contents(b"tel=%2B86+18753811998&x=1")
    both = contents(b"d=90jpeNBlaxv%2FQMfzF%2FbGz+seen&x=1")
    assert {b"90jpeNBlaxv/QMfzF/bGz+seen", b"90jpeNBlaxv/QMfzF/bGz seen"} <= both
