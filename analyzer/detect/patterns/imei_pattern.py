"""IMEI: fifteen digits (3GPP TS 23.003 §6.2.1)."""

from __future__ import annotations

from analyzer.detect.patterns.digits import passes_luhn, run_of, says_something
from analyzer.detect.patterns.model import Pattern, named_digits, never, words

_REPORTING_BODIES = frozenset(
    ("01", "10", "30", "33", "35", "44", "45", "49", "50", "51", "52", "53", "54", "86", "91", "98", "99")
)
"""The first two digits of a type allocation code name who gave it out (GSMA TS.06; 00 and 02–09 are for tests)."""


def check(text: str) -> str | None:
    """Give the text when it is an IMEI: check digit, and a reporting body that exists.

    >>> check("356938035643809"), check("356938035643808"), check("779312345678905")
    ('356938035643809', None, None)
    """
    is_one = text[:2] in _REPORTING_BODIES and says_something(text) and passes_luhn(text)
    return text if is_one else None


PATTERN = Pattern(
    id="imei",
    data_type="imei",
    expression=named_digits(rb"imei|meid|device_?id|[^a-z]did", rb"\d{9}"),
    text=run_of(rb"\d{15}"),
    check=check,
    name=words("imei|meid"),
    weak_name=words("device_?id|did|udid"),
    is_plain=never,
    rule="15 digits, Luhn check digit, reporting body of GSMA TS.06. Only under a field name: likely under imei or "
    "meid, possible under device_id or did.",
    sources=("3GPP TS 23.003 §6.2.1 and annex B", "GSMA TS.06"),
)
EXAMPLES = {
    '{"imei":"356938035643809"}': ("imei", "356938035643809", "likely"),
    "a=1&imei1=356938035643809&b=2": ("imei", "356938035643809", "likely"),
    "a=1&device_id=356938035643809&b=2": ("imei", "356938035643809", "possible"),
    '{"deviceId": 356938035643809}': ("imei", "356938035643809", "possible"),
    "<imei>356938035643809</imei>": ("imei", "356938035643809", "likely"),
    '"{\\"imei\\":\\"356938035643809\\"}"': ("imei", "356938035643809", "likely"),
    'form-data; name="imei"\r\n\r\n356938035643809\r\n--x': ("imei", "356938035643809", "likely"),
    "/v1/imei/356938035643809/x": ("imei", "356938035643809", "likely"),
}
NEAR_MISSES = (
    '{"imei":"356938035643808"}',
    '{"t":"356938035643809"}',
    '{"imei":"000000000000000"}',
    '{"imei":"1679330124000123"}',
    '{"imei":"x356938035643809"}',
    '{"imei_md5":"356938035643809a"}',
    '{"candid":"356938035643809"}',
    '{"imei":"356938035643809.5"}',
    '{"imei","356938035643809"}',
)
NEGATIVES = ('{"imei":"","ts":1700000000123}', "device_id=9774d56d682e549d")
