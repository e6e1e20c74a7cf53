from __future__ import annotations

import gzip
import stat
from pathlib import Path

from mitmproxy import dns, http, tcp, udp
from mitmproxy.io import FlowReader
from mitmproxy.test import tflow
from support.raw_lines import CLIENT, SERVER, T0, comparable, request, response

from analyzer.ingest.mitm import import_mitm
from analyzer.ingest.mitm_export import export_mitm
from analyzer.ingest.writer import RawWriter

DNS_QUERY = tflow.tdnsreq().packed
DNS_ANSWER = tflow.tdnsresp().packed
# The same answer with its name compressed to a pointer: other bytes, equal parts.
COMPRESSED = DNS_ANSWER[:28] + DNS_ANSWER[28:].replace(b"\x03dns\x06google\x00", b"\xc0\x0c")


def write_everything(raw: Path) -> None:
    with RawWriter(raw) as writer:
        writer.request(
            request("a", headers=[["X", "caf\xe9"], ["x", ""]], path="/\xff?q", t_start=T0 + 1e-7), b"\0body"
        )
        writer.response(response("a", reason="Caf\xe9", trailers=[["grpc-status", "0"]]), gzip.compress(b"x", mtime=0))
        writer.request(request("b", http_version="HTTP/2.0", authority="api.example.com", streamed=True), b"q" * 5000)
        writer.response(response("b", streamed=True, http_version="HTTP/2.0"), None)
        writer.request(request("c", host="real.example", target_host="192.0.2.9"), None)
        writer.line("end", T0 + 3, {"flow_id": "c", "error": "connection reset"})
        writer.request(request("d", websocket=True), b"")
        writer.response(response("d", status=101), b"")
        for data, is_text in ((b"text \xff", True), (b"\0\1", False), (b"", True)):
            fields = {
                "flow_id": "d",
                "from_client": is_text,
                "text": is_text,
                "body": writer.put(data),
                "injected": True,
            }
            writer.line("message", T0 + 4.25, fields)
        closed = {"close_code": 1000, "close_reason": "bye", "closed_by_client": True}
        writer.line("end", T0 + 5, {"flow_id": "d", **closed})
        writer.request(request("e"), b"begin", is_whole=False)
        writer.request(request("f"), b"x")
        writer.response({**response("f"), "decoded": True}, b"decoded")
        for protocol in ("tcp", "udp"):
            ends = {"client": CLIENT, "server": SERVER if protocol == "tcp" else None}
            writer.line("stream", T0 + 6, {"flow_id": protocol, "protocol": protocol, **ends})
            for data in (b"\0up", b"down"):
                fields = {"flow_id": protocol, "from_client": data != b"down", "body": writer.put(data)}
                writer.line("chunk", T0 + 6.5, fields)
            writer.line("end", T0 + 7, {"flow_id": protocol})
        for name, answer in (("plain", DNS_ANSWER), ("packed", COMPRESSED), ("silent", b"")):
            dns_line = {"flow_id": name, "t_start": T0 + 8, "name": "Dns.Google", "client": CLIENT, "server": SERVER}
            dns_line |= {"t_end": T0 + 9 if answer else None}
            writer.line("dns", T0 + 9, {**dns_line, "query": writer.put(DNS_QUERY), "response": writer.put(answer)})


def test_a_session_comes_back_equal_on_every_field_and_byte(tmp_path: Path) -> None:
    write_everything(tmp_path / "raw")
    assert COMPRESSED != DNS_ANSWER
    assert export_mitm(tmp_path / "raw", tmp_path / "out.mitm") == []
    result = import_mitm(tmp_path / "out.mitm", tmp_path / "back")
    assert comparable(tmp_path / "back") == comparable(tmp_path / "raw")
    assert result.gaps == []


def test_mitmproxy_reads_what_is_written(tmp_path: Path) -> None:
    write_everything(tmp_path / "raw")
    export_mitm(tmp_path / "raw", tmp_path / "out.mitm")
    assert stat.S_IMODE((tmp_path / "out.mitm").stat().st_mode) == 0o600
    with (tmp_path / "out.mitm").open("rb") as file:
        flows = {flow.id: flow for flow in FlowReader(file).stream()}
    first, socket = flows["a"], flows["d"]
    assert isinstance(first, http.HTTPFlow)
    assert first.response is not None
    assert (first.request.raw_content, first.response.content) == (b"\0body", b"x")
    assert first.request.pretty_url == "https://api.example.com/\udcff?q"
    assert first.client_conn.sni == "api.example.com"
    assert first.server_conn.peername == ("192.0.2.7", 443)
    assert isinstance(socket, http.HTTPFlow)
    assert socket.websocket is not None
    assert [message.content for message in socket.websocket.messages] == [b"text \xff", b"\0\1", b""]
    assert socket.websocket.close_code == 1000
    assert isinstance(flows["tcp"], tcp.TCPFlow)
    assert isinstance(flows["udp"], udp.UDPFlow)
    answer = flows["packed"]
    assert isinstance(answer, dns.DNSFlow)
    assert answer.response is not None
    assert answer.response.answers[0].name == "dns.google"
    error = flows["c"].error
    assert error is not None
    assert error.msg == "connection reset"


def test_what_a_flow_file_cannot_hold_is_said(tmp_path: Path) -> None:
    with RawWriter(tmp_path / "raw") as writer:
        writer.request(request(client={"id": "c", "tls_version": "TLSv9"}), b"")
        writer.response(response("nobody"), b"")
        dns_line = {"flow_id": "d", "t_start": T0, "name": "", "client": CLIENT, "server": None, "response": []}
        writer.line("dns", T0, {**dns_line, "query": writer.put(b"no DNS")})
        writer.line("nonsense", T0, {"flow_id": "x"})
    assert export_mitm(tmp_path / "raw", tmp_path / "out.mitm") == [
        "1 connections with a TLS version that mitmproxy does not know",
        "1 answers without their request",
        "1 DNS messages that mitmproxy cannot parse",
        "1 lines that are no valid record",
    ]
