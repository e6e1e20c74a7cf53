"""Coordinates: latitude and longitude in decimal degrees (ISO 6709)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from analyzer.detect.engine import Expression
from analyzer.detect.patterns.model import BINDS, Pattern, Place, never, words

NEAR_KM = 1.5
"""GCJ-02 and BD-09 shift a place by up to 1.4 km, so that a shifted place is still near the true one."""
_LAT, _LNG = rb"lat(?:itude)?", rb"(?:lng|lon|long|longitude)"
_PAIR = rb"loc(?:ation)?|latl(?:ng|on)|coords?|coordinates|gps"
_NUMBER = rb"-?\d{1,3}\.\d{3,15}"
_GAP = rb"[^{}\[\]]{0,60}?"
_BIND = rb"[\"'\\]{0,3}\s{0,2}[:=>]\s{0,2}[\"'\\]{0,3}"
_DECIMAL = re.compile(r"-?\d{1,3}\.\d{3,15}")
_LAT_LAST = re.compile(r"lat(?:itude)?[^0-9A-Za-z]*[\d.]+\Z", re.IGNORECASE)


def check(text: str) -> str | None:
    """Give `lat,lng` when both are in range and precise to three decimals at least (some 100 m), and not near 0,0.
    A first number that can be no latitude is the longitude.

    >>> check("31.23042,121.47370"), check("121.47370,31.23042"), check("931.23042,121.47370"), check("0.0000,0.0000")
    ('31.23042,121.47370', '31.23042,121.47370', None, None)
    """
    numbers = _DECIMAL.findall(text)
    if len(numbers) != 2:
        return None
    if _LAT_LAST.search(text) or abs(float(numbers[0])) > 90:
        numbers.reverse()
    lat, lng = (float(number) for number in numbers)
    is_place = abs(lat) <= 90 and abs(lng) <= 180 and abs(lat) + abs(lng) > 0.01
    return ",".join(numbers) if is_place else None


def near(text: str, places: Sequence[Place]) -> str | None:
    """Give a place, in the order that fits, when it lies within NEAR_KM of one of those.

    >>> near("31.23042,121.47370", [(31.2300, 121.4740)]), near("31.23042,121.47370", [(31.0, 121.0)])
    ('31.23042,121.47370', None)
    """
    first, second = text.split(",")
    for lat, lng in ((first, second), (second, first)):
        if any(distance_km((float(lat), float(lng)), place) <= NEAR_KM for place in places):
            return f"{lat},{lng}"
    return None


def distance_km(one: Place, other: Place) -> float:
    """Give the distance along the great circle (haversine, sphere of 6,371 km)."""
    lat_1, lng_1, lat_2, lng_2 = map(math.radians, (*one, *other))
    h = math.sin((lat_2 - lat_1) / 2) ** 2 + math.cos(lat_1) * math.cos(lat_2) * math.sin((lng_2 - lng_1) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))


PATTERN = Pattern(
    id="place",
    data_type="location_precise",
    expression=Expression(rb"(?i)(?:%b|%b)%b\d{1,3}\.\d{3}" % (_LAT, _PAIR, BINDS)),
    text=re.compile(
        rb"(?i)(?<![\w.])(?P<value>(?:%b\s{0,2}[,;|]\s{0,2}%b"
        rb"|(?<=[:=>\"'\\ -])%b%b(?<![a-z])(?:%b|%b)%b%b))(?![\w]|\.\d)"
        % (_NUMBER, _NUMBER, _NUMBER, _GAP, _LAT, _LNG, _BIND, _NUMBER)
    ),
    check=check,
    name=words("lat|latitude|lng|lon|long|longitude|loc|location|lat_?l(?:ng|on)|coords?|coordinates|gps"),
    is_plain=never,
    near=near,
    rule="Two decimal numbers in range with three decimals at least, as one text or list under a field name that says "
    "place, or as two fields, latitude and longitude, in either order. Possible; likely within 1.5 km of a place that "
    "is known in the session.",
    sources=("ISO 6709",),
)
EXAMPLES = {
    '{"lat":31.230416,"lng":121.473701}': ("location_precise", "31.230416,121.473701", "possible"),
    '{"longitude":"121.473701","latitude":"31.230416"}': ("location_precise", "31.230416,121.473701", "possible"),
    '{"loc":"31.230416,121.473701"}': ("location_precise", "31.230416,121.473701", "possible"),
    '{"coordinates":[121.473701,31.230416]}': ("location_precise", "31.230416,121.473701", "possible"),
    "lat=31.230416&lng=121.473701": ("location_precise", "31.230416,121.473701", "possible"),
    "lat=31.230416&acc=20&lon=-121.473701": ("location_precise", "31.230416,-121.473701", "possible"),
    "<lat>31.230416</lat><lng>121.473701</lng>": ("location_precise", "31.230416,121.473701", "possible"),
}
NEAR_MISSES = (
    '<path d="M12.3456,78.1234 90.1234,12.9876"/>',
    '{"scale":[1.23456,2.34567]}',
    '{"lat":931.230416,"lng":121.473701}',
    '{"lat":0.00000,"lng":0.00000}',
    '{"lat":"31.2","lng":"121.4"}',
    '{"lat":31.230416},{"lng":121.473701}',
    '{"flat":31.230416,"lng":121.4}',
    '{"points":[1.23456,2.34567]}',
    '{"version":"31.2304.16,121.473701"}',
)
NEGATIVES = ('{"latency":31.230416,"long":12}', '{"lat":null,"lng":null}')
