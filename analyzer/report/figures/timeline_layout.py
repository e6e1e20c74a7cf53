"""Where things stand on the timeline: the same arithmetic as in `templates/timeline.js`, which takes over on zoom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

WIDTH, GUTTER, HEAD, LANE, FOOT, BUCKET, MARGIN = 860, 190, 40, 28, 28, 26, 10
"""Units of the drawing: its width, the column of names, the strip of phases, one lane, the axis, the stretch within
which marks are drawn as one, and the free edge on the right."""
_HALF = 12
"""A mark of several keeps so far from the edges of its stretch, that two do not cover one another."""
_ROWS = (0, 1, 1, 1, 0, 0, 1)
"""Row of a lane that each series of `timeline_facts.SERIES` stands in."""
_WEIGHT = (0, 1, 3, 2, 0, 0, 0)
"""Of sends drawn as one, the series of most weight shows."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000,
          600_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 86_400_000)  # fmt: skip
_TICK_UNITS = 80


@dataclass(frozen=True)
class Cluster:
    """Marks drawn as one. n: acts. left, right: first and last millisecond. found: places of sets of findings."""

    lane: int
    row: int
    series: int
    n: int
    left: int
    right: int
    found: tuple[int, ...]
    x: float
    y: float


def height_of(n_lanes: int) -> int:
    """Give the height of the drawing."""
    return HEAD + n_lanes * LANE + FOOT


def x_of(t: float, span: tuple[int, int]) -> float:
    """Give where a moment stands, in units with one decimal.

    >>> x_of(50, (0, 100))
    520.0
    """
    return round(GUTTER + (t - span[0]) / (span[1] - span[0]) * (WIDTH - GUTTER - MARGIN), 1)


def clusters(marks: Sequence[tuple[int, int, int, int, int]], span: tuple[int, int]) -> list[Cluster]:
    """Join marks of one lane and row that lie within one bucket.

    marks: (t, lane, series, found, n) in order of time. Ordered by lane, row, time.
    """
    groups: dict[tuple[int, int, int], list[tuple[int, int, int, int, int]]] = {}
    for mark in marks:
        t, lane, series = mark[:3]
        groups.setdefault((lane, _ROWS[series], int((x_of(t, span) - GUTTER) // BUCKET)), []).append(mark)
    return [_cluster(key, groups[key], span) for key in sorted(groups)]


def _cluster(
    key: tuple[int, int, int], group: Sequence[tuple[int, int, int, int, int]], span: tuple[int, int]
) -> Cluster:
    lane, row, bucket = key
    left, right, n = group[0][0], group[-1][0], sum(mark[4] for mark in group)
    x = (x_of(left, span) + x_of(right, span)) / 2
    if n > 1:
        edge = GUTTER + bucket * BUCKET
        x = min(max(x, edge + _HALF), edge + BUCKET - _HALF)
    return Cluster(
        lane=lane,
        row=row,
        series=max((mark[2] for mark in group), key=lambda series: _WEIGHT[series]),
        n=n,
        left=left,
        right=right,
        found=tuple(sorted({mark[3] for mark in group} - {0})),
        x=round(x, 1),
        y=HEAD + lane * LANE + (8 if row == 0 else 20),
    )


def ticks(span: tuple[int, int]) -> list[tuple[float, str]]:
    """Give (x, text) of the axis.

    >>> ticks((-100, 3100))
    [(210.6, '0 s'), (416.9, '1 s'), (623.1, '2 s'), (829.4, '3 s')]
    """
    most = (WIDTH - GUTTER - MARGIN) / _TICK_UNITS
    step = next((step for step in _STEPS if (span[1] - span[0]) / step <= most), _STEPS[-1])
    first = -(-span[0] // step) * step
    return [(x_of(t, span), time_text(t, step)) for t in range(first, span[1] + 1, step)]


def time_text(t: int, step: int = 1) -> str:
    """Give milliseconds from the start as text, as fine as the step needs.

    >>> time_text(1500, 500), time_text(125_000, 60_000), time_text(-40, 20)
    ('1.5 s', '2:05', '-0.04 s')
    """
    sign, t = ("-", -t) if t < 0 else ("", t)
    if step >= 60_000:
        hours, minutes, seconds = t // 3_600_000, t // 60_000 % 60, t // 1000 % 60
        return f"{sign}{hours}:{minutes:02}:{seconds:02}" if hours else f"{sign}{minutes}:{seconds:02}"
    digits = 0 if step % 1000 == 0 else 1 if step % 100 == 0 else 2 if step % 10 == 0 else 3
    return f"{sign}{t / 1000:.{digits}f} s"


def glyph(series: int, x: float, y: float) -> tuple[str, dict[str, Any]]:
    """Give the shape of a single mark: (element, attributes)."""
    if series == 0:
        return "circle", {"cx": x, "cy": y, "r": 4}
    if series == 1:
        return "rect", {"x": x - 4, "y": y - 4, "width": 8, "height": 8}
    if series == 2:
        return "path", {"d": f"M{x:g} {y - 5.5:g}l5.5 5.5-5.5 5.5-5.5-5.5z"}
    if series == 3:
        return "path", {"d": f"M{x:g} {y - 5:g}l5.5 9.5h-11z"}
    if series == 4:
        return "path", {"d": f"M{x - 3:g} {y + 6:g}v-12h8l-2.5 3.5 2.5 3.5h-7"}
    if series == 5:
        return "path", {"d": f"M{x - 4:g} {y - 4:g}l8 8m0-8l-8 8"}
    return "path", {"d": f"M{x - 5:g} {y - 3:g}h3l1-2h3l1 2h2v7h-10z"}
