"""Console output of Frida scripts."""

from __future__ import annotations

from pathlib import Path

from analyzer.ingest.hook_logs import frida_console
from analyzer.ingest.hook_logs.calls import ForeignCall

LOG = """[+] script loaded
[*] TelephonyManager.getImei() called - RESULT: 356938035643809

Backtrace:
android.telephony.TelephonyManager.getImei(Native Method)
com.acme.Tracker.start(Tracker.kt:24)

[*] Settings.Secure.getString(android_id) called
\tat android.provider.Settings$Secure.getString(Native Method)
\tat com.acme.Tracker.start(Tracker.kt:25)
done
"""


def test_every_stack_is_a_call_with_what_stands_above_it(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text(LOG, encoding="utf-8")
    log = frida_console.read(tmp_path / "log.txt")
    assert log.calls == [
        ForeignCall(
            ("android.telephony.TelephonyManager.getImei", "com.acme.Tracker.start"), value="356938035643809"
        ),
        ForeignCall(
            ("android.provider.Settings$Secure.getString", "com.acme.Tracker.start"), arguments="android_id"
        ),
    ]  # fmt: skip
    assert (log.tool, log.n_skipped, len(log.losses)) == ("frida console", 0, 2)


def test_only_text_with_frames_on_lines_of_their_own_fits() -> None:
    assert frida_console.fits(LOG, "x")
    assert not any(frida_console.fits(text, "x") for text in ("", "called a.B.c(B.java:1) twice", "{}", "a\nb\n"))


def test_real_logs_are_read(shared_captures: Path) -> None:
    folder = shared_captures / "hook-logs"
    fitting = {
        file.relative_to(folder).parts[1]: [call.frames[0] for call in frida_console.read(file).calls]
        for file in sorted(folder.rglob("output.txt"))
        if frida_console.fits(file.read_text(encoding="utf-8")[:4096], file.name)
    }
    assert set(fitting) == {
        "MASTG-DEMO-0002", "MASTG-DEMO-0027", "MASTG-DEMO-0030", "MASTG-DEMO-0031", "MASTG-DEMO-0038",
    }  # fmt: skip
    assert fitting["MASTG-DEMO-0030"] == ["android.webkit.WebView.getSettings"]
