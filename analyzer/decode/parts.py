"""What decoding yields: bytes that were inside bytes, and named fields of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Escape = Literal["", "percent", "json"]


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Field:
    """A named place in a document: its raw bytes are document[start:end].

    path: as contracts §1 writes it (`$.device.id`, `form:uid`). escape: how the container writes text there.
    is_name: the bytes are the name of a member, not its value. number: how a binary number is written there, empty for
    text and bytes: varint, fixed64, fixed32, int, nint (CBOR's -1 - n), float; the bytes are the number's alone,
    without a type byte.
    """

    start: int
    end: int
    path: str
    escape: Escape = ""
    is_name: bool = False
    number: str = ""
