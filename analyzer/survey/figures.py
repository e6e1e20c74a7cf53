"""Figures of a study as SVG, one drawing per file; the numbers of each stand in a CSV of the same name."""

from __future__ import annotations

import io
import itertools
import logging
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from analyzer.datatypes import name_of
from analyzer.i18n.catalog import t
from analyzer.report.safe import shown
from analyzer.rules.engine import load_rules
from analyzer.survey.paper import group_name, key_name
from analyzer.survey.tables import Row, earlier

_BLUE, _ORANGE, _GREEN, _INK, _FAINT = "#0072B2", "#D55E00", "#009E73", "#222222", "#d0d0d0"
"""Okabe and Ito's colors, which people with any color vision tell apart."""
_ROWS = 15
_STYLE: dict[str, Any] = {
    "svg.fonttype": "none", "svg.hashsalt": "consentinel", "font.size": 9, "text.parse_math": False,
    "axes.spines.top": False, "axes.spines.right": False, "axes.unicode_minus": False,
}  # fmt: skip
_FONTS = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"

Tables = Mapping[str, Sequence[Row]]


def figures(tables: Tables, lang: str) -> dict[str, str]:
    """Give name → SVG of every figure that has something to show. Same tables and language, same bytes."""
    drawn = {name: draw(tables, lang) for name, draw in _FIGURES.items()}
    return {name: svg for name, svg in drawn.items() if svg}


def _figure(width: float, height: float, draw: Callable[[Any], None], title: str) -> str:
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    style: Any = dict(mpl.rcParamsDefault)
    with mpl.rc_context(style | _STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # the reader's program draws the text
        logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
        figure = Figure(figsize=(width, height), layout="constrained")
        FigureCanvasSVG(figure)
        axes = figure.add_subplot()
        axes.set_title(shown(title), loc="left", fontsize=11)
        draw(axes)
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    drawn = out.getvalue()
    drawn = re.sub(r"<metadata>.*?</metadata>\s*", "", drawn[drawn.index("<svg") :], flags=re.DOTALL)
    return drawn.replace("sans-serif", _FONTS).replace("'DejaVu Sans', ", "")


def _shares(rows: Sequence[Row], names: Sequence[str], title: str, lang: str) -> str:
    """Draw shares as points with their intervals, the largest on top; beside each, k of n."""
    if not rows:
        return ""

    def draw(axes: Any) -> None:
        y = np.arange(len(rows))
        share = np.array([row["share"] for row in rows]) * 100
        low, high = (np.array([row[name] for row in rows]) * 100 for name in ("ci_low", "ci_high"))
        axes.hlines(y, low, high, color=_BLUE, linewidth=2)
        axes.plot(share, y, "o", color=_BLUE, markersize=6, clip_on=False)
        axes.set_yticks(y, [f"{shown(name)}  {row['k']}/{row['n']}" for name, row in zip(names, rows, strict=True)])
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xlim(0, 100)
        axes.set_xlabel(t("survey.axis_share", lang))
        axes.grid(axis="x", color=_FAINT, linewidth=0.5)

    return _figure(8, 1.1 + 0.3 * len(rows), draw, title)


def _headline(tables: Tables, lang: str) -> str:
    rows = [row for row in tables["prevalence"] if row["group"] == "" and row["measure"] == "any"]
    rows = sorted(rows, key=lambda row: -row["k"])
    return _shares(rows, [t(f"survey.any_{row['key']}", lang) for row in rows], t("survey.headline", lang), lang)


def _bulletin(tables: Tables, lang: str) -> str:
    titles = {rule.id: rule.doc[lang].title for rule in load_rules()}
    rows = list(tables["bulletin"])[:_ROWS]
    return _shares(rows, [str(titles.get(row["key"], row["key"])) for row in rows], t("survey.bulletin", lang), lang)


def _recipients(tables: Tables, lang: str) -> str:
    rows = list(tables["recipients"])[:_ROWS]
    return _shares(rows, [key_name(row, lang) for row in rows], t("survey.recipients", lang), lang)


def _cca(tables: Tables, lang: str) -> str:
    """Draw group × class of data as a table whose cells are shaded by their share."""
    names = [(one["id"], one[lang]) for one in earlier("cca2018")["classes"]] + [
        ("any", t("survey.any_overcollected", lang))
    ]
    groups = list(dict.fromkeys((row["group"], row["value"]) for row in tables["cca"]))
    found = {(row["group"], row["value"], row["class"]): row for row in tables["cca"]}
    cells = [[found[*group, name] for name, _ in names] for group in groups]
    return _grid(
        [group_name(group, lang) for group in groups], [head for _, head in names], cells, t("survey.cca", lang)
    )


def _grid(rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[Row]], title: str) -> str:
    if not rows or not columns:
        return ""

    def draw(axes: Any) -> None:
        shares = np.array([[row["share"] if row["n"] else np.nan for row in line] for line in cells])
        axes.pcolormesh(shares, cmap="Blues", vmin=0, vmax=1.2, edgecolors=_FAINT, linewidth=0.5)
        for y, line in enumerate(cells):
            for x, row in enumerate(line):
                ink = "white" if row["n"] and row["share"] > 0.7 else _INK
                axes.text(
                    x + 0.5,
                    y + 0.5,
                    row.get("text", f"{row['k']}/{row['n']}"),
                    ha="center",
                    va="center",
                    color=ink,
                    fontsize=8,
                )
        axes.set_xticks(np.arange(len(columns)) + 0.5, [shown(name) for name in columns])
        axes.set_yticks(np.arange(len(rows)) + 0.5, [shown(name) for name in rows])
        axes.set_ylim(len(rows), 0)
        axes.tick_params(length=0)

    return _figure(2.6 + 1.15 * len(columns), 1.0 + 0.32 * len(rows), draw, title)


