"""ICCID: the number of a SIM card (ITU-T E.118)."""

from __future__ import annotations

from analyzer.detect.patterns.digits import passes_luhn, run_of, says_something
from analyzer.detect.patterns.model import Pattern, named_digits, never, words


def check(text: str) -> str | None:
    """Give the text when it is an ICCID: 89, a country calling code, and a check digit.

    >>> check("89860012017300000008"), check("89860012017300000002"), check("8986001201730000000")
    ('89860012017300000008', None, None)
    """
    return text if says_something(text) and _names_a_country(text[2:5]) and passes_luhn(text) else None


def _names_a_country(text: str) -> bool:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    return any(int(text[:n]) in COUNTRY_CODE_TO_REGION_CODE for n in (1, 2, 3) if text[0] != "0")


PATTERN = Pattern(
    id="iccid",
    data_type="sim_identifiers",
    expression=named_digits(rb"icc_?id|sim_?serial|sim_?sn|sim_?id", rb"89\d{8}"),
    text=run_of(rb"89\d{17,18}"),
    check=check,
    name=words("icc_?id|sim_?serial(?:_?(?:number|no))?|sim_?sn|sim_?id"),
    is_plain=never,
    rule="19 or 20 digits: 89, a country calling code that exists, Luhn check digit. Numbers so long are common, "
    "so only under a field name, then likely. Cards whose number has letters or no check digit are not claimed.",
    sources=("ITU-T E.118",),
)
EXAMPLES = {
    '{"iccid":"89860012017300000008"}': ("sim_identifiers", "89860012017300000008", "likely"),
    "simSerialNumber=8944200012345678902": ("sim_identifiers", "8944200012345678902", "likely"),
}
NEAR_MISSES = (
    '{"iccid":"89860012017300000002"}',
    '{"iccid":"8900012017300000009"}',
    '{"trade_no":"89860012017300000008"}',
    '{"iccid":"898600120173000000081"}',
)
NEGATIVES = ('{"iccid":"","order":"20261121224012000123"}',)
