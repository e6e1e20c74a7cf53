"""The truth table in the docs is one that `make truth` wrote, of a corpus large enough, for the closure of today."""

from __future__ import annotations

from pathlib import Path

from truth_run.page import MIN_NEGATIVES, MIN_TRANSMISSIONS, head_of

from analyzer.detect.transforms import CLOSURE_VERSION

PAGE = Path(__file__).resolve().parents[2] / "analyzer" / "docs" / "truth.md"


def test_the_page_was_written_by_make_truth_for_this_closure() -> None:
    page = PAGE.read_text(encoding="utf-8")
    head = head_of(page)
    assert head is not None, "run `make truth`"
    closure, _, n_transmissions, n_negatives = head
    assert closure == CLOSURE_VERSION, "the closure changed: run `make truth`"
    assert n_transmissions >= MIN_TRANSMISSIONS
    assert n_negatives >= MIN_NEGATIVES
    assert {"## Through the proxy", "## Through the hooks"} <= set(page.splitlines())
