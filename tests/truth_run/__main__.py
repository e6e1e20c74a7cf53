"""`make truth`: judge the analyzer by labelled transmissions; prints the table, writes the page and the figures."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.run import report, save
from conftest import ROOT
from support.twins import write_page
from truth_run.intervals import intervals_figures, intervals_part, intervals_stage
from truth_run.page import figures_of, page_of
from truth_run.stages import corpus_stage, hooks_stage, wire_stage

PAGE = ROOT / "analyzer" / "docs" / "truth.md"


def main() -> int:
    """Run all stages; exit 0 when every goal is reached."""
    options = _parser().parse_args()
    with TemporaryDirectory() as name:
        folder = options.folder or Path(name)
        _say("corpus")
        judged = corpus_stage(
            folder / "corpus", seed=options.seed, n_positive=options.positive, n_negative=options.negative
        )
        wire = played = None
        if options.wire:
            _say("proxy")
            wire = wire_stage(
                folder / "wire", seed=options.seed + 1, n_positive=options.wire, n_negative=options.wire // 3
            )
        if options.played:
            _say("hooks")
            played = hooks_stage(folder / "hooks", judged.corpus, n_steps=options.played)
    intervals = intervals_stage(options.seed)
    page = page_of(judged, wire, played) + intervals_part(intervals)
    figures = figures_of(judged, wire, played) + intervals_figures(intervals)
    print(page)
    if options.page:
        write_page(options.page, page)
        save(figures, ["truth"])
    return report(figures)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="truth_run")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--positive", type=int, default=None, help="transmissions; default: one per name and placement")
    parser.add_argument("--negative", type=int, default=52_000, help="negatives in messages of their own")
    parser.add_argument("--wire", type=int, default=600, help="transmissions through the proxy; 0: none")
    parser.add_argument("--played", type=int, default=600, help="sends of the embedded device; 0: none")
    parser.add_argument("--folder", type=Path, help="keep everything here; default: a folder that is removed")
    parser.add_argument("--page", type=Path, default=PAGE, help="where the table goes")
    parser.add_argument(
        "--no-page", dest="page", action="store_const", const=None, help="write neither page nor figures"
    )
    return parser


def _say(stage: str) -> None:
    print(f"{stage} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
