"""Reads hex and base64 digits at many places of a byte array at once: the first bytes of what runs of them carry."""

from __future__ import annotations

import numpy as np

BAD = 255
NIBBLE = np.full(256, BAD, dtype=np.uint8)
"""What a hex digit stands for; BAD for other bytes."""
NIBBLE[list(b"0123456789")] = range(10)
NIBBLE[list(b"abcdef")] = NIBBLE[list(b"ABCDEF")] = range(10, 16)
SEXTET = np.full(256, BAD, dtype=np.uint8)
"""What a base64 digit, of either alphabet, stands for; BAD for other bytes."""
SEXTET[list(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")] = range(64)
SEXTET[list(b"-_")] = 62, 63
_SIZE = 8


def _every(byte: int, width: int = 1) -> np.uint64:
    """Give a word in which every `width` bytes hold this number."""
    return np.uint64(int.from_bytes(byte.to_bytes(width, "little") * (_SIZE // width), "little"))


_LOW, _LETTER, _NINE = _every(0x0F), _every(0x01), np.uint64(9)
_STEPS = ((np.uint64(8), _every(0x00FF, 2)), (np.uint64(16), _every(0x0000FFFF, 4)))
_TOP = _every(0x80)
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


def has_byte(words: np.ndarray, byte: int) -> np.ndarray:
    """Tell of each word whether this byte is one of its eight.

    >>> has_byte(np.frombuffer(b"abcdefg%12345678", dtype=np.uint64), ord("%")).tolist()
    [True, False]
    """
    others = words ^ _every(byte)
    has: np.ndarray = (others - _LETTER & ~others & _TOP) != 0
    return has


def places_of(array: np.ndarray, blocks: np.ndarray, byte: int) -> np.ndarray:
    """Give where a byte stands among the eight bytes at each place of `blocks`, which do not overlap, in order.

    >>> places_of(np.frombuffer(b"a%cdefgh%%", dtype=np.uint8), np.array([0]), ord("%")).tolist()
    [1]
    """
    at = np.flatnonzero(words_at(array, blocks).view(np.uint8) == byte) if len(blocks) else blocks
    places: np.ndarray = blocks[at >> 3] + (at & 7) if len(blocks) else blocks
    return places[places < len(array)]


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


def hex_octets(array: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Give what the sixteen hex digits at each place stand for: n × 8."""
    return hex_words(array, places).view(np.uint8).reshape(-1, _SIZE)


def base64_octets(array: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Give what the eight base64 digits, of either alphabet, at each place stand for: n × 6.

    >>> base64_octets(np.frombuffer(b"=eyJhIjoxfQ", dtype=np.uint8), np.array([1])).tobytes()
    b'{"a":1'
    """
    sextets = np.take(SEXTET, words_at(array, places).view(np.uint8)).reshape(-1, 4)
    octets = np.empty((len(sextets), 3), dtype=np.uint8)
    octets[:, 0] = sextets[:, 0] << 2 | sextets[:, 1] >> 4
    octets[:, 1] = sextets[:, 1] << 4 | sextets[:, 2] >> 2
    octets[:, 2] = sextets[:, 2] << 6 | sextets[:, 3]
    return octets.reshape(-1, 6)
