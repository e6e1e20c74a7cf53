"""Undoes one layer of many runs and pieces at once, and puts what comes out side by side for the next look."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable

import numpy as np

from analyzer.decode.codecs import xml_codec
from analyzer.decode.whole import unpacked_start
from analyzer.detect.runs import Found

Contents = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Bytes, and start and end of each piece in them."""

_PACKED = (b"\x1f\x8b", b"\x28\xb5", b"PK", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"bp")
_IS_PACKED = np.zeros(1 << 16, dtype=bool)
_IS_PACKED[[first | second << 8 for first, second in _PACKED]] = True
_DOCUMENTS = (b"PK\x03\x04", b"bplist0")
_STANDARD = bytes.maketrans(b"-_", b"+/")
_FILL = (b"", b"AAA", b"AA", b"A")
_NONE = np.zeros(0, dtype=np.int64)


class Batch:
    """What comes out of one layer. Each piece is for a target: a number that the maker gives meaning."""

    def __init__(self) -> None:
        self._arrays: list[np.ndarray] = []
        self._starts: list[np.ndarray] = []
        self._ends: list[np.ndarray] = []
        self._targets: list[np.ndarray] = []
        self._is_head: list[np.ndarray] = []
        self._size = 0

    def add(self, contents: Contents, targets: np.ndarray, is_head: np.ndarray | None = None) -> None:
        """Take pieces. is_head: of each, whether it is of a head of a message."""
        array, starts, ends = contents
        if not len(starts):
            return
        self._arrays.append(array)
        self._starts.append(starts + self._size)
        self._ends.append(ends + self._size)
        self._targets.append(targets)
        self._is_head.append(np.zeros(len(starts), dtype=bool) if is_head is None else is_head)
        self._size += len(array)

    def joined(self) -> Contents:
        """Give all pieces."""
        if len(self._arrays) == 1:
            return self._arrays[0], self._starts[0], self._ends[0]
        array = np.concatenate(self._arrays) if self._arrays else np.zeros(0, dtype=np.uint8)
        return array, _all(self._starts), _all(self._ends)

    @property
    def targets(self) -> np.ndarray:
        """The target of each piece."""
        return _all(self._targets)

    @property
    def is_head(self) -> np.ndarray:
        """Of each piece, whether it is of a head."""
        return _all(self._is_head).astype(bool)


def _all(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate(parts) if parts else _NONE


def joined(contents: list[bytes]) -> Contents:
    """Put pieces side by side."""
    lengths = np.array([len(content) for content in contents], dtype=np.int64)
    ends = np.cumsum(lengths + 1) - 1
    return np.frombuffer(b"\n".join([*contents, b""]), dtype=np.uint8), ends - lengths, ends


def decoded(text: bytes, base: int, runs: Found) -> Contents:
    """Decode runs, at least one, none of which is empty. base: where in the array that the runs are of `text` begins.

    The runs are slices of bytes, not of a view: views are objects that the garbage collector goes through.
    """
    spans = zip((runs.low - base).tolist(), (runs.high - base).tolist(), strict=True)
    return _DECODERS[runs.kind](text, spans)


def unpacked(contents: Contents) -> tuple[Contents, np.ndarray, np.ndarray]:
    """Give what packed streams among pieces hold, as far as they can be read, and the numbers of their pieces; and the
    numbers of archives and binary property lists, which only peeling reads."""
    array, starts, ends = contents
    second = array[np.minimum(starts + 1, len(array) - 1)].astype(np.int64)
    packed = np.flatnonzero(_IS_PACKED[array[np.minimum(starts, len(array) - 1)] | second << 8] & (ends - starts > 1))
    pieces = [array[a:b].tobytes() for a, b in zip(starts[packed].tolist(), ends[packed].tolist(), strict=True)]
    is_archive = np.array([piece.startswith(_DOCUMENTS) for piece in pieces], dtype=bool)
    return joined([unpacked_start(piece) for piece in pieces]), packed, packed[is_archive]


def without_entities(array: np.ndarray, pieces: tuple[np.ndarray, np.ndarray]) -> tuple[Contents, np.ndarray]:
    """Undo the entities of XML; gives the pieces that had any, and their numbers."""
    texts = [array[a:b].tobytes() for a, b in zip(pieces[0].tolist(), pieces[1].tolist(), strict=True)]
    numbers = [number for number, text in enumerate(texts) if xml_codec.ENTITY.search(text)]
    undone = [xml_codec.ENTITY.sub(xml_codec.character, texts[number]) for number in numbers]
    return joined(undone), np.array(numbers, dtype=np.int64)


def _from_hex(text: bytes, spans: Iterable[tuple[int, int]]) -> Contents:
    """Decode; an odd digit at the end is left out."""
    pieces = [text[a : b - ((b - a) & 1)] for a, b in spans]
    ends = np.cumsum([len(piece) >> 1 for piece in pieces])
    return np.frombuffer(binascii.unhexlify(b"".join(pieces)), dtype=np.uint8), np.append(0, ends[:-1]), ends


def _from_base64(text: bytes, spans: Iterable[tuple[int, int]]) -> Contents:
    """Decode; each is filled up with zeros, of which some stay between two."""
    pieces: list[bytes] = []
    for a, b in spans:
        pieces += (text[a:b], _FILL[(b - a) & 3])
    lengths = np.array([len(piece) for piece in pieces[::2]])
    groups = (lengths + 3) >> 2
    starts = (np.cumsum(groups) - groups) * 3
    content = binascii.a2b_base64(b"".join(pieces).translate(_STANDARD))
    return np.frombuffer(content, dtype=np.uint8), starts, starts + lengths * 3 // 4


def _from_base32(text: bytes, spans: Iterable[tuple[int, int]]) -> Contents:
    """Decode; what a last group lacks is filled up."""
    tokens = [text[a:b].upper() for a, b in spans]
    pieces = [base64.b32decode(token + b"A" * (-len(token) % 8))[: len(token) * 5 // 8] for token in tokens]
    ends = np.cumsum([len(piece) for piece in pieces])
    return np.frombuffer(b"".join(pieces), dtype=np.uint8), np.append(0, ends[:-1]), ends


_DECODERS = {"hex": _from_hex, "base64": _from_base64, "base32": _from_base32}
