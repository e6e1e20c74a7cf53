"""A stance can become a guess, and a clause knows its zones."""

from __future__ import annotations

from analyzer.scope.policy.stance import Clause, Stance


def test_a_guess_says_the_same_less_surely() -> None:
    assert Stance("shared", "third").unsure() == Stance("shared", "third", (), False)


def test_zones_end_before_their_end() -> None:
    clause = Clause(0, 9, None, ((0, 3),))
    assert [clause.is_zone(at) for at in (0, 2, 3)] == [True, True, False]
