"""Validated formats: IMEI, MAC address, e-mail, coordinates. Claimed only in what the app sends, and sparingly.

Hyperscan says where a candidate ends; the exact text around it is read and checked here. A candidate that does not
pass every check is nothing. Which of them match real traffic that has none is a test.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from analyzer.detect.engine import Expression
from analyzer.detect.known import is_placeholder
from analyzer.detect.parties import has_public_suffix
from analyzer.model.enums import Confidence

_WINDOW = 320
_AFTER_NAME = 80


@dataclass(frozen=True)
class PatternMatch:
    """A text that follows a format. start, end: where it stands. confidence: possible, or likely with a field name."""

    data_type: str
    text: str
    start: int
    end: int
    confidence: Confidence


@dataclass(frozen=True)
class Pattern:
    """One format.

    expression: finds candidates for Hyperscan: where the text ends, or with `after_name` the field name before it,
    without which nothing is claimed (bare digits are dear to look for and mean nothing).
    text: the value in its surroundings, as group `value`. is_valid: the last word on a text.
    name: what the field name right before the value has in it when it says the same.
    """

    id: str
    data_type: str
    expression: Expression
    text: re.Pattern[bytes]
    is_valid: Callable[[str], bool]
    name: re.Pattern[bytes]
    after_name: bool


_REPORTING_BODIES = frozenset(
    {"01", "10", "30", "33", "35", "44", "45", "49", "50", "51", "52", "53", "54", "86", "91", "98", "99"}
)
"""The first two digits of a type allocation code name who gave it out (GSMA TS.06; 00 and 02–09 are for tests)."""


def is_imei(text: str) -> bool:
    """Tell whether 15 digits are an IMEI: check digit (3GPP TS 23.003 annex B) and a reporting body that exists.

    >>> is_imei("356938035643809"), is_imei("356938035643808"), is_imei("779312345678905")
    (True, False, False)
    """
    from stdnum import imei

    return text[:2] in _REPORTING_BODIES and len(set(text)) > 3 and imei.is_valid(text)


def is_mac_address(text: str) -> bool:
    """Tell whether six octets name one device: not null, not broadcast, not a group address (IEEE 802 §8.2).

    >>> is_mac_address("5e:7a:19:c3:b4:08"), is_mac_address("01:00:5e:00:00:fb"), is_mac_address("00:00:00:00:00:00")
    (True, False, False)
    """
    octets = bytes.fromhex(text.replace(":", ""))
    return not octets[0] & 1 and len(set(octets)) > 2


_FILE_ENDINGS = frozenset(
    {
        "png",
        "jpg",
        "jpeg",
        "gif",
        "svg",
        "webp",
        "css",
        "js",
        "html",
        "json",
        "xml",
        "map",
        "ico",
        "woff",
        "ttf",
        "mp4",
        "zip",
        "apk",
        "so",
        "dex",
        "kt",
        "java",
    }
)
_NOBODY = ("example.com", "example.org", "example.net", "sentry.io", "localhost")


def is_email(text: str) -> bool:
    """Tell whether a text is an address of somebody: a suffix that exists, no file name (`icon@2x.png`), no example.

    >>> is_email("li.wei@mail.cn"), is_email("icon@2x.png"), is_email("a@b.invalid")
    (True, False, False)
    """
    local, _, domain = text.lower().rpartition("@")
    last = domain.rpartition(".")[2]
    if last in _FILE_ENDINGS or domain.endswith(_NOBODY) or local.endswith(".") or ".." in text:
        return False
    return has_public_suffix(domain)


def is_place(text: str) -> bool:
    """Tell whether `lat,lng` is a place: in range, precise to four decimals at least, not 0,0.

    >>> is_place("31.23042,121.47370"), is_place("931.23042,121.47370"), is_place("0.0000,0.0000")
    (True, False, False)
    """
    numbers = re.findall(r"-?\d+\.\d+", text)
    if len(numbers) != 2:
        return False
    lat, lng = (float(number) for number in numbers)
    return abs(lat) <= 90 and abs(lng) <= 180 and abs(lat) + abs(lng) > 0.01


_FIELD_NAME = re.compile(rb"([A-Za-z][\w\[\].-]{0,39})[\"'\\]{0,3}\s*[:=]\s*[\"'\\\[]{0,4}\Z")
_NUMBER = rb"-?\d{1,3}\.\d{4,15}"
_NEXT_FIELD = rb"[\"'&\\]{0,3}[,&][\"'\\ ]{0,4}(?:lng|lon|long|longitude)[\"'\\]{0,2}\s*[:=]\s*[\"'\\]{0,2}"
_PLACE_TEXT = re.compile(rb"(?<![\d.])(?P<value>%b(?:\s*[,;]\s*|%b)%b)(?![\d.])" % (_NUMBER, _NEXT_FIELD, _NUMBER))
_PLACE_NAMES = rb"lat|latitude|loc|location|latlng|latlon|ll|coords?|coordinates|gps|position|point"
PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "imei",
        "imei",
        Expression(rb"(?i)(?:imei|meid|device_?id|did)[0-9a-z_]{0,8}[\"'\\]{0,3}[:=]"),
        re.compile(rb"(?<![0-9A-Za-z._%+-])(?P<value>\d{15})(?![0-9A-Za-z._%+-])"),
        is_imei,
        re.compile(rb"(?i)imei|meid|device_?id|(?<![a-z])did(?![a-z])"),
        True,
    ),
    Pattern(
        "mac_address",
        "mac_address",
        Expression(rb"[^0-9A-Fa-f:][0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}[^0-9A-Fa-f:]"),
        re.compile(rb"(?<![0-9A-Fa-f:])(?P<value>[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5})(?![0-9A-Fa-f:])"),
        is_mac_address,
        re.compile(rb"(?i)mac|wlan|bssid|bluetooth"),
        False,
    ),
    Pattern(
        "email",
        "email",
        Expression(rb"[A-Za-z0-9._+-]@[A-Za-z0-9-]{2,63}\.[A-Za-z]{2}"),
        re.compile(
            rb"(?<![A-Za-z0-9._+@%-])(?P<value>[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9_+-])?"
            rb"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24})(?![A-Za-z0-9@-])"
        ),
        is_email,
        re.compile(rb"(?i)mail|account|user|login"),
        False,
    ),
    Pattern(
        "place",
        "location_precise",
        Expression(rb"(?i)(?:%b)[\"'\\]{0,2}[:=]" % _PLACE_NAMES),
        _PLACE_TEXT,
        is_place,
        re.compile(rb"(?i)(?:%b)\Z" % _PLACE_NAMES),
        True,
    ),
)  # fmt: skip


def read_match(pattern: Pattern, content: bytes, end: int) -> PatternMatch | None:
    """Read and check the candidate that the scan saw end at `end`; None when it does not hold.

    Only `possible`, or `likely` where a field name before it says the same; coordinates are never more than possible.
    """
    low, high = max(0, end - _WINDOW), min(len(content), end + _WINDOW)
    window = content[low:high]
    found = _match_over(pattern, window, end - 1 - low)
    if found is None:
        return None
    start, stop = found.span("value")
    text = window[start:stop].decode("latin-1")
    if pattern.id == "place":
        text = ",".join(re.findall(r"-?\d+\.\d+", text))
    before = window[max(0, start - 40) : start]
    field_name = _FIELD_NAME.search(before)
    is_named = field_name is not None and pattern.name.search(field_name.group(1)) is not None
    if (pattern.after_name and not is_named) or is_placeholder(pattern.data_type, text) or not pattern.is_valid(text):
        return None
    is_sure = is_named and pattern.id != "place"
    confidence = Confidence.LIKELY if is_sure else Confidence.POSSIBLE
    return PatternMatch(pattern.data_type, text, low + start, low + stop, confidence)


def _match_over(pattern: Pattern, window: bytes, position: int) -> re.Match[bytes] | None:
    """Give the text that stands over a position, or for a field name, right after it."""
    if pattern.after_name:
        return pattern.text.search(window, position, position + _AFTER_NAME)
    start = max(0, position - 100)
    for found in pattern.text.finditer(window, start):
        if found.start() > position:
            return None
        if found.end() >= position:
            return found
    return None
