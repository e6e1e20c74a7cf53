"""Where the family name ends."""

from __future__ import annotations

import pytest

from analyzer.detect.transforms.person_names import cuts_of, parts_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昌丽梓", ("name_zh", ("昌", "丽梓"))),
        ("李明", ("name_zh", ("李", "明"))),
        ("司马光", ("name_zh", ("司马", "光"))),
        ("欧阳", ("name_zh", ("欧", "阳"))),
        ("Anne-Marie O'Neill", ("name_en", ("Anne-Marie", "O'Neill"))),
        ("José Ángel Núñez", ("name_en", ("José", "Ángel", "Núñez"))),
        ("Cher", ("", ())),
        ("买买提·艾合买提", ("", ())),
        ("route 66", ("", ())),
        ("a b c d e f", ("", ())),
        ("double  blank", ("", ())),
    ],
)
def test_parts(text: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert parts_of(text) == expected


def test_cuts_are_the_ways_to_fill_two_fields() -> None:
    assert cuts_of("name_zh", ("欧阳", "娜娜")) == (("欧阳", "娜娜"),)
    assert cuts_of("name_en", ("A", "B", "C")) == (("A B", "C"), ("A", "B C"), ("A", "C"))
    assert cuts_of("", ()) == ()
