from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.raw_lines import write_lines

from analyzer.ingest.events import load_events, load_marks, load_net


def agent_line(kind: str, number: int, **fields: Any) -> dict[str, Any]:
    agent = fields.pop("agent", "a1")
    line = {"kind": kind, "agent": agent, "pid": 7, "event_id": f"{agent}:{number}", "seq": number}
    return {**line, "t": 1000.0 + number, "t_mono": 50.0 + number, **fields}


def api(number: int, **fields: Any) -> dict[str, Any]:
    return agent_line("api", number, **{"hook": "android.id", "tid": 1, "value": "v", **fields})


def status(number: int, hook: str, state: str, **fields: Any) -> dict[str, Any]:
    return agent_line("status", number, hook=hook, state=state, **fields)


def clock(offset: float, **fields: Any) -> dict[str, Any]:
    return {"kind": "clock", "agent": "a1", "offset_s": offset, "uncertainty_s": 0.01, "round_trip_s": 0.02, **fields}


def test_calls_come_in_host_time_with_hooks_stacks_and_status(tmp_path: Path) -> None:
    hook = {"hook": "android.id", "class": "android.provider.Settings$Secure", "method": "getString"}
    lines = [
        agent_line("agent", 0, process="app"),
        agent_line("hook", 1, **hook),
        api(3, stack_hash="h"),
        api(2, args=["a", None]),
        agent_line("stack", 4, stack_hash="h", frames=["a.B.c"]),
        status(5, "android.id", "active", calls=1),
        status(6, "android.id", "active", calls=2),
    ]
    write_lines(tmp_path / "events.jsonl", lines)
    write_lines(tmp_path / "marks.jsonl", [clock(0.5, t=1000.5)])
    log = load_events(tmp_path)
    assert [(call["event_id"], call["t_host"], call["value"], call["args"]) for call in log.calls] == [
        ("a1:2", 1002.5, "v", ["a", None]),
        ("a1:3", 1003.5, "v", []),
    ]
    assert log.hooks["android.id"]["class"] == "android.provider.Settings$Secure"
    assert log.stacks == {("a1", "h"): ["a.B.c"]}
    assert [(line["hook"], line["calls"]) for line in log.status] == [("android.id", 2)]
    assert [line["process"] for line in log.agents] == ["app"]
    assert (log.clock_offset_s, log.clock_uncertainty_s, log.gaps) == (0.5, 0.01, [])


def gaps_of(tmp_path: Path, lines: list[dict[str, Any]]) -> list[tuple[str, str, int, str | None]]:
    write_lines(tmp_path / "events.jsonl", lines)
    write_lines(tmp_path / "marks.jsonl", [clock(0.0, t=1000.0, agent="")])
    return [(gap["gap_kind"], gap["subject"], gap["n"], gap["detail"]) for gap in load_events(tmp_path).gaps]


def test_missing_numbers_are_lost_events(tmp_path: Path) -> None:
    assert gaps_of(tmp_path, [api(0), api(3), api(4)]) == [
        ("events_lost", "pid 7", 2, "events are missing by their numbers")
    ]


def test_what_the_recorder_says_is_lost_is_not_counted_twice(tmp_path: Path) -> None:
    lost = {"kind": "lost", "agent": "a1", "pid": 7, "reason": "the process died", "n": 2}
    assert gaps_of(tmp_path, [api(0), api(3), lost]) == [("events_lost", "pid 7", 2, "the process died")]
    assert gaps_of(tmp_path, [api(0), {**lost, "n": 0}]) == [("events_lost", "pid 7", 1, "the process died")]


def test_what_a_static_field_held_is_no_call_and_its_reading_is_a_gap(tmp_path: Path) -> None:
    line = agent_line("field", 0, hook="h.field", value="R58M42ABCDE")
    detail = "a static field: its value is known, whether and when the app read it is not"
    assert gaps_of(tmp_path, [line, api(1)]) == [("field_reads_unseen", "h.field", 1, detail)]
    log = load_events(tmp_path)
    assert [(line["hook"], line["value"]) for line in log.fields] == [("h.field", "R58M42ABCDE")]
    assert len(log.calls) == 1


