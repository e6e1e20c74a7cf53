"""Stance of English clauses."""

from __future__ import annotations

import pytest

from analyzer.scope.policy.english import clauses, silent


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(clause.stance.kind, clause.stance.party) for clause in clauses(text) if clause.stance is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We collect your email", [("collected", "first")]),
        ("We do not collect your email", [("denied", "first")]),
        ("We never share your email with advertisers", [("denied", "third")]),
        ("We do not collect your email without your consent", [("none", "first")]),
        ("We collect your email and share it with AppsFlyer", [("collected", "first"), ("shared", "appsflyer")]),
        ("Our partners may collect your email", [("collected", "third")]),
        ("You may delete your email at any time", [("none", "first")]),
        ("The app requests permission to access your contacts", [("permission", "first")]),
    ],
)
def test_stance(text: str, expected: list[tuple[str, str]]) -> None:
    assert _kinds(text) == expected


def test_conditions_and_purposes_are_zones() -> None:
    text = "When you sign up, we collect your email to send receipts"
    (clause,) = clauses(text)
    assert [clause.is_zone(text.index(word)) for word in ("sign", "email", "receipts")] == [True, False, True]


def test_definitions_and_other_companies_are_silent() -> None:
    assert silent("Cookies are small text files.") and silent("This policy does not apply to other companies.")
    assert not silent("We collect your email.")
