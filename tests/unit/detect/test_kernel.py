"""The kernel finds and undoes runs and escapes as plain expressions and the standard library do, piece by piece."""

from __future__ import annotations

import base64
import gzip
import itertools
import json
import random
import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes
from uuid import UUID

import cbor2
import msgpack
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.detect import kernel
from analyzer.detect.kernel import (
    A_LINE,
    BASE32,
    BASE64,
    CANDIDATE,
    CONTENT,
    DOUBTFUL,
    ENTITIES,
    HEAD,
    HEX,
    MIN_RUN,
    OF_BINARY,
    OPENED,
    PACKED,
    SHOWS,
    SKIPPED,
    SPELLED,
    Kernel,
    Looked,
)

DIGEST = bytes(range(1, 33))
KERNEL = Kernel(np.frombuffer(DIGEST[:8], dtype=np.uint64), all_free=False)
_HEX = re.compile(rb"[0-9A-Fa-f]{%d,}" % MIN_RUN)
_BASE64 = re.compile(rb"[0-9A-Za-z+/_-]{%d,}" % MIN_RUN)
_BASE32 = re.compile(rb"(?=[^a-z]*[A-Z])[A-Z2-7]+|(?=[^A-Z]*[a-z])[a-z2-7]+")
_BYTES = st.lists(
    st.sampled_from([b"aF0", b"Zz", b"Q9zx+A/_b", b"0123456789abcdefABCDEF", b"%2F", b' "\\;', b"\x00\xff"])
).map(b"".join)


def _look(pieces: list[bytes], flags: int = CONTENT | CANDIDATE, level: int = 0) -> list[Looked]:
    array = np.frombuffer(b"".join(pieces) or b"-", dtype=np.uint8)
    ends = np.cumsum([len(piece) for piece in pieces])
    starts = ends - [len(piece) for piece in pieces]
    return list(KERNEL.look(array, (starts, ends), np.full(len(pieces), flags, dtype=np.uint8), level))


def _runs(look: Looked, kind: int) -> list[tuple[int, int]]:
    runs = look.runs.take(np.flatnonzero(look.runs.kind == kind))
    return list(zip(runs.low.tolist(), runs.high.tolist(), strict=True))


def _texts(look: Looked) -> list[bytes]:
    spans = zip(look.starts.tolist(), look.ends.tolist(), strict=True)
    return [look.content[start:end].tobytes() for start, end in spans]


def _flat(*pieces: bytes, level: int = 4) -> list[bytes]:
    """Give each piece without its escapes; above level 3 all of them are undone together."""
    flat = list(pieces)
    for look in _look(list(pieces), CANDIDATE, level):
        undone = dict(zip(look.targets.tolist(), _texts(look), strict=True))
        flat = [undone.get(~number, piece) for number, piece in enumerate(pieces)]
    return flat


def _of_both_cases(run: bytes) -> bool:
    return re.search(rb"[A-Z]", run) is not None and re.search(rb"[a-z]", run) is not None


@settings(deadline=None)
@given(st.lists(_BYTES, min_size=1, max_size=4))
def test_runs_are_those_of_an_expression_in_each_piece(texts: list[bytes]) -> None:
    pieces = [b"\x00" + text for text in texts]  # of content that is no text every run is told
    (look,) = _look(pieces)
    starts = [0, *itertools.accumulate(map(len, pieces))]
    every = [(at, found) for at, piece in zip(starts, pieces, strict=False) for found in _BASE64.finditer(piece)]
    spans = [(at + found.start(), at + found.end(), found[0]) for at, found in every]
    assert _runs(look, BASE64) == [(low, high) for low, high, text in spans if _of_both_cases(text)]
    assert _runs(look, BASE32) == [(low, high) for low, high, text in spans if _BASE32.fullmatch(text)]
    hexes = [(at, found) for at, piece in zip(starts, pieces, strict=False) for found in _HEX.finditer(piece)]
    assert _runs(look, HEX) == [(at + found.start(), at + found.end()) for at, found in hexes]
    assert (look.runs.flags & OF_BINARY).all()
    assert all(starts[n] <= low < starts[n + 1] for n, low in zip(look.runs.owner, look.runs.low, strict=True))


