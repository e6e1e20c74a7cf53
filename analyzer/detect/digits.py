"""Reads bytes and hex digits at many places of a byte array at once."""

from __future__ import annotations

import numpy as np

_SIZE = 8


def _every(byte: int, width: int = 1) -> np.uint64:
    """Give a word in which every `width` bytes hold this number."""
    return np.uint64(int.from_bytes(byte.to_bytes(width, "little") * (_SIZE // width), "little"))


_LOW, _LETTER, _NINE = _every(0x0F), _every(0x01), np.uint64(9)
_STEPS = ((np.uint64(8), _every(0x00FF, 2)), (np.uint64(16), _every(0x0000FFFF, 4)))
_FOUR, _SIX, _HALF = np.uint64(4), np.uint64(6), np.uint64(32)
_BOTTOM = np.uint64(0xFFFFFFFF)


def words_at(array: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Give the eight bytes at each place as a number, the first one lowest; behind the end of the array its last byte.

    array: uint8, not empty.
    >>> words_at(np.arange(20, dtype=np.uint8), np.array([1, 9, 15])).view(np.uint8)[[0, 7, 8, 15, 16, 23]].tolist()
    [1, 8, 9, 16, 15, 19]
    """
    aligned = array[: len(array) // _SIZE * _SIZE].view(np.uint64)
    is_inside = places < (len(aligned) - 1) * _SIZE
    words = np.zeros(len(places), dtype=np.uint64)
    inside = places if is_inside.all() else places[is_inside]
    if len(inside):
        number, shift = inside >> 3, (inside.astype(np.uint64) & np.uint64(7)) << np.uint64(3)
        upper = (aligned[number + 1] << (np.uint64(63) - shift)) << np.uint64(1)
        words[is_inside] = aligned[number] >> shift | upper
    outside = places[~is_inside]
    if len(outside):
        last = np.minimum(outside[:, None] + np.arange(_SIZE), len(array) - 1)
        words[~is_inside] = array[last].view(np.uint64)[:, 0]
    return words


def hex_words(array: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Give what the sixteen hex digits at each place stand for, eight bytes, as a number, the first byte lowest.

    >>> digits = np.frombuffer(b"-0061fF7a0061ff7b-", dtype=np.uint8)
    >>> hex_words(digits, np.array([1])).tobytes().hex()
    '0061ff7a0061ff7b'
    """
    words: np.ndarray = _half(words_at(array, places)) | _half(words_at(array, places + _SIZE)) << _HALF
    return words


def _half(words: np.ndarray) -> np.ndarray:
    """Give the four bytes that eight hex digits stand for."""
    nibbles = (words & _LOW) + (words >> _SIX & _LETTER) * _NINE
    packed = nibbles << _FOUR | nibbles >> np.uint64(8)
    for shift, mask in _STEPS:
        packed &= mask
        packed |= packed >> (shift)
    return packed & _BOTTOM
