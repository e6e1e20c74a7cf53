"""A look at the first bytes of many pieces at once: text or not."""

from __future__ import annotations

import numpy as np

_SAMPLE = 24
_BLOCK = 1 << 14
_TEXT = np.zeros(256, dtype=bool)
_TEXT[[9, 10, 12, 13]] = True
_TEXT[32:127] = True
_TEXT[128:] = True
_NO_BEGINNING = np.zeros(256, dtype=bool)
_NO_BEGINNING[0x80:0xC2] = _NO_BEGINNING[10] = True
"""Bytes with which no text in UTF-8 begins, and the one that the first field of a protobuf begins with."""


def begins_as_text(array: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Tell of each piece array[start:start+length] whether its first bytes hold no control characters, and
    whether the very first one may begin a text.

    In blocks, so that a million pieces need no more memory than a few thousand.
    """
    is_text = np.ones(len(starts), dtype=bool)
    offsets = np.arange(_SAMPLE)
    for low in range(0, len(starts), _BLOCK):
        block = slice(low, low + _BLOCK)
        inside = offsets < lengths[block][:, None]
        positions = np.minimum(starts[block][:, None] + offsets, len(array) - 1)
        is_text[block] = (_TEXT[array[positions]] | ~inside).all(axis=1) & ~_NO_BEGINNING[array[positions[:, 0]]]
    return is_text
