from __future__ import annotations

import itertools
import math
import xml.etree.ElementTree as ET

import pytest

from analyzer.survey import drawing
from analyzer.survey.drawing import Caption


def _texts(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_a_wide_character_takes_the_room_of_two() -> None:
    assert drawing.inches("位置") > drawing.inches("ab") * 1.7
    assert drawing.inches("a\nlonger") == drawing.inches("longer")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three four", "one two\nthree\nfour"),
        ("个人信息与位置", "个人信\n息与位\n置"),
        ("x" * 40, "xxxxxxx\nxxxxxxx\nxxxxxx…"),
    ],
)
def test_names_are_broken_into_lines_and_then_cut(text: str, lines: str) -> None:
    assert drawing.wrapped(text, 7) == lines


def test_an_area_is_the_closed_outline_of_two_curves() -> None:
    def draw(axes: object) -> None:
        drawing.area(axes, [(0, 0), (1, 0), (1, 1), (2, 1)], [(0, 2), (1, 2), (1, 3), (2, 3)], drawing.BLUE)

    shape = ET.fromstring(drawing.picture(draw, Caption("t"), size=(2, 2), margin=(0.1, 0.1, 0.1)))
    (path,) = [one.get("d", "") for one in shape.iter("{http://www.w3.org/2000/svg}path") if "C" in one.get("d", "")]
    assert [part for part in path if part.isalpha()] == ["M", "C", "L", "C", "z"]


def test_nothing_is_not_drawn() -> None:
    assert drawing.points_with_intervals([], [], Caption("t"), "x") == ""
    assert drawing.grid([], ["a"], [], Caption("t")) == ""
    assert drawing.slopes([], ("a", "b"), Caption("t"), "x") == ""


def test_names_beside_slopes_never_lie_on_each_other() -> None:
    for shares in ([0.0] * 8, [100.0] * 8, [50.0, 50.0, 49.0, 0.0, 0.0], [100.0, 2.0, 1.0, 0.0]):
        places = drawing._apart(shares, 6)
        assert all(one - other >= 6 - 1e-9 for one, other in itertools.pairwise(places)), shares
        assert min(places) >= 0


def test_a_cell_of_nothing_is_drawn_without_a_share() -> None:
    svg = drawing.grid(["r"], ["c"], [[(math.nan, "–")]], Caption("title", "note"))
    assert {"r", "c", "–", "title", "note"} <= set(_texts(svg))


def test_hostile_names_are_text() -> None:
    svg = drawing.slopes([("<script>alert(1)</script>\x1b", 0.2, 0.3)], ("a", "b"), Caption("$x_1$"), "x")
    assert "<script>" not in svg and "\x1b" not in svg
    assert "$x_1$" in _texts(svg)
