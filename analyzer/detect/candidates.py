"""Which runs of digits, and which parts of them, may be a code: seen from a run's classes, first bytes and neighbors.

Most runs in text are words, paths and numbers. A run may be longer than the code in it, too: what stands before a joint
belongs to a path or a sentence, and in a binary document the head bytes of a field may be digits by chance.
"""

from __future__ import annotations

import re

import numpy as np

from analyzer.decode.carriers import LINE_WIDTHS
from analyzer.decode.parts import RunKind
from analyzer.detect.beginnings import are_plausible, begin_sensibly
from analyzer.detect.digits import base64_octets, hex_octets
from analyzer.detect.runs import DIGIT, LETTER, MIN_RUN, Found, Opened

Parts = tuple[Found, np.ndarray]
"""Parts of runs, and the number of the run of each."""

Joints = tuple[np.ndarray, np.ndarray]
"""Places of joints in runs, and the number of the run of each."""

_MIN_REST, _MAX_HEAD, _MAX_WORD = 12, 4, 256
_MAX_PADDING, _MAX_AFTER = 6, 2
_LEAST_MEASURED, _MOST_MEASURED = ord("+") - _MAX_PADDING + 1, ord("z") + _MAX_AFTER + _MAX_HEAD
"""Lengths of runs that the number of one of their first digits may be."""
_DIGEST_LENGTHS = np.zeros(256, dtype=bool)
_DIGEST_LENGTHS[[22, 27, 38, 43, 64, 86]] = True
"""Base64 digits of 16, 20, 28, 32, 48 and 64 bytes, without padding."""
_BASE32 = re.compile(rb"[A-Z2-7]+|[a-z2-7]+")
_PLUS, _SLASH, _BACKSLASH = b"+/\\"
_MARKS = tuple(b"-_/")
_SEEN = np.arange(256)
_IS_LINE_END, _IS_ESCAPED_END = np.isin(_SEEN, list(b"\r\n")), np.isin(_SEEN, list(b"rn"))
_OPENS_TEXT = ((_SEEN & 7) == 2) | np.isin(_SEEN, list(b"xX"))
"""Bytes before the length of a text: a tag of protobuf, or what CBOR writes there."""


def may_carry(array: np.ndarray, runs: Found) -> np.ndarray:
    """Give the numbers of the runs that may carry something: words and numbers that by chance are digits of a code
    decode to what begins as neither text nor a document. A code of random bytes hardly ever has no figure, or nothing
    but figures."""
    if runs.kind == "base32":
        return np.arange(len(runs.low))
    lengths = runs.high - runs.low
    if runs.kind == "hex":
        may: np.ndarray = (runs.seen & LETTER) != 0
        left = np.flatnonzero(~may)
        may[left] = are_plausible(hex_octets(array, runs.low[left]), lengths[left] >> 1)
    else:
        may = ((runs.seen & DIGIT) != 0) | _DIGEST_LENGTHS[np.minimum(lengths, 255)]
        left = np.flatnonzero(~may)
        may[left] = are_plausible(base64_octets(array, runs.low[left]), lengths[left] * 3 >> 2)
    return np.flatnonzero(may)


def tails(array: np.ndarray, runs: Found, inside: Joints) -> Parts:
    """Give what follows the first or the last of each joint in a run, where it begins as text or a packed stream."""
    joints, number = inside
    kept = np.flatnonzero(((runs.seen & LETTER) == LETTER)[number])
    joints, number = joints[kept], number[kept]
    kept = np.flatnonzero(runs.high[number] - joints > _MIN_REST)
    joints, number = joints[kept], number[kept]
    marks, is_edge = array[joints], np.zeros(len(joints), dtype=bool)
    for mark in _MARKS:
        of_mark = np.flatnonzero(marks == mark)
        change = np.flatnonzero(number[of_mark][1:] != number[of_mark][:-1])
        for edge in (of_mark[:1], of_mark[change], of_mark[change + 1], of_mark[-1:]):
            is_edge[edge] = True
    at = np.flatnonzero(is_edge)
    at = at[begin_sensibly(array, joints[at] + 1)]
    return _parts("base64", runs, number[at], joints[at] + 1, runs.high[number[at]])


def words(array: np.ndarray, runs: Found, inside: Joints, is_free: np.ndarray) -> Parts:
    """Give what stands between plus signs, which stand for blanks, or begins or ends with one; in free runs, which are
    of heads, also what slashes bound, and the beginning of what follows any joint."""
    joints, number = inside
    is_plus, of_free = array[joints] == _PLUS, is_free[number]
    cut = np.flatnonzero(is_plus | (of_free & (array[joints] == _SLASH)))
    low, high, of_cut = _between(runs, joints[cut], number[cut], least=_MIN_REST)
    begins, of_begins = joints[of_free] + 1, number[of_free]
    low, number = np.concatenate([low, begins]), np.concatenate([of_cut, of_begins])
    high = np.concatenate([high, np.minimum(begins + _MAX_WORD, runs.high[of_begins])])
    long = np.flatnonzero((high - low >= _MIN_REST) & ((runs.seen[number] & LETTER) == LETTER))
    long = long[np.argsort(low[long], kind="stable")]
    return _parts("base64", runs, number[long], low[long], high[long])


