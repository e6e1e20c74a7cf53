"""Bad input through the whole of detection: what is found all the same, and what the gaps say of the rest."""

from __future__ import annotations

import base64
import functools
import gzip
import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import brotli
import pytest
import zstandard
from builders import CaptureBuilder, run

from analyzer.decode.limits import MAX_LEVELS
from analyzer.detect.known import KnownValues
from analyzer.detect.pipeline import Detected, DetectInputs

ID = "c3f19a7e52d8046b"
JSON = json.dumps({"id": ID}).encode()
FORM = (("Content-Type", "application/x-www-form-urlencoded"),)

Trap = tuple[Callable[[], bytes], tuple[tuple[str, str], ...], list[tuple[str, str, str]], list[tuple[str, str]]]
"""Body, headers, what is found (layers, path, transform), gaps (kind, detail)."""


def _times(n: int, code: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    return lambda: functools.reduce(lambda data, _: code(data), range(n), JSON)


def _zip(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def _long() -> bytes:
    """A document that does not pack well, with the value at its beginning."""
    rng = random.Random(3)
    return json.dumps({"id": ID, "log": rng.randbytes(150_000).hex()}).encode()


def _encoding(name: str) -> tuple[tuple[str, str], ...]:
    return (("Content-Encoding", name),)


FOUND = [("json", "$.id", "plain")]
CUT = [("decode_failed", "request body: cut short")]
DAMAGED = [("decode_failed", "request body: damaged")]
DEPTH, RATIO, LEAVES = ([("decode_limit", f"request body: limit of {limit}")] for limit in ("depth", "ratio", "leaves"))
UNREAD = "request bodies of unknown content, {} bytes"

TRAPS: dict[str, Trap] = {
    "base64 in base64": (
        _times(11, base64.b64encode),
        (),
        [(">".join(["base64"] * 11 + ["json"]), "$.id", "plain")],
        [],
    ),
    "base64 without end": (_times(30, base64.b64encode), (), [], DEPTH),
    "gzip in gzip": (_times(8, gzip.compress), (), [(">".join(["gzip"] * 8 + ["json"]), "$.id", "plain")], []),
    "gzip without end": (_times(30, gzip.compress), (), [], DEPTH),
    "a bomb behind the value": (
        lambda: gzip.compress(JSON + bytes(30_000_000), mtime=0),
        _encoding("gzip"),
        [("gzip>json", "$.id", "plain")],
        RATIO,
    ),
    "a bomb before the value": (lambda: gzip.compress(bytes(30_000_000) + JSON, mtime=0), _encoding("gzip"), [], RATIO),
    "a zip bomb": (
        lambda: _zip(("id.txt", ID.encode()), *((f"{i}.bin", bytes(10_000_000)) for i in range(30))),
        (),
        [("zip", "zip:id.txt", "plain")],
        RATIO,
    ),
    "a zip of 60,000 files": (
        lambda: _zip(*((f"{i}.txt", b"x") for i in range(60_000)), ("id.txt", ID.encode())),
        (),
        [],
        LEAVES,
    ),
    "100,000 keys": (
        lambda: json.dumps({f"k{i}": i for i in range(100_000)} | {"last": ID}).encode(),
        (),
        [("json", "$.last", "plain")],
        [],
    ),
    "100,000 pairs": (
        lambda: b"&".join(b"k%d=v" % i for i in range(100_000)) + b"&last=" + ID.encode(),
        FORM,
        [("form", "form:last", "plain")],
        [],
    ),
    "100,000 levels": (
        lambda: b'{"a":' * 100_000 + JSON + b"}" * 100_000,
        (),
        [("json", "$" + ".a" * MAX_LEVELS + "…", "plain")],
        DEPTH,
    ),
    "50 MB of %25": (
        lambda: b"a=" + ID.encode() + b"&b=" + b"%25" * (50_000_000 // 3) + b"&c=" + ID.encode(),
        FORM,
        [("form", "form:a", "plain"), ("form", "form:c", "plain")],
        [],
    ),
    "protobuf that breaks off": (
        lambda: b"\x0a\x10" + ID.encode() + b"\xff" * 11,
        (),
        [("", "", "plain")],
        [("opaque_body", UNREAD.format(29))],
    ),
    "protobuf that lies of a length": (
        lambda: b"\x0a\x7f" + ID.encode(),
        (),
        [("", "", "plain")],
        [("opaque_body", UNREAD.format(18))],
    ),
    "br cut short": (lambda: brotli.compress(_long())[:-9000], _encoding("br"), [("br>json", "$.id", "plain")], CUT),
    "zstd cut short": (
        lambda: zstandard.compress(_long())[:-9000],
        _encoding("zstd"),
        [("zstd>json", "$.id", "plain")],
        CUT,
    ),
    "gzip cut short": (
        lambda: gzip.compress(_long(), mtime=0)[:-9000],
        _encoding("gzip"),
        [("gzip>json", "$.id", "plain")],
        CUT,
    ),
    "deflate cut short": (
        lambda: zlib.compress(_long())[:-9000],
        _encoding("deflate"),
        [("deflate>json", "$.id", "plain")],
        CUT,
    ),
    "two encodings": (
        lambda: gzip.compress(brotli.compress(JSON), mtime=0),
        _encoding("br, gzip"),
        [("gzip>br>json", "$.id", "plain")],
        [],
    ),
    "two encodings in the wrong order": (
        lambda: gzip.compress(zstandard.compress(_long()), mtime=0),
        _encoding("gzip, zstd"),
        [("gzip>zstd>json", "$.id", "plain")],
        DAMAGED,
    ),
    "one encoding said, another used": (
        lambda: gzip.compress(JSON, mtime=0),
        _encoding("br"),
        [("gzip>json", "$.id", "plain")],
        DAMAGED,
    ),
    "an encoding said and none used": (lambda: JSON, _encoding("gzip"), FOUND, []),
    "an encoding nobody knows": (
        lambda: b"\x01\x02" + bytes(range(128, 255)),
        _encoding("rot13"),
        [],
        [("decode_failed", "request body: unknown encoding rot13")],
    ),
    "a key three times": (
        lambda: b'{"a":"x","a":"%s","a":"%s"}' % (ID.encode(), ID.upper().encode()),
        (),
        [("json", "$.a", "plain"), ("json", "$.a", "upper")],
        [],
    ),
    "a pair three times": (
        lambda: b"a=1&a=%s&a=%s" % (ID.encode(), ID.encode()),
        FORM,
        [("form", "form:a", "plain")] * 2,
        [],
    ),
    "places that are no numbers": (
        lambda: b'{"lat":NaN,"lng":-Infinity,"alt":1e999,"id":"%s"}' % ID.encode(),
        (),
        FOUND,
        [],
    ),
}


def _outcome(detected: Detected) -> tuple[list[tuple[str, ...]], list[tuple[str, str]]]:
    rows = detected.tables["observations"]
    found = [(row.layers, row.path, row.transform) for row in rows[rows["method"] != "pattern"].itertuples()]
    gaps = detected.tables["gaps"]
    told = [(row.gap_kind, row.detail) for row in gaps.itertuples() if row.gap_kind != "no_consent_marks"]
    return sorted(found), told


@pytest.mark.parametrize("name", TRAPS)
def test_what_a_trap_holds_is_found_and_what_stays_unread_is_a_gap(name: str) -> None:
    make, headers, found, gaps = TRAPS[name]
    body = make()
    detected = run(
        CaptureBuilder().http(headers=headers, body=body).build(),
        planted={"android_id": [ID], "location_precise": ["31.2304,121.4737"]},
    )
    assert _outcome(detected) == (sorted(found), gaps)


def _known(values: dict[str, str]) -> DetectInputs:
    known = KnownValues()
    for data_type, text in values.items():
        known.add(data_type, text, "user")
    return DetectInputs(known=known)


HUGE = base64.b32encode(random.Random(5).randbytes(6_250_000)).decode().lower()
"""Ten million letters and digits, made in no time: whoever collects the tests makes them."""

VALUES: dict[str, tuple[dict[str, str], bytes, set[tuple[str, ...]]]] = {
    # What is known, a body, and what is found: data type, path, transform, confidence.
    "one character": ({"gender": "f"}, b'{"sex":"f","x":"g"}', {("gender", "$.sex", "plain", "likely")}),
    "with NUL": (
        {"name": "ab\0cd\0ef"},
        json.dumps({"n": "ab\0cd\0ef"}).encode(),
        {("name", "$.n", "plain", "certain")},
    ),
    "of 10 MB": ({"messages": HUGE}, b'{"m":"' + HUGE.encode() + b'"}', {("messages", "$.m", "plain", "certain")}),
    "within another": (
        {"account_id": "li_wei", "email": "li_wei@example.org"},
        b'{"a":"li_wei@example.org","b":"li_wei"}',
        {("email", "$.a", "plain", "certain"), ("account_id", "$.b", "plain", "possible")},
    ),
    "within another, encoded": (
        {"account_id": "li_wei_2023", "email": "li_wei_2023@example.org"},
        json.dumps({"a": base64.b64encode(b"li_wei_2023@example.org").decode()}).encode(),
        {("email", "$.a", "base64", "certain")},
    ),
    "no place": (
        {"location_precise": "nan,nan"},
        b'{"lat":NaN,"p":"nan,nan"}',
        {("location_precise", "$.p", "plain", "possible")},
    ),
    "empty": ({"name": ""}, b'{"name":""}', set()),
    "half of a character": ({"name": "\ud83dxyzw77"}, b'{"n":"\\ud83dxyzw77"}', {("name", "$.n", "plain", "certain")}),
}


@pytest.mark.parametrize("name", VALUES)
def test_a_known_value_that_is_odd_is_searched_like_any_other(name: str) -> None:
    values, body, expected = VALUES[name]
    detected = run(CaptureBuilder().http(body=body).build(), _known(values))
    rows: Any = detected.tables["observations"]
    found = {(row.data_type, row.path, row.transform, row.confidence) for row in rows.itertuples()}
    gaps = [("not_searched", "placeholder")] if name == "empty" else []
    assert (found, _outcome(detected)[1]) == (expected, gaps)
