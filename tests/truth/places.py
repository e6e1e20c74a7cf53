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


def sexagesimal(half: str) -> tuple[int, int, Decimal]:
    """Give degrees, minutes and seconds to two decimals, without sign."""
    hundredths = int((abs(Decimal(half)) * 360_000).quantize(Decimal(1), ROUND_HALF_UP))
    return hundredths // 360_000, hundredths // 6000 % 60, Decimal(hundredths % 6000).scaleb(-2)


def dms(half: str, sides: str, style: str) -> str:
    """Write degrees, minutes, seconds in a style.

    `marks`: 39°4'5.76"N; `primes`: 39°04′05.76″N (ISO 6709, annex D); `colons`: 39:4:5.76.
    """
    degrees, minutes, seconds = sexagesimal(half)
    is_negative = Decimal(half) < 0
    if style == "colons":
        return f"{'-' if is_negative else ''}{degrees}:{minutes}:{seconds}"
    if style == "primes":
        return f"{degrees}°{minutes:02d}′{seconds:05.2f}″{sides[is_negative]}"
    return f"{degrees}°{minutes}'{seconds}\"{sides[is_negative]}"


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
