"""`python -m consent.first ROUND FOLDER`: keep the figures of a round's first run; a round that has some keeps them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from consent.measure import load, measure

RUNS = Path(__file__).parent / "first_runs.json"
"""Round → the figures of its first run, as the command wrote them."""


def first_runs() -> dict[str, dict[str, str]]:
    """Give round → column of the page → figure."""
    kept: dict[str, dict[str, str]] = json.loads(RUNS.read_text(encoding="utf-8")) if RUNS.exists() else {}
    return kept


def main(name: str, folder: str) -> int:
    """Measure and keep; exit code 1 when the round was run before."""
    kept = first_runs()
    if name in kept:
        sys.stdout.write(f"{name} was run before\n")
        return 1
    score = measure(load(Path(folder)), by_author=True)
    kept[name] = {"trees": str(score.n)} | score.as_row()
    RUNS.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(kept[name], ensure_ascii=False) + "\n" + "\n".join(score.mistakes) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
