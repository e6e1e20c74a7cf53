"""Closed vocabularies of the contracts."""

from __future__ import annotations

import pytest

from analyzer.model.enums import MARKS, MARKS_WITH_ARGUMENT, Confidence, ConsentState, GapKind, Severity, is_mark


def test_orders_are_those_of_the_contracts() -> None:
    assert sorted(Severity, key=lambda item: item.rank) == ["info", "low", "medium", "high", "critical"]
    assert sorted(Confidence, key=lambda item: item.rank) == ["possible", "likely", "certain"]
    assert list(ConsentState) == ["unknown", "none_asked", "asked", "granted", "refused", "withdrawn"]


def test_an_argument_stands_exactly_where_one_belongs() -> None:
    right = {name: f"{name}:x" if name in MARKS_WITH_ARGUMENT else name for name in MARKS}
    wrong = {name: name if name in MARKS_WITH_ARGUMENT else f"{name}:x" for name in MARKS}
    assert [mark for mark in right.values() if not is_mark(mark)] == []
    assert [mark for mark in wrong.values() if is_mark(mark)] == []


@pytest.mark.parametrize("text", ["", ":", "phase:", "Idle", "idle ", "idle:"])
def test_what_is_near_a_mark_is_none(text: str) -> None:
    assert not is_mark(text)


def test_gap_kinds_are_written_in_one_way() -> None:
    assert [kind for kind in GapKind if kind != kind.name.lower()] == []
