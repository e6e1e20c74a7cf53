from __future__ import annotations

from typing import Any

from analyzer.model.tables import FLOWS, GAPS, HOOK_STATUS, PHASES, frame
from analyzer.rules.catalog import load_rules
from analyzer.rules.examples import moment_rows, observation_rows
from analyzer.rules.facts import Facts, blind_spot, gather, missing_input, part

RULES = {rule.id: rule for rule in load_rules()}


def _facts(rows: list[dict[str, Any]] | None = None, *, assumed: str | None = None, **tables: Any) -> Facts:
    return gather({"observations": observation_rows(rows or []), **tables}, scope=None, assumed=assumed)


def _gaps(*rows: tuple[str, str, int]) -> Any:
    base = {"session_id": "s"}
    return frame(
        GAPS,
        [
            {**base, "gap_id": f"{kind}{subject}", "gap_kind": kind, "subject": subject, "n": n}
            for kind, subject, n in rows
        ],
    )


def _hooks(*rows: tuple[str, int, str]) -> Any:
    base = {"session_id": "s", "calls": 0, "dropped": 0}
    return frame(HOOK_STATUS, [{**base, "hook_id": name, "pid": pid, "state": state} for name, pid, state in rows])


def _keys(rule: str, facts: Facts) -> list[str]:
    return [entry["key"] for entry in blind_spot(RULES[rule], facts)]


def test_refused_hosts_blind_the_rules_about_sending() -> None:
    facts = _facts([{"consent_state": "asked"}], gaps=_gaps(("tls_refused", "b.cn", 2), ("tls_refused", "a.cn", 1)))
    expected = part("blind.gap", subjects=["a.cn", "b.cn"], more=0, n=3, gap_kind="tls_refused")
    assert blind_spot(RULES["pre_consent_send"], facts)[0] == expected
    assert expected not in blind_spot(RULES["pre_consent_read"], facts)


def test_a_long_list_is_cut_and_counted() -> None:
    gaps = _gaps(*[("opaque_body", f"h{number}.cn", 1) for number in range(7)])
    (entry,) = [
        entry
        for entry in blind_spot(RULES["cleartext_personal_data"], _facts([{}], gaps=gaps))
        if entry["args"].get("n") == 7
    ]
    assert entry["args"]["subjects"] == [f"h{number}.cn" for number in range(5)]
    assert entry["args"]["more"] == 2


def test_a_hook_counts_as_active_when_one_process_has_it() -> None:
    statuses = _hooks(("imei", 1, "failed"), ("imei", 2, "active"), ("oaid", 1, "failed"), ("aaid", 1, "absent"))
    facts = _facts(hook_status=statuses)
    assert facts.has_hooks
    assert facts.inactive_hooks == ("oaid",)
    assert not _facts(hook_status=_hooks(("oaid", 1, "absent"))).has_hooks


def test_hooks_that_did_not_install_are_named_once() -> None:
    gaps = _gaps(("hook_failed", "oaid", 1), ("events_lost", "agent", 4))
    facts = _facts(hook_status=_hooks(("imei", 1, "active"), ("oaid", 1, "failed")), gaps=gaps)
    assert _keys("pre_consent_read", facts)[:2] == ["blind.hooks_inactive", "blind.gap"]
    assert [entry["args"].get("gap_kind") for entry in blind_spot(RULES["pre_consent_read"], facts)] == [
        None,
        "events_lost",
        None,
    ]


def test_phases_that_were_not_run_are_named() -> None:
    phases = frame(
        PHASES,
        [
            {"session_id": "s", "ordinal": n, "phase": name, "consent_state": "granted"}
            for n, name in enumerate(["launch", "in_use"])
        ],
    )
    (entry,) = [
        entry
        for entry in blind_spot(RULES["cleartext_personal_data"], _facts(phases=phases))
        if entry["key"] == "blind.phases_not_run"
    ]
    assert entry["args"]["phases"] == ["consent_dialog", "idle", "background", "screen_off", "after_kill", "relaunch"]


