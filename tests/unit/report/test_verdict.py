from __future__ import annotations

import pandas as pd
import pytest

from analyzer.report.verdict import is_active, is_failing

ROWS = [
    ("high", "possible", "new", None),
    ("critical", "certain", "new", None),
    ("high", "certain", "known", None),
    ("high", "certain", "new", "waiver: x"),
    ("high", "certain", "fixed", None),
    ("low", "certain", "new", None),
]
FINDINGS = pd.DataFrame(ROWS, columns=["severity", "confidence", "baseline", "suppressed_by"])


def test_accepted_waived_and_fixed_findings_are_not_active() -> None:
    assert is_active(FINDINGS).tolist() == [True, True, False, False, False, True]


@pytest.mark.parametrize(
    ("settings", "failing"),
    [
        ({}, [0, 1]),
        ({"fail_on": "critical"}, [1]),
        ({"fail_on": "info"}, [0, 1, 5]),
        ({"fail_on": "never"}, []),
        ({"fail_confidence": "likely"}, [1]),
    ],
)
def test_a_possible_finding_keeps_its_severity_unless_more_is_asked(
    settings: dict[str, str], failing: list[int]
) -> None:
    assert [number for number, fails in enumerate(is_failing(FINDINGS, settings)) if fails] == failing
