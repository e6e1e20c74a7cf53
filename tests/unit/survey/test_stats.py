from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import binom
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import proportion_confint

from analyzer.survey import stats


@pytest.mark.parametrize(("k", "n"), [(0, 1), (0, 10), (10, 10), (1, 10), (91, 100), (24_838, 86_163), (13, 14)])
def test_wilson_is_that_of_statsmodels(k: int, n: int) -> None:
    expected = proportion_confint(k, n, method="wilson")
    share = stats.wilson(k, n)
    assert (share.low, share.high) == pytest.approx(expected, abs=1e-12)
    assert 0 <= share.low <= share.share <= share.high <= 1


def test_nothing_of_nothing_has_no_share() -> None:
    for share in (stats.wilson(0, 0), stats.clopper_pearson(0, 0)):
        assert math.isnan(share.share) and math.isnan(share.low) and share.method == "none"


@pytest.mark.parametrize(("k", "n"), [(-1, 3), (4, 3), (1, 0)])
def test_counts_that_are_no_share_are_refused(k: int, n: int) -> None:
    for interval in (stats.wilson, stats.clopper_pearson):
        with pytest.raises(ValueError, match="is no share"):
            interval(k, n)


def test_a_population_that_was_seen_whole_has_no_uncertainty() -> None:
    census, part, endless = (stats.wilson(9, 10, population=size) for size in (10, 20, 10**9))
    assert (census.low, census.high, census.method) == (0.9, 0.9, "census")
    assert census.high - census.low < part.high - part.low < endless.high - endless.low
    assert (endless.low, endless.high) == pytest.approx((stats.wilson(9, 10).low, stats.wilson(9, 10).high), abs=1e-6)
    with pytest.raises(ValueError, match="cannot hold"):
        stats.wilson(1, 10, population=9)


@pytest.mark.parametrize("n", [1, 2, 7, 30])
@pytest.mark.parametrize("true_share", [0.01, 0.2, 0.5, 0.93])
def test_the_exact_interval_covers_at_least_its_level(n: int, true_share: float) -> None:
    """Coverage summed over every outcome, not simulated."""
    covered = 0.0
    for k in range(n + 1):
        share = stats.clopper_pearson(k, n)
        covered += binom.pmf(k, n, true_share) * (share.low <= true_share <= share.high)
    assert covered >= stats.LEVEL - 1e-12


def test_the_bootstrap_repeats_and_knows_clusters() -> None:
    hits, totals = [10, 0, 10, 0, 10, 0], [10] * 6
    assert stats.cluster_bootstrap(hits, totals, seed=1) == stats.cluster_bootstrap(hits, totals, seed=1)
    clustered = stats.cluster_bootstrap(hits, totals, seed=1)
    alone = stats.cluster_bootstrap([1, 0] * 30, [1] * 60, seed=1)
    assert clustered[1] - clustered[0] > alone[1] - alone[0]
    assert all(math.isnan(bound) for bound in stats.cluster_bootstrap([], [], seed=1))


def test_slices_do_not_change_the_bootstrap(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    hits = rng.integers(0, 5, 4001)
    low, high = stats.cluster_bootstrap(list(hits), [5] * 4001, seed=2)
    assert low < hits.sum() / (5 * 4001) < high


@pytest.mark.parametrize(("first", "second", "p"), [(0, 0, 1.0), (5, 5, 1.0), (0, 1, 1.0), (1, 9, 0.021484375)])
def test_mcnemar(first: int, second: int, p: float) -> None:
    assert stats.mcnemar(first, second) == pytest.approx(p)
    assert stats.mcnemar(second, first) == pytest.approx(p)


def test_holm_keeps_names_and_never_lowers() -> None:
    raw = {"b": 0.5, "a": 0.001, "c": 0.02}
    adjusted = stats.holm(raw)
    assert list(adjusted) == list(raw)
    assert all(adjusted[name] >= raw[name] for name in raw)
    assert stats.holm({}) == {}


def test_kappa_is_that_of_statsmodels() -> None:
    first, second = list("yynnynynnn"), list("ynnnyyynny")
    table = [[sum((a, b) == (x, y) for a, b in zip(first, second, strict=True)) for y in "ny"] for x in "ny"]
    assert stats.cohen_kappa(first, second) == pytest.approx(cohens_kappa(np.array(table)).kappa)
    assert math.isnan(stats.cohen_kappa([], []))
    assert math.isnan(stats.cohen_kappa(["y"], ["y"]))
    with pytest.raises(ValueError, match="2 labels of one rater, 1 of the other"):
        stats.cohen_kappa(["y", "n"], ["y"])


@pytest.mark.parametrize("rows", [[], [[1, 1], [2, 1]], [[1, 0], [0, 1]], [[3, 0], [3, 0]]])
def test_fleiss_kappa_is_not_defined(rows: list[list[int]]) -> None:
    assert math.isnan(stats.fleiss_kappa(rows))


def test_strata_weigh_by_their_populations() -> None:
    share = stats.stratified([(1, 10, 900), (9, 10, 100)])
    assert share.share == pytest.approx(0.18)
    assert share.low < 0.18 < share.high
    census = stats.stratified([(1, 10, 10), (10, 10, 10)])
    assert (census.low, census.high) == (0.55, 0.55)
    equal = stats.stratified([(0, 10, 50), (0, 10, 50)])
    assert equal.low == 0 and equal.high == pytest.approx(stats.wilson(0, 20).high)
    with pytest.raises(ValueError, match="without a sample"):
        stats.stratified([(0, 0, 5), (1, 2, 5)])
