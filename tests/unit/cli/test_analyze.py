"""Exit codes of an analysis."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from analyzer.cli.analyze import exit_code


def _result(*rows: tuple[str, str, str | None], rule_failed: bool = False) -> Any:
    findings = pd.DataFrame(list(rows), columns=["severity", "baseline", "suppressed_by"])
    return SimpleNamespace(tables={"findings": findings}, rule_failed=rule_failed)


HIGH, LOW = ("high", "new", None), ("low", "new", None)


@pytest.mark.parametrize(
    ("results", "fail_on", "expected"),
    [
        ([_result()], "info", 0),
        ([_result(LOW)], "high", 0),
        ([_result(LOW)], "low", 1),
        ([_result(LOW), _result(HIGH)], "high", 1),
        ([_result(HIGH)], "critical", 0),
        ([_result(HIGH)], "never", 0),
        ([_result(("high", "known", None), ("high", "new", "waiver"))], "info", 0),
        ([_result(), _result(rule_failed=True)], "never", 70),
    ],
)
def test_the_worst_finding_that_counts_decides(results: list[Any], fail_on: str, expected: int) -> None:
    for result in results:
        result.settings = {"fail_on": fail_on}
    assert exit_code(results) == expected
