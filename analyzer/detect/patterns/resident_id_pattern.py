"""Resident identity number of the PRC: eighteen characters (GB 11643-1999)."""

from __future__ import annotations

import re

from analyzer.detect.engine import Expression
from analyzer.detect.patterns.digits import run_of
from analyzer.detect.patterns.model import Pattern, always, words

_BORN = rb"(?:19\d\d|20[0-3]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_NUMBER = rb"[1-8]\d{5}" + _BORN + rb"\d{3}[0-9Xx]"
_OUTSIDE = re.compile(r"8[123]0000")
"""Residence permits of people from Hong Kong, Macao and Taiwan."""


def check(text: str) -> str | None:
    """Give the text when region, date of birth and check character hold.

    >>> check("11010519491231002X"), check("110105194912310021"), check("99010519491231002X")
    ('11010519491231002X', None, None)
    """
    from stdnum.cn import ric
    from stdnum.exceptions import ValidationError

    number = text.upper()
    try:
        if ric.calc_check_digit(number) != number[-1] or number[14:17] == "000":
            return None
        ric.get_birth_date(number)
        if not _OUTSIDE.match(number):
            ric.get_birth_place(number)
    except ValidationError:
        return None
    return text


PATTERN = Pattern(
    id="resident_id",
    data_type="id_number",
    expression=Expression(_NUMBER),
    text=run_of(_NUMBER),
    check=check,
    name=words(
        "id_?card(?:_?(?:no|num|number))?|id_?(?:no|num|number)|cert_?(?:no|num|number|id)|identity(?:_?no)?|sfz"
    ),
    is_plain=always,
    rule="18 characters: a region that existed in the year of birth, a date of birth of 1900–2039, MOD 11-2 check "
    "character. Of 18 random digits fewer than one in a million pass, so it is possible without a field name and "
    "likely with one.",
    sources=("GB 11643-1999", "GB/T 2260", "python-stdnum cn/loc.dat"),
)
EXAMPLES = {
    '{"idCard":"11010519491231002X"}': ("id_number", "11010519491231002X", "likely"),
    "cert_no=11010519491231002x": ("id_number", "11010519491231002x", "likely"),
    '["11010519491231002X"]': ("id_number", "11010519491231002X", "possible"),
}
NEAR_MISSES = (
    '{"id_no":"110105194912310021"}',
    '{"id_no":"99010519491231002X"}',
    '{"id_no":"110105194902310027"}',
    "x11010519491231002X",
    "11010519491231002XY",
    '{"id":"1101051949123100"}',
)
NEGATIVES = ('{"trade_no":"202611212240120001"}',)
