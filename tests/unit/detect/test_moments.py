from __future__ import annotations

import json
from typing import Any

from builders import CaptureBuilder

from analyzer.detect.moments import moments_table
from analyzer.detect.phases import Phases
from analyzer.model.tables import MOMENTS, check

MARKS = [
    {"t": 10.0, "mark": "app_launched"},
    {"t": 12.0, "mark": "consent_asked"},
    {"t": 14.0, "mark": "consent_granted"},
    {"t": 20.0, "mark": "permission_asked:android.permission.CAMERA"},
    {"t": 21.0, "mark": "permission_denied:android.permission.CAMERA"},
    {"t": 30.0, "mark": "phase:policy"},
]
HOOKS = {
    "ask": {"event": "permission_asked"},
    "box": {"event": "choice_shown"},
    "read": {"event": "read", "data_type": "imei"},
    "click": {"event": "click"},
    "open": {"event": "policy_opened"},
    "result": {"event": "permission_result"},
    "button": {"event": "dialog_button"},
    "receive": {"event": "component_received"},
    "job": {"event": "job_scheduled"},
}


def _call(hook: str, t: float, **given: Any) -> dict[str, Any]:
    return {"hook": hook, "t_host": t, "event_id": f"a:{t}", "caller": None, "args": [], "values": []} | given


def _rows(calls: list[dict[str, Any]], marks: list[dict[str, Any]], **given: Any) -> list[tuple[Any, ...]]:
    table = moments_table(marks, calls, HOOKS, Phases(marks), session_id="s", **given)
    assert check(MOMENTS, table) == []
    names = ["event", "subject", "setting", "origin", "phase"]
    plain = table[names].astype("object").where(table[names].notna(), None)
    return list(plain.itertuples(index=False, name=None))


def test_marks_become_moments_in_their_phase() -> None:
    assert _rows([], MARKS) == [
        ("app_launched", "", None, "mark", "launch"),
        ("consent_asked", "", None, "mark", "consent_dialog"),
        ("consent_granted", "", None, "mark", "in_use"),
        ("permission_asked", "android.permission.CAMERA", None, "mark", "in_use"),
        ("permission_denied", "android.permission.CAMERA", None, "mark", "in_use"),
        ("phase", "policy", None, "mark", "policy"),
    ]


def test_a_call_may_ask_for_several_permissions_and_takes_the_place_of_the_mark() -> None:
    calls = [_call("ask", 20.1, value="android.permission.CAMERA", values=["android.permission.READ_SMS"])]
    asked = [row[1:4] for row in _rows(calls, MARKS) if row[0] == "permission_asked"]
    assert asked == [("android.permission.CAMERA", None, "hook"), ("android.permission.READ_SMS", None, "hook")]


def test_reads_failed_calls_and_words_on_buttons_are_not_kept() -> None:
    calls = [
        _call("read", 15.0, value="490154203237518"),
        _call("ask", 16.0, value="android.permission.CAMERA", error="java.lang.SecurityException"),
        _call("click", 17.0, value="Agree"),
    ]
    assert _rows(calls, []) == [("click", "", None, "hook", "unknown")]


def test_answers_to_permissions_come_from_the_apps_own_callback() -> None:
    asked = {"value": "android.permission.CAMERA", "values": ["android.permission.READ_SMS"]}
    calls = [_call("result", 21.2, args=["[-1, 0]"], **asked), _call("result", 25.0, args=["[]"], values=[])]
    answers = [
        row[:2] + row[3:4] for row in _rows(calls, MARKS) if row[0].startswith("permission_") and "ask" not in row[0]
    ]
    assert answers == [
        ("permission_denied", "android.permission.CAMERA", "hook"),
        ("permission_granted", "android.permission.READ_SMS", "hook"),
    ]
    assert [row[0] for row in _rows([_call("result", 1.0, args=["[I@5a10411"], **asked)], [])] == []


