from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest
from support.raw_lines import CLIENT, SERVER, T0, request, response, write_lines

from analyzer.ingest.exchange import Capture, PartKind
from analyzer.ingest.raw import load_capture
from analyzer.ingest.writer import RawWriter
from analyzer.model import tables


def parts(capture: Capture) -> list[tuple[str, str, bytes]]:
    """Every span as (flow, kind, bytes)."""
    ids = capture.flows["flow_id"].tolist()
    return [
        (
            ids[span["flow"]],
            PartKind(span["kind"]).name,
            bytes(capture.data[span["start"] : span["start"] + span["length"]]),
        )
        for span in capture.spans
    ]


def test_an_exchange_is_one_row_and_four_spans(tmp_path: Path) -> None:
    with RawWriter(tmp_path) as writer:
        writer.request(request(), b'{"a":1}')
        writer.response(response(), b"zipped")
    capture = load_capture(tmp_path)
    row = capture.flows.iloc[0].to_dict()
    assert {name: row[name] for name in row if not name.startswith("t_") and row[name] == row[name]} == {
        "flow_id": "f1",
        "seq": 0,
        "kind": "http",
        "duration_ms": pytest.approx(50),
        "method": "POST",
        "scheme": "https",
        "host": "api.example.com",
        "port": 443,
        "path": "/v1",
        "n_query_params": 2,
        "status": 200,
        "http_version": "HTTP/1.1",
        "request_bytes": 7,
        "response_bytes": 6,
        "request_media": "application/json",
        "response_media": "text/html",
        "is_encrypted": True,
        "tls_version": "TLSv1.3",
        "sni": "api.example.com",
        "server_ip": "192.0.2.7",
        "is_truncated": False,
        "is_in_process": False,
        "app_attribution": "unknown",
        "client_address": "127.0.0.1:40000",
        "request_type": "application/json; charset=utf-8",
        "response_type": "text/html",
        "request_encoding": "",
        "response_encoding": "gzip",
        "request_sha256": hashlib.sha256(b'{"a":1}').hexdigest(),
        "response_sha256": hashlib.sha256(b"zipped").hexdigest(),
    }
    assert row["t_start"].timestamp() == T0
    assert [(kind, data) for _, kind, data in parts(capture)][1::2] == [
        ("REQUEST_BODY", b'{"a":1}'),
        ("RESPONSE_BODY", b"zipped"),
    ]
    assert capture.spans["part"].tolist() == [0, 1, 2, 3]
    assert capture.gaps == []


def test_columns_have_the_dtypes_of_the_table(tmp_path: Path) -> None:
    with RawWriter(tmp_path) as writer:
        writer.request(request(), None)
    flows = load_capture(tmp_path).flows
    wrong = {
        column.name: str(flows[column.name].dtype)
        for column in tables.FLOWS.columns
        if column.name in flows and str(flows[column.name].dtype) != tables.pandas_dtype(column)
    }
    # Texts that repeat are few bytes a row; what is written is made of them.
    assert wrong == dict.fromkeys(("host", "sni", "server_ip", "error"), "category")
    detected = {
        "session_id",
        "registrable_domain",
        "server_country",
        "party_id",
        "party_relation",
        "phase",
        "consent_state",
        "decode_state",
        "connect_event_id",
        "caller",
    }
    assert set(tables.FLOWS.names) - set(flows) == detected


def test_an_empty_session_has_no_rows(tmp_path: Path) -> None:
    RawWriter(tmp_path).close()
    for raw in (tmp_path, tmp_path / "absent"):
        capture = load_capture(raw)
        assert (len(capture.flows), len(capture.spans), capture.data, capture.gaps) == (0, 0, b"", [])


