"""Decoys: values of the shape of known ones that exist nowhere. What matches one tells that the search itself errs."""

from __future__ import annotations

import hmac
import re
import string
from collections.abc import Iterable

from analyzer.detect.chance import information_bits
from analyzer.detect.known import KnownValue
from analyzer.model.values import Secret

MIN_BITS = 40.0
"""Values that carry less are met by accident: a decoy of such a shape would tell nothing."""
_ALPHABETS = (string.digits, string.ascii_lowercase, string.ascii_uppercase)
_PLACE = re.compile(r"(-?\d+\.)(\d+)(\s*,\s*-?\d+\.)(\d+)")
_HEX = frozenset(string.hexdigits)


def decoys(values: Iterable[KnownValue], salt: bytes) -> list[KnownValue]:
    """Give one decoy for each data type that has a value of MIN_BITS and more, the same for the same session.

    Each digit and letter of the first such value is replaced by another of its kind, drawn from the session's salt;
    separators stay, and so do the first two digits of a number and the whole degrees of a place.
    """
    values = list(values)
    texts = {value.secret.clear() for value in values}
    drawn: dict[str, KnownValue] = {}
    for value in values:
        text = value.secret.clear()
        if value.data_type in drawn or not information_bits(text[:512]) >= MIN_BITS or len(text) > 512:
            continue
        decoy = _like(text, salt)
        if decoy not in texts:
            drawn[value.data_type] = KnownValue(value.data_type, Secret(decoy), "decoy")
    return [drawn[data_type] for data_type in sorted(drawn)]


def _like(text: str, salt: bytes) -> str:
    seed = text.encode("utf-8", "surrogatepass")
    stream = b"".join(hmac.digest(salt, b"decoy" + bytes([n]) + seed, "sha256") for n in range(32))
    if place := _PLACE.fullmatch(text):
        parts = enumerate(place.groups())
        return "".join(_drawn(part, stream[i:], kept=0) if i % 2 else part for i, part in parts)
    return _drawn(text, stream, kept=2 if text[:2].isdigit() else 0)


def _drawn(text: str, stream: bytes, *, kept: int) -> str:
    is_hex = set(text) - set("-:") <= _HEX
    return text[:kept] + "".join(
        _other(character, stream[i % len(stream)], is_hex=is_hex) for i, character in enumerate(text[kept:])
    )


def _other(character: str, draw: int, *, is_hex: bool) -> str:
    if "\u4e00" <= character <= "\u9fff":
        return chr(0x4E00 + (ord(character) - 0x4E00 + 1 + draw * 7) % 0x5000)
    for alphabet in _ALPHABETS:
        if character in alphabet:
            size = 6 if is_hex and alphabet is not string.digits else len(alphabet)
            return alphabet[(alphabet.index(character) + 1 + draw % (size - 1)) % size]
    return character
