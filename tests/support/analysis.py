"""Analyses of sessions that a bench wrote: their CPU time, and the memory that they take."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from support.traffic import values


def values_by_type() -> dict[str, list[str]]:
    """Give the known values of the sessions, as `known.yaml` has them."""
    found: dict[str, list[str]] = {}
    for value in values():
        found.setdefault(value.data_type, []).append(value.text)
    return found


def analyze(raw_dir: Path, known: dict[str, Any]) -> tuple[float, Any]:
    """Read a session and make all its tables; give CPU seconds and what was detected."""
    from analyzer.detect.pipeline import DetectInputs, Evidence, detect_evidence
    from analyzer.ingest.events import EventLog, MarkLog, NetLog
    from analyzer.ingest.raw import load_capture

    began = time.process_time()
    evidence = Evidence(load_capture(raw_dir), EventLog(), MarkLog(), NetLog(), known)
    detected = detect_evidence(evidence, DetectInputs(), session_id="bench", salt=b"0" * 32, app_id="com.example.app")
    for _ in detected.flows.frames():
        pass
    seconds = time.process_time() - began
    assert len(detected.others["observations"]) > 0
    return seconds, detected


def highest_memory(raw_dir: Path) -> float:
    """Analyze a session and write its tables in a process of its own; gives the highest RssAnon, MB: mapped files are
    not memory."""
    code = (
        f"import sys; sys.path[:0] = {sys.path[:2]!r}; from support.analysis import measure; measure({str(raw_dir)!r})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def measure(raw_dir: str) -> None:
    """Analyze, write the tables, and print the highest RssAnon seen, MB."""
    from analyzer.store.parquet import TableWriter, write_table

    highest, is_over = [0.0], threading.Event()

    def watch() -> None:
        while not is_over.wait(0.02):
            highest[0] = max(highest[0], rss_anon_mb())

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    _, detected = analyze(Path(raw_dir), {"values": values_by_type()})
    with tempfile.TemporaryDirectory() as name:
        with TableWriter(Path(name), "flows") as writer:
            for flows in detected.flows.frames():
                writer.write(flows)
        for table, frame in detected.others.items():
            write_table(Path(name), table, frame)
    is_over.set()
    watcher.join()
    print(max(highest[0], rss_anon_mb()))


def rss_anon_mb() -> float:
    """Give this process's anonymous memory, MB."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1000
    return float("nan")
