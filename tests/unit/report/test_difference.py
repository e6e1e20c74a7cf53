from __future__ import annotations

from dataclasses import replace
from typing import Any

from unit.report.sample_report import accepted_sample, sample, sample_tables

from analyzer.model.tables import MOMENTS, frame
from analyzer.report.comparison.page import comparison_page
from analyzer.report.difference import difference
from analyzer.report.difference_paper import difference_paper, silenced_texts
from analyzer.report.model import ReportData
from analyzer.scope.model import Scope


def _less() -> ReportData:
    """Give the sample as a later build would show it: the identifier is gone, a permission is asked for."""
    tables = sample_tables()
    rows = tables["observations"]
    moment = {"session_id": "s", "moment_id": "m1", "t": 1_795_300_001, "event": "permission_asked",
              "subject": "android.permission.CAMERA", "origin": "mark", "phase": "launch",
              "consent_state": "none_asked", "near_mark": False}  # fmt: skip
    kept = rows[rows["data_type"] != "android_id"]
    return sample(tables={**tables, "observations": kept, "moments": frame(MOMENTS, [moment])})


def _changes(content: Any) -> set[tuple[str, str, str]]:
    rows = content["findings"]
    return {(row["rule_id"], data_type, row["change"]) for row in rows for data_type in row["data_types"]}


def test_what_is_gone_is_fixed_and_what_came_is_new() -> None:
    content = difference([sample(), _less()])
    assert ("pre_consent_send", "android_id", "fixed") in _changes(content)
    assert ("pre_consent_send", "android_id", "new") in _changes(difference([_less(), sample()]))
    assert {change for _, data_type, change in _changes(content) if data_type != "android_id"} == {"same"}


def test_observations_stand_side_by_side_and_changes_come_first() -> None:
    rows = difference([sample(), _less()])["observations"]
    gone = [(row["data_type"], row["act"], row["party"], row["phase"], row["n"]) for row in rows if row["in"] == ["A"]]
    assert gone == [
        ("android_id", "accessed", "", "launch", [1, 0]),
        ("android_id", "sent", "Umeng", "in_use", [1, 0]),
        ("android_id", "sent", "Umeng", "launch", [1, 0]),
    ]
    assert rows[: len(gone)] == [row for row in rows if row["in"] == ["A"]]


def test_what_could_not_be_assessed_is_not_called_fixed() -> None:
    blind = _less()
    rows = [row | {"result": "not_assessed"} for row in blind.assessments]
    from dataclasses import replace

    content = difference([sample(), replace(blind, assessments=rows)])
    assert ("pre_consent_send", "android_id", "unsure") in _changes(content)


def test_permissions_and_blind_spots_are_told_for_each() -> None:
    content = difference([sample(), _less(), sample()])
    assert content["permissions"] == [
        {"permission": "android.permission.CAMERA", "answer": "asked", "in": ["B"], "n": [0, 1, 0]}
    ]
    assert [row["name"] for row in content["blind_spots"]] == ["A", "B", "C"]
    assert [gap["gap_kind"] for gap in content["blind_spots"][0]["gaps"]] == ["opaque_body", "tls_refused"]
    assert {row["change"] for row in content["findings"]} >= {"same", "differs"}


def test_what_the_manifest_and_the_scope_name_is_compared() -> None:
    camera, sms = "android.permission.CAMERA", "android.permission.READ_SMS"
    base = sample()
    manifest = base.manifest | {"app": (base.manifest.get("app") or {}) | {"permissions": [camera, sms]}}
    scope = Scope.model_validate({"version": 1, "items": [{"data_type": "sms", "permission": sms}]})
    content = difference([base, replace(base, manifest=manifest), replace(base, scope=scope)])
    assert [(row["permission"], row["answer"], row["in"]) for row in content["permissions"]] == [
        (camera, "in_manifest", ["B"]),
        (sms, "declared", ["C"]),
        (sms, "in_manifest", ["B"]),
    ]


def test_a_waived_or_accepted_finding_is_shown_as_such_and_not_dropped() -> None:
    content = difference([sample(), accepted_sample()])
    waived = [row for row in content["findings"] if row["waived_in"]]
    assert {(row["rule_id"], *row["data_types"]) for row in waived} == {
        (row["rule_id"], *row["data_types"])
        for row in sample().tables["findings"].to_dict("records")
        if isinstance(row["suppressed_by"], str)
    }
    assert all(row["waived_in"] == row["in"] == ["A", "B"] for row in waived)
    assert waived != []
    assert [row["accepted_in"] for row in content["findings"] if row["accepted_in"]] == [["B"]]
    for lang, words in (("en", "waived by the scope in A, B"), ("zh", "在A、B中按声明范围豁免")):
        told = silenced_texts(waived[0], lang)
        assert told == [words]
        (sheet,) = [sheet for sheet in difference_paper(content, lang).sheets if sheet.title in ("Findings", "发现")]
        assert words in "".join(cell for row in sheet.rows for cell in row)
        assert words in comparison_page(content, lang)
