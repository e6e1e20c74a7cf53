"""A decoded text is found again in the escaped one."""

from __future__ import annotations

import html
import json
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.decode.codecs import entities_codec, escapes_codec, urlenc_codec
from analyzer.decode.extents import raw_extent, step_of
from analyzer.decode.limits import Budget
from analyzer.decode.node import Node
from analyzer.ingest.exchange import PartKind


def _child(raw: bytes, content: bytes, codec: str) -> Node:
    return Node(b"<" + raw + b">", PartKind.REQUEST_BODY).child(content, codec, 1, 1 + len(raw))


@given(before=st.text(max_size=9), value=st.text(min_size=1, max_size=9), after=st.text(max_size=9))
@settings(max_examples=200, deadline=None)
def test_the_extent_is_what_the_encoder_wrote(before: str, value: str, after: str) -> None:
    writers = {
        "percent": (lambda text: quote(text, safe=""), urlenc_codec.decode),
        "json_escape": (lambda text: json.dumps(text)[1:-1], escapes_codec.decode),
        "xml_escape": (html.escape, None),
    }
    for name, (write, _) in writers.items():
        pieces = [text.encode("utf-8", "surrogatepass") for text in (before, value, after)]
        written = [write(text).encode("utf-8", "surrogatepass") for text in (before, value, after)]
        if name == "percent" or b"&" not in b"".join(pieces):
            node = _child(b"".join(written), b"".join(pieces), name)
            start, end = raw_extent(node, len(pieces[0]), len(pieces[0]) + len(pieces[1]))
            assert (start, end) == (1 + len(written[0]), 1 + len(written[0]) + len(written[1]))


@pytest.mark.parametrize(
    ("raw", "value", "step"),
    [
        (rb"a \u5f20\u4e09 b", "张三", "json_escape"),
        (rb"a \u5F20\u4E09 b", "张三", "unicode_escape"),
        (rb"a \u0041\u0042 b", "AB", "unicode_escape"),
        (rb"a O\"B \"", 'O"B', "json_escape"),
        (rb"a plain \"", "plain", ""),
    ],
)
def test_a_step_is_named_by_the_bytes_it_wrote(raw: bytes, value: str, step: str) -> None:
    node = _child(raw, escapes_codec.decode(raw, Budget()).content, "json_escape")
    start = node.content.index(value.encode())
    assert step_of(node, start, start + len(value.encode())) == step


def test_blanks_and_references_have_steps_of_their_own() -> None:
    plus = quote_plus("x@y a b").encode()
    node = _child(plus, urlenc_codec.decode_plus(plus, Budget())[0][0].content, "percent_plus")
    refs = _child(b"&#65;&#x42; C&amp;", entities_codec.decode(b"&#65;&#x42; C&amp;", Budget()).content, "xml_escape")
    assert [step_of(node, 0, 3), step_of(node, 0, 7), step_of(node, 4, 5)] == ["percent", "percent_plus", ""]
    assert [step_of(refs, 0, 2), step_of(refs, 3, 5)] == ["xml_refs", "xml_escape"]
