"""Whatever peeling finds, the screen shows; what holds nothing is let go."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import random
import zlib
from urllib.parse import quote

import pytest

from analyzer.decode.codecs import deflate_codec
from analyzer.detect.known import KnownValue
from analyzer.detect.search import SearchSet
from analyzer.model.values import Secret

IMEI = "356938035643809"
MD5 = hashlib.md5(IMEI.encode()).hexdigest()
SEARCH = SearchSet([KnownValue("imei", Secret(IMEI), "user")])


def _b64(content: bytes) -> bytes:
    return base64.b64encode(content)


def _json(content: bytes) -> bytes:
    return json.dumps({"n": content.decode()}).encode()


def _quoted(content: bytes) -> bytes:
    return quote(content, safe="").encode()


LAYERS = {"json": _json, "base64": _b64, "hex": lambda content: content.hex().encode(), "percent": _quoted}
STACKS = [(a, b, c) for a in LAYERS for b in LAYERS for c in ("json", "base64", "percent")]


@pytest.mark.parametrize("stack", STACKS)
@pytest.mark.parametrize("value", [IMEI, MD5])
def test_a_value_shows_through_any_three_layers(stack: tuple[str, ...], value: str) -> None:
    content = json.dumps({"a/b": f"x {value}", "q": 'say "hi"'}).encode()
    for layer in reversed(stack):
        content = LAYERS[layer](content)
    other = content.replace(b"", b"")
    assert SEARCH.screen.show_in([content, b'{"nothing": "here"}', other]).tolist() == [True, False, True]


def test_packed_streams_are_looked_into_as_far_as_they_go() -> None:
    packed = _b64(gzip.compress(b"a=1&imei=" + MD5.encode(), mtime=0))
    empty = _b64(gzip.compress(b"a=1&b=nothing at all here", mtime=0))
    assert SEARCH.screen.show_in([b"d=" + packed, b"d=" + packed[:-12], b"d=" + empty]).tolist() == [True, True, False]


def test_a_length_that_is_a_percent_sign_takes_nothing_from_a_value_behind_it() -> None:
    mac = "3A:16:4B:FF:C1:99"
    search = SearchSet([KnownValue("mac_address", Secret(mac), "user")])
    fields = b'"%' + quote(quote(mac)).encode() + b"\x90\x01\xc0\xc4\x07"
    assert search.screen.show_in([fields]).tolist() == [True]


def test_words_ids_and_random_tokens_are_let_go() -> None:
    contents = [
        b'{"screen":"com/example/app/MainActivity","id":"1209d0b9-b959-42e6-b921-aa5d9d08c1af","t":0.26633056045725956}',
        b"token=ysy/r4j4IYsg9I2junIIDd1xVXSaW5MZwDUSlfrXonk+A2+It23KSRGMzzZDRdXh&n=100%25 &amp done",
        b"%%%%\\\\\\",
        b"",
    ]
    assert SEARCH.screen.show_in(contents).tolist() == [False] * 4


MESSAGES = {
    "tag and length are digits": b"z0" + _b64(b"x" * 21 + IMEI.encode()) + b"\x90\x01\x02",
    "length is a digit, of another case": b"\x84\xa2x5\xd90mj2xazlln5wgik3pqmfxhkmjtibsxqylnobwgkltmv2a====",
    "length is the sign of an escape": b"\x82\xa4name\xd9%c6%2525" + IMEI.encode()[:-1],
    "lines": b"A" * 70 + b"b1\r\nYWI",
    "escaped lines": b"A" * 70 + b"b1\\nYWI",
}


@pytest.mark.parametrize("name", MESSAGES)
def test_where_only_peeling_can_tell_where_a_code_begins_it_is_left_to_it(name: str) -> None:
    assert SEARCH.screen.show_in([MESSAGES[name]]).tolist() == [True]


@pytest.mark.parametrize(
    "content",
    [
        b"\xda\x03" + IMEI.encode(),
        b"\x0d\x01\x02\x03\x04" + IMEI.encode() + b"\xff",
        b"\x00\xfe\xd1" * 5 + IMEI.encode(),
    ],
)
def test_a_code_of_any_bytes_is_looked_into(content: bytes) -> None:
    assert SEARCH.screen.show_in([b'{"d":"' + _b64(content) + b'"}']).tolist() == [True]


@pytest.mark.parametrize("value", [hashlib.sha256(IMEI.encode()).digest(), b"n=" + IMEI.encode()])
def test_a_code_beside_blanks_of_a_form_is_looked_into(value: bytes) -> None:
    code = quote(_b64(value), safe="").encode()
    assert SEARCH.screen.show_in([b"a=b&t=user+" + code + b"+seen", b"a=user+%2B%2B+seen"]).tolist() == [True, False]


def test_a_packed_stream_in_a_packed_stream_is_looked_into() -> None:
    inner = gzip.compress(gzip.compress(b"a=1&imei=" + IMEI.encode(), mtime=0), mtime=0)
    other = gzip.compress(gzip.compress(b"a=1&b=nothing at all here", mtime=0), mtime=0)
    assert SEARCH.screen.show_in([inner, other]).tolist() == [True, False]


MAC = "0a:ae:7e:3d:4f:df"


def test_escapes_behind_escapes_show_in_messages_whose_head_bytes_look_like_text_or_like_escapes() -> None:
    secret = "RVFoxvme&392$"
    search = SearchSet(
        [KnownValue("credentials", Secret(secret), "user"), KnownValue("mac_address", Secret(MAC), "user")]
    )
    every = "".join(f"%{ord(char):02X}" for char in quote(secret, safe="")).encode()
    twice = _quoted(quote(MAC, safe="").encode())
    assert (len(every), len(twice)) == (ord("3"), ord("%"))
    messages = [b"b;\n3" + every + b"\x90\x01\xb8\xc2\x84w", b"\x1a\x27J%" + twice + b"\x90\x01\xa0\xc6\xa9\xfd\x02"]
    assert search.screen.show_in([messages[0], b"a=" + _b64(messages[1])]).tolist() == [True, True]


@pytest.mark.parametrize("level", [1, 6, 9])
@pytest.mark.parametrize("cut", [0, 40])
def test_a_zlib_stream_in_the_middle_of_other_bytes_is_looked_into(level: int, cut: int) -> None:
    stream = zlib.compress(b'{"events":["' + b"a b c " * 80 + b'"],"id":"' + IMEI.encode() + b'"}', level)
    content = b"\x00\x07rest\x00" + stream[: len(stream) - cut] + b"\x00" * (8 if not cut else 0)
    assert SEARCH.screen.show_in([content]).tolist() == [True]


def test_two_bytes_that_look_like_a_zlib_stream_are_an_accident() -> None:
    rng = random.Random(5)
    contents = [rng.randbytes(60) + magic + rng.randbytes(400) for magic in deflate_codec.MAGICS for _ in range(250)]
    assert SEARCH.screen.show_in(contents).sum() <= 5, "a thousand accidents, of which next to none can be inflated"


def test_a_zlib_stream_shorter_than_any_is_none() -> None:
    assert not SEARCH.screen.show_in([b"12345678901234567890\x78\x9c", b"x" * 9 + b"\x78\x9c" + b"\x01" * 4]).any()
