"""Binary forms of numbers, against the pages of their formats."""

from __future__ import annotations

import struct

import pytest

from analyzer.detect.transforms.numbers import OPEN_BYTES, binary_forms, open_doubles


def _forms(text: str) -> set[tuple[str, str]]:
    return {(name, form.hex()) for name, form in binary_forms(text.encode())}


def _read_varint(code: str) -> int:
    return sum((byte & 127) << 7 * at for at, byte in enumerate(bytes.fromhex(code)))


def test_zigzag_is_that_of_the_encoding_guide() -> None:
    """protobuf.dev, Encoding, Signed Integers: 0x7fffffff is 0xfffffffe, -0x80000000 is 0xffffffff."""
    encoded = {number: _read_varint(dict(_forms(str(number)))["zigzag"]) for number in (2**31 - 1, -(2**31))}
    assert encoded == {2**31 - 1: 0xFFFFFFFE, -(2**31): 0xFFFFFFFF}


def test_a_negative_integer_has_the_forms_of_every_format() -> None:
    number = -122483473
    forms = _forms(str(number))
    varint = next(form for name, form in forms if name == "varint")
    assert (len(varint), _read_varint(varint)) == (20, number % 2**64)
    assert forms - {("varint", varint)} == {
        ("zigzag", "a1cce774"),
        ("be", struct.pack(">i", number).hex()),
        ("be", struct.pack(">q", number).hex()),
        ("be", struct.pack(">I", 122483472).hex()),
        ("le", struct.pack("<i", number).hex()),
    }
    assert _read_varint("a1cce774") == 2 * 122483473 - 1


def test_a_large_integer_takes_eight_bytes_and_is_a_double_too() -> None:
    number = 18753811998
    assert [_read_varint(code) for code in ("9eecc1ee45", "bcd883dd8b01")] == [number, 2 * number]
    assert _forms(str(number)) == {
        ("varint", "9eecc1ee45"),
        ("zigzag", "bcd883dd8b01"),
        ("be", struct.pack(">q", number).hex()),
        ("le", struct.pack("<q", number).hex()),
        ("f64be", struct.pack(">d", number).hex()),
        ("f64le", struct.pack("<d", number).hex()),
    }


def test_unsigned_64_bits_have_no_zigzag() -> None:
    assert {name for name, _ in _forms(str(2**64 - 1))} == {"varint", "be", "le"}


@pytest.mark.parametrize(
    "text", ["", "65535", "0123456", "12a45678", "1e10", "+123456", "1.2.3", ".5", str(2**64), "٣٤٥٦٧٨"]
)
def test_other_texts_have_none(text: str) -> None:
    assert _forms(text) == set()


@pytest.mark.parametrize("number", [39.93000001, 39.930000010999, -70.62672341, 116.300000019])
def test_doubles_that_begin_with_the_decimals_begin_with_the_same_bytes(number: float) -> None:
    text = repr(number)[: repr(number).index(".") + 9].encode()
    forms = set(open_doubles(text))
    assert ("f64be", struct.pack(">d", number)[:OPEN_BYTES]) in forms
    assert ("f64le", struct.pack("<d", number)[-OPEN_BYTES:]) in forms
    assert ("f64be", struct.pack(">d", number + 1e-5)[:OPEN_BYTES]) not in forms


def test_texts_that_are_no_decimals_have_no_open_doubles() -> None:
    assert [list(open_doubles(text)) for text in (b"12", b"a.b", b"", b"39.")] == [[], [], [], []]
