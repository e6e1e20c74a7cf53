"""Run every bench beside its baseline, print the figures, write them with the machine to latest.json."""

from __future__ import annotations

import importlib.util
import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
RESULT = FOLDER / "latest.json"


def machine() -> dict[str, Any]:
    """Give what a reader must know to weigh the figures."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), ""
    )
    versions = {"python": platform.python_version(), "system": platform.platform(terse=True)}
    return {"cpu": model or platform.machine(), "cores": os.cpu_count(), **versions}


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def main() -> int:
    """Run the benches named as arguments, or all; exit 0 when every goal is reached."""
    wanted = set(sys.argv[1:])
    figures: list[dict[str, Any]] = []
    benches = [file for file in sorted(FOLDER.glob("*.py")) if file.stem != "run"]
    benches = [file for file in benches if not wanted or file.stem in wanted]
    for file in benches:
        print(f"{file.stem} …", file=sys.stderr, flush=True)
        figures += [{**figure, "bench": file.stem} for figure in _load(file).run()]
    save(figures, [file.stem for file in benches])
    return report(figures)


def report(figures: list[dict[str, Any]]) -> int:
    """Print figures and the verdict; give the exit code."""
    for figure in figures:
        print(f"{'ok  ' if reached(figure) else 'MISS'} {figure['name']}: {figure['value']:.4g} {figure['unit']}"
              f" (baseline: {figure.get('baseline')}, goal: {figure.get('goal')})")  # fmt: skip
    n_reached = sum(reached(figure) for figure in figures)
    print(f"{'PASS' if n_reached == len(figures) else 'FAIL'} {n_reached}/{len(figures)}")
    return 0 if n_reached == len(figures) else 1


def save(figures: list[dict[str, Any]], benches: list[str]) -> None:
    """Write figures to latest.json, with the machine; figures of other benches stay."""
    known = json.loads(RESULT.read_text(encoding="utf-8"))["figures"] if RESULT.exists() else []
    kept = [figure for figure in known if figure.get("bench", "") not in ("", *benches)]
    added = [{"bench": benches[0], **figure} for figure in figures]
    now = datetime.now(UTC).isoformat(timespec="seconds")
    document = {"machine": machine(), "at": now, "figures": kept + added}
    RESULT.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def _load(file: Path) -> Any:
    spec = importlib.util.spec_from_file_location(f"bench_{file.stem}", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def reached(figure: dict[str, Any]) -> bool:
    """Tell whether a figure reaches its goal, written `>= x` or `<= x`; without a goal it does."""
    goal = figure.get("goal")
    if not goal:
        return True
    operator, _, limit = str(goal).partition(" ")
    return figure["value"] >= float(limit) if operator == ">=" else figure["value"] <= float(limit)


if __name__ == "__main__":
    sys.exit(main())