_ABSENT = "hooks whose classes are not in the app by their names; its build may have given them others"


def test_absent_hooks_are_one_gap_and_those_of_the_platform_none(tmp_path: Path) -> None:
    classes = {"h.a": "com.umeng.A", "h.b": "cn.jpush.B", "h.c": "android.telephony.TelephonyManager", "h.d": "java.A"}
    lines = [agent_line("hook", n, hook=hook, **{"class": name}) for n, (hook, name) in enumerate(classes.items())]
    lines += [status(4 + n, hook, "absent", reason="class not found") for n, hook in enumerate(classes)]
    assert gaps_of(tmp_path, lines) == [("hook_absent", "SDKs", 2, _ABSENT)]


def test_hooks_that_see_nothing_or_not_all_are_gaps(tmp_path: Path) -> None:
    lines = [
        status(0, "h.absent", "absent", reason="no such class"),
        status(1, "h.failed", "failed", reason="no such method"),
        status(2, "h.busy", "active", calls=100, dropped=40),
        status(3, "h.off", "off"),
        agent_line("hook_error", 4, hook="h.busy", where="args", error="TypeError"),
    ]
    assert gaps_of(tmp_path, lines) == [
        ("hook_failed", "h.failed", 1, "no such method"),
        ("events_dropped", "h.busy", 40, "calls that were counted and not reported, for their rate"),
        ("hook_absent", "SDKs", 1, _ABSENT),
        ("hook_failed", "h.busy", 1, "recording a call failed in args; the app's own call went through"),
    ]


def test_a_refusal_that_a_check_was_learned_from_is_a_gap(tmp_path: Path) -> None:
    def refusal(seq: int, check: str, outcome: str) -> dict[str, Any]:
        return agent_line("api", seq, hook="unpin.learn_tls", tid=1, args=[check, outcome], error="x.Refused")

    lines = [
        agent_line("hook", 0, hook="unpin.learn_tls", event="pin_refused", intervention=True),
        refusal(1, "a.b", "learned"),
        refusal(2, "c.d", "has no argument that holds certificates"),
        refusal(3, "a.b", "learned"),
        agent_line("hook", 4, hook="other", event="read"),
        agent_line("api", 5, hook="other", tid=1, args=["x", "learned"]),
    ]
    learned = "a check of the app refused our certificate; from then on it was passed, this connection was lost"
    stays = "a check of the app refused our certificate, or the host's name; it cannot be passed, and stays"
    assert gaps_of(tmp_path, lines) == [("tls_refused", "a.b", 2, learned), ("tls_refused", "c.d", 1, stays)]


def test_a_hook_that_was_off_for_a_while_is_a_gap_of_that_time(tmp_path: Path) -> None:
    why = "called more than 3000 times in 3 s: off for 2 s"
    lines = [
        status(0, "h.busy", "active"),
        status(1, "h.busy", "paused", reason=why),
        status(2, "h.busy", "active"),
        status(3, "h.busy", "paused", reason=why),
        status(4, "h.busy", "active"),
        status(5, "h.other", "active"),
    ]
    detail = f"{why}, then put back; calls in such times were not seen"
    assert gaps_of(tmp_path, lines) == [("hook_paused", "h.busy", 2, detail)]


@pytest.mark.parametrize("wrong", [{"hook": None}, {"tid": "x"}, {"value": 5}, {"kind": "flow"}, {"t": "now"}])
def test_lines_that_are_no_events_are_counted(tmp_path: Path, wrong: dict[str, Any]) -> None:
    lines = [api(0), {**api(1), **wrong}, api(1)]
    assert [gap[:3] for gap in gaps_of(tmp_path, lines)] == [("bad_message", "events.jsonl", 1)]
    assert len(load_events(tmp_path).calls) == 2


