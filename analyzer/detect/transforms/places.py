"""Forms of places: coordinate systems, decimals, integers, degrees and minutes, geohash, order.

Integers are degrees × 10^5, 10^6 and 10^7: 10^6 is Android's GeoPoint and Baidu's, 10^7 Google's E7, 10^5 encoded
polylines. 10^4 (11 m, and found as `rounded:4` where a point is written) and 10^8 are in no API we know of; left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from functools import partial

from analyzer.detect.transforms import grids
from analyzer.detect.transforms.model import Example, Ways, value_unit
from analyzer.detect.transforms.numbers import single
from analyzer.detect.transforms.shape import Shape
from analyzer.detect.transforms.shifts import shifted

_EXACT = Context(prec=60)
_GEOHASH = "0123456789bcdefghjkmnpqrstuvwxyz"
_HUNDREDTHS = 360_000
_MAP_BITS = math.log2(40_075_016)
_SHANGHAI = "31.1774276,121.5272106"
_ISO6709 = "50.6795725,-95.8073703"
ROUNDED, CUT, SCALED, GEOHASHED = range(1, 9), range(3, 9), (5, 6, 7), range(5, 13)
"""Decimals to which places are rounded or cut, powers of ten, characters of geohashes. Beyond six decimals only
values known with more than that have a rounded form."""
METRES = range(4)
"""Decimals of metres on a map."""
COMMAS = range(3, 8)
"""Decimals of halves that are written with a comma."""
MINUTES = (3, 4, 5, 6)
PLUS_CODES = (10, 11)
FULL = 7
"""From this many decimals on a shifted place is written in full."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in one spelling. bits: what latitude and longitude can still tell apart. is_apart: looked for as halves
    alone, not as one text, too."""

    name: str
    lat: str
    lng: str
    bits: tuple[float, float] = (math.inf, math.inf)
    is_open: bool = False
    is_apart: bool = False


def points_of(shape: Shape) -> list[Point]:
    """Give every spelling of a place as two halves, latitude first, fewest steps first; each pair under one name."""
    if shape.kind != "place":
        return []
    lat, lng = shape.halves[0]
    found = [*_spellings("", (lat, lng))]
    for system, place in shifted(float(lat), float(lng)):
        found += _spellings(system, (repr(place[0]), repr(place[1])))
    drawn = [*_on_maps(float(lat), float(lng)), *_with_commas((Decimal(lat), Decimal(lng)))]
    found += [replace(point, is_apart=True) for point in drawn]
    best: dict[tuple[str, str, bool], Point] = {}
    for point in sorted(found, key=lambda point: point.name.count("|") + (point.name != "plain")):
        best.setdefault((point.lat, point.lng, point.is_open), point)
    return list(best.values())


def _on_maps(lat: float, lng: float) -> Iterator[Point]:
    """Give a place in metres of maps: whole, with some decimals, and as what all with more of them begin with."""
    for name, metres in grids.metres_of(lat, lng):
        place = Decimal(repr(metres[0])), Decimal(repr(metres[1]))
        for n in METRES:
            bits = (_MAP_BITS + n * math.log2(10),) * 2
            yield Point(f"{name}|rounded:{n}", *_both(partial(_fixed, n=n), place), bits)
            yield Point(f"{name}|cut:{n}", *_both(partial(_fixed, n=n, mode=ROUND_DOWN), place), bits)
        yield Point(name, *_both(partial(_fixed, n=METRES.stop, mode=ROUND_DOWN), place), is_open=True)
        if name == "bd09mc":
            for mode in (ROUND_HALF_UP, ROUND_DOWN):
                bits = (_MAP_BITS + 2 * math.log2(10),) * 2
                yield Point(f"{name}|scaled:2", *_both(partial(_scaled, n=2, mode=mode), place), bits)


def _with_commas(place: tuple[Decimal, Decimal]) -> Iterator[Point]:
    """Give a place as locales write it that have no point in numbers, and in degrees and minutes of NMEA 0183."""
    for n in COMMAS:
        lat, lng = _both(partial(_fixed, n=n), place)
        yield Point(f"rounded:{n}|comma", lat.replace(".", ","), lng.replace(".", ","), _grid(n))
    for n in MINUTES:
        ways = zip(grids.minutes_of(place[0], 2, n), grids.minutes_of(place[1], 3, n), strict=True)
        yield from (Point("ddm", *way, _span(60 * 10**n)) for way in ways)


def _spellings(system: str, halves: tuple[str, str]) -> Iterator[Point]:
    place = Decimal(halves[0]), Decimal(halves[1])
    yield Point(system or "plain", *halves)
    if system:
        yield Point(system, *_both(partial(_fixed, n=FULL), place))
        yield Point(system, *_both(partial(_fixed, n=FULL + 1, mode=ROUND_DOWN), place), is_open=True)
    else:
        yield Point("plain", _float(halves[0]), _float(halves[1]))
        yield Point("plain", *_both(_all_digits, place), is_apart=True)
    n_decimals = max(len(half.partition(".")[2]) for half in halves)
    deepest = FULL - 1 if system else max(n_decimals, FULL)
    for mode, depths, step in ((ROUND_HALF_UP, ROUNDED, "rounded"), (ROUND_DOWN, CUT, "cut"), ("", ROUNDED, "rounded")):
        for n in depths:
            if n <= deepest and (n < n_decimals or step == "rounded"):
                written = _both(partial(_fixed, n=n, mode=mode), place)
                yield from _decimals(system, f"{step}:{n}" if n < n_decimals else "plain", n, written)
    yield from _singles(system, place)
    for n in SCALED:
        for mode in (ROUND_HALF_UP, ROUND_DOWN):
            written = _both(partial(_scaled, n=n, mode=mode), place)
            yield Point(_named(system, f"scaled:{n}"), *written, _grid(n))
    for style in _STYLES if system else (*_STYLES, _padded, _android):
        yield Point(_named(system, "dms"), style(place[0], "NS"), style(place[1], "EW"), _span(_HUNDREDTHS))
    for n in (0, 1):
        for style in (partial(_marks, n=n), partial(_padded, n=n)):
            yield Point(_named(system, "dms"), style(place[0], "NS"), style(place[1], "EW"), _span(3_600 * 10**n))


def _named(system: str, step: str) -> str:
    if step == "plain":
        return system or step
    return f"{system}|{step}" if system else step


def _decimals(system: str, step: str, n: int, way: tuple[str, str]) -> Iterator[Point]:
    bits = (math.inf, math.inf) if step == "plain" else _grid(n)
    yield Point(_named(system, step), *way, bits)
    yield Point(_named(system, step), _short(way[0]), _short(way[1]), bits)
    yield Point(_named(system, step), *_both(_all_digits, (Decimal(way[0]), Decimal(way[1]))), bits, is_apart=True)


def _singles(system: str, place: tuple[Decimal, Decimal]) -> Iterator[Point]:
    """Give a place as singles hold it: as their own text, and as the doubles made of them are written."""
    name, bits = _named(system, "float32"), _single_bits(place)
    yield Point(name, *_both(_shortest, place), bits)
    yield Point(name, *_both(_as_double, place), bits)


def _shortest(half: Decimal) -> str:
    """Give the fewest digits that name a single, as Java's Float.toString and C++'s std::to_chars do."""
    number = single(float(half))
    texts = (f"{number:.{n}g}" for n in range(6, 10))
    return _short(f"{Decimal(next(text for text in texts if single(float(text)) == number)):f}")


def _as_double(half: Decimal) -> str:
    return f"{Decimal(repr(single(float(half)))):f}"


def _single_bits(place: tuple[Decimal, Decimal]) -> tuple[float, float]:
    """Give what 24 bits of fraction tell apart of latitudes and longitudes of this size."""
    sizes = [math.frexp(float(half))[1] for half in place]
    return math.log2(180) + 24 - sizes[0], math.log2(360) + 24 - sizes[1]


def _both(write: Callable[[Decimal], str], place: tuple[Decimal, Decimal]) -> tuple[str, str]:
    return write(place[0]), write(place[1])


def _fixed(half: Decimal, *, n: int, mode: str = ROUND_HALF_UP) -> str:
    """Give a half with `n` decimals; without a mode as a float rounds, which tells where the last digit is a 5."""
    return f"{half.quantize(Decimal(1).scaleb(-n), mode, _EXACT):f}" if mode else f"{float(half):.{n}f}"


def _scaled(half: Decimal, *, n: int, mode: str) -> str:
    return f"{half.scaleb(n, _EXACT).quantize(Decimal(1), mode, _EXACT):f}"


def _short(half: str) -> str:
    """Give the same without zeros at the end, as Java writes it: one decimal stays."""
    return half.rstrip("0") + "0" * half.rstrip("0").endswith(".") if "." in half else half


def _float(half: str) -> str:
    return f"{Decimal(repr(float(half))):f}" if "." in half else half


def _all_digits(half: Decimal) -> str:
    """Give the nearest double with the 17 digits that tell all apart, as Apple's JSON and C's `%.17g` write it."""
    digits = f"{Decimal(f'{float(half):.17g}'):f}"
    return digits if "." in digits else f"{half:f}"


def _grid(n: int) -> tuple[float, float]:
    return _span(10**n)


def _span(per_degree: int) -> tuple[float, float]:
    return math.log2(180 * per_degree), math.log2(360 * per_degree)


def _sexagesimal(half: Decimal, n: int = 2) -> tuple[int, int, Decimal]:
    """Give degrees, minutes, and seconds with `n` decimals."""
    parts = int((abs(half) * 3_600 * 10**n).quantize(Decimal(1), ROUND_HALF_UP))
    minute = 60 * 10**n
    return parts // (60 * minute), parts // minute % 60, Decimal(parts % minute).scaleb(-n)


def _marks(half: Decimal, sides: str, n: int = 2) -> str:
    degrees, minutes, seconds = _sexagesimal(half, n)
    return f"{degrees}°{minutes}'{seconds:.{n}f}\"{sides[half < 0]}"


def _padded(half: Decimal, sides: str, n: int = 2) -> str:
    degrees, minutes, seconds = _sexagesimal(half, n)
    return f"{degrees}°{minutes:02d}'{seconds:0{n + 2 + (n > 0)}.{n}f}\"{sides[half < 0]}"


def _primes(half: Decimal, sides: str) -> str:
    return _padded(half, sides).translate({ord("'"): "′", ord('"'): "″"})


def _colons(half: Decimal, _: str) -> str:
    degrees, minutes, seconds = _sexagesimal(half)
    return f"{'-' * (half < 0)}{degrees}:{minutes}:{seconds:.2f}"


def _android(half: Decimal, _: str) -> str:
    """As android.location.Location.convert with FORMAT_SECONDS: up to five decimals of seconds."""
    hundred_thousandths = int((abs(half) * 360_000_000).quantize(Decimal(1), ROUND_HALF_UP))
    seconds = Decimal(hundred_thousandths % 6_000_000).scaleb(-5)
    written = f"{seconds:.5f}".rstrip("0").rstrip(".")
    return f"{'-' * (half < 0)}{hundred_thousandths // 360_000_000}:{hundred_thousandths // 6_000_000 % 60}:{written}"


_STYLES = (_marks, _primes, _colons)
"""Written of shifted places too; the other two only of the place as known."""


def geohash_of(lat: float, lng: float, length: int) -> str:
    """Give the geohash of a place.

    >>> geohash_of(42.605, -5.603, 5), geohash_of(57.64911, 10.40744, 11)
    ('ezs42', 'u4pruydqqvj')
    """
    n_lng, n_lat = (length * 5 + 1) // 2, length * 5 // 2
    east = min(int((lng + 180) / 360 * (1 << n_lng)), (1 << n_lng) - 1)
    north = min(int((lat + 90) / 180 * (1 << n_lat)), (1 << n_lat) - 1)
    bits = 0
    for at in range(length * 5):
        source, left = (north, n_lat - 1 - at // 2) if at % 2 else (east, n_lng - 1 - at // 2)
        bits = bits << 1 | source >> left & 1
    return "".join(_GEOHASH[bits >> 5 * at & 31] for at in range(length - 1, -1, -1))


def geohashes_of(shape: Shape) -> Iterator[tuple[str, str]]:
    """Give (name, code) of a place in every system: geohashes and Plus codes."""
    if shape.kind != "place":
        return
    lat, lng = (float(half) for half in shape.halves[0])
    for system, place in [("", (lat, lng)), *shifted(lat, lng)]:
        yield from ((_named(system, f"geohash:{n}"), geohash_of(*place, n)) for n in GEOHASHED)
        yield from ((_named(system, f"plus_code:{n}"), grids.plus_code(*place, n)) for n in PLUS_CODES)


def code_bits(name: str) -> float:
    """Give what a geohash or Plus code under this name tells apart.

    >>> code_bits("gcj02|geohash:7"), round(code_bits("plus_code:10"))
    (35.0, 42)
    """
    step, _, n = name.rpartition("|")[2].partition(":")
    return 5.0 * int(n) if step == "geohash" else math.log2(180 * 360 * 8000**2 * 20 ** (int(n) - 10))


def _steps(shape: Shape, step: str) -> Ways:
    for point in points_of(shape):
        if step in re.split("[|:]", point.name):
            yield point.name, f"{point.lat},{point.lng}"


_GIVEN = "eviltransform, python/test.py: Shanghai"
_STEPS = {
    "gcj02": ("a place shifted to GCJ-02, with all its decimals (7 or more)", "31.1753040,121.5315419", _GIVEN),
    "bd09": (
        "a place shifted to BD-09 (by way of GCJ-02), with all its decimals",
        "29.200,120.020",
        "eviltransform, python/test.py, whose way back is good to ten metres",
    ),
    "rounded": ("both halves of a place rounded to N decimals", "31.1774,121.5272", "by hand"),
    "cut": (
        "both halves of a place cut off after N decimals, where that differs from rounding",
        "31.17742,121.52721",
        "by hand",
    ),
    "scaled": ("degrees × 10^N as integers", "311774276,1215272106", "by hand"),
    "float32": (
        "a place as four bytes of floating point hold it, and what they are as a double",
        "31.177427291870117,121.52721405029297",
        "IEEE 754 binary32, by hand",
    ),
    "dms": ("degrees, minutes and seconds to two decimals at most", "50°40′46.46″N,95°48′26.53″W", "ISO 6709, annex D"),
    "mercator": (
        "northing and easting in metres of Web Mercator, EPSG:3857; `cut` and `rounded` tell decimals",
        "2800000.00,-11169055.58",
        "IOGP Guidance Note 7-2, 1024",
    ),
    "bd09mc": (
        "northing and easting in the metres of Baidu's own projection of BD-09",
        "3633994.63,13529697.23",
        "Baidu's JavaScript API, LL2MC, by its coefficients",
    ),
    "ddm": (
        "degrees and minutes as NMEA 0183 writes them, without signs, or as `N30 40.451` and `30°40.451'N`",
        "5040.7744,09548.4422",
        "NMEA 0183, by hand",
    ),
    "comma": ("both halves of a place with a decimal comma", "31,177428,121,527211", "by hand"),
}
_PLACES = {
    "mercator": "24.381786944444445,-100.33333333333333",
    "ddm": _ISO6709,
    "bd09": "29.196131605295484,120.00877901149691",
    "dms": _ISO6709,
}


def _add_steps() -> None:
    for name, (doc, wrote, source) in _STEPS.items():

        def write(shape: Shape, step: str = name) -> Ways:
            return _steps(shape, step)

        write.__doc__ = doc
        value_unit(name, Example(_PLACES.get(name, _SHANGHAI), wrote, source, "location_precise"))(write)


_add_steps()


@value_unit("lng_lat", Example(_SHANGHAI, "121.5272106,31.1774276", "by hand", "location_precise"))
def _lng_lat(shape: Shape) -> Ways:
    """longitude stands before latitude"""
    yield from (("lng_lat", f"{lng},{lat}") for lat, lng in shape.halves if shape.kind == "place")


@value_unit(
    "geohash",
    Example("42.605,-5.603", "ezs42", "Wikipedia, Geohash", "location_precise"),
    Example("57.64911,10.40744", "u4pruydqq", "Wikipedia, Geohash", "location_precise"),
)
def _geohash(shape: Shape) -> Ways:
    """geohash of N characters"""
    yield from ((name, text) for name, text in geohashes_of(shape) if "geohash" in name)


@value_unit(
    "plus_code",
    Example(
        "20.3701125,2.782234375",
        "7FG49QCJ+2VX",
        "google/open-location-code, test_data/encoding.csv",
        "location_precise",
    ),
)
def _plus_code(shape: Shape) -> Ways:
    """Plus code (Open Location Code) of N digits"""
    yield from ((name, text) for name, text in geohashes_of(shape) if "plus_code" in name)
