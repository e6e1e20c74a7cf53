from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from unit.report.sample_report import CLEAR, accepted_sample, sample, sample_tables

from analyzer.report.formats.sarif_format import FINGERPRINT, join, render
from analyzer.report.model import ReportData, build_report

SCHEMA = Path(__file__).resolve().parents[3] / "schemas" / "sarif-2.1.0-rtm.5.json"


@cache
def _validator() -> jsonschema.Draft4Validator:
    return jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _log(data: ReportData, lang: str = "en") -> Any:
    out = io.StringIO()
    render(data, out, lang)
    return json.loads(out.getvalue())


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "data", [sample(), accepted_sample(), build_report({}, {}, [], {})], ids=["sample", "accepted", "empty"]
)
def test_the_log_follows_the_published_schema(data: ReportData, lang: str) -> None:
    assert [error.message for error in _validator().iter_errors(_log(data, lang))] == []


def test_every_finding_is_a_result_with_its_fingerprint() -> None:
    data = sample()
    (run,) = _log(data)["runs"]
    assert [row["partialFingerprints"][FINGERPRINT] for row in run["results"]] == list(
        data.tables["findings"]["fingerprint"]
    )
    for row in run["results"]:
        assert row["partialFingerprints"]["primaryLocationLineHash"] == f"{row['partialFingerprints'][FINGERPRINT]}:1"
        assert run["tool"]["driver"]["rules"][row["ruleIndex"]]["id"] == row["ruleId"]
    levels = {row["properties"]["severity"]: row["level"] for row in run["results"]}
    assert levels == {"critical": "error", "high": "error", "medium": "warning", "info": "note"}


def test_rules_that_were_not_assessed_and_gaps_are_notifications() -> None:
    (run,) = _log(sample())["runs"]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    gaps = [note["descriptor"]["id"] for note in notes if "descriptor" in note]
    assert gaps == ["gap/tls_refused", "gap/opaque_body"]


def test_accepted_and_fixed_findings_say_so() -> None:
    (run,) = _log(accepted_sample())["runs"]
    states = {row["baselineState"] for row in run["results"]}
    assert states == {"new", "unchanged", "absent"}
    known = [row for row in run["results"] if row["baselineState"] == "unchanged"]
    assert [row["suppressions"][0]["justification"] for row in known] == ["accepted by Lin: removed in 4.3"]


def test_severities_of_the_settings_set_the_level_of_rules() -> None:
    data = build_report({}, {}, [], {"severity": {"pre_consent_send": "low"}})
    rules = {rule["id"]: rule for rule in _log(data)["runs"][0]["tool"]["driver"]["rules"]}
    assert rules["pre_consent_send"]["defaultConfiguration"] == {"level": "note"}


def test_several_sessions_are_several_runs() -> None:
    out = io.StringIO()
    render(sample(), out, "en")
    assert len(json.loads(join([out.getvalue()] * 2))["runs"]) == 2


def test_neither_values_nor_controls_get_in() -> None:
    text = json.dumps(_log(sample()), ensure_ascii=False)
    assert not [value for value in CLEAR.values() if value in text]
    assert "\x1b" not in text and "\\u001b" not in text


def test_a_message_holds_neither_links_nor_placeholders() -> None:
    tables = sample_tables()
    gaps = tables["gaps"].assign(subject=["[x](http://a.example)", "{0} {{y}}"])
    (run,) = _log(sample(tables={**tables, "gaps": gaps}))["runs"]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    told = [note["message"]["text"].partition(": ")[2] for note in notes if "descriptor" in note]
    assert told == ["[x] (http://a.example) (3)", "{{0}} {{{{y}}}} (2)"]
