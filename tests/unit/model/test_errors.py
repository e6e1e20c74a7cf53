"""Errors: the exit code of their class, a code, and a hint with the nearest word."""

from __future__ import annotations

import pytest

from analyzer.model.errors import (
    ConsentinelError,
    DataError,
    DecodeError,
    InternalError,
    SetupError,
    UsageError,
    did_you_mean,
)


@pytest.mark.parametrize(
    ("kind", "exit_code"), [(UsageError, 2), (SetupError, 3), (DataError, 4), (DecodeError, 4), (InternalError, 70)]
)
def test_each_kind_has_its_exit_code_and_keeps_what_it_was_given(kind: type[ConsentinelError], exit_code: int) -> None:
    error = kind("message", code="E399", hint="hint")
    assert (error.exit_code, str(error), error.code, error.hint) == (exit_code, "message", "E399", "hint")


def test_a_far_word_suggests_nothing() -> None:
    assert did_you_mean("imeii", ["imei", "oaid"]) == "did you mean 'imei'?"
    assert did_you_mean("zzz", ["imei", "oaid"]) == ""
    assert did_you_mean("imei", []) == ""
