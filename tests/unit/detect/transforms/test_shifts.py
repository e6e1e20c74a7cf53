"""Shifted systems against the vectors of the public ports."""

from __future__ import annotations

import pytest

from analyzer.detect.transforms.shifts import KRASOVSKY, WGS84, Place, bd09, gcj02, is_shifted, shifted

EVILTRANSFORM = [
    ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215)),
    ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363)),
    ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657)),
]
"""googollee/eviltransform, python/test.py: Shanghai, Shenzhen, Beijing."""


@pytest.mark.parametrize(("wgs", "expected"), EVILTRANSFORM)
@pytest.mark.parametrize("is_polynomial_first", [True, False])
def test_gcj02_gives_the_points_of_eviltransform(wgs: Place, expected: Place, is_polynomial_first: bool) -> None:
    assert gcj02(*wgs, is_polynomial_first=is_polynomial_first) == pytest.approx(expected, abs=1e-12)


def test_the_axes_are_centimetres_apart() -> None:
    one, other = gcj02(31.1774276, 121.5272106, KRASOVSKY), gcj02(31.1774276, 121.5272106, WGS84)
    assert one != other
    assert one == pytest.approx(other, abs=2e-7)


def test_both_systems_give_the_points_of_coordtransform() -> None:
    """wandergis/coordtransform, test/app.js, of 116.404, 39.915 (BD-09 there is of that point taken as GCJ-02)."""
    assert gcj02(39.915, 116.404) == pytest.approx((39.91640428150164, 116.41024449916938), abs=1e-12)
    assert bd09(39.915, 116.404) == pytest.approx((39.92133699351021, 116.41036949371029), abs=1e-12)


@pytest.mark.parametrize("place", [(39.7392, -104.9903), (-27.4698, 153.0251), (-22.9068, -43.1729)])
def test_nothing_is_shifted_elsewhere(place: Place) -> None:
    """eviltransform, matlab/test/testSuite.m: Denver, Brisbane, Rio de Janeiro."""
    assert (gcj02(*place), is_shifted(*place), list(shifted(*place))) == (place, False, [])


def test_systems_come_in_order_and_each_point_once() -> None:
    found = list(shifted(31.1774276, 121.5272106))
    assert [system for system, _ in found] == sorted((system for system, _ in found), reverse=True)
    assert len(set(found)) == len(found)
    assert found[0] == ("gcj02", gcj02(31.1774276, 121.5272106))
