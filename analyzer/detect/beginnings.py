"""Tells by its first bytes whether what a run carries may be text or a document, of many runs at once.

Almost all runs of base64 and hex digits are words, paths and random ids; what they decode to begins like nothing. Text
begins with characters, a packed stream with its magic bytes, a binary document with a map or a field. A message of
protobuf that begins with a field above 15 is not told.
"""

from __future__ import annotations

import numpy as np

from analyzer.detect.digits import SEXTET, base64_octets

_ASCII = np.zeros(256, dtype=bool)
_ASCII[[9, 10, 13]] = True
_ASCII[32:127] = True
_IS_MAGIC = np.zeros(1 << 16, dtype=bool)
_IS_MAGIC[[0x1F8B, 0x28B5, 0x504B, 0x7801, 0x785E, 0x789C, 0x78DA, 0x6270, 0x0000, 0x0100]] = True
"""First two bytes of gzip, zstd, zip, zlib, binary property lists and gRPC frames."""
_LONG, _VARINT, _FIXED64, _FIXED32 = 2, 0, 1, 5
"""Wire types of protobuf: of texts and messages, of numbers."""
_WIDTHS = np.full(8, -1)
_WIDTHS[[_VARINT, _LONG, _FIXED64, _FIXED32]] = 0, 0, 8, 4
"""Bytes of a field behind its tag, as far as the tag tells; −1 where it is of no such type."""
_FIRST_TAG, _MORE = 0x08, 0x80
_SEEN = np.arange(256)
_IS_TAG = (_SEEN >= _FIRST_TAG) & (_SEEN < _MORE) & (_WIDTHS[_SEEN & 7] >= 0)
"""Tags of one byte, of fields below 16."""
_LEAST = np.where(_IS_TAG, 1 + np.where(_WIDTHS[_SEEN & 7] > 0, _WIDTHS[_SEEN & 7], 1), 1 << 40)
"""Fewest bytes of a message that begins with a field of such a tag; no message is so long as where there is none."""
_IS_LONG = _IS_TAG & ((_SEEN & 7) == _LONG)
_MAX_FIELDS = 4


def are_plausible(octets: np.ndarray, n_bytes: np.ndarray) -> np.ndarray:
    """Tell of each row whether text or a document of so many bytes begins so.

    >>> rows = [b'{"a":1', b"\\xe8\\xb4\\xba\\xe5\\x85\\xb0", b"\\x82\\xa1a\\x01\\xa1b", b"r\\x89\\x9f\\x14\\xac\\x7f"]
    >>> are_plausible(np.array([list(row) for row in rows], dtype=np.uint8), np.full(4, 40)).tolist()
    [True, True, True, False]
    """
    first, second = octets[:, 0], octets[:, 1]
    pair = first.astype(np.uint16) << 8 | second
    plausible = (first >= 0x80) & (first <= 0x9F) & (second >= 0x80) & (second <= 0xBF)
    plausible |= (first >= 0xA1) & (first <= 0xBF) & (second >= 0x61) & (second <= 0x78)
    plausible |= _IS_MAGIC[pair]
    left = np.flatnonzero(_BEGINS[pair] & ~plausible)
    plausible[left] = _is_text(octets[left])
    left = np.flatnonzero((_LEAST[first] <= n_bytes) & ~plausible)
    left = left[~_IS_LONG[first[left]] | ((second[left] > 0) & (second[left] + 2 <= n_bytes[left]))]
    plausible[left] = _are_fields(octets[left], n_bytes[left])
    return plausible


def _are_fields(octets: np.ndarray, n_bytes: np.ndarray) -> np.ndarray:
    """Tell of each row whether fields of a message in protobuf follow one another in it."""
    width = octets.shape[1]
    rows, position = np.arange(len(octets)), np.zeros(len(octets), dtype=np.int64)
    are = np.zeros(len(octets), dtype=bool)
    for _ in range(_MAX_FIELDS):
        tag = octets[rows, position[rows]]
        after = position[rows] + 1
        kind = tag & 7
        at_next = octets[rows, np.minimum(after, width - 1)]
        size = _WIDTHS[kind]
        is_long, is_varint = kind == _LONG, kind == _VARINT
        is_unknown = (is_long | is_varint) & (after >= width)
        ahead = np.where(is_long, 1 + at_next.astype(np.int64), np.where(is_varint, 1, size))
        after = np.where(is_unknown, width, after + ahead)
        right = (
            (tag >= _FIRST_TAG) & (size >= 0) & ((after <= n_bytes[rows]) | is_unknown) & ~(is_long & (at_next == 0))
        )
        for _ in range(_MAX_FIELDS):
            goes_on = is_varint & (after < width) & (octets[rows, np.minimum(after - 1, width - 1)] >= _MORE)
            after = after + goes_on
        position[rows] = after
        rows = rows[right]
        is_over = position[rows] >= np.minimum(width, n_bytes[rows])
        are[rows[is_over]] = True
        rows = rows[~is_over]
    are[rows] = True
    return are


def begin_sensibly(array: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Tell of the base64 digits at each place whether text or a packed stream begins so."""
    last = len(array) - 1
    digits = array[np.minimum(places, last)].astype(np.uint16) << 8 | array[np.minimum(places + 1, last)]
    sensible: np.ndarray = _BEGINS_CODE[digits]
    left = np.flatnonzero(sensible)
    octets = base64_octets(array, places[left])
    sensible[left] = _is_text(octets) | _IS_MAGIC[octets[:, 0].astype(np.uint16) << 8 | octets[:, 1]]
    return sensible


def _is_text(octets: np.ndarray) -> np.ndarray:
    """Tell of each row whether it may be UTF-8: no control characters, and bytes above 127 as characters have them."""
    is_inner = (octets & 0xC0) == 0x80
    is_lead = (octets >= 0xC2) & (octets <= 0xF4)
    right = _ASCII[octets] | is_inner | is_lead
    right[:, 0] &= ~is_inner[:, 0]
    right[:, 1:] &= is_inner[:, 1:] <= (is_lead | is_inner)[:, :-1]
    right[:, :-1] &= is_lead[:, :-1] <= is_inner[:, 1:]
    mask: np.ndarray = right[:, 0].copy()
    for column in range(1, right.shape[1]):  # numpy's `all` along a short axis takes ten times as long
        mask &= right[:, column]
    return mask


def _text_pairs() -> np.ndarray:
    """Tell of every two bytes whether text may begin with them."""
    pairs = np.arange(1 << 16)
    return _is_text(np.stack([pairs >> 8, pairs & 255], axis=1).astype(np.uint8))


def _begin_codes() -> np.ndarray:
    """Tell of every two base64 digits whether text or a packed stream may begin with the twelve bits they stand for."""
    pairs = np.arange(1 << 16)
    bits = SEXTET[pairs >> 8].astype(np.int64) << 6 | SEXTET[pairs & 255]
    may: np.ndarray = np.asarray(_BEGINS.reshape(-1, 16).any(axis=1))[bits & 0xFFF]
    return may


_BEGINS: np.ndarray = _text_pairs() | _IS_MAGIC
_BEGINS_CODE = _begin_codes()