def test_of_a_button_only_its_meaning_is_kept() -> None:
    calls = [
        _call("button", float(n), value=word) for n, word in enumerate(["同意并进入", "暂不同意", "知道了", "Decline"])
    ]
    settings = ["granted", "refused", None, "refused"]
    assert [row[:3] for row in _rows(calls, [])] == [("dialog_button", "", setting) for setting in settings]


def test_a_receiver_is_known_by_the_action_alone() -> None:
    text = "ReceiverData{intent=Intent { act=a.b.BOOT_COMPLETED dat=content://x/7 }}"
    calls = [_call("receive", 1.0, value=text), _call("receive", 2.0, value="ReceiverData{intent=null}")]
    assert [row[:3] for row in _rows(calls, [])] == [
        ("component_received", "a.b.BOOT_COMPLETED", None),
        ("component_received", "", None),
    ]


def test_a_job_says_how_it_comes_again() -> None:
    texts = ["a.b/a.b.J,true,900000", "a.b/a.b.J,false,900000", "a.b/a.b.J,false,0", "a.b"]
    rows = _rows([_call("job", float(n), value=text) for n, text in enumerate(texts)], [])
    assert [row[1:3] for row in rows] == [
        ("a.b/a.b.J", "persisted"),
        ("a.b/a.b.J", "repeated"),
        ("a.b/a.b.J", "once"),
        ("a.b", "exact"),
    ]


def test_a_box_says_how_it_was_shown() -> None:
    calls = [_call("box", 1.0, value="agree_box", args=["true"]), _call("box", 2.0, value="agree_box", args=["false"])]
    assert [row[1:3] for row in _rows(calls, [])] == [("agree_box", "ticked"), ("agree_box", "unticked")]


def test_an_address_loses_its_query() -> None:
    assert (
        _rows([_call("open", 1.0, value="https://a.example/privacy?uid=7#x")], [])[0][1] == "https://a.example/privacy"
    )


def test_the_header_of_global_privacy_control_is_a_refusal() -> None:
    capture = CaptureBuilder().http(headers=(("Sec-GPC", "1"),)).http(headers=(("Sec-GPC", "0"),)).http().build()
    assert _rows([], [], capture=capture) == [("consent_signal", "Sec-GPC", "refused", "traffic", "unknown")]


def test_what_the_consent_driver_saw_becomes_moments_before_its_mark() -> None:
    note = '{"kind": "privacy_dialog", "buttons": ["accept"], "unclear": [], "preticked": true}'
    marks = [MARKS[0], MARKS[1] | {"note": note}]
    assert [row[:3] for row in _rows([], marks)] == [
        ("app_launched", "", None),
        ("prompt_design", "", "ticked_box"),
        ("prompt_design", "", "no_clear_refusal"),
        ("choice_shown", "privacy_dialog", "ticked"),
        ("dialog_button", "privacy_dialog", "granted"),
        ("dialog_shown", "privacy_dialog", None),
        ("consent_asked", "", None),
    ]


def test_taps_of_a_walk_to_the_policy_count_once_where_hooks_saw_them_too() -> None:
    walk = {"t": 30.0, "mark": "phase:policy", "note": json.dumps({"taps": [30.5, 32.0], "policy_opened": 33.5})}
    marks = [*MARKS[:-1], walk, {"t": 35.0, "mark": "phase:in_use"}]
    end = ("phase", "in_use", None, "mark", "in_use")
    begin, click, opened = ("phase", "policy", None, "mark", "policy"), ("click", ""), ("policy_opened", "")
    by_mark, by_hook = (None, "mark", "policy"), (None, "hook", "policy")
    assert _rows([], marks)[5:] == [begin, (*click, *by_mark), (*click, *by_mark), (*opened, *by_mark), end]
    calls = [_call("click", 30.55), _call("open", 33.2, value="https://a.cn/privacy"), _call("click", 41.0)]
    assert _rows(calls, marks)[5:-1] == [
        begin,
        (*click, *by_hook),
        (*click, *by_mark),  # the hook did not see this one
        ("policy_opened", "https://a.cn/privacy", *by_hook),
        (*opened, *by_mark),  # seen earlier by the hook than by the driver
        end,
    ]
