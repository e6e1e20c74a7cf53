"""Steps of paths."""

from __future__ import annotations

import pytest

from analyzer.decode import paths


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("id", ".id"),
        ("_a1", "._a1"),
        ("x-info", "['x-info']"),
        ("1a", "['1a']"),
        ("", "['']"),
        ("a'\\b", r"['a\'\\b']"),
    ],
)
def test_a_member_is_quoted_where_it_is_no_identifier(name: str, step: str) -> None:
    assert paths.member(name) == step


def test_an_element_is_counted_from_zero() -> None:
    assert paths.ROOT + paths.element(0) == "$[0]"
