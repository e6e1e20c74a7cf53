from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from analyzer.model.tables import FINDINGS, FLOWS, HOOK_STATUS, PARTIES, check, frame
from analyzer.rules.catalog import load_rules
from analyzer.rules.engine import Judgement, judge
from analyzer.rules.examples import moment_rows, observation_rows
from analyzer.rules.facts import part
from analyzer.rules.model import Rule, RuleContext
from analyzer.scope.model import Scope

THIRD = {"party_relation": "third", "host": "log.umeng.com", "party_id": "umeng"}
FIRST = {"party_relation": "first", "host": "api.own.example"}


def _judge(rows: list[dict[str, Any]], scope: dict[str, Any] | None = None, **options: Any) -> Judgement:
    declared = Scope.model_validate({"version": 1, **scope}) if scope is not None else None
    given = {"session_id": "s1", "app_id": "com.example", "settings": {}, **options}
    extra = given.pop("tables", {})
    return judge({"observations": observation_rows(rows), **extra}, declared, given.pop("settings"), **given)


def _found(judgement: Judgement) -> set[tuple[str, str, str | None]]:
    rows = judgement.findings.to_dict("records")
    return {(row["rule_id"], row["data_types"][0], json.loads(row["message_args"])["to"]) for row in rows}


def _results(judgement: Judgement) -> dict[str, tuple[str, str | None]]:
    return {
        row["rule_id"]: (row["result"], row["reason"]["key"].removeprefix("reason.") if row["reason"] else None)
        for row in judgement.assessments
    }


def test_one_finding_per_rule_act_recipient_and_data_type() -> None:
    judged = _judge(
        [
            {"act": "accessed", "data_type": "imei", "consent_state": "none_asked", "value_hash": "1"},
            {"act": "accessed", "data_type": "imei", "consent_state": "asked", "value_hash": "1"},
            {"data_type": "imei", "consent_state": "asked", "value_hash": "1", **THIRD},
            {"data_type": "imei", "consent_state": "asked", "value_hash": "1", **THIRD, "host": "b.umengcloud.com"},
            {"data_type": "imei", "consent_state": "granted", "value_hash": "1", **FIRST, "is_encrypted": False},
            {"act": "accessed", "data_type": "oaid", "consent_state": "refused", "value_hash": "2"},
            {"data_type": "android_id", "consent_state": "refused", "value_hash": "3", **FIRST},
        ],
        {"items": [{"data_type": "imei"}, {"data_type": "oaid"}]},
    )
    assert _found(judged) == {
        ("pre_consent_read", "imei", None),
        ("pre_consent_send", "imei", "umeng"),
        ("third_party_undisclosed", "imei", "umeng"),
        ("third_party_without_consent", "imei", "umeng"),
        ("unresettable_identifier", "imei", None),
        ("unresettable_identifier", "imei", "umeng"),
        ("unresettable_identifier", "imei", "own.example"),
        ("cleartext_personal_data", "imei", "own.example"),
        ("post_refusal_collection", "oaid", None),
        ("post_refusal_collection", "android_id", "own.example"),
        ("undeclared_collection", "android_id", "own.example"),
        ("read_not_sent", "oaid", None),
        ("sent_not_read", "android_id", "own.example"),
    }
    assert check(FINDINGS, judged.findings) == []
    assert len(judged.findings) == 13


def test_findings_come_most_severe_first() -> None:
    rows = [{"act": "accessed", "consent_state": "none_asked"}, {"consent_state": "asked"}, {"is_encrypted": False}]
    severities = list(_judge(rows).findings["severity"].astype(str))
    assert severities == ["critical", "high", "high"]


def test_what_was_received_and_placeholders_count_for_no_rule() -> None:
    rows: list[dict[str, Any]] = [
        {"act": "received", "consent_state": "none_asked", "is_encrypted": False},
        {"act": "sent", "consent_state": "none_asked", "is_encrypted": False, "method": "placeholder"},
        {"act": "accessed", "consent_state": "none_asked", "method": "placeholder"},
    ]
    judged = _judge(rows, {"items": []})
    assert judged.findings.empty
    assert "found" not in {result for result, _ in _results(judged).values()}


def test_what_another_app_of_the_phone_sent_counts_for_no_rule() -> None:
    act = {"data_type": "imei", "consent_state": "asked", "value_hash": "1", "source": "flow", **THIRD}
    rows = [{**act, "ref_id": "f1"}, {**act, "ref_id": "f2", "data_type": "oaid"}]
    flow = {"session_id": "s1", "seq": 0, "kind": "http", "t_start": 1.0, "host": "log.umeng.com", "port": 443}
    flow |= {"path": "/", "request_bytes": 0, "response_bytes": 0, "is_encrypted": True, "party_relation": "third"}
    flow |= {"phase": "in_use", "consent_state": "asked", "decode_state": "empty", "is_truncated": False}
    owners = {"f1": "system", "f2": "unknown"}
    flows = frame(FLOWS, [{**flow, "flow_id": name, "app_attribution": owner} for name, owner in owners.items()])
    judged = _judge(rows, tables={"flows": flows})
    assert {data_type for _, data_type, _ in _found(judged)} == {"oaid"}


