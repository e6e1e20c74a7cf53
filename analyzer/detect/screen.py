"""Tells which runs of hex, base64 and base32 digits are worth peeling, by decoding all of them at once.

Most such runs are words, ids and paths in which nothing shows. One scan over all that they decode to is far cheaper
than a node for each.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable

import numpy as np

from analyzer.decode.carriers import base32_pieces, joint_cuts
from analyzer.decode.parts import RunKind
from analyzer.detect.digests import DigestTable
from analyzer.detect.engine import Engine, group_by_owner
from analyzer.detect.runs import MIN_RUN, find_runs

_PACKED = (b"\x1f\x8b", b"\x28\xb5", b"PK", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"bp")
_STARTS = tuple(np.frombuffer(magic, dtype=np.uint16)[0] for magic in _PACKED)
_STANDARD = bytes.maketrans(b"-_", b"+/")
_LETTERS_AND_DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_FILL = (b"", b"AAA", b"AA", b"A")
_ESCAPE = re.compile(rb"%[0-9A-Fa-f]{2}|\\(?:u[0-9A-Fa-f]{4}|[\"\\/bfnrt])|&(?:#[0-9xX]|[a-z]{2,4};)")
"""An escape, as it may stand in bytes that are no text."""
_CONTROL = np.ones(256, dtype=bool)
_CONTROL[[9, 10, 13]] = False
_CONTROL[32:127] = False
_CONTROL[128:] = False


_NO_TEXT = _CONTROL.copy()
_NO_TEXT[128:] = True
_MAX_HEAD, _MAX_PADDING = 4, 6
_CBOR_TEXT = 0x60
"""What CBOR adds to the length of a short text."""


class Screen:
    """Looks at many runs at once. scanned_bytes: what it had the engine scan so far."""

    def __init__(self, engine: Engine, digests: DigestTable) -> None:
        self._engine, self._digests = engine, digests
        self.scanned_bytes = 0

    def are_worth(
        self, kind: RunKind, array: np.ndarray, low: np.ndarray, high: np.ndarray, is_head: np.ndarray
    ) -> np.ndarray:
        """Tell of each run whether something shows in it: a match, a digest's raw bytes, a packed stream, or runs and
        escapes of a further layer.

        array: uint8. low, high: the runs, int64, without padding, each of MIN_RUN digits at least. is_head: of each,
        whether it stands in a head, where a slash ends a segment.
        """
        worth = np.zeros(len(low), dtype=bool)
        if not len(low):
            return worth
        view = memoryview(array)
        tokens = [bytes(view[a:b]) for a, b in zip(low.tolist(), high.tolist(), strict=True)]
        origin = np.arange(len(tokens))
        if kind == "base64":
            added = [(i, part) for i, in_head in enumerate(is_head.tolist()) for part in _parts(tokens[i], in_head)]
            tokens += [part for _, part in added]
            origin = np.append(origin, np.array([i for i, _ in added], dtype=np.int64))
            self._look_at_base32(tokens[: len(low)], worth)
        decoded, starts, ends = _DECODERS[kind](tokens)
        worth[origin[self._shows(kind, decoded, starts, ends)]] = True
        return worth

    def _look_at_base32(self, tokens: list[bytes], worth: np.ndarray) -> None:
        """Mark the runs in which something shows between joints that is base32."""
        found = [(i, token[a:b]) for i, token in enumerate(tokens) for a, b in base32_pieces(token)]
        if found:
            shown = self._shows("base32", *_from_base32([piece for _, piece in found]))
            worth[np.array([i for i, _ in found])[shown]] = True

    def _shows(self, kind: RunKind, decoded: bytes, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
        shows = np.zeros(len(starts), dtype=bool)
        found = self._engine.scan(decoded)
        self.scanned_bytes += len(decoded)
        shows[group_by_owner(found, starts, ends)[1]] = True
        octets = np.frombuffer(decoded, dtype=np.uint8)
        if kind != "hex":
            shows[self._digests.in_raw(octets, starts)] = True
        first = octets[starts].astype(np.uint16) | octets[starts + 1].astype(np.uint16) << 8
        shows |= np.isin(first, _STARTS)
        controls = np.flatnonzero(_CONTROL[octets])
        is_text = np.searchsorted(controls, ends) == np.searchsorted(controls, starts)
        runs = find_runs(octets)
        of_one_case = ((runs.start32, runs.end32), (runs.start_low, runs.end_low))
        for first, last in ((runs.hex_start, runs.hex_end), (runs.start, runs.end), *of_one_case):
            shows |= _are_met(first, last, starts)
        for places in (runs.escapes, runs.entities):
            escaped = touched(places, starts)
            shows[escaped[is_text[escaped]]] = True
            for i in escaped[~is_text[escaped] & ~shows[escaped]].tolist():
                shows[i] = _ESCAPE.search(decoded, int(starts[i]), int(ends[i])) is not None
        return shows


def _are_met(low: np.ndarray, high: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Tell of each piece whether a run lies in it, or goes through it: pieces stand side by side without a mark."""
    steps = np.zeros(len(starts) + 1, dtype=np.int64)
    np.add.at(steps, np.searchsorted(starts, low, side="right") - 1, 1)
    np.add.at(steps, np.searchsorted(starts, high - 1, side="right"), -1)
    met: np.ndarray = np.cumsum(steps)[:-1] > 0
    return met