def _many(contents: list[bytes], code: str) -> tuple[list[bytes], list[bytes]]:
    written: dict[str, Callable[[bytes], bytes]] = {
        "hex": lambda data: data.hex().encode(),
        "base64": lambda data: base64.b64encode(data).rstrip(b"="),
        "base64url": lambda data: base64.urlsafe_b64encode(data).rstrip(b"="),
        "base32": lambda data: base64.b32encode(data).rstrip(b"="),
        "lower base32": lambda data: base64.b32encode(data).rstrip(b"=").lower(),
    }
    pieces = [b'"%b"' % written[code](content) for content in contents]
    return pieces, [text for look in _look(pieces, HEAD) for text in _texts(look)]


@pytest.mark.parametrize("code", ["hex", "base64", "base64url", "base32", "lower base32"])
@settings(deadline=None)
@given(st.lists(st.binary(min_size=12, max_size=80), min_size=1, max_size=5))
def test_runs_are_decoded(code: str, contents: list[bytes]) -> None:
    pieces, decoded = _many(contents, code)
    for piece, content in zip(pieces, contents, strict=True):
        is_run = {
            "hex": True,
            "base64": _of_both_cases(piece),
            "base64url": _of_both_cases(piece),
            "base32": re.search(rb"[A-Z]", piece),
            "lower base32": re.search(rb"[a-z]", piece),
        }[code]
        assert not is_run or content in decoded


DOCUMENTS = {
    "json": json.dumps({"imei": "356938035643809"}).encode(),
    "chinese": "贺兰亭晚,北京市海淀区".encode(),
    "form": b"uid=7&mac=5e%3A7a",
    "gzip": gzip.compress(b"hello hello hello", mtime=0),
    "msgpack": msgpack.packb({"device": {"id": "c3f19a7e52d8046b"}}),
    "cbor": cbor2.dumps({"device": {"id": "c3f19a7e52d8046b"}}),
    "protobuf": b"\x0a\x0fc3f19a7e52d8046\x10\x07",
    "fixed64 before text": b"\x09\xff\xfe\x00\x01\x02\x03\x04\x05\x12\x0fc3f19a7e52d8046",
    "fixed32 before text": b"\x0d\xff\xfe\x00\x01\x12\x0fc3f19a7e52d8046",
    "grpc": b"\x00\x00\x00\x00\x11\x0a\x0fc3f19a7e52d8046",
}


def _is_opened(text: bytes) -> bool:
    return any(len(look.starts) for look in _look([b'"%b"' % text], CONTENT))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_text_and_documents_are_looked_into(name: str) -> None:
    content = DOCUMENTS[name]
    assert _is_opened(content.hex().encode())
    assert _is_opened(base64.b64encode(content))


def test_of_words_and_numbers_few_are_looked_into() -> None:
    rng = random.Random(1)
    numbers = [b"%d" % rng.randrange(10**16, 10**17) for _ in range(1_000)]
    small = [bytes(rng.choices(b"abcdefghijklmnopqrstuvwxyz", k=rng.randrange(5, 9))) for _ in range(4_000)]
    words = [b"".join(part.capitalize() for part in small[at : at + 4]) for at in range(0, 4_000, 4)]
    assert sum(map(_is_opened, numbers)) < 250
    assert sum(map(_is_opened, words)) < 400


_NUMBER = b"356938035643809".hex().encode()


@pytest.mark.parametrize("before", [b'{"share":0.', b"[0.", b"share=0.", b"a=1&b=0.", b"0.", b"x 0."])
def test_decimals_of_a_number_below_one_are_no_code(before: bytes) -> None:
    assert [len(look.content) for look in _look([before + _NUMBER + b",1"])] == [0]
    assert [len(look.content) for look in _look([before + _NUMBER])] == [0]


