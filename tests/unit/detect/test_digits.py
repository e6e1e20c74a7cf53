"""Digits are read as the standard library reads them, at any place, up to the end of the array."""

from __future__ import annotations

import base64

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analyzer.detect.digits import base64_octets, has_byte, hex_octets, words_at


@given(st.binary(min_size=1, max_size=60))
def test_words_are_the_bytes_at_a_place(data: bytes) -> None:
    words = words_at(np.frombuffer(data, dtype=np.uint8), np.arange(len(data)))
    padded = data + data[-1:] * 8
    assert [word.tobytes() for word in words] == [padded[at : at + 8] for at in range(len(data))]
    assert has_byte(words, 7).tolist() == [7 in padded[at : at + 8] for at in range(len(data))]


@given(st.binary(min_size=8, max_size=8), st.text(alphabet="x ", max_size=11), st.booleans())
def test_hex_digits_of_either_case_are_read(data: bytes, before: str, is_upper: bool) -> None:
    digits = data.hex().upper() if is_upper else data.hex()
    array = np.frombuffer((before + digits).encode(), dtype=np.uint8)
    assert hex_octets(array, np.array([len(before)])).tobytes() == data


@given(st.binary(min_size=6, max_size=6), st.text(alphabet="x ", max_size=11), st.booleans())
def test_base64_digits_of_either_alphabet_are_read(data: bytes, before: str, is_url: bool) -> None:
    code = base64.urlsafe_b64encode(data) if is_url else base64.b64encode(data)
    array = np.frombuffer(before.encode() + code, dtype=np.uint8)
    assert base64_octets(array, np.array([len(before)])).tobytes() == data
