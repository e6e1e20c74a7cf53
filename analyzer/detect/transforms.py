"""How a value may look: the closure of its forms, each made by small named units.

A unit maps bytes to bytes. A form is a chain of units over the value; its name is what `observations.transform` prints,
outermost first: `md5(upper)` is the MD5 of the upper-cased value as lower-case hex digits. `hex` and `base64` over a
digest take its raw bytes, so `base64(sha256)` is base64 of 32 bytes and `upper(md5)` its digits in upper case;
base64 of the digits is `base64(hex(md5))`.

To add a transform, write a unit with examples and a line in `_all_forms`, and raise CLOSURE_VERSION.
"""

from __future__ import annotations

import base64
import hashlib
import json
import urllib.parse
from collections.abc import Callable, Iterator
from dataclasses import dataclass

CLOSURE_VERSION = 1
"""Raised when the set of forms changes."""

MIN_OFFSET_CHARACTERS = 12
"""Fewest characters of base64 that identify a value inside a longer text."""


@dataclass(frozen=True)
class Unit:
    """One step of writing. examples: (input, output) pairs; the first published ones where there are any."""

    name: str
    apply: Callable[[bytes], bytes]
    examples: tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True)
class Form:
    """One way in which a value may be written.

    pattern: the bytes to look for. transform: its name. steps: units in the chain, 0 for plain.
    escape: "percent" or "json" when these bytes are the value as such a container escapes it.
    offset: for base64 inside a longer text, how many bytes of its first group stand before the value; else −1.
    """

    pattern: bytes
    transform: str
    steps: int
    escape: str = ""
    offset: int = -1

    @property
    def is_base64(self) -> bool:
        """Whether the bytes are base64, so that peeling base64 may explain them better."""
        return self.transform.startswith("base64") or self.offset >= 0