def test_flows_are_in_order_of_their_request(tmp_path: Path) -> None:
    with RawWriter(tmp_path) as writer:
        writer.request(request("late", t_start=T0 + 5), b"L")
        writer.request(request("early", t_start=T0), b"E")
    capture = load_capture(tmp_path)
    assert capture.flows["flow_id"].tolist() == ["early", "late"]
    assert capture.flows["seq"].tolist() == [0, 1]
    assert [(flow, data) for flow, kind, data in parts(capture) if kind == "REQUEST_BODY"] == [
        ("late", b"L"),
        ("early", b"E"),
    ]


def streamed(tmp_path: Path, *, is_whole: bool) -> Capture:
    with RawWriter(tmp_path) as writer:
        writer.request(request(), b"q")
        fields = {**response(streamed=True), "head": writer.put(b"HEAD")[0]}
        writer.line("head", T0, {"side": "response", "response": fields})
        first = writer.put(b"one")
        writer.line("part", T0, {"flow_id": "f1", "side": "response", "body": first})
        writer.request(request("other"), b"between")
        second = writer.put(b"two")
        writer.line("part", T0, {"flow_id": "f1", "side": "response", "body": second})
        if is_whole:
            writer.line("response", T0 + 9, {**fields, "body": first + second})
    return load_capture(tmp_path)


def test_a_streamed_body_is_one_part_of_several_segments(tmp_path: Path) -> None:
    capture = streamed(tmp_path, is_whole=True)
    assert capture.flows["is_truncated"].tolist() == [False, False]
    assert capture.flows["response_sha256"].tolist()[0] == hashlib.sha256(b"onetwo").hexdigest()
    bodies = capture.spans[capture.spans["kind"] == PartKind.RESPONSE_BODY]
    assert bodies["length"].tolist() == [3, 3]
    assert len(set(bodies["part"].tolist())) == 1
    assert sum(kind == "RESPONSE_HEAD" for _, kind, _ in parts(capture)) == 1
    assert capture.gaps == []


def test_a_streamed_body_without_end_keeps_what_came(tmp_path: Path) -> None:
    capture = streamed(tmp_path, is_whole=False)
    assert capture.flows["is_truncated"].tolist() == [True, False]
    assert capture.flows["response_bytes"].tolist() == [6, 0]
    assert capture.flows["status"].tolist()[0] == 200
    assert [(gap["gap_kind"], gap["n"]) for gap in capture.gaps] == [("truncated_flow", 1)]


def test_websocket_tcp_udp_and_dns(tmp_path: Path) -> None:
    with RawWriter(tmp_path) as writer:
        writer.request(request("w", websocket=True), b"")
        for data, from_client in ((b"up", True), (b"down", False)):
            writer.line(
                "message",
                T0 + 1,
                {"flow_id": "w", "from_client": from_client, "text": True, "body": writer.put(data)},
            )
        writer.line("end", T0 + 2, {"flow_id": "w", "close_code": 1000, "closed_by_client": True})
        for number, protocol in enumerate(("tcp", "udp"), start=3):
            writer.line(
                "stream",
                T0 + number,
                {"flow_id": protocol, "protocol": protocol, "client": {"id": "c"}, "server": SERVER},
            )
            writer.line("chunk", T0 + number, {"flow_id": protocol, "from_client": True, "body": writer.put(b"raw")})
        dns = {"flow_id": "d", "t_start": T0 + 5, "t_end": T0 + 6, "name": "Example.COM", "client": CLIENT}
        writer.line("dns", T0 + 6, {**dns, "query": writer.put(b"Q?"), "response": writer.put(b"A!!")})
        writer.line("end", T0 + 7, {"flow_id": "udp", "error": "connection reset"})
    capture = load_capture(tmp_path)
    columns = [
        "flow_id",
        "kind",
        "scheme",
        "host",
        "port",
        "request_bytes",
        "response_bytes",
        "is_encrypted",
        "server_ip",
    ]
    assert capture.flows[columns].astype(object).where(capture.flows[columns].notna(), None).to_numpy().tolist() == [
        ["w", "websocket", "wss", "api.example.com", 443, 2, 4, True, None],
        ["tcp", "tcp", None, "api.example.com", 443, 3, 0, False, "192.0.2.7"],
        ["udp", "udp", None, "api.example.com", 443, 3, 0, False, "192.0.2.7"],
        ["d", "dns", None, "example.com", 0, 2, 3, True, None],
    ]
    assert capture.flows["error"].tolist()[2] == "connection reset"
    assert [(kind, data) for _, kind, data in parts(capture)][1:] == [
        ("MESSAGE", b"up"),
        ("MESSAGE", b"down"),
        ("CHUNK", b"raw"),
        ("CHUNK", b"raw"),
        ("DNS_QUERY", b"Q?"),
        ("DNS_RESPONSE", b"A!!"),
    ]
    assert capture.flows["n_query_params"].isna().tolist() == [False, True, True, True]


