"""Digests that a hook saw being made: which salts they show, and which known values they were made of.

A text is looked for in every spelling that the closure knows (case, separators, prefixes …), as UTF-8, and only when it
says enough to be looked for by itself. The search goes by the first six bytes of each form, so that its cost does not
grow with the number of values. What is the whole of an input may also be encoded, or a digest that was seen before.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from analyzer.detect.chance import is_searchable_alone
from analyzer.detect.transforms import spellings_of, wrapped_around

MAX_INPUT = 512
"""Longest input, bytes, that is looked into: a digest over more is one of a document, not of a value."""

MAX_SALTS = 16
SALT_LENGTHS = range(4, 65)
_MIN_DISTINCT = 3
_SHARED_LENGTHS = range(8, 65)
_SHARED_BY = 3
_KEY = 6
_JOINED_STEPS = 64
"""More than any name has: a name that says what stands beside the value wins."""
_MAX_STEPS = 8
"""A digest over a digest over a digest … is followed so far, and not through a loop that stretches a key."""
_MAX_CODES = 3
_CODES = (
    ("hex", re.compile(rb"(?:[0-9a-f]{2})+"), binascii.unhexlify),
    ("upper(hex)", re.compile(rb"(?:[0-9A-F]{2})+"), binascii.unhexlify),
    ("base64", re.compile(rb"[A-Za-z0-9+/]{6,}={0,2}"), lambda text: base64.b64decode(text.rstrip(b"=") + b"==")),
    (
        "base64url",
        re.compile(rb"[A-Za-z0-9_-]{6,}={0,2}"),
        lambda text: base64.urlsafe_b64decode(text.rstrip(b"=") + b"=="),
    ),
    ("percent", re.compile(rb"[!-~]*%[0-9A-Fa-f]{2}[!-~]*"), unquote_to_bytes),
)
"""Encodings of a whole input: name, what may be one, and how it is undone."""
MAX_BESIDE = 64
_PACKED = (b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x78\x01", b"\x78\x9c", b"\x78\xda", b"PK\x03\x04")
"""Beginnings of gzip, zstd, zlib and zip, in which a short text may stand as it is."""
_OF_DOCUMENTS = frozenset(b'={}"<>&\r\n')


@dataclass(frozen=True, slots=True)
class Digested:
    """One digest or HMAC that a hook saw.

    algorithm: as names of transforms have it (`md5`, `hmac_sha256`). is_whole: the output is that of this input, or
    it cannot be computed again (another algorithm, a key the platform keeps); else bytes passed by the hook unseen.
    """

    algorithm: str
    input: bytes
    output: bytes
    event_id: str
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class HookedDigest:
    """Bytes to look up for a known value: `raw` was made of `text`, as the hook saw in the call `event_id`.

    transform: `md5`, `hmac_sha256(lower)`, `sha256(base64(md5))` when the input is that form and nothing else;
    `md5(joined)` when it also holds other text, with more steps than any name that says what the text is.
    """

    text: str
    raw: bytes
    transform: str
    steps: int
    event_id: str


@dataclass(frozen=True, slots=True)
class _Form:
    written: bytes
    text: str
    name: str
    steps: int = 0


class _Forms:
    """Forms of known texts, found in bytes by their beginning or their end."""

    def __init__(self, forms: Iterable[_Form]) -> None:
        self._by_start: dict[bytes, list[_Form]] = {}
        self._by_end: dict[bytes, list[_Form]] = {}
        for form in {form.written: form for form in forms if len(form.written) >= _KEY}.values():
            self._by_start.setdefault(form.written[:_KEY], []).append(form)
            self._by_end.setdefault(form.written[-_KEY:], []).append(form)

    def within(self, content: bytes) -> Iterator[_Form]:
        """Give the forms that stand anywhere in `content`, in order of place."""
        for at in range(len(content) - _KEY + 1):
            for form in self._by_start.get(content[at : at + _KEY], ()):
                if content.startswith(form.written, at):
                    yield form

    def beside(self, content: bytes) -> Iterator[bytes]:
        """Give what `content` has before or after the longest form that stands at its other end."""
        starts = [form.written for form in self._by_start.get(content[:_KEY], ()) if content.startswith(form.written)]
        ends = [form.written for form in self._by_end.get(content[-_KEY:], ()) if content.endswith(form.written)]
        if starts:
            yield content[len(max(starts, key=len)) :]
        if ends:
            yield content[: -len(max(ends, key=len))]


def salts_of(digest_inputs: Iterable[bytes], known_texts: Iterable[str]) -> tuple[bytes, ...]:
    """Give what digest inputs have beside known values: salts, those of most inputs first, at most MAX_SALTS.

    A salt is what stands before or after a known text that is the other end of the input: 4 to 64 bytes, at least
    three of them different, no known text in it. After those come beginnings and ends of 8 to 64 bytes that at least
    three different inputs share, the shortest of each family: what follows differs, so they are the constant part.

    >>> salts_of([b"pepper:356938035643809", b"356938035643809"], ["356938035643809"])
    (b'pepper:',)
    """
    inputs = sorted({content for content in digest_inputs if len(content) <= MAX_INPUT})
    if not inputs:
        return ()
    forms = _Forms(_text_forms(known_texts))
    beside = Counter(rest for content in inputs for rest in set(forms.beside(content)) if _is_salt(rest, forms))
    salts = [rest for rest, _ in sorted(beside.items(), key=lambda item: (-item[1], item[0]))]
    shared = [*_shared_starts(inputs)]
    shared += [end[::-1] for end in _shared_starts(sorted(content[::-1] for content in inputs))]
    salts += [part for part in shared if _is_salt(part, forms) and not any(salt in part for salt in salts)]
    return tuple(dict.fromkeys(salts))[:MAX_SALTS]


def _is_salt(rest: bytes, forms: _Forms) -> bool:
    return len(rest) in SALT_LENGTHS and len(set(rest)) >= _MIN_DISTINCT and next(forms.within(rest), None) is None


def _shared_starts(ordered: Sequence[bytes]) -> Iterator[bytes]:
    """Give beginnings that some three of the sorted inputs share, none of which begins with another one."""
    kept: bytes | None = None
    starts = {_common_start(first, last) for first, last in zip(ordered, ordered[_SHARED_BY - 1 :], strict=False)}
    for start in sorted(start for start in starts if len(start) in _SHARED_LENGTHS):
        if kept is None or not start.startswith(kept):
            kept = start
            yield start


def _common_start(one: bytes, other: bytes) -> bytes:
    n = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:n]


def hooked_digests(
    digested: Iterable[Digested], known_texts: Iterable[str], salts: Iterable[bytes] = ()
) -> list[HookedDigest]:
    """Give the outputs that were made of known texts, each output and text once, the first call first.

    digested: in order of time; salts: those of the session. A text may also stand in the input as a digest of it that
    a hook saw being made before, or, where it is the whole of the input, encoded.
    The digest of a document is a signature over what is sent and no form of its values: an input that has more than
    MAX_BESIDE bytes beside known texts, or there one of the marks of forms, JSON, XML and lines, or that is a packed
    stream, gives nothing.

    >>> made = Digested("md5", b"356938035643809|1732243085", bytes(16), "a:1")
    >>> [(found.text, found.transform) for found in hooked_digests([made], ["356938035643809"])]
    [('356938035643809', 'md5(joined)')]
    """
    short = [one for one in digested if len(one.input) <= MAX_INPUT]
    if not short:
        return []
    plain = list(_text_forms(known_texts))
    whole = _Whole(plain, salts)
    digits = [form for one in short if one.is_whole for form in whole.add(one)]
    forms = _Forms([*digits, *reversed(plain)])
    found: dict[tuple[bytes, str], HookedDigest] = {}
    for one in short:
        form = whole.of(one.input) if one.is_whole else None
        made_of = [] if form else list(forms.within(one.input))
        if form is None and _is_document(one.input, made_of):
            continue
        for term in [_of_form(one, form)] if form else [_joined(one, part) for part in made_of]:
            known = found.get((term.raw, term.text))
            if known is None or term.steps < known.steps:
                found[term.raw, term.text] = term
    return list(found.values())


class _Whole:
    """Forms of known texts by what they write; what digests make of them comes in, digest by digest."""

    def __init__(self, forms: Iterable[_Form], salts: Iterable[bytes]) -> None:
        self._by_written: dict[bytes, _Form] = {}
        self._salts = tuple(salts)
        for form in forms:
            self._keep(form)

    def add(self, one: Digested) -> list[_Form]:
        """Take the output of a digest over a form that is known here, as an app may write it; give what is new."""
        form = self.of(one.input)
        if form is None or form.steps >= _MAX_STEPS:
            return []
        name, steps, raw = wrapped_around(one.algorithm, form.name), form.steps + 1, one.output
        written = [
            _Form(raw.hex().encode(), form.text, name, steps),
            _Form(raw.hex().upper().encode(), form.text, f"upper({name})", steps + 1),
            _Form(raw, form.text, f"raw({name})", steps + 1),
        ]
        return [new for new in written if self._keep(new)]

    def _keep(self, form: _Form) -> bool:
        known = self._by_written.get(form.written)
        is_better = known is None or form.steps < known.steps
        if is_better:
            self._by_written[form.written] = form
        return is_better

    def of(self, content: bytes, depth: int = _MAX_CODES) -> _Form | None:
        """Give the form that is the whole of an input, with salt and encodings around it; None when it is none."""
        form = self._by_written.get(content)
        if form is not None or not depth:
            return form
        inner_parts = [*_decoded(content), *self._unsalted(content)]
        found = [form for name, inner in inner_parts if (form := self._around(name, inner, depth)) is not None]
        return min(found, key=lambda form: form.steps, default=None)

    def _unsalted(self, content: bytes) -> Iterator[tuple[str, bytes]]:
        for salt in self._salts:
            if content.startswith(salt):
                yield "salt_before", content[len(salt) :]
            if content.endswith(salt):
                yield "salt_after", content[: -len(salt)]

    def _around(self, name: str, inner: bytes, depth: int) -> _Form | None:
        form = self.of(inner, depth - 1)
        if form is None:
            return None
        around = name.removeprefix("upper(").rstrip(")")
        called = wrapped_around(around, form.name)
        return _Form(inner, form.text, f"upper({called})" if around != name else called, form.steps + 1)


def _decoded(content: bytes) -> Iterator[tuple[str, bytes]]:
    seen = {content}
    for name, looks, undo in _CODES:
        if looks.fullmatch(content):
            try:
                inner = undo(content)
            except ValueError:
                continue
            if inner not in seen:
                seen.add(inner)
                yield name, inner


def _is_document(content: bytes, made_of: Iterable[_Form]) -> bool:
    if content.startswith(_PACKED):
        return True
    for form in made_of:
        content = content.replace(form.written, b"")
    return len(content) > MAX_BESIDE or not _OF_DOCUMENTS.isdisjoint(content)


def _of_form(one: Digested, form: _Form) -> HookedDigest:
    name = wrapped_around(one.algorithm, form.name)
    return HookedDigest(form.text, one.output, name, form.steps + 1, one.event_id)


def _joined(one: Digested, form: _Form) -> HookedDigest:
    return HookedDigest(form.text, one.output, f"{one.algorithm}(joined)", _JOINED_STEPS, one.event_id)


def _text_forms(texts: Iterable[str]) -> Iterator[_Form]:
    """Give the ways a text may stand in a digest's input, the plain one of all texts first."""
    known = [text for text in dict.fromkeys(texts) if len(text) <= MAX_INPUT and is_searchable_alone(text)]
    spelt = [(text, spellings_of(text)) for text in known]
    for at in range(max((len(ways) for _, ways in spelt), default=0)):
        for text, ways in spelt:
            if at < len(ways) and (not at or is_searchable_alone(ways[at].data.decode("utf-8", "replace"))):
                yield _Form(ways[at].data, text, ways[at].name, ways[at].steps)


def algorithm_name(java: str) -> str:
    """Give the name that transforms use for an algorithm of the platform.

    >>> [algorithm_name(name) for name in ("SHA-256", "SHA", "SHA-512/256", "HmacSHA1", "SHA3-256", "SM3")]
    ['sha256', 'sha1', 'sha512_256', 'hmac_sha1', 'sha3_256', 'sm3']
    """
    name = java.lower()
    prefix = ""
    if name.startswith("hmac"):
        prefix, name = "hmac_", name[4:].lstrip("-_/")
    if name == "sha":
        name = "sha1"
    name = name.removeprefix("sha-") if name.startswith("sha-") else name
    name = f"sha{name}" if name[:1].isdigit() else name
    return prefix + "".join(char if char.isalnum() else "_" for char in name)


def recomputed(algorithm: str, content: bytes, key: bytes | None) -> bytes | None:
    """Give the digest or HMAC under its name of transforms; None when it cannot be computed here."""
    name = algorithm.removeprefix("hmac_")
    try:
        if name == algorithm:
            return hashlib.new(name, content, usedforsecurity=False).digest()
        return None if key is None else hmac.digest(key, content, name)
    except (ValueError, TypeError):
        return None
