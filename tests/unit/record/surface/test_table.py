"""The table of real classes: written and read again, searched upwards, and cut to some places."""

from __future__ import annotations

import pytest

from analyzer.record.surface.table import Head, Member, Source, Surface, join_places, parse, render, split_places


def small() -> Surface:
    surface = Surface({"23": Source("group:frame:1", "aa"), "24": Source("group:frame:2", "bb")})
    read = Member("read", "()I")
    surface.add("a.Base", "23", Head(words=("abstract",)), [read])
    surface.add("a.Base", "24", Head(words=("abstract",)), [read, Member("read", "(I)I", ("static",))])
    surface.add("a.Thing", "24", Head("a.Base", ("a.Face",)), [])
    surface.add("a.Face", "24", Head(words=("interface",)), [Member("face", "()V", ("abstract",))])
    return surface


TEXT = """\
source	23	group:frame:1	aa
source	24	group:frame:2	bb
class	a.Base	23-24			abstract
	read		()I
	read	24	(I)I	static
class	a.Face	24			interface
	face		()V	abstract
class	a.Thing	24	a.Base	a.Face
"""


def test_a_table_is_one_line_for_each_class_and_member() -> None:
    assert render(small()) == TEXT


def test_a_table_is_read_as_it_was_written() -> None:
    assert parse(TEXT) == small()


def test_a_class_that_changed_its_parent_has_a_line_for_each() -> None:
    surface = Surface()
    surface.add("a.Thing", "23", Head("a.Old"), [Member("x", "()V")])
    surface.add("a.Thing", "24", Head("a.New"), [Member("x", "()V")])
    text = render(surface)
    assert [line.split("\t")[1:4] for line in text.splitlines() if line.startswith("class")] == [
        ["a.Thing", "23", "a.Old"],
        ["a.Thing", "24", "a.New"],
    ]
    assert parse(text) == surface


def test_a_member_is_found_on_the_nearest_ancestor() -> None:
    surface = small()
    assert surface.find("a.Thing", "read", "24") == ("a.Base", surface.members["a.Base"]["24"])
    assert surface.find("a.Thing", "face", "24") == ("a.Face", surface.members["a.Face"]["24"])
    assert surface.find("a.Thing", "read", "23") is None
    assert surface.find("a.Thing", "write", "24") is None


def test_a_constructor_is_not_inherited() -> None:
    surface = Surface()
    surface.add("a.Base", "23", Head(), [Member("<init>", "()V")])
    surface.add("a.Thing", "23", Head("a.Base"), [])
    assert surface.find("a.Thing", "<init>", "23") is None


def test_some_places_of_a_table() -> None:
    part = small().only(["23"])
    assert set(part.heads) == {"a.Base"}
    assert set(part.sources) == {"23"}


@pytest.mark.parametrize(
    ("places", "text"),
    [
        (["23"], "23"),
        (["23", "24", "25"], "23-25"),
        (["36", "23", "24", "jdk17"], "23-24,36,jdk17"),
        (["com.example:some-lib:1.2-3"], "com.example:some-lib:1.2-3"),
    ],
)
def test_places_are_written_in_short(places: list[str], text: str) -> None:
    assert join_places(places) == text
    assert sorted(split_places(text)) == sorted(places)
