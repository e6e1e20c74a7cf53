"""What decoding takes and yields: runs and streams that a scan saw, bytes that were inside bytes, named fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Escape = Literal["", "percent", "json", "xml", "base64"]
RunKind = Literal["hex", "base64", "base32"]

JSON_STRING = "json string"
"""Codec name of a JSON string whose escapes were undone; it is no layer (contracts §1)."""
XML_TEXT = "xml text"
"""The same of a text or an attribute in XML."""
WIDE_TEXT = "utf-16 text"
"""The same of a text that a container writes in UTF-16."""
DECRYPTED = "decrypted"
"""Codec name of bytes that a crypto hook saw before they were encrypted."""


class Run(NamedTuple):
    """A maximal run of one alphabet, as the scan saw it: content[start:end], padding included."""

    kind: RunKind
    start: int
    end: int


class Sealed(NamedTuple):
    """Bytes whose plaintext a crypto hook reported."""

    start: int
    end: int
    plaintext: bytes
    event_id: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes that came out of an encoding. problem: why they are not all of it; empty when they are."""

    content: bytes
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One member of an archive: archive[start:end] holds it, encoded. path: its name, empty when it has none."""

    path: str
    start: int
    end: int
    decoded: Decoded


@dataclass(frozen=True, slots=True)
class Field:
    """A named place in a document: its raw bytes are document[start:end].

    path: as contracts §1 writes it (`$.device.id`, `form:uid`). escape: how the container writes text there.
    is_name: the bytes are the name of a member, not its value. number: how a binary number is written there, empty for
    text and bytes: varint, fixed64, fixed32, int, float; the bytes are the number's alone, without a type byte.
    """

    start: int
    end: int
    path: str
    escape: Escape = ""
    is_name: bool = False
    number: str = ""
