"""Stance of Chinese clauses."""

from __future__ import annotations

import pytest

from analyzer.scope.policy.chinese import clauses, silent


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(clause.stance.kind, clause.stance.party) for clause in clauses(text) if clause.stance is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我们收集您的邮箱", [("collected", "first")]),
        ("我们不会收集您的邮箱", [("denied", "first")]),
        ("我们不会向第三方提供您的邮箱", [("denied", "third")]),
        ("未经您同意，我们不会收集您的邮箱", [("none", "first"), ("none", "first")]),
        ("我们会向物流公司提供您的邮箱", [("shared", "third")]),
        ("极光推送SDK会收集您的邮箱", [("collected", "jiguang")]),
        ("您可以随时删除您的邮箱", [("none", "first")]),
    ],
)
def test_stance(text: str, expected: list[tuple[str, str]]) -> None:
    assert _kinds(text) == expected


def test_conditions_and_purposes_are_zones() -> None:
    (clause,) = clauses("当您注册时我们收集邮箱用于发送账单")
    assert [clause.is_zone(at) for at in (2, 9, 14)] == [True, False, True]


def test_definitions_and_other_companies_are_silent() -> None:
    assert silent("个人信息是指姓名等信息") and silent("第三方网站可能收集您的邮箱") and not silent("我们收集您的邮箱")
