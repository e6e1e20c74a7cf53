"""Binary XML, well-formed and not."""

from __future__ import annotations

import struct

import pytest
from fake_android.abx import encode
from hypothesis import given
from hypothesis import strategies as st

from analyzer.record.devices.android.abx import MAGIC, BadAbx, elements

XML = '<settings version="1"><setting id="1" package="com.example.a" value="0123456789abcdef" /></settings>'


def test_elements_and_attributes_are_read_in_order() -> None:
    assert elements(encode(XML)) == [
        ("settings", {"version": "1"}),
        ("setting", {"id": "1", "package": "com.example.a", "value": "0123456789abcdef"}),
    ]


def test_values_of_every_kind_become_text() -> None:
    def text(value: str) -> bytes:
        return struct.pack(">H", len(value)) + value.encode()

    def named(kind: int, name: str, data: bytes) -> bytes:
        return bytes([kind << 4 | 15]) + b"\xff\xff" + text(name) + data

    kinds = [
        named(1, "null", b""),
        named(2, "text", text("x")),
        named(4, "hex", struct.pack(">H", 2) + b"\xab\xcd"),
        named(5, "base64", struct.pack(">H", 3) + b"abc"),
        named(6, "int", struct.pack(">i", -7)),
        named(7, "int_hex", struct.pack(">I", 255)),
        named(8, "long", struct.pack(">q", 2**40)),
        named(9, "long_hex", struct.pack(">Q", 2**40)),
        named(10, "float", struct.pack(">f", 0.5)),
        named(11, "double", struct.pack(">d", 0.25)),
        named(12, "yes", b""),
        named(13, "no", b""),
    ]
    data = MAGIC + b"\x10" + b"\x32\xff\xff" + text("a") + b"".join(kinds) + b"\x33\0\0" + b"\x11"
    assert elements(data) == [
        (
            "a",
            {
                "null": "",
                "text": "x",
                "hex": "abcd",
                "base64": "YWJj",
                "int": "-7",
                "int_hex": "ff",
                "long": "1099511627776",
                "long_hex": "10000000000",
                "float": "0.5",
                "double": "0.25",
                "yes": "true",
                "no": "false",
            },
        )
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"<settings/>", encode(XML)[:-9], MAGIC + b"\xff", MAGIC + b"\x3f\x00\x07", MAGIC + b"\xe2"],
    ids=["empty", "text", "cut", "attribute first", "no such string", "no such kind"],
)
def test_what_is_not_that_format_is_refused(data: bytes) -> None:
    with pytest.raises(BadAbx):
        elements(data)


@given(st.binary(max_size=400))
def test_fuzz_any_bytes_end_in_elements_or_refusal(data: bytes) -> None:
    try:
        found = elements(MAGIC + data)
    except BadAbx:
        return
    assert all(isinstance(name, str) for name, _ in found)
