"""What a person waits for: `--help`, and `analyze` of a session of 2,000 flows, whole commands by the wall clock."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from analyzer.ingest.writer import RawWriter
from analyzer.model.enums import SessionState
from analyzer.store.session import Session

N_FLOWS = 2_000
ROUNDS = 5
_IMEI = "356938035643809"


def run(rounds: int = ROUNDS) -> list[dict[str, Any]]:
    """Give the median seconds of each command over `rounds` runs."""
    with tempfile.TemporaryDirectory() as folder:
        session = make_session(Path(folder), N_FLOWS)
        known = Path(folder) / "known.yaml"
        known.write_text(f"values: {{imei: ['{_IMEI}']}}\n", encoding="utf-8")
        analyze = [
            "analyze",
            str(session),
            "--known",
            str(known),
            "--rebuild",
            "--fail-on",
            "never",
            "--format",
            "json",
        ]
        return [
            _figure("consentinel --help, wall", ["--help"], rounds, "<= 0.5"),
            _figure(f"analyze of {N_FLOWS} flows, wall", analyze, rounds, "<= 3"),
        ]


def make_session(folder: Path, n_flows: int) -> Path:
    """Write a session of `n_flows` POSTs of 2 kB, of which one in twenty carries the IMEI."""
    session = Session.create(folder, app_id="com.example.bench")
    with RawWriter(session.raw) as writer:
        for number in range(n_flows):
            _write_flow(writer, number)
    session.finalize(SessionState.COMPLETE)
    session.close()
    return session.path


def _write_flow(writer: RawWriter, number: int) -> None:
    t = 1_760_000_000.0 + number * 0.01
    filler = f"{number:08x}" * 240
    value = _IMEI if number % 20 == 0 else f"{number:015d}"
    body = f'{{"device": {{"id": "{value}"}}, "data": "{filler}"}}'.encode()
    headers = [["content-type", "application/json"], ["content-length", str(len(body))]]
    flow = {"flow_id": f"flow-{number}", "http_version": "HTTP/1.1"}
    client = {"id": "c", "address": ["127.0.0.1", 40000], "tls_version": "TLSv1.3", "sni": "api.example.com"}
    target = {"method": "POST", "scheme": "https", "host": "api.example.com", "port": 443, "path": f"/v1/{number}?n=1"}
    writer.request(flow | target | {"t_start": t, "t_end": t, "headers": headers, "client": client}, body)
    answer = {"t_start": t + 0.005, "t_end": t + 0.006, "status": 200, "reason": "OK", "headers": [], "server": None}
    writer.response(flow | answer, b"{}")


def _figure(name: str, arguments: list[str], rounds: int, goal: str) -> dict[str, Any]:
    seconds = []
    for _ in range(rounds + 1):
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "analyzer", *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ,
        )
        seconds.append(time.perf_counter() - started)
    return {
        "name": name,
        "value": statistics.median(seconds[1:]),
        "unit": "s",
        "baseline": f"{rounds} runs after a warm-up, median",
        "goal": goal,
    }
