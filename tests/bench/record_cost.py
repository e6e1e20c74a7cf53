"""Cost of recording: CPU seconds of the proxy per 1,000 requests, bare and with the recorder.

Load: 2 kB POST over 8 connections kept open, to a loopback server. The proxies run side by side and
take turns, so that whatever else the machine does hits all of them; CPU time is read from /proc (Linux only).
One writer thread woken per flow, in place of the batch on the event loop's timer, cost 9 to 16 % more CPU.
"""

from __future__ import annotations

import contextlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests")]

from ports import claimed_port  # noqa: E402

CONNECTIONS = 8
BODY = b'{"device":{"id":"0123456789abcdef"},"pad":"' + b"x" * 2004 + b'"}'
MITMDUMP = [sys.executable, "-c", "from mitmproxy.tools.main import mitmdump; mitmdump()"]
COMMON = ["-q", "--listen-host", "127.0.0.1", "--set", "connection_strategy=lazy"]


def run(rounds: int = 10, requests: int = 640) -> list[dict[str, object]]:
    """Measure `rounds` interleaved rounds of `requests` requests each; give one row per figure.

    Rows: name, value, unit, baseline, goal (null where there is none). Values are medians.
    """
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        server_port = stack.enter_context(_server())
        proxies = {
            name: stack.enter_context(_proxy(Path(folder) / name, arguments))
            for name, arguments in _variants(Path(folder)).items()
        }
        for _, port in proxies.values():
            _load(port, server_port, 80)
        seconds: dict[str, list[float]] = {name: [] for name in proxies}
        for number in range(rounds):
            names = list(proxies)
            for name in names[number % len(names) :] + names[: number % len(names)]:
                pid, port = proxies[name]
                before = _cpu_seconds(pid)
                _load(port, server_port, requests)
                seconds[name].append((_cpu_seconds(pid) - before) * 1000 / requests)
    return _rows(seconds)


def _variants(folder: Path) -> dict[str, list[str]]:
    addon = ROOT / "addons" / "session_recorder.py"
    return {
        "bare": [],
        "recorder": ["-s", str(addon), "--set", f"session_dir={folder / 'recorder'}"],
        "flow_file": ["-w", str(folder / "flows.mitm")],
    }


def _rows(seconds: dict[str, list[float]]) -> list[dict[str, object]]:
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    rows: list[dict[str, object]] = [
        _row(f"proxy CPU per 1,000 requests, {name}", value, "s") for name, value in medians.items()
    ]
    bare = medians["bare"]
    rows.append(_row("recording: bare ÷ recorder", bare / medians["recorder"], "ratio", bare, ">= 0.95"))
    rows.append(_row("recording: bare ÷ mitmdump -w", bare / medians["flow_file"], "ratio", bare))
    return rows


def _row(
    name: str, value: float, unit: str, baseline: float | None = None, goal: str | None = None
) -> dict[str, object]:
    baseline = None if baseline is None else round(baseline, 4)
    return {"name": name, "value": round(value, 4), "unit": unit, "baseline": baseline, "goal": goal}


def _cpu_seconds(pid: int) -> float:
    """CPU seconds of a process over all its threads, to the nanosecond; mitmdump has no children."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


@contextlib.contextmanager
def _proxy(folder: Path, arguments: list[str]) -> Iterator[tuple[int, int]]:
    folder.mkdir()
    port = claimed_port()
    confdir = ["--set", f"confdir={folder.parent / 'confdir'}"]
    command = [*MITMDUMP, *COMMON, "--listen-port", str(port), *confdir, *arguments]
    process = subprocess.Popen(command, env={**os.environ, "PYTHONHASHSEED": "0"})
    try:
        _wait_for(port, process)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise RuntimeError("the proxy does not listen")


def _load(port: int, server_port: int, requests: int) -> None:
    share = requests // CONNECTIONS
    threads = [threading.Thread(target=_client, args=(port, server_port, share)) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _client(port: int, server_port: int, requests: int) -> None:
    head = (
        f"POST http://127.0.0.1:{server_port}/v1/collect?sdk=4.9 HTTP/1.1\r\nHost: 127.0.0.1:{server_port}\r\n"
        "User-Agent: okhttp/4.9.3\r\nAccept-Encoding: gzip\r\nContent-Type: application/json\r\n"
        f"X-Trace: 0123456789abcdef\r\nContent-Length: {len(BODY)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), 30) as connection:
        for _ in range(requests):
            connection.sendall(head.encode() + BODY)
            answer = b""
            while not answer.endswith(b'{"ok":true}'):
                block = connection.recv(65536)
                if not block:
                    raise RuntimeError("the proxy closed the connection")
                answer += block


@contextlib.contextmanager
def _server() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        threading.Thread(target=_accept, args=(listener,), daemon=True).start()
        yield int(listener.getsockname()[1])


def _accept(listener: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=_answer, args=(connection,), daemon=True).start()


def _answer(connection: socket.socket) -> None:
    answer = (
        b'HTTP/1.1 200 OK\r\nServer: bench\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"ok":true}'
    )
    waiting = b""
    with connection, contextlib.suppress(OSError):
        while block := connection.recv(65536):
            waiting += block
            while (end := waiting.find(b"\r\n\r\n")) >= 0 and len(waiting) >= end + 4 + len(BODY):
                waiting = waiting[end + 4 + len(BODY) :]
                connection.sendall(answer)


if __name__ == "__main__":
    for row in run(int(sys.argv[1]) if len(sys.argv) > 1 else 10):
        print(row)
