"""Marks → phase and consent state of every moment."""

from __future__ import annotations

import pytest

from analyzer.detect.phases import Phases
from analyzer.model.tables import TABLES, check

FIRST_RUN = [
    (10, "app_launched"),
    (12, "consent_asked"),
    (15, "consent_granted"),
    (20, "background"),
    (30, "phase:login"),
]


def _phases(marks: list[tuple[float, str]], **options: object) -> Phases:
    return Phases([{"t": t, "mark": mark} for t, mark in marks], **options)  # type: ignore[arg-type]


def _at(phases: Phases, *times: float) -> list[tuple[str, str]]:
    names, states, _ = phases.at(list(times))
    return list(zip(names.tolist(), states.tolist(), strict=True))


def test_a_first_run_goes_through_its_states() -> None:
    assert _at(_phases(FIRST_RUN), 5, 11, 12, 14.9, 15, 25, 99) == [
        ("launch", "none_asked"),
        ("launch", "none_asked"),
        ("consent_dialog", "asked"),
        ("consent_dialog", "asked"),
        ("in_use", "granted"),
        ("background", "granted"),
        ("login", "granted"),
    ]


@pytest.mark.parametrize(
    ("marks", "assume", "expected"),
    [
        ([], None, ("unknown", "unknown")),
        ([], "none_asked", ("unknown", "none_asked")),
        ([(10, "background")], None, ("unknown", "unknown")),
        ([(10, "consent_granted")], None, ("unknown", "none_asked")),
        ([(10, "consent_granted")], "granted", ("unknown", "none_asked")),
        ([(10, "consent_withdrawn")], None, ("unknown", "granted")),
        ([(1, "app_launched")], None, ("launch", "none_asked")),
        ([(1, "app_launched")], "granted", ("launch", "none_asked")),
    ],
)
def test_what_holds_before_the_first_answer(
    marks: list[tuple[float, str]], assume: str | None, expected: tuple[str, str]
) -> None:
    assert _at(_phases(marks, assume_consent=assume), 5) == [expected]


def test_withdrawal_and_permissions_change_no_phase() -> None:
    marks = [(1, "consent_granted"), (2, "permission_asked:CAMERA"), (3, "consent_withdrawn")]
    assert _at(_phases([(t, mark) for t, mark in marks]), 2.5, 4) == [("in_use", "granted"), ("in_use", "withdrawn")]


def test_moments_within_the_uncertainty_of_a_consent_mark_are_near_it() -> None:
    phases = _phases(FIRST_RUN, uncertainty_s=0.1)
    assert phases.at([11.85, 11.95, 12.05, 12.15, 20.0])[2].tolist() == [False, True, True, False, False]


def test_marks_need_no_order() -> None:
    assert _at(_phases(FIRST_RUN[::-1]), 11, 25) == _at(_phases(FIRST_RUN), 11, 25)


def test_the_table_covers_all_time() -> None:
    table = _phases(FIRST_RUN).table("s1")
    assert check(TABLES["phases"], table) == []
    assert table["mark"].fillna("").tolist() == ["", "consent_asked", "consent_granted", "background", "phase:login"]
    assert table["t_start"].isna().tolist() == [True, False, False, False, False]
    assert table["t_end"].iloc[:-1].tolist() == table["t_start"].iloc[1:].tolist()
    assert table["t_end"].isna().iloc[-1]
