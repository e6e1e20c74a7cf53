"""Spellings of places: names, decimals, order of names, geohash."""

from __future__ import annotations

import pytest

from analyzer.detect.transforms.places import Point, geohash_of, geohashes_of, points_of
from analyzer.detect.transforms.shape import read_shape

SHANGHAI = "31.1774276,121.5272106"
DENVER = "39.7392001,-104.9903016"


def _points(text: str) -> list[Point]:
    return points_of(read_shape("location_precise", text))


def _written(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for point in _points(text):
        found.setdefault(point.name, set()).add(f"{point.lat},{point.lng}")
    return found


def test_a_place_abroad_has_these_spellings() -> None:
    drawn = ("mercator", "comma", "ddm")
    assert {name: ways for name, ways in _written(DENVER).items() if not any(step in name for step in drawn)} == {
        "plain": {DENVER, "39.739200099999998,-104.9903016"},
        "float32": {"39.739200592041016,-104.99030303955078"},
        "rounded:1": {"39.7,-105.0", "39.700000000000003,-105.0"},
        "rounded:2": {"39.74,-104.99", "39.740000000000002,-104.98999999999999"},
        "rounded:3": {"39.739,-104.990", "39.739,-104.99", "39.738999999999997,-104.98999999999999"},
        "rounded:4": {"39.7392,-104.9903", "39.739199999999997,-104.9903"},
        "rounded:5": {"39.73920,-104.99030"},
        "rounded:6": {"39.739200,-104.990302", "39.7392,-104.990302", "39.739199999999997,-104.990302"},
        "cut:6": {"39.739200,-104.990301", "39.7392,-104.990301", "39.739199999999997,-104.990301"},
        "scaled:5": {"3973920,-10499030"},
        "scaled:6": {"39739200,-104990302", "39739200,-104990301"},
        "scaled:7": {"397392001,-1049903016"},
        "dms": {
            "39°44'21.12\"N,104°59'25.09\"W",
            "39°44′21.12″N,104°59′25.09″W",
            "39:44:21.12,-104:59:25.09",
            "39:44:21.12036,-104:59:25.08576",
            "39°44'21.1\"N,104°59'25.1\"W",
            "39°44'21\"N,104°59'25\"W",
        },
    }


def test_a_place_on_maps_and_devices_has_these_spellings() -> None:
    found = _written(DENVER)
    metres = {name: ways for name, ways in found.items() if "mercator" in name}
    assert set(metres) == {"mercator", *(f"mercator|rounded:{n}" for n in range(4)), "mercator|cut:0", "mercator|cut:3"}
    assert metres["mercator|rounded:2"] == {"4828115.61,-11687466.91"}
    minutes = (("44.352", "59.418"), ("44.3520", "59.4181"), ("44.35201", "59.41810"), ("44.352006", "59.418096"))
    ways = {f"39{mark}{lat},104{mark}{lng}" for mark in ("", " ", "°", "° ") for lat, lng in minutes}
    short = {
        "39:44.352,-104:59.418",
        "39:44.352,-104:59.4181",
        "39:44.35201,-104:59.4181",
        "39:44.352006,-104:59.418096",
    }
    assert found["ddm"] == ways | short
    assert found["rounded:6|comma"] == {"39,739200,-104,990302"}


def test_shifted_systems_have_the_same_steps() -> None:
    names = set(_written(SHANGHAI))
    for system in ("gcj02", "bd09"):
        assert {f"{system}|rounded:6", f"{system}|cut:6", f"{system}|scaled:7", f"{system}|dms", system} <= names
    assert "31.175304,121.531542" in _written(SHANGHAI)["gcj02|rounded:6"]
    assert "31.1753040,121.5315419" in _written(SHANGHAI)["gcj02"]


def test_a_shifted_place_in_full_is_open_at_its_end() -> None:
    is_open = {(point.name, point.lat) for point in _points(SHANGHAI) if point.is_open}
    assert ("gcj02", "31.17530398") in is_open
    assert {name for name, _ in is_open} == {"gcj02", "bd09", "mercator", "gcj02|mercator", "bd09mc"}


def test_the_fewest_steps_name_a_pair() -> None:
    pairs = [(point.lat, point.lng, point.is_open) for point in _points(SHANGHAI)]
    assert len(pairs) == len(set(pairs))
    assert "gcj02|rounded:1" not in _written(SHANGHAI)  # 31.2,121.5 with and without the shift


@pytest.mark.parametrize(("text", "expected"), [("1.5,2.25", "1.500000,2.250000"), ("1.50,2.25", "1.5,2.25")])
def test_zeros_at_the_end_change_no_name(text: str, expected: str) -> None:
    assert expected in _written(text)["plain"]


def test_a_place_is_written_as_its_doubles_with_all_their_digits() -> None:
    found = {
        (point.name, point.lat, point.lng) for point in points_of(read_shape("location_precise", "39.9042,-116.4074"))
    }
    assert ("plain", f"{39.9042:.17g}", f"{-116.4074:.17g}") in found
    assert ("rounded:3", f"{39.904:.17g}", f"{-116.407:.17g}") in found


def test_a_half_that_ends_in_five_is_rounded_both_ways() -> None:
    """37.7269855 as a float lies below: printf gives …985, exact decimal rounding …986."""
    written = _written("37.7269855,-122.4834734")
    assert written["rounded:6"] == {"37.726986,-122.483473", "37.726985999999997,-122.483473"}
    assert "37.726985,-122.483473" in written["cut:6"]


def test_geohashes_of_the_poles_and_the_published_ones() -> None:
    assert geohash_of(57.64911, 10.40744, 9) == "u4pruydqq"
    assert (geohash_of(90, 180, 5), geohash_of(-90, -180, 5)) == ("zzzzz", "00000")
    assert {name for name, _ in geohashes_of(read_shape("", DENVER))} == {
        *(f"geohash:{n}" for n in range(5, 13)),
        *("plus_code:10", "plus_code:11"),
    }


def test_other_values_have_no_points() -> None:
    assert _points("nan,nan") == [] and _points("Shanghai") == []
