"""The closure of a value: every form to look for, and every digest to look up.

Fewest steps win: a byte string has the name that names fewest steps, in the order in which the units stand here.
No literal is made of what the scanner peels (hex, base64, base32, percent, escapes): the form inside is found there.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from analyzer.detect.transforms import addresses, code_units, dates, emails, text_units
from analyzer.detect.transforms.digests import DIGESTS, crc32, uuid3
from analyzer.detect.transforms.model import (
    MAX_CHAINED,
    MIN_OFFSET_CHARACTERS,
    Form,
    encoded,
    steps_of,
    wrapped,
)
from analyzer.detect.transforms.numbers import OPEN_BYTES, binary_forms, open_doubles
from analyzer.detect.transforms.places import Point, code_bits, geohashes_of, points_of
from analyzer.detect.transforms.shape import Shape, address_of, read_shape

_VALUE_UNITS = (
    text_units.no_separators,
    text_units.separators,
    text_units.dotted,
    text_units.prefix,
    text_units.no_prefix,
    text_units.no_check_digit,
    text_units.check_digit,
    text_units.dmy,
    text_units.mdy,
    text_units.swapped,
    emails.no_tag,
    emails.no_dots,
    addresses.no_zeros,
    addresses.reversed_groups,
    addresses.expanded,
    addresses.compressed,
    dates.unpadded,
    dates.han,
    dates.month_name,
    dates.epoch,
)
CASES = {"upper": text_units.upper, "lower": text_units.lower}
_REVERSED = frozenset({"plain", "no_separators", "no_check_digit", "check_digit"})
_RAW_DIGESTS = ("md5", "sha1", "sha256", "sha512", "sm3")
CORE = frozenset(
    ["plain", "upper", "lower", "no_separators", "upper(no_separators)", "lower(no_separators)"],
)
"""Texts that are put into everything: raw digests, CRC32, chains."""
_OF_NUMBERS = frozenset({"plain", "no_separators", "no_prefix", "no_check_digit", "check_digit"})
_MAX_HEX_NUMBER = 9
"""Digits of a text whose hex digits, which are decimal ones, make a number of 64 bits."""
_OPEN_BITS = 8.0 * OPEN_BYTES - 12
"""What the beginning of a double tells apart without sign and exponent."""
_UPPER_BITS = 45.0
"""What a geohash or Plus code in the other case tells apart at most."""
_JOINS = (", ", ";", "|", " ")


class Text(NamedTuple):
    """A value in one spelling: what digests and encodings are taken over."""

    name: str
    data: bytes
    steps: int


def texts_of(shape: Shape) -> list[Text]:
    """Give every spelling of a value that is text, each once, fewest steps first."""
    found: dict[bytes, Text] = {}
    own = [("plain", shape.text), *((name, text) for unit in _VALUE_UNITS for name, text in unit(shape))]
    cased = [(wrapped(case, name), turn(text)) for case, turn in CASES.items() for name, text in own]
    turned = [(wrapped("reversed", name), text[::-1]) for name, text in own if name in _REVERSED]
    for name, text in sorted((*own, *cased, *turned), key=lambda item: steps_of(item[0])):
        data = encoded(text)
        if data:
            found.setdefault(data, Text(name, data, steps_of(name)))
    return list(found.values())


def spellings_of(text: str) -> list[Text]:
    """Give every spelling of a text whose data type is not told: the plain one first, then by steps.

    >>> [spelling.name for spelling in spellings_of("02:0a:00:00:00:0b")][:4]
    ['plain', 'no_separators', 'separators:-', 'separators:.']
    """
    return texts_of(read_shape("", text))


def place_texts_of(shape: Shape) -> list[Text]:
    """Give the spellings of a place as one text: both orders, joined by a comma, and geohashes."""
    found: dict[bytes, Text] = {}
    for point in points_of(shape):
        for name, halves in ((point.name, (point.lat, point.lng)), (_turned(point.name), (point.lng, point.lat))):
            if not (point.is_open or point.is_apart):
                _keep(found, name, ",".join(halves))
    for name, text in geohashes_of(shape):
        _keep(found, name, text)
        if code_bits(name) <= _UPPER_BITS:
            _keep(found, f"upper({name})", text.upper())
    return sorted(found.values(), key=lambda text: text.steps)


def _keep(found: dict[bytes, Text], name: str, text: str) -> None:
    new = Text(name, encoded(text), steps_of(name))
    if new.data not in found or new.steps < found[new.data].steps:
        found[new.data] = new


def _turned(name: str) -> str:
    return "lng_lat" if name == "plain" else f"{name}|lng_lat"


def forms_of(data_type: str, text: str) -> list[Form]:
    """Give every form of a value to look for, by the fewest steps: each byte string once, and once for each kind of
    number that it is, for where one kind stands the other does not; halves once per name.

    Of a value longer than MAX_CHAINED only the text itself; of an empty one nothing.

    >>> [form.transform for form in forms_of("", "7a") if not form.is_raw and form.steps < 2]
    ['plain', 'crc32', 'reversed', 'upper']
    """
    value = encoded(text)
    if not value or len(value) > MAX_CHAINED:
        return [Form(value, "plain", 0)] if value else []
    shape = read_shape(data_type, text)
    made = _place_forms(shape) if shape.kind == "place" else _text_forms(shape)
    return _fewest([*made, *_offset_forms(shape)])


def _fewest(forms: Iterable[Form]) -> list[Form]:
    best: dict[tuple[bytes, str, int, str], Form] = {}
    for form in forms:
        is_half = form.half >= 0
        key = (form.pattern, form.transform if is_half else "", form.half, "" if is_half else form.number)
        known = best.get(key)
        if form.pattern and (known is None or form.steps < known.steps):
            best[key] = form
    return sorted(best.values(), key=lambda form: (form.steps, form.transform, form.half, form.pattern))


def _text_forms(shape: Shape) -> Iterator[Form]:
    texts = texts_of(shape)
    for text in texts:
        yield Form(text.data, text.name, text.steps)
        yield from _numbers(text.data, Form(b"", text.name, text.steps))
        if text.data.isdigit() and len(text.data) <= _MAX_HEX_NUMBER:
            yield from _numbers(text.data.hex().encode(), Form(b"", wrapped("hex", text.name), text.steps + 1))
        yield from _other_numbers(text)
        if text.name in CORE:
            yield from _core_forms(text)
    yield from _raw_forms(shape)
    yield from _other_writings(shape)
    for half_forms in shape.halves if shape.kind.startswith("name_") else ():
        yield from _name_halves(half_forms)


def _other_numbers(text: Text) -> Iterator[Form]:
    """Give a whole number in hex digits and with an exponent."""
    if not text.data.isdigit() or text.name not in _OF_NUMBERS:
        return
    digits = addresses.hexadecimal(text.data.decode())
    yield Form(digits.encode(), wrapped("hexadecimal", text.name), text.steps + 1)
    yield Form(digits.upper().encode(), f"upper({wrapped('hexadecimal', text.name)})", text.steps + 2)
    short = addresses.scientific(text.data.decode())
    for mark in ("E", "e+", "E+"):
        yield Form(short.replace("E", mark).encode(), wrapped("scientific", text.name), text.steps + 1)


def _core_forms(text: Text) -> Iterator[Form]:
    for name in _RAW_DIGESTS:
        raw = DIGESTS[name](text.data)
        yield Form(raw, f"raw({wrapped(name, text.name)})", text.steps + 2, len(raw) * 8, is_raw=True)
    yield from _uuid_forms(text)
    check, steps = crc32(text.data), text.steps + 1
    name = wrapped("crc32", text.name)
    ways = {name: f"{check:08x}", f"upper({name})": f"{check:08X}", f"decimal({name})": str(check)}
    for called, written in ways.items():
        form = Form(written.encode(), called, steps + (called != name), 32.0)
        yield form
        yield from _numbers(form.pattern, form)


def _uuid_forms(text: Text) -> Iterator[Form]:
    """Give MD5 as UUIDs are written: its own digits in their groups, and with the marks of one made of a name."""
    grouped = str(UUID(bytes=DIGESTS["md5"](text.data)))
    named, steps = uuid3(text.data), text.steps + 1
    for name, written in (
        (f"separators:-({wrapped('md5', text.name)})", grouped),
        (wrapped("uuid3", text.name), named.decode()),
        (f"no_separators({wrapped('uuid3', text.name)})", named.decode().replace("-", "")),
    ):
        extra = not name.startswith("uuid3")
        yield Form(written.encode(), name, steps + extra, 128.0)
        yield Form(written.upper().encode(), f"upper({name})", steps + extra + 1, 128.0)
    raw = UUID(named.decode()).bytes
    yield Form(raw, f"raw({wrapped('uuid3', text.name)})", steps + 1, 128.0, is_raw=True)


def _raw_forms(shape: Shape) -> Iterator[Form]:
    raw = raw_of(shape)
    if not raw:
        return
    yield Form(raw, "raw", 1, is_raw=True)
    yield from addresses.uuid_numbers(raw) if shape.kind == "uuid" else addresses.number_forms(raw)


def raw_of(shape: Shape) -> bytes:
    """Give the bytes that the hex digits of a MAC, UUID or hex id spell, or those of an address; else nothing."""
    if shape.kind in ("mac", "uuid", "hex"):
        return code_units.raw(encoded("".join(shape.groups) or shape.text))
    return address_of(shape)


def _other_writings(shape: Shape) -> Iterator[Form]:
    """GBK, UTF-16 (of what is not ASCII, high byte first, a binary plist's own way: plain), base64 turned round."""
    value = encoded(shape.text)
    yield Form(code_units.gbk(value), "gbk", 1)
    yield Form(code_units.utf16le(value), "utf16le", 1)
    if shape.text.isascii():
        yield Form(code_units.utf16be(value), "utf16be", 1)
    else:
        yield Form(code_units.utf16be(value), "plain", 0)
    yield Form(base64.b64encode(value).rstrip(b"=")[::-1], "reversed(base64)", 2)


def _name_halves(halves: tuple[str, str]) -> Iterator[Form]:
    known = [encoded(half) for half in halves]
    yield from (Form(half, "split", 1, half=at) for at, half in enumerate(known))
    for case, turn in CASES.items():
        written = [encoded(turn(half)) for half in halves]
        if written != known:
            yield from (Form(half, f"{case}(split)", 2, half=at) for at, half in enumerate(written))


def _place_forms(shape: Shape) -> Iterator[Form]:
    points = points_of(shape)
    bits = {_turned(point.name) if turned else point.name: sum(point.bits) for point in points for turned in (0, 1)}
    bits |= {name: code_bits(name) for name, _ in geohashes_of(shape)}
    for text in place_texts_of(shape):
        yield Form(text.data, text.name, text.steps, bits[text.name.removeprefix("upper(").removesuffix(")")])
    yield Form(encoded(shape.text), "plain", 0)
    for lat, lng in shape.halves:
        for join in _JOINS:
            yield Form(encoded(f"{lat}{join}{lng}"), "plain", 0)
            yield Form(encoded(f"{lng}{join}{lat}"), "lng_lat", 1)
    for point in points:
        yield from _halves(point)


def _halves(point: Point) -> Iterator[Form]:
    steps = steps_of(point.name)
    for at, half in enumerate((point.lat, point.lng)):
        form = Form(encoded(half), point.name, steps, point.bits[at], half=at, is_open=point.is_open)
        yield form
        if point.is_open:
            for name, pattern in open_doubles(form.pattern):
                yield Form(pattern, point.name, steps, _OPEN_BITS, half=at, number=name, is_raw=True, is_open=True)
        else:
            yield from _numbers(form.pattern, form)


def _numbers(text: bytes, like: Form) -> Iterator[Form]:
    for name, pattern in binary_forms(text):
        yield Form(pattern, like.transform, like.steps, like.bits, half=like.half, number=name, is_raw=True)


def _offset_forms(shape: Shape) -> Iterator[Form]:
    """Give the characters of base64 that depend on nothing but the value, at the three places in a group.

    A value that begins after `offset` bytes of a group leaves its first character to its neighbour, and its last
    one when it does not end with a group (RFC 4648 §4: 24 bits are four characters).
    """
    for name, text in (("plain", shape.text), *((case, turn(shape.text)) for case, turn in CASES.items())):
        value = encoded(text)
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            for offset in range(3):
                first, last = (0, 2, 3)[offset], (offset + len(value)) * 8 // 6
                stable = encode(bytes(offset) + value)[first:last]
                if len(stable) >= MIN_OFFSET_CHARACTERS:
                    yield Form(stable, name, steps_of(name), offset=offset)
