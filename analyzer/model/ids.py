"""Stable ids: equal inputs give equal ids, on every machine and in every run."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

_SEPARATOR = "\x1f"


def digest_of(parts: Iterable[object], *, length: int = 16) -> str:
    """Give the first `length` hex digits of SHA-256 over the parts as NFC text, separated unambiguously.

    >>> digest_of(["a", 1]) == digest_of(("a", "1"))
    True
    """
    text = _SEPARATOR.join(unicodedata.normalize("NFC", str(part)) for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def observation_id(
    ref_id: str, act: str, data_type: str, location: str, layers: str, path: str, transform: str, ordinal: int
) -> str:
    """Give the id of an observation (contracts §5): nothing salted, so equal inputs give equal ids."""
    return digest_of((ref_id, act, data_type, location, layers, path, transform, ordinal))
