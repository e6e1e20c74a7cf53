"""Halves become one value where they stand together, and nothing where they do not."""

from __future__ import annotations

from analyzer.detect.known import KnownValue
from analyzer.detect.pairs import NEAR, join_halves
from analyzer.detect.search import Hit
from analyzer.detect.transforms import Form
from analyzer.model.values import Secret

PLACE = KnownValue("location_precise", Secret("31.2304,121.4737"), "user")
OTHER = KnownValue("location_precise", Secret("39.9042,116.4074"), "user")


def _half(start: int, half: int, *names: str, value: KnownValue = PLACE, length: int = 7) -> list[Hit]:
    forms = [Form(b"x" * length, name, 0 if name == "plain" else 1, half=half) for name in names]
    return [Hit(start, start + length, value, form) for form in forms]


def _spans(hits: list[Hit]) -> list[tuple[int, int, str]]:
    joined = join_halves(hits)
    return sorted((hit.start, hit.end, hit.form.transform) for hit in joined if hit.form)


def test_two_halves_are_one_value_and_the_order_is_told() -> None:
    assert _spans(_half(0, 0, "plain") + _half(14, 1, "plain")) == [(0, 21, "plain")]
    assert _spans(_half(14, 0, "plain") + _half(0, 1, "plain")) == [(0, 21, "lng_lat")]
    assert _spans(_half(14, 0, "rounded:4") + _half(0, 1, "rounded:4")) == [(0, 21, "rounded:4|lng_lat")]


def test_of_several_transforms_the_shortest_that_both_halves_have_is_told() -> None:
    halves = _half(0, 0, "rounded:4", "cut:4", "plain") + _half(9, 1, "cut:4", "gcj02|cut:4")
    assert _spans(halves) == [(0, 16, "cut:4")]


def test_halves_of_other_values_other_transforms_or_far_away_are_nothing() -> None:
    assert _spans(_half(0, 0, "plain") + _half(9, 1, "plain", value=OTHER)) == []
    assert _spans(_half(0, 0, "plain") + _half(9, 1, "cut:3")) == []
    assert _spans(_half(0, 0, "plain") + _half(8 + NEAR, 1, "plain")) == []
    assert _spans(_half(0, 0, "plain") + _half(20, 0, "plain")) == []


def test_each_half_is_used_once_with_its_nearest_partner() -> None:
    halves = [hit for at in (0, 40) for hit in _half(at, 0, "plain") + _half(at + 10, 1, "plain")]
    assert _spans(halves) == [(0, 17, "plain"), (40, 57, "plain")]


def test_parts_of_a_name_in_neighboring_fields_of_a_binary_document_are_one() -> None:
    name = KnownValue("name", Secret("Rosalind Featherstone"), "user")
    assert _spans(_half(2, 0, "split", value=name) + _half(11, 1, "split", value=name)) == [(2, 18, "split")]
    assert _spans(_half(2, 0, "split", value=name) + _half(8, 1, "split", value=name)) == []


def test_the_form_is_that_of_the_half_that_stands_first() -> None:
    """Of a number that is known by its beginning, only what stands in its place tells where the field ends."""
    opened = Form(b"y" * 5, "bd09", 1, half=1, number="f64le", is_raw=True, is_open=True)
    whole = Form(b"x" * 8, "bd09", 1, half=0, number="f64le", is_raw=True)
    joined = join_halves([Hit(3, 8, PLACE, opened), Hit(9, 17, PLACE, whole)])
    assert [(hit.form.transform, hit.form.is_open) for hit in joined if hit.form] == [("bd09|lng_lat", True)]


def test_numbers_of_a_uuid_have_no_order() -> None:
    assert _spans(_half(14, 0, "decimal(halves)") + _half(0, 1, "decimal(halves)")) == [(0, 21, "decimal(halves)")]
