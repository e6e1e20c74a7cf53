"""Captured values: hashed with the session's salt, masked for people, never printed by accident."""

from __future__ import annotations

import hashlib
import hmac
import secrets

_HASH_HEX = 32
_MASK = "…"


def new_salt() -> bytes:
    """Give 32 random bytes from the operating system."""
    return secrets.token_bytes(32)


class Secret:
    """A captured value that shows only its mask when it is printed, formatted or logged.

    >>> str(Secret("356938035643809"))
    '35…09'
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def clear(self) -> str:
        """Give the value itself. For `raw/` and `--show-values` only."""
        return self._text

    def hash(self, salt: bytes) -> str:
        """Give HMAC-SHA256 under the session's salt, 32 hex digits."""
        data = self._text.encode("utf-8", "surrogatepass")
        return hmac.new(salt, data, hashlib.sha256).hexdigest()[:_HASH_HEX]

    def preview(self) -> str:
        """Give a mask: at most two characters at either end, and never more than 30 % of the value."""
        return mask(self._text)

    def __repr__(self) -> str:
        return f"Secret({self.preview()!r})"

    def __str__(self) -> str:
        return self.preview()

    def __format__(self, spec: str) -> str:
        return format(self.preview(), spec)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)


def mask(text: str) -> str:
    """Mask `text`: 0 to 2 characters at either end, together at most 30 % of it; control characters go.

    Of an end that is not ASCII one character is shown: two of them are nearly the whole of a Chinese name.

    >>> mask("a"), mask("1209d0b9-b959"), mask("温庭筠 13912345678")
    ('…', '1…9', '温…78')
    """
    keep = min(2, int(len(text) * 0.3) // 2)
    if keep == 0:
        return _MASK
    start, end = text[:keep], text[-keep:]
    shown = (start if start.isascii() else start[0]) + _MASK + (end if end.isascii() else end[-1])
    return "".join(character if character.isprintable() else "�" for character in shown)
