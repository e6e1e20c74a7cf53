"""Places on maps: metres of Web Mercator and of Baidu's own projection, Plus codes, and NMEA's degrees and minutes.

Web Mercator (EPSG:3857) is what maps of the web are drawn in: IOGP 373-7-2, 1024, a sphere of 6,378,137 m. Baidu's
metres (BD09MC) are a polynomial of BD-09 in bands of latitude; its coefficients stand in Baidu's JavaScript API
(`MercatorProjection`, LL2MC). Plus codes: Open Location Code, specification of google/open-location-code.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from analyzer.detect.transforms.shifts import Place, shifted

RADIUS = 6378137.0
_OLC = "23456789CFGHJMPQRVWX"
_BANDS = (45.0, 30.0, 15.0, 0.0)
"""Down to which latitude each row is for: China lies south of 60 degrees."""
_LL2MC = (
    (
        *(0.00337398766765, 111320.7020202162, 4481351.045890365, -23393751.19931662, 79682215.47186455),
        *(-115964993.2797253, 97236711.15602145, -43661946.33752821, 8477230.501135234, 52.5),
    ),
    (
        *(0.00220636496208, 111320.7020209128, 51751.86112841131, 3796837.749470245, 992013.7397791013),
        *(-1221952.21711287, 1340652.697009075, -620943.6990984312, 144416.9293806241, 37.5),
    ),
    (
        *(-0.0003441963504368392, 111320.7020576856, 278.2353980772752, 2485758.690035394, 6070.750963243378),
        *(54821.18345352118, 9540.606633304236, -2710.55326746645, 1405.483844121726, 22.5),
    ),
    (
        *(-0.0003218135878613132, 111320.7020701615, 0.00369383431289, 823725.6402795718, 0.46104986909093),
        *(2351.343141331292, 1.58060784298199, 8.77738589078284, 0.37238884252424, 7.45),
    ),
)


def mercator(lat: float, lng: float) -> Place:
    """Give northing and easting of a place in metres of Web Mercator.

    >>> [round(metres, 2) for metres in mercator(24.381786944444445, -100.33333333333333)]
    [2800000.0, -11169055.58]
    """
    lat = max(-85.06, min(85.06, lat))
    return RADIUS * math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)), RADIUS * math.radians(lng)


def baidu_metres(lat: float, lng: float) -> Place:
    """Give northing and easting of a place of BD-09 in Baidu's metres.

    >>> [round(metres) for metres in baidu_metres(39.915, 116.404)]
    [4825924, 12958175]
    """
    first, per_degree, *factors, span = next(row for band, row in zip(_BANDS, _LL2MC, strict=True) if abs(lat) >= band)
    part = abs(lat) / span
    north = sum(factor * part**power for power, factor in enumerate(factors))
    return math.copysign(north, lat), math.copysign(first + per_degree * abs(lng), lng)


def plus_code(lat: float, lng: float, length: int) -> str:
    """Give the Plus code of a place, of 10 or 11 digits.

    >>> plus_code(20.3701125, 2.782234375, 11), plus_code(47.0000625, 8.0000625, 10)
    ('7FG49QCJ+2VX', '8FVC2222+22')
    """
    # Whole steps of the last two digits: a grid of 5 by 4 in each cell of the tenth.
    north = min(math.floor(round((lat + 90) * 2.5e7, 1)), 180 * 25_000_000 - 1) // (3125 // 5)
    east = math.floor(round((lng + 180) % 360 * 8.192e6, 1)) // (1024 // 4)
    digits = _OLC[north % 5 * 4 + east % 4]
    north, east = north // 5, east // 4
    for _ in range(5):
        digits = _OLC[north % 20] + _OLC[east % 20] + digits
        north, east = north // 20, east // 20
    return f"{digits[:8]}+{digits[8:length]}"


def minutes_of(half: Decimal, width: int, n: int) -> Iterator[str]:
    """Give a half of a place in degrees and minutes with `n` decimals, without its side: as NMEA 0183 writes it, then
    with a blank or a mark between, also without zeros in front, and last as android.location.Location.convert does.

    >>> list(minutes_of(Decimal("6.505620277777778"), 3, 3))[:7]
    ['00630.337', '006 30.337', '006°30.337', '006° 30.337', '6 30.337', '6°30.337', '6° 30.337']
    >>> list(minutes_of(Decimal("-104.0662"), 3, 3))[7:]
    ['104 3.972', '104°3.972', '104° 3.972', '-104:3.972']
    """
    whole = int((abs(half) * 60 * 10**n).quantize(Decimal(1), ROUND_HALF_UP))
    degrees, rest = divmod(whole, 60 * 10**n)
    short = f"{rest // 10**n}.{rest % 10**n:0{n}d}"
    minutes = short.zfill(n + 3)
    yield f"{degrees:0{width}d}{minutes}"
    ways = [(f"{degrees:0{width}d}", minutes), (str(degrees), minutes), (str(degrees), short)]
    yield from (f"{one}{mark}{other}" for one, other in ways for mark in (" ", "°", "° "))
    yield f"{'-' * (half < 0)}{degrees}:{short.rstrip('0').rstrip('.')}"


def metres_of(lat: float, lng: float) -> Iterator[tuple[str, Place]]:
    """Give (name, northing and easting) of a place in every projection."""
    yield "mercator", mercator(lat, lng)
    first = dict(reversed([*shifted(lat, lng)]))
    if first:
        yield "gcj02|mercator", mercator(*first["gcj02"])
        yield "bd09mc", baidu_metres(*first["bd09"])
