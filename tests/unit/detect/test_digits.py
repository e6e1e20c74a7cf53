"""Digits are read as the standard library reads them, at any place, up to the end of the array."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analyzer.detect.digits import hex_words, words_at


@given(st.binary(min_size=1, max_size=60))
def test_words_are_the_bytes_at_a_place(data: bytes) -> None:
    words = words_at(np.frombuffer(data, dtype=np.uint8), np.arange(len(data)))
    padded = data + data[-1:] * 8
    assert [word.tobytes() for word in words] == [padded[at : at + 8] for at in range(len(data))]


@given(st.binary(min_size=8, max_size=8), st.text(alphabet="x ", max_size=11), st.booleans())
def test_hex_digits_of_either_case_are_read(data: bytes, before: str, is_upper: bool) -> None:
    digits = data.hex().upper() if is_upper else data.hex()
    array = np.frombuffer((before + digits).encode(), dtype=np.uint8)
    assert hex_words(array, np.array([len(before)])).tobytes() == data
