"""Crypto records become keys, salts, digests, ciphertexts and gaps."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest
from builders import api_call
from hypothesis import given, settings
from hypothesis import strategies as st
from support.fuzz import examples

from analyzer.decode.parts import Sealed
from analyzer.detect import ciphers
from analyzer.detect.ciphers import (
    LITERAL_LENGTH,
    MAX_KEYS,
    Crypto,
    Keys,
    SealedIndex,
    SealedText,
    read_crypto,
)
from analyzer.detect.salted import Digested

CIPHER, MAC, DIGEST = "javax.crypto.cipher_do_final", "javax.crypto.mac_do_final", "java.security.message_digest"
IMEI = "356938035643809"
CIPHERTEXT = bytes(range(100, 132))


def _call(
    op: str, algorithm: str, seq: int = 0, truncated: bool = False, **fields: bytes | int | None
) -> dict[str, Any]:
    hook = {"digest": DIGEST, "mac": MAC}.get(op, CIPHER)
    texts = {name: base64.b64encode(raw).decode() if isinstance(raw, bytes) else raw for name, raw in fields.items()}
    crypto = {"algorithm": algorithm, "op": op, "key": None, "iv": None} | texts
    return api_call(hook, None, t=1.0, seq=seq, crypto=crypto, truncated=truncated)


def _gaps(crypto: Crypto) -> list[tuple[str, str, int]]:
    return [(row["gap_kind"], row["subject"], row["n"]) for row in crypto.gaps]


def test_both_directions_give_ciphertext_and_plaintext() -> None:
    calls = [
        api_call("id", IMEI, t=0.0),
        _call("encrypt", "AES/CBC/PKCS5Padding", 1, input=b"sent", output=CIPHERTEXT),
        _call("decrypt", "AES/GCM/NoPadding", 2, input=CIPHERTEXT[::-1], output=b"received"),
    ]
    crypto = read_crypto(calls, [])
    assert crypto.sealed == (
        SealedText(CIPHERTEXT, b"sent", "a1:1", "AES/CBC/PKCS5Padding", 32),
        SealedText(CIPHERTEXT[::-1], b"received", "a1:2", "AES/GCM/NoPadding", 32),
    )
    assert (crypto.keys, crypto.digested, crypto.gaps) == (Keys(), (), [])


def test_a_ciphertext_is_given_once_by_its_earliest_call() -> None:
    calls = [
        _call("encrypt", "AES", 1, input=b"sent", output=CIPHERTEXT),
        _call("encrypt", "AES", 2, input=b"sent", output=CIPHERTEXT),
        _call("decrypt", "AES", 3, input=CIPHERTEXT, output=b"sent"),
    ]
    assert [text.event_id for text in read_crypto(calls, []).sealed] == ["a1:1"]


def test_a_cut_record_says_how_long_the_ciphertext_is_and_leaves_a_gap() -> None:
    call = _call("encrypt", "AES", 1, True, input=b"sen", output=CIPHERTEXT, input_length=90, output_length=96)
    crypto = read_crypto([call], [])
    assert crypto.sealed == (SealedText(CIPHERTEXT, b"sen", "a1:1", "AES", 96, is_cut=True),)
    assert _gaps(crypto) == [("not_searched", CIPHER, 1)]


@pytest.mark.parametrize(
    ("call", "n_gaps"),
    [
        (_call("encrypt", "RC4", input=b"short", output=b"1234567"), 1),
        (_call("encrypt", "XOR", input=b"\1" * 400, output=bytes(400)), 1),
        (_call("", "AES", input=b"sent", output=CIPHERTEXT), 1),
        (_call("wrap", "AES", input=b"a key", output=CIPHERTEXT), 0),
        (_call("encrypt", "AES", input=b"", output=CIPHERTEXT), 0),
        (_call("encrypt", "Null", input=CIPHERTEXT, output=CIPHERTEXT), 0),
    ],
    ids=["short", "zeros", "direction_unknown", "wrapped_key", "empty", "no_cipher"],
)
def test_what_is_no_ciphertext_to_look_for(call: dict[str, Any], n_gaps: int) -> None:
    crypto = read_crypto([call], [])
    assert (crypto.sealed, len(crypto.gaps)) == ((), n_gaps)


def test_sealed_texts_are_bounded_by_number_and_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = [hashlib.md5(bytes([n])).digest() for n in range(9)]
    calls = [_call("encrypt", "AES", n, input=b"sent", output=output) for n, output in enumerate(outputs)]
    calls.append(_call("encrypt", "AES", 9, input=b"sent", output=outputs[0]))
    monkeypatch.setattr(ciphers, "MAX_SEALED", 6)
    crypto = read_crypto(calls, [])
    assert [text.ciphertext for text in crypto.sealed] == outputs[:6]
    assert _gaps(crypto) == [("not_searched", CIPHER, 3)]
    monkeypatch.setattr(ciphers, "MAX_SEALED_BYTES", 50)
    assert [text.ciphertext for text in read_crypto(calls, []).sealed] == outputs[:2]


def test_keys_of_hmacs_come_most_used_first() -> None:
    keys = [b"once", b"often", b"often"]
    calls = [_call("mac", "HmacSHA256", n, key=key, input=b"x", output=bytes(32)) for n, key in enumerate(keys)]
    assert read_crypto(calls, []).keys.hmac_keys == (b"often", b"once")
    many = [_call("mac", "HmacMD5", n, key=bytes([n]), input=b"", output=b"") for n in range(MAX_KEYS + 1)]
    crypto = read_crypto(many, [])
    assert len(crypto.keys.hmac_keys) == MAX_KEYS
    assert _gaps(crypto) == [("not_searched", "crypto", 1)]


def test_an_hmac_whose_key_the_platform_keeps_still_tells_its_output() -> None:
    crypto = read_crypto([_call("mac", "HmacSHA256", 4, input=IMEI.encode(), output=bytes(32))], [IMEI])
    assert crypto.keys == Keys()
    assert crypto.digested == (Digested("hmac_sha256", IMEI.encode(), bytes(32), "a1:4"),)
    assert _gaps(crypto) == [("not_searched", MAC, 1)]


def test_digests_give_salts_only_when_their_whole_input_passed_the_hook() -> None:
    content = b"pepper:" + IMEI.encode()
    good = _call("digest", "SHA-256", 1, input=content, output=hashlib.sha256(content).digest())
    other = b"unseen:" + IMEI.encode()
    copied = _call("digest", "SHA-256", 2, input=other, output=bytes(32))
    crypto = read_crypto([good, copied], [IMEI])
    assert crypto.keys.salts == (b"pepper:",)
    assert [one.is_whole for one in crypto.digested] == [True, False]
    assert _gaps(crypto) == [("not_searched", DIGEST, 1)]


def test_macs_give_no_salts_and_digests_of_documents_are_left_out() -> None:
    mac = _call("mac", "HmacMD5", 1, input=b"pepper:" + IMEI.encode(), output=bytes(16))
    document = _call("digest", "MD5", 2, input=b"x" * 1000, output=hashlib.md5(b"x" * 1000).digest())
    crypto = read_crypto([mac, document], [IMEI])
    assert crypto.keys.salts == ()
    assert [one.event_id for one in crypto.digested] == ["a1:1"]


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"op": "encrypt"},
        {"op": 1, "algorithm": "AES"},
        {"op": "encrypt", "algorithm": None},
        {"op": "encrypt", "algorithm": "AES", "input": "?", "output": "?"},
        {"op": "encrypt", "algorithm": "AES", "input": 3, "output": "AAAA"},
        {"op": "digest", "algorithm": "MD5", "input": "é"},
    ],
)
def test_a_record_that_is_none_is_a_bad_message(record: dict[str, Any]) -> None:
    crypto = read_crypto([api_call(CIPHER, None, t=1.0, crypto=record)], [])
    assert _gaps(crypto) == [("bad_message", CIPHER, 1)]
    assert (crypto.sealed, crypto.digested) == ((), ())


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["AAAA", "digest"]),
    lambda inner: st.lists(inner, max_size=2),
    max_leaves=3,
)
_NAMES = ("op", "algorithm", "key", "input", "output", "input_length", "output_length")


@settings(max_examples=examples(200), deadline=None)
@given(st.dictionaries(st.sampled_from(_NAMES), _JSON))
def test_fuzz_any_record_ends_as_rows(record: dict[str, Any]) -> None:
    read_crypto([api_call(CIPHER, None, t=1.0, crypto=record)], [IMEI])


def _text(ciphertext: bytes, plaintext: bytes = b"plain", event_id: str = "a:1", **fields: Any) -> SealedText:
    return SealedText(ciphertext, plaintext, event_id, "AES", **({"length": len(ciphertext)} | fields))


def _places(index: SealedIndex, content: bytes) -> list[Sealed]:
    hits = [
        (number, start)
        for number, literal in enumerate(index.literals)
        for start in range(len(content))
        if content.startswith(literal, start)
    ]
    return index.places(content, hits)


def test_a_ciphertext_is_found_behind_its_iv_and_before_other_bytes() -> None:
    index = SealedIndex([_text(CIPHERTEXT)])
    assert _places(index, bytes(12) + CIPHERTEXT + b"tail") == [Sealed(12, 44, b"plain", "a:1")]
    assert _places(index, CIPHERTEXT[:-1]) == []


def test_long_ciphertexts_with_one_beginning_are_told_apart_by_the_rest() -> None:
    start = bytes(LITERAL_LENGTH)
    index = SealedIndex([_text(start + b"one", b"1"), _text(start + b"other", b"2")])
    assert index.literals == (start,)
    assert [place.plaintext for place in _places(index, b"iv" + start[:-2] + b"xx" + start + b"other")] == [b"2"]


def test_the_longest_text_wins_at_one_start_and_none_lies_over_another() -> None:
    whole, part = CIPHERTEXT, CIPHERTEXT[:16]
    index = SealedIndex([_text(part, b"part"), _text(whole, b"whole"), _text(whole[8:24], b"inside")])
    assert _places(index, whole + part) == [Sealed(0, 48, b"wholepart", "a:1")]


def test_pieces_that_touch_are_one_text_and_others_are_not() -> None:
    one, other = _text(CIPHERTEXT[:16], b"IMEI=3569", "a:1"), _text(CIPHERTEXT[16:], b"38035643809", "a:2")
    index = SealedIndex([one, other])
    assert _places(index, CIPHERTEXT) == [Sealed(0, 32, b"IMEI=356938035643809", "a:1")]
    apart = CIPHERTEXT[:16] + b"," + CIPHERTEXT[16:]
    assert _places(index, apart) == [Sealed(0, 16, b"IMEI=3569", "a:1"), Sealed(17, 33, b"38035643809", "a:2")]


def test_a_cut_text_reaches_over_its_whole_length_and_joins_nothing_after_it() -> None:
    cut, other = _text(CIPHERTEXT, b"cut", length=40, is_cut=True), _text(b"other ciphertext", b"next", "a:2")
    index = SealedIndex([cut, other])
    content = CIPHERTEXT + bytes(8) + other.ciphertext
    assert _places(index, content) == [Sealed(0, 40, b"cut", "a:1"), Sealed(40, 56, b"next", "a:2")]
    assert _places(index, CIPHERTEXT + b"end") == [Sealed(0, 35, b"cut", "a:1")]


_PIECES = st.binary(min_size=1, max_size=5)


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=6, unique=True), st.lists(st.integers(0, 7), max_size=20))
def test_fuzz_places_are_in_order_within_the_content_and_apart(pieces: list[bytes], order: list[int]) -> None:
    content = b"".join(pieces[n] if n < len(pieces) else b"-" for n in order)
    texts = [_text(piece, piece, length=len(piece) + n % 3, is_cut=n % 3 > 0) for n, piece in enumerate(pieces)]
    places = _places(SealedIndex(texts), content)
    borders = [border for place in places for border in (place.start, place.end)]
    assert borders == sorted(borders)
    assert all(0 <= place.start < place.end <= len(content) for place in places)
    assert all(content.startswith(place.plaintext[:1], place.start) for place in places)
