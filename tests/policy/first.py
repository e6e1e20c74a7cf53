"""`python -m policy.first ROUND` keeps the figures of a blind round's first run; a round that has some keeps them.

`python -m policy.first mistakes ROUND` prints what goes wrong now.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from policy.blind_round import FOLDER, GROUPS, load, measure

RUNS = Path(__file__).parent / "first_runs.json"
"""Round → group → the figures of its first run, as the command wrote them."""


def first_runs() -> dict[str, dict[str, dict[str, str]]]:
    """Give round → group → column of the page → figure."""
    kept: dict[str, dict[str, dict[str, str]]] = json.loads(RUNS.read_text(encoding="utf-8")) if RUNS.exists() else {}
    return kept


def figures(name: str) -> dict[str, dict[str, str]]:
    """Give group → column → figure of a round, measured now; only groups that have documents."""
    documents = load(FOLDER / name)
    counts = {group: measure(documents, group) for group in GROUPS}
    return {group: count.as_row() for group, count in counts.items() if count.n_documents}


def main(arguments: list[str]) -> int:
    """Measure and keep; exit code 1 when the round was run before."""
    if arguments[0] == "mistakes":
        documents = load(FOLDER / arguments[1])
        for group in GROUPS:
            print("\n".join([f"== {group}", *measure(documents, group).mistakes]))
        return 0
    kept, name = first_runs(), arguments[0]
    if name in kept:
        print(f"{name} was run before")
        return 1
    kept[name] = figures(name)
    RUNS.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for group, row in kept[name].items():
        print(group, json.dumps(row, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
