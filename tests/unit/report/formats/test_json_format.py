from __future__ import annotations

import io
import json
from typing import Any

from unit.report.sample_report import CLEAR, HASH, MANIFEST, sample

from analyzer.model.tables import FINDINGS, GAPS, HOOK_STATUS, OBSERVATIONS, PHASES
from analyzer.report.formats.json_format import render
from analyzer.report.model import ReportData, build_report


def _parsed(data: ReportData, lang: str = "en") -> Any:
    out = io.StringIO()
    render(data, out, lang)
    return json.loads(out.getvalue())


def test_the_keys_are_those_of_the_contract() -> None:
    content = _parsed(sample())
    assert list(content) == [
        "format",
        "session",
        "phases",
        "counts",
        "observations",
        "findings",
        "assessments",
        "gaps",
        "hook_status",
        "settings",
    ]
    assert content["format"] == "consentinel/1"
    assert content["session"] == {**MANIFEST, "manifest_hash": HASH}
    for key, table in [
        ("phases", PHASES),
        ("observations", OBSERVATIONS),
        ("findings", FINDINGS),
        ("gaps", GAPS),
        ("hook_status", HOOK_STATUS),
    ]:
        assert content[key]
        assert all(list(row) == table.names for row in content[key]), key
    assert {tuple(row) for row in content["assessments"]} == {("rule_id", "result", "blind_spot", "reason")}


def test_reasons_carry_a_code_and_every_rule_a_blind_spot() -> None:
    assessments = {row["rule_id"]: row for row in _parsed(sample())["assessments"]}
    assert assessments["post_refusal_collection"]["reason"] == (
        "state_not_reached: the session never reached the state it is about: refused"
    )
    assert all(row["blind_spot"] for row in assessments.values())
    assert "pinned.example.org" in assessments["pre_consent_send"]["blind_spot"]


def test_the_language_changes_nothing() -> None:
    assert _parsed(sample(), "zh") == _parsed(sample(), "en")


def test_values_appear_only_when_asked_for() -> None:
    masked, clear = json.dumps(_parsed(sample())), _parsed(sample(show_values=True))
    assert not [value for value in CLEAR.values() if value in masked]
    assert "value" not in _parsed(sample())["observations"][0]
    assert [row["value"] for row in clear["observations"]][:3] == [CLEAR["a" * 32], CLEAR["b" * 32], CLEAR["a" * 32]]
    assert clear["observations"][-1]["value"] is None


def test_lone_surrogates_and_strange_numbers_do_not_stop_it() -> None:
    data = build_report({"notes": "\ud800", "big": 2**70}, {}, [], {})
    assert _parsed(data)["session"] == {"notes": "\ud800", "big": 2**70}
