"""The shifted coordinate systems of China, from published formulas. Pairs are (latitude, longitude) in degrees.

GCJ-02 is WGS-84 plus a series of sines over (x, y) = (longitude − 105°, latitude − 35°), taken from metres to degrees
on an ellipsoid; BD-09 turns GCJ-02 once more. The formulas have been public since 2013 (ports: eviltransform,
coordtransform). Ports differ in the semi-major axis (Krasovsky's or that of WGS-84), which moves a place by about a
centimetre, and in the order of their sums, which changes the last digit of a float: both are given.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

Place = tuple[float, float]

KRASOVSKY, WGS84 = 6378245.0, 6378137.0
"""Semi-major axes in metres."""
_ECCENTRICITY = 0.00669342162296594323
_LNG_RANGE, _LAT_RANGE = (72.004, 137.8347), (0.8293, 55.8271)
_TURN = math.pi * 3000.0 / 180.0
_Pairs = list[tuple[tuple[float, float], tuple[float, float]]]
"""Pairs of (amplitude, sine) as the formulas write them, one pair per bracket."""


def is_shifted(lat: float, lng: float) -> bool:
    """Tell whether a place lies in the rectangle in which ports shift.

    >>> is_shifted(31.2, 121.5), is_shifted(39.7, -105.0)
    (True, False)
    """
    return _LNG_RANGE[0] <= lng <= _LNG_RANGE[1] and _LAT_RANGE[0] <= lat <= _LAT_RANGE[1]


def gcj02(lat: float, lng: float, axis: float = KRASOVSKY, *, is_polynomial_first: bool = True) -> Place:
    """Shift WGS-84 to GCJ-02; a place outside the rectangle stays.

    >>> gcj02(39.7392, -104.9903)
    (39.7392, -104.9903)
    """
    if not is_shifted(lat, lng):
        return lat, lng
    x, y = lng - 105.0, lat - 35.0
    root, total = math.sqrt(abs(x)), _from_polynomial if is_polynomial_first else _from_sines
    shared = (20.0, math.sin(6.0 * x * math.pi)), (20.0, math.sin(2.0 * x * math.pi))
    north = total(
        -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root, [shared, *_waves(y, (160.0, 320.0))]
    )
    east = total(300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root, [shared, *_waves(x, (150.0, 300.0))])
    radians = lat / 180.0 * math.pi
    sine = math.sin(radians)
    flat = 1 - _ECCENTRICITY * sine * sine
    d_lat = (north * 180.0) / ((axis * (1 - _ECCENTRICITY)) / (flat * math.sqrt(flat)) * math.pi)
    d_lng = (east * 180.0) / (axis / math.sqrt(flat) * math.cos(radians) * math.pi)
    return lat + d_lat, lng + d_lng


def _waves(z: float, amplitudes: tuple[float, float]) -> _Pairs:
    long, longest = amplitudes
    return [
        ((20.0, math.sin(z * math.pi)), (40.0, math.sin(z / 3.0 * math.pi))),
        ((long, math.sin(z / 12.0 * math.pi)), (longest, math.sin(z * math.pi / 30.0))),
    ]


def _from_polynomial(polynomial: float, pairs: _Pairs) -> float:
    """Add bracket by bracket, as coordtransform and most Java and Python ports do."""
    total = polynomial
    for (a, sine), (b, other) in pairs:
        total += (a * sine + b * other) * 2.0 / 3.0
    return total


def _from_sines(polynomial: float, pairs: _Pairs) -> float:
    """Add the sines first, as eviltransform does."""
    total = 0.0
    for (a, sine), (b, other) in pairs:
        total += a * sine + b * other
    return total * (2.0 / 3.0) + polynomial


def bd09(lat: float, lng: float) -> Place:
    """Turn GCJ-02 into BD-09."""
    length = math.sqrt(lng * lng + lat * lat) + 0.00002 * math.sin(lat * _TURN)
    angle = math.atan2(lat, lng) + 0.000003 * math.cos(lng * _TURN)
    return length * math.sin(angle) + 0.006, length * math.cos(angle) + 0.0065


def shifted(lat: float, lng: float) -> Iterator[tuple[str, Place]]:
    """Give (system, place) for every system, axis and order of sums; the usual ones first; nothing outside China."""
    if not is_shifted(lat, lng):
        return
    ways = [gcj02(lat, lng, axis, is_polynomial_first=first) for axis in (KRASOVSKY, WGS84) for first in (True, False)]
    yield from (("gcj02", way) for way in dict.fromkeys(ways))
    yield from (("bd09", way) for way in dict.fromkeys(bd09(*way) for way in ways))
