"""Phone numbers: country, national number, its customary groups.

Calling codes, trunk digits and groups come from the `phonenumbers` port of libphonenumber (metadata of the ITU's and
the regulators' plans). A number without a country code has a country only when its own digits say so: mobile numbers
of China are 1[3-9] and nine digits (libphonenumber's metadata of CN).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PHONE_TYPES = frozenset({"phone_number", "contacts", "call_log", "sms", "messages", "account_id", "clipboard"})
"""Data types whose values may be phone numbers."""

_CHINESE_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_MARKS = re.compile(r"[-. ()/]")


@dataclass(frozen=True)
class Phone:
    """A phone number. national: without country code and trunk digit; trunk: that digit, where the country has one."""

    country: str
    national: str
    groups: tuple[str, ...]
    trunk: str
    is_international: bool


def read_phone(data_type: str, text: str) -> Phone | None:
    """Read a phone number with its country code, or a mobile number of China; None for any other text.

    >>> read_phone("phone_number", "+33639982182").groups, read_phone("phone_number", "18753811998").country
    (('6', '39', '98', '21', '82'), '86')
    >>> read_phone("imei", "18753811998"), read_phone("phone_number", "8753811998")
    (None, None)
    """
    if data_type not in PHONE_TYPES and not text.startswith("+"):
        return None
    flat = _MARKS.sub("", text)
    if _CHINESE_MOBILE.fullmatch(flat):
        return Phone("86", flat, (flat[:3], flat[3:7], flat[7:]), "0", is_international=False)
    if flat.startswith("00") and data_type in ("phone_number", "contacts", "call_log"):
        flat = "+" + flat[2:]
    return _read_international(flat) if re.fullmatch(r"\+[1-9]\d{6,14}", flat, re.ASCII) else None


def _read_international(text: str) -> Phone | None:
    import phonenumbers as library

    try:
        number = library.parse(text, None)
    except library.NumberParseException:
        return None
    if not library.is_possible_number(number):
        return None
    code, national = number.country_code or 0, library.national_significant_number(number)
    country = str(code)
    written = library.format_number(number, library.PhoneNumberFormat.INTERNATIONAL)
    groups = tuple(re.findall(r"\d+", written.removeprefix(f"+{country}")))
    region = library.region_code_for_country_code(code)
    trunk = library.ndd_prefix_for_region(region, True) or ""
    return Phone(country, national, groups if "".join(groups) == national else (national,), trunk, True)
