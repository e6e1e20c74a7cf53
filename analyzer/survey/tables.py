"""The tables of a study in tidy form: a row per figure, with counts, interval and what could not be judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from analyzer import yamlio
from analyzer.resources import path as resource
from analyzer.survey import stats
from analyzer.survey.measures import ANY, Cell
from analyzer.survey.run import Counted
from analyzer.survey.tally import ALL, PAIRED, Group, Tally

Row = dict[str, Any]

PREVALENCE = (
    "study", "group", "value", "measure", "key", "k", "n", "share", "ci_low", "ci_high", "ci_method", "n_not_judged",
    "share_if_rest_clean", "share_if_rest_not", "n_apps",
)  # fmt: skip
"""Columns of `prevalence`: k of n apps show the cell; n_not_judged more were eligible and could not be judged."""


def prevalence(counted: Counted) -> list[Row]:
    """Give one row per group and cell that any app shows, all apps first, then by group, measure and key.

    Ways of data (`path`) are counted over all apps only; the headline measures have a row even where no app shows them.
    """
    cells = sorted({cell for _, cell in counted.tally.hits} | {("any", name) for name in ANY})
    return [
        share_row(counted, group, cell)
        for group in groups(counted)
        for cell in cells
        if group == ALL or cell[0] != "path"
    ]


def groups(counted: Counted) -> list[Group]:
    """Give all groups of a study, that of all apps first."""
    names = {name: position for position, name in enumerate(counted.study.group_by)}
    others = sorted((group for group in counted.tally.apps if group != ALL), key=lambda one: (names[one[0]], one[1]))
    return [ALL, *others]


def share_row(counted: Counted, group: Group, cell: Cell) -> Row:
    """Give the row of one figure."""
    tally, (measure, key) = counted.tally, cell
    n_not_judged = not_judged(tally, group, cell)
    k, n_apps = tally.hits[group, cell], tally.apps[group]
    # An app that shows the cell was judged, whatever else of it could not be.
    n = max(n_apps - n_not_judged, k)
    share = _interval(counted, group, k, n)
    low, high = stats.bounds(k, n, n_apps - n)
    values = (
        counted.study.name, *group, measure, key, k, n, share.share, share.low, share.high, share.method, n_apps - n,
        low, high, n_apps,
    )  # fmt: skip
    return dict(zip(PREVALENCE, values, strict=True))


def _interval(counted: Counted, group: Group, k: int, n: int) -> stats.Share:
    name, value = group
    populations = counted.study.populations
    first = counted.study.group_by[0] if counted.study.group_by else ""
    size = populations.get(value) if name == first and group != ALL else None
    return stats.wilson(k, n, population=max(size, n) if size else None)


def not_judged(tally: Tally, group: Group, cell: Cell) -> int:
    """Give how many apps of a group could not be judged in the measure of a cell."""
    measure, key = cell
    return tally.unjudged[group, f"{measure}:{key}" if measure in ("finding", "any") else measure]


def eligibility(counted: Counted) -> list[Row]:
    """Give what became of every session and app: stage, reason, sessions, apps lost by it."""
    tally = counted.tally
    rows: list[Row] = [{"stage": "found", "reason": "", "sessions": counted.n_folders, "apps": _n_apps(tally)}]
    for reason in sorted(tally.reasons):
        rows.append(
            {"stage": "left_out", "reason": reason, "sessions": tally.reasons[reason], "apps": tally.lost[reason]}
        )
    rows.append({"stage": "counted", "reason": "", "sessions": tally.sessions["counted"], "apps": tally.apps[ALL]})
    return rows


def _n_apps(tally: Tally) -> int:
    return tally.apps[ALL] + sum(tally.lost.values())


def cca(counted: Counted) -> list[Row]:
    """Give the table of the China Consumers Association: group × class of data, apps that over-collect at run time.

    The row of all apps carries the published count beside ours. An app is counted once per class, whatever number of
    the class's data types it takes; so classes are counted from the rows of apps, not summed.
    """
    study = earlier("cca2018")
    columns = [*study["classes"], {"id": "any", "data_types": None, "apps": study["overcollecting"]}]
    by_group: dict[Group, dict[str, list[int]]] = {}
    for app in _apps(counted):
        cells = {tuple(cell) for cell in app["cells"]}
        is_judged = "overcollected" not in app["unjudged"]
        hits = {one["id"]: _shows(cells, one["data_types"]) for one in columns}
        for group in [ALL, *zip(counted.study.group_by[:1], app["groups"][:1], strict=True)]:
            for name, is_hit in hits.items():
                counts = by_group.setdefault(group, {}).setdefault(name, [0, 0])
                counts[0] += is_hit
                counts[1] += is_judged or is_hit
    rows = []
    for group in [*(one for one in groups(counted) if one[0] in counted.study.group_by[:1]), ALL]:
        for one in columns:
            k, n = by_group.get(group, {}).get(one["id"], [0, 0])
            share = stats.wilson(k, n)
            rows.append(
                {"group": group[0], "value": group[1], "class": one["id"], "k": k, "n": n, "share": share.share,
                 "ci_low": share.low, "ci_high": share.high,
                 "published_k": one["apps"] if group == ALL else None,
                 "published_n": study["n"] if group == ALL else None}
            )  # fmt: skip
    return rows


def _shows(cells: set[tuple[str, ...]], data_types: Sequence[str] | None) -> bool:
    if data_types is None:
        return ("any", "overcollected") in cells
    return any(("overcollected", name) in cells for name in data_types)


def _apps(counted: Counted) -> Iterator[Row]:
    from analyzer.survey.run import part_rows

    for part in part_rows(counted.parts):
        yield from part["apps"]


def earlier(name: str) -> Row:
    """Give the published figures of an earlier study."""
    data: Row = yamlio.load_data(Path(resource("data")) / "earlier_studies.yaml")[name]
    return data


def bulletin(counted: Counted) -> list[Row]:
    """Give finding type × apps, most apps first: how many, and which."""
    named: dict[str, list[str]] = {}
    for app in _apps(counted):
        for measure, key in app["cells"]:
            if measure == "finding":
                named.setdefault(key, []).append(app["app_id"])
    rows = [share_row(counted, ALL, ("finding", rule)) | {"apps": " ".join(apps)} for rule, apps in named.items()]
    return sorted(rows, key=lambda row: (-row["k"], row["key"]))


def top(counted: Counted, measure: str, n: int = 20) -> list[Row]:
    """Give the keys of a measure that most apps show."""
    rows = [share_row(counted, ALL, cell) for cell in _cells(counted.tally, measure)]
    return sorted(rows, key=lambda row: (-row["k"], row["key"]))[:n]


def paths(counted: Counted) -> list[Row]:
    """Give data type, company and country of every way that data took, with the apps that took it."""
    rows = []
    for cell in _cells(counted.tally, "path"):
        data_type, party, country = cell[1].split(">")
        rows.append(
            {"data_type": data_type, "party_id": party, "country": country, "apps": counted.tally.hits[ALL, cell]}
        )
    return sorted(rows, key=lambda row: (-row["apps"], row["data_type"], row["party_id"]))


def _cells(tally: Tally, measure: str) -> Iterable[Cell]:
    return sorted({cell for group, cell in tally.hits if group == ALL and cell[0] == measure})


def changes(counted: Counted) -> list[Row]:
    """Give, for two scenarios of the same apps, what only one of them shows: exact McNemar, Holm over the table."""
    tally = counted.tally
    rows: list[Row] = []
    for first, second in sorted(pair for pair in tally.compared if pair[0] < pair[1]):
        cells = {cell for one, other, cell in tally.changes if {one, other} == {first, second}}
        for measure, key in sorted(cell for cell in cells if cell[0] in PAIRED):
            only_first = tally.changes[first, second, (measure, key)]
            only_second = tally.changes[second, first, (measure, key)]
            rows.append(
                {
                    "first": first,
                    "second": second,
                    "measure": measure,
                    "key": key,
                    "apps": tally.compared[first, second],
                    "only_first": only_first,
                    "only_second": only_second,
                    "p": stats.mcnemar(only_first, only_second),
                }
            )
    adjusted = stats.holm({str(number): row["p"] for number, row in enumerate(rows)})
    return [row | {"p_holm": adjusted[str(number)]} for number, row in enumerate(rows)]


def first_sent(counted: Counted) -> list[Row]:
    """Give the distribution of the time to the first personal data sent: ms, apps so far, of all apps that sent."""
    times, so_far, rows = counted.tally.first_sent_ms, 0, []
    n = sum(times.values())
    for ms in sorted(times):
        so_far += times[ms]
        rows.append({"ms": ms, "apps": so_far, "n": n, "share": so_far / n})
    return rows


def clusters(counted: Counted) -> list[Row]:
    """Give the headline shares with the interval of a bootstrap over what apps share; empty without `cluster`."""
    tally, study = counted.tally, counted.study
    names = sorted({cluster for _, cluster, what in tally.clusters if what == "n"})
    rows = []
    for key in sorted(key for measure, key in _cells(tally, "any")):
        hits = [tally.clusters[key, name, "k"] for name in names]
        totals = [max(tally.clusters["", name, "n"] - tally.clusters[key, name, "unjudged"], k)
                  for name, k in zip(names, hits, strict=True)]  # fmt: skip
        low, high = stats.cluster_bootstrap(hits, totals, seed=study.seed, repetitions=study.repetitions)
        if names:
            rows.append({"measure": key, "k": sum(hits), "n": sum(totals), "clusters": len(names), "ci_low": low,
                         "ci_high": high, "ci_method": "cluster_bootstrap", "seed": study.seed})  # fmt: skip
    return rows


def all_tables(counted: Counted) -> dict[str, list[Row]]:
    """Give every table by name."""
    return {
        "eligibility": eligibility(counted), "prevalence": prevalence(counted), "cca": cca(counted),
        "bulletin": bulletin(counted), "recipients": top(counted, "recipient"), "sdks": top(counted, "sdk"),
        "countries": top(counted, "country"), "paths": paths(counted), "changes": changes(counted),
        "first_sent": first_sent(counted), "clusters": clusters(counted),
    }  # fmt: skip
