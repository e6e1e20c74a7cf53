"""A small run of `make truth`: a few thousand transmissions by the command, some hundred through proxy and hooks.

The limits are what must hold today; they only ever rise.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.run import reached
from truth.corpus import write_corpus
from truth.score import Score, totals
from truth_run.intervals import intervals_figures, intervals_part, intervals_stage
from truth_run.page import figures_of, head_of, page_of
from truth_run.stages import corpus_stage, hooks_stage, wire_stage

pytestmark = pytest.mark.slow

MIN_RECALL = 1.0
"""Of the strong class: form and value leave >= 40 bits."""
MIN_PRECISION = 0.999
MAX_DECOYS = 0
MIN_PLAYED = 1.0
"""Share of the player's acts that an observation names in all columns as the player did."""
MIN_PLAYED_PRECISION = 0.999


def _check(score: Score) -> None:
    figures = totals(score)
    strong = figures["classes"]["strong"]
    assert (strong.recall or 0) >= MIN_RECALL, score.confusion("missed")[:5] + score.confusion("unsure")[:5]
    assert (figures["precision"] or 0) >= MIN_PRECISION, score.confusion("invented")[:5]


def test_transmissions_of_a_corpus_are_found_and_nothing_else(tmp_path: Path) -> None:
    judged = corpus_stage(tmp_path, seed=11, n_positive=2500, n_negative=3000)
    _check(judged.score)
    assert judged.n_decoys <= MAX_DECOYS
    assert judged.n_own_decoys == 0
    page = page_of(judged, None, None)
    assert head_of(page) is not None
    assert {figure["name"] for figure in figures_of(judged, None, None)} >= {"truth: recall, strong"}


def test_transmissions_through_the_real_proxy_are_found(tmp_path: Path) -> None:
    _check(wire_stage(tmp_path, seed=12, n_positive=520, n_negative=100))


def test_values_read_through_hooks_are_found_as_they_are_sent(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", seed=13, n_positive=2500, n_negative=4)
    played = hooks_stage(tmp_path / "hooks", corpus, n_steps=240)
    missing, invented = played.did - played.said, played.said - played.did
    assert 1 - missing.total() / played.did.total() >= MIN_PLAYED, [*missing][:5]
    assert 1 - invented.total() / played.said.total() >= MIN_PLAYED_PRECISION, [*invented][:5]


def test_intervals_of_surveys_hold_the_true_share() -> None:
    rows = intervals_stage(seed=14, n_populations=2000)
    assert {figure["name"]: figure["value"] for figure in intervals_figures(rows) if not reached(figure)} == {}
    assert intervals_part(rows).count("| wilson |") == 4
    narrow = [row | {"held": 0.9} for row in rows]
    assert [reached(figure) for figure in intervals_figures(narrow)] == [False, True, False]
