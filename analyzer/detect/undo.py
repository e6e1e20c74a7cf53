"""Puts pieces side by side for the next look, and undoes what the kernel leaves to others: entities, packed streams."""

from __future__ import annotations

import numpy as np

from analyzer.decode.codecs import xml_codec
from analyzer.decode.whole import unpacked_start

Contents = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Bytes, and start and end of each piece in them."""

_DOCUMENTS = (b"PK\x03\x04", b"bplist0")
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


def unpacked(array: np.ndarray, pieces: tuple[np.ndarray, np.ndarray]) -> tuple[Contents, np.ndarray]:
    """Give what packed streams hold, as far as they can be read, of all pieces; and the numbers of archives and binary
    property lists, which only peeling reads."""
    streams = [array[a:b].tobytes() for a, b in zip(pieces[0].tolist(), pieces[1].tolist(), strict=True)]
    is_archive = np.array([stream.startswith(_DOCUMENTS) for stream in streams], dtype=bool)
    return joined([unpacked_start(stream) for stream in streams]), np.flatnonzero(is_archive)


def without_entities(array: np.ndarray, pieces: tuple[np.ndarray, np.ndarray]) -> tuple[Contents, np.ndarray]:
    """Undo the entities of XML; gives the pieces that had any, and their numbers."""
    texts = [array[a:b].tobytes() for a, b in zip(pieces[0].tolist(), pieces[1].tolist(), strict=True)]
    numbers = [number for number, text in enumerate(texts) if xml_codec.ENTITY.search(text)]
    undone = [xml_codec.ENTITY.sub(xml_codec.character, texts[number]) for number in numbers]
    return joined(undone), np.array(numbers, dtype=np.int64)
