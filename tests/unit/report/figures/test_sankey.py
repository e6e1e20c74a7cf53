from __future__ import annotations

import itertools

from analyzer.report.figures.sankey import HEAD, Band, Bar, Layout, layout


def test_bars_and_bands_are_as_wide_as_what_flows() -> None:
    assert layout([(("a", "x"), 3), (("b", "x"), 1), (("a", "y"), 2)]) == Layout(
        bars=[
            Bar(0, "a", 5, 26.0, 110.0, (0, 2)),
            Bar(0, "b", 1, 142.0, 22.0, (1,)),
            Bar(1, "y", 2, 26.0, 44.0, (2,)),
            Bar(1, "x", 4, 76.0, 88.0, (0, 1)),
        ],
        bands=[Band(0, 0, 70.0, 76.0, 66.0), Band(1, 0, 142.0, 142.0, 22.0), Band(2, 0, 26.0, 26.0, 44.0)],
        height=164.0,
    )


def test_bands_leave_and_arrive_within_their_bars() -> None:
    paths = [((f"t{n % 5}", f"s{n % 3}", f"c{n % 7}", "x"), n + 1) for n in range(40)]
    placed = layout(paths)
    bars = {(bar.column, bar.key): bar for bar in placed.bars}
    for band in placed.bands:
        keys = paths[band.path][0]
        for column, top in ((band.column, band.left), (band.column + 1, band.right)):
            bar = bars[column, keys[column]]
            assert bar.y - 0.2 <= top <= bar.y + bar.height - band.width + 1.0


def test_a_thin_flow_can_be_seen_and_names_have_room() -> None:
    placed = layout([((str(n), "x"), 1 if n else 1_000_000) for n in range(30)])
    assert min(band.width for band in placed.bands) == 1.0
    tops = [bar.y for bar in placed.bars if bar.column == 0]
    assert min(b - a for a, b in itertools.pairwise(tops)) >= 18.9


def test_nothing_has_no_bars() -> None:
    assert layout([]) == Layout([], [], HEAD)
