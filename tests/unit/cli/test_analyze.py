"""Exit codes of an analysis."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from analyzer.cli.analyze import _exit_code
from analyzer.cli.options import FailOn


def _result(*rows: tuple[str, str, str | None], rule_failed: bool = False) -> Any:
    findings = pd.DataFrame(list(rows), columns=["severity", "baseline", "suppressed_by"])
    return SimpleNamespace(tables={"findings": findings}, rule_failed=rule_failed)


HIGH, LOW = ("high", "new", None), ("low", "new", None)


@pytest.mark.parametrize(
    ("results", "fail_on", "expected"),
    [
        ([_result()], FailOn.INFO, 0),
        ([_result(LOW)], FailOn.HIGH, 0),
        ([_result(LOW)], FailOn.LOW, 1),
        ([_result(LOW), _result(HIGH)], FailOn.HIGH, 1),
        ([_result(HIGH)], FailOn.CRITICAL, 0),
        ([_result(HIGH)], FailOn.NEVER, 0),
        ([_result(("high", "known", None), ("high", "new", "waiver"))], FailOn.INFO, 0),
        ([_result(), _result(rule_failed=True)], FailOn.NEVER, 70),
    ],
)
def test_the_worst_finding_that_counts_decides(results: list[Any], fail_on: FailOn, expected: int) -> None:
    assert _exit_code(results, fail_on) == expected
