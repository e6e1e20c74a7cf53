"""Steps over dates: without zeros in front, with names of months, in Chinese, and as moments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from analyzer.detect.transforms.model import Example, Ways, value_unit
from analyzer.detect.transforms.shape import Shape

_BY_HAND = "by hand"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_CHINA = 8 * 3600
_ORDERS = {"unpadded": (0, 1, 2), "unpadded(mdy)": (1, 2, 0), "unpadded(dmy)": (2, 1, 0)}


@value_unit(
    "unpadded",
    Example("1987-03-04", "1987/3/4", _BY_HAND),
    Example("1987-03-04", "3/4/1987", "CLDR, en, short date with a year of four digits"),
)
def unpadded(shape: Shape) -> Ways:
    """date whose month and day have no zero in front"""
    if shape.kind != "date" or "0" not in (shape.groups[1][0], shape.groups[2][0]):
        return
    parts = [group.lstrip("0") for group in shape.groups]
    own = re.sub(r"\d", "", shape.text)[:1]
    for name, order in _ORDERS.items():
        if own:
            yield name, own.join(parts[at] for at in order)
        yield from ((f"separators:{mark}({name})", mark.join(parts[at] for at in order)) for mark in "-/.")


@value_unit("han", Example("1987-03-04", "1987年3月4日", "CLDR, zh, long date"))
def han(shape: Shape) -> Ways:
    """date with 年, 月 and 日"""
    if shape.kind == "date":
        year, month, day = shape.groups
        yield "han", f"{year}年{month}月{day}日"
        yield "han", f"{year}年{int(month)}月{int(day)}日"


@value_unit(
    "month_name",
    Example("1987-03-04", "March 4, 1987", "CLDR, en, long date"),
    Example("1987-03-04", "Mar 4, 1987", "CLDR, en, medium date"),
    Example("1987-03-04", "4 March 1987", "CLDR, en-GB, long date"),
    Example("1987-03-04", "04-Mar-1987", _BY_HAND),
)
def month_name(shape: Shape) -> Ways:
    """date with the English name of its month"""
    if shape.kind != "date":
        return
    year, month, day = shape.groups
    name = _MONTHS[int(month) - 1]
    for called in dict.fromkeys((name, name[:3])):
        for of_month in dict.fromkeys((day, str(int(day)))):
            texts = (f"{called} {of_month}, {year}", f"{of_month} {called} {year}", f"{of_month}-{called}-{year}")
            yield from (("month_name", text) for text in texts)


@value_unit("epoch", Example("2001-09-09", "999993600", _BY_HAND), Example("2001-09-09", "999964800000", _BY_HAND))
def epoch(shape: Shape) -> Ways:
    """when a date begins in UTC or in China, in seconds or milliseconds since 1970"""
    if shape.kind == "date":
        yield from (("epoch", text) for text in _moments(shape.groups))


def _moments(groups: tuple[str, ...]) -> Iterator[str]:
    year, month, day = map(int, groups)
    try:
        begin = int(datetime(year, month, day, tzinfo=UTC).timestamp())
    except ValueError:  # 31 February
        return
    for seconds in (begin, begin - _CHINA):
        yield from (str(seconds), str(seconds * 1000))
