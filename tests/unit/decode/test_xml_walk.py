"""Tags are walked as they stand, well-formed or not."""

from __future__ import annotations

import pytest

from analyzer.decode.xml_walk import walk


def _seen(data: bytes) -> list[tuple[bytes, bytes]]:
    return [
        (
            b"/".join(element.name for element in piece.stack) + (b"@" + piece.attribute if piece.attribute else b""),
            text,
        )
        for piece in walk(data)
        if (text := data[piece.start : piece.end])
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<a b='1' c=\"2\">x</a>", [(b"a@b", b"1"), (b"a@c", b"2"), (b"a", b"x")]),
        (b"<a>x<b/>y</a>", [(b"a", b"x"), (b"a", b"y")]),
        (b"<a> <![CDATA[<x>]]> </a>", [(b"a", b"<x>")]),
        (b"<a>1<!-- <b> -->2</a>", [(b"a", b"1<!-- <b> -->2")]),
        (b"<a>1 < 2</a>", [(b"a", b"1 < 2")]),
        (b"<a><b>cut", [(b"a/b", b"cut")]),
        (b"</a>x</b>", [(b"", b"x")]),
        (b"<a b='>'>x</a>", [(b"a@b", b">"), (b"a", b"x")]),
        (b"<?pi <a> ?><!DOCTYPE a [<!ELEMENT a ANY>]><a>x</a>", [(b"a", b"x")]),
    ],
)
def test_texts_and_attributes_have_their_place(data: bytes, expected: list[tuple[bytes, bytes]]) -> None:
    assert _seen(data) == expected
