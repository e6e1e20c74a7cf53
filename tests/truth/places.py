"""Places: the shifted coordinate systems of China, geohash, degrees. Pairs are (latitude, longitude)."""

from __future__ import annotations

import ctypes
import math
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

KRASOVSKY, WGS84 = 6378245.0, 6378137.0
"""Semi-major axes in metres: the usual port of GCJ-02 takes the first, another widespread one the second."""
_ECCENTRICITY = 0.00669342162296594323
_X_PI = math.pi * 3000 / 180
_GEOHASH = "0123456789bcdefghjkmnpqrstuvwxyz"


def in_china(lat: float, lng: float) -> bool:
    """Tell whether the rectangle that ports of GCJ-02 shift holds the place."""
    return 72.004 <= lng <= 137.8347 and 0.8293 <= lat <= 55.8271


def gcj02(lat: float, lng: float, axis: float = KRASOVSKY) -> tuple[float, float]:
    """Shift WGS-84 to GCJ-02; outside the rectangle of China nothing changes."""
    if not in_china(lat, lng):
        return lat, lng
    x, y = lng - 105.0, lat - 35.0
    common = 20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)
    north = common + _waves(y, 160, 320)
    east = common + _waves(x, 150, 300)
    d_lat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + north * 2 / 3
    d_lng = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + east * 2 / 3
    radians = math.radians(lat)
    magic = 1 - _ECCENTRICITY * math.sin(radians) ** 2
    d_lat = d_lat * 180 / (axis * (1 - _ECCENTRICITY) / magic**1.5 * math.pi)
    d_lng = d_lng * 180 / (axis / math.sqrt(magic) * math.cos(radians) * math.pi)
    return lat + d_lat, lng + d_lng


def _waves(z: float, twelfth: float, thirtieth: float) -> float:
    last = twelfth * math.sin(z / 12 * math.pi) + thirtieth * math.sin(z / 30 * math.pi)
    return 20 * math.sin(z * math.pi) + 40 * math.sin(z / 3 * math.pi) + last


def bd09(lat: float, lng: float) -> tuple[float, float]:
    """Shift GCJ-02 to BD-09."""
    z = math.hypot(lng, lat) + 0.00002 * math.sin(lat * _X_PI)
    theta = math.atan2(lat, lng) + 0.000003 * math.cos(lng * _X_PI)
    return z * math.sin(theta) + 0.006, z * math.cos(theta) + 0.0065


def mercator(lat: float, lng: float) -> tuple[float, float]:
    """Give northing and easting in metres of Web Mercator (EPSG:3857; IOGP Guidance Note 7-2, 1024)."""
    north = WGS84 * math.atanh(math.sin(math.radians(lat)))
    return north, WGS84 * math.radians(lng)


_BD09MC = (
    (
        "0.00337398766765 111320.7020202162 4481351.045890365 -23393751.19931662 79682215.47186455"
        " -115964993.2797253 97236711.15602145 -43661946.33752821 8477230.501135234 52.5"
    ),
    (
        "0.00220636496208 111320.7020209128 51751.86112841131 3796837.749470245 992013.7397791013"
        " -1221952.21711287 1340652.697009075 -620943.6990984312 144416.9293806241 37.5"
    ),
    (
        "-0.0003441963504368392 111320.7020576856 278.2353980772752 2485758.690035394 6070.750963243378"
        " 54821.18345352118 9540.606633304236 -2710.55326746645 1405.483844121726 22.5"
    ),
    (
        "-0.0003218135878613132 111320.7020701615 0.00369383431289 823725.6402795718 0.46104986909093"
        " 2351.343141331292 1.58060784298199 8.77738589078284 0.37238884252424 7.45"
    ),
)
"""LL2MC of Baidu's JavaScript API, for latitudes from 45, 30, 15 and 0 degrees on."""


def bd09mc(lat: float, lng: float) -> tuple[float, float]:
    """Give northing and easting of a place of BD-09 in the metres of Baidu's projection."""
    zero, one, *factors, span = map(float, _BD09MC[3 - min(int(lat / 15), 3)].split())
    north = 0.0
    for factor in reversed(factors):
        north = north * (lat / span) + factor
    return north, zero + one * lng


def nmea(half: str, width: int, n: int) -> str:
    """Give degrees and minutes with `n` decimals as NMEA 0183 writes them: 4807.038, without a sign."""
    degrees, minutes = minutes_of(half, n)
    return f"{degrees:0{width}d}{minutes:0{n + 3}.{n}f}"


