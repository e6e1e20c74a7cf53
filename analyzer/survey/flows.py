"""Figures that flow: what became of the sessions, and the ways that data took."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from analyzer.datatypes import name_of
from analyzer.i18n.catalog import t
from analyzer.survey.drawing import (
    BLUE,
    FAINT,
    GREEN,
    INK,
    NORMAL,
    ORANGE,
    SMALL,
    Caption,
    inches,
    picture,
    rectangle,
    wrapped,
)  # fmt: skip
from analyzer.survey.paper import key_name
from analyzer.survey.sheets import counted_text
from analyzer.survey.tables import Row

_BANDS = 30
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
    axes.text(x + width / 2, y + height / 2, text, ha="center", va="center", fontsize=points, color=INK)


def ways(tables: Tables, lang: str) -> str:
    """Draw the ways of data: type to company to country, as bands as wide as the apps are many."""
    rows = list(tables["paths"])[:_BANDS]
    if not rows:
        return ""
    names: list[Callable[[str], str]] = [
        lambda key: wrapped(name_of(key, lang), 30, 1),
        lambda key: wrapped(key_name({"measure": "recipient", "key": key}, lang), 24, 1),
        lambda key: wrapped(key_name({"measure": "country", "key": key}, lang), 24, 1),
    ]
    columns = ["data_type", "party_id", "country"]
    places = [_places(rows, column) for column in columns]
    height = max(2.4, 0.3 * max(len(place) for place in places))

    def draw(axes: Any) -> None:
        for side, (left, right) in enumerate(itertools.pairwise(columns)):
            used = [dict.fromkeys(place, 0.0) for place in places]
            for row in sorted(rows, key=lambda one: (places[side][one[left]][0], places[side + 1][one[right]][0])):
                begin, end = (_take(places[at], used[at], row[name], row["apps"])
                              for at, name in ((side, left), (side + 1, right)))  # fmt: skip
                _band(axes, side, row["apps"], (begin, end))
        for side, place in enumerate(places):
            for key, (top, tall) in place.items():
                rectangle(axes, (side, top, 0.04, tall), facecolor=INK, edgecolor=FAINT, linewidth=0.3)
                x, align = (side - 0.03, "right") if side == 0 else (side + 0.06, "left")
                axes.text(x, top + tall / 2, names[side](key), ha=align, va="center", fontsize=SMALL, clip_on=False,
                          bbox={"facecolor": "white", "alpha": 0.7, "edgecolor": "none", "pad": 0.6})  # fmt: skip
        axes.set_xlim(0, 2.04)
        axes.set_ylim(max(top + tall for place in places for top, tall in place.values()), 0)
        axes.axis("off")

    left = max(inches(names[0](key), SMALL) for key in places[0]) + 0.25
    right = max(inches(names[2](key), SMALL) for key in places[2]) + 0.3
    return picture(draw, caption(tables, "flow", lang), size=(6.4, height), margin=(left, 0.15, right))


def _places(rows: Sequence[Row], column: str) -> dict[str, tuple[float, float]]:
    """Give key → (top, height), the widest first, with a gap between."""
    total: dict[str, float] = {}
    for row in rows:
        total[row[column]] = total.get(row[column], 0.0) + row["apps"]
    gap = 0.05 * sum(total.values())
    found, top = {}, 0.0
    for key in sorted(total, key=lambda name: (-total[name], name)):
        found[key] = (top, total[key])
        top += total[key] + gap
    return found


def _take(places: Mapping[str, tuple[float, float]], used: dict[str, float], key: str, apps: int) -> float:
    begin = places[key][0] + used[key]
    used[key] += apps
    return begin


def _band(axes: Any, side: int, apps: int, ends: tuple[float, float]) -> None:
    x = np.linspace(0, 1, 24)
    top = ends[0] + (ends[1] - ends[0]) * x * x * (3 - 2 * x)
    color = BLUE if side == 0 else GREEN
    axes.fill_between(side + 0.04 + 0.96 * x, top, top + apps, color=color, alpha=0.35, linewidth=0)
