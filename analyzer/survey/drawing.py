"""Drawings as SVG: colors, places and sizes that do not depend on which fonts a machine has."""

from __future__ import annotations

import io
import logging
import math
import re
import textwrap
import unicodedata
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from analyzer.report.safe import shown

BLUE, ORANGE, GREEN, PURPLE, INK, QUIET, FAINT = (
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#222222", "#666666", "#d0d0d0"
)  # fmt: skip
"""Okabe and Ito's colors, which people with any color vision tell apart, and grays."""
SMALL, NORMAL, LARGE = 8.0, 9.0, 11.0
"""Sizes of text, points."""
_STYLE: dict[str, Any] = {
    "svg.fonttype": "none", "svg.hashsalt": "consentinel", "font.size": NORMAL, "text.parse_math": False,
    "axes.spines.top": False, "axes.spines.right": False, "axes.unicode_minus": False,
}  # fmt: skip
_FONTS = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"
_PAD, _TITLE = 0.12, 0.42
_LEAST, _WIDER, _LONG, _NOTE_LINES = 4.5, 6.5, 160, 60
"""Least width, that of a drawing with a note of so many characters, and lines of a note: none is left out."""
_LINE = 1.25
_CLOSING, _OPENING = "）、，。；：》」』！？)", "（《「『("
"""What begins no line of Chinese, and what ends none."""
Draw = Callable[[Any], None]
Point = tuple[float, float]


@dataclass(frozen=True)
class Caption:
    """What stands above a drawing, and below it in small letters."""

    title: str
    note: str = ""


