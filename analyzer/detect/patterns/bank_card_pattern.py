"""Number of a payment card (ISO/IEC 7812-1)."""

from __future__ import annotations

import re

from analyzer.detect.patterns.digits import passes_luhn, says_something
from analyzer.detect.patterns.model import Pattern, named_digits, never, words

_ISSUERS = re.compile(
    r"62\d{14,17}|81\d{14,17}|4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}"
    r"|3[47]\d{13}|35(?:2[89]|[3-8]\d)\d{12,15}|3(?:0[0-5]|[689]\d)\d{11}|6(?:011|4[4-9]\d|5\d\d)\d{12}|220[0-4]\d{12}"
)
"""UnionPay (62, 81), Visa, Mastercard (two ranges), American Express, JCB, Diners Club, Discover, Mir."""
_TEST_NUMBERS = frozenset(
    (
        *("4111111111111111", "4242424242424242", "4012888888881881", "5555555555554444", "5105105105105100"),
        *("378282246310005", "371449635398431", "6011111111111117", "3530111333300000", "30569309025904"),
    )
)
"""Printed in the manuals of payment services."""


def check(text: str) -> str | None:
    """Give the digits when they are a card's: prefix and length of a card scheme, and a check digit.

    >>> check("6222 0212 3456 7890 128"), check("6222021234567890129"), check("4111111111111111")
    ('6222021234567890128', None, None)
    """
    number = re.sub(r"[ -]", "", text)
    if number in _TEST_NUMBERS or not _ISSUERS.fullmatch(number):
        return None
    return number if says_something(number) and passes_luhn(number) else None


PATTERN = Pattern(
    id="bank_card",
    data_type="bank_account",
    expression=named_digits(rb"card_?n|bank_?card|card_?id|[^a-z]pan|account_?n|acct_?n", rb"\d{4}[ -]?\d{4}"),
    text=re.compile(
        rb"(?<![0-9A-Za-z._%+-])(?P<value>\d{13,19}|\d{4}(?:[ -]\d{4}){2,3}[ -]\d{1,4})(?![0-9A-Za-z_%+-]|\.[0-9])"
    ),
    check=check,
    name=words("card_?(?:no|num|number)|bank_?card(?:_?(?:no|num|number|id))?|pan"),
    weak_name=words("(?:account|acct)_?(?:no|num|number)|card_?id"),
    is_plain=never,
    rule="13 to 19 digits, also in groups of four; prefix and length of a card scheme, Luhn check digit; no published "
    "test number. One random number in some thirty passes, so only under a field name: likely under card_no and its "
    "like, possible under account_no or card_id.",
    sources=("ISO/IEC 7812-1", "published prefixes of the card schemes"),
)
EXAMPLES = {
    '{"cardNo":"6222021234567890128"}': ("bank_account", "6222021234567890128", "likely"),
    '{"bank_card":"6222 0212 3456 7890 128"}': ("bank_account", "6222021234567890128", "likely"),
    "card_number=4539578763621486": ("bank_account", "4539578763621486", "likely"),
    "account_no=6222021234567890128": ("bank_account", "6222021234567890128", "possible"),
}
NEAR_MISSES = (
    '{"cardNo":"6222021234567890129"}',
    '{"cardNo":"4111111111111111"}',
    '{"order_id":"6222021234567890128"}',
    '{"cardNo":"1700000000123"}',
    '{"company":"6222021234567890128"}',
)
NEGATIVES = ('{"account_no":"10086"}',)
