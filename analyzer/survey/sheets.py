"""Sheets of a study's paper beyond its shares: declarations, SDKs, changes, years, traffic, raters."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from statistics import median

from analyzer.i18n.catalog import t, t_or
from analyzer.report.company import sdk_name
from analyzer.report.paper import Sheet, plain
from analyzer.report.wording import type_name
from analyzer.rules.engine import load_rules
from analyzer.survey.measures import OWN_CODE
from analyzer.survey.shares import Row

MOST = 15
"""Rows of a long table that the page shows; the files hold all."""


def columns(lang: str, *names: str) -> list[str]:
    """Give the heads of columns."""
    return [t(f"survey.column_{name}", lang) for name in names]


def percent(share: float) -> str:
    """Give a share in percent, a dash where there is none.

    >>> percent(0.5), percent(float("nan"))
    ('50.0 %', '–')
    """
    return "–" if math.isnan(share) else f"{100 * share:.1f} %"


def p_text(p: float) -> str:
    """Give a p value with four decimals; none is zero.

    >>> p_text(0.03125), p_text(4.8e-7)
    ('0.0312', '<0.0001')
    """
    return f"{p:.4f}" if p >= 0.00005 else "<0.0001"


def within(share: float, low: float, high: float) -> str:
    """Give a share with its interval."""
    return percent(share) if math.isnan(low) else f"{percent(share)} [{100 * low:.1f}, {100 * high:.1f}]"


def counted_text(rows: Sequence[Row], lang: str) -> str:
    """Give what was counted, and each reason to leave some out with its number; rows: those of `eligibility`."""
    out = [row for row in rows if row["stage"] == "left_out"]
    found, counted, silent = (next((row for row in rows if row["stage"] == name), None)
                              for name in ("found", "counted", "of_these"))  # fmt: skip
    assert found is not None
    assert counted is not None
    told = {"sessions": counted["sessions"], "apps": counted["apps"], "found": found["sessions"],
            "found_apps": found["apps"]}  # fmt: skip
    reasons = t("list.comma", lang).join(
        t("survey.left_out_one", lang, reason=t(f"survey.reason_{row['reason']}", lang), n=row["sessions"],
          apps=row["apps"])
        for row in out
    )  # fmt: skip
    text = t("survey.counted_of", lang, **told) + (t("survey.left_out", lang, reasons=reasons) if out else "")
    return text + (t("survey.silent_of", lang, n=silent["sessions"], apps=silent["apps"]) if silent else "")


def declared_sheet(rows: Sequence[Row], lang: str) -> Sheet:
    """Give what apps declare beside what was observed."""
    order = sorted(rows, key=lambda row: (-row["both"] - row["declared_only"] - row["observed_only"], row["data_type"]))
    names = ("both", "declared_only", "observed_only", "neither", "n")
    cells = [[type_name(row["data_type"], lang), *(str(row[name]) for name in names)] for row in order[:MOST]]
    heads = columns(lang, "data", "both", "declared_only", "observed_only", "neither", "n")
    return Sheet(t("survey.declared_observed", lang), heads, cells, [], t("survey.no_scopes", lang))


def notice_sheet(rows: Sequence[Row], lang: str) -> Sheet:
    """Give the apps with findings in the columns of a Safe Net notice, those with most findings first."""
    titles = {rule.id: rule.doc[lang].title for rule in load_rules()}
    cells = [
        [plain(row["app_id"]), plain(row["version"]), plain(row["store"]),
         "\n".join(titles.get(name, plain(name)) for name in row["findings"].split())]
        for row in rows[:MOST]
    ]  # fmt: skip
    more = [t("survey.notice_more", lang, n=len(rows) - MOST)] if len(rows) > MOST else []
    heads = [t(f"column.{name}", lang) for name in ("app_name", "version", "app_source")]
    return Sheet(t("survey.notice", lang), [*heads, *columns(lang, "finding")], cells, more)


def policy_sheet(rows: Sequence[Row], lang: str, name_of: Callable[[str], str]) -> Sheet:
    """Give the stars of the policies by group: apps, mean and median score, apps per stars. name_of: a value."""
    by_group: dict[str, list[Row]] = {}
    for row in rows:
        by_group.setdefault(row["value"], []).append(row)
    cells = []
    for value, apps in sorted(by_group.items()):
        scores = [row["score"] for row in apps]
        stars = Counter(row["stars"] for row in apps)
        told = t("list.comma", lang).join(f"{number:g}★ × {n}" for number, n in sorted(stars.items(), reverse=True))
        mean = math.fsum(scores) / len(scores)
        cells.append([name_of(value), str(len(apps)), f"{mean:.2f}", f"{median(scores):g}", told])
    heads = columns(lang, "group", "apps", "mean", "median", "stars")
    return Sheet(t("survey.policy", lang), heads, cells, [t("survey.stars_scale", lang)])


def responsibility_sheet(rows: Sequence[Row], lang: str) -> Sheet:
    """Give whose code read which data, and whose reads were sent."""
    cells = [[type_name(row["data_type"], lang), code_name(row["sdk"], lang), f"{row['read']}/{row['n_read']}",
              f"{row['sent']}/{row['n_sent']}"] for row in rows[:MOST]]  # fmt: skip
    heads = columns(lang, "data", "code", "read_by", "sent_by")
    return Sheet(t("survey.responsibility", lang), heads, cells, [], t("survey.nothing", lang))


def code_name(sdk: str, lang: str) -> str:
    """Give the name of whose code it is."""
    return t("survey.own_code", lang) if sdk == OWN_CODE else sdk_name(sdk, lang)


def condition(row: Row, side: str, lang: str) -> str:
    """Give the name of one side of a comparison: a scenario's own name, or a state of consent in words."""
    name = plain(row[side])
    return t_or(f"survey.state_{name}", lang, name) if row["kind"] == "state" else name


