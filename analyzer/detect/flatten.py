"""Undoes escapes in many pieces at once: percent runs, and the backslashes of JSON strings, wherever they stand.

Only to see whether something shows behind them: what it is, and where, is told by peeling the piece itself. Nothing
that peeling finds is lost here; that an escape is undone where no container has it does no harm.
"""

from __future__ import annotations

import numpy as np

from analyzer.detect.digits import BAD, NIBBLE

_PERCENT, _BACKSLASH, _U, _PLUS, _BLANK = b"%\\u+ "
_UTF8 = ((0, 0x80, 0, 1), (0x80, 0x800, 0xC0, 2), (0x800, 0x10000, 0xE0, 3), (0x10000, 1 << 21, 0xF0, 4))
"""Code points from, to, lead byte, number of bytes (RFC 3629 §3)."""
_SIMPLE = np.zeros(256, dtype=np.uint8)
for _letter, _meant in zip(b'"\\/bfnrt', b'"\\/\b\f\n\r\t', strict=True):
    _SIMPLE[_letter] = _meant


def flatten(
    array: np.ndarray, starts: np.ndarray, ends: np.ndarray, signs: bytes = b"%\\"
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give the pieces with one level of escapes undone: all bytes, and the start and end of each piece.

    signs: what the escapes that are undone begin with; a plus sign becomes a blank.
    >>> text = np.frombuffer(b'a%40b {"n":"x\\\\/\\\\u00e9\\\\ud83d\\\\ude00"}', dtype=np.uint8)
    >>> flat, _, _ = flatten(text, np.array([0]), np.array([len(text)]))
    >>> flat.tobytes().decode()
    'a@b {"n":"x/é😀"}\\n'
    """
    view = array.data
    joined = b"\n".join([*(bytes(view[a:b]) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)), b""])
    out = np.frombuffer(joined, dtype=np.uint8).copy()
    keep = np.ones(len(out), dtype=bool)
    padded = np.append(out, np.zeros(12, dtype=np.uint8))
    if b"+" in signs:
        out[out == _PLUS] = _BLANK
    if b"%" in signs:
        _undo_percent(padded, out, keep)
    if b"\\" in signs:
        _undo_backslashes(padded, out, keep)
    new_ends = np.cumsum(ends - starts + 1) - 1
    dropped = np.flatnonzero(~keep)
    moved_ends = new_ends - np.searchsorted(dropped, new_ends)
    return out[keep], np.append(0, moved_ends + 1)[: len(ends)], moved_ends


def _undo_percent(padded: np.ndarray, out: np.ndarray, keep: np.ndarray) -> None:
    at = np.flatnonzero(out == _PERCENT)
    high, low = NIBBLE[padded[at + 1]], NIBBLE[padded[at + 2]]
    right = (high != BAD) & (low != BAD)
    at = at[right]
    out[at] = high[right] << 4 | low[right]
    keep[at + 1] = keep[at + 2] = False


def _undo_backslashes(padded: np.ndarray, out: np.ndarray, keep: np.ndarray) -> None:
    signs = np.flatnonzero(padded == _BACKSLASH)
    if not len(signs):
        return
    is_first = np.ones(len(signs), dtype=bool)
    np.not_equal(signs[1:], signs[:-1] + 1, out=is_first[1:])
    order = np.arange(len(signs))
    first = np.maximum.accumulate(np.where(is_first, order, 0))
    at = signs[(order - first) % 2 == 0]
    meant = _SIMPLE[padded[at + 1]]
    simple = at[meant != 0]
    out[simple + 1] = meant[meant != 0]
    keep[simple] = False
    at = at[padded[at + 1] == _U]
    code, right = _read_code(padded, at)
    at, code = at[right], code[right]
    is_low = (code & 0xFC00) == 0xDC00
    is_high = (code & 0xFC00) == 0xD800
    follows = np.zeros(len(at), dtype=bool)
    follows[:-1] = (at[1:] == at[:-1] + 6) & is_low[1:]
    pairs = is_high & follows
    second = np.zeros(len(at), dtype=bool)
    second[1:] = pairs[:-1]
    code[pairs] = 0x10000 + ((code[pairs] & 0x3FF) << 10) + (code[np.flatnonzero(pairs) + 1] & 0x3FF)
    for offset in range(6):
        keep[at + offset] = False
    _write_utf8(out, keep, at[~second], code[~second])


def _read_code(padded: np.ndarray, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the number of four hex digits behind `\\u`, and whether all four are."""
    nibbles = NIBBLE[padded[at[:, None] + np.arange(2, 6)]].astype(np.int64)
    right: np.ndarray = (nibbles != BAD).all(axis=1)
    return nibbles[:, 0] << 12 | nibbles[:, 1] << 8 | nibbles[:, 2] << 4 | nibbles[:, 3], right


def _write_utf8(out: np.ndarray, keep: np.ndarray, at: np.ndarray, code: np.ndarray) -> None:
    for low, high, lead, n in _UTF8:
        chosen = (code >= low) & (code < high)
        places, codes = at[chosen], code[chosen]
        for i in range(n):
            bits = codes >> (6 * (n - 1 - i))
            out[places + i] = (lead | bits) if i == 0 else (0x80 | (bits & 0x3F))
            keep[places + i] = True