def picture(draw: Draw, caption: Caption, *, size: tuple[float, float], margin: tuple[float, float, float]) -> str:
    """Give a drawing as SVG. size: of the axes, inches; margin: left, bottom, right. Same input, same bytes."""
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    left, bottom, right = margin
    least = _LEAST if len(caption.note) < _LONG else _WIDER
    width = max(left + size[0] + right, inches(caption.title, LARGE) + 2 * _PAD, least)
    note = wrapped(caption.note, int(width * 72 / SMALL / 0.56) - 2, _NOTE_LINES)
    below = inches_down(note) if note else 0.0
    bottom += below
    height = bottom + size[1] + _TITLE
    style: Any = dict(mpl.rcParamsDefault)
    with mpl.rc_context(style | _STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # the reader's program draws the text
        logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
        figure = Figure(figsize=(width, height))
        FigureCanvasSVG(figure)
        axes = figure.add_axes((left / width, bottom / height, size[0] / width, size[1] / height))
        at_left: dict[str, Any] = {"ha": "left", "va": "top"}
        figure.text(_PAD / width, 1 - _PAD / height, shown(caption.title), fontsize=LARGE, color=INK, **at_left)
        figure.text(_PAD / width, (below - 0.02) / height, note, fontsize=SMALL, color=QUIET, **at_left)
        draw(axes)
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    drawn = out.getvalue()
    drawn = re.sub(r"<metadata>.*?</metadata>\s*", "", drawn[drawn.index("<svg") :], flags=re.DOTALL)
    return drawn.replace("sans-serif", _FONTS).replace("'DejaVu Sans', ", "")


def rectangle(axes: Any, box: tuple[float, float, float, float], **look: Any) -> None:
    """Draw a box. box: left, top, width, height; look: as matplotlib's patches have it."""
    from matplotlib.patches import Rectangle

    x, y, width, height = box
    axes.add_patch(Rectangle((x, y), width, height, clip_on=False, **look))


def area(axes: Any, upper: Sequence[Point], lower: Sequence[Point], color: str) -> None:
    """Fill what lies between two cubic curves, each of four points from left to right."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    curve = [Path.CURVE4] * 3
    codes = [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY]
    path = Path([*upper, *reversed(lower), upper[0]], codes)
    axes.add_patch(PathPatch(path, facecolor=color, alpha=0.35, linewidth=0, clip_on=False))


def inches(text: str, points: float = NORMAL) -> float:
    """Give about how wide a text is; of several lines the widest."""
    return max(sum(1.02 if _is_wide(one) else 0.56 for one in line) for line in (text or " ").split("\n")) * points / 72


def inches_down(text: str, points: float = SMALL) -> float:
    """Give about how tall lines of text are, with some space."""
    return (text.count("\n") + 1) * points * 1.3 / 72 + 0.1


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def has_wide(text: str) -> bool:
    """Tell whether a text has characters of double width, such as Chinese."""
    return any(map(_is_wide, text))


def wrapped(text: str, characters: int, lines: int = 3) -> str:
    """Give a text of any origin in lines of so many characters, a wide one counting twice; the rest is cut with `…`.

    >>> wrapped("Beyond the necessary list", 14)
    'Beyond the\\nnecessary list'
    """
    plain = shown(text)
    cut = textwrap.wrap(plain, characters) if not has_wide(plain) else _pieces(plain, characters)
    return "\n".join(cut if len(cut) <= lines else [*cut[: lines - 1], cut[lines - 1][: characters - 1] + "…"])


def _pieces(text: str, characters: int) -> list[str]:
    pieces, width = [""], 0
    for one in text:
        width += 2 if _is_wide(one) else 1
        if width > characters and one not in _CLOSING:
            kept = pieces[-1].rstrip(_OPENING) or pieces[-1]
            begun = pieces[-1][len(kept) :]
            pieces, width = [*pieces[:-1], kept, begun], 2 * len(begun) + 2
        pieces[-1] += one
    return pieces


def points_with_intervals(names: Sequence[str], rows: Sequence[dict[str, Any]], caption: Caption, axis: str) -> str:
    """Draw shares as points with their intervals, in order; beside each, k of n."""
    if not rows:
        return ""
    labels = [f"{wrapped(name, 44, 2)}" for name in names]
    counts = [f"{row['k']}/{row['n']}" for row in rows]

    def draw(axes: Any) -> None:
        y = np.arange(len(rows))
        share = np.array([row["share"] for row in rows]) * 100
        low, high = (np.array([row[name] for row in rows]) * 100 for name in ("ci_low", "ci_high"))
        axes.hlines(y, low, high, color=BLUE, linewidth=2)
        axes.plot(share, y, "o", color=BLUE, markersize=6, clip_on=False)
        for place, text in enumerate(counts):
            axes.text(103, place, text, va="center", fontsize=SMALL, color=QUIET, clip_on=False)
        rows_axis(axes, labels)
        axes.set_xlim(0, 100)
        axes.set_xlabel(axis)
        axes.grid(axis="x", color=FAINT, linewidth=0.5)

    margin = (max(map(inches, labels)) + 0.3, 0.6, max(inches(one, SMALL) for one in counts) + 0.35)
    return picture(draw, caption, size=(5.0, 0.36 * len(rows)), margin=margin)


def rows_axis(axes: Any, labels: Sequence[str]) -> None:
    """Put the names of rows at the left, the first on top; lines one by one, so that the reader's font aligns them."""
    axes.set_yticks(np.arange(len(labels)), [""] * len(labels))
    axes.set_ylim(len(labels) - 0.5, -0.5)
    for place, label in enumerate(labels):
        lines = label.split("\n")
        for number, line in enumerate(lines):
            down = _LINE * NORMAL * ((len(lines) - 1) / 2 - number)
            axes.annotate(line, (0, place), (-7, down), xycoords=axes.get_yaxis_transform(), ha="right", va="center",
                          textcoords="offset points", fontsize=NORMAL, annotation_clip=False)  # fmt: skip


def heads_below(axes: Any, places: Sequence[float], heads: Sequence[str]) -> None:
    """Put names below places of the x axis, each line centered by itself."""
    axes.set_xticks(places, [""] * len(heads))
    for place, head in zip(places, heads, strict=True):
        for number, line in enumerate(head.split("\n")):
            axes.annotate(line, (place, 0), (0, -6 - _LINE * NORMAL * number), xycoords=axes.get_xaxis_transform(),
                          ha="center", va="top", textcoords="offset points", fontsize=NORMAL,
                          annotation_clip=False)  # fmt: skip


def grid(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[tuple[float, str]]],
    caption: Caption,
    *,
    every: int = 0,
) -> str:
    """Draw a table whose cells are shaded by a share. columns: heads in lines; cells: (share or NaN, text), by row.

    every: a line parts the columns after each so many.
    """
    if not rows or not columns:
        return ""
    heads, names = list(columns), [wrapped(name, 40, 1) for name in rows]
    widest = max(inches(text, SMALL) for line in cells for _, text in line)
    wide = max(0.75, max(map(inches, heads)) + 0.12, widest + 0.1)

    def draw(axes: Any) -> None:
        shares = np.array([[share for share, _ in line] for line in cells], dtype=np.float64)
        axes.pcolormesh(shares, cmap="Blues", vmin=0, vmax=1.2, edgecolors=FAINT, linewidth=0.5)
        for y, line in enumerate(cells):
            for x, (share, text) in enumerate(line):
                ink = "white" if share > 0.7 else INK
                axes.text(x + 0.5, y + 0.5, text, ha="center", va="center", color=ink, fontsize=SMALL)
        heads_below(axes, [place + 0.5 for place in range(len(heads))], heads)
        axes.set_yticks(np.arange(len(names)) + 0.5, names)
        axes.set_ylim(len(names), 0)
        for place in range(every or len(heads), len(heads), every or 1):
            axes.axvline(place, color=INK, linewidth=1.5)
        axes.tick_params(length=0)
        for side in ("left", "bottom"):
            axes.spines[side].set_visible(False)

    deep = 0.2 + 0.17 * max(head.count("\n") + 1 for head in heads)
    return picture(
        draw, caption, size=(wide * len(heads), 0.32 * len(names)), margin=(max(map(inches, names)) + 0.3, deep, 0.2)
    )


