from __future__ import annotations

import itertools
import math
import xml.etree.ElementTree as ET

import pytest

from analyzer.survey import drawing
from analyzer.survey.drawing import Caption

_LINES = ["A name that is longer than one line of a", "figure can be"]


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
        ("个人（位置）", "个人\n（位置）"),
        ("位置信（息", "位置信\n（息"),
        ("x" * 40, "xxxxxxx\nxxxxxxx\nxxxxxx…"),
    ],
)
def test_names_are_broken_into_lines_and_then_cut(text: str, lines: str) -> None:
    assert drawing.wrapped(text, 7) == lines


def test_a_note_is_never_cut() -> None:
    words = [f"reason{number}" for number in range(200)]
    svg = drawing.grid(["r"], ["c"], [[(0.5, "1")]], Caption("title", " ".join(words)))
    assert set(words) <= set(" ".join(_texts(svg)).split())


def test_the_lines_of_a_name_are_aligned_one_by_one() -> None:
    row = {"k": 1, "n": 2, "share": 0.5, "ci_low": 0.1, "ci_high": 0.9}
    svg = drawing.points_with_intervals(
        ["A name that is longer than one line of a figure can be"], [row], Caption("t"), ""
    )
    lines = [one for one in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text") if one.text in _LINES]
    assert [one.text for one in lines] == _LINES
    assert {(one.get("style") or "").partition("text-anchor: ")[2].partition(";")[0] for one in lines} == {"end"}


def test_what_is_never_added_is_parted_by_a_line() -> None:
    cells = [[(0.5, "1")] * 4]
    plain, parted = (drawing.grid(["r"], list("abcd"), cells, Caption("t"), every=every) for every in (0, 2))
    assert parted.count("stroke-width: 1.5") - plain.count("stroke-width: 1.5") == 1


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
