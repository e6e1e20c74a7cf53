"""The published schemas are those of the models that validate."""

from __future__ import annotations

from analyzer.schemas.__main__ import stale


def test_schema_files_are_current() -> None:
    assert stale() == [], "run `make schemas`"
