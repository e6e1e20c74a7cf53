"""kill -9 in the middle of traffic: at most 100 ms are lost, nothing is left running, the folder explains itself."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from servers import clients
from servers.http1 import HttpServer, http_server
from support.raw_files import content, of_kind, read_lines
from support.waiting import PATIENCE_S, wait_for

from analyzer.record.proxy import Proxy, ProxyOptions
from analyzer.store.integrity import check_session
from analyzer.store.session import Session

pytestmark = pytest.mark.slow

MAY_BE_LOST_S = 0.1 + 0.4
"""What the contract allows, and what other processes may take from the proxy meanwhile."""
APP = """
import http.client, itertools, threading
app = http.client.HTTPConnection("127.0.0.1", proxy_port, timeout=120)
threading.Thread(target=lambda: (sys.stdin.readline(), os._exit(0)), daemon=True).start()
for number in itertools.count():
    app.request("POST", "http://127.0.0.1:SERVER/echo?n=%d" % number, b"body %d" % number)
    app.getresponse().read()
    time.sleep(0.002)
"""


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with http_server() as running:
        yield running


@contextmanager
def _traffic(proxy_port: int, server_port: int) -> Iterator[dict[int, float]]:
    """Send numbered requests one after another until the proxy is gone; gives when each was answered."""
    answered: dict[int, float] = {}

    def work() -> None:
        app = clients.plain(proxy_port)
        try:
            for number in range(100_000):
                app.request("POST", f"http://127.0.0.1:{server_port}/echo?n={number}", b"body %d" % number)
                app.getresponse().read()
                answered[number] = time.monotonic()
        except (OSError, http.client.HTTPException):
            app.close()

    thread = threading.Thread(target=work)
    thread.start()
    yield answered
    thread.join(PATIENCE_S)
    assert not thread.is_alive()


def _numbers(raw: Path) -> set[int]:
    """Give the numbers of the requests that were recorded; the bytes of each must be whole."""
    requests = of_kind(read_lines(raw / "flows.jsonl"), "request")
    numbers = {int(line["path"].split("=")[1]) for line in requests}
    assert {content(raw, line["body"]) for line in requests[-20:]} == {
        b"body %d" % int(line["path"].split("=")[1]) for line in requests[-20:]
    }
    return numbers


def _is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _children(pid: int) -> set[int]:
    found = set()
    for task in Path(f"/proc/{pid}/task").iterdir():
        found |= {int(child) for child in (task / "children").read_text().split()}
    return found


@pytest.mark.parametrize("n_before", [1, 40, 600])
def test_kill_of_the_proxy_loses_at_most_the_last_moment(tmp_path: Path, server: HttpServer, n_before: int) -> None:
    proxy = Proxy.start(tmp_path, ProxyOptions())
    with _traffic(proxy.endpoint.port, server.port) as answered:
        wait_for(lambda: len(answered) >= n_before, "traffic passes")
        killed = time.monotonic()
        os.kill(proxy.pid, signal.SIGKILL)
    assert proxy.stop() == -signal.SIGKILL
    owed = {number for number, at in answered.items() if at < killed - MAY_BE_LOST_S}
    assert owed <= _numbers(tmp_path / "raw")


@contextmanager
def _recording(folder: Path, server: HttpServer) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """Record an app in a process of its own; gives it when requests are on disk, and the session."""
    root = Path(__file__).resolve().parents[2]
    script = APP.replace("SERVER", str(server.port))
    with subprocess.Popen(
        [sys.executable, "-m", "support.run_recorder", str(folder), script],
        env=os.environ | {"PYTHONPATH": f"{root}{os.pathsep}{root / 'tests'}"},
        stdout=subprocess.PIPE,
        text=True,
    ) as recorder:
        try:
            assert recorder.stdout is not None
            session = Path(json.loads(recorder.stdout.readline())["session"])
            flows = session / "raw" / "flows.jsonl"
            wait_for(lambda: len(read_lines(flows)) > 40, "traffic is recorded")
            yield recorder, session
        finally:
            if recorder.poll() is None:
                recorder.kill()


def test_kill_of_the_recorder_ends_proxy_and_app_in_order(tmp_path: Path, server: HttpServer) -> None:
    with _recording(tmp_path, server) as (recorder, session):
        processes = _children(recorder.pid)
        assert len(processes) == 2
        recorder.kill()
        recorder.wait()
        wait_for(lambda: not any(map(_is_running, processes)), "no orphan is left")
    net = read_lines(session / "raw" / "net.jsonl")
    assert (net[-1]["kind"], net[-1]["reason"]) == ("done", "the recorder is gone")
    assert _numbers(session / "raw") >= set(range(len(server.bodies) - 1))
    left = Session.open(session)
    assert (left.state, left.is_recorder_alive()) == ("recording", False)
    problems = check_session(left)
    assert [problem.subject for problem in problems] == ["state"]
    assert not any(problem.is_error for problem in problems)
    marks = read_lines(session / "raw" / "marks.jsonl")
    assert [line["mark"] for line in marks] == ["app_launched"]


@pytest.mark.parametrize("victim", ["proxy", "app"])
def test_kill_of_a_part_interrupts_the_session(tmp_path: Path, server: HttpServer, victim: str) -> None:
    with _recording(tmp_path, server) as (recorder, session):
        processes = _children(recorder.pid)
        proxy = int(read_lines(session / "raw" / "net.jsonl")[0]["pid"])
        (app,) = processes - {proxy}
        os.kill(proxy if victim == "proxy" else app, signal.SIGKILL)
        assert recorder.wait(PATIENCE_S) == 3
        assert not any(map(_is_running, processes))
    left = Session.open(session)
    assert left.state == "interrupted"
    assert not any(problem.is_error for problem in check_session(left))
    gaps = of_kind(read_lines(session / "raw" / "marks.jsonl"), "gap")
    assert [line["gap_kind"] for line in gaps] == [f"{victim}_lost"]
    assert {Path(entry["path"]).name for entry in left.manifest["files"]} >= {"flows.jsonl", "bodies.bin", "net.jsonl"}
