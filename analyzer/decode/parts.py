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


@dataclass(frozen=True)
class Field:
    """A named place in a document: its raw bytes are document[start:end].

    path: as contracts §1 writes it (`$.device.id`, `form:uid`). escape: how the container writes text there.
    is_name: the bytes are the name of a member, not its value. base: offset of the sub-document the path starts in.
    """

    start: int
    end: int
    path: str
    escape: Escape = ""
    is_name: bool = False
