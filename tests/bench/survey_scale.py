"""A survey of generated sessions, doubled until the last size: does its cost grow in line, and what does it hold.

CPU seconds of one process and of workers; memory as RssAnon, of the process that adds up and of the largest worker.
Beside it the same counts from everything at once: in pandas frames, and in DuckDB over the same files; the counts must
be equal. Sessions share the files of a few tables (hard links), so that making them costs little; reading them costs
what it costs. CONSENTINEL_BENCH_SESSIONS: the last size (100000 takes about 2 GB of disk); it is counted three times,
its half, quarter and eighth once each. CONSENTINEL_BENCH_BASELINE: how many of them the other two count, which hold
everything in memory; `python tests/bench/survey_scale.py beside 100000` makes only that comparison, at its own size.
"""

from __future__ import annotations

import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

LAST = int(os.environ.get("CONSENTINEL_BENCH_SESSIONS", "4000"))
BASELINE = int(os.environ.get("CONSENTINEL_BENCH_BASELINE", "2000"))
OBSERVATIONS = (10, 100, 1000)
MEASURES = ("read", "sent", "sent_third", "finding")
Figure = dict[str, Any]


def run() -> list[Figure]:
    """Give the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        templates = _templates(folder)
        sizes = [LAST // 8, LAST // 4, LAST // 2, LAST]
        others = _others(folder, templates, BASELINE)
        hundred = _hundred(folder, templates)
        cost = []
        for size in sizes:
            _grow(folder / "s", templates, size)
            cost.append(_child("count", folder, 0, "s/*/*"))
        one, two = (_child("count", folder, workers, "s/*/*") for workers in (1, 2))
    name = f"survey of {LAST:,} sessions"
    growth = _slope([(size, told["cpu"]) for size, told in zip(sizes, cost, strict=True)])
    return [
        _figure(f"{name}: rate", LAST / cost[-1]["cpu"], "sessions per CPU s", None, None),
        _figure(f"{name}: growth of CPU from {sizes[0]:,}", growth, "power of n", "1 = linear", "<= 1.08"),
        _figure(f"{name}: memory", cost[-1]["memory"], "MB RssAnon", None, "<= 1500"),
        _figure(f"{name}: memory of who adds up, 2 workers", two["memory"], "MB RssAnon", None, "<= 1500"),
        _figure(f"{name}: memory of the largest worker", two["worker"], "MB RssAnon", None, "<= 1000"),
        _figure(f"{name}: CPU of 2 workers ÷ of 1", two["cpu"] / one["cpu"], "×", None, "<= 1.2"),
        _figure(f"{name}: CPU of 2 workers ÷ of one process", two["cpu"] / cost[-1]["cpu"], "×", None, None),
        *_beside(others, BASELINE),
        _figure("survey of 100 apps: all tables, after the counting", hundred["tables"], "CPU s", None, "<= 10"),
    ]


_OTHERS = {"frame": "pandas, everything at once", "duckdb": "DuckDB, everything at once"}


def beside(size: int) -> list[Figure]:
    """Give our cost of `size` sessions beside that of pandas and DuckDB, which hold everything at once."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return _beside(_others(folder, _templates(folder), size), size)


def _others(folder: Path, templates: list[Path], size: int) -> dict[str, dict[str, Any]]:
    """Count the same sessions in three ways, whose counts must be equal."""
    _grow(folder / "base", templates, size)
    told = {what: _child(what, folder, 0, "base/*/*") for what in ("count", *_OTHERS)}
    assert all(told[what]["counts"] == told["count"]["counts"] for what in _OTHERS)
    return told


def _beside(told: dict[str, dict[str, Any]], size: int) -> list[Figure]:
    ours, made = told["count"], []
    for key, what in _OTHERS.items():
        other = told[key]
        baseline = f"{what}: {other['cpu']:.1f} CPU s, {other['memory']:.0f} MB; ours {ours['cpu']:.1f} CPU s, "
        baseline += f"{ours['memory']:.0f} MB"
        name = f"survey of {size:,} sessions: our CPU ÷ {what}"
        made.append(_figure(name, ours["cpu"] / other["cpu"], "×", baseline, None))
    return made


def _figure(name: str, value: float, unit: str, baseline: str | None, goal: str | None) -> Figure:
    return {"name": name, "value": round(value, 3), "unit": unit, "baseline": baseline, "goal": goal}


def _slope(points: list[tuple[int, float]]) -> float:
    """Give b of cost = a · size^b, by least squares of the logarithms."""
    x, y = ([math.log(point[axis]) for point in points] for axis in (0, 1))
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    above = sum((one - mean_x) * (other - mean_y) for one, other in zip(x, y, strict=True))
    return above / sum((one - mean_x) ** 2 for one in x)