def minutes_of(half: str, n: int) -> tuple[int, Decimal]:
    """Give whole degrees, and minutes with `n` decimals, without sign."""
    minutes = (abs(Decimal(half)) * 60).quantize(Decimal(1).scaleb(-n), ROUND_HALF_UP)
    return int(minutes // 60), minutes % 60


def plus_code(lat: float, lng: float, length: int) -> str:
    """Give the Plus code of a place (google/open-location-code, Docs/specification.md)."""
    digits = "23456789CFGHJMPQRVWX"
    # Degrees as whole steps of the eleventh digit; a little is added where a binary fraction falls short.
    north, east = (int((degrees * 1e9 + 0.5) // 1) for degrees in (lat + 90, lng + 180))
    code, size = "", 20 * 10**9
    for _ in range(5):
        code += digits[north // size] + digits[east // size]
        north, east, size = north % size, east % size, size // 20
    cell = size * 20
    if length > 10:
        code += digits[north * 5 // cell * 4 + east * 4 // cell]
    return f"{code[:8]}+{code[8:]}"


def rounded(half: str, n: int) -> str:
    """Round a decimal text to `n` decimals, half away from zero."""
    return f"{Decimal(half).quantize(Decimal(1).scaleb(-n), ROUND_HALF_UP):f}"


def cut(half: str, n: int) -> str:
    """Drop what follows the first `n` decimals."""
    return f"{Decimal(half).quantize(Decimal(1).scaleb(-n), ROUND_DOWN):f}"


def scaled(half: str, n: int) -> str:
    """Give degrees × 10^n as the nearest integer."""
    return f"{Decimal(half).scaleb(n).quantize(Decimal(1), ROUND_HALF_UP):f}"


def single(half: float) -> float:
    """Give the nearest float of four bytes."""
    return ctypes.c_float(half).value


def single_text(number: float) -> str:
    """Give the shortest text that names a float of four bytes, with at least one decimal."""
    text = next(text for n in range(1, 10) if single(float(text := f"{number:.{n}g}")) == number)
    return f"{Decimal(text):f}" if "." in text else f"{float(text):.1f}"


def sexagesimal(half: str, n: int = 2) -> tuple[int, int, Decimal]:
    """Give degrees, minutes and seconds to `n` decimals, without sign."""
    parts, minute = int((abs(Decimal(half)) * 3_600 * 10**n).quantize(Decimal(1), ROUND_HALF_UP)), 60 * 10**n
    return parts // (60 * minute), parts // minute % 60, Decimal(parts % minute).scaleb(-n)


def dms(half: str, sides: str, style: str) -> str:
    """Write degrees, minutes, seconds in a style.

    `marks`: 39°4'5.76"N; `primes`: 39°04′05.76″N (ISO 6709, annex D); `colons`: 39:4:5.76; `tenths`: 39°04'05.8"N;
    `whole`: 39°4'6"N.
    """
    degrees, minutes, seconds = sexagesimal(half, {"tenths": 1, "whole": 0}.get(style, 2))
    is_negative = Decimal(half) < 0
    if style == "tenths":
        return f"{degrees}°{minutes:02d}'{seconds:04.1f}\"{sides[is_negative]}"
    if style == "colons":
        return f"{'-' if is_negative else ''}{degrees}:{minutes}:{seconds}"
    if style == "primes":
        return f"{degrees}°{minutes:02d}′{seconds:05.2f}″{sides[is_negative]}"
    return f"{degrees}°{minutes}'{seconds}\"{sides[is_negative]}"


def ddm(half: str, side: str, n: int, style: str) -> str:
    """Write degrees and minutes in a style: `side first`: N30 40.451; `side last`: 30 40.451N; `marks`: 30°40.451'N;
    `colons`: -30:40.451, with a sign and up to five decimals (android.location.Location#convert, FORMAT_MINUTES)."""
    if style == "colons":
        degrees, minutes = minutes_of(half, 5)
        return f"{'-' * half.startswith('-')}{degrees}:{f'{minutes:f}'.rstrip('0').rstrip('.')}"
    degrees, minutes = minutes_of(half, n)
    if style == "marks":
        return f"{degrees}°{minutes:0{n + 3}.{n}f}'{side}"
    text = f"{degrees} {minutes:0{n + 3}.{n}f}"
    return f"{side}{text}" if style == "side first" else f"{text}{side}"


def geohash(lat: float, lng: float, length: int) -> str:
    """Give the geohash of a place."""
    ranges = [[-180.0, 180.0], [-90.0, 90.0]]
    text, bits = "", 0
    for step in range(length * 5):
        span, coordinate = ranges[step % 2], (lng, lat)[step % 2]
        middle = (span[0] + span[1]) / 2
        is_above = coordinate >= middle
        span[0 if is_above else 1] = middle
        bits = bits << 1 | is_above
        if step % 5 == 4:
            text, bits = text + _GEOHASH[bits], 0
    return text
