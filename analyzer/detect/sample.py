"""A look at the first bytes of many pieces at once: text or not."""

from __future__ import annotations

import numpy as np

from analyzer.detect.digits import words_at

_SAMPLE = 64
"""Bytes that are looked at: a short stream of raw deflate may look like text for more than twenty."""
_STEP = 7
"""Each word begins with the last byte of the one before, so that all characters are seen to go on."""
_BLOCK = 1 << 14
_TEXT = np.zeros(256, dtype=np.uint8)
_TEXT[[9, 10, 12, 13]] = 1
_TEXT[32:127] = 1
_TEXT[128:] = 1
_ALL = np.uint64(0x0101010101010101)
_REST = np.array([(0x0101010101010101 << 8 * n) & 0xFFFFFFFFFFFFFFFF for n in range(9)], dtype=np.uint64)
"""What stands for text in a word from its n-th byte on."""
_FOLLOWED = np.array([0x0080808080808080 & (1 << 8 * max(n - 1, 0)) - 1 for n in range(9)], dtype=np.uint64)
"""Top bits of the bytes of a word that another one follows, where it has n bytes."""
_ONE, _EIGHT = np.uint64(1), np.uint64(8)
_NO_BEGINNING = np.zeros(256, dtype=bool)
_NO_BEGINNING[0x80:0xC2] = _NO_BEGINNING[10] = True
"""Bytes with which no text in UTF-8 begins, and the one that the first field of a protobuf begins with."""


def begins_as_text(array: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Tell of each piece array[start:start+length] whether its first bytes hold no control characters, and no
    character of UTF-8 that does not go on or was not begun, and whether the very first one may begin a text.

    In blocks, so that a million pieces need no more memory than a few thousand.
    """
    is_text = np.ones(len(starts), dtype=bool)
    for low in range(0, len(starts), _BLOCK):
        block = slice(low, low + _BLOCK)
        begin, length = starts[block], lengths[block]
        is_text[block] = ~_NO_BEGINNING[array[np.minimum(begin, len(array) - 1)]]
        for at in range(0, _SAMPLE - 1, _STEP):
            words, n = words_at(array, begin + at), np.clip(length - at, 0, 8)
            right = np.take(_TEXT, words.view(np.uint8)).view(np.uint64) | _REST[n]
            after = words >> _EIGHT
            is_broken = (words & words << _ONE & ~after | ~words & after & ~(after << _ONE)) & _FOLLOWED[n]
            is_text[block] &= (right == _ALL) & (is_broken == 0)
    return is_text
