"""Steps over addresses of the internet, and the numbers that addresses and ids of eight or sixteen bytes make."""

from __future__ import annotations

import math
from collections.abc import Iterator
from ipaddress import ip_address

from analyzer.detect.transforms.model import Example, Form, Ways, encoded, text_unit, value_unit
from analyzer.detect.transforms.numbers import binary_forms
from analyzer.detect.transforms.shape import Shape, address_of

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_LEAST_TELLING = 6
"""Fewest bytes of an address that say enough by themselves."""
_NUMBER_DIGITS = range(9, 20)
_DOUBLE_DIGITS = range(8, 18)
"""Digits of whole numbers that Java writes with an exponent and a double holds."""


@value_unit(
    "reversed_groups", Example("192.0.2.235", "235.2.0.192", "RFC 1035 3.5, names of IN-ADDR.ARPA", "ip_address")
)
def reversed_groups(shape: Shape) -> Ways:
    """IPv4 address with its last number first, as in names of in-addr.arpa"""
    if shape.kind == "ip4":
        yield "reversed_groups", ".".join(reversed(shape.text.split(".")))


@value_unit(
    "expanded",
    Example("2001:db8::1", "2001:0db8:0000:0000:0000:0000:0000:0001", "RFC 4291 2.2", "ip_address"),
    Example("2001:db8::1", "20010db8000000000000000000000001", "RFC 4291 2.2", "ip_address"),
)
def expanded(shape: Shape) -> Ways:
    """IPv6 address with all its zeros"""
    if shape.kind == "ip6":
        text = ip_address(shape.text).exploded
        yield "expanded", text
        yield "no_separators(expanded)", text.replace(":", "")


@value_unit("compressed", Example("2001:0DB8:0:0:0:0:0:1", "2001:db8::1", "RFC 5952 4", "ip_address"))
def compressed(shape: Shape) -> Ways:
    """IPv6 address as RFC 5952 writes it"""
    if shape.kind == "ip6":
        yield "compressed", ip_address(shape.text).compressed


@value_unit("no_zeros", Example("08:00:2B:01:02:03", "8:0:2B:1:2:3", "Solaris ifconfig(1M), ether", "mac_address"))
def no_zeros(shape: Shape) -> Ways:
    """MAC whose groups have no zero in front"""
    if shape.kind == "mac":
        yield "no_zeros", ":".join(group.lstrip("0") or "0" for group in shape.groups)


@text_unit("hexadecimal", Example("3735928559", "deadbeef", "0xDEADBEEF, by hand"), Example("12", "", "by hand"))
def hexadecimal(text: str) -> str:
    """a whole number in hex digits; nothing for numbers of few digits"""
    return f"{int(text):x}" if _is_number(text) and len(text) in _NUMBER_DIGITS else ""


@text_unit("scientific", Example("12345678", "1.2345678E7", "java.lang.Double#toString"))
def scientific(text: str) -> str:
    """a whole number as Java writes it when it was read as a double, or with `e+` as C does"""
    if not _is_number(text) or len(text) not in _DOUBLE_DIGITS:
        return ""
    return f"{text[0]}.{text[1:].rstrip('0') or '0'}E{len(text) - 1}"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and text[:1] != "0"


@value_unit(
    "little_endian",
    Example("192.0.2.235", "3942777024", "android.net.wifi.WifiInfo#getIpAddress, by hand", "ip_address"),
)
def _little_endian(shape: Shape) -> Ways:
    """the bytes of an IPv4 address, last one first, as a number (`decimal(little_endian)`)"""
    raw = address_of(shape)
    if len(raw) == 4:
        yield "decimal(little_endian)", str(int.from_bytes(raw, "little"))


