"""Many matches, one reading: overlaps, layers, and how the value is written."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import struct
import time
from collections import Counter
from urllib.parse import quote

import pytest
from builders import CaptureBuilder, run, sightings

IMEI = "356938035643809"
EMAIL = "li.wei+x@mail.cn"
MAC = "5e:7a:19:c3:b4:08"
NAME = "贺兰亭晚"
PLANTED = {"imei": [IMEI], "email": [EMAIL], "mac_address": [MAC], "contacts": [NAME]}


def _b64(text: str | bytes) -> str:
    return base64.b64encode(text.encode() if isinstance(text, str) else text).decode()


def _md5(text: str) -> bytes:
    return hashlib.md5(text.encode()).digest()


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"a": IMEI}, [("json", "$.a", "plain")]),
        ({"a": MAC.upper()}, [("json", "$.a", "upper")]),
        ({"a": _md5(IMEI).hex()}, [("json", "$.a", "md5")]),
        ({"a": _md5(MAC.upper()).hex().upper()}, [("json", "$.a", "upper(md5(upper))")]),
        ({"a": _b64(_md5(IMEI))}, [("json", "$.a", "base64(md5)")]),
        ({"a": _b64(_md5(IMEI).hex())}, [("json", "$.a", "base64(hex(md5))")]),
        ({"a": _b64(IMEI)}, [("json", "$.a", "base64")]),
        ({"a": _b64(NAME)}, [("json", "$.a", "base64")]),
        ({"a": _b64(IMEI + "|1")}, [("json>base64", "$.a", "plain")]),
        ({"a": _b64("x" + IMEI + "yy")}, [("json>base64", "$.a", "plain")]),
        ({"a": _b64(json.dumps({"b": [IMEI]}))}, [("json>base64>json", "$.b[0]", "plain")]),
        ({"a": _b64(_b64(IMEI))}, [("json", "$.a", "base64(base64)")]),
        ({"a": quote(EMAIL, safe="")}, [("json", "$.a", "percent")]),
        ({"a": "https://x/?e=" + quote(EMAIL + "!", safe="")}, [("json>query", "query:e", "plain")]),
        ({"a": json.dumps({"b": EMAIL})}, [("json>json", "$.b", "plain")]),
        ({"a": NAME.encode().hex()}, [("json", "$.a", "hex")]),
        ({"a": NAME}, [("json", "$.a", "plain")]),
        ({IMEI: 1}, [("json", "$['‹imei›']", "plain")]),
        ({"a": IMEI, "b": IMEI}, [("json", "$.a", "plain"), ("json", "$.b", "plain")]),
    ],
)  # fmt: skip
def test_a_json_body_is_read(document: dict[str, object], expected: list[tuple[str, str, str]]) -> None:
    detected = run(CaptureBuilder().http(body=json.dumps(document).encode()).build(), planted=PLANTED)
    assert sightings(detected, "layers", "path", "transform") == expected


@pytest.mark.parametrize("known", ['"HomeNet-5G"', "HomeNet-5G"])
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (json.dumps({"wifi": {"ssid": '"HomeNet-5G"'}}), ("json", "$.wifi.ssid", "plain")),
        (json.dumps({"wifi": {"ssid": "HomeNet-5G"}}), ("json", "$.wifi.ssid", "plain")),
        (json.dumps({"a": json.dumps({"s": '"HomeNet-5G"'})}), ("json>json", "$.s", "plain")),
        ("s=%22HomeNet-5G%22&x=1", ("form", "form:s", "plain")),
        ("s=HomeNet-5G&x=1", ("form", "form:s", "plain")),
    ],
)
def test_the_name_of_a_network_is_found_with_and_without_quotes(
    known: str, body: str, expected: tuple[str, str, str]
) -> None:
    detected = run(CaptureBuilder().http(body=body.encode()).build(), planted={"wifi_info": [known]})
    assert sightings(detected, "layers", "path", "transform") == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"e={quote(EMAIL)}&x=1", [("form", "form:e", "plain")]),
        (f"e={quote(EMAIL.upper(), safe='')}&x=1", [("form", "form:e", "upper")]),
        (f"e={quote(quote(EMAIL, safe=''), safe='')}&x=1", [("form", "form:e", "percent")]),
        (f"e={quote(_b64(EMAIL), safe='')}&x=1", [("form", "form:e", "base64")]),
        (f"e={quote(json.dumps({'m': EMAIL}))}&x=1", [("form>json", "$.m", "plain")]),
        (f"e={quote(json.dumps({'m': json.dumps({'n': NAME})}))}&x=1", [("form>json>json", "$.n", "plain")]),
        (f"n={quote(NAME)}&x=1", [("form", "form:n", "plain")]),
        (f"n={_b64(json.dumps({'m': IMEI})).rstrip('=')}&x=1", [("form>base64>json", "$.m", "plain")]),
    ],
)  # fmt: skip
def test_a_form_is_read(body: str, expected: list[tuple[str, str, str]]) -> None:
    detected = run(CaptureBuilder().http(body=body.encode()).build(), planted=PLANTED)
    assert sightings(detected, "layers", "path", "transform") == expected


def test_a_form_value_with_bare_delimiters_is_one_value() -> None:
    document = quote(json.dumps({"a": 1, "u": "https://x/?y", "m": [EMAIL]}), safe=",:/?")
    detected = run(CaptureBuilder().http(body=f"j={document}&x=1".encode()).build(), planted=PLANTED)
    assert sightings(detected, "layers", "path", "transform") == [("form>json", "$.m[0]", "plain")]
    detected = run(CaptureBuilder().http(method="GET", target=f"/a%20b?x=1&j={document}").build(), planted=PLANTED)
    assert sightings(detected, "layers", "path", "transform") == [("query>json", "$.m[0]", "plain")]


def test_compressed_base64_in_a_form_is_read() -> None:
    token = _b64(gzip.compress(json.dumps({"m": IMEI}).encode(), mtime=0)).rstrip("=")
    detected = run(CaptureBuilder().http(body=f"d={quote(token, safe='')}&x=1".encode()).build(), planted=PLANTED)
    assert sightings(detected, "layers", "path", "transform") == [("form>base64>gzip>json", "$.m", "plain")]


def test_heads_are_read() -> None:
    builder = CaptureBuilder().http(
        method="GET",
        target=f"/v1/{IMEI}/x?e={quote(EMAIL, safe='')}&j={quote(json.dumps({'m': MAC}))}",
        headers=(
            ("Cookie", f"a=1; did={MAC}"),
            ("X-Id", _md5(IMEI).hex()),
            ("Authorization", f"Basic {_b64(EMAIL + ':secret')}"),
        ),
    )
    assert sightings(run(builder.build(), planted=PLANTED)) == [
        ("cookie", "cookie", "cookie:did", "plain"),
        ("header", "", "x-id", "md5"),
        ("header", "base64", "authorization", "plain"),
        ("query", "query", "query:e", "plain"),
        ("query", "query>json", "$.m", "plain"),
        ("url", "", "segment:1", "plain"),
    ]


def test_a_value_inside_a_longer_known_value_is_left_to_it() -> None:
    planted = {"email": ["li.wei@mail.cn"], "account_id": ["li.wei"], "name": ["mail"]}
    detected = run(CaptureBuilder().http(body=b'{"a":"li.wei@mail.cn","b":"li.wei"}').build(), planted=planted)
    assert sightings(detected, "data_type", "path") == [("account_id", "$.b"), ("email", "$.a")]


def test_one_text_of_two_kinds_is_two_rows() -> None:
    planted = {"account_id": ["c3f19a7e52d8046b"], "android_id": ["c3f19a7e52d8046b"]}
    detected = run(CaptureBuilder().http(body=b'{"a":"c3f19a7e52d8046b"}').build(), planted=planted)
    assert sightings(detected, "data_type", "path") == [("account_id", "$.a"), ("android_id", "$.a")]


def test_the_words_of_the_protocol_are_no_values() -> None:
    detected = run(CaptureBuilder().http(body=b'{"a":"1.1"}').build(), planted={"account_id": ["HTTP/1.1", "1.1"]})
    assert sightings(detected, "location", "path") == [("body", "$.a")]


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        (f"x{IMEI}y", "certain"),
        (f"1{IMEI}", "possible"),
        (f"{IMEI}7", "possible"),
        (f"dear {EMAIL}, hello", "certain"),
        (f"x{EMAIL}", "possible"),
        (f"{EMAIL}.evil", "possible"),
        (f"{EMAIL}.", "certain"),
        (f"a{_md5(IMEI).hex()}", "possible"),
        (f"X{_md5(IMEI).hex()}", "certain"),
    ],
)
def test_a_part_of_a_longer_run_is_no_more_than_possible(text: str, confidence: str) -> None:
    detected = run(CaptureBuilder().http(body=json.dumps({"a": text}).encode()).build(), planted=PLANTED)
    assert sightings(detected, "path", "confidence") == [("$.a", confidence)]


def test_a_declared_form_does_not_name_its_compression() -> None:
    headers = (("Content-Type", "application/x-www-form-urlencoded"), ("Content-Encoding", "gzip"))
    builder = CaptureBuilder().http(headers=headers, body=gzip.compress(f"id={IMEI}".encode(), mtime=0))
    assert sightings(run(builder.build(), planted=PLANTED)) == [("body", "gzip>form", "form:id", "plain")]


@pytest.mark.parametrize("codec", ["deflate", "br"])
def test_a_compressed_body_without_header_and_magic_is_tried(codec: str) -> None:
    import zlib

    import brotli

    text = json.dumps({"id": IMEI, "os": "android", "net": "wifi"}).encode()
    body = brotli.compress(text) if codec == "br" else zlib.compress(text)[2:-4]
    detected = run(CaptureBuilder().http(body=body).build(), planted=PLANTED)
    assert sightings(detected) == [("body", f"{codec}>json", "$.id", "plain")]


def _cbor(*pairs: tuple[str, str | bytes]) -> bytes:
    out = bytes([0xA0 + len(pairs)])
    for name, text in pairs:
        raw = text.encode() if isinstance(text, str) else text
        kind = 0x60 if isinstance(text, str) else 0x40
        head = bytes([kind + len(raw)]) if len(raw) < 24 else bytes([kind + 24, len(raw)])
        out += bytes([0x60 + len(name)]) + name.encode() + head + raw
    return out


@pytest.mark.parametrize(
    ("text", "transform"),
    [
        (IMEI, "plain"),
        (hashlib.sha224(MAC.encode()).hexdigest(), "sha224"),
        (_md5(IMEI).hex()[8:24], "truncated:8-24(md5)"),
        (_md5(IMEI), "raw(md5)"),
        (base64.b32encode(NAME.encode()).decode().rstrip("="), "base32"),
        (base64.b32encode(EMAIL.encode()).decode().lower(), "lower(base32)"),
        (_b64(_md5(IMEI).hex()), "base64(hex(md5))"),
        (quote(EMAIL, safe=""), "percent"),
    ],
)
def test_a_field_of_a_binary_document_says_where_a_value_ends(text: str | bytes, transform: str) -> None:
    body = _cbor(("os", "android 14"), ("ab", text), ("cd", "wifi"))
    detected = run(CaptureBuilder().http(body=body).build(), planted=PLANTED)
    assert sightings(detected, "layers", "path", "transform", "confidence") == [("cbor", "$.ab", transform, "certain")]
    wrapped = json.dumps({"a": _b64(body)}).encode()
    detected = run(CaptureBuilder().http(body=wrapped).build(), planted=PLANTED)
    assert sightings(detected, "layers", "path", "transform", "confidence") == [
        ("json>base64>cbor", "$.ab", transform, "certain")
    ]


def test_a_value_in_a_longer_text_of_a_binary_document_is_part_of_it() -> None:
    body = _cbor(("ab", f"9{IMEI}7"), ("cd", f"xx{EMAIL}"))
    detected = run(CaptureBuilder().http(body=body).build(), planted=PLANTED)
    assert sightings(detected, "path", "confidence") == [("$.ab", "possible"), ("$.cd", "possible")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"first": "Rosalind", "last": "Featherstone"}, [("$.first", "split")]),
        ({"a": "Rosalind Okonkwo", "b": "Anna Featherstone"}, []),
        ({"a": "Rosalind%20Okonkwo", "b": "Anna%20Featherstone"}, []),
        ({"a": "Rosalindo", "b": "Featherstone"}, []),
        ({"a": "Rosalind Featherstone"}, [("$.a", "plain")]),
    ],
)
def test_halves_of_a_name_are_words_of_their_own(body: dict[str, str], expected: list[tuple[str, str]]) -> None:
    planted = {"name": ["Rosalind Featherstone"]}
    detected = run(CaptureBuilder().http(body=json.dumps(body).encode()).build(), planted=planted)
    assert sightings(detected, "path", "transform") == expected


def test_what_escapes_and_runs_show_alike_is_told_once() -> None:
    for body in (f"v=user+{IMEI.encode().hex()}+seen", f"v=user+{_b64(EMAIL).rstrip('=')}+seen&k=1"):
        detected = run(CaptureBuilder().http(body=body.encode()).build(), planted=PLANTED)
        assert [row[1] for row in sightings(detected, "path", "transform")] == ["hex" if "33" in body else "base64"]


def test_a_code_is_told_once_however_its_run_begins() -> None:
    text = _b64(b"\n\x1b:\x19\n\x11" + MAC.encode() + b"\x90\x01\xf3\xd9\xa7\xe6\x03")
    detected = run(CaptureBuilder().http(body=text.encode()).build(), planted=PLANTED)
    assert [row[3] for row in sightings(detected)] == ["plain"]


def test_entities_in_a_head_are_read() -> None:
    header = "".join(f"&#x{ord(character):x};" for character in IMEI)
    detected = run(CaptureBuilder().http(headers=(("X-Info", header),)).build(), planted=PLANTED)
    assert sightings(detected, "location", "transform") == [("header", "xml_refs")]


@pytest.mark.parametrize("before", ["/v1/", "/d/", "/api/v22/", "/"])
def test_a_slash_within_a_code_in_a_path_is_no_end_of_its_segment(before: str) -> None:
    for imei in ("356938035640028", "356938035640035", "356938035640063"):
        code = _b64(hashlib.sha256(imei.encode()).digest())
        capture = CaptureBuilder().http(target=f"{before}{quote(code, safe='')}/collect").build()
        assert sightings(run(capture, planted={"imei": [imei]}), "transform") == [("base64(sha256)",)]


def test_base32_in_a_segment_of_a_path_is_read() -> None:
    code = base64.b32encode(EMAIL.encode()).decode().rstrip("=")
    detected = run(CaptureBuilder().http(target=f"/d/{code}/x.gif").build(), planted=PLANTED)
    assert sightings(detected, "path", "transform") == [("segment:1", "base32")]


@pytest.mark.parametrize(
    ("text", "transform"),
    [
        (_b64(hashlib.sha256(IMEI.encode()).hexdigest()), "base64(hex(sha256))"),
        (_b64(hashlib.sha256(IMEI.encode()).hexdigest()).rstrip("="), "base64(hex(sha256))"),
        (_b64(EMAIL).encode().hex(), "hex(base64)"),
        (_b64(_b64(_b64(MAC))).rstrip("="), "base64(base64(base64))"),
        (base64.b32encode(MAC.encode()).decode().rstrip("="), "base32"),
        ("1%2B2", None),
    ],
)
@pytest.mark.parametrize("is_packed", [False, True])
def test_a_code_in_a_form_is_one_row(text: str, transform: str | None, is_packed: bool) -> None:
    import zlib

    form = f"os=android%2014&f={quote(text, safe='')}&x=MDAxNDc1NTU5ODY5NTUw&y=1".encode()
    body = json.dumps({"d": _b64(zlib.compress(form))}).encode() if is_packed else form
    detected = run(CaptureBuilder().http(body=body).build(), planted=PLANTED)
    layers = "json>base64>deflate>form" if is_packed else "form"
    wanted = [(layers, "form:f", transform)] if transform else []
    assert sightings(detected, "layers", "path", "transform") == wanted


def test_a_format_in_escapes_is_left_to_the_known_value_inside() -> None:
    document = json.dumps({"d": json.dumps({"wifi_mac": MAC, "os": "android 14"})})
    detected = run(
        CaptureBuilder().http(target=f"/c?q={quote(document, safe='')}").build(), planted={"wifi_info": [MAC]}
    )
    assert sightings(detected, "data_type", "layers", "path") == [("wifi_info", "query>json>json", "$.wifi_mac")]


PLACE = "31.1774276,121.5272106"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (struct.pack("<BfBfB3s", 0x0D, 31.1774276, 0x15, 121.5272106, 0x1A, b"\2ok"), [("protobuf", "float32")]),
        (struct.pack(">3sBf2sBf", b"\xa2\x61a", 0xFA, 31.1774276, b"\x61b", 0xFA, 121.5272106), [("cbor", "float32")]),
        (struct.pack("<BfBfB3s", 0x0D, 31.1774276, 0x15, 121.5274, 0x1A, b"\2ok"), []),
        (struct.pack(">BfBfB3s", 0x0D, 31.1774276, 0x15, 121.5272106, 0x1A, b"\2ok"), []),
    ],
    ids=["protobuf floats", "cbor singles", "another place", "bytes turned round"],
)  # fmt: skip
def test_a_place_in_singles_is_read(body: bytes, expected: list[tuple[str, str]]) -> None:
    capture = CaptureBuilder().http(body=body, headers=(("content-type", "application/octet-stream"),)).build()
    assert sightings(run(capture, planted={"location_precise": [PLACE]}), "layers", "transform") == expected


@pytest.mark.parametrize("written", ["utf-16-le", "utf-16-be"])
def test_text_of_sixteen_bits_is_read(written: str) -> None:
    body = json.dumps({"a": _b64(EMAIL.encode(written))}).encode()
    found = sightings(run(CaptureBuilder().http(body=body).build(), planted=PLANTED), "path", "transform")
    assert found == [("$.a", f"base64({written.replace('-', '')})")]


def test_the_names_of_two_others_are_no_name_turned_round() -> None:
    known = {"name": ["Anneliese Featherstone"]}
    texts = {"alone": "Featherstone Anneliese", "two": "Olu Featherstone Anneliese Whitfield"}
    data = run(CaptureBuilder().http(body=json.dumps(texts).encode(), target="/t").build(), planted=known)
    assert sorted(sightings(data, "path", "transform", "confidence")) == [
        ("$.alone", "swapped", "certain"),
        ("$.two", "swapped", "possible"),
    ]


def test_numbers_stand_in_formats_that_nobody_reads() -> None:
    body = b"\x80\x01\x00\x01\x00\x00\x00\x03log\x0a\x00\x01" + struct.pack(">q", int(IMEI)) + b"\x00"
    data = run(CaptureBuilder().http(body=body, target="/t").build(), planted=PLANTED)
    assert sightings(data, "data_type", "layers", "path", "transform") == [("imei", "", "", "plain")]


@pytest.mark.parametrize(
    ("written", "transform"),
    [
        (":".join(f"{byte:02X}" for byte in _md5(IMEI)), "pairs(upper(md5))"),
        (", ".join(str(byte - 256 * (byte > 127)) for byte in _md5(IMEI)), "byte_list(md5)"),
        ("".join(f"\\x{ord(char):02x}" for char in IMEI), "c_escape"),
        ("mail%u0020" + IMEI, "plain"),
    ],
)
def test_what_is_spelled_otherwise_is_named(written: str, transform: str) -> None:
    data = run(CaptureBuilder().http(body=f"x='{written}'".encode(), target="/t").build(), planted=PLANTED)
    assert [row[0] for row in sightings(data, "transform", "data_type") if row[1] == "imei"] == [transform]


@pytest.mark.parametrize(
    "halves",
    [
        ("N23 08.536", "E113 19.690"),
        ("23°08.536'N", "113°19.690'E"),
        ("23° 08.5356' N", "113° 19.6905' E"),
        ("23 08.536N", "113 19.690E"),
        ("23:8.53555", "113:19.69049"),
        ("2308.5356", "11319.6905"),
    ],
)
@pytest.mark.parametrize("is_ascii", [True, False])
def test_minutes_of_a_place_are_found_with_their_sides(halves: tuple[str, str], is_ascii: bool) -> None:
    body = json.dumps(dict(zip(("lat", "lng"), halves, strict=True)), ensure_ascii=is_ascii).encode()
    detected = run(CaptureBuilder().http(body=body).build(), planted={"location_precise": ["23.1422592,113.3281748"]})
    assert sightings(detected, "layers", "path", "transform") == [("json", "$.lat", "ddm")]


@pytest.mark.parametrize("written", [IMEI, quote(EMAIL, safe="")])
def test_very_many_of_one_value_in_a_body_are_named(written: str) -> None:
    n = 3_000
    places = ",".join(f'{{"i":{i},"v":"{written}","lat":23.1422592,"lng":113.3281748}}' for i in range(n))
    began = time.thread_time()
    planted = PLANTED | {"location_precise": ["23.1422592,113.3281748"]}
    detected = run(CaptureBuilder().http(body=f"[{places}]".encode()).build(), planted=planted)
    assert time.thread_time() - began < 10
    assert sorted(Counter(row[0] for row in sightings(detected, "data_type")).values()) == [n, n]
    assert {row[0] for row in sightings(detected, "path")} > {"$[0].v", f"$[{n - 1}].v"}
