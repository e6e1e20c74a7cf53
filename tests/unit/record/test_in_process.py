"""What only the app's own TLS library saw becomes flows; what the proxy saw too does not."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from h2.config import H2Configuration
from h2.connection import H2Connection
from support.raw_files import check_chain, content, of_kind, read_lines

from analyzer.ingest.raw import load_capture
from analyzer.record.in_process import Summary, append_in_process

REQUEST = b"POST /v1?id=7 HTTP/1.1\r\nHost: api.example.com\r\nContent-Length: 5\r\n\r\nhello"
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi"
LOCAL = ["10.0.0.2", 40000]


def session(raw: Path, *lines: dict[str, Any], proxied: tuple[dict[str, Any], ...] = (), bodies: bytes = b"") -> Path:
    common = {"v": 1, "t_mono": 1.0, "agent": "aa", "pid": 1, "hook": "native.tls.plaintext", "connection": 0}
    whole = [{**common, "kind": "tls", "t": 100.0, "seq": seq, **line} for seq, line in enumerate(lines)]
    (raw / "events.jsonl").write_text("".join(json.dumps(line, separators=(",", ":")) + "\n" for line in whole))
    (raw / "flows.jsonl").write_text("".join(json.dumps(line) + "\n" for line in proxied))
    (raw / "bodies.bin").write_bytes(bodies + b"G")
    return raw


def opened(**fields: Any) -> dict[str, Any]:
    return {"event": "open", "local": LOCAL, "peer": ["93.184.216.34", 8443], "sni": "sni.example", **fields}


def data(text: bytes, *, sent: bool = True, t: float = 100.0, n_lost: int = 0) -> dict[str, Any]:
    coded = base64.b64encode(text).decode()
    return {"event": "data", "from_client": sent, "data": coded, "length": len(text) + n_lost, "t": t}


CLOSE = {"event": "close"}


def proxied(address: list[Any] = LOCAL, t: float = 102.0, **fields: Any) -> dict[str, Any]:
    """Give the line of the same request as the proxy writes it; its body is the first five bytes."""
    return {
        "v": 1, "kind": "request", "t": t, "t_mono": t, "seq": 3, "flow_id": "p", "t_start": t, "t_end": t,
        "method": "POST", "scheme": "https", "host": "api.example.com", "port": 443, "authority": "",
        "path": "/v1?id=7", "http_version": "HTTP/1.1", "headers": [], "head": [5, 1], "body": [[0, 5]],
        "client": {"id": "c", "address": address}, **fields,
    }  # fmt: skip


def test_an_exchange_is_written_as_the_proxy_would(tmp_path: Path) -> None:
    raw = session(
        tmp_path, opened(tls_version="TLSv1.3"), data(REQUEST, t=101.0), data(RESPONSE, sent=False, t=102.0), CLOSE
    )
    assert append_in_process(raw, 0.5) == Summary(exchanges=1)
    lines = read_lines(raw / "flows.jsonl")
    request, response = of_kind(lines, "request")[0], of_kind(lines, "response")[0]
    assert (request["flow_id"], request["in_process"]) == ("in_process:aa:0:0", True)
    assert [request[name] for name in ("method", "scheme", "host", "port", "path", "t_start")] == [
        "POST", "https", "api.example.com", 443, "/v1?id=7", 101.5,
    ]  # fmt: skip
    assert request["client"] == {
        "id": "aa:0", "address": LOCAL, "tls_version": "TLSv1.3", "sni": "sni.example", "alpn": None,
    }  # fmt: skip
    assert content(raw, [request["head"]]) + content(raw, request["body"]) == REQUEST
    assert content(raw, [response["head"]]) + content(raw, response["body"]) == RESPONSE
    assert (response["status"], response["t_end"], response["server"]["peer"]) == (200, 102.5, ["93.184.216.34", 8443])
    assert check_chain(raw / "flows.jsonl") == 1
    assert [line["seq"] for line in lines] == [0, 1, 2]


def test_the_flow_is_marked_in_the_table(tmp_path: Path) -> None:
    raw = session(
        tmp_path,
        opened(),
        data(REQUEST),
        data(RESPONSE, sent=False),
        CLOSE,
        proxied=(proxied(["9.9.9.9", 1], 50.0),),
        bodies=b"other",
    )
    append_in_process(raw, 0.0)
    flows = load_capture(raw).flows
    assert flows[["flow_id", "is_in_process", "app_attribution", "is_encrypted"]].values.tolist() == [
        ["p", False, "unknown", True],
        ["in_process:aa:0:0", True, "app", True],
    ]
    assert flows["status"].astype(object).tolist()[1] == 200
    assert load_capture(raw).gaps == []


@pytest.mark.parametrize(
    ("line", "bodies", "expected"),
    [
        (proxied(), b"hello", Summary(seen=1)),
        (proxied(["192.168.0.1", 9]), b"hello", Summary(seen=1)),
        (proxied(["192.168.0.1", 9]), b"other", Summary(exchanges=1)),
        (proxied(["192.168.0.1", 9], host="else.example"), b"hello", Summary(exchanges=1)),
        (proxied(["192.168.0.1", 9], t=300.0), b"hello", Summary(exchanges=1)),
        (proxied(t=300.0, path="/x"), b"hello", Summary(exchanges=1)),
    ],
    ids=["same address", "same words", "other body", "other host", "much later", "address used again"],
)
def test_what_the_proxy_saw_is_not_counted_twice(
    tmp_path: Path, line: dict[str, Any], bodies: bytes, expected: Summary
) -> None:
    raw = session(tmp_path, opened(), data(REQUEST, t=101.0), CLOSE, proxied=(line,), bodies=bodies)
    assert append_in_process(raw, 0.5) == expected


def test_one_request_of_the_proxy_answers_for_one_only(tmp_path: Path) -> None:
    raw = session(
        tmp_path, opened(local=None), data(REQUEST), data(REQUEST), CLOSE,
        proxied=(proxied(["192.168.0.1", 9]),), bodies=b"hello",
    )  # fmt: skip
    assert append_in_process(raw, 0.0) == Summary(exchanges=1, seen=1)


def test_http_2_is_written_in_the_shape_of_http_1(tmp_path: Path) -> None:
    client = H2Connection(H2Configuration(client_side=True, header_encoding="utf-8"))
    server = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
    client.initiate_connection()
    headers = [(":method", "POST"), (":scheme", "https"), (":authority", "api.example.com"), (":path", "/v1?id=7")]
    client.send_headers(1, headers)
    client.send_data(1, b"hello", end_stream=True)
    sent = client.data_to_send()
    server.receive_data(sent)
    server.send_headers(1, [(":status", "204"), ("x", "y")], end_stream=True)
    received = server.data_to_send()
    raw = session(tmp_path, opened(alpn="h2"), data(sent, t=101.0), data(received, sent=False, t=102.0), CLOSE)
    assert append_in_process(raw, 0.0) == Summary(exchanges=1)
    lines = read_lines(raw / "flows.jsonl")
    request, response = of_kind(lines, "request")[0], of_kind(lines, "response")[0]
    assert content(raw, [request["head"]]) == b"POST /v1?id=7 HTTP/2.0\r\nhost: api.example.com\r\n\r\n"
    assert content(raw, request["body"]) == b"hello"
    assert (request["host"], request["t_start"], request["http_version"]) == ("api.example.com", 101.0, "HTTP/2.0")
    assert (response["status"], response["headers"], response["t_end"]) == (204, [["x", "y"]], 102.0)
    same = session(
        tmp_path, opened(alpn="h2", local=None), data(sent), CLOSE, proxied=(proxied(t=100.0),), bodies=b"hello"
    )
    assert append_in_process(same, 0.0) == Summary(seen=1)


def test_what_is_no_http_1_is_a_stream_of_bytes(tmp_path: Path) -> None:
    raw = session(
        tmp_path,
        opened(),
        data(b"\x00\x01ping", t=101.0),
        data(b"pong", sent=False, t=102.0),
        data(b"!", t=103.0),
        CLOSE,
    )
    assert append_in_process(raw, 0.0) == Summary(streams=1)
    lines = read_lines(raw / "flows.jsonl")
    assert [line["kind"] for line in lines] == ["stream", "chunk", "chunk", "chunk", "end", "checkpoint"]
    assert (lines[0]["in_process"], lines[0]["server"]["address"]) == (True, ["sni.example", 8443])
    assert [(line["from_client"], content(raw, line["body"])) for line in lines[1:4]] == [
        (True, b"\x00\x01ping"), (False, b"pong"), (True, b"!"),
    ]  # fmt: skip
    [flow] = load_capture(raw).flows[["kind", "host", "is_in_process", "is_encrypted"]].values.tolist()
    assert flow == ["tcp", "sni.example", True, True]


def test_what_was_cut_is_truncated_and_said(tmp_path: Path) -> None:
    raw = session(tmp_path, opened(), data(REQUEST[:-2], n_lost=9), CLOSE)
    assert append_in_process(raw, 0.0) == Summary(exchanges=1, cut=("api.example.com",))
    capture = load_capture(raw)
    assert capture.flows["is_truncated"].tolist() == [True]
    assert bytes(capture.data)[-3:] == b"hel"


def test_nothing_is_touched_without_such_lines(tmp_path: Path) -> None:
    raw = session(tmp_path, proxied=(proxied(),), bodies=b"hello")
    before = (raw / "flows.jsonl").read_bytes()
    assert append_in_process(raw, 0.0) == Summary()
    assert (raw / "flows.jsonl").read_bytes() == before
    (raw / "events.jsonl").unlink()
    assert append_in_process(raw, 0.0) == Summary()