@value_unit(
    "halves",
    Example("f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "-568210367123287600", "java.util.UUID#getMostSignificantBits"),
)
def _halves(shape: Shape) -> Ways:
    """the first and the second eight bytes of a UUID near each other, as numbers (`decimal(halves)`)"""
    if shape.kind == "uuid":
        forms = uuid_numbers(_uuid_bytes(shape))
        yield from ((form.transform, form.pattern.decode()) for form in forms if form.half >= 0 and not form.is_raw)


@value_unit(
    "guid",
    Example("00112233-4455-6677-8899-aabbccddeeff", "33221100554477668899aabbccddeeff", "MS-DTYP 2.3.4, in hex digits"),
)
def _guid(shape: Shape) -> Ways:
    """the bytes of a UUID as Windows and .NET keep them: its first three groups turned round"""
    if shape.kind == "uuid":
        yield "guid", as_guid(_uuid_bytes(shape)).hex()


@value_unit(
    "byte_list",
    Example("00-00-5E-00-53-AF", "0,0,94,0,83,175", "RFC 7042 2.1.2", "mac_address"),
    Example("00-00-5E-00-53-AF", "0, 0, 94, 0, 83, -81", "RFC 7042 2.1.2, java.util.Arrays#toString", "mac_address"),
)
def _byte_list(shape: Shape) -> Ways:
    """bytes as a list of decimal numbers, signed or unsigned (of a digest: its raw bytes)"""
    if shape.kind == "mac":
        yield from (
            (form.transform, form.pattern.decode()) for form in list_forms(bytes.fromhex("".join(shape.groups)))
        )


@text_unit("base58", Example("Hello World!", "2NEpo7TZRRrLZSi2U", "draft-msporny-base58 6"))
def base58(text: str) -> str:
    """base58 with Bitcoin's alphabet, of the bytes of a UUID (`base58(raw)`)"""
    return _base58(encoded(text))


def _uuid_bytes(shape: Shape) -> bytes:
    return bytes.fromhex("".join(shape.groups))


def as_guid(raw: bytes) -> bytes:
    """Turn the first three groups of the bytes of a UUID round.

    >>> as_guid(bytes(range(16))).hex()
    '030201000504070608090a0b0c0d0e0f'
    """
    return raw[3::-1] + raw[5:3:-1] + raw[7:5:-1] + raw[8:]


def _base58(raw: bytes) -> str:
    number, text = int.from_bytes(raw, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = _BASE58[rest] + text
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + text


def list_forms(raw: bytes) -> Iterator[Form]:
    """Give the lists of numbers that the bytes of an address are; longer ones are peeled. A list of few figures says as
    much as one of many: its marks tell how long each number is."""
    bits = 8.0 * min(len(raw), 2 * len(set(raw))) if len(raw) >= _LEAST_TELLING else math.inf
    for numbers in (raw, [byte - 256 * (byte > 127) for byte in raw]):
        yield from (Form(join.join(map(str, numbers)).encode(), "byte_list(raw)", 2, bits) for join in (",", ", "))


def number_forms(raw: bytes) -> Iterator[Form]:
    """Give the numbers that the bytes of an id or an address are: of 4 and 8 bytes signed, too, and of 4 with the last
    byte first."""
    yield from list_forms(raw) if len(raw) <= 8 else ()
    for is_signed in (False, True) if len(raw) in (4, 8) else (False,) if len(raw) < 8 else ():
        yield from _numbers(int.from_bytes(raw, "big", signed=is_signed), Form(b"", "decimal(raw)", 2))
        if len(raw) == 4:
            number = int.from_bytes(raw, "little", signed=is_signed)
            yield from _numbers(number, Form(b"", "decimal(little_endian)", 2))
    if len(raw) == 4:
        yield Form(raw.hex().encode(), "hex(raw)", 2, 32.0)
        yield Form(raw.hex().upper().encode(), "upper(hex(raw))", 3, 32.0)


def uuid_numbers(raw: bytes) -> Iterator[Form]:
    """Give the numbers that the bytes of a UUID are, whole and in halves, and its bytes as Windows keeps them."""
    for half in (0, 1):
        for is_signed in (False, True):
            number = int.from_bytes(raw[8 * half : 8 * half + 8], "big", signed=is_signed)
            yield from _numbers(number, Form(b"", "decimal(halves)", 2, 64.0, half=half))
    yield Form(str(int.from_bytes(raw, "big")).encode(), "decimal(raw)", 2)
    yield Form(_base58(raw).encode(), "base58(raw)", 2)
    turned = as_guid(raw)
    yield Form(turned, "guid", 1, 128.0, is_raw=True)
    yield Form(turned.hex().encode(), "hex(guid)", 2, 128.0)
    yield Form(turned.hex().upper().encode(), "upper(hex(guid))", 3, 128.0)


def _numbers(number: int, like: Form) -> Iterator[Form]:
    text = str(number).encode()
    yield like._replace(pattern=text)
    yield from (like._replace(pattern=pattern, number=kind, is_raw=True) for kind, pattern in binary_forms(text))
