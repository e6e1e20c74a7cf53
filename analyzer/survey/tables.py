"""The tables of a study in tidy form: a row per figure, with counts, interval and what could not be judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from analyzer import yamlio
from analyzer.resources import path as resource
from analyzer.survey import stats
from analyzer.survey.measures import ANY, KEYED, OVER_ALL, Cell
from analyzer.survey.run import Counted, app_rows
from analyzer.survey.tally import ALL, Group, Tally

Row = dict[str, Any]

PREVALENCE = (
    "study", "group", "value", "measure", "key", "k", "n", "share", "ci_low", "ci_high", "ci_method", "n_not_judged",
    "share_if_rest_clean", "share_if_rest_not", "n_apps",
)  # fmt: skip
"""Columns of `prevalence`: k of n apps show the cell; n_not_judged more were eligible and could not be judged."""


def prevalence(counted: Counted) -> list[Row]:
    """Give one row per group and cell that any app shows, all apps first, then by group, measure and key.

    Ways of data and what SDKs did are counted over all apps only; the headline measures have a row even where no app
    shows them.
    """
    cells = sorted({cell for _, cell in counted.tally.hits} | {("any", name) for name in ANY})
    return [
        share_row(counted, group, cell)
        for group in groups(counted)
        for cell in cells
        if group == ALL or cell[0] not in OVER_ALL
    ]


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


def eligibility(counted: Counted) -> list[Row]:
    """Give what became of every session and app: stage, reason, sessions, apps lost by it.

    Below those counted (stage `of_these`) stand the ones that do not say whether their scenario was played to its end.
    """
    tally = counted.tally
    rows: list[Row] = [{"stage": "found", "reason": "", "sessions": counted.n_folders, "apps": _n_apps(tally)}]
    for reason in sorted(tally.reasons):
        rows.append(
            {"stage": "left_out", "reason": reason, "sessions": tally.reasons[reason], "apps": tally.lost[reason]}
        )
    rows.append({"stage": "counted", "reason": "", "sessions": tally.sessions["counted"], "apps": tally.apps[ALL]})
    if silent := tally.sessions["silent"]:
        silent_apps = tally.sessions["silent_apps"]
        rows.append({"stage": "of_these", "reason": "scenario_silent", "sessions": silent, "apps": silent_apps})
    return rows


def _n_apps(tally: Tally) -> int:
    return tally.apps[ALL] + sum(tally.lost.values())


def earlier(name: str) -> Row:
    """Give the published figures of an earlier study."""
    data: Row = yamlio.load_data(Path(resource("data")) / "earlier_studies.yaml")[name]
    return data


def bulletin(counted: Counted) -> list[Row]:
    """Give finding type × apps, most apps first: how many, and which."""
    named: dict[str, list[str]] = {}
    for app in app_rows(counted):
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


def responsibility(counted: Counted) -> list[Row]:
    """Give whose code read a data type, and whose reads were sent: apps per data type and SDK (`app`: its own)."""
    tally = counted.tally
    keys = sorted({cell[1] for measure in ("sdk_read", "sdk_sent") for cell in _cells(tally, measure)})
    rows = []
    for key in keys:
        data_type, sdk = key.split(">", 1)
        (read, n_read), (sent, n_sent) = (judged(tally, ALL, (measure, key)) for measure in ("sdk_read", "sdk_sent"))
        of_code = {"read": read, "n_read": n_read, "sent": sent, "n_sent": n_sent}
        rows.append({"data_type": data_type, "sdk": sdk} | of_code)
    return sorted(rows, key=lambda row: (-row["read"], row["data_type"], row["sdk"]))


def traffic(counted: Counted) -> list[Row]:
    """Give the share of requests in which a method found what was sent, `any` first; apps count by their requests."""
    sums = counted.tally.traffic
    n, n_apps = sums["", "n"], sums["", "apps"]
    rows = []
    for method in sorted({method for method, _ in sums if method}):
        parts = {name: sums[method, name] for name in ("k", "kk", "kn")} | {"n": n, "nn": sums["", "nn"]}
        share, low, high = stats.ratio(parts, n_apps)
        rows.append({"method": method, "requests": parts["k"], "n": n, "apps": n_apps, "share": share, "ci_low": low,
                     "ci_high": high, "ci_method": "linearized"})  # fmt: skip
    return sorted(rows, key=lambda row: (row["method"] != "any", -row["requests"], row["method"]))


def trials(counted: Counted) -> list[Row]:
    """Give how often two trials of the same app, scenario and version show the same; "" is every cell together."""
    tally, rows = counted.tally, []
    for measure in sorted({measure for measure, _ in tally.trials}):
        pairs, agreeing = tally.trials[measure, "pairs"], tally.trials[measure, "agreeing"]
        rows.append({"measure": measure, "pairs": pairs, "agreeing": agreeing, "share": agreeing / pairs})
    return rows


def all_tables(counted: Counted) -> dict[str, list[Row]]:
    """Give every table by name."""
    from analyzer.survey import cca, comparisons
    from analyzer.survey.raters import agreement

    return {
        "eligibility": eligibility(counted), "prevalence": prevalence(counted), "cca": cca.cca(counted),
        "declared_observed": cca.declared_observed(counted), "policy": cca.policy(counted),
        "bulletin": bulletin(counted), "recipients": top(counted, "recipient"), "sdks": top(counted, "sdk"),
        "responsibility": responsibility(counted), "countries": top(counted, "country"), "paths": paths(counted),
        "changes": comparisons.changes(counted), "years": comparisons.years(counted), "first_sent": first_sent(counted),
        "traffic": traffic(counted), "trials": trials(counted), "clusters": clusters(counted),
        "agreement": agreement(counted.ratings, counted.study),
    }  # fmt: skip