def touched(places: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Give the numbers, rising, of the pieces that the eight bytes at these places may touch.

    >>> touched(np.array([3, 20]), np.array([0, 10, 20])).tolist()
    [0, 1, 2]
    """
    first = np.maximum(np.searchsorted(starts, places, side="right") - 1, 0)
    numbers: np.ndarray = np.union1d(first, np.searchsorted(starts, places + 7, side="right") - 1)
    return numbers


def is_bounded(array: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Tell of each run whether it stands as in a binary document: beside a byte that is no text, or with its own length
    before it. Bytes of a head of a field may be digits of the run's alphabet, and so may those of the next one.

    >>> data = np.frombuffer(b"\\x1aBJ9YjE0 x=YjE0 :\\x08YjE0YTVm", dtype=np.uint8)
    >>> is_bounded(data, np.array([1, 11, 18]), np.array([8, 15, 26])).tolist()
    [True, False, True]
    """
    last = len(array) - 1
    bounded = np.zeros(len(low), dtype=bool)
    for step in (1, 2, 3):
        bounded |= (low >= step) & _NO_TEXT[array[np.maximum(low - step, 0)]]
        bounded |= (high + step <= len(array)) & _NO_TEXT[array[np.minimum(high + step - 1, last)]]
    for step in range(-1, _MAX_HEAD):
        at = np.clip(low + step, 0, last)
        missing = array[at].astype(np.int64) - (high - at - 1)
        for head in (0, _CBOR_TEXT):
            bounded |= (missing - head >= -2) & (missing - head <= _MAX_PADDING) & (low + step >= 0)
    return bounded


def _parts(token: bytes, in_head: bool) -> Iterable[bytes]:
    """Give what a run may hold beside itself: what follows a joint in it, words between plus signs, or segments."""
    if not token.translate(None, _LETTERS_AND_DIGITS):
        return ()
    if in_head:
        parts = [*token.split(b"/"), *(re.split(rb"[/+]", token) if b"+" in token else ())]
        return [part for part in parts if MIN_RUN <= len(part) < len(token)]
    words = token.split(b"+") if b"+" in token else []
    return [part for part in [*(token[cut:] for cut in joint_cuts(token)), *words] if len(part) >= MIN_RUN]


def _from_hex(tokens: list[bytes]) -> tuple[bytes, np.ndarray, np.ndarray]:
    """Decode; an odd digit at the end is left out. Gives the bytes, start and end of each."""
    ends = np.cumsum([len(token) // 2 for token in tokens])
    whole = b"".join(token[: len(token) & ~1] for token in tokens)
    return binascii.unhexlify(whole), np.append(0, ends[:-1]), ends


def _from_base64(tokens: list[bytes]) -> tuple[bytes, np.ndarray, np.ndarray]:
    """Decode; each is filled up with zeros, of which some stay between two."""
    lengths = np.array([len(token) for token in tokens], dtype=np.int64)
    whole = b"".join(token + _FILL[len(token) % 4] for token in tokens)
    starts = (np.cumsum((lengths + 3) // 4) - (lengths + 3) // 4) * 3
    return binascii.a2b_base64(whole.translate(_STANDARD)), starts, starts + lengths * 3 // 4


def _from_base32(tokens: list[bytes]) -> tuple[bytes, np.ndarray, np.ndarray]:
    """Decode; each is filled up with zeros to whole groups of eight, of which some stay between two."""
    lengths = np.array([len(token) for token in tokens], dtype=np.int64)
    whole = b"".join(token + b"A" * (-len(token) % 8) for token in tokens)
    starts = (np.cumsum((lengths + 7) // 8) - (lengths + 7) // 8) * 5
    return base64.b32decode(whole.upper()), starts, starts + lengths * 5 // 8


_DECODERS = {"hex": _from_hex, "base64": _from_base64, "base32": _from_base32}
