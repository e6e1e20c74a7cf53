"""Raw session → observations: flows per second beside a reader that only reads, and memory on a large session.

Sizes: CONSENTINEL_BENCH_FLOWS (20,000) and CONSENTINEL_BENCH_MB (200). The figures are CPU seconds of this process,
the median of three runs; reading (`load_capture`) is part of the work. FlowReader reads as many flows of the same kind
of bodies, once.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
N_FLOWS = int(os.environ.get("CONSENTINEL_BENCH_FLOWS", "20000"))
N_MB = int(os.environ.get("CONSENTINEL_BENCH_MB", "200"))
N_VALUES = 20
SHARE_WITH_VALUE = 0.05
MIN_RATIO = 20


def run() -> list[dict[str, Any]]:
    """Give the figures."""
    with tempfile.TemporaryDirectory() as folder:
        reader = flow_reader_speed()
        plain = _speed(Path(folder) / "plain")
        half = _speed(Path(folder) / "half", share=0.5)
        gzipped = _speed(Path(folder) / "gzip", gzipped=0.5)
        memory = _memory(Path(folder) / "large")
    baseline = f"{reader:.0f} flows/s: mitmproxy's FlowReader, only reading the like"
    return [
        _figure("raw to observations", plain, "flows/s", baseline),
        _figure("raw to observations ÷ FlowReader", plain / reader, "×", baseline, f">= {MIN_RATIO}"),
        _figure("raw to observations, half of the flows carry a value", half, "flows/s", baseline),
        _figure("raw to observations, half of the bodies gzipped", gzipped, "flows/s", baseline),
        _figure(f"memory of analysis, {N_MB} MB session", memory, "MB RssAnon", f"{N_MB} MB of bytes", "<= 400"),
    ]


def flow_reader_speed() -> float:
    """Give the flows per second of mitmproxy's FlowReader on TLS flows of our kind, with the server's certificates."""
    from mitmproxy import certs
    from mitmproxy import io as flow_io
    from mitmproxy.test import tflow

    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        store = certs.CertStore.from_store(folder, "mitmproxy", 2048)
    chain = (store.get_cert("h1.example.net", [], None).cert, store.default_ca)
    file = io.BytesIO()
    writer = flow_io.FlowWriter(file)
    for _ in range(N_FLOWS):
        flow = tflow.tflow(resp=True)
        flow.request.content, flow.response.content = _body(rng, "x" * 32, ["com/example/app/Screen1"]), b'{"ok":true}'
        flow.server_conn.certificate_list = chain
        writer.add(flow)
    return _read(file)


def _read(file: io.BytesIO) -> float:
    from mitmproxy.io import FlowReader

    file.seek(0)
    began = time.process_time()
    n = sum(1 for _ in FlowReader(file).stream())
    return n / (time.process_time() - began)


def _figure(name: str, value: float, unit: str, baseline: object = None, goal: str | None = None) -> dict[str, Any]:
    return {"name": name, "value": value, "unit": unit, "baseline": baseline, "goal": goal}


def _speed(raw_dir: Path, *, share: float = SHARE_WITH_VALUE, gzipped: float = 0.0) -> float:
    values = write_session(raw_dir, N_FLOWS, share=share, gzipped=gzipped)
    return N_FLOWS / statistics.median(_analyze(raw_dir, values)[0] for _ in range(3))


def _memory(raw_dir: Path) -> float:
    """Measure in a process of its own; mapped files are not memory."""
    n_flows = N_MB * 1_000_000 // 3_300
    values = write_session(raw_dir, n_flows)
    (raw_dir / "values.json").write_text(json.dumps(values), encoding="utf-8")
    paths = [str(ROOT), str(Path(__file__).parent)]
    code = f"import sys; sys.path[:0] = {paths!r}; import detect_speed; detect_speed.measure({str(raw_dir)!r})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def measure(raw_dir: str) -> None:
    """Analyze and print the highest RssAnon seen, MB."""
    import threading

    highest, is_over = [0.0], threading.Event()

    def watch() -> None:
        while not is_over.wait(0.02):
            highest[0] = max(highest[0], rss_anon_mb())

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    _analyze(Path(raw_dir), json.loads((Path(raw_dir) / "values.json").read_text(encoding="utf-8")))
    is_over.set()
    watcher.join()
    print(max(highest[0], rss_anon_mb()))


def rss_anon_mb() -> float:
    """Give this process's anonymous memory, MB."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1000
    return float("nan")


