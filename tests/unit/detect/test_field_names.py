"""Field names: which say something, what is read behind them, and how often they lie in traffic of nobody."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.detect.field_names import NameMatch, name_literals, names, read_name
from analyzer.detect.shapes import SHAPES
from analyzer.ingest.exchange import PartKind
from analyzer.ingest.har import import_har
from analyzer.ingest.raw import load_capture
from analyzer.model.enums import Confidence
from analyzer.model.errors import ConsentinelError

IMEI = b"356938035643809"
TOKEN = re.compile(rb'"[\w-]{2,24}"|<[\w-]{2,24}>|[\w-]{2,24}=|\n[\w-]{2,24}:')


def _matches(content: bytes) -> list[NameMatch]:
    """Give what stands behind every literal, found as a scanner would."""
    literals = name_literals()
    spans = [found.span() for found in TOKEN.finditer(content) if found[0] in literals]
    return [match for start, end in spans if (match := read_name(content, start, end)) is not None]


def _short(content: bytes) -> list[tuple[str, str, bytes]]:
    return [(match.data_type, match.text, content[match.start : match.end]) for match in _matches(content)]


@pytest.mark.parametrize(
    "content",
    [
        b'{"imei":"%b"}',
        b'{"a":1,"imei" : "%b"}',
        b'{"imei":%b}',
        b"a=1&imei=%b&b=2",
        b"imei=%b",
        b"GET /x?imei=%b HTTP/1.1\r\n",
        b"GET / HTTP/1.1\r\nCookie: a=b; imei=%b\r\n",
        b"GET / HTTP/1.1\r\nx-imei: %b\r\n\r\n",
        b"GET / HTTP/1.1\r\nIMEI: %b\r\n\r\n",
        b"<req><imei>%b</imei></req>",
        b"<IMEI> %b </IMEI>",
    ],
)
def test_a_value_is_read_behind_its_name(content: bytes) -> None:
    assert _short(content % IMEI) == [("imei", IMEI.decode(), IMEI)]


@pytest.mark.parametrize(
    "content",
    [
        b'{"imei":"356938035643808"}',
        b'{"imei":""}',
        b'{"imei":null}',
        b'{"imei":"000000000000000"}',
        b'{"imei":{"a":"356938035643809"}}',
        b'["imei","356938035643809"]',
        b'{"x":"imei","y":"356938035643809"}',
        b"not_imei=356938035643809",
        b"imei:356938035643809",
        b"imeis=356938035643809",
        b'{"imei":["356938035643809"]}',
        b'{"name":"Zhao Min"}',
        b'{"id":"356938035643809"}',
        b"<a imei>356938035643809</a>",
    ],
)
def test_without_a_field_a_name_or_the_shape_nothing_is_read(content: bytes) -> None:
    assert _matches(content) == []


def test_forms_are_decoded_and_the_place_is_that_of_the_raw_text() -> None:
    assert _short(b"k=v&wlan_mac=5e%3A7a%3A19%3Ac3%3Ab4%3A08") == [
        ("mac_address", "5e:7a:19:c3:b4:08", b"5e%3A7a%3A19%3Ac3%3Ab4%3A08")
    ]


def test_lists_of_packages_are_read_as_they_stand() -> None:
    content = b'{"app_list":["com.example.one","com.example.two"],"pkg_list":["com.example.one"]}'
    assert [(m.data_type, m.text) for m in _matches(content)] == [
        ("installed_apps", '["com.example.one","com.example.two"]')
    ]


def test_a_match_is_possible_and_its_reason_holds_no_value() -> None:
    (match,) = _matches(b'{"oaid":"c7a9e1d2f3b04586"}')
    assert match.confidence is Confidence.POSSIBLE
    assert match.reasoning == "a field named oaid holds text of the form of oaid"
    assert "c7a9" not in repr(match)


def test_every_name_has_a_shape_and_says_something() -> None:
    assert set(names().values()) <= set(SHAPES)
    assert not {"id", "name", "type", "uid", "token", "url", "model"} & set(names())
    assert set(name_literals().values()) == set(names())
    assert min(len(literal) for literal in name_literals()) >= 3


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60), st.sampled_from(sorted(name_literals())), st.binary(max_size=60))
def test_fuzz_anything_may_stand_around_a_name(before: bytes, literal: bytes, after: bytes) -> None:
    content = before + literal + after
    match = read_name(content, len(before), len(before) + len(literal))
    assert match is None or len(content[match.start : match.end]) > 0


def _requests(folder: Path, raw: Path) -> Iterator[bytes]:
    """Give the parts of every request in the captures of browsers, bodies without their encoding."""
    for number, file in enumerate(sorted(folder.glob("*.har"))):
        target = raw / str(number)
        target.mkdir(parents=True)
        try:
            import_har(file, target)
        except ConsentinelError:
            continue
        capture = load_capture(target)
        for span in capture.spans[capture.spans["kind"] <= PartKind.REQUEST_BODY]:
            content = bytes(capture.data[int(span["start"]) : int(span["start"] + span["length"])])
            yield gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content


def test_names_hardly_lie_in_traffic_of_browsers(shared_captures: Path, tmp_path: Path) -> None:
    found: Counter[tuple[str, str]] = Counter()
    n_parts = n_bytes = 0
    for folder in ("haralyzer", "mitmproxy-testdata"):
        for content in _requests(shared_captures / folder, tmp_path / folder):
            n_parts, n_bytes = n_parts + 1, n_bytes + len(content)
            found.update((match.name, match.data_type) for match in _matches(content))
    n_false = sum(n for (name, _), n in found.items() if name != "_ga")
    print(f"field names: {n_false} false claims in {n_parts} parts of requests, {n_bytes} bytes; true: {dict(found)}")
    assert n_parts > 0
    assert set(found) == {("_ga", "web_cookies")}, "these are what they say: cookies of Google Analytics; more is false"
