"""The timeline of a session as inline SVG: reads and sends of each data type against the phases."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzer.datatypes import name_of
from analyzer.i18n.catalog import t
from analyzer.report.clock import start_of
from analyzer.report.safe import shown
from analyzer.report.wording import consent_name, phase_name

if TYPE_CHECKING:
    import pandas as pd

    from analyzer.report.model import ReportData

MAX_TYPES = 24
_BINS = 400
_ROW_INCHES, _WIDTH_INCHES, _CELL_POINTS = 0.3, 10.0, 6.2
_INK, _FAINT, _READ, _FIRST, _THIRD, _OTHER = "#010101", "#020202", "#030303", "#040404", "#050505", "#060606"
_SHADES = {"none_asked": "#070701", "asked": "#070702", "granted": "#070703", "refused": "#070704"}
_UNKNOWN_SHADE = "#070705"
_VARIABLES = {
    _INK: "var(--ink)",
    _FAINT: "var(--line)",
    _READ: "var(--read)",
    _FIRST: "var(--first)",
    _THIRD: "var(--third)",
    _OTHER: "var(--other)",
    **{color: f"var(--shade-{state.replace('_', '-')})" for state, color in _SHADES.items()},
    _UNKNOWN_SHADE: "var(--shade-unknown)",
}
"""Colors that stand in the figure for the page's CSS variables, so that it follows light and dark."""

_SERIES = (
    ("read", "o", _READ, False),
    ("sent_first", "s", _FIRST, True),
    ("sent_third", "D", _THIRD, True),
    ("sent_other", "^", _OTHER, True),
)


def timeline_svg(data: ReportData, lang: str) -> tuple[str, int]:
    """Draw the timeline.

    Returns (an `<svg>` element whose colors are CSS variables, or "" when nothing was read or sent; number of data
    types left out). The same session and language give the same bytes.
    """
    points = _points(data)
    if points.empty:
        return "", 0
    order = points.groupby("data_type", observed=True)["x"].min().sort_values(kind="stable").index
    kept = list(order[:MAX_TYPES])
    rows = {data_type: number for number, data_type in enumerate(kept)}
    points = points[points["data_type"].isin(kept)].assign(
        y=lambda frame: frame["data_type"].map(rows).astype("float64")
    )
    return _draw(data, points, kept, lang), len(order) - len(kept)


def _points(data: ReportData) -> pd.DataFrame:
    """Give one row per mark of the figure: x (seconds), data_type, series; marks in the same place are merged."""
    observations = data.tables["observations"]
    seen = observations[observations["act"].isin(["accessed", "sent"]) & (observations["method"] != "placeholder")]
    seen = seen[["t", "act", "data_type", "party_relation"]].astype({"data_type": "str", "act": "str"})
    start = start_of(data)
    x = (seen["t"] - start).dt.total_seconds() if len(seen) else np.zeros(0)
    relation = seen["party_relation"].astype("str").fillna("")
    series = "sent_" + relation.where(relation.isin(["first", "third"]), "other")
    points = seen.assign(x=x, series=series.where(seen["act"] == "sent", "read"))[["x", "data_type", "series"]]
    width = float(points["x"].max()) if len(points) else 0.0
    points["bin"] = (points["x"] / (width / _BINS)).astype("int64") if width > 0 else 0
    return points.drop_duplicates(["bin", "data_type", "series"]).sort_values(["x", "data_type", "series"])


def _draw(data: ReportData, points: pd.DataFrame, kept: list[str], lang: str) -> str:
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    style: Any = {"svg.fonttype": "none", "svg.hashsalt": "consentinel", "font.size": 9, "text.parse_math": False}
    style = dict(mpl.rcParamsDefault) | style | {"axes.unicode_minus": False}
    with mpl.rc_context(style), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # text is drawn by the reader's browser
        logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
        height = 1.25 + _ROW_INCHES * len(kept)
        figure = Figure(figsize=(_WIDTH_INCHES, height))
        FigureCanvasSVG(figure)
        axes = figure.add_axes(_frame(kept, height, lang))
        span = _span(data, points)
        _phases(axes, data, span, lang)
        _marks(axes, points)
        _axes(axes, figure, kept, span, lang)
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    return _finish(buffer.getvalue(), t("chart.alt", lang, n=len(kept), seconds=f"{span[1] - span[0]:.1f}"))


