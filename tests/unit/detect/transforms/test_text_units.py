"""What the steps over text write, whole sets, and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analyzer.detect.transforms import text_units as units
from analyzer.detect.transforms.model import ValueStep
from analyzer.detect.transforms.shape import read_shape


def _ways(unit: ValueStep, data_type: str, text: str) -> set[tuple[str, str]]:
    return set(unit(read_shape(data_type, text)))


def test_separators_are_those_of_the_kind() -> None:
    assert _ways(units.separators, "birth_age", "1987-03-14") == {
        ("separators:-", "1987-03-14"),
        ("separators:/", "1987/03/14"),
        ("separators:.", "1987.03.14"),
        ("separators:_", "1987_03_14"),
        ("separators:space", "1987 03 14"),
    }
    assert ("separators:-", "+1 (202) 555-0123") in _ways(units.separators, "phone_number", "+12025550123")


def test_prefixes_of_a_national_number() -> None:
    ways = _ways(units.prefix, "phone_number", "18753811998")
    assert {text for name, text in ways if name == "prefix:+86"} == {
        "+8618753811998",
        "+86 18753811998",
        "+86-18753811998",
    }
    assert {text for name, text in ways if name == "separators:-(prefix:+86)"} == {
        "+86-187-5381-1998",
        "+86 187-5381-1998",
    }
    assert {name for name, _ in ways} == {
        f"{outer}prefix:{mark}{')' if outer else ''}"
        for mark in ("+86", "86", "0086", "0")
        for outer in ("", "separators:-(", "separators:space(")
    }


def test_national_forms_of_an_international_number() -> None:
    assert _ways(units.no_prefix, "phone_number", "+12025550123") == {
        ("no_prefix", "2025550123"),
        ("separators:space(no_prefix)", "202 555 0123"),
        ("separators:-(no_prefix)", "202-555-0123"),
        ("separators:-(no_prefix)", "(202) 555-0123"),
        ("separators:.(no_prefix)", "202.555.0123"),
    }


def test_dates_are_turned() -> None:
    assert _ways(units.dmy, "birth_age", "20020119") == {
        ("dmy", "19012002"),
        ("no_separators(dmy)", "19012002"),
        ("separators:-(dmy)", "19-01-2002"),
        ("separators:/(dmy)", "19/01/2002"),
        ("separators:.(dmy)", "19.01.2002"),
    }


def test_names_are_swapped() -> None:
    assert _ways(units.swapped, "name", "昌丽梓") == {
        ("swapped", "丽梓 昌"),
        ("swapped", "丽梓, 昌"),
        ("swapped", "丽梓昌"),
    }


@pytest.mark.parametrize(
    ("unit", "data_type", "text"),
    [
        (units.prefix, "account_id", "9223607301671"),
        (units.prefix, "imei", "490154203237518"),
        (units.no_prefix, "phone_number", "18753811998"),
        (units.no_separators, "account_id", "no-groups-here"),
        (units.separators, "device_serial", "R52E6SY8BP73"),
        (units.dotted, "advertising_id", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
        (units.check_digit, "imei", "490154203237518"),
        (units.check_digit, "account_id", "49015420323751"),
        (units.no_check_digit, "imei", "49015420323751"),
        (units.dmy, "account_id", "1987-99-14"),
        (units.swapped, "account_id", "Alan Turing"),
        (units.split, "clipboard", "Alan Turing"),
    ],
)
def test_units_leave_other_values_alone(unit: ValueStep, data_type: str, text: str) -> None:
    assert _ways(unit, data_type, text) == set()


@pytest.mark.parametrize(("turn", "expected"), [(units.upper, "SS€"), (units.lower, "ß€"), (units.reversed_, "€ß")])
def test_turns_of_any_text(turn: Callable[[str], str], expected: str) -> None:
    assert turn("ß€") == expected
