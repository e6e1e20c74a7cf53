"""Shares as rows: the figure of one measure in one group, its interval, and what could not be judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from analyzer import yamlio
from analyzer.resources import path as resource
from analyzer.survey import stats
from analyzer.survey.measures import KEYED, Cell
from analyzer.survey.run import Counted
from analyzer.survey.tally import ALL, Group, Tally

Row = dict[str, Any]

PREVALENCE = (
    "study", "group", "value", "measure", "key", "k", "n", "share", "ci_low", "ci_high", "ci_method", "n_not_judged",
    "share_if_rest_clean", "share_if_rest_not", "n_apps",
)  # fmt: skip
"""Columns of `prevalence`: k of n apps show the cell; n_not_judged more were eligible and could not be judged."""


def groups(counted: Counted) -> list[Group]:
    """Give all groups of a study, that of all apps first."""
    names = {name: position for position, name in enumerate(counted.study.group_by)}
    others = sorted((group for group in counted.tally.apps if group != ALL), key=lambda one: (names[one[0]], one[1]))
    return [ALL, *others]


def share_row(counted: Counted, group: Group, cell: Cell) -> Row:
    """Give the row of one figure. With populations, the share of all apps is weighted by those of the first group."""
    tally, (measure, key) = counted.tally, cell
    k, n = judged(tally, group, cell)
    n_apps = tally.apps[group]
    share, low, high = estimate(counted, group, k, n, lambda stratum: judged(tally, stratum, cell))
    values = (
        counted.study.name, *group, measure, key, k, n, share.share, share.low, share.high, share.method, n_apps - n,
        low, high, n_apps,
    )  # fmt: skip
    return dict(zip(PREVALENCE, values, strict=True))


def judged(tally: Tally, group: Group, cell: Cell) -> tuple[int, int]:
    """Give k and n of a cell: apps that show it, apps that could be judged.

    An app that shows the cell was judged, whatever else of it could not be.
    """
    k = tally.hits[group, cell]
    return k, max(tally.apps[group] - not_judged(tally, group, cell), k)


def estimate(
    counted: Counted, group: Group, k: int, n: int, of_stratum: Callable[[Group], tuple[int, int]]
) -> tuple[stats.Share, float, float]:
    """Give a share by the study's rules, and its bounds if those who could not be judged were all clean or all not.

    of_stratum: k and n of a value of the first group, for the share of all apps when there are populations. Strata in
    which no app could be judged are left out of the share, whose method then ends in `_partial`, and not of the bounds.
    """
    study, sizes = counted.study, counted.study.populations
    if group == ALL and sizes:
        strata = [(of_stratum((study.group_by[0], value)), counted.tally.apps[study.group_by[0], value], size)
                  for value, size in sorted(sizes.items())]  # fmt: skip
        return _weighted(strata, k, n, study.interval)
    size = sizes.get(group[1]) if study.group_by and group[0] == study.group_by[0] else None
    share = stats.interval(k, n, method=study.interval, population=size)
    return share, *stats.bounds(k, n, counted.tally.apps[group] - n)


def _weighted(
    strata: Sequence[tuple[tuple[int, int], int, int]], k: int, n: int, method: stats.Method
) -> tuple[stats.Share, float, float]:
    seen = [(hits, of, size) for (hits, of), _, size in strata if of]
    if not seen:
        return stats.interval(0, 0, method=method), *stats.bounds(0, 0, 0)
    share = stats.stratified(seen, method=method)
    if len(seen) < len(strata):
        share = replace(share, method=f"{share.method}_partial")
    total = sum(size for _, _, size in strata)
    low = sum(size * hits / max(apps, 1) for (hits, _), apps, size in strata) / total
    unseen = sum(size * ((apps - of) / apps if apps else 1.0) for (_, of), apps, size in strata) / total
    return replace(share, k=k, n=n), low, low + unseen


def not_judged(tally: Tally, group: Group, cell: Cell) -> int:
    """Give how many apps of a group could not be judged in the measure of a cell."""
    measure, key = cell
    return tally.unjudged[group, f"{measure}:{key}" if measure in KEYED else measure]


def earlier(name: str) -> Row:
    """Give the published figures of an earlier study."""
    data: Row = yamlio.load_data(Path(resource("data")) / "earlier_studies.yaml")[name]
    return data
