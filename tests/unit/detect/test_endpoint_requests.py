"""Which requests of a capture are handed to endpoint files, and how they are read from their bytes."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from builders import CaptureBuilder

from analyzer.decode.endpoints import Request
from analyzer.detect import endpoint_requests
from analyzer.detect.endpoint_requests import candidates

FORM = (("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),)
SENSORS = b"crc=1&gzip=1&data_list=W10%3D"


def _entries(builder: CaptureBuilder) -> list[tuple[int, list[str]]]:
    return [(item.flow, [entry.id for entry in item.entries]) for item in candidates(builder.build())]


def _only(builder: CaptureBuilder) -> Request:
    (candidate,) = candidates(builder.build())
    return candidate.request


def test_requests_are_found_by_host_path_and_method_in_order_of_flow() -> None:
    builder = CaptureBuilder()
    builder.http(host="utoken.umeng.com", target="/api/postZdata/v2?x=1")
    builder.http(host="utoken.umeng.com", target="/api/postZdata/v2", method="GET")
    builder.http(host="utoken.umeng.com", target="/api/other")
    builder.http(host="utoken.umeng.com.example.net", target="/api/postZdata")
    builder.http(host="a.clevertap-prod.com", target="/a1")
    builder.http(host="log.example.net", target="/service/2/app_log/")
    assert _entries(builder) == [(0, ["umeng/zid-post"]), (4, ["clevertap/a1"]), (5, ["volcengine/log"])]


def test_servers_of_customers_are_told_by_names_in_the_bytes() -> None:
    builder = CaptureBuilder()
    builder.http(target="/sa?project=p", headers=FORM, body=SENSORS)
    builder.http(target="/sa", headers=FORM, body=SENSORS.replace(b"crc=", b"cr="))
    builder.http(target="/sa", body=SENSORS)
    builder.http(target="/sa", headers=FORM, body=SENSORS, method="PUT")
    builder.http(target="/sync", headers=(("TA-Integration-Type", "Android"),), body=b"x")
    builder.http(target="/sync", headers=(("x-ta-integration-type", "Android"),), body=b"x")
    assert _entries(builder) == [(0, ["sensorsdata/data-list"]), (4, ["thinkingdata/sync"])]


def test_nothing_is_found_in_nothing() -> None:
    assert _entries(CaptureBuilder()) == _entries(CaptureBuilder().http()) == []


@pytest.mark.parametrize(
    ("encoding", "body", "seen", "taken"),
    [
        ("", b"[]", b"[]", ()),
        ("gzip", gzip.compress(b"[]", mtime=0), b"[]", ("gzip",)),
        ("gzip, gzip", gzip.compress(gzip.compress(b"[]", mtime=0), mtime=0), b"[]", ("gzip", "gzip")),
        ("gzip", b"[]", b"[]", ()),
        ("identity", b"[]", b"[]", ()),
        ("unheard-of", b"[]", b"[]", ()),
    ],
)
def test_content_encodings_come_off(encoding: str, body: bytes, seen: bytes, taken: tuple[str, ...]) -> None:
    headers = (("Content-Encoding", encoding),) if encoding else ()
    request = _only(CaptureBuilder().http(host="api2.amplitude.com", target="/batch", headers=headers, body=body))
    assert (request.body, request.encodings) == (seen, taken)


def test_a_streamed_body_is_put_together_and_a_large_one_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    builder = CaptureBuilder().http(host="api2.amplitude.com", target="/batch", body=[b"[1,", b"2", b"]"])
    assert _only(builder).body == b"[1,2]"
    monkeypatch.setattr(endpoint_requests, "MAX_BODY_BYTES", 4)
    assert _entries(builder) == []


def test_the_head_is_read_as_it_was_sent() -> None:
    headers = (("X-A", " 1"), ("Cookie", "a=b"))
    builder = CaptureBuilder().http(host="api2.amplitude.com", target="/batch?a=%20b&c", headers=headers)
    request = _only(builder)
    assert (request.host, request.path, request.query) == ("api2.amplitude.com", "/batch", "a=%20b&c")
    assert ("x-a", "1") in request.headers and ("cookie", "a=b") in request.headers


def test_spans_of_the_parts_are_named() -> None:
    builder = CaptureBuilder().http().http(host="api2.amplitude.com", target="/batch", body=b"[]")
    capture = builder.build()
    (candidate,) = candidates(capture)
    starts: list[Any] = [capture.spans["start"][n] for n in (candidate.head_span, candidate.body_span)]
    assert [bytes(capture.data[start : start + 4]) for start in starts] == [b"POST", b"[]HT"]
