"""What one scan sees in its pieces: hits, runs, magic bytes, escapes."""

from __future__ import annotations

import base64
import gzip
import hashlib
import zlib
from collections.abc import Iterable

import numpy as np
import pytest

from analyzer.detect.known import KnownValue
from analyzer.detect.search import Hit, Pieces, SearchSet, Signs
from analyzer.model.values import Secret

IMEI, MAC, PHONE = "356938035643809", "5e:7a:19:c3:b4:08", "+17945550154"
VALUES = [
    KnownValue("imei", Secret(IMEI), "user"),
    KnownValue("mac_address", Secret(MAC), "user"),
    KnownValue("phone_number", Secret(PHONE), "user"),
    KnownValue("account_id", Secret("li_wei"), "user"),
    KnownValue("location_precise", Secret("31.1774276,121.5272106"), "user"),
]
SEARCH = SearchSet(VALUES)
_REFS = "".join(f"&#x{byte:x};" for byte in IMEI.encode()).encode()


def _scan(*pieces: bytes, is_content: bool = True) -> dict[int, Signs]:
    joined = np.frombuffer(b"".join(pieces), dtype=np.uint8)
    lengths = np.array([len(piece) for piece in pieces], dtype=np.int64)
    ends = np.cumsum(lengths)
    ones = np.ones(len(pieces), dtype=bool)
    return SEARCH.scan(Pieces(joined, ends - lengths, ends, ones, ones & is_content))


def _names(hits: Iterable[Hit]) -> set[tuple[int, int, str]]:
    return {(hit.start, hit.end, hit.form.transform) for hit in hits if hit.form and hit.form.half < 0}


def test_hits_belong_to_their_piece_and_do_not_cross_its_edges() -> None:
    seen = _scan(b"id=" + IMEI.encode(), b"nothing", IMEI[:9].encode(), IMEI[9:].encode(), MAC.upper().encode())
    assert (3, 18, "plain") in _names(seen[0].hits)
    assert 1 not in seen
    assert (0, 17, "upper") in _names(seen[4].hits)
    assert not [name for at in (2, 3) if at in seen for name in _names(seen[at].hits)]


def test_hex_runs_are_looked_up() -> None:
    digest = hashlib.md5(IMEI.encode()).hexdigest()
    assert (1, 33, "md5") in _names(_scan(b'"' + digest.encode() + b'"')[0].hits)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (base64.b64encode(b"li_wei").rstrip(b"="), "base64"),
        (b"li_wei".hex().encode(), "hex"),
        (base64.b32encode(b"li_wei").rstrip(b"="), "base32"),
        (base64.b64encode(bytes.fromhex("5e7a19c3b408")), "base64(raw)"),
        (b"1+794+555+0154", "percent_plus(separators:space(prefix:1))"),
    ],
)
def test_codes_of_short_texts_and_blanks_as_plus_signs_are_literals(text: bytes, name: str) -> None:
    assert name in {found for _, _, found in _names(_scan(b"a=" + text + b"&")[0].hits)}


def test_the_code_of_a_short_text_says_as_much_as_the_text() -> None:
    text = base64.b64encode(bytes.fromhex("5e7a19c3b408"))
    (hit,) = [hit for hit in _scan(text)[0].hits if hit.form and hit.form.transform == "base64(raw)"]
    assert hit.form is not None
    assert hit.form.bits == 48


def test_runs_are_given_with_their_padding() -> None:
    code = base64.b64encode(b"imei " + IMEI.encode() + b" and")
    assert code.endswith(b"=") or len(code) % 4 == 0
    runs = [run for run in _scan(b'{"a":"' + code + b'"}')[0].runs if run.kind == "base64"]
    assert (6, 6 + len(code)) in {(run.start, run.end) for run in runs}


def test_base32_that_the_next_piece_goes_on_from_is_a_run() -> None:
    code = base64.b32encode(IMEI.encode() + b"!")
    seen = _scan(b"x " + code.rstrip(b"="), b"post")
    assert 0 in seen and seen[0].runs


def test_small_letters_of_base32_behind_a_length_byte_are_a_run() -> None:
    code = base64.b32encode(b"li.wei@mail.cn and more than that").lower().rstrip(b"=")
    assert (3, 3 + len(code)) in {
        (run.start, run.end) for run in _scan(b"\x01\xd90" + code)[0].runs if run.kind == "base32"
    }


def test_magic_bytes_and_escapes_are_signs() -> None:
    seen = _scan(
        b"x" + gzip.compress(b"text", mtime=0),
        b"name=" + "".join(f"%{byte:02x}" for byte in IMEI.encode()).encode(),
        _REFS + b" more",
        b"name=%41%42",
        b"R&amp;D; more",
    )
    assert seen[0].magics == [1]
    assert seen[1].has_escapes and seen[2].has_escapes
    assert not {3, 4} & set(seen)


def test_in_a_head_entities_are_undone_and_cookies_are_let_go() -> None:
    seen = _scan(b"Cookie: a=1; b=2; c=3; d=4", b"X-Info: " + _REFS, is_content=False)
    assert [number for number, signs in seen.items() if signs.has_escapes] == [1]


def test_raw_bytes_are_named_as_a_whole() -> None:
    raw = hashlib.sha1(IMEI.encode()).digest()
    assert _names(SEARCH.name_raw(raw)) == {(0, 20, "raw(sha1)")}
    assert SEARCH.name_raw(raw + b"x") == []


def test_nothing_is_seen_in_nothing() -> None:
    none = np.zeros(0, dtype=np.int64)
    empty = np.zeros(0, dtype=np.uint8)
    assert SEARCH.scan(Pieces(empty, none, none, none.astype(bool), none.astype(bool))) == {}


@pytest.mark.parametrize(
    ("body", "is_half"),
    [
        (b'"\x09' + b"31.177428" + b"2\x0a121.527211", True),  # the mark of the next field looks like a digit
        (b"lat=\n31.177428" + b"2&lng=121.527211", False),
        (b"lat=31.177428" + b"2&lng=121.527211", False),
    ],
    ids=["behind its length", "behind a line end", "in a longer number"],
)
def test_a_digit_behind_half_a_place_is_of_another_number_unless_its_length_stands_before(
    body: bytes, is_half: bool
) -> None:
    around = b"a=1&b=2&c=3" * 8
    hits = _scan(around + body + around)[0].hits
    halves = {body[hit.start - len(around) : hit.end - len(around)] for hit in hits if hit.form and hit.form.half == 0}
    assert (b"31.177428" in halves) is is_half


def test_a_document_that_begins_with_a_long_number_is_looked_into() -> None:
    document = b"x\xed\xcd\xcb\xb9\x99\x88\xb7\x84\x90\x01\xa2\x01\x0f" + IMEI.encode()
    for code, kind in ((base64.b32encode(document).rstrip(b"=").lower(), "base32"), (document.hex().encode(), "hex")):
        assert kind in {run.kind for run in _scan(b"os=1&d=" + code)[0].runs}


@pytest.mark.parametrize("level", [1, 4, 6, 9])
def test_a_stream_of_zlib_inside_other_bytes_is_seen(level: int) -> None:
    assert _scan(b"\x0a\x03log\x1a\x40" + zlib.compress(b"text" * 9, level))[0].magics == [7]
