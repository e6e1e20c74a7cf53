"""A survey of generated sessions, doubled until the last size: does its cost grow in line, and what does it hold.

CPU seconds of one process and of workers; memory as RssAnon. Beside it a first table from one pandas frame of every
observation. Sessions share the files of a few tables (hard links), so that making them costs little; reading them costs
what it costs. CONSENTINEL_BENCH_SESSIONS: the last size.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

LAST = int(os.environ.get("CONSENTINEL_BENCH_SESSIONS", "8000"))
OBSERVATIONS = (10, 100, 1000)
Figure = dict[str, Any]


def run() -> list[Figure]:
    """Give the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        templates = _templates(folder)
        sizes = [LAST // 4, LAST // 2, LAST]
        cost = []
        for size in sizes:
            _grow(folder / "s", templates, size)
            cost.append(_child("count", folder, 0))
        two = _child("count", folder, 2)
        frame = _child("frame", folder, 0)
    slope = (cost[-1]["cpu"] / cost[0]["cpu"]) / (sizes[-1] / sizes[0])
    name, frame_text = f"survey of {LAST:,} sessions", f"{LAST / frame['cpu']:.0f} in one pandas frame"
    return [
        _figure(f"{name}: rate", LAST / cost[-1]["cpu"], "sessions per CPU s", frame_text, None),
        _figure(f"{name}: growth from {sizes[0]:,}", slope, "× linear", "1 = linear", "<= 1.15"),
        _figure(
            f"{name}: memory", cost[-1]["memory"], "MB RssAnon", f"{frame['memory']:.0f} MB in one frame", "<= 1500"
        ),
        _figure(f"{name}: CPU of 2 workers ÷ of one process", two["cpu"] / cost[-1]["cpu"], "×", None, "<= 1.2"),
    ]


def _figure(name: str, value: float, unit: str, baseline: str | None, goal: str | None) -> Figure:
    return {"name": name, "value": round(value, 3), "unit": unit, "baseline": baseline, "goal": goal}


def _templates(folder: Path) -> list[Path]:
    from unit.survey.sessions import write_session

    types = ("imei", "android_id", "oaid", "location_precise", "contacts")
    parties = ("umeng", "amap", "jiguang", "tencent")
    return [
        write_session(folder / f"t{n}", f"com.t{n}", reads=types * (n // 10),
                      sends=tuple((types[i % 5], parties[i % 4]) for i in range(n - 5 * (n // 10))),
                      findings=(("pre_consent_read", types[:2]),))
        for n in OBSERVATIONS
    ]  # fmt: skip


def _grow(folder: Path, templates: list[Path], size: int) -> None:
    """Make sessions until there are `size`: a manifest of their own, the tables of a template."""
    for number in range(size):
        place = folder / f"{number // 1000:03d}" / f"{number:06d}"
        if place.exists():
            continue
        template = templates[number % len(templates)]
        (place / "tables").mkdir(parents=True)
        manifest = json.loads((template / "session.json").read_text())
        manifest["session_id"] = place.name
        manifest["app"] |= {"id": f"com.app{number // 2}"}
        manifest["files"] = [{**entry, "sha256": f"{number:064x}"} for entry in manifest["files"]]
        (place / "session.json").write_text(json.dumps(manifest))
        for file in (template / "tables").iterdir():
            os.link(file, place / "tables" / file.name)


def _child(what: str, folder: Path, workers: int) -> dict[str, float]:
    command = [sys.executable, __file__, what, str(folder), str(workers)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    said: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return said


def _main(what: str, folder: Path, workers: int) -> None:
    from analyzer.survey import stats  # noqa: F401 — what both need is loaded before the clock starts

    peak = _Peak()
    before = _cpu()
    {"count": _count, "frame": _frame}[what](folder, workers)
    print(json.dumps({"cpu": _cpu() - before, "memory": peak.stop()}))


def _cpu() -> float:
    """Give CPU seconds of this process and of its workers that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _count(folder: Path, workers: int) -> None:
    from analyzer.survey.engine import Workers
    from analyzer.survey.run import run as survey
    from analyzer.survey.study import Study
    from analyzer.survey.tables import prevalence

    with tempfile.TemporaryDirectory() as work:
        counted = survey(Study(sessions=("s/*/*",)), folder, Path(work), where=Workers(workers))
        assert prevalence(counted)


def _frame(folder: Path, _workers: int) -> None:
    import pandas as pd

    frames = [
        pd.read_parquet(file, columns=["act", "data_type"]).assign(session=file.parent.parent.name)
        for file in (folder / "s").rglob("observations.parquet")
    ]
    assert pd.concat(frames).drop_duplicates().groupby(["act", "data_type"], observed=True).size().sum()


class _Peak:
    """The most memory of this process that is no file, looked at twenty times a second; MB."""

    def __init__(self) -> None:
        self._most, self._is_over = 0.0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._is_over.is_set():
            status = Path("/proc/self/status").read_text()
            self._most = max(self._most, int(status.split("RssAnon:")[1].split()[0]) / 1024)
            time.sleep(0.05)

    def stop(self) -> float:
        self._is_over.set()
        self._thread.join()
        return self._most


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