def test_an_import_without_marks_says_that_its_phases_are_unknown() -> None:
    facts = _facts([{"phase": "unknown", "consent_state": "unknown"}])
    assert _keys("cleartext_personal_data", facts) == ["blind.phases_unknown", "blind.standing.sent"]


def test_an_assumed_consent_state_is_named_with_every_consent_rule() -> None:
    facts = _facts([{"consent_state": "none_asked"}], assumed="none_asked")
    assert blind_spot(RULES["pre_consent_send"], facts)[0] == part("blind.assumed", state="none_asked")
    assert "blind.assumed" not in _keys("cleartext_personal_data", facts)
    assert missing_input(RULES["pre_consent_send"], facts) is None


def test_a_partly_unknown_session_is_assessed_and_says_so() -> None:
    facts = _facts([{"consent_state": "unknown"}, {"consent_state": "asked"}])
    assert missing_input(RULES["pre_consent_send"], facts) is None
    assert {"blind.state_partly_unknown", "blind.states_not_reached"} <= set(_keys("pre_consent_send", facts))


def test_hosts_of_unknown_relation_are_named() -> None:
    rows = [{"host": "a.cn", "party_relation": "third"}, {"host": "b.cn", "party_relation": "unknown"}]
    entries = blind_spot(RULES["third_party_undisclosed"], _facts(rows))
    assert part("blind.unknown_relation", subjects=["b.cn"], more=0, n=1) in entries


def test_flows_without_a_finding_are_traffic() -> None:
    flow = {"session_id": "s", "flow_id": "f", "seq": 0, "kind": "http", "t_start": 1.0, "host": "a.cn", "port": 443}
    more = {"path": "/", "request_bytes": 0, "response_bytes": 0, "is_encrypted": True, "party_relation": "first"}
    last = {"phase": "in_use", "consent_state": "granted", "decode_state": "empty", "is_truncated": False}
    flows = frame(FLOWS, [{**flow, **more, **last, "app_attribution": "app"}])
    assert missing_input(RULES["cleartext_personal_data"], _facts(flows=flows)) is None
    assert missing_input(RULES["cleartext_personal_data"], _facts()) == part("reason.no_traffic")


def test_a_category_that_is_none_of_the_39_is_named_with_the_nearest() -> None:
    tables = {"observations": observation_rows([{"act": "sent"}])}
    rule = RULES["unnecessary_collection"]
    facts = gather(tables, scope=None, assumed=None, category="payment")
    assert missing_input(rule, facts) == part("reason.unknown_category", category="payment", nearest="online_payment")
    assert missing_input(rule, gather(tables, scope=None, assumed=None)) == part("reason.no_category")
    assert missing_input(rule, gather(tables, scope=None, assumed=None, category="online_payment")) is None


def test_what_a_person_is_to_judge_is_told_with_its_picture_and_at_the_rule_that_asks_for_it() -> None:
    seen = [("raw/consent-01.png", "refusal_smaller:4.25"), ("raw/consent-01.png", "unclear_words")]
    shown = [{"event": "prompt_design", "subject": file, "setting": sign} for file, sign in [*seen, seen[0]]]
    facts = _facts(moments=moment_rows([*shown, {"event": "prompt_design", "subject": "raw/x.png"}]))
    assert [one for one in blind_spot(RULES["deceptive_consent"], facts) if one["key"].startswith("blind.shown.")] == [
        part("blind.shown.refusal_smaller", file="raw/consent-01.png", times="4.25"),
        part("blind.shown.unclear_words", file="raw/consent-01.png"),
    ]
    for other in ("deceptive_download", "default_consent"):
        assert not any(key.startswith("blind.shown.") for key in _keys(other, facts))
    assert not any(key.startswith("blind.shown.") for key in _keys("deceptive_consent", _facts()))
