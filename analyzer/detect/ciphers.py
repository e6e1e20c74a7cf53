"""What the crypto hooks saw of this session: keys, salts, digests, and ciphertexts with their plaintexts.

A call's record holds what went into and came out of one object between two final calls, each side up to 64 KiB
(hooks/src/crypto.ts). A ciphertext is looked for as bytes, anywhere: an IV may stand before it, a tag is its end. What
no hook of the platform's classes sees — ciphers of native code, lightweight APIs of bundled libraries, streams that
are never finished — is not here.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from analyzer.decode.parts import Sealed
from analyzer.detect.salted import MAX_INPUT, Digested, algorithm_name, recomputed, salts_of
from analyzer.detect.transforms import Keys
from analyzer.ingest.lines import gap
from analyzer.model.enums import GapKind

Call = dict[str, Any]

LITERAL_LENGTH = 256
"""So many first bytes of a ciphertext are searched; the rest is compared where they are found."""

MIN_CIPHERTEXT = 8
"""Shorter ciphertexts say less than 64 bits and are met by accident."""

MIN_DISTINCT = 4
"""A text of fewer different bytes is no ciphertext, and stands at every place of an empty file."""

MAX_SEALED = 16384
MAX_SEALED_BYTES = 64 << 20
MAX_KEYS = 16
_DIRECTIONS = {"encrypt": ("output", "input"), "decrypt": ("input", "output")}


@dataclass(frozen=True, slots=True)
class SealedText:
    """A ciphertext and what it says, as far as the hook kept them.

    length: of the whole ciphertext, bytes; more than len(ciphertext) when only its beginning was kept. is_cut: one of
    the two sides is not whole.
    """

    ciphertext: bytes
    plaintext: bytes
    event_id: str
    algorithm: str
    length: int
    is_cut: bool = False


@dataclass(frozen=True)
class Crypto:
    """What can be used of the crypto records, and rows for table gaps for what cannot."""

    keys: Keys = field(default_factory=Keys)
    sealed: tuple[SealedText, ...] = ()
    digested: tuple[Digested, ...] = ()
    gaps: list[dict[str, Any]] = field(default_factory=list)


class _Gaps:
    """Counts by hook and reason."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[GapKind, str, str]] = Counter()

    def add(self, call: Call, detail: str, kind: GapKind = GapKind.NOT_SEARCHED) -> None:
        self._counts[kind, str(call.get("hook") or "crypto"), detail] += 1

    def rows(self) -> list[dict[str, Any]]:
        return [gap(kind, hook, n, detail=detail) for (kind, hook, detail), n in sorted(self._counts.items())]


def read_crypto(calls: Iterable[Call], known_texts: Iterable[str]) -> Crypto:
    """Take keys, salts, digests and ciphertexts from the calls that carry a crypto record.

    calls: `api` and `native` lines in order of time. known_texts: clear values, for the salts.
    Each ciphertext is given once, with the earliest call; at most MAX_SEALED of them, of MAX_SEALED_BYTES in all.
    A record that does not hold what it should is counted as gap `bad_message`.
    """
    gaps = _Gaps()
    sealed = _SealedTexts(gaps)
    digested: list[Digested] = []
    keys: Counter[bytes] = Counter()
    for call in calls:
        record = call.get("crypto")
        if record is None:
            continue
        try:
            fields = _decoded(record)
        except (TypeError, ValueError, LookupError):
            gaps.add(call, "crypto records that cannot be read", GapKind.BAD_MESSAGE)
            continue
        if record["op"] in ("digest", "mac"):
            digested += _digested(call, fields, gaps)
            if record["op"] == "mac" and fields["key"]:
                keys[fields["key"]] += 1
        else:
            sealed.add(call, fields)
    salts = salts_of([one.input for one in digested if _shows_salt(one)], known_texts)
    ranked = [key for key, _ in keys.most_common()]
    if len(ranked) > MAX_KEYS:
        gaps.add({}, f"keys of HMACs beyond the {MAX_KEYS} most used ones are not tried on other values")
    return Crypto(Keys(tuple(ranked[:MAX_KEYS]), salts), sealed.all(), tuple(digested), gaps.rows())


def _decoded(record: Any) -> dict[str, bytes]:
    """Give key, input and output as bytes; an absent key is empty. Raises ValueError and kin on anything else."""
    if not isinstance(record["op"], str) or not isinstance(record["algorithm"], str):
        raise TypeError("names are texts")
    return {name: base64.b64decode(record.get(name) or "", validate=True) for name in ("key", "input", "output")}


def _shows_salt(one: Digested) -> bool:
    return one.is_whole and not one.algorithm.startswith("hmac_")