def _heat(tables: Tables, lang: str) -> str:
    """Draw data type × company: how many apps sent it there."""
    paths = tables["paths"]
    total: dict[str, int] = {}
    for row in paths:
        total[row["party_id"]] = total.get(row["party_id"], 0) + row["apps"]
    parties = sorted(total, key=lambda name: (-total[name], name))[:_ROWS]
    types = sorted({row["data_type"] for row in paths if row["party_id"] in parties})
    apps = {(row["data_type"], row["party_id"]): row["apps"] for row in paths}
    n = max((row["n"] for row in tables["prevalence"] if row["group"] == "" and row["measure"] == "path"), default=0)
    cells = [
        [
            {"k": k, "n": n, "share": k / n, "text": str(k or "")}
            for party in parties
            for k in [apps.get((name, party), 0)]
        ]
        for name in types
    ]
    names = [key_name({"measure": "recipient", "key": party}, lang) for party in parties]
    return _grid(
        [name_of(name, lang) for name in types], [_short(name) for name in names], cells, t("survey.heat", lang)
    )


def _short(name: str) -> str:
    return name if len(name) <= 12 else name[:11] + "…"


def _first_sent(tables: Tables, lang: str) -> str:
    """Draw the share of apps that have sent personal data by a time after the start."""
    rows = tables["first_sent"]
    if not rows:
        return ""

    def draw(axes: Any) -> None:
        seconds = [row["ms"] / 1000 for row in rows]
        axes.step(
            [0, *seconds, seconds[-1] * 1.05 + 0.01],
            [0, *(100 * row["share"] for row in rows), 100],
            where="post",
            color=_BLUE,
        )
        axes.set_xlabel(t("survey.axis_seconds", lang))
        axes.set_ylabel(t("survey.axis_sent", lang, n=rows[0]["n"]))
        axes.set_ylim(0, 102)
        axes.set_xlim(0)
        axes.grid(color=_FAINT, linewidth=0.5)

    return _figure(7, 3.4, draw, t("survey.first_sent", lang))


def _changes(tables: Tables, lang: str) -> str:
    """Draw, per data type, the apps that show it in only one of two scenarios."""
    rows = list(tables["changes"])[:_ROWS]
    if not rows:
        return ""

    def draw(axes: Any) -> None:
        y = np.arange(len(rows))
        axes.barh(
            y - 0.2, [row["only_first"] for row in rows], 0.38, color=_BLUE, label=t("survey.column_only_first", lang)
        )
        axes.barh(y + 0.2, [row["only_second"] for row in rows], 0.38, color=_ORANGE, hatch="//", edgecolor="white",
                  label=t("survey.column_only_second", lang))  # fmt: skip
        labels = [f"{shown(row['first'])} / {shown(row['second'])}: {t('survey.any_' + row['measure'], lang)}, "
                  f"{name_of(row['key'], lang)}" for row in rows]  # fmt: skip
        axes.set_yticks(y, labels)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xlabel(t("survey.column_apps", lang))
        axes.legend(frameon=False)

    return _figure(9, 1.2 + 0.4 * len(rows), draw, t("survey.changes", lang))


