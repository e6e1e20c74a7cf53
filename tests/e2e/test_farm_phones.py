"""A farm of phones through the real adb server; the phones are simulated, one dies in the middle."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fake_android.apk import make_apk
from fake_android.device import AdbServer, FakeDevice
from support.cli import ROOT, consentinel, warm_command
from support.fake_controls import node, tree
from support.phones import changed

pytestmark = pytest.mark.slow
Make = Callable[..., FakeDevice]

KINDS = ("11-production", "13-production", "15-production")
SCENARIO = """version: 1
consent: accept
permissions: deny
steps:
  - {do: launch, seconds: 0.2}
  - {do: consent, timeout_s: 60}
  - {do: background, seconds: 0.2}
  - {do: foreground, seconds: 0.2}
  - {do: screen_off}
  - {do: screen_on}
"""
ASKED = [("com.example.app0", "quick", "done"), ("com.example.app0", "refused", "done")]
ASKED += [(f"com.example.app{n}", "quick", "done") for n in range(1, 6)]
MARKS = ["app_launched", "consent_asked", "consent_granted", "background", "foreground", "screen_off", "screen_on"]
REFUSED = """version: 1
consent: refuse
steps: [{do: launch}, {do: consent, timeout_s: 60}]
"""
LABEL = {"class": "android.widget.TextView", "clickable": "false"}
TEXT = "我们非常重视您的个人信息和隐私保护，请您仔细阅读《用户协议》和《隐私政策》，同意后我们才会收集您的个人信息。"


def _dialog(package: str) -> bytes:
    of_app = {"package": package}
    return tree(
        node("个人信息保护提示", "[100,400][980,480]", **LABEL, **of_app),
        node(TEXT, "[100,500][980,1200]", **LABEL, **of_app),
        node("不同意", "[100,1300][500,1400]", **of_app),
        node("同意", "[580,1300][980,1400]", **of_app),
    )


def _behaves(device: FakeDevice) -> None:
    """Let every app of a phone ask for consent when it starts, and be content with a tap on either answer."""
    screen = device.phone.screen

    def on_input(words: tuple[str, ...]) -> None:
        if words[0] == "tap" and 100 <= int(words[1]) <= 980 and 1300 <= int(words[2]) <= 1400:
            screen.tree = tree(node("首页", "[0,1800][200,1900]"))

    screen.on_input = on_input
    device.phone.hooks.on_app_start = lambda package, process: setattr(screen, "tree", _dialog(package.name))


def _jobs(folder: Path) -> Path:
    (folder / "quick.yaml").write_text(SCENARIO, encoding="utf-8")
    (folder / "refused.yaml").write_text(REFUSED, encoding="utf-8")
    rows = ["app,apk,scenarios"]
    for number in range(6):
        name = f"com.example.app{number}"
        facts: dict[str, Any] = {"version_name": "1.0", "launcher": ".Main", "requested": [], "target_sdk": 33}
        (folder / f"{name}.apk").write_bytes(make_apk(name, **facts))
        rows.append(f"{name},{name}.apk,quick.yaml{';refused.yaml' if number == 0 else ''}")
    file = folder / "jobs.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def _results(folder: Path) -> list[dict[str, Any]]:
    file = folder / "farm.jsonl"
    lines = file.read_text().splitlines(keepends=True) if file.exists() else []
    return [json.loads(line) for line in lines if line.endswith("\n")]


def test_six_apps_on_three_phones_of_which_one_dies_in_the_middle(
    fake_device: Make, adb_server: AdbServer, tmp_path: Path
) -> None:
    devices = [fake_device(kind, serial=f"FAKE000{number}") for number, kind in enumerate(KINDS)]
    for device in devices:
        _behaves(device)
    before = [device.state() for device in devices]
    folder, serials = tmp_path / "out", [device.address for device in devices]
    given = ["run", _jobs(tmp_path), "--devices", ",".join(serials), "--output-dir", folder, "--min-free", "0.01"]
    farm = subprocess.Popen(
        warm_command(*given, "--format", "json", "--max-failures", "2", "--attempts", "4", "--prepare"),
        cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 240
    while not any(one["device"] == serials[1] for one in _results(folder)):
        assert farm.poll() is None and time.monotonic() < deadline, farm.communicate()
        time.sleep(0.05)
    devices[1].phone.faults.is_dead = True
    devices[1].drop_hosts()
    out, talk = farm.communicate(timeout=480)
    assert farm.returncode == 3, talk
    assert f"error[E283] not put back: {serials[1]}\n" in talk
    rows = json.loads(out)
    assert [(row["job"], row["scenario"], row["outcome"]) for row in rows] == ASKED, talk
    refused = rows.pop(1)
    assert [Path(row["session"]).name for row in (rows[0], refused)] == _compared(folder / "compare")
    for row in rows:
        _check_session(row)
    failed = [one for one in _results(folder) if one["outcome"] != "done"]
    assert {one["device"] for one in failed} <= {serials[1]}
    assert {one["exit_code"] for one in failed} <= {3}
    assert [_left(old, device) for old, device in zip(before[::2], devices[::2], strict=True)] == [[], []]
    devices[1].phone.faults.revive()
    adb_server.connect(devices[1])
    assert consentinel("device", "restore", serials[1], captures=tmp_path).returncode == 0
    assert _left(before[1], devices[1]) == []


def _check_session(row: dict[str, Any]) -> None:
    """Check marks and manifest of a session in the scenario `quick`."""
    session = Path(row["session"])
    lines = [json.loads(line) for line in (session / "raw" / "marks.jsonl").read_text().splitlines()]
    assert [line["mark"] for line in lines if line["kind"] == "mark"] == MARKS
    manifest = json.loads((session / "session.json").read_text())
    assert (manifest["state"], manifest["state_reason"]) == ("complete", "the scenario was over")
    assert (manifest["scenario"]["name"], manifest["app"]["id"]) == ("quick", row["job"])


def _compared(folder: Path) -> list[str]:
    """Give the sessions of the only comparison: the job with two scenarios."""
    assert sorted(file.name for file in folder.iterdir()) == ["com.example.app0.html", "com.example.app0.json"]
    page = json.loads((folder / "com.example.app0.json").read_text())
    return [one["session_id"] for one in page["sessions"]]


def _left(before: dict[str, object], device: FakeDevice) -> list[str]:
    """Give what is not as before, but for which app was given which android_id: Android keeps it when an app goes."""
    return [line for line in changed(before, device) if "settings_ssaid.xml" not in line]
