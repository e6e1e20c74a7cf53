"""Analyzed sessions for tests of surveys: written as tables, without a recording."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from analyzer.model.tables import TABLES, frame
from analyzer.store.parquet import write_table
from analyzer.store.session import Session

T0 = pd.Timestamp("2026-11-22T08:00:00Z")
JUDGED = ("pre_consent_read", "pre_consent_send", "undeclared_collection", "unnecessary_collection",
          "post_refusal_collection", "post_withdrawal_collection", "no_policy")  # fmt: skip


def write_session(
    folder: Path,
    app_id: str = "com.example.app",
    *,
    reads: tuple[str, ...] = (),
    sends: tuple[tuple[str, str], ...] = (),
    findings: tuple[tuple[str, tuple[str, ...]], ...] = (),
    not_assessed: tuple[str, ...] = (),
    **more: Any,
) -> Path:
    """Write one session: reads by data type, sends as (data type, party), findings as (rule, data types).

    more: state, scenario, finished (None: it does not say), category, version, uncertainty_s, dark (hosts), states
    (consent), confidence, analyzed, started (ISO), granted (sends after agreeing), hook (state), n_flows,
    told_app (by the analysis).
    """
    session = Session.create(folder.parent, app_id=app_id, name=folder.name)
    session.manifest["app"] |= {"id": app_id, "version": more.get("version", "1")}
    session.manifest["app"] |= {"source": more["source"]} if "source" in more else {}
    session.manifest["device"] = {"backend": "jvm", "scenario": more.get("scenario", "first-run-accept")}
    if (finished := more.get("finished", True)) is not None:
        session.manifest["scenario"] = {"finished": finished}
    session.manifest["clock"] = {"offset_s": 0.0, "uncertainty_s": more.get("uncertainty_s", 0.001)}
    if "started" in more:
        session.manifest["started"] = more["started"]
    (session.raw / "events.jsonl").write_text(json.dumps({"is": str(folder)}))
    session.finalize(more.get("state", "complete"), "")
    if more.get("analyzed", True):
        _write_tables(session, reads, sends, findings, not_assessed, more)
    return session.path


def _write_tables(
    session: Session, reads: Any, sends: Any, findings: Any, not_assessed: Any, more: dict[str, Any]
) -> None:
    base = {"session_id": session.session_id}
    confidence = more.get("confidence", "certain")
    observed = [_observation(base, number, "accessed", name, None, confidence) for number, name in enumerate(reads)]
    observed += [
        _observation(base, len(reads) + number, "sent", name, party, confidence)
        for number, (name, party) in enumerate(sends)
    ]
    begun = len(observed)
    observed += [
        _observation(base, begun + number, "sent", name, party, confidence) | {"consent_state": "granted"}
        for number, (name, party) in enumerate(more.get("granted", ()))
    ]
    found = [
        base | {"finding_id": str(number), "fingerprint": str(number), "rule_id": rule, "rule_version": 1,
                "severity": "high", "confidence": confidence, "message_args": "{}", "data_types": list(types),
                "party_id": None, "host": None, "phase": None, "n_observations": 1, "first_t": T0, "last_t": T0,
                "evidence": [], "baseline": "new", "suppressed_by": None}
        for number, (rule, types) in enumerate(findings)
    ]  # fmt: skip
    judged = [
        base | {"rule_id": rule, "result": "not_assessed" if rule in not_assessed else "not_observed", "reason": None,
                "blind_spots": []}
        for rule in JUDGED
    ]  # fmt: skip
    flows = [
        dict.fromkeys(TABLES["flows"].names) | base | {
        "flow_id": "f" if number == 0 else f"f{number}", "seq": number, "kind": "http", "t_start": T0,
        "host": "a.example", "port": 443, "path": "/", "n_query_params": 0, "request_bytes": 1,
        "response_bytes": 1, "is_encrypted": True, "party_relation": "third",
        "phase": "launch", "consent_state": "none_asked", "decode_state": "decoded", "is_truncated": False,
        "is_in_process": False, "app_attribution": "app"}
        for number in range(more.get("n_flows", 1))
    ]  # fmt: skip
    parties = [
        base
        | {
            "party_id": party,
            "name": party,
            "country": country,
            "kind": "ads",
            "domains": [],
            "packages": [],
            "source": "",
        }
        for party, country in {
            party: None if party == "nowhere" else "CN" for _, party in (*sends, *more.get("granted", ()))
        }.items()
    ]
    gaps = [
        base
        | {
            "gap_id": host,
            "gap_kind": "tls_refused",
            "subject": host,
            "n": 1,
            "first_t": None,
            "last_t": None,
            "detail": None,
        }
        for host in more.get("dark", ())
    ]
    hook = base | {
        "hook_id": "h",
        "agent": "a",
        "pid": 1,
        "state": more.get("hook", "active"),
        "reason": None,
        "calls": 0,
        "dropped": 0,
    }
    phases = [
        base
        | {"ordinal": number, "phase": "launch", "consent_state": state, "t_start": T0, "t_end": None, "mark": None}
        for number, state in enumerate(more.get("states", ("none_asked",)))
    ]
    launched = (
        [
            base
            | {
                "moment_id": "0",
                "t": T0 - pd.Timedelta(milliseconds=more["launched_before_ms"]),
                "event": "app_launched",
                "subject": "",
                "origin": "mark",
                "phase": "launch",
                "consent_state": "none_asked",
                "near_mark": False,
            }
        ]
        if "launched_before_ms" in more
        else []
    )
    rows = {
        "moments": launched,
        "observations": observed,
        "findings": found,
        "assessments": judged,
        "flows": flows,
        "parties": parties,
        "gaps": gaps,
        "hook_status": [hook],
        "phases": phases,
    }
    for name, table in rows.items():
        kept = [{key: value for key, value in row.items() if key in TABLES[name].names} for row in table]
        write_table(session, name, frame(TABLES[name], kept))
    settings = {"settings": {"category": more.get("category"), "app_id": more.get("told_app")}}
    (session.tables / "_build.json").write_text(json.dumps(settings))


def _observation(
    base: dict[str, Any], number: int, act: str, data_type: str, party: str | None, confidence: str
) -> dict[str, Any]:
    row = dict.fromkeys(TABLES["observations"].names) | base
    return row | {
        "observation_id": f"{number:016x}", "act": act, "t": T0 + pd.Timedelta(milliseconds=250 * number),
        "data_type": data_type, "source": "hook" if act == "accessed" else "flow", "ref_id": "f", "method": "api",
        "confidence": confidence, "location": "body", "layers": "", "path": "$", "value_hash": "h",
        "value_preview": "…", "party_id": party, "party_relation": "third" if party else None, "phase": "launch",
        "consent_state": "none_asked", "reasoning": "t", "sdk_id": "some_sdk" if act == "accessed" else None,
    }  # fmt: skip
