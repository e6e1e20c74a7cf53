"""Every form that the writer of the corpus knows is explained by the closure, under the writer's own name.

Explained means: it is a literal (`forms_of`), or a digest as `writing_of` reads it, or one of these inside an encoding
that the scanner peels. What the closure does not explain stands in STATED, with the reason.
"""

from __future__ import annotations

import base64
import binascii
import html
import json
import quopri
import re
import struct
import urllib.parse
from collections.abc import Iterator
from functools import cache

import pytest
from truth.forms import Form as Written
from truth.transforms import written_forms
from truth.unwrap import CARRIERS
from truth.values import Value, known_values, make_keys

from analyzer.detect.transforms import Digest, Form, Keys, digests_of, forms_of, truncations, writing_of

SEED = 3
VALUES = known_values(SEED)
KEYS = make_keys(SEED)
STATED = {
    f"percent(prefix:{code})": f"what follows {code} is `no_separators` of the number in E.164, and percent of that"
    for code in ("86", "1", "44", "33")
}
"""Names of forms that the closure reads under another name -> why."""
DEPTH = 3
_OF_BYTES = ("raw", "decimal(raw)", "decimal(little_endian)")


class Closure:
    """The closure of one value, asked what bytes are."""

    def __init__(self, value: Value) -> None:
        self.forms: dict[bytes, list[Form]] = {}
        self.open: list[Form] = []
        for form in forms_of(value.data_type, value.text):
            (self.open if form.is_open else self.forms.setdefault(form.pattern, [])).append(form)
        self.digests: dict[bytes, list[Digest]] = {}
        for digest in digests_of(value.data_type, value.text, Keys((KEYS.hmac_key,), (KEYS.salt,))):
            for start in truncations(digest.raw):
                self.digests.setdefault(start[:8], []).append(digest)

    def names(self, data: bytes, depth: int = DEPTH) -> Iterator[str]:
        """Give every name under which the whole of some bytes can be read."""
        # Padding in front of base64 turned round is no part of the pattern.
        found = self.forms.get(data, ()) or self.forms.get(data.lstrip(b"="), ())
        yield from (form.transform for form in found if form.half < 0 and form.offset < 0)
        yield from self._digest_names(data)
        if depth:
            for codec, inner in _peeled(data):
                yield from (_around(codec, name, inner) for name in self.names(inner, depth - 1))
                if codec.endswith(("base64", "base64url", "base32", "byte_list")):
                    yield from (f"{codec[:-1] if codec.endswith(')') else codec}({name})" for name in self._raw(inner))

    def _digest_names(self, run: bytes) -> Iterator[str]:
        if len(run) >= 16 and re.fullmatch(rb"(?:[0-9a-f]|[0-9A-F])+", run):
            key = bytes.fromhex(run[:16].decode())
            named = (writing_of(run, digest) for digest in self.digests.get(key, ()))
            yield from (name for name in named if name)

    def _raw(self, data: bytes) -> Iterator[str]:
        for digest in self.digests.get(data[:8], ()):
            if name := writing_of(data.hex().encode(), digest):
                yield name

    def halves(self, half: bytes, at: int) -> set[str]:
        """Give the names of which some bytes are the first or the second half."""
        whole = {form.transform for form in self.forms.get(half, ()) if form.half == at}
        return whole | {
            form.transform
            for form in self.open
            if form.half == at and half.startswith(form.pattern) and half[len(form.pattern) :].isdigit()
        }

    def numbers(self, text: str, at: int = -1) -> set[str]:
        """Give the names under which the binary forms of a number are searched, where all of them are."""
        if re.fullmatch(r"[1-9]\d{0,17}", text):
            number = int(text)
            forms = [number.to_bytes(4 if number < 1 << 32 else 8, order) for order in ("big", "little")]
        else:
            forms = [struct.pack(order, float(text)) for order in (">d", "<d")]
        # The bytes of an address are those of its number, too, and are found as what they are.
        found = [
            {
                name
                for form in self.forms.get(data, ())
                if form.half == at and (form.number or form.transform in _OF_BYTES)
                for name in (_OF_BYTES if form.transform in _OF_BYTES else (form.transform,))
            }
            for data in forms
        ]
        return set.intersection(*found)


