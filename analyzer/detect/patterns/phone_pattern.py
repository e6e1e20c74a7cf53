"""Phone number: a mobile number of mainland China, or any number in international form (ITU-T E.164)."""

from __future__ import annotations

import re

from analyzer.detect.engine import Expression
from analyzer.detect.patterns.model import BINDS, Pattern, words

_MOBILE = re.compile(r"1[3-9]\d{9}")
_NAMES = rb"phone|mobile|msisdn|[^a-z]tel"


def check(text: str) -> str | None:
    """Give the text when it is a number that is given out: Chinese mobile without +, any with it.

    >>> check("13912345677"), check("+86 139 1234 5677"), check("12012345677"), check("+12125552368")
    ('13912345677', '+8613912345677', None, '+12125552368')
    """
    import phonenumbers

    number = re.sub(r"[ ()-]", "", text)
    digits = re.sub(r"\A(?:\+86|0086|86(?=1))", "", number)
    is_chinese = _MOBILE.fullmatch(digits) is not None
    if (not is_chinese and not number.startswith("+")) or len(set(digits[3:])) < 3:
        return None
    try:
        parsed = phonenumbers.parse(digits if is_chinese else number, "CN" if is_chinese else None)
    except phonenumbers.NumberParseException:
        return None
    is_mobile = phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE
    return number if phonenumbers.is_valid_number(parsed) and (is_mobile or not is_chinese) else None


def _is_international(text: str) -> bool:
    return text.startswith("+")


PATTERN = Pattern(
    id="phone",
    data_type="phone_number",
    expression=Expression(
        rb"\+[1-9]\d{6}|(?i)(?:%b)[0-9a-z_]{0,8}%b(?:(?:\+|00)?86[ -]?)?1[3-9]\d(?:[ -]?\d){6}" % (_NAMES, BINDS)
    ),
    text=re.compile(
        rb"(?<![0-9A-Za-z._%+/-])(?P<value>\+[1-9]\d{0,2}(?:[ -]?\(?\d{1,4}\)?){2,5}|(?:(?:00)?86[ -]?)?1[3-9]\d{9})"
        rb"(?![0-9A-Za-z_%+/=-]|\.[0-9])"
    ),
    check=check,
    name=words("(?:[a-z]+_)?(?:phone|mobile|msisdn|tel|telephone)(?:_?(?:no|num|number))?|phonenum|mobilephone|tel"),
    is_plain=_is_international,
    rule="A mobile number of mainland China (ranges of libphonenumber), with or without +86, 86 or 0086; any other "
    "number only with + and valid. Likely under a field name; without one only the form with +, as possible.",
    sources=("ITU-T E.164", "libphonenumber metadata by phonenumbers"),
)
EXAMPLES = {
    '{"phone":"13912345677"}': ("phone_number", "13912345677", "likely"),
    "mobile=8613912345677": ("phone_number", "8613912345677", "likely"),
    '{"tel":"+86 139 1234 5677"}': ("phone_number", "+8613912345677", "likely"),
    '["+8613912345677"]': ("phone_number", "+8613912345677", "possible"),
    '{"phoneNumber":"+493012345678"}': ("phone_number", "+493012345678", "likely"),
}
NEAR_MISSES = (
    '{"phone":"12012345677"}',
    '{"t":"13912345677"}',
    '{"phone":"139123456770"}',
    '{"hotel":"13912345677"}',
    '{"phone":"13800000000"}',
    '["+999123456789"]',
    "2026-11-21T22:40:12+0800",
    "a+8613912345677",
    "/9j/4AAQ+13912345677/xYz",
    "1700000000+8613912345677",
)
NEGATIVES = ('{"ua":"iPhone/13912345 Mobile/15E148"}', '{"phone":""}')