@pytest.mark.parametrize("before", [b'{"id":1.', b"v0.", b"1.0.", b"00.", b"_0.", b"-0.", b".", b'"', b"0:", b"\x010."])
def test_figures_behind_anything_else_may_be_a_code(before: bytes) -> None:
    assert b"356938035643809" in _look([before + _NUMBER + b",1"])[0].content.tobytes()


@pytest.mark.parametrize("after", [b".x", b"a"])
def test_what_goes_on_is_no_number(after: bytes) -> None:
    assert b"356938035643809" in _look([b"n=0." + _NUMBER + after])[0].content.tobytes()


def test_decimals_in_a_head_may_be_a_code() -> None:
    assert b"356938035643809" in _look([b"n=0." + _NUMBER + b" "], HEAD | CANDIDATE)[0].content.tobytes()


def test_codes_without_a_figure_are_looked_into() -> None:
    rng = random.Random(1)
    letters = [bytes(rng.choices(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", k=32)) for _ in range(1_000)]
    assert sum(map(_is_opened, letters)) > 990
    assert [_is_opened(base64.b64encode("FEFA".encode(code) * 2)) for code in ("utf-16-le", "utf-16-be")] == [True] * 2
    assert (
        _is_opened(b"ApFFAFgAUgBOAFYANgA")
        and base64.b64decode(b"ApFFAFgAUgBOAFYANgA=").decode("utf-16-le") == "鄂EXRNV6"
    )
    assert not _is_opened(b"ApFFBFgBUgBOBFYBNgB")
    assert _is_opened(base64.b64encode(b"828E3ECFDCDB"))
    assert not _is_opened(b"com.example/MainActivity/DetailView")


@pytest.mark.parametrize("text", [b"D4C5UX126E4R", b"ASUXEFUVW0CY"])
def test_codes_in_letters_of_one_case_are_looked_into(text: bytes) -> None:
    code = base64.b64encode(text)
    assert code.isupper() and (code.isalpha() or not code.translate(None, b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
    for flag, beside in itertools.product((CONTENT, HEAD), (b"%b", b"ID-%b", b"/V2/%b")):
        (look,) = _look([b'"%b"' % (beside % code)], flag)
        assert text in _texts(look)
    assert any(found.startswith(text) for found in _texts(_look([b"GET /V2/%b/7 " % code], HEAD)[0]))


@pytest.mark.parametrize(
    ("sent", "written"), [("15014044556", "utf-16-le"), ("345598609647105", "utf-16-be"), ("浙61EVSH", "utf-16-le")]
)
def test_text_in_utf16_is_looked_into_in_letters_of_one_case(sent: str, written: str) -> None:
    text = sent.encode(written)
    code = base64.b64encode(text)
    assert code.isupper()
    for flag, beside in itertools.product((CONTENT, HEAD), (b"%b", b"ID-%b")):
        assert text in _texts(_look([b'"%b"' % (beside % code)], flag)[0])
    assert not _is_opened(base64.b64encode(text.replace(b"\0", b"\1")))


def test_of_other_tokens_in_letters_of_one_case_few_are_looked_into() -> None:
    rng = random.Random(1)
    tokens = [bytes(rng.choices(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=14)) + b"-08" for _ in range(1_000)]
    uuids = [str(UUID(int=rng.getrandbits(128))).encode() for _ in range(1_000)]
    assert sum(map(_is_opened, tokens)) < 20
    assert sum(map(_is_opened, uuids)) < 40


def test_parts_of_runs_are_looked_at() -> None:
    text = b"GET d/eyJpZHMiOlt7ImtleSI6/xMyC0ll3ct10nPart+MZQWYYLNMVUGS3DV HTTP/1.1"
    tail, plus, word32 = text[6:61], b"d/eyJpZHMiOlt7ImtleSI6/xMyC0ll3ct10nPart", b"MZQWYYLNMVUGS3DV"
    slashes = [b"eyJpZHMiOlt7ImtleSI6", b"xMyC0ll3ct10nPart"]
    behind = [b"xMyC0ll3ct10nPart+MZQWYYLNMVUGS3DV", tail]

    def decoded(codes: list[bytes]) -> set[bytes]:
        padded = [code + b"A" * (-len(code) % 4) for code in codes]
        n_bytes = [len(code) * 3 // 4 for code in codes]
        return {base64.b64decode(code)[:n] for code, n in zip(padded, n_bytes, strict=True)}

    run = text[4:61]
    content, head = ({*_texts(_look([text], flag)[0])} for flag in (CONTENT, HEAD))
    assert content == decoded([run, plus, word32, tail]) | {base64.b32decode(word32)}
    assert head == decoded([run, *slashes, *behind, word32]) | {base64.b32decode(word32)}


def test_what_follows_its_own_length_is_a_part() -> None:
    (look,) = _look([b"z0" + base64.b64encode(b"x" * 36) + b"\x90\x01"])
    assert b"x" * 36 in _texts(look)


def test_a_long_run_before_an_end_of_line_may_be_a_line() -> None:
    line = b"Ab3" * 22
    (look,) = _look([line + b"\r\n" + line + b"\\nx " + line])
    is_line = (look.runs.flags & A_LINE) != 0
    is_base64 = look.runs.kind == BASE64
    assert look.runs.low[is_line & is_base64].tolist() == [0, 68]
    assert is_line[is_base64].tolist() == [True, True, False]


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=14), min_size=1, max_size=5))
def test_json_strings_read_as_they_were_written(texts: list[str]) -> None:
    pieces = [b"x" + json.dumps(text)[1:-1].replace("%", "").encode() for text in texts]
    assert _flat(*pieces) == [json.loads(f'"{piece.decode()}"').encode("utf-8", "surrogatepass") for piece in pieces]


@settings(deadline=None)
@given(st.lists(st.binary(max_size=40), min_size=1, max_size=5), st.integers(1, 4))
def test_percent_runs_read_as_they_were_written(contents: list[bytes], level: int) -> None:
    pieces = [b"x" + b"".join(b"%%%02X" % byte for byte in content) for content in contents]
    assert _flat(*pieces, level=level) == [unquote_to_bytes(piece) for piece in pieces]


_SIGNS = st.sampled_from([b"%", b"\\", b"u", b"00e9", b"n", b"zz", b'"', b"41"])


@settings(deadline=None)
@given(st.lists(st.lists(_SIGNS, max_size=3), min_size=1, max_size=4))
def test_what_is_no_escape_stays(parts: list[list[bytes]]) -> None:
    pieces = [b"|" + b"".join(part) for part in parts]
    for piece, flat in zip(pieces, _flat(*pieces), strict=True):
        if not re.search(rb'%[0-9a-f]{2}|\\[\\n"]|\\u[0-9a-f]{4}', piece):
            assert flat == piece


def _near_escapes(piece: bytes, reach: int) -> list[bytes]:
    near = Kernel(np.zeros(0, dtype=np.uint64), all_free=False, reach=reach)
    places, flags = (np.array([0]), np.array([len(piece)])), np.array([CANDIDATE], dtype=np.uint8)
    looks = near.look(np.frombuffer(piece, dtype=np.uint8), places, flags, 0)
    return [text for look in looks for text, of in zip(_texts(look), look.targets.tolist(), strict=True) if of < 0]


_NEAR = st.sampled_from([b"%41", b"%2F", b"%0a", b'", "', b"Zz9", b"plain words ", b"0123456789abcdef", b"Qx/", b"="])


@settings(deadline=None)
@given(st.lists(_NEAR, max_size=60), st.integers(1, 40))
def test_what_a_match_may_reach_from_an_escape_is_written(parts: list[bytes], reach: int) -> None:
    piece = b"|" + b"".join(parts)
    whole, flat = unquote_to_bytes(piece), b"".join(_near_escapes(piece, reach))
    ends = itertools.accumulate(1 if part.startswith(b"%") else len(part) for part in [b"|", *parts])
    escapes = [end - 1 for end, part in zip(ends, [b"|", *parts], strict=True) if part.startswith(b"%")]
    assert (flat != b"") == bool(escapes)
    for at in escapes:
        assert whole[max(0, at - reach) : at + 1 + reach] in flat
        run = next((run for run in _BASE64.finditer(whole) if run.start() <= at < run.end()), None)
        assert run is None or run[0] in flat
    assert not escapes or flat.startswith(whole[:20])


def test_what_is_far_from_escapes_is_not_written_again() -> None:
    (flat,) = _near_escapes(b"a=1&b=" + b"far, away; " * 40 + b"&c=x%41y&d=" + b"and, on; " * 40, 8)
    assert b"c=xAy&d=" in flat
    assert len(flat) < 120


def test_what_does_not_begin_as_text_is_written_whole() -> None:
    piece = b"%1f%8b" + b"far, away; " * 40
    assert _near_escapes(piece, 8) == [unquote_to_bytes(piece)]


def test_a_word_of_which_nothing_came_is_looked_at_again_where_more_may_come_of_it() -> None:
    word, again = b'"com/example/app/DetailActivity"', b'"com/example/app/DetailActivity."'
    assert [look.content.size + len(look.runs.low) for look in _look([word, word])] == [0]
    (of_head,) = _look([word], HEAD)
    assert of_head.content.size
    (of_token,) = _look([again])
    assert of_token.runs.kind.tolist() == [BASE64]
    (of_binary,) = _look([b"\x00" + word])
    assert (of_binary.runs.flags & OF_BINARY).any()


def test_an_escape_at_the_end_of_a_piece_takes_nothing_of_the_next() -> None:
    assert _flat(b"a%4", b"1b", b"c\\", b"n", b"\\u00", b"e9") == [b"a%4", b"1b", b"c\\", b"n", b"\\u00", b"e9"]


def test_a_plus_sign_beside_percent_signs_is_also_a_blank() -> None:
    assert {*_texts(_look([b"a+b%2Bc"])[0])} == {b"a+b+c", b"a b+c"}


def test_what_others_undo_is_told() -> None:
    texts = [
        b"a &amp; b",
        b"a & b and more than that;",
        gzip.compress(b"x", mtime=0),
        b"\x01 %41",
        b"PK\x03\x04",
        b"text",
    ]
    (look,) = _look(texts, CONTENT | CANDIDATE, 1)
    marked = {what: look.marked(what).tolist() for what in (ENTITIES, PACKED, DOUBTFUL, SHOWS)}
    assert marked == {ENTITIES: [0], PACKED: [2, 4], DOUBTFUL: [3], SHOWS: []}
    assert _texts(look)[-1:] == [b"\x01 A"]
    assert _look(texts)[0].marked(SHOWS).tolist() == [3]


LISTS = {
    "shortest": b"1,2,3,4,5,6,7,8",
    "codes": b"82,52,69,54,50,49,88,85",
    "signed": b"-27, -68, -96, -28, -72, -119, 33, 33",
    "hyphens": b"102-111-111-98-97-114-33-33",
    "lines": b"102,\n          111,\n          111,\n          98,\n  97,\n  114,\n  33,\n  33",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_eight_numbers_is_told_wherever_it_begins(name: str) -> None:
    numbers = LISTS[name]
    less = numbers[: max(numbers.rfind(b","), numbers.rfind(b"-"))]
    places = range(140)
    for written, is_told in ((numbers, True), (less, False)):
        (look,) = _look([b"x" * at + b'"%b"' % written for at in places])
        assert look.marked(SPELLED).tolist() == ([*places] if is_told else [])


def test_times_and_numbers_apart_are_no_list() -> None:
    texts = [
        b"2024-05-01 12",
        b"1714521600000, 17",
        b"0.26, 0.33, 7.05, 1.5, 2.5",
        b"139-1234-5678, 86",
        b"    1,\n    2,\n    3,",
    ]
    assert not any(
        look.marked(SPELLED).tolist() for look in _look([b"x" * at + text for text in texts for at in range(70)])
    )
    assert _look([b"x" * 60 + b"1,2,3,4,", b"5,6,7,8,x"])[0].marked(SPELLED).tolist() == [], "of two pieces"


@pytest.mark.parametrize(
    "fields",
    [
        b'"%3A%253A16%253A4B%253AFF%253AC1%253A99\x90\x01\xc0\xc4\x07',
        b'b,"%3A%253A16%253A4B%253AFF%253AC1%253A99\x90\x01\xc0\xc4\x07',
        b'"%3A%253A16%253A4B%253AFF%253AC1%253A99=four!abcdefgh',
        b'"\\' + b"nothing here\\/" * 6 + b"and then",
    ],
)
def test_of_fields_that_begin_as_text_a_length_may_be_part_of_an_escape(fields: bytes) -> None:
    assert _look([fields], CONTENT | CANDIDATE, 1)[0].marked(DOUBTFUL).tolist() == [0]
    assert _look([fields], CONTENT | CANDIDATE)[0].marked(SHOWS).tolist() == [0]
    assert _look([fields + b"!"], CONTENT | CANDIDATE)[0].marked(SHOWS).tolist() == []


def test_in_a_form_with_binary_parts_a_length_may_be_part_of_an_escape() -> None:
    form = b'--b\r\nContent-Disposition: form-data; name="q"\r\n\r\n\x82\x01%ba%3A8e\r\n--b--\r\n'
    for content, is_told in ((form, True), (form.replace(b"\x01", b"i"), False), (form[2:], False)):
        assert _look([content], CONTENT | CANDIDATE)[0].marked(SHOWS).tolist() == [0] * is_told
        assert _look([content], CONTENT | CANDIDATE, 1)[0].marked(DOUBTFUL).tolist() == [0] * is_told


def test_runs_in_what_is_no_text_show_by_themselves_behind_a_layer() -> None:
    (look,) = _look([b"\x01 0123456789abcdef", b"x 0123456789abcdef"], CONTENT, 1)
    assert look.marked(SHOWS).tolist() == [0]


def test_digests_are_told_by_their_beginning() -> None:
    code = DIGEST.hex().encode()
    (look,) = _look([b"a=" + code, b"b=" + code[:30], b"c=f" + code, b"d=%032x" % 7, b"e=" + base64.b64encode(DIGEST)])
    assert look.hexes.owner.tolist() == [0, 1, 2]
    assert [_texts(look)[n] for n in look.maybe_raw] == [DIGEST]


def test_skipped_pieces_are_not_looked_at() -> None:
    (look,) = _look([base64.b64encode(DIGEST)], SKIPPED | CANDIDATE | CONTENT)
    assert not len(look.starts) and not len(look.runs.low)


def test_runs_and_pieces_beyond_the_room_given_are_looked_at_in_several_turns() -> None:
    one = base64.b64encode(DIGEST) + b"/"
    pieces = [one * 3_000, b'"%b"' % one.strip(b"/")] * 300
    looks = _look(pieces, HEAD)
    assert len(looks) > 1
    owners = np.concatenate([look.runs.owner[look.targets] for look in looks])
    assert np.unique(owners).tolist() == [*range(600)]
    assert {_texts(look)[n] for look in looks for n in look.maybe_raw[-1:]} == {DIGEST}


def test_a_run_of_any_length_is_one_run() -> None:
    (look,) = _look([b"\n" + b"Ab3" * 200_000 + b"\n"])
    assert _runs(look, BASE64) == _runs(look, HEX) == [(1, 600_001)]
    assert _runs(look, OPENED) == []


def test_what_no_room_is_enough_for_is_left_to_peeling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "_MAX_ARENA", 1 << 24)
    looks = _look([b"nothing", b"aB/" * 500_000, b'"%b"' % base64.b64encode(DIGEST)], HEAD)
    assert [number for look in looks for number in look.marked(SHOWS)] == [1]
    assert [_texts(look)[n] for look in looks for n in look.maybe_raw] == [DIGEST]


def test_digests_in_what_is_too_large_to_be_decoded_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "_PART", 4_000)
    code = b'"%b"' % DIGEST.hex().encode()
    piece = b" " * 3_970 + code + b" " * 3_900 + code + b" " * 9_000
    found = {low for look in _look([piece]) for low in look.hexes.low.tolist()}
    assert {3_971, 7_937} <= found <= {3_971, 7_937, 4_000, 8_000}