def test_trailers_are_spans_where_the_writer_kept_them(tmp_path: Path) -> None:
    with RawWriter(tmp_path) as writer:
        writer.request(request(), b"")
        writer.response(response(trailers=[["grpc-status", "0"]]), b"x")
    assert parts(load_capture(tmp_path))[-1] == ("f1", "RESPONSE_TRAILERS", b"grpc-status: 0\r\n")


def test_a_body_kept_decoded_has_no_encoding(tmp_path: Path) -> None:
    with RawWriter(tmp_path) as writer:
        writer.request(request(), b"")
        writer.response({**response(), "decoded": True}, b"plain")
    assert load_capture(tmp_path).flows["response_encoding"].tolist() == [""]


def test_bodies_nobody_kept_are_a_gap(tmp_path: Path) -> None:
    with RawWriter(tmp_path) as writer:
        writer.request(request(), b"")
        writer.response(response(), None)
    assert [(gap["gap_kind"], gap["subject"], gap["n"]) for gap in load_capture(tmp_path).gaps] == [
        ("missing_body", "response bodies", 1)
    ]


BAD: list[dict[str, Any]] = [
    {"kind": "unheard of"},
    {"kind": "request"},
    {"kind": "response", "flow_id": "nobody"},
    {"kind": "message", "flow_id": "nobody", "from_client": True, "text": True, "body": []},
    {"kind": "chunk", "flow_id": "good", "from_client": 1, "body": []},
    {"kind": "part", "flow_id": "good", "side": "request", "body": [[0, 1]]},
    {"kind": "head", "side": "neither"},
    {"kind": "end", "flow_id": ["good"]},
    {"kind": "stream", "flow_id": "s", "protocol": "sctp", "client": {}},
    *[
        {"kind": "request", **request("bad"), "head": [0, 0], "body": [], **wrong}
        for wrong in (
            {"body": [[-1, 5]]},
            {"body": [["0", 5]]},
            {"body": None},
            {"head": [1]},
            {"t_start": "x"},
            {"t_start": 1e300},
            {"t_start": True},
            {"t_end": None},
            {"port": 2**40},
            {"port": None},
            {"host": None},
            {"method": 5},
            {"client": None},
            {"headers": [["a"]]},
            {"headers": None},
            {"path": 7},
            {"flow_id": None},
            {"t": "now"},
            {"body": [[2**62, 2]]},
            {"flow_id": "good"},
        )
    ],
]


@pytest.mark.parametrize("bad", BAD)
def test_an_invalid_line_is_counted_and_nothing_of_it_kept(tmp_path: Path, bad: dict[str, Any]) -> None:
    good = {"kind": "request", **request("good"), "head": [0, 4], "body": [[4, 3]]}
    (tmp_path / "bodies.bin").write_bytes(b"HEADabc")
    write_lines(tmp_path / "flows.jsonl", [good])
    alone = load_capture(tmp_path)
    write_lines(tmp_path / "flows.jsonl", [good, bad])
    capture = load_capture(tmp_path)
    assert capture.flows.equals(alone.flows)
    assert capture.spans.tolist() == alone.spans.tolist()
    assert [(gap["gap_kind"], gap["n"]) for gap in capture.gaps] == [("bad_message", 1)]


