from __future__ import annotations

import itertools

import pytest

from analyzer.report.figures.timeline_layout import (
    BUCKET,
    GUTTER,
    HEAD,
    LANE,
    MARGIN,
    WIDTH,
    Cluster,
    clusters,
    height_of,
    ticks,
    time_text,
    x_of,
)

SPAN = (0, 660)
"""One millisecond a unit."""
assert WIDTH - GUTTER - MARGIN == 660


def test_the_axis_runs_from_the_names_to_the_margin() -> None:
    assert [x_of(t, SPAN) for t in (0, 330, 660)] == [GUTTER, 520, WIDTH - MARGIN]
    assert height_of(3) == HEAD + 3 * LANE + 28


def test_a_single_mark_stands_at_its_time() -> None:
    assert clusters([(100, 2, 0, 0, 1)], SPAN) == [
        Cluster(lane=2, row=0, series=0, n=1, left=100, right=100, found=(), x=290.0, y=HEAD + 2 * LANE + 8)
    ]


def test_marks_of_one_stretch_are_one_and_the_gravest_series_shows() -> None:
    marks = [(1, 0, 1, 4, 2), (2, 0, 3, 0, 1), (5, 0, 2, 7, 1), (BUCKET, 0, 1, 0, 1)]
    joined, alone = clusters(marks, SPAN)
    assert (joined.series, joined.n, joined.left, joined.right, joined.found) == (2, 4, 1, 5, (4, 7))
    assert joined.x == GUTTER + 12, "kept off the edge of its stretch"
    assert (alone.series, alone.n, alone.x) == (1, 1, GUTTER + BUCKET)


def test_reads_and_sends_of_one_moment_stand_apart() -> None:
    read, sent = clusters([(0, 0, 0, 0, 1), (0, 0, 2, 0, 1)], SPAN)
    assert (read.row, read.y, sent.row, sent.y) == (0, HEAD + 8, 1, HEAD + 20)


def test_two_of_many_never_cover_one_another() -> None:
    marks = [(t, 0, 2, 0, 1) for t in range(660)]
    places = [cluster.x for cluster in clusters(marks, SPAN)]
    assert min(b - a for a, b in itertools.pairwise(places)) >= 24


@pytest.mark.parametrize(
    ("t", "step", "text"),
    [(0, 1, "0.000 s"), (1234, 1, "1.234 s"), (1200, 100, "1.2 s"), (59_000, 1000, "59 s"), (61_000, 60_000, "1:01"),
     (3_725_000, 60_000, "1:02:05"), (-500, 100, "-0.5 s")],
)  # fmt: skip
def test_times_are_as_fine_as_the_step(t: int, step: int, text: str) -> None:
    assert time_text(t, step) == text


@pytest.mark.parametrize(("span", "n"), [((0, 10), 6), ((-50, 2600), 6), ((0, 600_000), 6), ((0, 40 * 86_400_000), 41)])
def test_ticks_are_few_until_days_are_the_step(span: tuple[int, int], n: int) -> None:
    assert len(ticks(span)) == n
