"""The real mitmdump with our addon: what passes on loopback is in the raw files, byte for byte."""

from __future__ import annotations

import contextlib
import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import need
from servers import clients
from servers.certificates import server_context
from servers.http1 import LARGE, HttpServer, http_server
from servers.http2 import http2_server
from servers.raw import dns_answer, dns_query, tcp_echo, udp_server
from support.raw_files import Lines, check_chain, content, flow_id_of, of_kind, read_lines
from support.waiting import PATIENCE_S, wait_for

from analyzer.model.errors import SetupError
from analyzer.record.proxy import Proxy, ProxyOptions

pytestmark = pytest.mark.slow

Start = Callable[..., Proxy]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start the proxy with further arguments; it ends with the test."""
    with contextlib.ExitStack() as stack:

        def run(*arguments: str, **options: Any) -> Proxy:
            wanted = ProxyOptions(arguments=("--set", "ssl_insecure=true", *arguments), **options)
            proxy = Proxy.start(tmp_path, wanted)
            stack.callback(proxy.stop)
            return proxy

        yield run


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with http_server() as running:
        yield running


def _ended(proxy: Proxy, raw: Path) -> Lines:
    """Stop the proxy and give its lines of flows.jsonl; both files must be a whole chain."""
    proxy.stop()
    assert proxy.has_written_all()
    assert check_chain(raw / "flows.jsonl") >= 1
    assert check_chain(raw / "net.jsonl") >= 1
    net = read_lines(raw / "net.jsonl")
    assert (net[0]["kind"], net[-1]["kind"]) == ("ready", "done")
    return read_lines(raw / "flows.jsonl")


def _of_flow(lines: Lines, flow_id: str) -> Lines:
    return [line for line in lines if line.get("flow_id") == flow_id]


def test_clear_http_is_recorded_as_it_was_sent(tmp_path: Path, start: Start, server: HttpServer) -> None:
    proxy = start()
    app = clients.plain(proxy.endpoint.port)
    headers = {"X-Latin": "caf\xe9", "X-Twice": "a", "Content-Type": "application/json"}
    app.request("POST", f"http://127.0.0.1:{server.port}/echo?id=1", b'{"id":"\x00\xff"}', headers)
    assert app.getresponse().read() == b'{"ok":true}'
    app.request("GET", f"http://127.0.0.1:{server.port}/gzip")
    assert app.getresponse().read().startswith(b"\x1f\x8b")
    app.close()
    lines = _ended(proxy, tmp_path / "raw")

    assert [line["kind"] for line in lines[:4]] == ["request", "response", "request", "response"]
    sent, answer, _, coded = lines[:4]
    assert (sent["method"], sent["scheme"], sent["host"], sent["port"]) == ("POST", "http", "127.0.0.1", server.port)
    assert (sent["path"], sent["http_version"]) == ("/echo?id=1", "HTTP/1.1")
    assert ["X-Latin", "caf\xe9"] in sent["headers"]
    assert content(tmp_path / "raw", sent["body"]) == b'{"id":"\x00\xff"}'
    head = content(tmp_path / "raw", [sent["head"]])
    assert head.startswith(b"POST /echo?id=1 HTTP/1.1\r\n")
    assert b"\r\nX-Latin: caf\xe9\r\n" in head
    assert head.endswith(b"\r\n\r\n")
    assert sent["t_start"] <= sent["t_end"] <= sent["t"]
    assert (answer["status"], answer["reason"]) == (200, "OK")
    assert answer["server"]["peer"] == ["127.0.0.1", server.port]
    assert content(tmp_path / "raw", answer["body"]) == b'{"ok":true}'
    assert content(tmp_path / "raw", coded["body"]).startswith(b"\x1f\x8b")


def test_https_is_recorded_with_its_handshake(tmp_path: Path, start: Start) -> None:
    with http_server(server_context(tmp_path)) as server:
        proxy = start()
        trust = clients.trusting(proxy.endpoint.ca_cert)
        app = clients.secure(proxy.endpoint.port, trust, "localhost", server.port)
        app.request("POST", "/echo", b"secret")
        assert app.getresponse().status == 200
        app.close()
        (sent, answer, *_) = _ended(proxy, tmp_path / "raw")
    assert (sent["scheme"], sent["host"], sent["client"]["sni"]) == ("https", "localhost", "localhost")
    assert sent["client"]["tls_version"] == "TLSv1.3"
    assert answer["server"]["address"] == ["localhost", server.port]
    assert content(tmp_path / "raw", sent["body"]) == b"secret"


def test_http2_is_recorded_with_trailers(tmp_path: Path, start: Start) -> None:
    with http2_server(server_context(tmp_path, ("h2",))) as port:
        proxy = start()
        trust = clients.trusting(proxy.endpoint.ca_cert, ("h2",))
        with clients.tunnel(proxy.endpoint.port, "localhost", port, trust) as app:
            _, body, trailers = clients.http2_post(app, f"localhost:{port}", "/grpc?x=1", b"payload")
        assert (body, trailers) == (b"7 bytes", [("grpc-status", "0")])
        lines = _ended(proxy, tmp_path / "raw")
    (sent,), (answer,) = of_kind(lines, "request"), of_kind(lines, "response")
    assert (sent["http_version"], sent["authority"]) == ("HTTP/2.0", f"localhost:{port}")
    assert content(tmp_path / "raw", [sent["head"]]) == b"POST /grpc?x=1 HTTP/2.0\r\nx-one: 1\r\n\r\n"
    assert content(tmp_path / "raw", sent["body"]) == b"payload"
    assert content(tmp_path / "raw", answer["body"]) == b"7 bytes"
    assert (answer["trailers"], answer["streamed"]) == ([["grpc-status", "0"]], True)


def test_curl_speaks_http2_through_it(tmp_path: Path, start: Start) -> None:
    need(shutil.which("curl") is not None, "curl")
    with http2_server(server_context(tmp_path, ("h2",))) as port:
        proxy = start()
        command = ["curl", "-sk", "--http2", "-x", f"http://127.0.0.1:{proxy.endpoint.port}"]
        done = subprocess.run(
            [*command, "--noproxy", "", "-d", "a=1&b=2", f"https://localhost:{port}/form"],
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.stdout == b"7 bytes"
        (sent,) = of_kind(_ended(proxy, tmp_path / "raw"), "request")
    assert sent["http_version"] == "HTTP/2.0"
    assert content(tmp_path / "raw", sent["body"]) == b"a=1&b=2"


def test_websocket_messages_are_recorded_both_ways(tmp_path: Path, start: Start, server: HttpServer) -> None:
    proxy = start()
    with clients.tunnel(proxy.endpoint.port, "127.0.0.1", server.port) as connection:
        app = clients.WebSocket(connection, f"127.0.0.1:{server.port}", "/ws")
        app.send("héllo")
        app.receive()
        app.send(b"\x00\x01")
        app.receive()
        app.send(b"bye")
        app.receive()
    lines = _ended(proxy, tmp_path / "raw")
    flow_id = flow_id_of(lines, "/ws")
    kinds = [line["kind"] for line in _of_flow(lines, flow_id)]
    assert kinds == ["request", "response", *["message"] * 5, "end"]
    assert of_kind(lines, "request")[0]["websocket"] is True
    messages = [
        (line["from_client"], line["text"], content(tmp_path / "raw", line["body"]))
        for line in of_kind(lines, "message")
    ]
    assert messages == [
        (True, True, "héllo".encode()),
        (False, True, "héllo".encode()),
        (True, False, b"\x00\x01"),
        (False, False, b"\x00\x01"),
        (True, False, b"bye"),
    ]
    (end,) = of_kind(lines, "end")
    assert (end["close_code"], end["close_reason"], end["closed_by_client"]) == (1000, "done", False)


def test_events_pass_at_once_and_are_written_before_the_stream_ends(
    tmp_path: Path, start: Start, server: HttpServer
) -> None:
    proxy = start()
    app = clients.plain(proxy.endpoint.port)
    app.request("GET", f"http://127.0.0.1:{server.port}/sse")
    answer = app.getresponse()
    assert answer.readline() == b"data: first\n"
    flows = tmp_path / "raw" / "flows.jsonl"
    wait_for(lambda: of_kind(read_lines(flows), "part"), "the first event is written")
    early = read_lines(flows)
    assert [line["kind"] for line in early] == ["request", "head", "part"]
    assert content(tmp_path / "raw", early[-1]["body"]) == b"data: first\n\n"
    server.gate.set()
    assert answer.read() == b"\ndata: second\n\n"
    app.close()
    (done,) = of_kind(_ended(proxy, tmp_path / "raw"), "response")
    assert done["streamed"] is True
    assert content(tmp_path / "raw", done["body"]) == b"data: first\n\ndata: second\n\n"
    assert early[1]["response"]["head"] == done["head"]


def test_large_and_unmeasured_bodies_are_kept_whole(tmp_path: Path, start: Start, server: HttpServer) -> None:
    proxy = start()
    app = clients.plain(proxy.endpoint.port)
    base = f"http://127.0.0.1:{server.port}"
    app.request("POST", f"{base}/large", LARGE)
    assert app.getresponse().read() == LARGE
    app.request(
        "POST", f"{base}/chunked", iter([b"up", b"load"]), {"Transfer-Encoding": "chunked"}, encode_chunked=True
    )
    assert app.getresponse().read() == b"one two"
    app.request("GET", f"{base}/until-close")
    assert app.getresponse().read() == b"all there is"
    app.close()
    assert server.bodies == [LARGE, b"upload", b""]
    lines = _ended(proxy, tmp_path / "raw")
    bodies = [content(tmp_path / "raw", line["body"]) for line in of_kind(lines, "request", "response")]
    assert bodies == [LARGE, LARGE, b"upload", b"one two", b"", b"all there is"]
    streamed = [line.get("streamed", False) for line in of_kind(lines, "request", "response")]
    assert streamed == [True, True, True, True, False, True]


def test_broken_answers_end_with_their_error(tmp_path: Path, start: Start, server: HttpServer) -> None:
    proxy = start()
    app = clients.plain(proxy.endpoint.port)
    app.request("POST", f"http://127.0.0.1:{server.port}/cut", b"kept")
    assert app.getresponse().status == 502
    app.close()
    with socket.socket() as deaf:  # it has the port, and does not listen
        deaf.bind(("127.0.0.1", 0))
        app.request("POST", f"http://127.0.0.1:{deaf.getsockname()[1]}/", b"kept too")
        assert app.getresponse().status == 502
    app.close()
    lines = _ended(proxy, tmp_path / "raw")
    assert [line["kind"] for line in lines if line["kind"] != "checkpoint"] == [
        "request",
        "head",
        "end",
        "request",
        "end",
    ]
    assert [content(tmp_path / "raw", line["body"]) for line in of_kind(lines, "request")] == [b"kept", b"kept too"]
    assert all(line["error"] for line in of_kind(lines, "end"))


def test_a_request_cut_by_the_app_leaves_its_head(tmp_path: Path, start: Start, server: HttpServer) -> None:
    proxy = start()
    with socket.create_connection(("127.0.0.1", proxy.endpoint.port)) as app:
        url = f"http://127.0.0.1:{server.port}/echo"
        app.sendall(f"POST {url} HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nhalf".encode())
        wait_for(lambda: of_kind(read_lines(tmp_path / "raw" / "flows.jsonl"), "head"), "the head is written")
    lines = _ended(proxy, tmp_path / "raw")
    assert [line["kind"] for line in lines[:2]] == ["head", "end"]
    assert lines[0]["request"]["path"] == "/echo"


def test_a_client_that_refuses_our_certificate_is_named(tmp_path: Path, start: Start) -> None:
    with http_server(server_context(tmp_path)) as server:
        proxy = start()
        with pytest.raises(ssl.SSLError):
            clients.tunnel(proxy.endpoint.port, "localhost", server.port, ssl.create_default_context())
        net = tmp_path / "raw" / "net.jsonl"
        wait_for(lambda: of_kind(read_lines(net), "tls_failed"), "the refusal is written")
        _ended(proxy, tmp_path / "raw")
    (refused,) = of_kind(read_lines(net), "tls_failed")
    assert (refused["side"], refused["sni"], refused["host"]) == ("client", "localhost", "localhost")
    assert "certificate" in refused["error"]
    assert server.bodies == []


def test_connections_are_recorded_from_both_sides(tmp_path: Path, start: Start, server: HttpServer) -> None:
    proxy = start()
    app = clients.plain(proxy.endpoint.port)
    app.request("GET", f"http://127.0.0.1:{server.port}/echo")
    app.getresponse().read()
    app.close()
    with socket.create_connection(("127.0.0.1", proxy.endpoint.port)):
        pass
    file = tmp_path / "raw" / "net.jsonl"

    def seen() -> list[tuple[str, str]]:
        return sorted((line["kind"], line["event"]) for line in of_kind(read_lines(file), "client", "server"))

    wait_for(lambda: len(seen()) == 6, "all connections are written")
    assert seen() == [
        *[("client", "connected")] * 2,
        *[("client", "disconnected")] * 2,
        ("server", "connected"),
        ("server", "disconnected"),
    ]
    _ended(proxy, tmp_path / "raw")
    net = read_lines(file)
    assert net[-1]["flows"] == 1
    assert net[0]["listen"] == [["127.0.0.1", proxy.endpoint.port]]


def test_raw_tcp_is_recorded_in_chunks(tmp_path: Path, start: Start) -> None:
    with tcp_echo() as port:
        proxy = start("--mode", f"reverse:tcp://127.0.0.1:{port}")
        with socket.create_connection(("127.0.0.1", proxy.endpoint.port), PATIENCE_S) as app:
            app.sendall(b"\x00raw")
            assert app.recv(100) == b"\x00raw"
        lines = _ended(proxy, tmp_path / "raw")
    (stream,) = of_kind(lines, "stream")
    assert (stream["protocol"], stream["server"]["address"]) == ("tcp", ["127.0.0.1", port])
    chunks = [(line["from_client"], content(tmp_path / "raw", line["body"])) for line in of_kind(lines, "chunk")]
    assert chunks == [(True, b"\x00raw"), (False, b"\x00raw")]
    assert [line["flow_id"] for line in of_kind(lines, "end")] == [stream["flow_id"]]


def test_raw_udp_is_recorded_in_chunks(tmp_path: Path, start: Start) -> None:
    with udp_server(lambda data: data[::-1]) as port:
        proxy = start("--mode", f"reverse:udp://127.0.0.1:{port}")
        assert _ask(proxy.endpoint.port, b"abc") == b"cba"
        lines = _ended(proxy, tmp_path / "raw")
    assert [line["protocol"] for line in of_kind(lines, "stream")] == ["udp"]
    chunks = [(line["from_client"], content(tmp_path / "raw", line["body"])) for line in of_kind(lines, "chunk")]
    assert chunks == [(True, b"abc"), (False, b"cba")]
    assert len(of_kind(lines, "end")) == 1


def test_dns_is_recorded_with_its_answer(tmp_path: Path, start: Start) -> None:
    query = dns_query("api.example.com")
    with udp_server(dns_answer) as port:
        proxy = start("--mode", f"reverse:dns://127.0.0.1:{port}")
        assert _ask(proxy.endpoint.port, query).endswith(b"\xc0\0\2\7")
        lines = _ended(proxy, tmp_path / "raw")
    (asked,) = of_kind(lines, "dns")
    assert asked["name"] == "api.example.com"
    assert content(tmp_path / "raw", asked["query"]) == query
    assert content(tmp_path / "raw", asked["response"]).endswith(b"\xc0\0\2\7")
    assert asked["t_start"] <= asked["t_end"]


def _ask(port: int, data: bytes) -> bytes:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as app:
        app.settimeout(PATIENCE_S)
        app.sendto(data, ("127.0.0.1", port))
        return app.recv(65536)


def test_many_lines_carry_checkpoints(tmp_path: Path, start: Start, server: HttpServer) -> None:
    proxy = start()
    app = clients.plain(proxy.endpoint.port)
    for number in range(520):
        app.request("POST", f"http://127.0.0.1:{server.port}/echo?n={number}", b"x")
        app.getresponse().read()
    app.close()
    lines = _ended(proxy, tmp_path / "raw")
    places = [number for number, line in enumerate(lines) if line["kind"] == "checkpoint"]
    assert places[0] == 1000
    assert len(of_kind(lines, "request", "response")) == 1040
    assert [line["seq"] for line in lines] == list(range(len(lines)))


def test_the_addon_alone_binds_loopback_unless_told_otherwise(tmp_path: Path, root: Path) -> None:
    from analyzer.record.proxy import confdir, find_mitmdump

    addon = root / "addons" / "session_recorder.py"
    for host, kinds in (([], ["ready"]), (["--listen-host", "0.0.0.0"], ["ready", "log"])):
        folder = tmp_path / f"session{len(host)}"
        arguments = ["-q", *host, "--listen-port", "0", "-s", str(addon), "--set", f"session_dir={folder}"]
        command = [*find_mitmdump(None), *arguments, "--set", f"confdir={confdir()}"]
        with subprocess.Popen(command) as process:
            net = folder / "raw" / "net.jsonl"
            wait_for(lambda net=net: net.exists() and read_lines(net), "the proxy is ready")
            process.terminate()
        assert [line["kind"] for line in read_lines(net)][: len(kinds)] == kinds
        assert read_lines(net)[0]["listen"][0][0] == ("0.0.0.0" if host else "127.0.0.1")


def test_a_full_disk_ends_the_proxy_visibly(tmp_path: Path, start: Start, server: HttpServer) -> None:
    from analyzer.record.proxy import find_mitmdump

    program = tmp_path / "mitmdump"
    words = " ".join(f"'{word}'" for word in find_mitmdump(None))
    program.write_text(f'#!/bin/sh\nulimit -f 200\nexec {words} "$@"\n')
    program.chmod(0o755)
    proxy = start(mitmdump=program)
    app = clients.plain(proxy.endpoint.port)
    passed = 0
    with pytest.raises((ConnectionError, OSError)):
        for number in range(200):
            app.request("POST", f"http://127.0.0.1:{server.port}/echo?n={number}", b"x" * 4096)
            app.getresponse().read()
            passed += 1
    assert proxy.stop() == 74
    assert "cannot write the session" in proxy.failure().message
    recorded = of_kind(read_lines(tmp_path / "raw" / "flows.jsonl"), "request")
    assert 0 < len(recorded) <= passed + 1 < 200


def test_a_folder_that_cannot_be_written_stops_the_start(tmp_path: Path, start: Start) -> None:
    (tmp_path / "raw").write_text("in the way")
    with pytest.raises(SetupError) as caught:
        start()
    assert caught.value.code == "E212"
    assert "session_dir" in caught.value.hint


def test_a_port_in_use_is_said(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SetupError) as caught:
        start(port=taken.getsockname()[1])
    assert caught.value.code == "E214"


def test_an_upstream_proxy_gets_the_traffic(tmp_path: Path, start: Start, server: HttpServer) -> None:
    outer = start()
    inner_dir = tmp_path / "inner"
    inner = Proxy.start(inner_dir, ProxyOptions(upstream=f"http://127.0.0.1:{outer.endpoint.port}"))
    try:
        app = clients.plain(inner.endpoint.port)
        app.request("GET", f"http://127.0.0.1:{server.port}/echo?via=both")
        assert app.getresponse().status == 200
        app.close()
    finally:
        inner.stop()
    lines = _ended(outer, tmp_path / "raw")
    both = [of_kind(lines, "request"), of_kind(read_lines(inner_dir / "raw" / "flows.jsonl"), "request")]
    assert [[line["path"] for line in found] for found in both] == [["/echo?via=both"]] * 2
