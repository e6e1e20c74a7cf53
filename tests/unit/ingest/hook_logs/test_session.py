"""A hook log as a session: what was read by whom, before or after consent, and what the log cannot tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from unit.ingest.hook_logs.test_camille import LATE, _csv
from unit.ingest.hook_logs.test_frida_console import LOG

from analyzer.api import Options, analyze
from analyzer.ingest.hook_logs.session import reader_of
from analyzer.ingest.sources import sniff
from analyzer.model.errors import DataError
from analyzer.store.integrity import check_session


def _reads(file: Path, folder: Path) -> list[tuple[str, str, str, str]]:
    result = analyze(file, Options(captures=folder))
    assert [problem for problem in check_session(result.session) if problem.is_error] == []
    rows = result.tables["observations"][["act", "data_type", "caller", "consent_state"]].astype("str")
    return [tuple(row) for row in rows.itertuples(index=False)]  # type: ignore[misc]


def test_a_sheet_becomes_reads_before_and_after_consent(tmp_path: Path) -> None:
    file = _csv(tmp_path / "log.csv", LATE)
    assert sniff(file) == "hook_log"
    assert _reads(file, tmp_path) == [
        ("accessed", "imei", "cn.jpush.a.b", "none_asked"),
        ("accessed", "imei", "cn.jpush.a.b", "granted"),
    ]
    result = analyze(file, Options(captures=tmp_path))
    assert "pre_consent_read" in {finding.rule_id for finding in result.findings}
    gaps = result.tables["gaps"]
    foreign = gaps[gaps["gap_kind"] == "foreign_hooks"]
    assert set(foreign["subject"]) == {"camille"}
    assert len(foreign) == 5
    assert "skipped_entry" in set(gaps["gap_kind"].astype("str"))


def test_a_log_without_times_keeps_the_order_and_claims_no_moment(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text(LOG, encoding="utf-8")
    assert _reads(tmp_path / "log.txt", tmp_path) == [
        ("accessed", "imei", "com.acme.Tracker.start", "unknown"),
        ("accessed", "android_id", "com.acme.Tracker.start", "unknown"),
    ]
    report = analyze(tmp_path / "log.txt", Options(captures=tmp_path)).report("text", "en")
    assert "1970" not in report
    assert "the log has no times" in report


def test_rules_on_traffic_are_not_assessed(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text(LOG, encoding="utf-8")
    result = analyze(tmp_path / "log.txt", Options(captures=tmp_path, assume_consent="none_asked"))
    results = {row["rule_id"]: row["result"] for row in result.assessments}
    assert (results["pre_consent_send"], results["pre_consent_read"]) == ("not_assessed", "found")


def test_a_log_without_calls_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("时间点,操作行为,行为描述,传入参数,调用堆栈\n1,2,3,4,5\n", encoding="utf-8")
    with pytest.raises(DataError) as raised:
        analyze(tmp_path / "log.csv", Options(captures=tmp_path))
    assert raised.value.code == "E344"
    assert not (tmp_path / "log").exists()


@pytest.mark.parametrize("head", [b"", b"<html>", b'{"log": {"entries": []}}', b"4:abcd,", b"PK\x03\x04zip"])
def test_captures_of_other_kinds_have_no_reader(head: bytes) -> None:
    assert reader_of(head, "a.har") is None