def test_an_act_is_never_flagged_for_two_consent_states() -> None:
    states = ["unknown", "none_asked", "asked", "granted", "refused", "withdrawn"]
    rows = [{"act": act, "consent_state": state} for act in ("sent", "accessed") for state in states]
    consent = ["pre_consent_read", "pre_consent_send", "post_refusal_collection"]
    findings = _judge(rows, select=consent).findings
    evidence = [key for keys in findings["evidence"] for key in keys]
    assert sorted(evidence) == sorted(f"{number:016x}" for number in (1, 2, 4, 7, 8, 10))


@pytest.mark.parametrize(
    ("rows", "scope", "rule", "expected"),
    [
        ([{"consent_state": "unknown"}], None, "pre_consent_send", ("not_assessed", "consent_unknown")),
        ([{"consent_state": "granted"}], None, "pre_consent_send", ("not_assessed", "state_not_reached")),
        ([{"consent_state": "granted"}], None, "post_refusal_collection", ("not_assessed", "state_not_reached")),
        ([{"consent_state": "asked"}], None, "pre_consent_send", ("found", None)),
        ([{"consent_state": "asked"}], None, "pre_consent_read", ("not_assessed", "no_hooks")),
        ([{"act": "accessed", "consent_state": "asked"}], None, "pre_consent_send", ("not_assessed", "no_traffic")),
        ([{"consent_state": "asked"}], None, "undeclared_collection", ("not_assessed", "no_scope")),
        (
            [{"party_relation": "unknown"}],
            {"items": []},
            "third_party_undisclosed",
            ("not_assessed", "relation_unknown"),
        ),
        ([{"party_relation": "first"}], {"items": []}, "third_party_undisclosed", ("not_observed", None)),
        ([{}], {"items": [{"data_type": "android_id"}]}, "undeclared_collection", ("not_observed", None)),
        ([{}], None, "read_not_sent", ("not_assessed", "no_hooks")),
        ([{"act": "accessed"}], None, "sent_not_read", ("not_assessed", "no_traffic")),
        ([], None, "cleartext_personal_data", ("not_assessed", "no_traffic")),
        ([], {"items": []}, "undeclared_collection", ("not_assessed", "no_witness")),
    ],
)
def test_a_rule_without_its_inputs_is_not_assessed(
    rows: list[dict[str, Any]], scope: dict[str, Any] | None, rule: str, expected: tuple[str, str | None]
) -> None:
    assert _results(_judge(rows, scope))[rule] == expected


def test_every_rule_is_assessed_and_names_a_blind_spot() -> None:
    judged = _judge([])
    assert [row["rule_id"] for row in judged.assessments] == [rule.id for rule in load_rules()]
    assert all(row["blind_spot"] for row in judged.assessments)


def test_rules_left_out_say_so() -> None:
    judged = _judge([{"is_encrypted": False, "consent_state": "asked"}], ignore=["cleartext_personal_data"])
    assert _results(judged)["cleartext_personal_data"] == ("not_assessed", "not_selected")
    assert _found(judged) == {("pre_consent_send", "android_id", "example.com")}


def test_a_waived_item_is_shown_and_silenced() -> None:
    scope = {"items": [{"data_type": "imei", "party": "umeng", "waiver": "pipl-13-2"}]}
    sent = {"data_type": "imei", "consent_state": "none_asked"}
    judged = _judge([{**sent, **THIRD}], scope, select=["pre_consent_send"])
    assert list(judged.findings["suppressed_by"]) == ["waiver: pipl-13-2"]
    assert _results(judged)["pre_consent_send"] == ("waived", "waived")
    both = _judge([{**sent, **THIRD}, {**sent, **FIRST}], scope)
    chosen = both.findings[both.findings["rule_id"] == "pre_consent_send"]
    assert list(chosen["suppressed_by"].notna()) == [True, False]
    assert _results(both)["pre_consent_send"] == ("found", None)


def test_a_waiver_is_about_consent_only() -> None:
    scope = {"items": [{"data_type": "imei", "waiver": True}]}
    judged = _judge([{"data_type": "imei", "is_encrypted": False, **FIRST}], scope, select=["cleartext_personal_data"])
    assert judged.findings.set_index("rule_id")["suppressed_by"].isna().to_dict() == {"cleartext_personal_data": True}


def test_a_company_of_the_scope_is_known_by_all_its_domains() -> None:
    parties = {"session_id": "s1", "party_id": "umeng", "name": "Umeng", "kind": "analytics", "source": "x"}
    table = frame(PARTIES, [{**parties, "domains": ["umeng.com", "umengcloud.com"], "packages": []}])
    scope = {"items": [{"data_type": "imei", "party": "third", "recipients": ["umengcloud.com"]}]}
    judged = _judge([{"data_type": "imei", **THIRD}], scope, tables={"parties": table})
    assert _results(judged)["third_party_undisclosed"] == ("not_observed", None)


