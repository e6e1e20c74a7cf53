"""Which bodies stay unread: no text, no document or packed stream, no ciphertext that a hook told, not by its kind."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from analyzer.decode import codecs, documents
from analyzer.decode.limits import Budget, LimitReached
from analyzer.decode.node import Node, is_text
from analyzer.decode.whole import peel_whole
from analyzer.detect.sample import begins_as_text
from analyzer.detect.sweep import Swept
from analyzer.ingest.exchange import Capture, PartKind

if TYPE_CHECKING:
    import pandas as pd

_KNOWN_BINARY = ("image/", "audio/", "video/", "font/", "application/font", "application/x-font")
_BODIES = [int(PartKind[name]) for name in ("REQUEST_BODY", "RESPONSE_BODY", "MESSAGE", "CHUNK")]
_IV_LENGTHS = (0, 12, 16)
"""Bytes that may stand before a ciphertext: none, the nonce of GCM, a block of AES."""
_LARGE = 4 << 20
_MAX_LAYERS = 12
_MIN_CODE = 64
_SAMPLE = np.arange(24)
_CODE = re.compile(rb"\s*+(?:[A-Za-z0-9+/_-]++\s*+)++={0,2}\s*+")
_IS_CODE = np.zeros(256, dtype=bool)
_IS_CODE[list(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-")] = True


def body_heads(capture: Capture) -> np.ndarray:
    """Give the first span of each body, message and stream."""
    numbers = np.flatnonzero(np.isin(capture.spans["kind"], _BODIES))
    parts = capture.spans["part"][numbers]
    if (parts[1:] > parts[:-1]).all():
        return numbers
    _, first = np.unique(parts, return_index=True)
    return numbers[first]


class Unread:
    """Tells which bodies nothing of ours can read.

    swept: what was found and opened. ciphertexts: those whose plaintext a hook told.
    A body of a declared binary kind (image, font …) need not be read, and a declared encoding that fails is a problem
    of its own. Base64 or hex digits that are all of a text are looked behind, unless something was found there.
    """

    def __init__(self, capture: Capture, swept: Swept, ciphertexts: Collection[bytes]) -> None:
        self._capture, self._ciphertexts = capture, ciphertexts
        self._named = {reading.owner for reading in swept.readings}
        self._read = swept.opened | {reading.owner for reading in swept.readings if reading.event_id}
        self._contents = _Contents(capture)

    def of(self, heads: np.ndarray) -> np.ndarray:
        """Tell of some bodies. heads: as `body_heads` gives them."""
        spans = self._capture.spans[heads]
        array = np.frombuffer(self._capture.data, dtype=np.uint8)
        is_binary = ~begins_as_text(array, spans["start"], spans["length"])
        is_code = ~is_binary & _begin_as_code(array, spans["start"], spans["length"])
        unread: np.ndarray = (is_binary | is_code) & ~_is_declared(self._capture.flows, spans)
        for i in np.flatnonzero(unread).tolist():
            number = int(heads[i])
            if number in self._read or (is_code[i] and number in self._named):
                unread[i] = False
            else:
                unread[i] = is_unread(self._contents.of(number), self._ciphertexts)
        return unread


def _begin_as_code(array: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    long = lengths >= _MIN_CODE
    positions = np.minimum(starts[long][:, None] + _SAMPLE, len(array) - 1)
    found = np.zeros(len(starts), dtype=bool)
    found[long] = _IS_CODE[array[positions]].all(axis=1)
    return found


class _Contents:
    """Whole bodies by the number of their first span; of a long one in many segments the beginning."""

    def __init__(self, capture: Capture) -> None:
        self._data, self._spans, self._scratch = capture.data, capture.spans, capture.scratch

    @cached_property
    def _order(self) -> np.ndarray:
        return self._scratch.parked(np.argsort(self._spans["part"], kind="stable"))

    @cached_property
    def _parts(self) -> np.ndarray:
        return self._scratch.parked(self._spans["part"][self._order])

    def of(self, number: int) -> bytes:
        """Give a body."""
        low, high = (int(np.searchsorted(self._parts, self._spans["part"][number], side)) for side in ("left", "right"))
        size, pieces = 0, []
        for at in self._order[low:high].tolist():
            start, length = int(self._spans["start"][at]), int(self._spans["length"][at])
            pieces.append(self._data[start : start + length])
            size += length
            if size > _LARGE:
                break
        return b"".join(pieces)


def is_unread(content: bytes, ciphertexts: Collection[bytes] = (), depth: int = _MAX_LAYERS) -> bool:
    """Tell whether bytes are neither text nor anything that the codecs open, down to the innermost layer.

    >>> import gzip
    >>> [is_unread(text) for text in (b"words", gzip.compress(b'{"a":1}'), bytes(range(128, 200)) + bytes(9))]
    [False, False, True]
    """
    if any(content[length:] in ciphertexts for length in _IV_LENGTHS):
        return False
    if is_text(content):
        code = _decoded(content)
        return code is not None and is_unread(code, ciphertexts, depth - 1)
    if len(content) > _LARGE or not depth:
        return not any(codec.sniff(content) for kind in ("content", "archive") for codec in codecs.of_kind(kind))
    node = Node(content, PartKind.REQUEST_BODY, budget=Budget())
    try:
        with node.budget.running():
            pieces = peel_whole(node, ())
    except LimitReached:
        return False
    if pieces:
        return all(is_unread(piece.content, ciphertexts, depth - 1) for piece in pieces)
    return documents.of_node(node) is None


def _decoded(content: bytes) -> bytes | None:
    """Give what a text of nothing but base64 or hex digits spells; None of any other text, and of a short one."""
    if len(content) < _MIN_CODE or len(content) > _LARGE or not _CODE.fullmatch(content):
        return None
    digits = b"".join(content.split())
    try:
        if len(digits) % 2 == 0:
            return binascii.unhexlify(digits)
    except ValueError:
        pass
    try:
        return base64.b64decode(digits.translate(bytes.maketrans(b"-_", b"+/")).rstrip(b"=") + b"==")
    except ValueError:
        return None


def _is_declared(flows: pd.DataFrame, heads: np.ndarray) -> np.ndarray:
    """Tell of each body whether headers name a binary kind, or an encoding, whose failure is a problem of its own."""
    import pandas as pd

    declared = np.zeros(len(heads), dtype=bool)
    for kind, side in ((PartKind.REQUEST_BODY, "request"), (PartKind.RESPONSE_BODY, "response")):
        mask = heads["kind"] == kind
        for name, test in ((f"{side}_encoding", _is_encoding), (f"{side}_type", _is_binary_kind)):
            if name not in flows:
                continue
            column = pd.Categorical(flows[name])
            yes = np.array([test(str(text).lower()) for text in column.categories] + [False], dtype=bool)
            declared[mask] |= yes[column.codes[heads["flow"][mask]]]
    return declared


def _is_encoding(text: str) -> bool:
    return text not in ("", "identity")


def _is_binary_kind(text: str) -> bool:
    return text.startswith(_KNOWN_BINARY)
