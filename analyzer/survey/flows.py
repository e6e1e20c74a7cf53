"""Figures that flow: what became of the sessions, and the ways that data took."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from analyzer.datatypes import name_of
from analyzer.i18n.catalog import t
from analyzer.report.figures.sankey import HEAD, layout, outline
from analyzer.survey.drawing import (
    BLUE,
    FAINT,
    GREEN,
    INK,
    NORMAL,
    ORANGE,
    QUIET,
    SMALL,
    Caption,
    area,
    inches,
    picture,
    rectangle,
    wrapped,
)  # fmt: skip
from analyzer.survey.paper import key_name
from analyzer.survey.shares import Row
from analyzer.survey.sheets import counted_text

_BANDS = 30
_AT, _BAR = (0.0, 3.15, 6.3), 0.13
"""Left edges of the bars of each column, and their width, inches."""
_UNITS_PER_INCH = 80.0
"""Of the layout, so that the least distance of two bars holds a line of text."""
_GROUND = {"facecolor": "white", "alpha": 0.7, "edgecolor": "none", "pad": 0.6}
Tables = Mapping[str, Sequence[Row]]


def caption(tables: Tables, name: str, lang: str) -> Caption:
    """Give the title of a figure, and below it what was counted and what was left out, with every reason."""
    return Caption(t(f"survey.{name}", lang), counted_text(tables["eligibility"], lang))


def eligibility_flow(tables: Tables, lang: str) -> str:
    """Draw what became of the sessions: found on top, counted below, each reason to leave some out at the side."""
    rows = tables["eligibility"]
    out = [row for row in rows if row["stage"] == "left_out"]
    found, *others = (row for row in rows if row["stage"] != "left_out")
    texts = [t("survey.flow_found", lang, **found)]
    texts += ["\n".join(t(f"survey.flow_{row['stage']}", lang, **row) for row in others)]
    sides = [t(f"survey.reason_{row['reason']}", lang) + "\n" + t("survey.flow_left", lang, **row) for row in out]
    wide = max(inches(text) for text in texts) + 0.5
    beside = max((inches(text, SMALL) for text in sides), default=0.0) + 0.4
    step, foot = 0.62, 0.29 + 0.16 * (texts[1].count("\n") + 1)
    height = step * (len(out) + 2) + foot - 0.45
    end = height - foot - 0.1

    def draw(axes: Any) -> None:
        _framed(axes, (0, 0.1, wide, 0.45), texts[0], BLUE)
        _framed(axes, (0, end, wide, foot), texts[1], GREEN)
        axes.annotate("", (wide / 2, end - 0.01), (wide / 2, 0.55), arrowprops=_ARROW)
        for number, text in enumerate(sides, start=1):
            top = step * number + 0.08
            _framed(axes, (wide + 0.5, top, beside, 0.46), text, ORANGE, SMALL)
            axes.annotate("", (wide + 0.49, top + 0.23), (wide / 2, top + 0.23), arrowprops=_ARROW)
        axes.set_xlim(0, wide + 0.5 + beside)
        axes.set_ylim(height, 0)
        axes.axis("off")

    size = (wide + 0.5 + beside, height)
    return picture(draw, Caption(t("survey.eligibility", lang)), size=size, margin=(0.15, 0.1, 0.15))


_ARROW = {"arrowstyle": "-|>", "color": INK, "linewidth": 0.9, "shrinkA": 0, "shrinkB": 0}


def _framed(axes: Any, box: tuple[float, float, float, float], text: str, color: str, points: float = NORMAL) -> None:
    x, y, width, height = box
    rectangle(axes, box, facecolor="white", edgecolor=color, linewidth=1.4)
    lines, deep = text.split("\n"), 1.3 * points / 72
    for number, line in enumerate(lines):  # one by one, so that each is centered in the reader's font
        middle = y + height / 2 + deep * (number - (len(lines) - 1) / 2)
        axes.text(x + width / 2, middle, line, ha="center", va="center", fontsize=points, color=INK)


def ways(tables: Tables, lang: str) -> str:
    """Draw the ways of data: type to company to country, as bands as wide as the apps are many."""
    rows = list(tables["paths"])[:_BANDS]
    if not rows:
        return ""
    placed = layout([((row["data_type"], row["party_id"], row["country"]), row["apps"]) for row in rows])
    names: list[Callable[[str], str]] = [
        lambda key: wrapped(name_of(key, lang), 40, 1),
        lambda key: wrapped(key_name({"measure": "recipient", "key": key}, lang), 24, 1),
        lambda key: wrapped(key_name({"measure": "country", "key": key}, lang), 24, 1),
    ]
    heads = [t(f"figure.column_{name}", lang) for name in ("data", "company", "home")]

    def draw(axes: Any) -> None:
        for band in placed.bands:
            ends = _AT[band.column] + _BAR, _AT[band.column + 1]
            area(axes, *outline(*ends, band), color=BLUE if band.column == 0 else GREEN)
        for bar in placed.bars:
            x, align = (-0.1, "right") if bar.column == 0 else (_BAR + 0.1, "left")
            box = (_AT[bar.column], bar.y, _BAR, max(bar.height, 2.0))
            rectangle(axes, box, facecolor=INK, edgecolor=FAINT, linewidth=0.3)
            axes.text(_AT[bar.column] + x, bar.y + bar.height / 2, names[bar.column](bar.key), ha=align, va="center",
                      fontsize=SMALL, clip_on=False, bbox=_GROUND)  # fmt: skip
        for column, head in enumerate(heads):
            axes.text(_AT[column] + _BAR / 2, HEAD / 2, head, ha="center", va="center", fontsize=SMALL, color=QUIET)
        axes.set_xlim(0, _AT[-1] + _BAR)
        axes.set_ylim(placed.height, 0)
        axes.axis("off")

    told = caption(tables, "flow", lang)
    more = len(tables["paths"]) - len(rows)
    note = told.note + (t("survey.flow_more", lang, n=more) if more else "")
    left = max(inches(names[0](bar.key), SMALL) for bar in placed.bars if bar.column == 0) + 0.25
    right = max(inches(names[2](bar.key), SMALL) for bar in placed.bars if bar.column == 2) + 0.3
    size = (_AT[-1] + _BAR, placed.height / _UNITS_PER_INCH)
    return picture(draw, Caption(told.title, note), size=size, margin=(left, 0.15, right))
