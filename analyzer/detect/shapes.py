"""What a value of each kind looks like: the last word on a value whose only evidence is where it stands.

Strict on purpose: a kind whose values have no shape (a city, a nickname, free text) has no test here.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from analyzer.detect.patterns import email_pattern, imei_pattern, mac_pattern

Test = Callable[[str], bool]

_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_HEX_ID = re.compile(r"(?=[0-9]*[A-Fa-f])(?=[A-Fa-f]*[0-9])[0-9A-Fa-f]+")
_TOKEN = re.compile(r"(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9+/_.:|=-]{16,96}")
_MAC = re.compile(r"[0-9A-Fa-f]{2}(?:([:-])[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2}){4}|[0-9A-Fa-f]{10})")
_PHONE = re.compile(r"(?:\+?86|0086)?[ -]?1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\+[1-9][\d -]{7,17}")
_PLACE = re.compile(r"(-?\d{1,3}\.\d{3,15})\s*[,;|/ ]\s*(-?\d{1,3}\.\d{3,15})")
_DATE = re.compile(r"((?:19|20)\d\d)([-/.]?)(\d\d)\2(\d\d)")
_PACKAGE = re.compile(r"(?<![\w.])[a-z][a-z0-9_]{1,30}(?:\.[A-Za-z][A-Za-z0-9_]{1,40}){1,6}(?![\w.])")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"[A-HJ-NP-Z][A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警]"
)
_VIN = re.compile(r"(?=.*\d)(?=.*[A-Z])[A-HJ-NPR-Z0-9]{17}")
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8}")
_LATIN_NAME = re.compile(r"[A-Z][a-z]{1,20}(?: [A-Z]\.)?(?: [A-Z][a-z]{1,20}){1,2}")
_ADDRESS_PARTS = re.compile(r"[\u4e00-\u9fff](?:省|市|区|县|镇|乡|路|街|道|巷|弄|号|栋|单元|室)")
_PASSPORT = re.compile(r"[DEGPS][0-9A-Z][0-9]{7}")
_DIGEST_LENGTHS = (32, 40, 56, 64, 96, 128)
_PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]")
"""The first two digits of an administrative code (GB/T 2260)."""


def fits(data_type: str, text: str) -> bool | None:
    """Tell whether a text looks like a value of this kind, written plainly; None for a kind without a shape.

    >>> fits("imei", "356938035643809"), fits("imei", "true"), fits("device_info", "EX-2040")
    (True, False, None)
    """
    test = SHAPES.get(data_type)
    return None if test is None else test(text)


def is_digest(text: str) -> bool:
    """Tell whether a text has the look of a digest in hex: its length, and digits and letters of one case.

    >>> is_digest("5d41402abc4b2a76b9719d911017c592"), is_digest("12345678901234567890123456789012")
    (True, False)
    """
    return len(text) in _DIGEST_LENGTHS and _HEX_ID.fullmatch(text) is not None and text in (text.lower(), text.upper())


def is_uuid(text: str) -> bool:
    """Tell whether a text is a UUID with hyphens."""
    return _UUID.fullmatch(text) is not None


def _is_hex_id(text: str, *lengths: int) -> bool:
    return len(text) in lengths and _HEX_ID.fullmatch(text) is not None


def _is_imei(text: str) -> bool:
    if not text.isdigit() or len(text) not in (14, 15):
        return False
    return imei_pattern.check(text) is not None if len(text) == 15 else len(set(text)) > 3


def _is_email(text: str) -> bool:
    return re.fullmatch(r"[\w.+-]{1,64}@[\w.-]{3,255}", text) is not None and email_pattern.check(text) is not None


def is_subscriber(text: str) -> bool:
    """Tell whether digits are an IMSI (a country code that exists, ITU-T E.212) or an ICCID (check digit, E.118)."""
    if re.fullmatch(r"[2-7]\d{14}", text):
        return len(set(text)) > 3
    if not re.fullmatch(r"89\d{17,18}", text):
        return False
    from stdnum import luhn

    return len(text) == 19 or luhn.is_valid(text)


def is_mac(text: str) -> bool:
    """Tell whether a text is the address of one device, with either separator or none."""
    if not _MAC.fullmatch(text):
        return False
    digits = re.sub(r"[:-]", "", text)
    is_plain_number = digits == text and digits.isdigit()
    return not is_plain_number and mac_pattern.check(":".join(digits[i : i + 2] for i in range(0, 12, 2))) is not None


def is_place_text(text: str) -> bool:
    """Tell whether a text holds one place at least, in either order, to three decimals.

    >>> is_place_text("116.481488,39.990464|116.4,39.9"), is_place_text("1.0,2.0"), is_place_text("gps")
    (True, False, False)
    """
    pairs = [(abs(float(a)), abs(float(b))) for a, b in _PLACE.findall(text[:4096])]
    return bool(pairs) and all(min(pair) <= 90 and max(pair) <= 180 for pair in pairs)


def is_birth_date(text: str) -> bool:
    """Tell whether a text is a date of somebody alive."""
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    with suppress(ValueError):
        born = date(int(found[1]), int(found[3]), int(found[4]))
        return 1915 <= born.year <= date.today().year - 3
    return False


def is_id_number(text: str) -> bool:
    """Tell whether a text is a resident ID (GB 11643 check digit) or a Chinese passport."""
    from stdnum.cn import ric

    return bool(ric.is_valid(text.upper())) or _PASSPORT.fullmatch(text) is not None


def is_bank_account(text: str) -> bool:
    """Tell whether a text is a card number (16–19 digits, Luhn, a known first digit) or an IBAN."""
    from stdnum import iban, luhn

    digits = text.replace(" ", "")
    if re.fullmatch(r"[2-6]\d{15,18}", digits):
        return len(set(digits)) > 3 and bool(luhn.is_valid(digits))
    return bool(re.match(r"[A-Z]{2}\d\d", text) and iban.is_valid(text))


def is_ip_address(text: str) -> bool:
    """Tell whether a text is an address of one host."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    return not (address.is_unspecified or address.is_multicast or address.is_loopback)


