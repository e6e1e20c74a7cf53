"""Places on maps, against published points."""

from __future__ import annotations

import pytest

from analyzer.detect.transforms import grids


@pytest.mark.parametrize(
    ("place", "expected"),
    [((116.404, 39.915), (12958175.0, 4825923.77)), ((116.403874, 39.914889), (12958160.97, 4825907.72))],
)
def test_metres_of_baidu_are_the_published_ones(place: tuple[float, float], expected: tuple[float, float]) -> None:
    """wh1100717/BaiduMapPointConverter, README; TeslaMate, BaiduMercatorTest."""
    north, east = grids.baidu_metres(place[1], place[0])
    assert (east, north) == pytest.approx(expected, abs=0.01)


def test_bands_of_baidu_meet() -> None:
    for edge in (15.0, 30.0, 45.0):
        assert grids.baidu_metres(edge - 1e-9, 100)[0] == pytest.approx(grids.baidu_metres(edge, 100)[0], abs=0.5)


def test_metres_of_web_mercator_are_those_of_iogp() -> None:
    """IOGP Guidance Note 7-2, 1024: 24°22'54.433"N 100°20'W is E -11169055.58, N 2800000.00."""
    assert grids.mercator(24 + 22 / 60 + 54.433 / 3600, -100 - 20 / 60) == pytest.approx(
        (2800000.00, -11169055.58), abs=0.02
    )
    assert grids.mercator(90, 180)[0] == grids.mercator(85.06, 180)[0]


def test_only_china_has_the_other_projections() -> None:
    assert [name for name, _ in grids.metres_of(39.7392, -104.9903)] == ["mercator"]
    assert [name for name, _ in grids.metres_of(31.2, 121.5)] == ["mercator", "gcj02|mercator", "bd09mc"]


@pytest.mark.parametrize(
    ("lat", "lng", "length", "code"),
    [
        (47.0000625, 8.0000625, 10, "8FVC2222+22"),
        (20.3701125, 2.782234375, 11, "7FG49QCJ+2VX"),
        (-41.2730625, 174.7859375, 10, "4VCPPQGP+Q9"),
    ],
)
def test_plus_codes_are_the_published_ones(lat: float, lng: float, length: int, code: str) -> None:
    """google/open-location-code, test_data/encoding.csv."""
    assert grids.plus_code(lat, lng, length) == code
