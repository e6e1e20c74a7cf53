"""An analysis and a behavior agree exactly, or each difference is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from analyzer.verification import TRUTH_COLUMNS, differences

ROW = {
    **dict.fromkeys(TRUTH_COLUMNS, ""),
    "act": "sent",
    "data_type": "imei",
    "host": "t.example.net",
    "phase": "launch",
    "transform": "plain",
}
READ = {**ROW, "act": "accessed", "host": None, "location": "return"}
FINDING = {"rule_id": "pre_consent_send", "data_types": ["imei"], "party_id": None, "evidence": ["o0"]}
EXPECTED = {"rule": "pre_consent_send", "data_type": "imei", "to": "example.net"}


def _tables(rows: list[dict[str, Any]], findings: list[dict[str, Any]]) -> dict[str, pd.DataFrame]:
    extra = {"method": "known_value", "registrable_domain": "example.net"}
    observed = [{**extra, "observation_id": f"o{n}", **row} for n, row in enumerate(rows)]
    columns = [*TRUTH_COLUMNS, *extra, "observation_id"]
    return {
        "observations": pd.DataFrame(observed, columns=columns),
        "findings": pd.DataFrame(findings, columns=[*FINDING, "message_args"]).fillna({"message_args": "{}"}),
    }


def _truth(folder: Path, rows: list[dict[str, Any]]) -> Path:
    file = folder / "truth.jsonl"
    file.write_text("".join(json.dumps({**row, "t": 1.0}) + "\n" for row in rows), encoding="utf-8")
    return file


def test_equal_sets_differ_in_nothing(tmp_path: Path) -> None:
    assert differences(_tables([ROW, READ], [FINDING]), _truth(tmp_path, [READ, ROW]), [EXPECTED]) == []


def test_what_is_missing_and_what_was_invented_is_named_with_its_count(tmp_path: Path) -> None:
    tables = _tables([ROW, {**ROW, "data_type": "oaid"}], [{**FINDING, "rule_id": "cleartext_personal_data"}])
    found = differences(tables, _truth(tmp_path, [ROW, ROW, ROW]), [EXPECTED])
    assert [line.split(": ")[0] for line in found] == [
        *("observation missing", "observation invented", "finding missing", "finding invented")
    ]
    assert found[0].endswith("(2×)")
    assert "oaid" in found[1]


def test_received_rows_and_placeholders_are_not_counted(tmp_path: Path) -> None:
    rows = [ROW, {**ROW, "act": "received"}, {**ROW, "method": "placeholder"}]
    assert differences(_tables(rows, []), _truth(tmp_path, [ROW]), []) == []


def test_a_finding_goes_to_its_party_before_its_domain_and_reads_go_to_nobody(tmp_path: Path) -> None:
    findings = [
        {**FINDING, "party_id": "acme"},
        {**FINDING, "rule_id": "pre_consent_read", "data_types": ["imei", "oaid"], "evidence": ["o1"]},
    ]
    tables = _tables([ROW, {**READ, "registrable_domain": None}], findings)
    expected = [
        {**EXPECTED, "to": "acme"},
        {"rule": "pre_consent_read", "data_type": "imei+oaid", "to": None},
    ]
    assert differences(tables, _truth(tmp_path, [ROW, READ]), expected) == []


def test_a_finding_about_no_data_is_told_by_its_subject(tmp_path: Path) -> None:
    about = {"rule_id": "permission_bundle", "data_types": [], "party_id": None, "evidence": ["m0"]}
    found = [{**about, "message_args": json.dumps({"act": "moment", "subject": name})} for name in ("CAMERA", "SMS")]
    expected = [{"rule": "permission_bundle", "subject": "CAMERA"}, {"rule": "permission_bundle", "subject": "PHONE"}]
    assert differences(_tables([ROW], found), _truth(tmp_path, [ROW]), expected) == [
        "finding missing: permission_bundle · – · – · – · PHONE",
        "finding invented: permission_bundle · – · – · – · SMS",
    ]


def test_a_party_that_reads_is_no_receiver(tmp_path: Path) -> None:
    args = json.dumps({"act": "accessed"})
    read = {"rule_id": "sdk_undisclosed", "data_types": ["imei"], "party_id": "umeng", "evidence": ["o0"]}
    tables = _tables([READ], [{**read, "message_args": args}])
    expected = [{"rule": "sdk_undisclosed", "data_type": "imei", "by": "umeng"}]
    assert differences(tables, _truth(tmp_path, [READ]), expected) == []
