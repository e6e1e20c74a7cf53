"""Digests of a value: plain, of its other spellings, of other digests, keyed and salted; looked up, not searched.

Chains of two are made over the core spellings with the inner digest as hex, upper hex, raw bytes and base64; chains of
three over plain, upper and lower. A value longer than MAX_CHAINED has its plain digests only.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from itertools import starmap

from analyzer.detect.transforms import code_units
from analyzer.detect.transforms.closure import CORE, Text, place_texts_of, raw_of, texts_of
from analyzer.detect.transforms.digests import DIGESTS, HMACS, hmac_of
from analyzer.detect.transforms.model import MAX_CHAINED, Digest, Keys, encoded, wrapped
from analyzer.detect.transforms.shape import Shape, read_shape

_COMMON = ("md5", "sha1", "sha256", "sha512", "sm3")
_INNER = ("md5", "sha1", "sha256", "sm3")
_DEEP = ("md5", "sha1", "sha256")
_CASES = frozenset({"plain", "upper", "lower"})
FEW_KEYS, MAX_KEYS = 8, 64
"""Up to FEW_KEYS keys and salts go with every spelling and with digests of it, up to MAX_KEYS with the core spellings,
more with the plain value only: the work grows with keys × spellings."""
_LEAST = 16
"""Fewest hex digits of a digest that name it."""
_OF_BYTES = frozenset({"base64", "base64url", "base32", "byte_list"})


_NO_KEYS = Keys()


def digests_of(data_type: str, text: str, keys: Keys = _NO_KEYS) -> list[Digest]:
    """Give every digest of a value, each once, by the fewest steps; nothing for an empty text.

    >>> {digest.raw.hex()[:8] for digest in digests_of("", "abc") if digest.transform == "md5"}
    {'90015098'}
    """
    value = encoded(text)
    if not value:
        return []
    found: dict[bytes, tuple[int, str]] = {}
    for raw, steps, name in _inputs(read_shape(data_type, text), value, keys):
        known = found.get(raw)
        if known is None or steps < known[0]:
            found[raw] = steps, name
    return list(starmap(Digest, ((raw, name, steps, len(raw) * 8.0) for raw, (steps, name) in found.items())))


_Found = Iterator[tuple[bytes, int, str]]


def _inputs(shape: Shape, value: bytes, keys: Keys) -> _Found:
    if len(value) > MAX_CHAINED:
        yield from _over([Text("plain", value, 0)], DIGESTS)
        return
    is_place = shape.kind == "place"
    texts = place_texts_of(shape) if is_place else texts_of(shape)
    core = [text for text in texts if text.name in CORE]
    yield from _over(texts, _INNER if is_place else _COMMON)
    yield from _over(core, [name for name in DIGESTS if name not in _COMMON])
    yield from _over(_codes(shape, core), _COMMON)
    yield from _keyed(_for_keys([text for text in texts if text.steps < 2] if is_place else texts, core, keys), keys)
    if not is_place:
        once = [text for text in texts if text.name not in CORE and text.steps == 1]
        seconds = [*_written(core, _INNER, is_full=True), *_written(once, _INNER)]
        yield from _over(seconds, _COMMON)
        cased = [text for text in core if text.name in _CASES]
        yield from _over(_written(_written(cased, _DEEP, is_full=True), _DEEP), _DEEP)


def _for_keys(texts: list[Text], core: list[Text], keys: Keys) -> list[Text]:
    """Give what is keyed and salted, by how many keys there are."""
    n = len(keys.hmac_keys) + len(keys.salts)
    if n > MAX_KEYS:
        return [text for text in core if text.name == "plain"]
    if n > FEW_KEYS:
        return core
    return [*texts, *_written([text for text in core if text.name in _CASES], _DEEP)]


def _over(texts: Iterable[Text], names: Iterable[str]) -> _Found:
    chosen = [(name, DIGESTS[name]) for name in names]
    for text in texts:
        data, steps, inner = text.data, text.steps + 1, "" if text.name == "plain" else f"({text.name})"
        for name, digest in chosen:
            yield digest(data), steps, name + inner


def _codes(shape: Shape, core: list[Text]) -> Iterator[Text]:
    """Give the encodings over which digests are taken."""
    if raw := raw_of(shape):
        yield Text("raw", raw, 1)
    value = encoded(shape.text)
    if other := code_units.gbk(value):
        yield Text("gbk", other, 1)
    for halves in shape.halves if shape.kind.startswith("name_") else ():
        for half in halves:
            yield Text("split", encoded(half), 1)
            yield Text("lower(split)", encoded(half.lower()), 2)
    yield Text("utf16le", code_units.utf16le(value), 1)
    yield Text("utf16be", code_units.utf16be(value), 1)
    for text in core:
        yield Text(wrapped("base64", text.name), base64.b64encode(text.data), text.steps + 1)
        yield Text(wrapped("hex", text.name), text.data.hex().encode(), text.steps + 1)


def _written(texts: Iterable[Text], names: tuple[str, ...], *, is_full: bool = False) -> Iterator[Text]:
    """Give digests as a further digest may take them: hex digits; in full also upper hex, raw bytes, base64, and the
    sixteen digits in the middle of an MD5."""
    for text in texts:
        for name in names:
            raw, called, steps = DIGESTS[name](text.data), wrapped(name, text.name), text.steps + 1
            digits = raw.hex()
            yield Text(called, digits.encode(), steps)
            if is_full:
                yield Text(f"upper({called})", digits.upper().encode(), steps + 1)
                yield Text(f"raw({called})", raw, steps + 1)
                yield Text(f"base64({called})", base64.b64encode(raw), steps + 1)
                if name == "md5":
                    yield Text(f"truncated:8-24({called})", digits[8:24].encode(), steps + 1)


def _keyed(texts: Iterable[Text], keys: Keys) -> _Found:
    for text in texts:
        for key in keys.hmac_keys:
            for name in HMACS:
                yield hmac_of(name, key, text.data), text.steps + 1, wrapped(f"hmac_{name}", text.name)
        for salt in keys.salts:
            salted = (("salt_before", salt + text.data), ("salt_after", text.data + salt))
            yield from _over((Text(wrapped(step, text.name), data, text.steps + 1) for step, data in salted), _COMMON)


def _starts(raw: bytes) -> tuple[int, ...]:
    """Where in the hex digits of a digest of this size a piece may begin: of 16 bytes also in the middle."""
    return (0, 8, 16) if len(raw) == 16 else (0,)


def truncations(raw: bytes) -> list[bytes]:
    """Give the raw beginnings under which a digest must be found; each has 8 bytes or more.

    >>> [found.hex() for found in truncations(bytes(range(16)))][1:]
    ['0405060708090a0b0c0d0e0f', '08090a0b0c0d0e0f', 'f0e0d0c0b0a090807060504030201000']
    """
    turned = bytes.fromhex(raw.hex()[::-1])
    return [*(raw[start // 2 :] for start in _starts(raw)), turned]


def writing_of(run: bytes, digest: Digest) -> str | None:
    """Give the whole name under which a run of hex digits writes a digest; None when it does not.

    >>> md5 = Digest(bytes.fromhex("900150983cd24fb0d6963f7d28e17f72"), "md5", 1, 128)
    >>> [writing_of(run, md5) for run in (b"900150983cd24fb0", b"3CD24FB0D6963F7D", b"900150983cd24f")]
    ['truncated:16(md5)', 'upper(truncated:8-24(md5))', None]
    """
    text, digits = run.decode("latin-1"), digest.raw.hex()
    lower = text.lower()
    if text not in (lower, text.upper()) or len(text) < _LEAST:
        return None
    name = _piece(lower, digits, digest.transform)
    if name is None and lower == digits[::-1]:
        name = f"reversed({digest.transform})"
    return name if name is None or text == lower else f"upper({name})"


def _piece(text: str, digits: str, name: str) -> str | None:
    if text == digits:
        return name
    for start in _starts(bytes(len(digits) // 2)):
        if digits.startswith(text, start):
            piece = f"{start}-{start + len(text)}" if start else str(len(text))
            return f"truncated:{piece}({name})"
    return None


def is_digest(name: str) -> bool:
    """Tell whether a name writes the hex digits of a digest, whole or cut short.

    >>> [is_digest(name) for name in ("sha256(md5)", "truncated:16(md5)", "hmac_sm3", "upper(md5)", "plain")]
    [True, True, True, False, False]
    """
    outer = name.partition("(")[0].partition(":")[0].removeprefix("hmac_")
    return outer == "truncated" or outer in DIGESTS


def wrapped_around(outer: str, name: str) -> str:
    """Give the name of a transform with one more step around it; encodings of bytes take a digest as its raw bytes.

    >>> wrapped_around("base64", "plain"), wrapped_around("base64", "md5(upper)"), wrapped_around("base64", "raw(md5)")
    ('base64', 'base64(hex(md5(upper)))', 'base64(md5)')
    """
    if outer in _OF_BYTES and is_digest(name):
        return f"{outer}(hex({name}))"
    if outer in _OF_BYTES and name.startswith("raw(") and is_digest(name[4:-1]):
        name = name[4:-1]
    return wrapped(outer, name)