def test_a_rule_that_raises_is_reported_and_the_others_run() -> None:
    def broken(context: RuleContext) -> Any:
        raise KeyError("a captured value")

    rules: list[Rule] = [
        replace(rule, check=broken) if rule.id == "pre_consent_send" else rule for rule in load_rules()
    ]
    judged = _judge([{"consent_state": "asked", "is_encrypted": False}], rules=rules)
    assert judged.failed == ("pre_consent_send",)
    failure = judged.findings.set_index("rule_id").loc["pre_consent_send"]
    assert (str(failure["severity"]), json.loads(failure["message_args"])) == (
        "info",
        {"act": "rule_failed", "error": "KeyError"},
    )
    assert _results(judged)["pre_consent_send"] == ("not_assessed", "rule_failed")
    assert _results(judged)["cleartext_personal_data"] == ("found", None)
    assert "captured" not in judged.findings.to_json()
    assert check(FINDINGS, judged.findings) == []


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = [
        {"data_type": name, "consent_state": state, "is_encrypted": False, "host": host, "t": 100.0 + number}
        for number, (name, state, host) in enumerate(
            [("imei", "asked", "a.b.cn"), ("oaid", "none_asked", "c.b.cn"), ("imei", "none_asked", "d.e.cn")]
        )
    ]
    table = observation_rows(rows)
    there = judge({"observations": table}, None, {}, session_id="s", app_id="a").findings
    back = judge({"observations": table.iloc[::-1]}, None, {}, session_id="s", app_id="a").findings
    pd.testing.assert_frame_equal(there, back)


ASKED = {"event": "permission_asked", "subject": "android.permission.CAMERA"}


@pytest.mark.parametrize(
    ("rule", "moments", "hook", "expected"),
    [
        ("permission_bundle", [], None, ("not_assessed", "not_watched")),
        ("permission_bundle", [], "android.permissions.request", ("not_observed", None)),
        ("permission_bundle", [ASKED], None, ("not_observed", None)),
        ("purpose_not_synchronous", [ASKED], None, ("not_assessed", "hook_inactive")),
        ("purpose_not_synchronous", [ASKED], "android.dialog.show", ("found", None)),
        ("permission_repeat_request", [ASKED], None, ("not_assessed", "no_denial")),
        ("no_policy", [], "android.policy.load_url", ("not_assessed", "phase_not_run")),
        ("consent_signal_ignored", [], None, ("not_assessed", "no_signal")),
        ("unnecessary_collection", [], None, ("not_assessed", "no_category")),
        ("label_mismatch", [], None, ("not_assessed", "no_scope")),
        ("cross_border_transfer", [], None, ("not_assessed", "country_unknown")),
        ("policy_unclear", [], None, ("not_assessed", "manual")),
    ],
)
def test_a_rule_on_moments_or_declarations_says_what_it_lacks(
    rule: str, moments: list[dict[str, Any]], hook: str | None, expected: tuple[str, str | None]
) -> None:
    state = {"session_id": "s1", "pid": 1, "state": "active", "calls": 0, "dropped": 0}
    hooks = frame(HOOK_STATUS, [{**state, "hook_id": hook}] if hook else [])
    assert _results(_judge([{}], tables={"moments": moment_rows(moments), "hook_status": hooks}))[rule] == expected


def test_a_limit_the_user_set_is_applied_and_printed() -> None:
    rows = [{"act": "accessed", "data_type": "location_precise", "t": 1_700_000_000.0 + n / 4} for n in range(2)]
    for limit, result in ((1, "found"), (2, "not_observed")):
        judged = _judge(rows, settings={"rules": {"over_frequency": {"per_second": limit}}})
        (row,) = [row for row in judged.assessments if row["rule_id"] == "over_frequency"]
        limits = {"per_second": limit, "per_minute": 4, "per_run": 3, "per_phase": 3, "in_background": 3}
        assert (row["result"], row["settings"]) == (result, limits)
        told = [f"{name} = {value}" for name, value in limits.items()]
        assert part("blind.limits", limits=told) in row["blind_spot"]


def test_a_finding_on_moments_says_what_happened_and_to_what() -> None:
    launch = {**ASKED, "phase": "launch"}
    judged = _judge([{}], tables={"moments": moment_rows([launch])}, select=["permission_before_use"])
    (finding,) = judged.findings.to_dict("records")
    args = json.loads(finding["message_args"])
    assert (args["act"], args["event"], args["subject"]) == ("moment", "permission_asked", ASKED["subject"])
    assert (finding["data_types"], finding["phase"], finding["evidence"]) == ([], "launch", [f"m{0:015x}"])
    assert check(FINDINGS, judged.findings) == []
