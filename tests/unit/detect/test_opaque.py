"""Bodies that nothing of ours reads are told apart from those that are read through their layers."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile
import zlib

import brotli
import pytest
import zstandard
from builders import CaptureBuilder, api_call, run
from hypothesis import given, settings
from hypothesis import strategies as st
from support.fuzz import examples
from truth.wire import cbor, msgpack, protobuf_field

from analyzer.detect.opaque import is_unread

TEXT = json.dumps({"model": "x", "t": 17322, "words": ["one", "two"] * 9}).encode()
ITEMS = {"model": "pixel", "t": 17322}
MESSAGE = protobuf_field(1, b"pixel 7") + protobuf_field(2, b"\x7f\xff\xfe\x80abc")
NOISE = hashlib.shake_256(b"noise").digest(320)


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.json", TEXT)
    return out.getvalue()


READ = {
    "text": TEXT,
    "nothing": b"",
    "gzip": gzip.compress(TEXT, mtime=0),
    "zlib": zlib.compress(TEXT),
    "zstd": zstandard.compress(TEXT),
    "br": brotli.compress(TEXT),
    "zip": _zip(),
    "msgpack": msgpack(ITEMS),
    "cbor": cbor(ITEMS),
    "protobuf": MESSAGE,
    "grpc": b"\0" + len(MESSAGE).to_bytes(4, "big") + MESSAGE,
    "protobuf in gzip": gzip.compress(MESSAGE, mtime=0),
    "json in base64": base64.b64encode(TEXT),
    "json in base64, by lines": base64.encodebytes(TEXT),
    "json in hex": TEXT.hex().encode(),
    "a word": b"abc" * 40,
    "a digest": hashlib.sha256(TEXT).hexdigest().encode()[:63],
}
UNREAD = {
    "noise": NOISE,
    "noise in gzip": gzip.compress(NOISE, mtime=0),
    "noise in base64": base64.b64encode(NOISE),
    "noise in base64, by lines": base64.encodebytes(NOISE),
    "noise in base64url": base64.urlsafe_b64encode(NOISE).rstrip(b"="),
    "noise in hex": NOISE.hex().encode(),
}


@pytest.mark.parametrize("name", READ)
def test_what_the_codecs_open_is_read(name: str) -> None:
    assert not is_unread(READ[name])


@pytest.mark.parametrize("name", UNREAD)
def test_what_nothing_opens_is_not(name: str) -> None:
    assert is_unread(UNREAD[name])


@given(
    content=st.sampled_from([*READ.values(), *UNREAD.values()]) | st.binary(max_size=200),
    at=st.integers(0, 600),
    between=st.binary(max_size=20),
    end=st.none() | st.integers(0, 600),
)
@settings(max_examples=examples(60), deadline=None)
def test_fuzz_any_bytes_are_read_or_not(content: bytes, at: int, between: bytes, end: int | None) -> None:
    assert isinstance(is_unread(content[:at] + between + content[at:end]), bool)


def test_a_ciphertext_that_a_hook_told_is_read_behind_its_iv_and_in_base64() -> None:
    for sealed in (NOISE, NOISE[:12] + NOISE[40:], NOISE[:16] + NOISE[40:], base64.b64encode(NOISE)):
        assert is_unread(sealed)
        assert not is_unread(sealed, {NOISE, NOISE[40:]})


def _states(*bodies: bytes, **given: object) -> tuple[list[str], set[tuple[str, str]]]:
    builder = CaptureBuilder()
    for number, body in enumerate(bodies):
        builder.http(host=f"h{number}.net", body=body)
    detected = run(builder.build(), **given)  # type: ignore[arg-type]
    gaps = detected.tables["gaps"]
    told = {(row.gap_kind, row.subject) for row in gaps.itertuples() if row.gap_kind != "no_consent_marks"}
    return detected.tables["flows"]["decode_state"].tolist(), told


def test_the_state_of_a_flow_is_that_of_its_body_without_any_header() -> None:
    states, gaps = _states(*READ.values())
    assert states == ["empty" if not body else "decoded" for body in READ.values()]
    assert gaps == set()
    states, gaps = _states(*UNREAD.values())
    assert states == ["opaque"] * len(UNREAD)
    assert gaps == {("opaque_body", f"h{number}.net") for number in range(len(UNREAD))}


def test_a_body_in_segments_is_looked_at_as_a_whole() -> None:
    packed = gzip.compress(TEXT, mtime=0)
    capture = CaptureBuilder().http(body=[packed[:20], packed[20:]]).http(body=[NOISE[:60], NOISE[60:]]).build()
    assert run(capture).tables["flows"]["decode_state"].tolist() == ["decoded", "opaque"]


def test_what_a_hook_decrypted_is_no_gap_and_what_it_did_not_is_one() -> None:
    fields = {"key": b"k" * 16, "input": TEXT, "output": NOISE}
    crypto = {"op": "encrypt", "algorithm": "AES/CBC/PKCS5Padding"}
    crypto |= {name: base64.b64encode(data).decode() for name, data in fields.items()}
    calls = [api_call("aes", None, t=1.0, crypto=crypto)]
    other = hashlib.shake_256(b"other").digest(320)
    states, gaps = _states(other[:16] + NOISE, base64.b64encode(NOISE), other, calls=calls)
    assert states == ["decoded", "decoded", "opaque"]
    assert gaps == {("opaque_body", "h2.net")}


def test_a_token_in_which_something_was_found_is_read() -> None:
    value = "c3f19a7e52d8046b"
    token = base64.b64encode(NOISE[:60] + value.encode() + NOISE[60:150])
    assert _states(token, planted={"android_id": [value]}) == (["decoded"], set())
    assert _states(token)[0] == ["opaque"]
