from __future__ import annotations

import base64
import gzip
import zlib
from collections.abc import Callable
from typing import Any

import brotli
import pytest
from support.hars import T_START, entry, without

from analyzer.ingest.har_entry import Entry, EntryReader, SkipEntry
from analyzer.ingest.result import Tally


def read(item: Any) -> tuple[Entry, Tally]:
    tally = Tally()
    return EntryReader(tally).read(item, "har:0"), tally


def headers(**named: str) -> list[dict[str, str]]:
    return [{"name": name.replace("_", "-"), "value": value} for name, value in named.items()]


def gaps(tally: Tally) -> list[tuple[str, str]]:
    return [(row["gap_kind"], row["subject"]) for row in tally.gaps()]


def test_an_entry_becomes_a_request_and_a_response() -> None:
    found, tally = read(entry())
    assert found.response is not None
    assert (found.request.body, found.response.body) == (b"sent", b"received")
    assert found.request.fields == {
        "flow_id": "har:0", "t_start": T_START, "t_end": T_START + 0.01, "method": "POST", "scheme": "https",
        "host": "api.example.com", "port": 443, "path": "/v1?a=1&b=2", "http_version": "HTTP/1.1",
        "headers": [["Host", "api.example.com"], ["Content-Type", "text/plain"]], "authority": "", "trailers": [],
        "streamed": False, "client": {"id": "har"}, "websocket": False,
    }  # fmt: skip
    assert found.response.fields["t_start"] == pytest.approx(T_START + 0.05)
    assert found.response.fields["t_end"] == pytest.approx(T_START + 0.1)
    assert found.response.fields["server"]["peer"] == ["192.0.2.7", 443]
    assert (tally.gaps(), tally.notes()) == ([], [])


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://Example.COM", ("http", "example.com", 80, "/")),
        ("https://user:secret@example.com:8443/a?b#fragment", ("https", "example.com", 8443, "/a?b")),
        ("http://[2001:db8::1]:81?x", ("http", "2001:db8::1", 81, "/?x")),
        ("wss://example.com/ws", ("wss", "example.com", 443, "/ws")),
        ("https://例え.jp/ü", ("https", "例え.jp", 443, "/\xc3\xbc")),
        ("http://example.com:/", ("http", "example.com", 80, "/")),
    ],
)
def test_urls_are_taken_apart(url: str, expected: tuple[str, str, int, str]) -> None:
    fields = read(entry(request={"url": url}))[0].request.fields
    assert (fields["scheme"], fields["host"], fields["port"], fields["path"]) == expected


@pytest.mark.parametrize(
    "item",
    [None, 2, "x", [], {}, {"request": {}}, {"request": {"url": 5}}, entry(request={"url": "data:text/plain,x"}),
     entry(request={"url": "about:blank"}), entry(request={"url": "https:///path"}), entry(request={"url": ""})],
)  # fmt: skip
def test_entries_that_are_no_exchange_are_skipped_with_a_reason(item: Any) -> None:
    with pytest.raises(SkipEntry, match="entries"):
        read(item)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2023-11-14T22:13:20.5Z", T_START),
        ("2023-11-14T22:13:20.500000+00:00", T_START),
        ("2023-11-14T14:13:20.5000000-08:00", T_START),
        ("2023-11-15T03:43:20.500+0530", T_START),
        ("2023-11-14T22:13:20.5", T_START),
    ],
)
def test_times_of_every_zone_are_host_times(text: str, seconds: float) -> None:
    assert read(entry(startedDateTime=text))[0].request.fields["t_start"] == seconds


@pytest.mark.parametrize(
    "bad", [None, "", "yesterday", 5, float("nan"), "0001-01-01T00:00:00Z", [], "1900-01-01T00:00:00Z"]
)
def test_an_entry_without_a_time_takes_that_of_the_one_before(bad: Any) -> None:
    tally = Tally()
    reader = EntryReader(tally)
    reader.read(entry(), "har:0")
    assert reader.read(entry(startedDateTime=bad), "har:1").request.fields["t_start"] == T_START
    assert gaps(tally) == [("clock_uncertain", "startedDateTime")]


