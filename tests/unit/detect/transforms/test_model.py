"""Units: every example holds, and none stands in the table without one."""

from __future__ import annotations

import pytest

from analyzer.detect.transforms import describe_transforms
from analyzer.detect.transforms.model import UNITS, Example, Unit, check_unit, code_unit, encoded, steps_of, text_unit


@pytest.mark.parametrize("unit", UNITS.values(), ids=lambda unit: unit.name)
def test_units_write_their_examples(unit: Unit) -> None:
    assert check_unit(unit) == []


def test_examples_name_their_source() -> None:
    assert [unit.name for unit in UNITS.values() if not all(example.source for example in unit.examples)] == []


def test_the_list_shows_every_unit_once() -> None:
    rows = describe_transforms()
    assert [row["name"] for row in rows] == sorted(UNITS)
    assert all(row["doc"] and " → " in row["example"] for row in rows)


def test_a_name_is_entered_once_and_only_with_an_example() -> None:
    def twice(text: str) -> str:
        """doubled"""
        return text * 2

    with pytest.raises(ValueError, match="upper"):
        text_unit("upper", Example("a", "aa", "by hand"))(twice)
    with pytest.raises(ValueError, match="twice"):
        text_unit("twice")(twice)
    with pytest.raises(ValueError, match="undocumented"):
        code_unit("undocumented", Example("a", "a", "by hand"))(lambda data: data)
    assert {"twice", "undocumented"}.isdisjoint(UNITS)


def test_steps_are_counted_from_the_name() -> None:
    names = ("plain", "lng_lat", "upper(md5)", "separators:-(prefix:+86)", "bd09|rounded:6|lng_lat", "sha256(raw(md5))")
    assert [steps_of(name) for name in names] == [0, 1, 2, 2, 3, 3]


def test_lone_surrogates_are_encoded() -> None:
    assert encoded("\ud800") == b"\xed\xa0\x80"
