"""The addon's hooks without sockets: what each leaves in the raw files, and what happens when it cannot."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from mitmproxy import http
from mitmproxy.addons.proxyserver import Proxyserver
from mitmproxy.proxy.mode_specs import ProxyMode
from mitmproxy.test import taddons, tflow, tutils
from support.raw_files import Lines, check_chain, content, of_kind, read_lines
from support.waiting import PATIENCE_S

READY: dict[str, object] = {"listen": [["127.0.0.1", 1]], "pid": 1, "versions": {}, "ca_cert": ""}


@pytest.fixture
def addon(root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load the addon as mitmdump does: by its path, its folder in front."""
    monkeypatch.syspath_prepend(str(root / "addons"))
    path = root / "addons" / "session_recorder.py"
    spec = importlib.util.spec_from_file_location("session_recorder_under_test", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def deaths(addon: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note why the process would have ended, in place of ending it."""
    reasons: list[str] = []
    journal = sys.modules["session_journal"]
    monkeypatch.setattr(journal, "die", reasons.append)
    monkeypatch.setattr(addon._journal, "_on_failure", reasons.append)
    return reasons


def _record(addon: ModuleType, folder: Path, act: Callable[[], Any]) -> Lines:
    """Record what `act` does, which may be a coroutine; give the lines of flows.jsonl without the last checkpoint."""

    async def run() -> None:
        with taddons.context(addon) as context:
            context.configure(addon, session_dir=str(folder))
            addon._journal.begin(dict(READY))
            done = act()
            if done is not None:
                await done
            addon.done()

    asyncio.run(run())
    lines = read_lines(folder / "raw" / "flows.jsonl")
    assert lines[-1]["kind"] == "checkpoint"
    assert check_chain(folder / "raw" / "flows.jsonl") >= 1
    return lines[:-1]


async def _soon(condition: Callable[[], object]) -> None:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + PATIENCE_S
    while not condition():
        assert loop.time() < deadline
        await asyncio.sleep(0.01)


def _exchange(addon: ModuleType, flow: http.HTTPFlow) -> None:
    for hook in (addon.requestheaders, addon.request, addon.responseheaders, addon.response):
        hook(flow)


def _flow(**request: Any) -> http.HTTPFlow:
    return tflow.tflow(req=tutils.treq(**request), resp=tutils.tresp())


def test_an_exchange_becomes_two_lines(addon: ModuleType, tmp_path: Path) -> None:
    flow = _flow(
        content=b"body",
        path=b"/p?q=\xe9",
        headers=http.Headers([(b"A", b'"\\\x80'), (b"a", b""), (b"Content-Length", b"4")]),
    )
    lines = _record(addon, tmp_path, lambda: _exchange(addon, flow))
    request, response = lines
    assert (request["kind"], response["kind"]) == ("request", "response")
    assert request["headers"] == [["A", '"\\\x80'], ["a", ""], ["Content-Length", "4"]]
    assert request["path"] == "/p?q=\xe9"
    assert content(tmp_path / "raw", [request["head"]]) == (
        b'GET /p?q=\xe9 HTTP/1.1\r\nA: "\\\x80\r\na: \r\nContent-Length: 4\r\n\r\n'
    )
    assert content(tmp_path / "raw", request["body"]) == b"body"
    assert (response["status"], content(tmp_path / "raw", response["body"])) == (200, b"message")
    assert [line["seq"] for line in lines] == [0, 1]


def test_the_head_is_kept_as_the_app_sent_it(addon: ModuleType, tmp_path: Path) -> None:
    flow = _flow(headers=http.Headers([(b"Expect", b"100-continue")]))

    def act() -> None:
        addon.requestheaders(flow)
        del flow.request.headers["expect"]
        addon.request(flow)

    (request, *_) = _record(addon, tmp_path, act)
    assert request["headers"] == [["Expect", "100-continue"]]


def test_streams_that_mix_keep_their_own_bytes(addon: ModuleType, tmp_path: Path) -> None:
    flows = [_flow(headers=http.Headers([(b"Transfer-Encoding", b"chunked")])) for _ in range(2)]

    def act() -> None:
        for flow in flows:
            addon.requestheaders(flow)
        for data in (b"1", b"2", b"3"):
            for name, flow in zip((b"a", b"b"), flows, strict=True):
                assert flow.request.stream(name + data) == name + data
            addon._journal.flush()
        for flow in flows:
            assert flow.request.stream(b"") == b""
            flow.request.data.content = None
            addon.request(flow)

    lines = _record(addon, tmp_path, act)
    raw = tmp_path / "raw"
    assert [line["kind"] for line in lines[:8]] == ["head", "part"] * 2 + ["part"] * 4
    for name, flow in zip((b"a", b"b"), flows, strict=True):
        parts = [line["body"] for line in of_kind(lines, "part") if line["flow_id"] == flow.id]
        assert [content(raw, body) for body in parts] == [name + b"1", name + b"2", name + b"3"]
        (done,) = [line for line in of_kind(lines, "request") if line["flow_id"] == flow.id]
        assert (content(raw, done["body"]), done["streamed"]) == (name + b"1" + name + b"2" + name + b"3", True)


def test_a_stream_in_one_piece_needs_one_segment_and_no_part(addon: ModuleType, tmp_path: Path) -> None:
    flow = _flow(headers=http.Headers([(b"Content-Length", b"20000000")]))

    def act() -> None:
        addon.requestheaders(flow)
        for _ in range(5):
            flow.request.stream(b"xy")
        addon.request(flow)

    (request, *_) = _record(addon, tmp_path, act)
    assert (request["kind"], len(request["body"]), request["body"][0][1]) == ("request", 1, 10)


def test_the_stream_of_another_addon_stays_in_force(addon: ModuleType, tmp_path: Path) -> None:
    flow = _flow(headers=http.Headers([(b"Transfer-Encoding", b"chunked")]))

    def act() -> None:
        flow.request.stream = lambda data: [data.upper()]
        addon.requestheaders(flow)
        assert flow.request.stream(b"seen") == [b"SEEN"]
        addon.request(flow)

    (request, *_) = _record(addon, tmp_path, act)
    assert content(tmp_path / "raw", request["body"]) == b"seen"


@pytest.mark.parametrize(
    ("headers", "version", "is_streamed"),
    [
        ([(b"Content-Length", b"10000000")], b"HTTP/1.1", False),
        ([(b"content-length", b"10000001")], b"HTTP/1.1", True),
        ([(b"Content-Length", b"9" * 5000)], b"HTTP/1.1", False),
        ([(b"Content-Length", b"-1")], b"HTTP/1.1", False),
        ([(b"Content-Type", b"Application/gRPC+proto"), (b"Content-Length", b"4")], b"HTTP/2.0", True),
        ([(b"Transfer-Encoding", b"gzip, chunked")], b"HTTP/1.1", True),
        ([], b"HTTP/1.1", False),
        ([], b"HTTP/2.0", True),
    ],
)
def test_bodies_without_a_known_small_size_are_streamed(
    addon: ModuleType, tmp_path: Path, headers: list[tuple[bytes, bytes]], version: bytes, is_streamed: bool
) -> None:
    flow = _flow(headers=http.Headers(headers), http_version=version)
    flow.request.stream = False
    _record(addon, tmp_path, lambda: addon.requestheaders(flow))
    assert callable(flow.request.stream) is is_streamed


@pytest.mark.parametrize(("status", "method"), [(204, b"GET"), (304, b"GET"), (101, b"GET"), (200, b"HEAD")])
def test_answers_without_a_body_are_not_streamed(addon: ModuleType, tmp_path: Path, status: int, method: bytes) -> None:
    flow = _flow(method=method)
    flow.response = tutils.tresp(status_code=status, headers=http.Headers())
    flow.response.stream = False
    _record(addon, tmp_path, lambda: _exchange(addon, flow))
    assert flow.response.stream is False


def test_an_answer_may_end_before_its_request(addon: ModuleType, tmp_path: Path) -> None:
    flow = _flow()

    def act() -> None:
        for hook in (addon.requestheaders, addon.responseheaders, addon.response, addon.request):
            hook(flow)

    lines = _record(addon, tmp_path, act)
    assert [line["kind"] for line in lines] == ["response", "request"]
    assert addon._http._open == {}


def test_an_error_names_what_was_under_way(addon: ModuleType, tmp_path: Path) -> None:
    flow = tflow.tflow(resp=True, err=True)

    def act() -> None:
        addon.requestheaders(flow)
        addon.request(flow)
        addon.responseheaders(flow)
        addon.error(flow)

    lines = _record(addon, tmp_path, act)
    assert [line["kind"] for line in lines] == ["request", "head", "end"]
    assert (lines[1]["response"]["status"], lines[2]["error"]) == (200, "error")


def test_what_is_open_when_the_recording_ends_is_ended(addon: ModuleType, tmp_path: Path) -> None:
    flow, stream, query = _flow(), tflow.ttcpflow(), tflow.tdnsflow()

    def act() -> None:
        addon.requestheaders(flow)
        addon.tcp_start(stream)
        addon.dns_request(query)

    lines = _record(addon, tmp_path, act)
    assert [line["kind"] for line in lines] == ["stream", "head", "end", "end", "dns"]
    assert {line["error"] for line in of_kind(lines, "end")} == {"the recording ended"}
    assert lines[-1]["response"] == []


def test_a_request_that_takes_long_is_announced_by_the_timer(addon: ModuleType, tmp_path: Path) -> None:
    flow = _flow()
    file = tmp_path / "raw" / "flows.jsonl"

    async def act() -> None:
        addon.requestheaders(flow)
        await _soon(lambda: of_kind(read_lines(file), "head"))
        assert [line["kind"] for line in read_lines(file)] == ["head"]
        addon.request(flow)

    lines = _record(addon, tmp_path, act)
    assert lines[1]["head"] == lines[0]["request"]["head"]


def test_lines_are_written_by_a_timer_of_less_than_a_tenth_of_a_second(addon: ModuleType, tmp_path: Path) -> None:
    assert sys.modules["session_journal"].FLUSH_AFTER_S < 0.1

    async def act() -> None:
        _exchange(addon, _flow())
        assert (tmp_path / "raw" / "flows.jsonl").stat().st_size == 0
        await _soon(lambda: len(read_lines(tmp_path / "raw" / "flows.jsonl")) == 2)

    _record(addon, tmp_path, act)


def test_64_kb_are_written_at_once(addon: ModuleType, tmp_path: Path) -> None:
    def act() -> None:
        _exchange(addon, _flow(content=b"x" * 65536))
        assert (tmp_path / "raw" / "bodies.bin").stat().st_size > 65536

    _record(addon, tmp_path, act)


def test_a_body_that_was_never_there_is_said(addon: ModuleType, tmp_path: Path) -> None:
    flow = _flow()
    flow.request.data.content = None
    (request, *_) = _record(addon, tmp_path, lambda: _exchange(addon, flow))
    assert (request["body"], request["body_missing"]) == ([], True)


def test_messages_of_a_socket_do_not_pile_up_in_memory(addon: ModuleType, tmp_path: Path) -> None:
    flow = tflow.twebsocketflow()
    assert flow.websocket is not None
    messages = list(flow.websocket.messages)
    flow.websocket.messages.clear()

    def act() -> None:
        _exchange(addon, flow)
        for message in messages:
            flow.websocket.messages.append(message)
            addon.websocket_message(flow)
        addon.websocket_end(flow)

    lines = _record(addon, tmp_path, act)
    assert [line["kind"] for line in lines] == ["request", "response", "message", "message", "message", "end"]
    assert len(flow.websocket.messages) == 1


@pytest.mark.parametrize(("mode", "host"), [("regular", "address"), ("transparent", "example.com")])
def test_the_host_is_the_one_asked_for(addon: ModuleType, tmp_path: Path, mode: str, host: str) -> None:
    flow = _flow(headers=http.Headers([(b"Host", b"Example.com")]))
    flow.client_conn.proxy_mode = ProxyMode.parse(mode)
    (request, *_) = _record(addon, tmp_path, lambda: _exchange(addon, flow))
    assert request["host"] == host


def test_ready_comes_first_whoever_connected_before(addon: ModuleType, tmp_path: Path) -> None:
    async def run() -> None:
        with taddons.context(addon) as context:
            context.configure(addon, session_dir=str(tmp_path))
            addon.client_connected(tflow.tclient_conn())
            addon._journal.flush()
            assert (tmp_path / "raw" / "net.jsonl").read_bytes() == b""
            addon._journal.begin(dict(READY))
            addon.done()

    asyncio.run(run())
    assert [line["kind"] for line in read_lines(tmp_path / "raw" / "net.jsonl")] == [
        "ready",
        "client",
        "checkpoint",
        "done",
    ]


def test_without_a_folder_nothing_passes(addon: ModuleType) -> None:
    flow = _flow()
    flow.live = True

    async def run() -> None:
        with taddons.context(addon):
            addon.requestheaders(flow)

    asyncio.run(run())
    assert flow.error is not None


def test_a_second_recording_goes_on_where_a_killed_one_was_cut(addon: ModuleType, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "bodies.bin").write_bytes(b"before")
    (raw / "flows.jsonl").write_bytes(b'{"v":1,"kind":"par')
    asyncio.run(_append(addon, tmp_path))
    data = (raw / "flows.jsonl").read_bytes()
    assert data.startswith(b'{"v":1,"kind":"par\n{"v":1,"kind":"request"')
    assert (raw / "bodies.bin").read_bytes().startswith(b"beforeGET ")


async def _append(addon: ModuleType, folder: Path) -> None:
    with taddons.context(addon) as context:
        context.configure(addon, session_dir=str(folder))
        addon._journal.begin(dict(READY))
        _exchange(addon, _flow())
        addon.done()


def test_a_file_that_cannot_be_written_ends_the_process(addon: ModuleType, tmp_path: Path, deaths: list[str]) -> None:
    async def run() -> None:
        with taddons.context(addon) as context:
            context.configure(addon, session_dir=str(tmp_path))
            addon._journal.begin(dict(READY))
            full = os.open("/dev/full", os.O_WRONLY)
            os.dup2(full, addon._journal.files._bodies.fd)
            os.close(full)
            _exchange(addon, _flow())
            addon._journal.flush()

    asyncio.run(run())
    assert deaths == ["cannot write the session: No space left on device (errno 28)"]


def test_a_hook_that_breaks_ends_the_process_without_its_message(
    addon: ModuleType, tmp_path: Path, deaths: list[str]
) -> None:
    flow = _flow()
    flow.request.data.method = None  # type: ignore[assignment]

    async def run() -> None:
        with taddons.context(addon) as context:
            context.configure(addon, session_dir=str(tmp_path))
            addon._journal.begin(dict(READY))
            addon.requestheaders(flow)
            addon.request(flow)
            addon._journal._tick()

    asyncio.run(run())
    assert len(deaths) == 1
    assert deaths[0].startswith("_tick failed with TypeError at line ")


def test_the_one_private_name_of_mitmproxy_is_still_there(addon: ModuleType) -> None:
    async def run() -> None:
        with taddons.context(Proxyserver()):
            assert addon.listen_addresses() == []

    asyncio.run(run())


@pytest.mark.parametrize(
    ("host", "is_loopback"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False), ("192.0.2.1", False)],
)
def test_loopback_is_known(addon: ModuleType, host: str, is_loopback: bool) -> None:
    assert addon.is_loopback(host) is is_loopback