def _flow(tables: Tables, lang: str) -> str:
    """Draw the ways of data: type to company to country, as bands as wide as the apps are many."""
    rows = list(tables["paths"])[:30]
    if not rows:
        return ""
    names: list[Callable[[str], str]] = [
        lambda key: name_of(key, lang),
        lambda key: key_name({"measure": "recipient", "key": key}, lang),
        lambda key: t("survey.unknown", lang) if key == "unknown" else key,
    ]
    columns = ["data_type", "party_id", "country"]
    places = [_places(rows, column) for column in columns]

    def draw(axes: Any) -> None:
        for side, (left, right) in enumerate(itertools.pairwise(columns)):
            used = [dict.fromkeys(place, 0.0) for place in places]
            for row in sorted(rows, key=lambda one: (places[side][one[left]][0], places[side + 1][one[right]][0])):
                _band(axes, side, row["apps"], _take(places, used, side, row[left], row["apps"]),
                      _take(places, used, side + 1, row[right], row["apps"]))  # fmt: skip
        for side, place in enumerate(places):
            for key, (top, height) in place.items():
                axes.add_patch(_box(side, top, height))
                align = "right" if side == 0 else "left"
                axes.text(
                    side + (-0.03 if side == 0 else 0.05),
                    top + height / 2,
                    shown(names[side](key)),
                    ha=align,
                    va="center",
                    fontsize=8,
                )
        axes.set_xlim(-0.75, 2.6)
        axes.set_ylim(max(top + height for place in places for top, height in place.values()) + 1, -1)
        axes.axis("off")

    return _figure(10, max(3.0, 0.12 * sum(row["apps"] for row in rows) ** 0.5 * 10), draw, t("survey.flow", lang))


def _places(rows: Sequence[Row], column: str) -> dict[str, tuple[float, float]]:
    """Give key → (top, height), the widest first, with a gap between."""
    total: dict[str, float] = {}
    for row in rows:
        total[row[column]] = total.get(row[column], 0.0) + row["apps"]
    gap = 0.06 * sum(total.values()) / max(len(total), 1) + 0.15
    found, top = {}, 0.0
    for key in sorted(total, key=lambda name: (-total[name], name)):
        found[key] = (top, total[key])
        top += total[key] + gap
    return found


def _take(places: Any, used: Any, side: int, key: str, apps: int) -> float:
    begin: float = places[side][key][0] + used[side][key]
    used[side][key] += apps
    return begin


def _band(axes: Any, side: int, apps: int, left: float, right: float) -> None:
    x = np.linspace(0, 1, 24)
    bend = x * x * (3 - 2 * x)
    top = left + (right - left) * bend
    axes.fill_between(
        side + 0.04 + 0.96 * x, top, top + apps, color=_BLUE if side == 0 else _GREEN, alpha=0.35, linewidth=0
    )


def _box(side: int, top: float, height: float) -> Any:
    from matplotlib.patches import Rectangle

    return Rectangle((side, top), 0.04, height, color=_INK, linewidth=0)


def _eligibility(tables: Tables, lang: str) -> str:
    """Draw what became of the sessions, from found to counted."""
    rows = tables["eligibility"]

    def draw(axes: Any) -> None:
        y = np.arange(len(rows))
        colors = {"found": _BLUE, "left_out": _ORANGE, "counted": _GREEN}
        axes.barh(y, [row["sessions"] for row in rows], 0.6, color=[colors[row["stage"]] for row in rows])
        for position, row in enumerate(rows):
            axes.text(row["sessions"], position, f" {row['sessions']} ({row['apps']})", va="center", fontsize=8)
        labels = [
            t(f"survey.reason_{row['reason']}", lang) if row["reason"] else t(f"survey.stage_{row['stage']}", lang)
            for row in rows
        ]
        axes.set_yticks(y, labels)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xlim(0, max(row["sessions"] for row in rows) * 1.15 + 0.1)
        axes.set_xlabel(t("survey.axis_sessions", lang))

    return _figure(8, 1.1 + 0.34 * len(rows), draw, t("survey.eligibility", lang))


_FIGURES: dict[str, Callable[[Tables, str], str]] = {
    "eligibility": _eligibility, "prevalence": _headline, "cca": _cca, "bulletin": _bulletin, "recipients": _recipients,
    "heat": _heat, "flow": _flow, "first_sent": _first_sent, "changes": _changes,
}  # fmt: skip
