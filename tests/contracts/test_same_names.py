"""The names of tests are the same in every run: workers that collect other tests than each other end the whole run."""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]


def _is_dated(node: ast.AST) -> bool:
    """Whether a call writes the time of day into its bytes, which may become the id of a parametrized test."""
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func) == "gzip.compress"
        and "mtime" not in {keyword.arg for keyword in node.keywords}
    )


def test_nothing_compressed_for_a_test_holds_the_time_of_day() -> None:
    dated = {
        f"{file.relative_to(TESTS)}:{node.lineno}"
        for file in sorted(TESTS.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and _is_dated(node)
    }
    assert dated == set()


def test_the_check_sees_both_kinds() -> None:
    calls = [ast.parse(text, mode="eval").body for text in ("gzip.compress(b'')", "gzip.compress(b'', mtime=0)")]
    assert [_is_dated(call) for call in calls] == [True, False]
