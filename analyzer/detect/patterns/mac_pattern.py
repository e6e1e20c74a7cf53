"""MAC address: six octets (IEEE 802 §8)."""

from __future__ import annotations

import re

from analyzer.detect.engine import Expression
from analyzer.detect.patterns.model import BINDS, Pattern, words

_PAIR = rb"[0-9A-Fa-f]{2}"
_LETTER = re.compile(r"[A-Fa-f]")


def check(text: str) -> str | None:
    """Give the text when it can name one device: not null, not broadcast, not a group address.

    >>> check("5e:7a:19:c3:b4:08"), check("01:00:5e:00:00:fb"), check("00:00:00:00:00:00")
    ('5e:7a:19:c3:b4:08', None, None)
    """
    octets = bytes.fromhex(text.replace(":", "").replace("-", ""))
    return text if not octets[0] & 1 and len(set(octets)) > 2 else None


def _is_plain(text: str) -> bool:
    """Times and dates are written the same way, with digits only; bare hex digits may be anything."""
    return len(text) == 17 and _LETTER.search(text) is not None


PATTERN = Pattern(
    id="mac",
    data_type="mac_address",
    expression=Expression(
        rb"[0-9A-Fa-f]:%b:%b:%b:|[0-9A-Fa-f]-%b-%b-%b-|(?i)(?:mac|bssid)[0-9a-z_]{0,8}%b[0-9a-f]{8}"
        % (_PAIR, _PAIR, _PAIR, _PAIR, _PAIR, _PAIR, BINDS)
    ),
    text=re.compile(
        rb"(?<![0-9A-Za-z:_-])(?P<value>%b(?::%b){5}|%b(?:-%b){5}|[0-9A-Fa-f]{12})(?![0-9A-Za-z:_-])"
        % (_PAIR, _PAIR, _PAIR, _PAIR)
    ),
    check=check,
    name=words("(?:[a-z]+_)?mac(?:_?addr(?:ess)?)?|wlan_?addr(?:ess)?|hw_?addr(?:ess)?|bt_?addr(?:ess)?|wifimac|btmac"),
    other=((words("bssid|ap_?mac|router_?mac|gateway_?mac"), "wifi_info"),),
    is_plain=_is_plain,
    rule="Six octets with colons or hyphens; not null, not broadcast, not a group address. Likely under a field name "
    "that says mac, possible without one if a digit above 9 shows that it is no time. Without separators only under "
    "such a name. Under bssid or ap_mac it is Wi-Fi information.",
    sources=("IEEE 802-2014 §8.2",),
)
EXAMPLES = {
    '{"mac":"5e:7a:19:c3:b4:08"}': ("mac_address", "5e:7a:19:c3:b4:08", "likely"),
    '["5E:7A:19:C3:B4:08"]': ("mac_address", "5E:7A:19:C3:B4:08", "possible"),
    "wlan_mac=5E-7A-19-C3-B4-08&x=1": ("mac_address", "5E-7A-19-C3-B4-08", "likely"),
    '{"macAddress":"5e7a19c3b408"}': ("mac_address", "5e7a19c3b408", "likely"),
    '{"mac":"54:70:19:23:14:08"}': ("mac_address", "54:70:19:23:14:08", "likely"),
    '{"bssid":"5e:7a:19:c3:b4:08"}': ("wifi_info", "5e:7a:19:c3:b4:08", "likely"),
    "5e:7a:19:c3:b4:08": ("mac_address", "5e:7a:19:c3:b4:08", "possible"),
}
NEAR_MISSES = (
    '{"mac":"02:00:00:00:00:00"}',
    '{"mac":"01:00:5e:00:00:fb"}',
    "AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01",
    "fe80::5e7a:19ff:fec3:b408",
    '{"at":"20-11-21-22-40-12"}',
    '{"id":"5e7a19c3b408"}',
    '{"hmac":"5e7a19c3b40812"}',
    '{"machine":"5e7a19c3b408"}',
)
NEGATIVES = ("2026-11-21T22:40:12", '{"id":"c3f19a7e-52d8-046b-9d0c-5e7a19c3b408"}')
