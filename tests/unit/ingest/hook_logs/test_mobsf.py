"""The API monitor of MobSF in its shapes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from analyzer.ingest.hook_logs import mobsf
from analyzer.ingest.hook_logs.calls import ForeignCall

IMEI = {
    "name": "Device Info", "class": "android.telephony.TelephonyManager", "method": "getDeviceId", "arguments": [],
    "result": "356938035643809", "calledFrom": "com.acme.Tracker.start(Tracker.java:24)",
}  # fmt: skip
PACKAGES = {
    "name": "Device Data", "class": "android.app.ApplicationPackageManager", "method": "getInstalledPackages",
    "arguments": [0], "returnValue": {"rows": 3}, "calledFrom": "unknown",
}  # fmt: skip
CALLS = [
    ForeignCall(
        ("android.telephony.TelephonyManager.getDeviceId", "com.acme.Tracker.start"), value="356938035643809"
    ),
    ForeignCall(("android.app.ApplicationPackageManager.getInstalledPackages",), arguments="0"),
]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([IMEI, PACKAGES]),
        json.dumps({"data": [IMEI, PACKAGES]}),
        json.dumps({"Device Info": {"icon": "x", "calls": [IMEI]}, "Device Data": {"icon": "x", "calls": [PACKAGES]}}),
        f"[API Monitor] {json.dumps(IMEI)}\nMobSF-API-Monitor: {json.dumps(PACKAGES)}\n",
        f"{json.dumps(IMEI)},\nbroken {{\n{json.dumps(PACKAGES)},\n",
    ],
)
def test_calls_are_found_whatever_lies_around_them(text: str, tmp_path: Path) -> None:
    (tmp_path / "m.json").write_text(text, encoding="utf-8")
    assert mobsf.fits(text[:4096], "m.json")
    assert mobsf.read(tmp_path / "m.json").calls == CALLS


@pytest.mark.parametrize("item", [{"class": 5, "method": "a"}, {"class": "a.B", "method": ""}])
def test_what_names_no_method_is_skipped_and_counted(item: Any, tmp_path: Path) -> None:
    (tmp_path / "m.json").write_text(json.dumps([item, IMEI]), encoding="utf-8")
    log = mobsf.read(tmp_path / "m.json")
    assert (log.calls, log.n_skipped) == (CALLS[:1], 1)


def test_other_json_does_not_fit() -> None:
    page = f"<html><script>{json.dumps(IMEI)}</script>"
    assert not any(mobsf.fits(text, "x") for text in (page, '{"log": {}}', "[]", json.dumps({"class": 1, "method": 2})))
