"""Sessions for tests of the report's page: one that is large, and one whose every text is hostile."""

from __future__ import annotations

from typing import Any

from unit.report.sample_report import MANIFEST, SCOPE, SESSION, SETTINGS, T0, sample_tables

from analyzer.model.tables import GAPS, HOOK_STATUS, PARTIES, PHASES, frame
from analyzer.report.model import ReportData, build_report
from analyzer.rules.engine import judge
from analyzer.rules.examples import moment_rows, observation_rows

KINDS = ("android_id", "imei", "oaid", "location_precise", "contacts", "mac_address", "clipboard", "phone_number")
HOSTILE = (
    "<script>window.owned=1</script>",
    "<img src=http://127.0.0.1:9/x onerror=window.owned=1>",
    "\"><svg onload=window.owned=1>' onmouseover='window.owned=1",
    "</script><script>window.owned=1</script><!--",
    '=HYPERLINK("http://127.0.0.1:9","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u202egnp.exe\u202d\u2066\u200f",
    "\x1b[31m\x00\x07\x7f\u2028\u2029",
    "javascript:window.owned=1//{{7*7}}${7*7}",
)
MEGABYTE = "M" * 1_000_000


def crowd(n: int) -> ReportData:
    """Give a session with n observations, half of them sends, by eight kinds of data to forty hosts."""
    rows = [_one(number) for number in range(n)]
    tables = {**sample_tables(), "observations": observation_rows(rows)}
    return _judged(tables)


def _one(number: int) -> dict[str, Any]:
    is_sent = number % 2 == 1
    phase, state = ("launch", "none_asked") if number % 5 == 0 else ("in_use", "granted")
    row = {
        "session_id": SESSION,
        "observation_id": f"{number:016x}",
        "t": T0 + number * 0.01,
        "act": "sent" if is_sent else "accessed",
        "data_type": KINDS[number // 2 % len(KINDS)],
        "value_hash": f"{number % 100:032x}",
        "value_preview": f"{number % 100:02d}…",
        "phase": phase,
        "consent_state": state,
        "ref_id": f"{'f' if is_sent else 'a'}:{number}",
    }
    if not is_sent:
        return {**row, "caller": f"com.example.lib{number % 30}.Reader.read"}
    host = f"h{number % 40}.tracker{number % 20}.example"
    return {**row, "host": host, "party_relation": "third", "transform": "md5", "path": f"$.f{number % 200}"}


def hostile() -> ReportData:
    """Give a session in which every text that an app, a host or a file can choose is hostile."""
    rows = [row for number, text in enumerate((*HOSTILE, MEGABYTE)) for row in _hostile_rows(number, text)]
    tables = {
        **sample_tables(),
        "observations": observation_rows(rows),
        "gaps": frame(GAPS, [_gap(number, text) for number, text in enumerate((*HOSTILE, MEGABYTE))]),
        "hook_status": frame(HOOK_STATUS, [_hook(text) for text in HOSTILE]),
        "parties": frame(PARTIES, [_party(number, text) for number, text in enumerate(HOSTILE)]),
        "phases": frame(PHASES, [_PHASE]),
        "moments": moment_rows([{"event": "permission_asked", "subject": text, "t": T0} for text in HOSTILE]),
    }  # fmt: skip
    manifest = {**MANIFEST, "app": dict.fromkeys(("id", "name", "version"), HOSTILE[0]), "session_id": HOSTILE[3],
                "state_reason": HOSTILE[1], "device": {"model": HOSTILE[2]}, "tools": {HOSTILE[0]: HOSTILE[1]},
                "files": [{"path": HOSTILE[3], "bytes": 1, "sha256": HOSTILE[0]}]}  # fmt: skip
    return _judged(tables, manifest)


_PHASE = {"session_id": SESSION, "ordinal": 0, "phase": HOSTILE[0], "consent_state": "none_asked", "t_start": None,
          "t_end": None, "mark": HOSTILE[1]}  # fmt: skip


def _hostile_rows(number: int, text: str) -> list[dict[str, Any]]:
    given = {"session_id": SESSION, "data_type": KINDS[number % len(KINDS)], "value_hash": f"{number:032x}",
             "phase": text[:500], "consent_state": "none_asked", "value_preview": text}  # fmt: skip
    read = {**given, "act": "accessed", "ref_id": f"a:{number}", "caller": text, "t": T0 + number,
            "observation_id": f"{number:015x}a"}  # fmt: skip
    sent = {**given, "act": "sent", "ref_id": text, "host": text, "path": text, "transform": text, "layers": text,
            "party_relation": "third", "party_id": f"party{number}" if number < len(HOSTILE) else None,
            "t": T0 + number + 0.5, "observation_id": f"{number:015x}b", "access_event_id": f"a:{number}",
            "access_lag_ms": 500.0}  # fmt: skip
    return [read, sent]


def _gap(number: int, text: str) -> dict[str, Any]:
    kind = "tls_refused" if number % 2 else "opaque_body"
    return {"session_id": SESSION, "gap_id": f"g{number}", "gap_kind": kind, "subject": text, "n": 1, "detail": text}


def _hook(text: str) -> dict[str, Any]:
    return {
        "session_id": SESSION,
        "hook_id": text,
        "pid": 1,
        "state": "failed",
        "reason": text,
        "calls": 0,
        "dropped": 0,
    }


def _party(number: int, text: str) -> dict[str, Any]:
    return {"session_id": SESSION, "party_id": f"party{number}", "name": text, "country": "CN", "kind": "ads",
            "domains": [], "packages": [], "source": text}  # fmt: skip


def _judged(tables: dict[str, Any], manifest: dict[str, Any] = MANIFEST) -> ReportData:
    judged = judge(tables, SCOPE, SETTINGS, session_id=SESSION, app_id="com.example.weather")
    return build_report(manifest, {**tables, "findings": judged.findings}, judged.assessments, SETTINGS, scope=SCOPE)