def test_every_cut_of_the_files_keeps_the_whole_lines_before(tmp_path: Path) -> None:
    with RawWriter(tmp_path / "whole") as writer:
        for number in range(4):
            writer.request(request(f"f{number}", t_start=T0 + number), b"body %d" % number)
    data = (tmp_path / "whole" / "flows.jsonl").read_bytes()
    (tmp_path / "cut").mkdir()
    os.link(tmp_path / "whole" / "bodies.bin", tmp_path / "cut" / "bodies.bin")
    for size in range(0, len(data), 97):
        (tmp_path / "cut" / "flows.jsonl").write_bytes(data[:size])
        capture = load_capture(tmp_path / "cut")
        n_whole = data[:size].count(b"\n")
        assert len(capture.flows) == n_whole
        assert [gap["gap_kind"] for gap in capture.gaps] == (
            ["truncated_file"] if data[:size][-1:] not in (b"", b"\n") else []
        )


def test_bytes_that_are_not_there_are_a_gap(tmp_path: Path) -> None:
    with RawWriter(tmp_path) as writer:
        writer.request(request(), b"a long body")
    with (tmp_path / "bodies.bin").open("r+b") as file:
        file.truncate((tmp_path / "bodies.bin").stat().st_size - 4)
    capture = load_capture(tmp_path)
    assert capture.flows["is_truncated"].tolist() == [True]
    assert parts(capture)[-1][2] == b"a long "
    assert [(gap["gap_kind"], gap["subject"]) for gap in capture.gaps] == [("truncated_file", "bodies.bin")]


def test_a_jump_of_the_hosts_clock_is_a_gap(tmp_path: Path) -> None:
    lines = [
        {
            "kind": "request",
            **request(f"f{number}"),
            "head": [0, 0],
            "body": [],
            "t": T0 + number + jump,
            "t_mono": 5.0 + number,
        }
        for number, jump in enumerate([0.0] * 64 + [3600.0] * 64)
    ]
    write_lines(tmp_path / "flows.jsonl", lines)
    capture = load_capture(tmp_path)
    assert len(capture.flows) == 128
    assert [(gap["gap_kind"], gap["detail"]) for gap in capture.gaps] == [
        ("clock_jump", "the host's clock jumped by +3600.0 s")
    ]


def test_lone_surrogates_in_a_line_survive(tmp_path: Path) -> None:
    line = {"kind": "request", **request("\ud800"), "head": [0, 0], "body": []}
    write_lines(tmp_path / "flows.jsonl", [line])
    assert "\\ud800" in json.dumps(line)
    assert load_capture(tmp_path).flows["flow_id"].tolist() == ["\ufffd"]


def test_an_answer_that_ends_before_its_request_is_kept(tmp_path: Path) -> None:
    with RawWriter(tmp_path) as writer:
        writer.response(response("early"), b"whole")
        writer.response(response("cut"), b"beginning", is_whole=False)
        writer.response(response("nobody"), b"orphan")
        writer.request(request("early"), b"")
        writer.request(request("cut"), b"")
    capture = load_capture(tmp_path)
    assert capture.flows["status"].tolist() == [200, 200]
    assert capture.flows["response_bytes"].tolist() == [5, 9]
    assert capture.flows["is_truncated"].tolist() == [False, True]
    assert [(gap["gap_kind"], gap["n"]) for gap in capture.gaps] == [("bad_message", 1), ("truncated_flow", 1)]


@pytest.mark.parametrize(
    ("status", "kind", "scheme"), [(101, "websocket", "wss"), (200, "websocket", "wss"), (403, "http", "https")]
)
def test_an_upgrade_that_is_refused_is_no_websocket(tmp_path: Path, status: int, kind: str, scheme: str) -> None:
    with RawWriter(tmp_path) as writer:
        writer.request(request(websocket=True), b"")
        writer.response(response(status=status), b"")
    flows = load_capture(tmp_path).flows
    assert (flows["kind"].tolist(), flows["scheme"].tolist()) == ([kind], [scheme])
