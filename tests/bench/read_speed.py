"""Reading a session beside mitmproxy reading the same flows: flows per CPU second, taking turns.

Load: exchanges with 8 headers either way, 2 kB up and 4 kB down. The flow file is an export of the session, so both
readers see the same content; mitmproxy's reader only makes its objects, ours also hashes the bodies.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analyzer.ingest.mitm import export_mitm
from analyzer.ingest.raw import load_capture
from analyzer.ingest.writer import RawWriter

N_FLOWS = 5_000
ROUNDS = 5
N_FLOWS_FOR_MEMORY = 100_000
_T0 = 1_700_000_000.0
_HEADERS = [
    ["Host", "api.example.com"],
    ["User-Agent", "okhttp/4.12.0"],
    ["Accept", "*/*"],
    ["Accept-Encoding", "gzip"],
    ["Connection", "Keep-Alive"],
    ["Content-Type", "application/json; charset=utf-8"],
    ["X-Request-Id", "0123456789abcdef0123456789abcdef"],
    ["Cookie", "session=0123456789abcdef; theme=dark"],
]


def run(rounds: int = ROUNDS) -> list[dict[str, Any]]:
    """Give flows per second of both readers, how many times ours is faster, and the memory that reading takes."""
    with tempfile.TemporaryDirectory() as folder:
        raw, file = Path(folder) / "raw", Path(folder) / "flows.mitm"
        write_session(raw, N_FLOWS, up=2_000, down=4_000)
        losses = export_mitm(raw, file)
        assert losses == []
        ours: list[float] = []
        theirs: list[float] = []
        for _ in range(rounds):
            ours.append(_rate(lambda: _read_ours(raw)))
            theirs.append(_rate(lambda: _read_theirs(file)))
        large = Path(folder) / "large"
        write_session(large, N_FLOWS_FOR_MEMORY, up=200, down=200)
        memory = _memory_of_reading(large)
    baseline = statistics.median(theirs)
    value = statistics.median(ours)
    return [
        {"name": "reading a session", "value": value, "unit": "flows/s CPU", "baseline": baseline, "goal": None},
        {"name": "reading a session, of mitmproxy", "value": value / baseline, "unit": "times", "baseline": 1.0,
         "goal": ">= 20"},
        {"name": "memory of reading 100,000 flows", "value": memory, "unit": "MB RssAnon", "baseline": None,
         "goal": None},
    ]  # fmt: skip


def write_session(raw: Path, n_flows: int, *, up: int, down: int) -> None:
    """Write a session of exchanges with bodies of these sizes, bytes, that differ from flow to flow."""
    with RawWriter(raw) as writer:
        for number in range(n_flows):
            start, flow_id = _T0 + number / 100, f"{number:08x}-0000-4000-8000-000000000000"
            shared = {
                "flow_id": flow_id,
                "http_version": "HTTP/1.1",
                "headers": _HEADERS,
                "trailers": [],
                "streamed": False,
            }
            client = {
                "id": f"c{number % 8}",
                "address": ["127.0.0.1", 40_000],
                "tls_version": "TLSv1.3",
                "sni": "a.example",
            }
            request = {
                "t_start": start, "t_end": start + 0.01, "method": "POST", "scheme": "https", "host": "a.example",
                "port": 443, "authority": "", "path": f"/v1/items/{number}?page=1&size=2", "client": client,
            }  # fmt: skip
            server = {"id": f"s{number % 8}", "address": ["a.example", 443], "peer": ["192.0.2.7", 443]}
            response = {"t_start": start + 0.02, "t_end": start + 0.03, "status": 200, "reason": "OK", "server": server}
            body = b'{"n":%d}' % number
            writer.request({**shared, **request}, body.ljust(up, b"u"))
            writer.response({**shared, **response}, body.ljust(down, b"d"))


def _rate(read: Callable[[], int]) -> float:
    before = time.process_time()
    n_flows = read()
    return n_flows / (time.process_time() - before)


def _read_ours(raw: Path) -> int:
    return len(load_capture(raw).flows)


def _read_theirs(file: Path) -> int:
    from mitmproxy.io import FlowReader

    with file.open("rb") as stream:
        return sum(1 for _ in FlowReader(stream).stream())


def _memory_of_reading(raw: Path) -> float:
    """Give by how much a fresh process grows while it reads, MB of memory that is no mapped file."""
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; import pandas, pyarrow\n"
        "from analyzer.ingest.raw import load_capture\n"
        "def anon(): return int(next(l for l in open('/proc/self/status') if l.startswith('RssAnon')).split()[1])\n"
        "before = anon(); capture = load_capture(Path(sys.argv[1])); print((anon() - before) / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(raw)], capture_output=True, text=True, check=True)
    return float(done.stdout)