def _frame(kept: list[str], height: float, lang: str) -> tuple[float, float, float, float]:
    """Give left, bottom, width, height of the axes: room for the longest name, two lines of phases, the legend."""
    cells = max(_cells(name_of(data_type, lang)) for data_type in kept)
    left = min(0.4, (cells * _CELL_POINTS / 72 + 0.15) / _WIDTH_INCHES)
    bottom, top = 0.72 / height, 0.45 / height
    return left, bottom, 0.99 - left, 1 - bottom - top


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _span(data: ReportData, points: pd.DataFrame) -> tuple[float, float]:
    phases = data.tables["phases"]
    edges = [(moment - start_of(data)).total_seconds() for moment in phases["t_start"].dropna()]
    low, high = min([0.0, *edges]), max([float(points["x"].max()), *edges])
    pad = max((high - low) * 0.02, 0.05)
    return low - pad, high + pad


def _phases(axes: Any, data: ReportData, span: tuple[float, float], lang: str) -> None:
    start = start_of(data)
    for row in data.tables["phases"].itertuples():
        left = span[0] if _is_open(row.t_start) else (row.t_start - start).total_seconds()
        right = span[1] if _is_open(row.t_end) else (row.t_end - start).total_seconds()
        state = str(row.consent_state)
        axes.axvspan(left, right, color=_SHADES.get(state, _UNKNOWN_SHADE), linewidth=0, zorder=0)
        axes.axvline(left, color=_FAINT, linewidth=0.8, zorder=1)
        if (right - left) / (span[1] - span[0]) > 0.06:
            label = phase_name(str(row.phase), lang)
            label += f"\n{consent_name(state, lang)}" if state != "unknown" else ""
            axes.text(left, 1.02, label, transform=axes.get_xaxis_transform(), color=_INK, fontsize=7, va="bottom")


def _is_open(moment: Any) -> bool:
    return moment is None or moment != moment  # NaT is not equal to itself


def _marks(axes: Any, points: pd.DataFrame) -> None:
    for name, marker, color, is_filled in _SERIES:
        chosen = points[points["series"] == name]
        if len(chosen):
            offset = -0.14 if name == "read" else 0.14
            face = color if is_filled else "none"
            axes.scatter(
                chosen["x"],
                chosen["y"] + offset,
                s=26,
                marker=marker,
                facecolors=face,
                edgecolors=color,
                zorder=3,
                label=name,
            )


def _axes(axes: Any, figure: Any, kept: list[str], span: tuple[float, float], lang: str) -> None:
    axes.set_xlim(*span)
    axes.set_ylim(len(kept) - 0.5, -0.5)
    axes.set_yticks(range(len(kept)), [shown(name_of(data_type, lang)) for data_type in kept])
    axes.tick_params(colors=_INK, length=0)
    axes.grid(axis="y", color=_FAINT, linewidth=0.5)
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_color(_FAINT)
    axes.set_xlabel(t("chart.seconds", lang), color=_INK, loc="right", labelpad=3)
    handles, names = axes.get_legend_handles_labels()
    labels = [t(f"chart.{name}", lang) for name in names]
    figure.legend(handles, labels, loc="lower left", ncols=4, frameon=False, labelcolor=_INK, borderaxespad=0.1)


def _finish(svg: str, title: str) -> str:
    """Make the file an element of a page: no prolog, no fixed size, the page's colors and fonts, a name."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", svg, count=1)
    svg = re.sub(r'(<svg[^>]*?) width="[^"]*"', r'\1 width="100%" role="img"', svg, count=1)
    svg = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"(font-family:|font: [0-9.]+px) [^;\"]*", r"\1 var(--font)", svg)
    for color, variable in _VARIABLES.items():
        svg = svg.replace(color, variable)
    head, _, rest = svg.partition(">")
    return f'{head} aria-label="{title}">{rest}'