@pytest.mark.parametrize("bad", [None, "x", -1, float("nan"), float("inf"), -1e300, {}, True])
def test_impossible_durations_and_sizes_are_no_obstacle(bad: Any) -> None:
    item = entry(time=bad, timings={"send": bad, "wait": bad, "receive": bad})
    item["request"] |= {"bodySize": bad, "headersSize": bad}
    item["response"] |= {"bodySize": bad, "headersSize": bad}
    item["response"]["content"]["size"] = bad
    found, _ = read(item)
    assert found.response is not None
    assert found.request.fields["t_start"] <= found.request.fields["t_end"] <= found.response.fields["t_end"]
    assert found.response.body == b"received"


@pytest.mark.parametrize(
    "key", ["method", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize"]
)
def test_keys_of_a_request_may_be_missing(key: str) -> None:
    assert read(without(entry(), "request", key))[0].request.body == b"sent"


@pytest.mark.parametrize("key", ["response", "timings", "time", "cache", "serverIPAddress"])
def test_keys_of_an_entry_may_be_missing(key: str) -> None:
    assert read(without(entry(), key))[0].request.body == b"sent"


def test_headers_of_every_shape_are_read() -> None:
    pairs = read(entry(request={"headers": [["A", "1"], ["b", 2]]}))[0].request.fields["headers"]
    mapping = read(entry(request={"headers": {"A": "1", "b": "2"}}))[0].request.fields["headers"]
    assert pairs == mapping == [["A", "1"], ["b", "2"]]
    bad, tally = read(entry(request={"headers": [{"value": "x"}, 5, {"name": "ok", "value": None}]}))
    assert bad.request.fields["headers"] == [["ok", ""]]
    assert gaps(tally) == [("bad_message", "headers")]


def test_pseudo_headers_of_http_2_name_the_authority() -> None:
    shown = headers(**{":method": "GET", ":authority": "api.example.com", "accept": "*/*"})
    fields = read(entry(request={"headers": shown, "httpVersion": "h2"}))[0].request.fields
    assert (fields["headers"], fields["authority"], fields["http_version"]) == (
        [["accept", "*/*"]],
        "api.example.com",
        "HTTP/2.0",
    )


@pytest.mark.parametrize(
    ("shown", "expected"),
    [("http/2.0", "HTTP/2.0"), ("HTTP/2", "HTTP/2.0"), ("h3", "HTTP/3"), ("", "HTTP/1.1"), (None, "HTTP/1.1"),
     ("unknown", "HTTP/1.1"), ("http/1.0", "HTTP/1.0")],
)  # fmt: skip
def test_versions_have_one_spelling(shown: Any, expected: str) -> None:
    assert read(entry(request={"httpVersion": shown}))[0].request.fields["http_version"] == expected


def test_cookies_without_a_header_are_sent_all_the_same() -> None:
    found, tally = read(entry(request={"cookies": [{"name": "id", "value": "7"}, {"name": "x", "value": ""}]}))
    assert found.request.fields["headers"][-1] == ["Cookie", "id=7; x="]
    assert tally.notes() == ["1 cookie headers were rebuilt from the cookies listed"]


def test_parameters_without_text_are_rebuilt_and_noted() -> None:
    params = [{"name": "a b", "value": "ü&"}, {"name": "c", "value": None}]
    found, tally = read(
        entry(request={"postData": {"mimeType": "application/x-www-form-urlencoded", "params": params}})
    )
    assert found.request.body == b"a+b=%C3%BC%26&c="
    assert found.request.fields["rebuilt"] is True
    assert tally.notes() == ["1 request bodies were rebuilt from their parameters"]


def test_multipart_parameters_are_rebuilt_with_their_boundary() -> None:
    post = {
        "mimeType": "multipart/form-data; boundary=XX",
        "params": [{"name": "f", "value": "v", "fileName": "n.txt", "contentType": "text/plain"}],
    }
    found, _ = read(entry(request={"postData": post, "headers": []}))
    assert found.request.body == (
        b'--XX\r\nContent-Disposition: form-data; name="f"; filename="n.txt"\r\n'
        b"Content-Type: text/plain\r\n\r\nv\r\n--XX--\r\n"
    )


def test_bodies_a_har_does_not_hold_are_missing_and_not_empty() -> None:
    silent = entry(request={"postData": None}, response={"content": {"size": 8}})
    found, _ = read(silent)
    assert found.response is not None
    assert (found.request.body, found.response.body) == (None, None)
    none = entry(request={"postData": None, "bodySize": 0}, response={"content": {"size": 0}, "bodySize": -1})
    found, _ = read(none)
    assert found.response is not None
    assert (found.request.body, found.response.body) == (b"", b"")


def test_a_decoded_body_is_marked_and_one_still_compressed_is_not() -> None:
    zipped = {"headers": headers(Content_Encoding="gzip")}
    plain, _ = read(entry(response=zipped))
    assert plain.response is not None
    assert (plain.response.body, plain.response.fields["decoded"]) == (b"received", True)
    wire = gzip.compress(b"x", mtime=0)
    content = {"size": 1, "text": base64.b64encode(wire).decode(), "encoding": "base64"}
    still, _ = read(entry(response={**zipped, "content": content}))
    assert still.response is not None
    assert (still.response.body, still.response.fields.get("decoded")) == (wire, None)
    mojibake, _ = read(entry(request={**zipped, "postData": {"text": wire.decode("latin-1")}}))
    assert (mojibake.request.body, mojibake.request.fields.get("decoded")) == (wire, None)


@pytest.mark.parametrize(("encoding", "pack"), [("br", brotli.compress), ("deflate", zlib.compress)])
def test_a_body_in_base64_that_its_coding_undoes_is_still_compressed(
    encoding: str, pack: Callable[[bytes], bytes]
) -> None:
    wire = pack(b'{"id": 1}')
    post = {"text": base64.b64encode(wire).decode(), "encoding": "base64"}
    found, _ = read(entry(request={"headers": headers(Content_Encoding=encoding), "postData": post}))
    assert (found.request.body, found.request.fields.get("decoded")) == (wire, None)
    post["text"] = base64.b64encode(b'{"id": 1}').decode()
    found, _ = read(entry(request={"headers": headers(Content_Encoding=encoding), "postData": post}))
    assert (found.request.body, found.request.fields.get("decoded")) == (b'{"id": 1}', True)


def test_bad_base64_is_a_gap_and_the_entry_stays() -> None:
    found, tally = read(entry(response={"content": {"size": 5, "text": "*not base64*", "encoding": "base64"}}))
    assert found.response is not None
    assert (found.request.body, found.response.body, found.response.fields["status"]) == (b"sent", None, 200)
    assert gaps(tally) == [("bad_message", "bodies")]


@pytest.mark.parametrize("status", [0, -1, None, "x", 10**30, float("nan"), {}])
def test_a_request_without_an_answer_has_no_response(status: Any) -> None:
    found, _ = read(entry(response={"status": status, "_error": "net::ERR_FAILED"}))
    assert found.response is None
    assert found.end is not None
    assert found.end[1] == {"error": "net::ERR_FAILED"}


def test_websocket_messages_are_read_with_direction_and_kind() -> None:
    messages: list[Any] = [
        {"type": "send", "time": T_START + 1, "opcode": 1, "data": "up 😀"},
        {"type": "receive", "time": float("nan"), "opcode": 2, "data": "AAE="},
        {"type": "receive", "time": 1, "opcode": 2, "data": "***"},
        {"type": "send"},
        7,
    ]
    found, tally = read(entry(_webSocketMessages=messages))
    assert found.request.fields["websocket"] is True
    assert found.messages == [
        (T_START + 1, {"from_client": True, "text": True}, "up 😀".encode()),
        (T_START, {"from_client": False, "text": False}, b"\0\1"),
    ]
    assert gaps(tally) == [("bad_message", "WebSocket messages"), ("bad_message", "WebSocket messages")]


def test_nul_bytes_and_lone_surrogates_survive() -> None:
    found, _ = read(entry(request={"postData": {"text": "a\0b\udcffc\ud800"}, "headers": headers(X="\udce9")}))
    assert found.request.body == "a\0b\udcffc\ud800".encode("utf-8", "surrogatepass")
    assert found.request.fields["headers"] == [["X", "\xe9"]]


STRANGE: list[Any] = [
    5,
    [],
    {"request": 5, "response": [], "messages": 1, "end": "x"},
    {"request": {"t_start": "x", "client": 5, "trailers": [1], "wire": "***", "port": 1}},
]


@pytest.mark.parametrize("extra", STRANGE)
def test_an_extension_that_is_not_ours_changes_nothing(extra: Any) -> None:
    plain, _ = read(entry())
    extended, _ = read(entry(_consentinel=extra))
    assert (extended.request, extended.response, extended.end) == (plain.request, plain.response, plain.end)