def changes_sheet(rows: Sequence[Row], lang: str) -> Sheet:
    """Give what differs within apps, the clearest differences first."""
    order = sorted(rows, key=lambda row: row["p"])
    cells = [
        [f"{condition(row, 'first', lang)} → {condition(row, 'second', lang)}",
         t("list.pair", lang, label=t(f"survey.any_{row['measure']}", lang), text=type_name(row["key"], lang)),
         f"{row['k_first']}/{row['apps']}", f"{row['k_second']}/{row['apps']}", str(row["only_first"]),
         str(row["only_second"]), f"{p_text(row['p'])} / {p_text(row['p_holm'])}"]
        for row in order[:MOST]
    ]  # fmt: skip
    heads = columns(lang, "compared", "measure", "first", "second", "only_first", "only_second", "p")
    return Sheet(t("survey.changes", lang), heads, cells, [], t("survey.no_pairs", lang))


def waves_sheet(rows: Sequence[Row], name: str, lang: str) -> Sheet:
    """Give the headline shares of two years or studies beside each other."""
    cells = []
    for row in rows:
        sides = [f"{row[f'k_{side}']}/{row[f'n_{side}']} = "
                 + within(row[f"share_{side}"], row[f"ci_low_{side}"], row[f"ci_high_{side}"])
                 for side in ("first", "second")]  # fmt: skip
        pair = f"{plain(row['first'])} → {plain(row['second'])}"
        cells.append([pair, t(f"survey.any_{row['measure']}", lang), *sides, _points(row),
                      f"{row['only_first']} / {row['only_second']} ({row['in_both']})",
                      f"{p_text(row['p'])} / {p_text(row['p_holm'])}"])  # fmt: skip
    heads = columns(lang, "compared", "measure", "earlier", "later", "difference", "gone_come", "p")
    return Sheet(t(f"survey.{name}", lang), heads, cells, [t("survey.waves_note", lang)])


def _points(row: Row) -> str:
    if math.isnan(row["difference"]):
        return "–"
    return f"{100 * row['difference']:+.1f} [{100 * row['ci_low']:+.1f}, {100 * row['ci_high']:+.1f}]"


def traffic_sheet(rows: Sequence[Row], lang: str) -> Sheet:
    """Give in what share of requests each method found something sent."""
    cells = [[method_name(row["method"], lang), f"{row['requests']}/{row['n']}",
              within(row["share"], row["ci_low"], row["ci_high"])] for row in rows]  # fmt: skip
    heads = columns(lang, "method", "requests", "share_of_requests")
    return Sheet(t("survey.traffic", lang), heads, cells, [t("survey.traffic_note", lang)], t("survey.nothing", lang))


def method_name(method: str, lang: str) -> str:
    """Give the name of a way to find something in a request."""
    return t("survey.any_method", lang) if method == "any" else t_or(f"survey.how_{method}", lang, plain(method))


def agreement_sheet(rows: Sequence[Row], lang: str) -> Sheet:
    """Give how far raters agree."""
    cells = [[plain(row["question"]), plain(row["raters"]), str(row["n"]), percent(row["share_agreed"]),
              _kappa(row), t(f"survey.kappa_{row['method']}", lang)] for row in rows]  # fmt: skip
    heads = columns(lang, "question", "raters", "n", "agreed", "kappa", "method")
    return Sheet(t("survey.agreement", lang), heads, cells)


def _kappa(row: Row) -> str:
    if math.isnan(row["kappa"]):
        return "–"
    interval = "" if math.isnan(row["ci_low"]) else f" [{row['ci_low']:.3f}, {row['ci_high']:.3f}]"
    return f"{row['kappa']:.3f}{interval}"


def trials_sheet(rows: Sequence[Row], lang: str) -> Sheet:
    """Give how often repeated trials show the same."""
    cells = [[t(f"survey.any_{row['measure']}", lang) if row["measure"] else t("survey.everything", lang),
              f"{row['agreeing']}/{row['pairs']}", percent(row["share"])] for row in rows]  # fmt: skip
    return Sheet(t("survey.trials", lang), columns(lang, "measure", "agreeing_pairs", "share_alone"), cells)
