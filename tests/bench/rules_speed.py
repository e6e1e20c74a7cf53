"""All rules over 1,000,000 observations, beside one rule as a plain loop; and the start of `consentinel rules list`.

CPU seconds of one process, memory as RssAnon with the tables it judges. CONSENTINEL_BENCH_OBSERVATIONS: how many.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

N = int(os.environ.get("CONSENTINEL_BENCH_OBSERVATIONS", "1000000"))
N_FLOWS, N_CALLS, N_MOMENTS = N // 3, N // 3, 2000
STARTS = 5
TYPES = ["imei", "android_id", "oaid", "location_precise", "contacts", "device_info", "installed_apps", "phone_number"]
PARTIES = ["umeng", "bytedance", "tencent", "google", None]
STATES = ["none_asked", "asked", "granted", "granted", "withdrawn"]
PHASES = ["launch", "consent_dialog", "in_use", "background", "after_update"]
Figure = dict[str, Any]


def run() -> list[Figure]:
    """Give the figures."""
    child = subprocess.run([sys.executable, __file__], check=True, capture_output=True, text=True)
    said = json.loads(child.stdout)
    name = f"rules over {N:,} observations"
    return [
        _figure(
            f"{name}, {said['n_rules']} rules", said["judge"], "CPU s", f"{said['loop']} s, one rule as a loop", 10
        ),
        _figure(f"{name}: memory", said["memory"], "MB RssAnon", f"{said['tables']} MB before the rules", 1500),
        _start_figure(),
    ]


def _figure(name: str, value: float, unit: str, baseline: str, limit: float) -> Figure:
    return {"name": name, "value": round(value, 3), "unit": unit, "baseline": baseline, "goal": f"<= {limit}"}


def _start_figure() -> Figure:
    """Time `rules list`, taking turns with an interpreter that does nothing."""
    commands = {"list": ["-m", "analyzer", "rules", "list"], "bare": ["-c", "pass"]}
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(STARTS):
        for name, arguments in commands.items():
            before = _children_cpu()
            subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=ROOT)
            seconds[name].append(_children_cpu() - before)
    bare = round(statistics.median(seconds["bare"]), 3)
    return _figure(
        "consentinel rules list", statistics.median(seconds["list"]), "CPU s", f"{bare} s, python -c pass", 0.5
    )


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _tables() -> dict[str, Any]:
    """Make the tables of a session of three days, as detection gives them."""
    from analyzer.model.tables import FLOWS, HOOK_EVENTS, OBSERVATIONS
    from analyzer.rules.examples import moment_rows

    rng = np.random.default_rng(20261122)
    is_sent, numbers = rng.random(N) < 0.6, np.arange(N)
    observations = _filled(OBSERVATIONS, N, {
        "t": 1_700_000_000 + np.sort(rng.random(N) * 259_200), "act": np.where(is_sent, "sent", "accessed"),
        "data_type": _picked(rng, TYPES), "observation_id": _ids("o", numbers),
        "ref_id": np.where(is_sent, _ids("f", numbers % N_FLOWS), _ids("c", numbers % N_CALLS)),
        "party_id": np.where(is_sent, _picked(rng, PARTIES), None), "phase": _picked(rng, PHASES),
        "host": np.where(is_sent, _ids("h", numbers % 500), None), "consent_state": _picked(rng, STATES),
        "party_relation": np.where(is_sent, "third", None), "value_hash": _ids("v", numbers % 300),
        "path": _ids("$.a[", numbers % 4000),
    })  # fmt: skip
    flows = _filled(FLOWS, N_FLOWS, {"flow_id": _ids("f", np.arange(N_FLOWS))}).assign(server_country="CN")
    calls = {"event_id": _ids("c", np.arange(N_CALLS)), "hook_id": _picked(rng, ["a.b", "c.d"])[:N_CALLS]}
    events = ["permission_asked", "permission_denied", "dialog_shown", "click", "component_started", "consent_signal"]
    moments = moment_rows(
        {
            "event": events[n % 6],
            "subject": "android.permission.CAMERA",
            "setting": "refused",
            "t": 1_700_000_000 + n * 120,
        }
        for n in range(N_MOMENTS)
    )
    return {
        "observations": observations,
        "flows": flows,
        "hook_events": _filled(HOOK_EVENTS, N_CALLS, calls),
        "moments": moments,
    }


def _filled(table: Any, n: int, columns: dict[str, Any]) -> Any:
    """Make a frame of a table; a column that is not given has one value throughout, or is null where it may be."""
    from analyzer.model.tables import frame

    given = dict(columns)
    for column in table.columns:
        if column.name not in given and not column.nullable:
            word = column.allowed[0] if column.allowed else "x"
            blank = {"int": 0, "float": 0.0, "bool": False, "time": 1_700_000_000.0, "list": []}.get(column.dtype, word)
            given[column.name] = [blank] * n if column.dtype == "list" else np.full(n, blank)
    return frame(table, given)


def _picked(rng: np.random.Generator, words: list[Any]) -> Any:
    return np.array(words, dtype=object)[rng.integers(0, len(words), N)]


def _ids(prefix: str, numbers: Any) -> Any:
    return np.char.add(prefix, numbers.astype("U8")).astype(object)


def _measure() -> None:
    """Judge in this process; print what it cost."""
    from analyzer.rules.engine import judge, load_rules
    from analyzer.scope.model import Scope

    tables, rules = _tables(), load_rules()
    scope = Scope.model_validate({
        "version": 1, "category": "map_navigation", "first_party": ["example.com"],
        "items": [{"data_type": "oaid", "party": "third", "recipients": ["umeng"], "source": "play_data_safety"}],
    })  # fmt: skip
    peak, done = [_anon_mb()], threading.Event()
    watcher = threading.Thread(target=lambda: [peak.append(_anon_mb()) for _ in iter(lambda: done.wait(0.02), True)])
    watcher.start()
    before = time.process_time()
    judge(tables, scope, {}, session_id="bench", app_id="com.example.app", rules=rules)
    spent = time.process_time() - before
    done.set()
    watcher.join()
    result = {"judge": spent, "memory": max(peak), "tables": round(peak[0]), "n_rules": len(rules)}
    print(json.dumps(result | {"loop": round(_loop(tables["observations"]), 1)}))


def _loop(rows: Any) -> float:
    """One rule as one would write it without the engine: row by row."""
    before = time.process_time()
    found: dict[tuple[str, str], int] = {}
    for row in rows[["act", "consent_state", "data_type", "party_id"]].itertuples(index=False):
        if row.act == "sent" and row.consent_state in ("none_asked", "asked"):
            found[row.data_type, row.party_id] = found.get((row.data_type, row.party_id), 0) + 1
    return time.process_time() - before


def _anon_mb() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1024


if __name__ == "__main__":
    _measure()
