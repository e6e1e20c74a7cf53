from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

from analyzer.record.live import Alert, LiveState, RawTail

ANDROID_ID = "a1b2c3d4e5f60718"
IMEI = "490154203237518"


def _write(raw: Path, name: str, *rows: dict[str, Any] | str) -> None:
    raw.mkdir(exist_ok=True)
    with (raw / name).open("a", encoding="utf-8") as file:
        for row in rows:
            file.write(row if isinstance(row, str) else json.dumps(row) + "\n")


def _mark(t: float, mark: str) -> dict[str, Any]:
    return {"kind": "mark", "t": t, "mark": mark}


def _hook(hook: str, data_type: str | None, event: str = "read") -> dict[str, Any]:
    return {"kind": "hook", "t": 0.0, "hook": hook, "data_type": data_type, "event": event}


def _api(t: float, hook: str, value: str | None = None, **more: Any) -> dict[str, Any]:
    return {"kind": "api", "t": t, "hook": hook, "value": value, **more}


def _request(raw: Path, t: float, host: str, body: bytes, path: str = "/") -> dict[str, Any]:
    raw.mkdir(exist_ok=True)
    file = raw / "bodies.bin"
    before = file.stat().st_size if file.exists() else 0
    with file.open("ab") as out:
        out.write(b"HEAD" + body)
    segments = {"head": [before, 4], "body": [[before + 4, len(body)]]}
    return {"kind": "request", "t": t, "host": host, "path": path, **segments}


def _state(raw: Path) -> LiveState:
    state = LiveState(raw, party_of=lambda host: host.rpartition(".")[0])
    state.feed(RawTail(raw).poll())
    return state


def test_a_tail_gives_whole_lines_once_and_in_the_order_of_their_time(tmp_path: Path) -> None:
    tail = RawTail(tmp_path)
    assert tail.poll() == []
    _write(tmp_path, "events.jsonl", {"t": 2.0, "n": 2}, '{"t": 5.0, ')
    _write(tmp_path, "marks.jsonl", {"t": 3.0, "n": 3}, "no json\n", "[1]\n", {"n": 0})
    assert [line["n"] for line in tail.poll()] == [0, 2, 3]
    assert tail.poll() == []
    _write(tmp_path, "events.jsonl", '"n": 5}\n')
    assert tail.poll() == [{"t": 5.0, "n": 5}]


def test_phase_and_consent_follow_the_marks(tmp_path: Path) -> None:
    names = ["app_launched", "consent_asked", "consent_granted", "background", "foreground", "screen_off", "screen_on",
             "phase:checkout", "consent_withdrawn", "killed", "relaunched", "idle"]  # fmt: skip
    state, seen = LiveState(tmp_path), []
    for number, name in enumerate(names):
        state.feed([_mark(float(number), name)])
        seen.append((state.phase, state.consent))
    assert seen == [
        ("launch", "none_asked"), ("consent_dialog", "asked"), ("in_use", "granted"), ("background", "granted"),
        ("in_use", "granted"), ("screen_off", "granted"), ("in_use", "granted"), ("checkout", "granted"),
        ("checkout", "withdrawn"), ("after_kill", "withdrawn"), ("relaunch", "withdrawn"), ("idle", "withdrawn"),
    ]  # fmt: skip


def test_reads_are_counted_by_data_type_and_told_once_before_consent(tmp_path: Path) -> None:
    hooks = [
        _hook("ssaid", "android_id"),
        _hook("dialog", None, "dialog_shown"),
        _hook("asked", "contacts", "permission_asked"),
    ]
    _write(tmp_path, "marks.jsonl", _mark(10.0, "app_launched"), _mark(12.0, "consent_granted"))
    _write(tmp_path, "events.jsonl", *hooks, _api(10.5, "ssaid", ANDROID_ID), _api(11.0, "ssaid", ANDROID_ID),
           _api(11.2, "dialog"), _api(11.3, "asked"), _api(11.4, "ssaid", error="SecurityException"),
           _api(11.5, "unknown"), _api(13.0, "ssaid", ANDROID_ID))  # fmt: skip
    state = _state(tmp_path)
    assert (state.reads, state.red_reads, state.n_events) == ({"android_id": 3}, {"android_id": 2}, 7)
    assert list(state.alerts) == [Alert(0.5, "before_consent", "android_id")]


def test_what_a_hook_saw_or_was_planted_is_recognized_in_requests_of_every_state(tmp_path: Path) -> None:
    _write(tmp_path, "planted.json", {"values": {"imei": [IMEI], "age": ["42"], "place": ["31.2304,121.4737"]}})
    _write(tmp_path, "events.jsonl", _hook("ssaid", "android_id"), _api(2.0, "ssaid", ANDROID_ID))
    _write(tmp_path, "marks.jsonl", _mark(1.0, "app_launched"), _mark(5.0, "consent_granted"),
           _mark(7.0, "consent_withdrawn"), _mark(9.0, "consent_refused"))  # fmt: skip
    digest = hashlib.md5(IMEI.encode(), usedforsecurity=False).hexdigest().upper().encode()
    _write(
        tmp_path, "flows.jsonl",
        _request(tmp_path, 3.0, "umeng.com", gzip.compress(json.dumps({"id": ANDROID_ID}).encode(), mtime=0)),
        _request(tmp_path, 3.5, "umeng.com", b"imei_md5=" + digest),
        _request(tmp_path, 4.0, "amap.com", b"", path="/?loc=31.2304%2C121.4737&age=42"),
        _request(tmp_path, 6.0, "umeng.com", ANDROID_ID.encode()),
        _request(tmp_path, 8.0, "umeng.com", ANDROID_ID.upper().encode()),
        _request(tmp_path, 9.5, "cdn.net", b"logo"),
    )  # fmt: skip
    state = _state(tmp_path)
    assert list(state.alerts) == [
        Alert(1.0, "before_consent", "android_id"),
        Alert(2.0, "before_consent", "android_id", "umeng"),
        Alert(2.5, "before_consent", "imei", "umeng"),
        Alert(3.0, "before_consent", "place", "amap"),
        Alert(7.0, "after_withdrawal", "android_id", "umeng"),
    ]
    assert (state.sends, state.red_sends) == ({"umeng": 4, "amap": 1, "cdn": 1}, {"umeng": 3, "amap": 1})


def test_hosts_that_refuse_our_certificate_are_counted(tmp_path: Path) -> None:
    failed = {"kind": "tls_failed", "t": 1.0, "error": "alert"}
    rows = [failed | {"side": "client", "host": "a.example"}, failed | {"side": "client", "sni": "a.example"},
            failed | {"side": "client"}, failed | {"side": "server", "host": "b.example"}]  # fmt: skip
    _write(tmp_path, "net.jsonl", *rows)
    assert _state(tmp_path).opaque == {"a.example": 2, "?": 1}


def test_lines_of_any_shape_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "planted.json").write_text("[]")
    rows = [{"kind": "request", "t": 1.0}, {"kind": "request", "t": 1.0, "head": [0, 9], "body": [[1]], "host": None},
            {"kind": "api"}, {"kind": "mark"}, {}]  # fmt: skip
    _write(tmp_path, "flows.jsonl", *rows)
    state = _state(tmp_path)
    assert (state.n_events, list(state.alerts)) == (1, [])
