"""Paths of trees are written as the contracts say."""

from __future__ import annotations

from analyzer.decode import paths


def test_names_that_are_no_identifier_are_quoted() -> None:
    steps = [paths.member(name) for name in ("device", "x-info", "it's", "a\\b", "")]
    assert [*steps, paths.element(3)] == [".device", "['x-info']", "['it\\'s']", "['a\\\\b']", "['']", "[3]"]
