"""Findings as objects, what counts as a failure, and reports, from the tables of a sample session."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import pytest
from unit.report.sample_report import sample

from analyzer.model.enums import Severity
from analyzer.model.errors import UsageError
from analyzer.report.formats import text_format
from analyzer.results import Analysis, findings_of


class _Session:
    def __init__(self, manifest: Any, named_hash: str) -> None:
        self.manifest, self.named_hash, self.raw = manifest, named_hash, Path("absent")


def _analysis() -> Analysis:
    data = sample()
    session = cast("Any", _Session(data.manifest, data.manifest_hash))
    return Analysis(session, dict(data.tables), data.assessments, dict(data.settings))


def test_findings_have_plain_values_in_the_order_of_the_table() -> None:
    findings = _analysis().findings
    table = sample().tables["findings"]
    assert [finding.finding_id for finding in findings] == list(table["finding_id"])
    first = findings[0]
    assert (type(first.first_t), first.first_t.tzinfo is not None) == (datetime, True)
    assert first.severity is Severity.CRITICAL
    assert isinstance(first.evidence, tuple)
    assert first.message_args["act"] in ("sent", "accessed")
    assert {type(value) for finding in findings for value in (finding.party_id, finding.host)} <= {str, type(None)}


def test_a_finding_can_be_a_key() -> None:
    findings = _analysis().findings
    assert len(set(findings)) == len(findings)


def test_a_title_is_that_of_the_rule_in_each_language() -> None:
    finding = next(finding for finding in _analysis().findings if finding.rule_id == "pre_consent_send")
    assert finding.title() == "Personal data sent off the device before consent"
    assert finding.title("zh") == "同意前向外发送个人信息"
    assert replace(finding, rule_id="of_a_pack", rule=None).title() == "of_a_pack"


@pytest.mark.parametrize(
    ("fail_on", "expected"),
    [
        ("critical", {"critical"}),
        ("high", {"critical", "high"}),
        ("info", {"critical", "high", "medium", "info"}),
        ("never", set()),
    ],
)
def test_failures_are_of_the_severity_or_above(fail_on: str, expected: set[str]) -> None:
    assert {str(finding.severity) for finding in _analysis().failures(fail_on)} == expected


@pytest.mark.parametrize("change", [{"baseline": "known"}, {"baseline": "fixed"}, {"suppressed_by": "waiver: x"}])
def test_what_is_accepted_waived_or_gone_fails_nothing(change: dict[str, Any]) -> None:
    analysis = _analysis()
    analysis.tables["findings"] = analysis.tables["findings"].assign(**change)
    assert len(analysis.findings) == len(_analysis().findings)
    assert analysis.failures("info") == []


def test_an_unknown_severity_is_an_error_with_the_nearest_word() -> None:
    with pytest.raises(UsageError) as raised:
        _analysis().failures("hihg")
    assert (raised.value.code, raised.value.hint) == ("E101", "did you mean 'high'?")


def test_no_findings_are_an_empty_list() -> None:
    assert findings_of(sample().tables["findings"][:0]) == []


def test_a_report_is_what_its_format_writes() -> None:
    import io

    expected = io.StringIO()
    text_format.render(sample(), expected, "zh")
    assert _analysis().report("text", "zh") == expected.getvalue()


def test_an_unknown_format_is_an_error_with_the_nearest_word() -> None:
    with pytest.raises(UsageError) as raised:
        _analysis().report("htm")
    assert (raised.value.code, raised.value.hint) == ("E101", "did you mean 'html'?")