def is_package_list(text: str) -> bool:
    """Tell whether a text names two packages at least."""
    return len(set(_PACKAGE.findall(text[:4096]))) >= 2


def is_person_name(text: str) -> bool:
    """Tell whether a text is written as the name of a person: two to four Chinese characters, or Latin words."""
    return bool(_CHINESE_NAME.fullmatch(text) or _LATIN_NAME.fullmatch(text))


def is_phone(text: str) -> bool:
    """Tell whether a text is a Chinese mobile number, or one with an international prefix."""
    return _PHONE.fullmatch(text) is not None


SHAPES: dict[str, Test] = {
    "imei": _is_imei,
    "sim_identifiers": is_subscriber,
    "mac_address": is_mac,
    "android_id": lambda text: _is_hex_id(text, 15, 16),
    "oaid": lambda text: is_uuid(text) or _is_hex_id(text, 16, 32, 64),
    "advertising_id": lambda text: is_uuid(text) or _is_hex_id(text, 32),
    "install_id": lambda text: is_uuid(text) or _TOKEN.fullmatch(text) is not None,
    "drm_id": lambda text: _is_hex_id(text, 32, 64) or re.fullmatch(r"[A-Za-z0-9+/_-]{43}=?", text) is not None,
    "device_serial": lambda text: re.fullmatch(r"(?=.*\d)(?=.*[A-Z])[A-Z0-9]{8,20}", text) is not None,
    "email": _is_email,
    "phone_number": is_phone,
    "id_number": is_id_number,
    "bank_account": is_bank_account,
    "location_precise": is_place_text,
    "ip_address": is_ip_address,
    "birth_age": is_birth_date,
    "gender": lambda text: text.casefold() in {"male", "female", "m", "f", "男", "女"},
    "name": is_person_name,
    "nearby_devices": is_mac,
    "wifi_info": is_mac,
    "installed_apps": is_package_list,
    "vehicle_info": lambda text: (_PLATE.fullmatch(text) or _VIN.fullmatch(text)) is not None,
    "postal_address": lambda text: len(text) <= 200 and len(_ADDRESS_PARTS.findall(text)) >= 2,
    "race_ethnicity": lambda text: re.fullmatch(r"[\u4e00-\u9fff]{1,6}族", text) is not None,
    "marital_family": lambda text: text.casefold() in {"未婚", "已婚", "离异", "married", "divorced", "widowed"},
    "education_work": lambda text: text in {"小学", "初中", "高中", "中专", "大专", "专科", "本科", "硕士", "博士"},
    "location_coarse": lambda text: re.fullmatch(r"\d{6}", text) is not None and _PROVINCES.match(text) is not None,
    "trip_info": lambda text: re.fullmatch(r"[GDCZTK]\d{1,4}|(?:[A-Z]{2}|\d[A-Z]|[A-Z]\d)\d{3,4}", text) is not None,
    "fitness_body": lambda text: re.fullmatch(r"\d{2,3}", text) is not None and 30 <= int(text) <= 230,
    "third_party_account": lambda text: re.fullmatch(r"2088\d{12}|[1-9]\d{5,10}", text) is not None,
    "credentials": lambda text: re.fullmatch(r"\S{6,64}", text) is not None and len(set(text)) > 3,
    "purchase_history": lambda text: re.fullmatch(r"\d{16,32}", text) is not None and len(set(text)) > 3,
    "cell_info": lambda text: re.fullmatch(r"[1-9]\d{3,9}", text) is not None,
    "account_id": lambda text: re.fullmatch(r"o[A-Za-z0-9_-]{27}|[1-9]\d{5,19}", text) is not None or is_uuid(text),
    "web_cookies": lambda text: re.fullmatch(r"GA\d\.\d\.\d{6,}\.\d{9,}|\d{16,20}", text) is not None,
}  # fmt: skip
"""Data type → whether a plain text looks like a value of it."""
