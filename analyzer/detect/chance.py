"""How likely it is that a match is an accident.

A text of the length and alphabet of the pattern that carries `b` bits is met by accident once in 2^b places,
so over `n` scanned bytes p = 1 − (1 − 2^−b)^n ≈ 1 − exp(−n · 2^−b). Letters of words carry less than their alphabet
allows (Shannon 1951 puts English near 1–2.3 bits a letter), so a text of letters of one case alone counts 2.3 a letter.
"""

from __future__ import annotations

import math
import string

from analyzer.model.enums import Confidence

_WORD_BITS = 2.3
_CERTAIN = 1e-6
_LIKELY = 1e-2
_ALPHABETS = (
    (frozenset(string.digits + " .:-_+,"), math.log2(10)),
    (frozenset("0123456789abcdef:-"), 4.0),
    (frozenset("0123456789ABCDEF:-"), 4.0),
    (frozenset(string.ascii_lowercase + " .-_"), _WORD_BITS),
    (frozenset(string.ascii_uppercase + " .-_"), _WORD_BITS),
)
_SEPARATORS = frozenset(" .:-_+,")
_WIDE_BITS = 9.0
_WIDE_FROM = 0x2E80
"""From here on Unicode has signs that are words: some 3,000 are in use (GB/T 2312 level 1 has 3,755)."""
MIN_ALONE_LENGTH = 6
MIN_ALONE_BITS = 16.0
_COMMON = frozenset(
    {
        "true",
        "false",
        "null",
        "none",
        "unknown",
        "android",
        "release",
        "default",
        "google",
        "chrome",
        "mobile",
        "english",
        "chinese",
        "zh-cn",
        "en-us",
        "zh_cn",
        "en_us",
        "wifi",
        "cellular",
        "location",
        "system",
        "settings",
        "version",
        "portrait",
        "landscape",
    }
)


def information_bits(text: str) -> float:
    """Give an estimate of the information in `text`, bits; repeats count once.

    >>> round(information_bits("356938035643809"))
    45
    >>> information_bits("aaaaaaaaaaaa") < 5
    True
    """
    wide = sum(ord(character) >= _WIDE_FROM for character in set(text))
    if wide:
        return wide * _WIDE_BITS + information_bits("".join(c for c in text if ord(c) < _WIDE_FROM))
    characters = frozenset(text)
    if not characters:
        return 0.0
    n = sum(character not in _SEPARATORS for character in text)
    distinct = len(characters - _SEPARATORS)
    per_character = next((bits for alphabet, bits in _ALPHABETS if characters <= alphabet), 5.0)
    if distinct == 1:
        return math.log2(n + 1)
    return n * min(per_character, math.log2(distinct + 1) if distinct < 8 else per_character)


def p_chance(bits: float, scanned_bytes: int) -> float:
    """Give the probability of at least one accidental match of `bits` in `scanned_bytes`.

    >>> p_chance(128, 10**9) < 1e-20, round(p_chance(8, 10**6))
    (True, 1)
    """
    return -math.expm1(-scanned_bytes * 2.0**-bits)


def confidence(p: float) -> Confidence:
    """Give how sure a match with this probability of being an accident is."""
    if p < _CERTAIN:
        return Confidence.CERTAIN
    return Confidence.LIKELY if p < _LIKELY else Confidence.POSSIBLE


def is_searchable_alone(text: str) -> bool:
    """Tell whether a value that nobody planted says enough to be looked for by itself.

    >>> is_searchable_alone("true"), is_searchable_alone("33"), is_searchable_alone("9774d56d682e549d")
    (False, False, True)
    """
    n_wide = sum(ord(character) >= _WIDE_FROM for character in text)
    if len(text) + n_wide < MIN_ALONE_LENGTH:
        return False
    return text.casefold() not in _COMMON and information_bits(text) >= MIN_ALONE_BITS