def _digested(call: Call, fields: dict[str, bytes], gaps: _Gaps) -> list[Digested]:
    """Give the digest of a record, if it may be one of a value."""
    algorithm, content, output = algorithm_name(call["crypto"]["algorithm"]), fields["input"], fields["output"]
    if call["crypto"]["op"] == "mac" and not fields["key"]:
        gaps.add(call, "HMACs with a key that was not seen: the platform keeps it, or it was set before the hooks came")
    if not output or len(content) > MAX_INPUT:
        return []
    is_whole = recomputed(algorithm, content, fields["key"] or None) in (None, output)
    if not is_whole:
        gaps.add(call, "digests of more than the hook saw: single bytes, copies of a running digest")
    return [Digested(algorithm, content, output, str(call["event_id"]), is_whole)]


class _SealedTexts:
    """Ciphertexts, each once, within bounds."""

    def __init__(self, gaps: _Gaps) -> None:
        self._gaps = gaps
        self._by_ciphertext: dict[bytes, SealedText] = {}
        self._size = 0

    def add(self, call: Call, fields: dict[str, bytes]) -> None:
        record = call["crypto"]
        if record["op"] not in _DIRECTIONS:
            if record["op"] not in ("wrap", "unwrap", "sign"):
                self._gaps.add(call, "ciphers that were set up before the hooks came: which side is the plaintext?")
            return
        cipher_side, plain_side = _DIRECTIONS[record["op"]]
        ciphertext, plaintext = fields[cipher_side], fields[plain_side]
        if not plaintext or ciphertext == plaintext:
            return
        said = record.get(f"{cipher_side}_length")
        length = max(said, len(ciphertext)) if isinstance(said, int) else len(ciphertext)
        if problem := self._problem(call, ciphertext, plaintext):
            self._gaps.add(call, problem)
        elif ciphertext not in self._by_ciphertext:
            self._size += len(ciphertext) + len(plaintext)
            event_id, is_cut = str(call["event_id"]), bool(call.get("truncated"))
            text = SealedText(ciphertext, plaintext, event_id, record["algorithm"], length, is_cut)
            self._by_ciphertext[ciphertext] = text
            if is_cut:
                self._gaps.add(call, "ciphertexts of which the hook kept the beginning: the rest stays unread")

    def _problem(self, call: Call, ciphertext: bytes, plaintext: bytes) -> str:
        if len(ciphertext) < MIN_CIPHERTEXT or len(set(ciphertext[:LITERAL_LENGTH])) < MIN_DISTINCT:
            return f"ciphertexts of under {MIN_CIPHERTEXT} bytes, or of hardly any different ones"
        is_full = (
            len(self._by_ciphertext) >= MAX_SEALED or self._size + len(ciphertext) + len(plaintext) > MAX_SEALED_BYTES
        )
        return (
            "ciphertexts beyond the bound of one session" if is_full and ciphertext not in self._by_ciphertext else ""
        )

    def all(self) -> tuple[SealedText, ...]:
        return tuple(self._by_ciphertext.values())


class SealedIndex:
    """Finds ciphertexts in bytes: `literals` are what a scan looks for, `places` what it makes of their hits.

    >>> index = SealedIndex([SealedText(b"0123456789", b"plain", "a:1", "RC4", 10)])
    >>> index.places(b"IV0123456789", [(0, 2)])
    [Sealed(start=2, end=12, plaintext=b'plain', event_id='a:1')]
    """

    def __init__(self, sealed: Iterable[SealedText]) -> None:
        by_literal: dict[bytes, list[SealedText]] = {}
        for text in sorted(sealed, key=lambda text: -text.length):
            by_literal.setdefault(text.ciphertext[:LITERAL_LENGTH], []).append(text)
        self.literals: tuple[bytes, ...] = tuple(by_literal)
        self._texts = tuple(by_literal.values())

    def places(self, content: bytes | memoryview, hits: Iterable[tuple[int, int]]) -> list[Sealed]:
        """Give where whole ciphertexts stand, in order, none over another; pieces that touch are one place.

        content: bytes that were scanned. hits: (number of the literal, where it starts). The longest text wins at
        one start. Of a text that is cut, what is known must be there, and its whole length is the place. Pieces that
        follow each other without a byte between (RSA of a long text) join: a value may cross their border.
        """
        found: list[Sealed] = []
        is_open = False
        for start, number in sorted({(start, number) for number, start in hits}):
            if found and start < found[-1].end:
                continue
            text = self._text_at(content, number, start)
            if text is None:
                continue
            place = Sealed(start, min(start + text.length, len(content)), text.plaintext, text.event_id)
            if is_open and found[-1].end == start:
                before = found.pop()
                place = Sealed(before.start, place.end, before.plaintext + place.plaintext, before.event_id)
            found.append(place)
            is_open = not text.is_cut
        return found

    def _text_at(self, content: bytes | memoryview, number: int, start: int) -> SealedText | None:
        for text in self._texts[number]:
            if content[start : start + len(text.ciphertext)] == text.ciphertext:
                return text
        return None
