"""Shares with their intervals, paired and family tests, agreement of raters (extra `survey`)."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from analyzer.model.errors import SetupError

LEVEL = 0.95
"""Confidence level of every interval."""
Method = Literal["wilson", "clopper_pearson"]
"""Intervals to choose from: near the level on average, or never below it."""


Floats = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class Share:
    """k of n units, with an interval. share, low and high are NaN when n is 0."""

    k: int
    n: int
    share: float
    low: float
    high: float
    method: str


def require() -> None:
    """Raise SetupError E245 when scipy or statsmodels is not installed."""
    missing = [name for name in ("scipy", "statsmodels") if importlib.util.find_spec(name) is None]
    if missing:
        raise SetupError(
            f"a survey needs {missing[0]}, which is not installed",
            code="E245",
            hint="pip install 'consentinel[survey]'",
        )


def wilson(k: int, n: int, *, population: int | None = None) -> Share:
    """Give a share with Wilson's score interval; 0 of 10 is 0 to 0.278, not 0 to 0.

    population: size of the finite population that n was drawn from without replacement; the interval then uses the
    effective sample size n (N − 1) / (N − n), and is the share itself when all were seen.
    Sources: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209; W. G. Cochran, Sampling Techniques, 3rd ed., §2.6.

    >>> round(wilson(91, 100).low, 3), round(wilson(91, 100).high, 3), round(wilson(0, 10).high, 3)
    (0.838, 0.952, 0.278)
    >>> wilson(3, 10, population=10).low
    0.3
    """
    return interval(k, n, method="wilson", population=population)


def clopper_pearson(k: int, n: int, *, population: int | None = None) -> Share:
    """Give a share with the exact interval, whose coverage is never below the level.

    population: as of `wilson`; the bounds at the effective sample size are no longer exact.
    Source: C. J. Clopper, E. S. Pearson, Biometrika 26 (1934) 404.

    >>> round(clopper_pearson(0, 10).high, 4), round(clopper_pearson(91, 100).low, 4)
    (0.3085, 0.836)
    """
    return interval(k, n, method="clopper_pearson", population=population)


def interval(k: int, n: int, *, method: Method, population: int | None = None) -> Share:
    """Give a share with an interval of a method; NaN when n is 0. Raises ValueError for counts that are no share."""
    check_counts(k, n)
    if n == 0:
        return Share(0, 0, np.nan, np.nan, np.nan, "none")
    if population is None:
        return Share(k, n, k / n, *_bounds(k / n, float(n), method), method)
    if population < n:
        raise ValueError(f"a population of {population} cannot hold a sample of {n}")
    if population == n:
        return Share(k, n, k / n, k / n, k / n, "census")
    effective = n * (population - 1) / (population - n)
    return Share(k, n, k / n, *_bounds(k / n, effective, method), f"{method}_fpc")


def _bounds(share: float, n: float, method: Method) -> tuple[float, float]:
    """Give the interval of a share at a sample size, which may be an effective one and no integer."""
    low, high = _exact(share, n) if method == "clopper_pearson" else _wilson(share, n)
    # At 0 and 1 the exact bound is 0 or 1; rounding must not leave it by 1e-17.
    return (0.0 if share == 0 else low), (1.0 if share == 1 else high)


def _wilson(share: float, n: float) -> tuple[float, float]:
    from scipy.stats import norm

    z2 = float(norm.ppf((1 + LEVEL) / 2)) ** 2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = np.sqrt(z2 * (share * (1 - share) / n + z2 / (4 * n * n))) / (1 + z2 / n)
    return float(middle - half), float(middle + half)


def _exact(share: float, n: float) -> tuple[float, float]:
    from scipy.stats import beta

    tail, k = (1 - LEVEL) / 2, share * n
    low = 0.0 if share == 0 else float(beta.ppf(tail, k, n - k + 1))
    return low, (1.0 if share == 1 else float(beta.ppf(1 - tail, k + 1, n - k)))


def check_counts(k: int, n: int) -> None:
    """Raise ValueError unless 0 ≤ k ≤ n."""
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is no share")


def cluster_bootstrap(
    hits: Sequence[int], totals: Sequence[int], *, seed: int, repetitions: int = 2000
) -> tuple[float, float]:
    """Give the percentile interval of Σhits ÷ Σtotals when whole clusters are drawn with replacement.

    hits, totals: per cluster (apps that share an SDK or a developer depend on each other). Same seed, same interval.
    NaN without clusters. Memory: repetitions × clusters integers, in slices of at most 8 million.
    Source: A. C. Davison, D. V. Hinkley, Bootstrap Methods and their Application (1997), §2.4, §3.8.
    """
    k, n = np.asarray(hits, dtype=np.int64), np.asarray(totals, dtype=np.int64)
    if len(k) == 0 or n.sum() == 0:
        return np.nan, np.nan
    generator = np.random.default_rng(seed)
    step = max(1, 8_000_000 // len(k))
    shares: list[np.ndarray[Any, np.dtype[np.float64]]] = []
    for begun in range(0, repetitions, step):
        drawn = generator.integers(0, len(k), size=(min(step, repetitions - begun), len(k)))
        shares.append(k[drawn].sum(axis=1) / np.maximum(n[drawn].sum(axis=1), 1))
    low, high = np.quantile(np.concatenate(shares), [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def mcnemar(only_first: int, only_second: int) -> float:
    """Give the exact two-sided p of McNemar's test from the two counts of units that changed; 1.0 without any.

    Source: Q. McNemar, Psychometrika 12 (1947) 153; the exact binomial form.

    >>> mcnemar(0, 6), mcnemar(3, 3)
    (0.03125, 1.0)
    """
    if only_first + only_second == 0:
        return 1.0
    from scipy.stats import binomtest

    return float(binomtest(only_first, only_first + only_second, 0.5).pvalue)


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """Give the p values of one family of tests, adjusted by Holm's method, in the order given.

    Source: S. Holm, Scand. J. Stat. 6 (1979) 65.

    >>> holm({"a": 0.01, "b": 0.04, "c": 0.03})
    {'a': 0.03, 'b': 0.06, 'c': 0.06}
    """
    if not p_values:
        return {}
    from statsmodels.stats.multitest import multipletests

    adjusted = multipletests(list(p_values.values()), method="holm")[1]
    return {name: float(round(p, 12)) for name, p in zip(p_values, adjusted, strict=True)}


def cohen_kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """Give Cohen's κ of two raters' labels of the same units; NaN when it is not defined.

    Source: J. Cohen, Educ. Psychol. Meas. 20 (1960) 37.

    >>> round(cohen_kappa(["y", "y", "n", "n"], ["y", "n", "n", "n"]), 3)
    0.5
    """
    if len(first) != len(second):
        raise ValueError(f"{len(first)} labels of one rater, {len(second)} of the other")
    names = sorted({*first, *second})
    table = np.zeros((len(names), len(names)))
    for one, other in zip(first, second, strict=True):
        table[names.index(one), names.index(other)] += 1
    if table.sum() == 0:
        return np.nan
    agreed = np.trace(table) / table.sum()
    expected = float(table.sum(axis=0) @ table.sum(axis=1)) / table.sum() ** 2
    return np.nan if expected == 1 else float((agreed - expected) / (1 - expected))


def fleiss_kappa(counts: Sequence[Sequence[int]]) -> float:
    """Give Fleiss' κ from a row per unit of how many raters chose each label; NaN when it is not defined.

    Source: J. L. Fleiss, Psychol. Bull. 76 (1971) 378; its worked example of 10 units and 14 raters gives 0.210.

    >>> rows = ["0 0 0 0 14", "0 2 6 4 2", "0 0 3 5 6", "0 3 9 2 0", "2 2 8 1 1",
    ...         "7 7 0 0 0", "3 2 6 3 0", "2 5 3 2 2", "6 5 2 1 0", "0 2 2 3 7"]
    >>> round(fleiss_kappa([[int(n) for n in row.split()] for row in rows]), 3)
    0.21
    """
    from statsmodels.stats.inter_rater import fleiss_kappa as kappa

    table = np.asarray(counts)
    if table.size == 0 or len(set(table.sum(axis=1))) != 1 or table.sum(axis=1)[0] < 2:
        return np.nan
    if (table.sum(axis=0) == table.sum()).any():
        return np.nan
    return float(kappa(table))


def bounds(k: int, n: int, n_unseen: int) -> tuple[float, float]:
    """Give the share if every unit that could not be judged were clean, and if every one were not.

    >>> bounds(3, 8, 2)
    (0.3, 0.5)
    """
    check_counts(k, n)
    total = n + n_unseen
    return (k / total, (k + n_unseen) / total) if total else (np.nan, np.nan)


def stratified(strata: Sequence[tuple[int, int, int]], *, method: Method = "wilson") -> Share:
    """Give the share of a population from a sample of each stratum: (k, n, population of the stratum).

    The strata are weighted by their populations; the interval is that of the method at the effective sample size of the
    stratified estimate's variance, with its finite-population corrections. An empty stratum raises ValueError.
    Source: W. G. Cochran, Sampling Techniques, 3rd ed., §5.5–5.9; effective size: E. L. Korn, B. I. Graubard, Survey
    Methodology 24 (1998) 193.

    >>> one = stratified([(5, 10, 100), (10, 10, 100)])
    >>> one.share
    0.75
    """
    if any(n == 0 for _, n, _ in strata):
        raise ValueError("a stratum without a sample cannot be estimated")
    k, n, sizes = (np.asarray(column, dtype=np.float64) for column in zip(*strata, strict=True))
    weights, shares = sizes / sizes.sum(), k / n
    share = float(weights @ shares)
    correction = (sizes - n) / sizes
    spread = np.where(n > 1, shares * (1 - shares) / np.maximum(n - 1, 1), shares * (1 - shares))
    variance = float((weights**2 * correction) @ spread)
    total_k, total_n = int(k.sum()), int(n.sum())
    if bool((n >= sizes).all()):
        return Share(total_k, total_n, share, share, share, "census")
    effective = share * (1 - share) / variance if variance else float(total_n)
    return Share(total_k, total_n, share, *_bounds(share, effective, method), f"stratified_{method}")


def difference(first: Share, second: Share) -> tuple[float, float, float]:
    """Give second − first of two independent samples, with the interval made of their two intervals; NaN without n.

    Source: R. G. Newcombe, Stat. Med. 17 (1998) 873, method 10; its example (a) 56/70 − 48/80 = 0.0524 to 0.3339.

    >>> [round(one, 4) for one in difference(wilson(48, 80), wilson(56, 70))]
    [0.2, 0.0524, 0.3339]
    """
    apart = second.share - first.share
    down = np.hypot(second.share - second.low, first.high - first.share)
    up = np.hypot(second.high - second.share, first.share - first.low)
    return float(apart), float(apart - down), float(apart + up)


def ratio(sums: Mapping[str, int], n_units: int) -> tuple[float, float, float]:
    """Give Σk ÷ Σn over units of unlike size, with its interval by linearization; NaN without any n, or with one unit.

    sums: k, n, kk, kn and nn, the sums over units of k, n and their products. Bounds are kept within 0 and 1. Where
    no unit shows it, or all of every unit does, the interval is Wilson's of that many units.
    Source: W. G. Cochran, Sampling Techniques, 3rd ed., §6.4.

    >>> [round(one, 3) for one in ratio({"k": 10, "n": 40, "kk": 50, "kn": 200, "nn": 800}, 2)]
    [0.25, 0.25, 0.25]
    >>> [round(one, 3) for one in ratio({"k": 40, "n": 40, "kk": 800, "kn": 800, "nn": 800}, 10)]
    [1.0, 0.722, 1.0]
    """
    from scipy.stats import norm

    if sums["n"] == 0:
        return np.nan, np.nan, np.nan
    share = sums["k"] / sums["n"]
    if n_units < 2:
        return share, np.nan, np.nan
    spread = max(sums["kk"] - 2 * share * sums["kn"] + share**2 * sums["nn"], 0.0)
    error = np.sqrt(n_units / (n_units - 1) * spread) / sums["n"]
    if share in (0.0, 1.0):  # no unit differs from another, which says nothing of those that were not drawn
        return share, *_bounds(share, float(n_units), "wilson")
    reach = float(norm.ppf((1 + LEVEL) / 2)) * error
    return share, float(max(share - reach, 0.0)), float(min(share + reach, 1.0))


def kappa_interval(patterns: Mapping[tuple[str, ...], int], *, seed: int, repetitions: int) -> tuple[float, float]:
    """Give the percentile interval of Cohen's κ (two raters) or Fleiss' κ (more) when units are drawn with replacement.

    patterns: the labels that a unit got, one per rater → units. Draws in which κ is not defined are left out; NaN when
    it is in none. Same seed, same interval.
    Source: A. C. Davison, D. V. Hinkley, Bootstrap Methods and their Application (1997), §2.4.

    >>> kappa_interval({("y", "y"): 40, ("n", "n"): 40}, seed=1, repetitions=100)
    (1.0, 1.0)
    """
    sizes = np.array(list(patterns.values()), dtype=np.int64)
    if sizes.sum() == 0:
        return np.nan, np.nan
    drawn = np.random.default_rng(seed).multinomial(int(sizes.sum()), sizes / sizes.sum(), size=repetitions)
    found = _kappas(list(patterns), drawn.astype(np.float64))
    found = found[~np.isnan(found)]
    if len(found) == 0:
        return np.nan, np.nan
    low, high = np.quantile(found, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def _kappas(patterns: Sequence[tuple[str, ...]], counts: Floats) -> Floats:
    """Give κ of each row of counts (units per pattern)."""
    names = sorted({label for labels in patterns for label in labels})
    n, m = counts.sum(axis=1), len(patterns[0])
    given = np.array([[[label == name for name in names] for label in labels] for labels in patterns], dtype=np.float64)
    chosen = given.sum(axis=1)  # pattern × label: raters
    agreed = counts @ ((chosen**2).sum(axis=1) - m) / (m * (m - 1)) / n
    if m == 2:
        expected = ((counts @ given[:, 0]) * (counts @ given[:, 1])).sum(axis=1) / n**2
    else:
        expected = (((counts @ chosen) / (n * m)[:, None]) ** 2).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = np.where(expected >= 1, np.nan, (agreed - expected) / (1 - expected))
    return found
