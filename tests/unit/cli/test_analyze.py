"""Exit codes of an analysis."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from support.cli import consentinel
from support.hars import entry, har

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


@pytest.mark.parametrize("name", ["html", "safe_net.html"])
def test_a_page_for_several_sessions_is_refused_before_any_work(name: str, tmp_path: Path) -> None:
    for file in ("a.har", "b.har"):
        (tmp_path / file).write_bytes(har(entry()))
    done = consentinel("analyze", tmp_path, "--format", name, captures=tmp_path / "captures")
    assert (done.returncode, done.stdout) == (2, "")
    assert "E104" in done.stderr
    assert not (tmp_path / "captures").exists()
