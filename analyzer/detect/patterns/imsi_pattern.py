"""IMSI: country, network and subscriber (ITU-T E.212)."""

from __future__ import annotations

from analyzer.detect.patterns.digits import run_of, says_something
from analyzer.detect.patterns.model import Pattern, named_digits, never, words


def check(text: str) -> str | None:
    """Give the text when its country and network codes are given out.

    >>> check("460001234567895"), check("460991234567895"), check("999991234567895")
    ('460001234567895', None, None)
    """
    from stdnum import imsi

    is_split = says_something(text) and len(imsi.split(text)) == 3
    return text if is_split and "cc" in imsi.info(text) else None


PATTERN = Pattern(
    id="imsi",
    data_type="sim_identifiers",
    expression=named_digits(rb"imsi|subscriber_?id", rb"\d{9}"),
    text=run_of(rb"\d{15}"),
    check=check,
    name=words("imsi|subscriber_?id"),
    is_plain=never,
    rule="15 digits that begin with a country code and a network code that are given out. It has no check digit: only "
    "under a field name, then likely.",
    sources=("ITU-T E.212", "python-stdnum imsi.dat"),
)
EXAMPLES = {
    '{"imsi":"460001357924680"}': ("sim_identifiers", "460001357924680", "likely"),
    "subscriberId=460110246813579": ("sim_identifiers", "460110246813579", "likely"),
}
NEAR_MISSES = (
    '{"imsi":"460991357924680"}',
    '{"imsi":"46000135792468"}',
    '{"imsi":"000001357924680"}',
    '{"id":"460001357924680"}',
    '{"imsi":"460000000000000"}',
)
NEGATIVES = ('{"imsi":null,"ts":1700000000123}',)
