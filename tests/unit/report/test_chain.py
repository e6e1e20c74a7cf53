from __future__ import annotations

from unit.report.sample_report import sample

from analyzer.report.chain import Chains


def test_a_send_is_linked_to_the_read_of_its_data_type() -> None:
    chains = Chains(sample(), 99, limit=5)
    finding = next(
        row for row in chains.findings if row["rule_id"] == "pre_consent_send" and row["party_id"] == "umeng"
    )
    (step,) = chains.steps(finding)
    assert step.read is not None
    assert (step.row["host"], step.row["access_lag_ms"]) == ("alog.umeng.com", 1152.0)
    assert (step.read["caller"], step.read["data_type"]) == ("com.umeng.analytics.Tracker.start", "android_id")


def test_a_send_without_a_read_stands_alone() -> None:
    chains = Chains(sample(), 99, limit=5)
    finding = next(row for row in chains.findings if row["rule_id"] == "sent_not_read")
    assert [(step.row["data_type"], step.read) for step in chains.steps(finding)] == [("imei", None)]


def test_no_more_than_the_limit_is_looked_up() -> None:
    chains = Chains(sample(), 99, limit=0)
    assert [chains.steps(row) for row in chains.findings] == [[]] * len(chains.findings)


def test_the_first_findings_are_looked_up() -> None:
    assert [row["severity"] for row in Chains(sample(), 2, limit=5).findings] == ["critical", "critical"]