def slopes(lines: Sequence[tuple[str, float, float]], ends: tuple[str, str], caption: Caption, axis: str) -> str:
    """Draw lines from one share to another, each with its name and both numbers. Names are pushed apart, not lines.

    The axis ends at the next tenth above the largest share; a thin line leads from each name to its point.
    """
    if not lines:
        return ""
    order = sorted(lines, key=lambda one: (-one[1], -one[2], one[0]))
    top = 100 * min(1.0, math.ceil(10 * max(max(one[1:]) for one in order) + 1e-9) / 10 or 0.1)
    height = max(2.2, 0.24 * len(order) + 0.4)
    gap = 0.22 * top / height
    by_end = sorted(range(len(order)), key=lambda number: -order[number][2])
    left = _apart([100 * one[1] for one in order], gap)
    right = dict(zip(by_end, _apart([100 * order[number][2] for number in by_end], gap), strict=True))
    names = [f"{wrapped(name, 40, 1)}  {100 * first:.0f}" for name, first, _ in order]

    def draw(axes: Any) -> None:
        for number, (_, first, second) in enumerate(order):
            color = ORANGE if second > first else BLUE if second < first else QUIET
            at = [100 * first, 100 * second]
            axes.plot([0, 1], at, "-o", color=color, markersize=4, linewidth=1.5, clip_on=False)
            axes.plot([-0.1, -0.02], [left[number], at[0]], color=FAINT, linewidth=0.7, clip_on=False)
            axes.plot([1.02, 1.1], [at[1], right[number]], color=FAINT, linewidth=0.7, clip_on=False)
            axes.text(-0.12, left[number], names[number], ha="right", va="center", fontsize=SMALL, clip_on=False)
            axes.text(1.12, right[number], f"{100 * second:.0f}", va="center", fontsize=SMALL, clip_on=False)
        axes.set_xlim(0, 1)
        axes.set_ylim(-0.03 * top, max(top, *left, *right.values()) + 0.02 * top)
        heads_below(axes, (0, 1), ends)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.set_xlabel(axis, labelpad=4 + deep)
        for place in (0, 1):
            axes.axvline(place, color=FAINT, linewidth=1, zorder=0)

    deep = _LINE * NORMAL * max(one.count("\n") + 1 for one in ends)
    margin = (max(inches(name, SMALL) for name in names) + 0.6, 0.45 + deep / 72, max(0.9, inches(ends[1]) / 2 + 0.1))
    return picture(draw, caption, size=(2.8, height), margin=margin)


def _apart(wanted: Sequence[float], gap: float) -> list[float]:
    """Give places for texts beside falling values so that none lies on another, and none below zero."""
    places: list[float] = []
    for value in wanted:
        places.append(min(value, places[-1] - gap) if places else value)
    # What was pushed below the axis pushes the others up again, as far as it must.
    least = 0.0
    for number in range(len(places) - 1, -1, -1):
        places[number] = max(places[number], least)
        least = places[number] + gap
    return places