def _analyze(raw_dir: Path, values: dict[str, list[str]]) -> tuple[float, int]:
    from analyzer.detect.pipeline import DetectInputs, Evidence, detect_evidence
    from analyzer.ingest.events import EventLog, MarkLog, NetLog
    from analyzer.ingest.raw import load_capture

    began = time.process_time()
    evidence = Evidence(load_capture(raw_dir), EventLog(), MarkLog(), NetLog(), {"values": values})
    detected = detect_evidence(evidence, DetectInputs(), session_id="bench", salt=b"0" * 32, app_id="com.example.app")
    seconds = time.process_time() - began
    n = len(detected.tables["observations"])
    assert n > 0
    return seconds, n


def write_session(
    raw_dir: Path, n_flows: int, *, share: float = SHARE_WITH_VALUE, gzipped: float = 0.0
) -> dict[str, list[str]]:
    """Write flows of 2–4 kB; gives the known values, of which a share of the flows carries one in some form."""
    from analyzer.detect.transforms import forms_of
    from analyzer.ingest.writer import RawWriter

    rng = random.Random(1)
    values = [str(uuid.UUID(int=rng.getrandbits(128))) for _ in range(N_VALUES)]
    forms = [
        form.pattern.decode() for value in values for form in forms_of(value) if not form.escape and form.offset < 0
    ]
    screens = [f"com/example/app/Screen{i}" for i in range(40)]
    with RawWriter(raw_dir) as writer:
        for i in range(n_flows):
            secret = rng.choice(forms) if rng.random() < share else rng.randbytes(16).hex()
            body = _body(rng, secret, screens)
            headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
            if rng.random() < gzipped:
                body = gzip.compress(body, 6)
                headers.append(("Content-Encoding", "gzip"))
            _write_flow(writer, i, headers, body)
    return {"install_id": values}


def _body(rng: random.Random, secret: str, screens: list[str]) -> bytes:
    device = {"id": secret, "model": "sdk_gphone64_x86_64", "os": "Android 14", "locale": "en_US"}
    events = [
        {
            "name": "screen_view",
            "t": 1_679_330_124_000 + rng.randrange(10**9),
            "screen": rng.choice(screens),
            "n": rng.random(),
        }
        for _ in range(rng.randrange(15, 33))
    ]
    return json.dumps({"device": device, "events": events}).encode()


def _write_flow(writer: Any, i: int, headers: list[tuple[str, str]], body: bytes) -> None:
    t = 1_700_000_000 + i * 0.01
    host = f"h{i % 50}.example.net"
    common = {"flow_id": f"f{i}", "http_version": "HTTP/1.1", "t_end": t + 0.1}
    head = [("Host", host), ("User-Agent", "Dalvik/2.1.0 (Linux; U; Android 14)"), *headers]
    client = {"id": "c", "address": ["127.0.0.1", 5000], "tls_version": "TLSv1.3", "sni": host}
    writer.request(
        common | {"t_start": t, "method": "POST", "scheme": "https", "host": host, "port": 443, "authority": host}
        | {"path": f"/v1/events?batch={i}&sdk=android", "headers": head, "client": client},
        body,
    )  # fmt: skip
    answer = [("Content-Type", "application/json"), ("Server", "nginx"), ("Cache-Control", "no-store")]
    writer.response(common | {"t_start": t + 0.05, "status": 200, "reason": "OK", "headers": answer}, b'{"ok":%d}' % i)
