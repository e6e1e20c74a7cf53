"""Steps over text: case, separators, phone prefixes, check digits, dates, names."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date

from truth.digests import DIGESTS
from truth.forms import Context, Form, Pair, Ways, as_text, characters, step


@step
def plain(form: Form, _: str, __: Context) -> Ways:
    """the value as known"""
    ways = {"": form}
    if form.pair:
        ways |= {f"joined by {join!r}": replace(form, data=join.join(form.pair).encode()) for join in (", ", ";", "|")}
    return ways


@step
def upper(form: Form, _: str, __: Context) -> Ways:
    """letters in upper case (of a digest: its hex digits)"""
    return {"": as_text(form, characters(form).upper())}


@step
def lower(form: Form, _: str, __: Context) -> Ways:
    """letters in lower case"""
    return {"": as_text(form, characters(form).lower())}


@step
def reversed_(form: Form, _: str, __: Context) -> Ways:
    """characters in reverse order"""
    return {"": as_text(form, characters(form)[::-1])}


_MARKS = {
    "mac": "-:._ ",
    "uuid": "_: ",
    "phone": "-. /",
    "date": "/._ ",
    "imei": "-/ ",
    "digits": "- ",
    "cell": "_:. ",
    "token": "- ",
}
"""Which separators people write between the groups of a kind of value (beside its own)."""
_ANY_MARK = r"[-:._/ +]"


@step
def no_separators(form: Form, _: str, context: Context) -> Ways:
    """without what stands between the groups (of a MAC, UUID, phone number, date, card …)"""
    if context.value.kind not in _MARKS or not context.value.draft.groups:
        return {}
    return {"": as_text(form, re.sub(_ANY_MARK, "", characters(form)))}


@step
def separators(form: Form, name: str, context: Context) -> Ways:
    """groups joined by X (`separators:-`, `separators:space`); a country prefix is a group of its own"""
    if form.kind == "digest":
        return _as_uuid(form, form.data) if name == "-" and len(form.data) == 16 else {}
    mark, kind = name.replace("space", " "), context.value.kind
    if kind == "ip":
        return {"": as_text(form, characters(form).replace(".", mark))}
    if mark not in _MARKS.get(kind, "") or not context.value.draft.groups:
        return {}
    parts = re.split("-", characters(form)) if kind == "date" else _grouped(characters(form), context)
    return {"": as_text(form, mark.join(parts))} if parts else {}


@step
def uuid3(form: Form, _: str, __: Context) -> Ways:
    """UUID of version 3 made of the UTF-8 bytes without a namespace"""
    marked = bytearray(DIGESTS["md5"](form.written))
    marked[6], marked[8] = marked[6] & 0x0F | 0x30, marked[8] & 0x3F | 0x80
    return _as_uuid(form, bytes(marked))


def _as_uuid(form: Form, data: bytes) -> Ways:
    flat = data.hex()
    return {"": as_text(form, "-".join((flat[:8], flat[8:12], flat[12:16], flat[16:20], flat[20:])), bits=128)}


def _grouped(text: str, context: Context) -> list[str]:
    groups, flat = context.value.draft.groups, re.sub(_ANY_MARK, "", text)
    if context.value.kind == "imei" and len(flat) == 14:
        groups = (8, 6)  # RFC 7254 4.2
    at = len(flat) - sum(groups)
    if at < 0:
        return []
    plus = "+" if text.startswith("+") else ""
    parts = [plus + flat[:at]] if plus or at else []
    for size in groups:
        parts.append(flat[at : at + size])
        at += size
    return parts


@step
def dotted(form: Form, _: str, context: Context) -> Ways:
    """MAC in three groups of four hex digits joined by dots"""
    if context.value.kind != "mac":
        return {}
    flat = re.sub(r"[-:]", "", characters(form))
    return {"": as_text(form, ".".join((flat[:4], flat[4:8], flat[8:])))}


@step
def unpadded(form: Form, _: str, context: Context) -> Ways:
    """date whose month and day have no zero in front"""
    if context.value.kind != "date":
        return {}
    return {"": as_text(form, "-".join(part.removeprefix("0") for part in characters(form).split("-")))}


@step
def han(form: Form, _: str, context: Context) -> Ways:
    """date with 年, 月 and 日"""
    year, month, day = context.value.text.split("-")
    short = f"{year}年{int(month)}月{int(day)}日"
    return {"": as_text(form, short), "padded": as_text(form, f"{year}年{month}月{day}日")}


@step
def month_name(form: Form, _: str, context: Context) -> Ways:
    """date with the English name of its month"""
    when = date.fromisoformat(context.value.text)
    name = _MONTHS[when.month - 1]
    ways = {
        "": f"{name} {when.day}, {when.year}",
        "medium": f"{name[:3]} {when.day}, {when.year}",
        "British": f"{when.day} {name} {when.year}",
        "short": f"{when.day} {name[:3]} {when.year}",
        "hyphens": f"{when.day:02d}-{name[:3]}-{when.year}",
    }
    return {way: as_text(form, text) for way, text in ways.items()}


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@step
def epoch(form: Form, _: str, context: Context) -> Ways:
    """when a date begins in UTC or in China, in seconds or milliseconds since 1970"""
    days = (date.fromisoformat(context.value.text) - date(1970, 1, 1)).days
    return {
        f"{place} {unit}": as_text(form, str((days * 86_400 - behind) * per_second))
        for place, behind in (("UTC", 0), ("China", 8 * 3600))
        for unit, per_second in (("seconds", 1), ("milliseconds", 1000))
    }


@step
def dmy(form: Form, _: str, context: Context) -> Ways:
    """date as day, month, year"""
    return _reordered(form, context, (2, 1, 0))


@step
def mdy(form: Form, _: str, context: Context) -> Ways:
    """date as month, day, year"""
    return _reordered(form, context, (1, 2, 0))


def _reordered(form: Form, context: Context, order: tuple[int, int, int]) -> Ways:
    if context.value.kind != "date":
        return {}
    parts = context.value.text.split("-")
    return {"": as_text(form, "-".join(parts[i] for i in order))}


def _national(context: Context) -> str:
    text, country = context.value.text, context.value.draft.country
    return text.removeprefix(f"+{country}") if text.startswith("+") else text


@step
def prefix(form: Form, mark: str, context: Context) -> Ways:
    """the national phone number after X (`prefix:+86`, `prefix:0086`; `prefix:0` is the trunk digit)"""
    if context.value.kind != "phone":
        return {}
    number = _national(context)
    ways = {"": as_text(form, mark + number, bits=math.inf if mark.strip("+0") else len(number) * math.log2(10))}
    if mark.strip("+0"):
        ways |= {"blank": as_text(form, f"{mark} {number}"), "dash": as_text(form, f"{mark}-{number}")}
    return ways


@step
def no_prefix(form: Form, _: str, context: Context) -> Ways:
    """the national phone number alone, where the known one has a country prefix"""
    if context.value.kind != "phone":
        return {}
    number = _national(context)
    return {"": as_text(form, number, bits=len(number) * math.log2(10))}


@step
def no_check_digit(form: Form, _: str, context: Context) -> Ways:
    """IMEI or ICCID without its last digit"""
    return {"": as_text(form, form.data[:-1])} if context.value.kind in ("imei", "iccid") else {}


@step
def check_digit(form: Form, _: str, context: Context) -> Ways:
    """IMEI with its check digit, where the known one has 14 digits"""
    if context.value.kind != "imei14":
        return {}
    doubled = [int(char) * (1 + place % 2) for place, char in enumerate(form.data.decode())]
    return {"": as_text(form, form.data + str(-sum(n // 10 + n % 10 for n in doubled) % 10).encode())}


def _halves(context: Context) -> Pair | None:
    size = context.value.draft.groups[0] if context.value.kind.startswith("name_") else 0
    return (context.value.text[:size], context.value.text[size:].strip()) if size else None


@step
def split(form: Form, _: str, context: Context) -> Ways:
    """a person's name in two fields, in the order known"""
    halves = _halves(context)
    return {"": replace(form, kind="pair", pair=halves)} if halves else {}


@step
def swapped(form: Form, _: str, context: Context) -> Ways:
    """a person's name with its parts in the other order"""
    halves = _halves(context)
    return (
        {"": as_text(form, " ".join(reversed(halves))), "comma": as_text(form, ", ".join(reversed(halves)))}
        if halves
        else {}
    )
