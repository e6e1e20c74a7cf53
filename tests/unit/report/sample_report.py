"""A small session as tables, with everything a report shows; nothing of it was ever captured."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from analyzer.model.tables import FLOWS, GAPS, HOOK_STATUS, PARTIES, PHASES, frame
from analyzer.report.model import ReportData, build_report
from analyzer.rules.baseline import Accepted, Baseline, apply_baseline, compare, fixed_rows
from analyzer.rules.engine import judge
from analyzer.rules.examples import observation_rows
from analyzer.scope.model import Scope

T0 = 1_795_300_000.0
SESSION = "20261121T224012Z_com.example.weather_7f3a"
HOSTILE = '<script>alert(1)</script>\x1b[31m=HYPERLINK("x")'
CLEAR = {"a" * 32: "9774d56d682e5490", "b" * 32: "31.2304,121.4737"}

SCOPE = Scope.model_validate(
    {
        "version": 1,
        "app_id": "com.example.weather",
        "items": [
            {"data_type": "android_id", "party": "third", "recipients": ["umeng"]},
            {"data_type": "location_precise", "waiver": "pipl-13-2"},
        ],
    }
)

_PHASES = [("launch", "none_asked", 0, 2.1), ("consent_dialog", "asked", 2.1, 5.4), ("in_use", "granted", 5.4, None)]
_MASKED = {"a" * 32: "97…90", "b" * 32: "31…37", "c" * 32: "3…9", "d" * 32: "…"}


def _seen(at: float, **row: Any) -> dict[str, Any]:
    phase, state = next((p, s) for p, s, start, end in _PHASES if start <= at and (end is None or at < end))
    given = {"session_id": SESSION, "t": T0 + at, "phase": phase, "consent_state": state}
    return {**given, "value_preview": _MASKED[row["value_hash"]], "observation_id": f"{round(at * 1000):016x}", **row}


def _read(at: float, data_type: str, value: str, caller: str | None) -> dict[str, Any]:
    ref = f"a1:{round(at * 1000)}"
    return _seen(at, act="accessed", data_type=data_type, value_hash=value * 32, caller=caller, ref_id=ref)


def _sent(at: float, data_type: str, value: str, host: str, relation: str, **row: Any) -> dict[str, Any]:
    to = {"host": host, "party_relation": relation, "ref_id": f"f{round(at * 1000)}"}
    return _seen(at, act="sent", data_type=data_type, value_hash=value * 32, **{**to, **row})


OBSERVATIONS = [
    _read(0.412, "android_id", "a", "com.umeng.analytics.Tracker.start"),
    _read(1.05, "location_precise", "b", None),
    _sent(1.564, "android_id", "a", "alog.umeng.com", "third", party_id="umeng", transform="md5", layers="gzip>json",
          path="$.header.utd", access_event_id="a1:412", access_lag_ms=1152.0),
    _sent(2.4, "location_precise", "b", "api.weather.example", "first", location="query", layers="query",
          path="query:ll", is_encrypted=False, access_event_id="a1:1050", access_lag_ms=1350.0),
    _sent(6.2, "android_id", "a", "alog.umeng.com", "third", party_id="umeng", transform="md5", layers="gzip>json",
          path="$.header.utd", access_event_id="a1:412", access_lag_ms=5788.0),
    _sent(7.7, "imei", "c", HOSTILE, "third", path=HOSTILE, confidence="likely", near_mark=True),
    _sent(8.1, "advertising_id", "c", "ads.example.net", "third", method="placeholder"),
    _read(9.9, "contacts", "d", "com.example.weather.Share.pick"),
]  # fmt: skip


HASH = "5ba6b441097a7dd921adb18f33c64331882931b344a58b0ced7944249e99b453"


def sample_tables() -> dict[str, Any]:
    """Give every table of the sample but findings."""
    hosts = {row["host"]: row for row in OBSERVATIONS if row["act"] == "sent"}
    return {
        "observations": observation_rows(OBSERVATIONS),
        "flows": frame(FLOWS, [_flow(number, row) for number, row in enumerate(hosts.values())]),
        "phases": frame(PHASES, [_phase(number, *row) for number, row in enumerate(_PHASES)]),
        "gaps": frame(GAPS, [_gap("tls_refused", "pinned.example.org", 3), _gap("opaque_body", "push.example.cn", 2)]),
        "hook_status": frame(HOOK_STATUS, [_hook("android_id", "active"), _hook("imei", "failed", "no such class")]),
        "parties": frame(PARTIES, [_UMENG]),
    }


_UMENG = {"session_id": SESSION, "party_id": "umeng", "name": "Umeng", "country": "CN", "kind": "analytics",
          "domains": ["umeng.com", "umengcloud.com"], "packages": ["com.umeng"], "source": "example"}  # fmt: skip


def _flow(number: int, row: dict[str, Any]) -> dict[str, Any]:
    names = {"session_id": SESSION, "flow_id": row["ref_id"], "seq": number, "kind": "http", "t_start": row["t"]}
    where = {"host": row["host"], "port": 443, "path": "/v1", "party_relation": row["party_relation"]}
    sizes = {"request_bytes": 10, "response_bytes": 2, "is_encrypted": row.get("is_encrypted", True)}
    state = {"phase": row["phase"], "consent_state": row["consent_state"], "decode_state": "decoded"}
    return {**names, **where, **sizes, **state, "is_truncated": False, "app_attribution": "app"}


def _phase(number: int, phase: str, state: str, start: float, end: float | None) -> dict[str, Any]:
    times = {"t_start": T0 + start, "t_end": None if end is None else T0 + end}
    return {"session_id": SESSION, "ordinal": number, "phase": phase, "consent_state": state, **times, "mark": None}


def _gap(kind: str, subject: str, n: int) -> dict[str, Any]:
    return {"session_id": SESSION, "gap_id": f"{kind}:{subject}", "gap_kind": kind, "subject": subject, "n": n}


def _hook(name: str, state: str, reason: str | None = None) -> dict[str, Any]:
    row = {"session_id": SESSION, "hook_id": f"android.{name}", "pid": 4711, "state": state, "reason": reason}
    return {**row, "calls": 3 if state == "active" else 0, "dropped": 0}


MANIFEST: dict[str, Any] = {
    "format": 1,
    "session_id": SESSION,
    "state": "complete",
    "state_reason": "",
    "app": {"id": "com.example.weather", "name": "Weather", "version": "4.2.0"},
    "device": {"kind": "jvm", "model": "Nova 5", "os": "android", "os_version": "13"},
    "tools": {"analyzer": "0.1.0", "mitmproxy": "11.0.2", "frida": "17.26.0"},
    "clock": {"offset_s": 0.001, "uncertainty_s": 0.0042, "samples": []},
    "started": "2026-11-21T22:26:39.500000Z",
    "ended": "2026-11-21T22:26:51.000000Z",
    "files": [{"path": "raw/flows.jsonl", "bytes": 4096, "sha256": "5f" * 32}],
}
SETTINGS: dict[str, Any] = {
    "known": None,
    "scope": "my scope.yaml",
    "baseline": None,
    "category": None,
    "marks": ["consent_granted@5.4"],
    "assume_consent": None,
    "app_id": None,
    "first_party": ["weather.example"],
    "select": [],
    "ignore": [],
    "fail_on": "high",
    "fail_confidence": "possible",
    "consentinel": "0.1.0",
}


def sample(*, show_values: bool = False, tables: dict[str, Any] | None = None) -> ReportData:
    """Give the report of the sample session, or of other tables in its place, judged by our rules."""
    return _accepted(show_values) if tables is None else _report(tables, show_values)


@cache
def _accepted(show_values: bool) -> ReportData:
    return _report(sample_tables(), show_values)


def _report(tables: dict[str, Any], show_values: bool) -> ReportData:
    judged = judge(tables, SCOPE, SETTINGS, session_id=SESSION, app_id="com.example.weather")
    tables = {**tables, "findings": judged.findings}
    values = CLEAR if show_values else None
    return build_report(MANIFEST, tables, judged.assessments, SETTINGS, values=values, scope=SCOPE, manifest_hash=HASH)


def accepted_sample() -> ReportData:
    """Give the sample against a baseline with an entry of each state."""
    data = sample()
    findings = data.tables["findings"]
    first, second = findings["fingerprint"].iloc[0], findings["fingerprint"].iloc[1]
    said = {"reason": "removed in 4.3", "author": "Lin"}
    entries = [
        Accepted(fingerprint=first, expires="2027-01-31", **said),
        Accepted(fingerprint=second, expires="2026-01-31", **said),
        Accepted(fingerprint="f" * 32, rule_id="pre_consent_send", finding="OAID was sent", **said),
        Accepted(fingerprint="e" * 32, rule_id="post_refusal_collection", **said),
    ]
    baseline, today = Baseline(accepted=entries), date(2026, 11, 22)
    states = compare(findings, data.assessments, baseline, today=today)
    known = fixed_rows(states, apply_baseline(findings, baseline, today=today), MANIFEST)
    settings = {**SETTINGS, "baseline": "baseline.yaml", "acceptances": states}
    return build_report(
        MANIFEST, {**data.tables, "findings": known}, data.assessments, settings, scope=SCOPE, manifest_hash=HASH
    )
