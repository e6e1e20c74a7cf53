"""The log of Droidmon, in the format that its public description shows."""

from __future__ import annotations

from pathlib import Path

from analyzer.api import Options, analyze
from analyzer.ingest.hook_logs import droidmon
from analyzer.ingest.hook_logs.calls import ForeignCall
from analyzer.ingest.sources import sniff

LOG = """--------- beginning of main
I/Xposed  ( 1649): Loading modules from /data/app/x.apk
I/Xposed  ( 1649): Droidmon-apimonitor-com.acme.app:{"timestamp":1700000000250,"class":"android.telephony.TelephonyManager","method":"getDeviceId","type":"fingerprint","args":[],"result":"356938035643809"}
I/Xposed  ( 1649): Droidmon-apimonitor-com.acme.app:
{
    "timestamp": 1700000001000,
    "class": "android.telephony.SmsManager",
    "method": "sendTextMessage",
    "type": "sms",
    "args": ["10086", "hello"]
}
I/Xposed  ( 1649): Droidmon-apimonitor-com.acme.app:{"class":"a.B","timesta
"""  # noqa: E501


def test_tagged_objects_become_calls_with_their_times(tmp_path: Path) -> None:
    (tmp_path / "logcat.txt").write_text(LOG, encoding="utf-8")
    assert droidmon.fits(LOG, "logcat.txt")
    log = droidmon.read(tmp_path / "logcat.txt")
    assert log.calls == [
        ForeignCall(("android.telephony.TelephonyManager.getDeviceId",), t=1700000000.25, value="356938035643809"),
        ForeignCall(("android.telephony.SmsManager.sendTextMessage",), t=1700000001.0, arguments="10086\nhello"),
    ]
    assert (log.n_skipped, log.app) == (1, "com.acme.app")


def test_a_log_of_two_apps_names_none(tmp_path: Path) -> None:
    (tmp_path / "logcat.txt").write_text(LOG + LOG.replace("com.acme.app", "com.other"), encoding="utf-8")
    assert droidmon.read(tmp_path / "logcat.txt").app == ""


def test_a_time_that_is_none_is_left_out(tmp_path: Path) -> None:
    text = "".join(
        f'Droidmon-apimonitor-a.b:{{"class":"a.B","method":"c","timestamp":{time}}}\n'
        for time in ("-5", "true", '"x"', "1" * 30)
    )
    (tmp_path / "log.txt").write_text(text, encoding="utf-8")
    assert [call.t for call in droidmon.read(tmp_path / "log.txt").calls] == [None] * 4


def test_the_session_knows_the_app_and_what_the_log_cannot_tell(tmp_path: Path) -> None:
    (tmp_path / "logcat.txt").write_text(LOG, encoding="utf-8")
    assert sniff(tmp_path / "logcat.txt") == "hook_log"
    result = analyze(tmp_path / "logcat.txt", Options(captures=tmp_path / "captures"))
    assert result.session.manifest["app"]["id"] == "com.acme.app"
    rows = result.tables["observations"][["act", "data_type"]].astype("str")
    assert [tuple(row) for row in rows.itertuples(index=False)] == [("accessed", "imei")]
    gaps = result.tables["gaps"]
    details = set(gaps[gaps["subject"] == "Droidmon"]["detail"])
    assert {"the log has no stacks: who called is not known", "records without a call or its stack"} <= details
