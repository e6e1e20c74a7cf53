"""Aims and conditions at the end of an English clause, and conditions put into it."""

from __future__ import annotations

import pytest

from analyzer.scope.policy import aims
from analyzer.scope.policy.reader import read_policy


@pytest.mark.parametrize(
    ("words", "is_object"),
    [
        ("we ask for details", True),
        ("we ask students for details", True),
        ("we use it for billing", False),
        ("we keep your name to print it", False),
    ],
)
def test_what_belongs_to_the_verb_is_no_aim(words: str, is_object: bool) -> None:
    aim = aims.TRAIL.search(words)
    assert aim is not None
    assert aims.is_object(words, aim) == is_object


def test_a_condition_between_what_is_collected() -> None:
    text = "We receive your age and, where you choose to sign in with a partner, your email address."
    assert {(item.data_type, item.declared) for item in read_policy(text)} == {
        ("birth_age", "collected"),
        ("email", "collected"),
    }
