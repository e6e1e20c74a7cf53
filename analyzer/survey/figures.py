"""Figures of a study as SVG, one drawing per file; the numbers of each stand in a table of the same name."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from analyzer.datatypes import name_of
from analyzer.i18n.catalog import t
from analyzer.rules.engine import load_rules
from analyzer.survey import drawing
from analyzer.survey.drawing import BLUE, FAINT
from analyzer.survey.flows import caption, eligibility_flow, ways
from analyzer.survey.measures import PAIRED
from analyzer.survey.paper import group_name, has_declared, key_name
from analyzer.survey.shares import Row, earlier
from analyzer.survey.sheets import code_name, condition, method_name

_ROWS = 15
Tables = Mapping[str, Sequence[Row]]


def figures(tables: Tables, lang: str) -> dict[str, str]:
    """Give name → SVG of every figure that has something to show. Same tables and language, same bytes."""
    drawn = {name: draw(tables, lang) for name, draw in _FIGURES.items()}
    return {name: svg for name, svg in drawn.items() if svg}


def _headline(tables: Tables, lang: str) -> str:
    rows = [row for row in tables["prevalence"] if row["group"] == "" and row["measure"] == "any" and row["n"]]
    rows = sorted(rows, key=lambda row: -row["share"])
    names = [t(f"survey.any_{row['key']}", lang) for row in rows]
    return drawing.points_with_intervals(names, rows, caption(tables, "headline", lang), t("survey.axis_share", lang))


def _bulletin(tables: Tables, lang: str) -> str:
    titles = {rule.id: rule.doc[lang].title for rule in load_rules()}
    rows = list(tables["bulletin"])[:_ROWS]
    names = [str(titles.get(row["key"], row["key"])) for row in rows]
    return drawing.points_with_intervals(names, rows, caption(tables, "bulletin", lang), t("survey.axis_share", lang))


def _recipients(tables: Tables, lang: str) -> str:
    rows = list(tables["recipients"])[:_ROWS]
    names = [key_name(row, lang) for row in rows]
    return drawing.points_with_intervals(names, rows, caption(tables, "recipients", lang), t("survey.axis_share", lang))


def _traffic(tables: Tables, lang: str) -> str:
    rows = [row | {"k": row["requests"]} for row in tables["traffic"] if not math.isnan(row["ci_low"])]
    names = [method_name(row["method"], lang) for row in rows]
    return drawing.points_with_intervals(names, rows, caption(tables, "traffic", lang), t("survey.axis_requests", lang))


def _cca(tables: Tables, lang: str) -> str:
    """Draw group × class of data, observed and, where scope files were given, declared."""
    rows = tables["cca"]
    names = [(one["id"], one[lang]) for one in earlier("cca2018")["classes"]] + [("any", t("survey.all_classes", lang))]
    kinds = [("", "observed"), *([("declared_", "declared")] if has_declared(rows) else [])]
    found = {(row["group"], row["value"], row["class"]): row for row in rows}
    groups = list(dict.fromkeys((row["group"], row["value"]) for row in rows))
    heads = [f"{drawing.wrapped(head, 14)}\n{t(f'survey.{kind}', lang)}" for _, kind in kinds for _, head in names]
    cells = [[_cell(found[*group, name], prefix) for prefix, _ in kinds for name, _ in names] for group in groups]
    told = caption(tables, "cca", lang)
    return drawing.grid([group_name(group, lang) for group in groups], heads, cells, told, every=len(names))


def _cell(row: Row, prefix: str) -> tuple[float, str]:
    k, n = row[f"{prefix}k"], row[f"{prefix}n"]
    return (k / n, f"{k}/{n}") if n else (math.nan, "–")


def _heat(tables: Tables, lang: str) -> str:
    """Draw data type × company: how many apps sent it there."""
    paths = tables["paths"]
    total: dict[str, int] = {}
    for row in paths:
        total[row["party_id"]] = total.get(row["party_id"], 0) + row["apps"]
    parties = sorted(total, key=lambda name: (-total[name], name))[:_ROWS]
    types = sorted({row["data_type"] for row in paths if row["party_id"] in parties})
    apps: dict[tuple[str, str], int] = {}
    for row in paths:
        place = (row["data_type"], row["party_id"])
        apps[place] = apps.get(place, 0) + row["apps"]
    n = max((row["n"] for row in tables["prevalence"] if row["group"] == "" and row["measure"] == "path"), default=0)
    cells = [[_shaded(apps.get((name, party), 0), n) for party in parties] for name in types]
    heads = [drawing.wrapped(key_name({"measure": "recipient", "key": party}, lang), 13) for party in parties]
    return drawing.grid([name_of(name, lang) for name in types], heads, cells, caption(tables, "heat", lang))


def _shaded(k: int, n: int) -> tuple[float, str]:
    return (k / n if n else math.nan), str(k or "")


def _responsibility(tables: Tables, lang: str) -> str:
    """Draw data type × whose code read it: apps."""
    rows = tables["responsibility"]
    total: dict[str, int] = {}
    for row in rows:
        total[row["sdk"]] = total.get(row["sdk"], 0) + row["read"]
    sdks = sorted(total, key=lambda name: (-total[name], name))[:_ROWS]
    types = sorted({row["data_type"] for row in rows})
    found = {(row["data_type"], row["sdk"]): row for row in rows}
    empty = {"read": 0, "n_read": 0}
    cells = [[_shaded(row["read"], row["n_read"]) for sdk in sdks for row in [found.get((name, sdk), empty)]]
             for name in types]  # fmt: skip
    heads = [drawing.wrapped(code_name(sdk, lang), 13) for sdk in sdks]
    return drawing.grid([name_of(name, lang) for name in types], heads, cells, caption(tables, "whose_code", lang))


def _first_sent(tables: Tables, lang: str) -> str:
    """Draw the share of apps that have sent personal data by a time after the start."""
    rows = tables["first_sent"]
    if not rows:
        return ""

    def draw(axes: Any) -> None:
        seconds = [row["ms"] / 1000 for row in rows]
        end = seconds[-1] * 1.05 + 0.01
        axes.step([0, *seconds, end], [0, *(100 * row["share"] for row in rows), 100], where="post", color=BLUE)
        axes.set_xlabel(t("survey.axis_seconds", lang))
        axes.set_ylabel(t("survey.axis_sent", lang, n=rows[0]["n"]))
        axes.set_ylim(0, 102)
        axes.set_xlim(0)
        axes.grid(color=FAINT, linewidth=0.5)

    return drawing.picture(draw, caption(tables, "first_sent", lang), size=(6, 2.8), margin=(0.75, 0.6, 0.2))


def _changes(tables: Tables, lang: str) -> str:
    """Draw the share of apps per data type under two conditions: before and after agreeing where that can be told.

    Of the measures that one is drawn which says most about leaving the device and differs anywhere.
    """
    rows = [row for row in tables["changes"] if row["apps"]]
    if not rows:
        return ""
    pair = min(((row["kind"], row["first"], row["second"]) for row in rows), key=lambda one: (one[0] != "state", one))
    of_pair = [row for row in rows if (row["kind"], row["first"], row["second"]) == pair]
    measure = next(name for name in PAIRED if any(row["measure"] == name for row in of_pair))
    kept = sorted((row for row in of_pair if row["measure"] == measure), key=lambda row: (row["p"], -row["k_first"]))
    lines = [(name_of(row["key"], lang), row["k_first"] / row["apps"], row["k_second"] / row["apps"])
             for row in kept[:_ROWS]]  # fmt: skip
    axis = t("survey.axis_compared", lang, n=kept[0]["apps"], measure=t(f"survey.any_{measure}", lang))
    ends = (condition(kept[0], "first", lang), condition(kept[0], "second", lang))
    return drawing.slopes(lines, ends, caption(tables, "changes", lang), axis)


def _waves(name: str) -> Callable[[Tables, str], str]:
    def draw(tables: Tables, lang: str) -> str:
        rows = [row for row in tables.get(name, ()) if row["n_first"] and row["n_second"]]
        if not rows:
            return ""
        last = [row for row in rows if (row["first"], row["second"]) == (rows[-1]["first"], rows[-1]["second"])]
        lines = [(t(f"survey.any_{row['measure']}", lang), row["share_first"], row["share_second"]) for row in last]
        ends = (drawing.wrapped(last[0]["first"], 20, 2), drawing.wrapped(last[0]["second"], 20, 2))
        return drawing.slopes(lines, ends, caption(tables, name, lang), t("survey.axis_apps_share", lang))

    return draw


_FIGURES: dict[str, Callable[[Tables, str], str]] = {
    "eligibility": eligibility_flow, "prevalence": _headline, "cca": _cca, "bulletin": _bulletin,
    "recipients": _recipients, "responsibility": _responsibility, "heat": _heat, "flow": ways,
    "first_sent": _first_sent, "changes": _changes, "years": _waves("years"), "studies": _waves("studies"),
    "traffic": _traffic,
}  # fmt: skip
