"""Frames of stacks in text."""

from __future__ import annotations

import pytest

from analyzer.ingest.hook_logs.calls import frame_of, frames_in


@pytest.mark.parametrize(
    ("line", "frame"),
    [
        (
            "\tat android.telephony.TelephonyManager.getImei(Native Method)",
            "android.telephony.TelephonyManager.getImei",
        ),
        ("cn.jpush.android.Caller.call(Caller.java:12)", "cn.jpush.android.Caller.call"),
        ("at a.b.C$1.<init>(Unknown Source:0)", "a.b.C$1.<init>"),
        ("at a.b.C.-$$Nest$mrun(Main.kt:-1)", "a.b.C.-$$Nest$mrun"),
        ("at a.b.C$$ExternalSyntheticLambda0.run(D8$$SyntheticClass)", "a.b.C$$ExternalSyntheticLambda0.run"),
        ("at a.a.a(SourceFile:3)", "a.a.a"),
        ("at a.a.b(:12)", "a.a.b"),
        ("at a.a.c()", "a.a.c"),
        ("java.lang.Exception", None),
        ("[*] WebView.getSettings() called", None),
        ("a.b.c(d.e)", None),
        ("call a.b.C.d(Native Method) again", None),
        ("", None),
    ],
)
def test_a_frame_is_a_name_and_a_place(line: str, frame: str | None) -> None:
    assert frame_of(line) == frame


def test_what_carried_the_stack_is_no_frame() -> None:
    lines = ["java.lang.Throwable: x", "\tat a.B.c(B.java:1)", "\t... 3 more", "\tat d.E.f(Native Method)"]
    assert frames_in(lines) == ("a.B.c", "d.E.f")