def _text(change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    def apply(value: bytes) -> bytes:
        text = value.decode("utf-8", "surrogatepass")
        return change(text).encode("utf-8", "surrogatepass")

    return apply


def _digest(name: str) -> Callable[[bytes], bytes]:
    return lambda value: hashlib.new(name, value, usedforsecurity=False).digest()


def _b64(value: bytes) -> bytes:
    return base64.b64encode(value).rstrip(b"=")


def _b64url(value: bytes) -> bytes:
    return base64.urlsafe_b64encode(value).rstrip(b"=")


_ABC = bytes.fromhex
UNITS: dict[str, Unit] = {
    unit.name: unit
    for unit in (
        Unit("upper", _text(str.upper), ((b"a-Z9", b"A-Z9"),)),
        Unit("lower", _text(str.lower), ((b"A-z9", b"a-z9"),)),
        Unit("hex", lambda value: value.hex().encode(), ((b"\x00\xff", b"00ff"),)),
        Unit("base64", _b64, ((b"foob", b"Zm9vYg"), (b"foobar", b"Zm9vYmFy"))),
        Unit("base64url", _b64url, ((b"\xfb\xff", b"-_8"),)),
        Unit("md5", _digest("md5"), ((b"abc", _ABC("900150983cd24fb0d6963f7d28e17f72")),)),
        Unit("sha1", _digest("sha1"), ((b"abc", _ABC("a9993e364706816aba3e25717850c26c9cd0d89d")),)),
        Unit(
            "sha256",
            _digest("sha256"),
            ((b"abc", _ABC("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")),),
        ),
    )
}
"""Units by name. base64 is without padding: the padded text begins with it. Digests are raw bytes.
Examples of base64 are RFC 4648 §10, of MD5 RFC 1321 A.5, of SHA FIPS 180-4 (NIST example values)."""

CASES = ("", "upper", "lower")
DIGESTS = ("md5", "sha1", "sha256")
WRITINGS = ("hex", "base64", "base64url")


def describe_transforms() -> list[dict[str, str]]:
    """Give the name of every form, outermost step first, with an example of how it writes `Ab:1`."""
    forms = {form.transform: form for form in _all_forms(b"Ab:1") if not form.escape and form.offset < 0}
    ordered = sorted(forms.values(), key=lambda form: (form.steps, form.transform))
    return [{"name": form.transform, "example": form.pattern.decode()} for form in ordered]


def forms_of(text: str) -> list[Form]:
    """Give every form of a value, each byte string once, by the chain with fewest steps.

    An empty text has no forms.

    >>> [form.transform for form in forms_of("7") if form.steps < 2 and not form.escape][:3]
    ['plain', 'base64', 'hex']
    """
    value = text.encode("utf-8", "surrogatepass")
    if not value:
        return []
    best: dict[bytes, Form] = {}
    for form in _all_forms(value):
        known = best.get(form.pattern)
        if form.pattern and (known is None or (form.steps, bool(form.escape)) < (known.steps, bool(known.escape))):
            best[form.pattern] = form
    return sorted(best.values(), key=lambda form: (form.steps, form.transform, form.pattern))


def _all_forms(value: bytes) -> Iterator[Form]:
    for case in CASES:
        cased = UNITS[case].apply(value) if case else value
        steps = bool(case) + 0
        yield Form(cased, case or "plain", steps)
        yield from _escaped(cased, case or "plain", steps)
        for writing in WRITINGS:
            yield from _written(cased, writing, case, steps + 1)
        yield from _offset_forms(cased, case or "plain", steps + 1)
        for digest in DIGESTS:
            yield from _digest_forms(UNITS[digest].apply(cased), digest + (f"({case})" if case else ""), steps)


def _written(raw: bytes, writing: str, inner: str, steps: int) -> Iterator[Form]:
    written = UNITS[writing].apply(raw)
    name = f"{writing}({inner})" if inner else writing
    yield Form(written, name, steps)
    if writing == "hex":
        yield Form(written.upper(), f"upper({name})", steps + 1)


def _digest_forms(raw: bytes, name: str, steps: int) -> Iterator[Form]:
    digits = UNITS["hex"].apply(raw)
    yield Form(digits, name, steps + 1)
    yield Form(digits.upper(), f"upper({name})", steps + 2)
    for writing in WRITINGS[1:]:
        yield Form(UNITS[writing].apply(raw), f"{writing}({name})", steps + 2)


def _escaped(value: bytes, name: str, steps: int) -> Iterator[Form]:
    text = value.decode("utf-8", "surrogatepass")
    strict = urllib.parse.quote_from_bytes(value, safe="")
    loose = urllib.parse.quote_from_bytes(value, safe="!*'()~,:@/")
    for quoted in (strict, loose, strict.replace("%20", "+"), loose.replace("%20", "+")):
        for spelling in (quoted, _lower_escapes(quoted)):
            if spelling.encode() != value:
                yield Form(spelling.encode(), name, steps, "percent")
    if b" " in value and text.isascii():
        yield Form(value.replace(b" ", b"+"), name, steps, "percent")
    escaped = json.dumps(text)[1:-1]
    for spelling in (escaped, escaped.replace("/", "\\/"), _upper_escapes(escaped)):
        if spelling.encode() != value:
            yield Form(spelling.encode(), name, steps, "json")


def _lower_escapes(quoted: str) -> str:
    head, *parts = quoted.split("%")
    return head + "".join(f"%{part[:2].lower()}{part[2:]}" for part in parts)


def _upper_escapes(escaped: str) -> str:
    head, *parts = escaped.split("\\u")
    return head + "".join(f"\\u{part[:4].upper()}{part[4:]}" for part in parts)


def _offset_forms(value: bytes, name: str, steps: int) -> Iterator[Form]:
    """Give the characters of base64 that depend on nothing but `value`, at the three places in a group.

    A value that begins after `offset` bytes of a group leaves its first character to its neighbour, and its last
    one when it does not end with a group (RFC 4648 §4: 24 bits are four characters).
    """
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        for offset in range(3):
            first = (0, 2, 3)[offset]
            last = (offset + len(value)) * 8 // 6
            stable = encode(bytes(offset) + value)[first:last]
            if len(stable) >= MIN_OFFSET_CHARACTERS:
                yield Form(stable, name, steps, offset=offset)