def _peeled(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give (encoding, content) of every encoding that the whole of some bytes can be."""
    text = data.decode("latin-1")
    if re.fullmatch(r"(?:[0-9a-f]{2})+", text) or re.fullmatch(r"(?:[0-9A-F]{2})+", text):
        yield ("hex" if text == text.lower() else "upper(hex)"), bytes.fromhex(text)
    flat = re.sub(r"[\n=]", "", text)
    for name, altchars in (("base64", "+/"), ("base64url", "-_")):
        if re.fullmatch(r"[A-Za-z0-9+/]+" if name == "base64" else r"[A-Za-z0-9_-]*[_-][A-Za-z0-9_-]*", flat):
            try:
                yield name, base64.b64decode(flat + "=" * (-len(flat) % 4), altchars.encode(), validate=True)
            except binascii.Error:
                continue
    if re.fullmatch(r"[A-Z2-7]+|[a-z2-7]+", flat):
        try:
            inner = base64.b32decode(flat.upper() + "=" * (-len(flat) % 8))
            yield ("base32" if flat == flat.upper() else "lower(base32)"), inner
        except binascii.Error:
            pass
    yield from _unescaped(data)


def _unescaped(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    if b"%" in data:
        yield "percent", urllib.parse.unquote_to_bytes(data)
    if b"+" in data:
        yield "percent_plus", urllib.parse.unquote_to_bytes(data.replace(b"+", b" "))
    for name, sign in _SPELLED.items():
        if re.fullmatch(sign, text, re.DOTALL):
            yield name, CARRIERS[name](data)
    if re.search("=[0-9A-F]{2}", text):
        yield "quoted_printable", quopri.decodestring(data)
    if b"\\" in data:
        yield (
            "c_escape",
            re.sub(rb"\\u\{(.*?)\}", lambda code: chr(int(code[1], 16)).encode(), CARRIERS["c_escape"](data)),
        )
        is_whole = re.fullmatch(rb"(?:\\u[0-9a-fA-F]{4})+", data)
        try:
            inner = json.loads(b'"' + data + b'"', strict=False).encode()
        except ValueError:
            inner = b""
        if is_whole:
            yield "unicode_escape", inner
        yield "json_escape", inner
    if b"&" in data:
        is_refs = re.fullmatch(rb"(?:&#x?[0-9a-f]+;)+", data)
        yield ("xml_refs" if is_refs else "xml_escape"), html.unescape(text).encode()


_DIGEST = re.compile(r"(?:hmac_)?(?:md5|sha\d+(?:_\d+)?|blake2[bs](?:_256)?|sm3)\b")
_SPELLED = {
    "pairs": r"(?:0x)?[0-9A-Fa-f]{2}(?:(?:[: -]|, 0x)[0-9A-Fa-f]{2}){7,}",
    "byte_list": r"-?\d{1,3}(?:, ?-?\d{1,3}){7,}",
    "percent_unicode": r".*%u[0-9A-F]{4}.*",
}
"""What is spelled otherwise, all of it; `0x` is taken off where digits are read."""


def _around(codec: str, name: str, inner: bytes) -> str:
    """Give the name of an encoding around what its content reads as."""
    if name == "plain":
        return codec
    head, tail = (codec[:-1], ")") if codec.endswith(")") else (codec, "")
    is_digits = _DIGEST.match(name) and not codec.startswith(("percent", "hex", "upper", "pairs"))
    return f"{head}({'hex(' if is_digits else ''}{name}{')' if is_digits else ''}){tail}"


@cache
def _closure(at: int) -> Closure:
    return Closure(VALUES[at])


def _is_explained(closure: Closure, name: str, form: Written) -> bool:
    if form.pair and not _has_halves(closure, name, form):
        return False
    if form.kind == "pair":
        return True
    names = set(closure.names(form.written))
    if name in names or (form.pair and _is_open(closure, name, form)):
        return bool(form.pair) or _has_number(closure, name, form)
    return False


def _has_halves(closure: Closure, name: str, form: Written) -> bool:
    assert form.pair
    base = {"lng_lat": "plain"}.get(name, name.removesuffix("|lng_lat"))
    order = (1, 0) if form.is_lng_first else (0, 1)
    halves = [half.strip("NSEW'") if base == "ddm" else half for half in form.pair]
    return all(
        any(base in closure.halves(text.encode(), at) for text in (half, _without_zeros(half)))
        for half, at in zip(halves, order, strict=True)
    )


def _is_open(closure: Closure, name: str, form: Written) -> bool:
    """A shifted place in full is read half by half: its last digits differ between ports. So are places on maps, and in
    minutes or with commas, which are joined in many ways, and decimals with zeros behind or with those of a double."""
    base = name.removesuffix("|lng_lat")
    is_apart = re.search(r"mercator|bd09mc|ddm|comma|rounded|cut", base)
    return (base in ("gcj02", "bd09") or bool(is_apart)) and _has_halves(closure, name, form)


def _without_zeros(half: str) -> str:
    return half.rstrip("0") if "." in half else half


def _has_number(closure: Closure, name: str, form: Written) -> bool:
    text = form.written.decode("latin-1")
    is_literal = any(form.transform == name for form in closure.forms.get(form.written, ()))
    is_number = re.fullmatch(r"[1-9]\d{4,17}", text) and int(text) >= 1 << 16
    return not is_literal or not is_number or name in closure.numbers(text)


@pytest.mark.parametrize("at", range(len(VALUES)), ids=lambda at: VALUES[at].id)
def test_every_form_of_the_corpus_is_explained(at: int) -> None:
    closure = _closure(at)
    unexplained = {
        (name, variant)
        for (name, variant), form in written_forms(VALUES[at], KEYS).items()
        if not _is_explained(closure, name, form)
    }
    stated = {name for name in STATED if VALUES[at].text.startswith(f"+{name[15:-1]}")}
    assert {name for name, _ in unexplained} <= stated
