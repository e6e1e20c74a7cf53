"""The layout of a flow map: columns of bars, and bands between them as wide as what flows.

Pure geometry, for whoever draws: the flow map of a report as SVG, that of a study with matplotlib.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEAD, BAR = 26, 10
_TOTAL, _THICKEST, _PITCH, _GAP = 300.0, 22.0, 19.0, 6.0
"""Units that all flow takes at most, that one unit of flow takes at most, between the tops of two bars at least,
and between two bars at least."""


@dataclass(frozen=True)
class Bar:
    """A node: its column, key, flow, top and height; `paths` are places in the list of paths."""

    column: int
    key: str
    n: int
    y: float
    height: float
    paths: tuple[int, ...]


@dataclass(frozen=True)
class Band:
    """One path between two columns: where it leaves and arrives (top edges), and its width."""

    path: int
    column: int
    left: float
    right: float
    width: float


@dataclass(frozen=True)
class Layout:
    """Bars by column from top to bottom, bands in the order of the paths, and the height of all."""

    bars: list[Bar]
    bands: list[Band]
    height: float


def layout(paths: Sequence[tuple[Sequence[str], int]]) -> Layout:
    """Place the paths.

    paths: (one key per column, flow). The first column is ordered by flow, each other one by where its flow comes
    from, so that bands cross little; equal ones by key. Same paths, same places.
    """
    if not paths:
        return Layout([], [], HEAD)
    scale = min(_TOTAL / sum(n for _, n in paths), _THICKEST)
    widths = [max(n * scale, 1.0) for _, n in paths]
    bars: list[Bar] = []
    centers: list[float] = []
    for column in range(len(paths[0][0])):
        own = _column(paths, column, widths, centers)
        bars += own
        at = {bar.key: bar.y + bar.height / 2 for bar in own}
        centers = [at[keys[column]] for keys, _ in paths]
    bottom = max(bar.y + max(bar.height, _PITCH) for bar in bars)
    return Layout(bars, _bands(paths, bars, widths), round(bottom, 1))


def _column(
    paths: Sequence[tuple[Sequence[str], int]], column: int, widths: Sequence[float], centers: Sequence[float]
) -> list[Bar]:
    members: dict[str, list[int]] = {}
    for number, (keys, _) in enumerate(paths):
        members.setdefault(keys[column], []).append(number)

    def place(key: str) -> tuple[float, str]:
        weight = sum(widths[number] for number in members[key])
        if not centers:
            return -weight, key
        return sum(centers[number] * widths[number] for number in members[key]) / weight, key

    bars, y = [], float(HEAD)
    for key in sorted(members, key=place):
        own = members[key]
        height = sum(widths[number] for number in own)
        bars.append(
            Bar(column, key, sum(paths[number][1] for number in own), round(y, 1), round(height, 1), tuple(own))
        )
        y += max(height + _GAP, _PITCH)
    return bars


def _bands(paths: Sequence[tuple[Sequence[str], int]], bars: Sequence[Bar], widths: Sequence[float]) -> list[Band]:
    tops = {(bar.column, bar.key): bar.y for bar in bars}
    n_columns = len(paths[0][0])
    leaves: dict[tuple[int, int], float] = {}
    arrives: dict[tuple[int, int], float] = {}
    for bar in bars:
        for side, step in ((leaves, 1), (arrives, -1)):
            other = bar.column + step
            if not 0 <= other < n_columns:
                continue
            y = bar.y
            for number in sorted(bar.paths, key=lambda path, at=other: (tops[at, paths[path][0][at]], path)):  # type: ignore[misc]
                side[number, bar.column] = y
                y += widths[number]
    return [
        Band(number, column, round(leaves[number, column], 1), round(arrives[number, column + 1], 1),
             round(widths[number], 1))
        for number in range(len(paths))
        for column in range(n_columns - 1)
    ]  # fmt: skip


Point = tuple[float, float]


def outline(left: float, right: float, band: Band) -> tuple[list[Point], list[Point]]:
    """Give the upper and the lower edge of a band between two x, from left to right, as points of a cubic curve.

    >>> outline(0, 10, Band(0, 0, 5, 7, 2))
    ([(0, 5), (5.0, 5), (5.0, 7), (10, 7)], [(0, 7), (5.0, 7), (5.0, 9), (10, 9)])
    """
    middle = (left + right) / 2
    upper = [(left, band.left), (middle, band.left), (middle, band.right), (right, band.right)]
    return upper, [(x, y + band.width) for x, y in upper]


def band_path(left: float, right: float, band: Band) -> str:
    """Give the outline of a band between two x as SVG path data.

    >>> band_path(0, 10, Band(0, 0, 5, 7, 2))
    'M0 5C5 5 5 7 10 7v2C5 9 5 7 0 7z'
    """
    upper, lower = ([f"{x:g} {y:g}" for x, y in edge] for edge in outline(left, right, band))
    return f"M{upper[0]}C{' '.join(upper[1:])}v{band.width:g}C{' '.join(lower[2::-1])}z"