def _templates(folder: Path) -> list[Path]:
    from unit.survey.sessions import write_session

    types = ("imei", "android_id", "oaid", "location_precise", "contacts")
    parties = ("umeng", "amap", "jiguang", "tencent")
    return [
        write_session(folder / f"t{n}", f"com.t{n}", reads=types * (n // 10), n_flows=max(1, n // 4),
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


def _hundred(folder: Path, templates: list[Path]) -> dict[str, Any]:
    _grow(folder / "hundred", templates, 200)
    return _child("tables", folder, 0, "hundred/*/*")


def _child(what: str, folder: Path, workers: int, pattern: str) -> dict[str, Any]:
    command = [sys.executable, __file__, what, str(folder), str(workers), pattern]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def _main(what: str, folder: Path, workers: int, pattern: str) -> None:
    from analyzer.survey import stats  # noqa: F401 — what all need is loaded before the clock starts

    peak = _Peak()
    before = _cpu()
    told = {"count": _count, "frame": _frame, "duckdb": _duckdb, "tables": _tables}[what](folder, workers, pattern)
    memory, worker = peak.stop()
    print(json.dumps({"cpu": _cpu() - before, "memory": memory, "worker": worker} | told))


def _cpu() -> float:
    """Give CPU seconds of this process and of its workers that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _counted(folder: Path, workers: int, pattern: str, work: str) -> Any:
    from analyzer.survey.engine import Workers
    from analyzer.survey.run import run as survey
    from analyzer.survey.study import Study

    return survey(Study(sessions=(pattern,)), folder, work, where=Workers(workers))


def _count(folder: Path, workers: int, pattern: str) -> dict[str, Any]:
    from analyzer.survey.tables import prevalence

    with tempfile.TemporaryDirectory() as work:
        rows = prevalence(_counted(folder, workers, pattern, work))
    found = {f"{row['measure']}>{row['key']}": row["k"] for row in rows if not row["group"]}
    return {"counts": {key: n for key, n in sorted(found.items()) if key.split(">")[0] in MEASURES}}


def _tables(folder: Path, workers: int, pattern: str) -> dict[str, Any]:
    from analyzer.survey.tables import all_tables

    with tempfile.TemporaryDirectory() as work:
        counted = _counted(folder, workers, pattern, work)
        before = _cpu()
        all_tables(counted)
        return {"tables": _cpu() - before}


def _frame(folder: Path, _workers: int, pattern: str) -> dict[str, Any]:
    """Count in frames of everything: apps that read, sent, sent to third parties, and that have a finding."""
    import pandas as pd

    manifests = [json.loads(file.read_text()) | {"at": file.parent} for file in folder.glob(f"{pattern}/session.json")]
    counting = {one["at"]: one["app"]["id"] for one in manifests if one["state"] == "complete"}

    def whole(name: str, columns: list[str]) -> pd.DataFrame:
        return pd.concat([pd.read_parquet(at / "tables" / f"{name}.parquet", columns=columns).assign(app=app)
                          for at, app in counting.items()])  # fmt: skip

    observed = whole("observations", ["act", "data_type", "party_relation", "confidence", "method"])
    observed = observed[observed["confidence"].isin(["likely", "certain"]) & (observed["method"] != "placeholder")]
    is_sent = observed["act"] == "sent"
    chosen = {"read": observed["act"] == "accessed", "sent": is_sent,
              "sent_third": is_sent & (observed["party_relation"] == "third")}  # fmt: skip
    found: Counter[str] = Counter()
    for measure, mask in chosen.items():
        pairs = observed.loc[mask, ["app", "data_type"]].drop_duplicates()
        found.update(f"{measure}>{name}" for name in pairs["data_type"])
    findings = whole("findings", ["rule_id", "confidence"])
    findings = findings[findings["confidence"].isin(["likely", "certain"])]
    found.update(f"finding>{name}" for name in findings[["app", "rule_id"]].drop_duplicates()["rule_id"])
    return {"counts": dict(sorted(found.items()))}


_QUERY = """
with heads as (select replace(filename, 'session.json', '') as place, app.id as app
               from read_json('{s}/session.json', filename=true,
                              columns={{app: 'STRUCT(id VARCHAR)', state: 'VARCHAR'}})
               where state = 'complete'),
     observed as (select app, act::VARCHAR as act, data_type::VARCHAR as data_type,
                         party_relation::VARCHAR as relation
                  from read_parquet('{s}/tables/observations.parquet', filename=true)
                  join heads on replace(filename, 'tables/observations.parquet', '') = place
                  where confidence in ('likely', 'certain') and method <> 'placeholder'),
     found as (select app, rule_id::VARCHAR as rule_id
               from read_parquet('{s}/tables/findings.parquet', filename=true)
               join heads on replace(filename, 'tables/findings.parquet', '') = place
               where confidence in ('likely', 'certain'))
select 'read>' || data_type, count(distinct app) from observed where act = 'accessed' group by 1 union all
select 'sent>' || data_type, count(distinct app) from observed where act = 'sent' group by 1 union all
select 'sent_third>' || data_type, count(distinct app) from observed where act = 'sent' and relation = 'third'
    group by 1 union all
select 'finding>' || rule_id, count(distinct app) from found group by 1
"""


def _duckdb(folder: Path, _workers: int, pattern: str) -> dict[str, Any]:
    """Count the same in DuckDB, over the same files."""
    import duckdb

    rows = duckdb.connect().execute(_QUERY.format(s=folder / pattern)).fetchall()
    return {"counts": dict(sorted(rows))}


class _Peak:
    """The most memory that is no file, looked at ten times a second; MB. Of this process, and of its largest worker."""

    def __init__(self) -> None:
        self._most, self._worker, self._is_over = 0.0, 0.0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._is_over.is_set():
            self._most = max(self._most, _anonymous(os.getpid()))
            self._worker = max([self._worker, *map(_anonymous, _below(os.getpid()))])
            time.sleep(0.1)

    def stop(self) -> tuple[float, float]:
        self._is_over.set()
        self._thread.join()
        return self._most, self._worker


def _below(pid: int) -> list[int]:
    """Give the processes that a process has started, and those that they have."""
    try:
        found = [int(one) for file in Path(f"/proc/{pid}/task").glob("*/children") for one in file.read_text().split()]
    except OSError:  # it ended while it was looked at
        return []
    return [*found, *(one for other in found for one in _below(other))]


def _anonymous(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return int(status.split("RssAnon:")[1].split()[0]) / 1024 if "RssAnon:" in status else 0.0


if __name__ == "__main__" and sys.argv[1:2] == ["beside"]:
    print(*(json.dumps(figure, ensure_ascii=False) for figure in beside(int(sys.argv[2]))), sep="\n")
elif __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
