"""Digits in their surroundings, and what their check digits say."""

from __future__ import annotations

import itertools
import re

_AROUND = rb"[0-9A-Za-z._%+-]"
_AFTER = rb"[0-9A-Za-z_%+-]|\.[0-9]"


def run_of(expression: bytes) -> re.Pattern[bytes]:
    """Give the expression of a text that is not a part of a longer number, word or version."""
    return re.compile(rb"(?<!%b)(?P<value>%b)(?!%b)" % (_AROUND, expression, _AFTER))


def passes_luhn(text: str) -> bool:
    """Tell whether the last digit is the check digit of the others (ISO/IEC 7812-1 annex B).

    >>> passes_luhn("356938035643809"), passes_luhn("356938035643808")
    (True, False)
    """
    from stdnum import luhn

    return luhn.is_valid(text)


def says_something(text: str) -> bool:
    """Tell whether digits are more than a filler: four different ones at least, and no count up or down.

    >>> says_something("356938035643809"), says_something("123456789012345"), says_something("111111111111222")
    (True, False, False)
    """
    steps = {(int(b) - int(a)) % 10 for a, b in itertools.pairwise(text)}
    return len(set(text)) > 3 and len(steps) > 2
