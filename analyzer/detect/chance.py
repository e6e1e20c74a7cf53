"""How likely it is that a match is an accident.

A text that carries `b` bits equals a given other one of its kind and length once in 2^b times. What could have been it
by accident are the words and numbers of the session of the same alphabet and length: of `n` such, at least one equals
it with p = 1 − (1 − 2^−b)^n ≈ 1 − exp(−n · 2^−b). Letters of words carry less than their alphabet allows (Shannon 1951
puts English near 1–2.3 bits a letter), so a text of letters of one case alone counts 2.3 a letter.
"""

from __future__ import annotations

import itertools
import math
import re
import string
from collections import Counter

from analyzer.model.enums import Confidence

_WORD_BITS = 2.3
_WORDS = re.compile(r"(?:[A-Z]?[a-z]++[ .,_'-]{0,2}+)++")
"""Without going back: there is one way to read each text, and the others would be tried by the thousand."""
_FEW = 4
"""Fewer different characters are a pattern. Of random texts of a dozen hex digits, one in ten thousand has no more than
four, one in a million no more than three."""
_CERTAIN = 1e-6
_SLICE, _N_SLICES = 1 << 14, 16
_TOKEN = re.compile(rb"[0-9A-Za-z\x80-\xff]+")
_TEXT = re.compile(rb"[\t\n\r -~]{64,}")
_HEX = b"0123456789abcdefABCDEF"
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
    characters = frozenset(text)
    wide = 0 if text.isascii() else sum(ord(character) >= _WIDE_FROM for character in characters)
    if wide:
        return wide * _WIDE_BITS + information_bits("".join(c for c in text if ord(c) < _WIDE_FROM))
    if not characters:
        return 0.0
    separators = characters & _SEPARATORS
    n = len(text) - sum(map(text.count, separators))
    distinct = len(characters) - len(separators)
    per_character = next((bits for alphabet, bits in _ALPHABETS if characters <= alphabet), 5.0)
    if distinct == 1:
        return math.log2(n + 1)
    if _WORDS.fullmatch(text):
        per_character = _WORD_BITS
    return n * min(per_character, math.log2(distinct + 1) if distinct < _FEW else per_character)


def p_chance(bits: float, n: float) -> float:
    """Give the probability that at least one of `n` texts equals one of `bits` by accident.

    >>> p_chance(128, 10**9) < 1e-20, round(p_chance(8, 10**6))
    (True, 1)
    """
    return -math.expm1(-n * 2.0**-bits)


def confidence(p: float, *, is_named: bool = False) -> Confidence:
    """Give how sure a match with this probability of being an accident is; `is_named`: the field's name says the same.

    >>> str(confidence(1e-9)), str(confidence(1e-3)), str(confidence(1e-3, is_named=True))
    ('certain', 'possible', 'likely')
    """
    if p < _CERTAIN:
        return Confidence.CERTAIN
    return Confidence.LIKELY if is_named else Confidence.POSSIBLE


class Opportunities:
    """How many texts of a session could have been a given one by accident, estimated from a sample of its bytes.

    data: the bytes of all messages as recorded. scanned_bytes: of all generations.
    """

    def __init__(self, data: memoryview, scanned_bytes: int) -> None:
        step = max(_SLICE, len(data) // _N_SLICES)
        sample = [bytes(data[low : low + _SLICE]) for low in range(0, len(data), step)]
        self._counts = Counter[tuple[int, int]]()
        for token, n in Counter(itertools.chain.from_iterable(map(_TOKEN.findall, sample))).items():
            self._counts[_kind(token)] += n
        self._scale = max(1.0, scanned_bytes / max(1, sum(map(len, sample))))
        self._scanned_bytes = scanned_bytes
        n_text = sum(len(run) for piece in sample for run in _TEXT.findall(piece))
        self._n_binary = max(scanned_bytes - n_text / max(1, sum(map(len, sample))) * len(data), scanned_bytes / 2)

    def of_text(self, pattern: bytes) -> float:
        """Give the number of words like the rarest one of a text; a kind that the sample lacks counts one in it."""
        tokens = _TOKEN.findall(pattern[:512])
        n = min((max(1, self._counts[_kind(token)]) for token in tokens), default=self._scanned_bytes)
        return n * self._scale

    def of_bytes(self) -> float:
        """Give the number of places where bytes without an alphabet could stand."""
        return float(self._scanned_bytes)

    def of_numbers(self, pattern: bytes) -> float:
        """Give the number of binary numbers, or pairs of them, like this one that could stand in documents: each takes
        its bytes and those that tell what it is. In long runs of text, as heads of messages are, none stands;
        half of all bytes count anyway, for a sample is no proof."""
        return self._n_binary / (len(pattern) + 1)


def _kind(token: bytes) -> tuple[int, int]:
    alphabet = 0 if token.isdigit() else 2 if token.strip(_HEX) else 1
    return alphabet, len(token)


def is_searchable_alone(text: str) -> bool:
    """Tell whether a value that nobody planted says enough to be looked for by itself.

    >>> is_searchable_alone("true"), is_searchable_alone("33"), is_searchable_alone("9774d56d682e549d")
    (False, False, True)
    """
    n_wide = sum(ord(character) >= _WIDE_FROM for character in text)
    if len(text) + n_wide < MIN_ALONE_LENGTH:
        return False
    return text.casefold() not in _COMMON and information_bits(text) >= MIN_ALONE_BITS
