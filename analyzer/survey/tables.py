"""The tables of a study in tidy form: a row per figure, with counts, interval and what could not be judged."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.model.enums import Severity
from analyzer.rules.engine import load_rules
from analyzer.survey import cca, comparisons, stats
from analyzer.survey.measures import ANY, OVER_ALL, Cell
from analyzer.survey.raters import agreement
from analyzer.survey.run import Counted, app_rows
from analyzer.survey.shares import Row, groups, judged, share_row
from analyzer.survey.tally import ALL, Tally


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


def bulletin(counted: Counted) -> list[Row]:
    """Give finding type × apps, most apps first: how many, and which."""
    named: dict[str, list[str]] = {}
    for app in app_rows(counted):
        for measure, key in app["cells"]:
            if measure == "finding":
                named.setdefault(key, []).append(app["app_id"])
    rows = [share_row(counted, ALL, ("finding", rule)) | {"apps": "; ".join(apps)} for rule, apps in named.items()]
    return sorted(rows, key=lambda row: (-row["k"], row["key"]))


def notice(counted: Counted) -> list[Row]:
    """Give the apps with findings as the Safe Net notices list them: app, version, where it came from, its findings.

    Findings that only inform (severity info) make no app one of a notice.
    """
    rows = []
    informing = {rule.id for rule in load_rules() if rule.severity is Severity.INFO}
    for app in app_rows(counted):
        found = sorted(key for measure, key in app["cells"] if measure == "finding" and key not in informing)
        if found:
            told = {name: app[name] for name in ("app_id", "version", "store")}
            rows.append(told | {"n": len(found), "findings": " ".join(found)})
    return sorted(rows, key=lambda row: (-row["n"], row["app_id"]))


def top(counted: Counted, measure: str, n: int = 20) -> list[Row]:
    """Give the keys of a measure that most apps show."""
    rows = [share_row(counted, ALL, cell) for cell in _cells(counted.tally, measure)]
    return sorted(rows, key=lambda row: (-row["k"], row["key"]))[:n]


def paths(counted: Counted) -> list[Row]:
    """Give data type, company and country of every way that data took, with the apps that took it."""
    rows = []
    for cell in _cells(counted.tally, "path"):
        data_type, rest = cell[1].split(">", 1)
        party, country = rest.rsplit(">", 1)  # a company may be called anything
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
                     "ci_high": high, "ci_method": "wilson" if share in (0.0, 1.0) else "linearized"})  # fmt: skip
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
    return {
        "eligibility": eligibility(counted), "prevalence": prevalence(counted), "cca": cca.cca(counted),
        "declared_observed": cca.declared_observed(counted), "policy": cca.policy(counted),
        "bulletin": bulletin(counted), "notice": notice(counted),
        "recipients": top(counted, "recipient"), "sdks": top(counted, "sdk"),
        "responsibility": responsibility(counted), "countries": top(counted, "country"), "paths": paths(counted),
        "changes": comparisons.changes(counted), "years": comparisons.years(counted), "first_sent": first_sent(counted),
        "traffic": traffic(counted), "trials": trials(counted), "clusters": clusters(counted),
        "agreement": agreement(counted.ratings, counted.study),
    }  # fmt: skip
