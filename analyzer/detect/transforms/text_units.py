"""Steps over text: case, order of characters, separators, phone prefixes, check digits, dates, names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.detect.transforms.model import Example, Ways, text_unit, value_unit
from analyzer.detect.transforms.phones import Phone
from analyzer.detect.transforms.shape import Shape

_BY_HAND = "by hand"
_MAC = "RFC 7042 2.1.2"
_E123 = "ITU-T E.123"


@text_unit("upper", Example("a-Z9é", "A-Z9É", _BY_HAND))
def upper(text: str) -> str:
    """letters in upper case (of a digest: its hex digits)"""
    return text.upper()


@text_unit("lower", Example("A-z9É", "a-z9é", _BY_HAND))
def lower(text: str) -> str:
    """letters in lower case"""
    return text.lower()


@text_unit("reversed", Example("abc", "cba", _BY_HAND))
def reversed_(text: str) -> str:
    """characters in reverse order"""
    return text[::-1]


@value_unit(
    "no_separators",
    Example("00-00-5E-00-53-AF", "00005E0053AF", _MAC),
    Example("+33639981234", "33639981234", _E123, "phone_number"),
    Example("001-01-39833-267604101", "0010139833267604101", _BY_HAND, "cell_info"),
)
def no_separators(shape: Shape) -> Ways:
    """without what stands between the groups (of a MAC, UUID, phone number, date, card …)"""
    if shape.marks:
        yield "no_separators", "".join(shape.groups).lstrip("+")


@value_unit(
    "separators",
    Example("00-00-5E-00-53-AF", "00:00:5E:00:53:AF", _MAC),
    Example("+447700900123", "+44 7700 900123", _E123, "phone_number"),
    Example("18753811998", "187-5381-1998", "libphonenumber, format of China", "phone_number"),
    Example("4111111111111111", "4111 1111 1111 1111", "ISO/IEC 7813, as embossed", "bank_account"),
    Example("1987-03-14", "1987/03/14", _BY_HAND),
    Example("f81d4fae7dec11d0a76500a0c91e6bf6", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "RFC 9562 4"),
)
def separators(shape: Shape) -> Ways:
    """groups joined by X (`separators:-`, `separators:space`); a country prefix is a group of its own"""
    for mark in shape.marks:
        yield _mark_name(mark), mark.join(shape.groups)
    if shape.phone and shape.phone.is_international and shape.phone.country == "1" and len(shape.groups) == 4:
        yield "separators:-", "{} ({}) {}-{}".format(*shape.groups)
    if shape.kind == "ip4":
        yield "separators:-", shape.text.replace(".", "-")


def _mark_name(mark: str, inner: str = "") -> str:
    name = f"separators:{'space' if mark == ' ' else mark}"
    return f"{name}({inner})" if inner else name


@value_unit("dotted", Example("00-00-5E-00-53-AF", "0000.5E00.53AF", "Cisco's notation"))
def dotted(shape: Shape) -> Ways:
    """MAC in three groups of four hex digits joined by dots"""
    if shape.kind == "mac":
        flat = "".join(shape.groups)
        yield "dotted", ".".join((flat[:4], flat[4:8], flat[8:]))


@value_unit(
    "prefix",
    Example("13812345678", "+8613812345678", "E.164", "phone_number"),
    Example("+8613812345678", "008613812345678", "E.164 with the international prefix 00", "phone_number"),
    Example("+33639981234", "06 39 98 12 34", "national format of France (ARCEP)", "phone_number"),
)
def prefix(shape: Shape) -> Ways:
    """the national phone number after X (`prefix:+86`, `prefix:0086`; `prefix:0` is the trunk digit)"""
    phone = shape.phone
    if phone is None:
        return
    for mark in (f"+{phone.country}", phone.country, f"00{phone.country}"):
        yield from _after(mark, phone)
    if phone.trunk and phone.trunk != phone.country:
        name = f"prefix:{phone.trunk}"
        yield name, phone.trunk + phone.national
        for join in " -":
            yield _mark_name(join, name), phone.trunk + join.join(phone.groups)
            yield _mark_name(join, name), join.join((phone.trunk, *phone.groups))


def _after(mark: str, phone: Phone) -> Iterator[tuple[str, str]]:
    name = f"prefix:{mark}"
    yield from ((name, f"{mark}{join}{phone.national}") for join in ("", " ", "-"))
    for join in " -":
        yield _mark_name(join, name), join.join((mark, *phone.groups))
    yield _mark_name("-", name), f"{mark} {'-'.join(phone.groups)}"


@value_unit(
    "no_prefix",
    Example("+447700900123", "7700900123", "E.164", "phone_number"),
    Example("+12025550123", "(202) 555-0123", "libphonenumber, national format of NANPA", "phone_number"),
)
def no_prefix(shape: Shape) -> Ways:
    """the national phone number alone, where the known one has a country prefix"""
    phone = shape.phone
    if phone is None or not phone.is_international:
        return
    yield "no_prefix", phone.national
    yield from ((_mark_name(join, "no_prefix"), join.join(phone.groups)) for join in " -")
    if phone.country == "1" and len(phone.groups) == 3:
        yield _mark_name("-", "no_prefix"), "({}) {}-{}".format(*phone.groups)
        yield _mark_name(".", "no_prefix"), ".".join(phone.groups)


@value_unit(
    "no_check_digit",
    Example("490154203237518", "49015420323751", "Wikipedia, IMEI", "imei"),
    Example("490154203237518", "49015420-323751", "RFC 7254 4.2 (urn:gsma:imei)", "imei"),
    Example("89860000502000180722", "8986000050200018072", "ITU-T E.118", "sim_identifiers"),
)
def no_check_digit(shape: Shape) -> Ways:
    """IMEI or ICCID without its last digit"""
    flat = "".join(shape.groups)
    if shape.kind == "imei" and len(flat) == 15:
        yield "no_check_digit", flat[:14]
        yield "separators:-(no_check_digit)", f"{flat[:8]}-{flat[8:14]}"
    if shape.kind == "iccid" and len(shape.text) == 20:
        yield "no_check_digit", shape.text[:19]


@value_unit("check_digit", Example("49015420323751", "490154203237518", "Wikipedia, IMEI", "imei"))
def check_digit(shape: Shape) -> Ways:
    """IMEI with its check digit, where the known one has 14 digits"""
    flat = "".join(shape.groups)
    if shape.kind == "imei" and len(flat) == 14:
        yield "check_digit", flat + luhn_digit(flat)


def luhn_digit(digits: str) -> str:
    """Give the check digit of ISO/IEC 7812-1 for digits without one.

    >>> luhn_digit("7992739871")
    '3'
    """
    doubled = (int(digit) * (2 - at % 2) for at, digit in enumerate(reversed(digits)))
    return str(-sum(number - 9 if number > 9 else number for number in doubled) % 10)


@value_unit("dmy", Example("1987-03-14", "14-03-1987", _BY_HAND), Example("1987-03-14", "14/03/1987", _BY_HAND))
def dmy(shape: Shape) -> Ways:
    """date as day, month, year"""
    yield from _reordered(shape, "dmy", (2, 1, 0))


@value_unit("mdy", Example("1987-03-14", "03-14-1987", _BY_HAND), Example("1987-03-14", "03/14/1987", _BY_HAND))
def mdy(shape: Shape) -> Ways:
    """date as month, day, year"""
    yield from _reordered(shape, "mdy", (1, 2, 0))


def _reordered(shape: Shape, name: str, order: tuple[int, int, int]) -> Iterator[tuple[str, str]]:
    if shape.kind != "date":
        return
    parts = [shape.groups[at] for at in order]
    own = re.sub(r"\d", "", shape.text)[:1]
    yield name, own.join(parts)
    yield f"no_separators({name})", "".join(parts)
    yield from ((_mark_name(mark, name), mark.join(parts)) for mark in "-/.")


@value_unit(
    "swapped",
    Example("Alan Turing", "Turing Alan", _BY_HAND, "name"),
    Example("Alan Turing", "Turing, Alan", _BY_HAND, "name"),
    Example("欧阳娜娜", "娜娜 欧阳", _BY_HAND, "name"),
)
def swapped(shape: Shape) -> Ways:
    """a person's name with its parts in the other order"""
    if shape.kind.startswith("name_"):
        joins = (" ", ", ", "") if shape.kind == "name_zh" else (" ", ", ", ",")
        for first, second in shape.halves[:2]:
            yield from (("swapped", f"{second}{join}{first}") for join in joins)


@value_unit("split", Example("Alan Turing", "Turing", _BY_HAND, "name"), Example("欧阳娜娜", "欧阳", _BY_HAND, "name"))
def split(shape: Shape) -> Ways:
    """a person's name in two fields, in the order known"""
    if shape.kind.startswith("name_"):
        for halves in shape.halves:
            yield from (("split", half) for half in halves)