def segments32(array: np.ndarray, runs: Found, inside: Joints) -> Parts:
    """Give what stands between joints, or a joint and an end of the run, and is base32."""
    low, high, number = _between(runs, *inside, least=MIN_RUN)
    return _base32_parts(array, runs, number, low, high)


def measured(array: np.ndarray, runs: Found) -> Parts:
    """Give what follows the own length in a run, as in a binary document in which all bytes look like text: head bytes
    of fields are digits of the alphabet by chance.

    >>> data = np.frombuffer(b"z6" + b"YjE0" * 13 + b"YQ ", dtype=np.uint8)
    >>> parts, _ = measured(data, Found("base64", *(np.array([n]) for n in (0, 56, 0, 0))))
    >>> parts.low.tolist(), parts.high.tolist()
    ([2], [56])
    """
    lengths, found = runs.high - runs.low, []
    fitting = np.flatnonzero((lengths >= _LEAST_MEASURED) & (lengths <= _MOST_MEASURED))
    for step in range(_MAX_HEAD):
        at = runs.low[fitting] + step
        missing = array[at].astype(np.int64) - (lengths[fitting] - step - 1)
        is_length = (missing >= -_MAX_AFTER) & (missing <= _MAX_PADDING)
        number = fitting[is_length]
        found.append(number if step == 0 else number[_OPENS_TEXT[array[at[is_length] - 1]]])
    number = np.concatenate(found)
    low = runs.low[number] + np.repeat(np.arange(_MAX_HEAD), [len(one) for one in found]) + 1
    order = np.argsort(low, kind="stable")
    number, low = number[order], low[order]
    if runs.kind == "opened":
        return _base32_parts(array, runs, number, low, runs.high[number])
    return _parts(runs.kind, runs, number, low, runs.high[number])


def are_lines(array: np.ndarray, runs: Found, ends: np.ndarray) -> np.ndarray:
    """Give the numbers of the runs that may be lines of a code of several. ends: of the pieces."""
    long = np.flatnonzero((runs.high - runs.low >= LINE_WIDTHS.start) & (runs.high < ends[runs.owner]))
    last = len(array) - 1
    after, second = array[np.minimum(runs.high[long], last)], array[np.minimum(runs.high[long] + 1, last)]
    is_end = _IS_LINE_END[after] | ((after == _BACKSLASH) & _IS_ESCAPED_END[second])
    lines: np.ndarray = long[is_end]
    return lines


def joints_in(runs: Found, places: np.ndarray) -> Joints:
    """Give those places that lie in runs, and the number of the run of each."""
    number = np.searchsorted(runs.low, places, side="right") - 1
    kept = np.flatnonzero((number >= 0) & (places < runs.high[number])) if len(runs.low) else number[:0]
    return places[kept], number[kept]


def _between(
    runs: Found, joints: np.ndarray, number: np.ndarray, *, least: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cut runs at these joints; gives start, end and number of the run of each part of `least` bytes, in order, whole
    runs left out."""
    is_last = np.ones(len(joints), dtype=bool)
    np.not_equal(number[1:], number[:-1], out=is_last[:-1])
    stops = np.append(joints[1:], 0)[: len(joints)]
    stops[is_last] = runs.high[number[is_last]]
    is_first = np.append(True, is_last[:-1])[: len(joints)]
    heads = np.flatnonzero(is_first)
    heads = heads[joints[heads] - runs.low[number[heads]] >= least]
    rests = np.flatnonzero(stops - joints > least)
    low = np.concatenate([runs.low[number[heads]], joints[rests] + 1])
    order = np.argsort(low, kind="stable")
    high = np.concatenate([joints[heads], stops[rests]])
    return low[order], high[order], np.concatenate([number[heads], number[rests]])[order]


def _parts(kind: RunKind | Opened, runs: Found, number: np.ndarray, low: np.ndarray, high: np.ndarray) -> Parts:
    return Found(kind, low, high, runs.owner[number], runs.seen[number]), number


def _base32_parts(array: np.ndarray, runs: Found, number: np.ndarray, low: np.ndarray, high: np.ndarray) -> Parts:
    view = array.data
    spans = zip(low.tolist(), high.tolist(), strict=True)
    kept = np.array([i for i, (a, b) in enumerate(spans) if _BASE32.fullmatch(view, a, b)], dtype=np.int64)
    return _parts("base32", runs, number[kept], low[kept], high[kept])
