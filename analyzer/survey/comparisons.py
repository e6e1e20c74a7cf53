"""What changes within apps (scenarios, consent), from year to year, and from one study to another."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from analyzer.survey import stats
from analyzer.survey.measures import ANY, PAIRED
from analyzer.survey.run import Counted, app_rows
from analyzer.survey.shares import Row

Wave = Mapping[str, tuple[int, int]]
"""app → headline measures it shows, headline measures that could be judged; each a set of bits."""
_STATE_ORDER = {"before": 0, "granted": 1, "refused": 2}


def changes(counted: Counted) -> list[Row]:
    """Give, for two scenarios or two states of consent of the same apps, who shows a data type in which of them.

    kind: scenario or state. apps: judged in both. p: exact McNemar; p_holm: adjusted over the table.
    """
    tally = counted.tally
    rows: list[Row] = []
    for kind, first, second in _pairs(counted):
        here, there = (kind, first, second), (kind, second, first)
        joint = here if first < second else there
        cells = {cell for pair, cell in (*tally.changes, *tally.in_both) if pair in (here, there)}
        for measure, key in sorted(cells, key=lambda cell: (PAIRED.index(cell[0]), cell[1])):
            cell = (measure, key)
            one, other, both = tally.changes[here, cell], tally.changes[there, cell], tally.in_both[joint, cell]
            rows.append(
                {"kind": kind, "first": first, "second": second, "measure": measure, "key": key,
                 "apps": tally.compared[here, measure], "k_first": both + one, "k_second": both + other,
                 "only_first": one, "only_second": other, "p": stats.mcnemar(one, other)}
            )  # fmt: skip
    return _adjusted(rows)


def _pairs(counted: Counted) -> list[tuple[str, str, str]]:
    """Give each pair once: scenarios by name, states of consent in the order in which they come."""
    found = {pair for pair, _ in counted.tally.compared}
    return sorted(
        (kind, first, second)
        for kind, first, second in found
        if (_STATE_ORDER[first] < _STATE_ORDER[second] if kind == "state" else first < second)
    )


def _adjusted(rows: list[Row]) -> list[Row]:
    adjusted = stats.holm({str(number): row["p"] for number, row in enumerate(rows)})
    return [row | {"p_holm": adjusted[str(number)]} for number, row in enumerate(rows)]


def years(counted: Counted) -> list[Row]:
    """Give the headline shares of each year beside those of the year before; empty when all sessions are of one."""
    waves: dict[str, dict[str, tuple[int, int]]] = {}
    for app in app_rows(counted):
        for kind, year, cells, unjudged in app["contexts"]:
            if kind == "year":
                waves.setdefault(year, {})[app["app_id"]] = _bits(cells, unjudged)
    names = sorted(waves)
    rows = [row for first, second in itertools.pairwise(names)
            for row in _beside((first, waves[first]), (second, waves[second]), counted.study.interval)]  # fmt: skip
    return _adjusted(rows)


def studies(earlier: Counted, later: Counted) -> list[Row]:
    """Give the headline shares of two studies, as `years` does."""
    names = (earlier.study.name, later.study.name)
    return _adjusted(_beside((names[0], _wave(earlier)), (names[1], _wave(later)), later.study.interval))


def _wave(counted: Counted) -> Wave:
    return {app["app_id"]: _bits(app["cells"], app["unjudged"]) for app in app_rows(counted)}


def _bits(cells: list[list[str]], unjudged: list[str]) -> tuple[int, int]:
    shown = {key for measure, key in cells if measure == "any"}
    out = {name.removeprefix("any:") for name in unjudged if name.startswith("any:")}
    places = range(len(ANY))
    return (sum(1 << one for one in places if ANY[one] in shown),
            sum(1 << one for one in places if ANY[one] in shown or ANY[one] not in out))  # fmt: skip


def _beside(one: tuple[str, Wave], other: tuple[str, Wave], method: stats.Method) -> list[Row]:
    """Give a row per headline measure: both shares, their difference, and what changed in apps that are in both."""
    (first, before), (second, after) = one, other
    rows: list[Row] = []
    for place, measure in enumerate(ANY):
        bit = 1 << place
        shares = [
            stats.interval(sum(bool(app[0] & bit) for app in wave.values()),
                           sum(bool(app[1] & bit) for app in wave.values()), method=method)
            for wave in (before, after)
        ]  # fmt: skip
        both = [(before[app][0] & bit, after[app][0] & bit) for app in before.keys() & after.keys()
                if before[app][1] & after[app][1] & bit]  # fmt: skip
        gone, come = sum(a > b for a, b in both), sum(b > a for a, b in both)
        apart, low, high = stats.difference(*shares)
        row: Row = {"measure": measure, "first": first, "second": second}
        for share, name in zip(shares, ("first", "second"), strict=True):
            row |= {f"k_{name}": share.k, f"n_{name}": share.n, f"share_{name}": share.share,
                    f"ci_low_{name}": share.low, f"ci_high_{name}": share.high}  # fmt: skip
        rows.append(row | {"difference": apart, "ci_low": low, "ci_high": high, "ci_method": "newcombe",
                           "in_both": len(both), "only_first": gone, "only_second": come,
                           "p": stats.mcnemar(gone, come)})  # fmt: skip
    return rows
