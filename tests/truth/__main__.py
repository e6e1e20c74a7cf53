"""`python -m truth write FOLDER | score FOLDER RESULT.json | names`: the corpus by hand (with tests/ on PYTHONPATH)."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from truth.baselines import run_baselines
from truth.corpus import write_corpus
from truth.names import render as render_names
from truth.score import Score, class_of, observations, score
from truth.table import render


def main() -> int:
    """Run one command; `score` exits 1 when a transmission of the strong class was missed or a row invented."""
    parser = argparse.ArgumentParser(prog="truth")
    commands = parser.add_subparsers(dest="command", required=True)
    write = commands.add_parser("write", help="write a corpus into FOLDER")
    write.add_argument("folder", type=Path)
    write.add_argument("--seed", type=int, default=1)
    write.add_argument("--positive", type=int, default=None, help="transmissions; default: one per name and placement")
    write.add_argument("--negative", type=int, default=52_000)
    judge = commands.add_parser("score", help="print the table of RESULT, the JSON of `consentinel analyze`")
    judge.add_argument("folder", type=Path)
    judge.add_argument("result", type=Path)
    judge.add_argument("--keys", action="store_true", help="the detector had the session's keys and salts")
    judge.add_argument("--cases", type=Path, help="write missed, invented, renamed and unsure cases here, as JSON")
    commands.add_parser("names", help="rewrite NAMES.md")
    options = parser.parse_args()
    if options.command == "write":
        corpus = write_corpus(
            options.folder, seed=options.seed, n_positive=options.positive, n_negative=options.negative
        )
        print(" ".join(corpus.arguments()))
        return 0
    if options.command == "names":
        (Path(__file__).parent / "NAMES.md").write_text(render_names(), encoding="utf-8")
        return 0
    return _score(options)


def _score(options: argparse.Namespace) -> int:
    rows = observations(json.loads(options.result.read_text(encoding="utf-8")))
    result = score(options.folder, rows, has_keys=options.keys)
    seed = json.loads((options.folder / "corpus.json").read_text(encoding="utf-8"))["seed"]
    result.baselines = run_baselines(options.folder, seed)
    sys.stdout.write(render(result))
    if options.cases:
        cases = {name: result.confusion(name) for name in ("missed", "invented", "renamed", "unsure")}
        options.cases.write_text(json.dumps(cases, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(any(match.outcome == "invented" for match in result.matches) or _lost(result))


def _lost(result: Score) -> bool:
    return any(
        match.label and match.outcome in ("missed", "unsure") and class_of(match.label) == "strong"
        for match in result.matches
    )


if __name__ == "__main__":
    sys.exit(main())