def test_an_unmeasured_clock_is_a_gap(tmp_path: Path) -> None:
    write_lines(tmp_path / "events.jsonl", [api(0)])
    log = load_events(tmp_path)
    assert [gap["gap_kind"] for gap in log.gaps] == ["clock_uncertain"]
    assert log.calls[0]["t_host"] == 1000.0


def test_a_jump_of_the_apps_clock_does_not_move_the_calls(tmp_path: Path) -> None:
    lines = [api(0), api(1, t=1001.0 - 7200), api(2, t=1002.0 - 7200)]
    kinds = [(kind, n) for kind, _, n, _ in gaps_of(tmp_path, lines)]
    assert kinds == [("clock_jump", 2)]
    assert [call["t_host"] for call in load_events(tmp_path).calls] == [1000.0, 1001.0, 1002.0]


def test_a_session_without_files_has_empty_logs(tmp_path: Path) -> None:
    events, marks, net = load_events(tmp_path), load_marks(tmp_path), load_net(tmp_path)
    assert (events.calls, events.gaps, marks.marks, marks.gaps, net.gaps) == ([], [], [], [], [])


def test_marks_come_in_order_of_time(tmp_path: Path) -> None:
    lines: list[dict[str, Any]] = [
        {"kind": "mark", "mark": "consent_granted", "t": 20.0},
        {"kind": "mark", "mark": "app_launched", "t": 10.0, "note": "n", "source": "recorder"},
        {"kind": "mark", "mark": "party_time", "t": 15.0},
        {"kind": "mark"},
        {"kind": "gap", "gap_kind": "app_lost", "subject": "app", "n": 2, "first_t": 5.0, "detail": "it crashed"},
        clock(0.0),
    ]
    write_lines(tmp_path / "marks.jsonl", lines)
    log = load_marks(tmp_path)
    assert log.marks == [
        {"t": 10.0, "mark": "app_launched", "note": "n", "source": "recorder"},
        {"t": 20.0, "mark": "consent_granted", "note": "", "source": "operator"},
    ]
    assert [(gap["gap_kind"], gap["subject"], gap["n"]) for gap in log.gaps] == [
        ("app_lost", "app", 2),
        ("bad_message", "marks.jsonl", 1),
        ("bad_message", "marks.jsonl", 1),
    ]


def test_refused_handshakes_are_one_gap_per_host(tmp_path: Path) -> None:
    def failed(sni: str | None, t: float, **fields: Any) -> dict[str, Any]:
        connection = {"id": "c", "address": ["192.0.2.1", 443]}
        return {"kind": "tls_failed", "side": "client", "sni": sni, "error": f"e{t}", "connection": connection,
                "t": t, **fields}  # fmt: skip

    ready = {"kind": "ready", "listen": [["127.0.0.1", 1]], "pid": 1, "versions": {}, "t": 1.0}
    lines = [ready, failed("Pinned.example", 2.0), failed("pinned.example", 9.0), failed(None, 3.0)]
    lines += [failed("pinned.example", 4.0, side="server"), {"kind": "done", "flows": 0}]
    write_lines(tmp_path / "net.jsonl", lines)
    log = load_net(tmp_path)
    assert [(gap["subject"], gap["n"], gap["first_t"], gap["last_t"], gap["detail"]) for gap in log.gaps] == [
        ("pinned.example", 2, 2.0, 9.0, "client: e9.0"),
        ("192.0.2.1", 1, 3.0, 3.0, "client: e3.0"),
        ("pinned.example", 1, 4.0, 4.0, "server: e4.0"),
    ]
    assert {gap["gap_kind"] for gap in log.gaps} == {"tls_refused"}
    assert len(log.tls_failures) == 4


def test_a_proxy_that_did_not_end_in_order_is_a_gap(tmp_path: Path) -> None:
    ready = {"kind": "ready", "listen": [["127.0.0.1", 1]], "pid": 1, "versions": {}}
    write_lines(tmp_path / "net.jsonl", [ready])
    assert [(gap["gap_kind"], gap["n"]) for gap in load_net(tmp_path).gaps] == [("proxy_lost", 1)]
