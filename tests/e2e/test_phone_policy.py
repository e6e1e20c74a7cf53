"""How far the policy is from the main page of an app on a simulated phone: walked by the driver, judged by the rule."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from fake_android.apk import make_apk
from fake_android.device import FakeDevice
from support.fake_controls import node, tree
from support.fast_clock import FastClock
from support.phones import certificate, strangers
from support.quiet_proxy import quiet_proxy
from support.raw_files import of_kind, read_lines

from analyzer.api import Options, analyze
from analyzer.record.devices.adb import AdbDevice, RunOptions
from analyzer.record.recorder import Recorder
from analyzer.record.scenario import find_scenario
from analyzer.record.staging import make_play

pytestmark = pytest.mark.slow
PACKAGE = "com.example.far"
LABEL = {"class": "android.widget.TextView", "clickable": "false", "package": PACKAGE}
ASKS = "我们非常重视您的个人信息和隐私保护，请您仔细阅读《用户协议》和《隐私政策》，同意后我们才会收集您的个人信息。"
POLICY = "更新日期：2026年1月1日 一、我们如何收集和使用您的个人信息 二、我们如何共享您的个人信息 三、您的权利 " * 5
WAYS = {
    2: ("我的", "隐私政策"),
    4: ("我的", "设置", "关于我们", "隐私政策"),
    5: ("我的", "个人中心", "设置", "关于我们", "隐私政策"),
    0: ("我的", "设置"),
}
"""Taps to the policy → what is tapped on the way; 0: the way ends without one."""


class _FarApp:
    """It asks first; then each entry leads one page on, and the last one to the policy."""

    def __init__(self, device: FakeDevice, way: tuple[str, ...], *, has_policy: bool) -> None:
        self._way, self._has_policy = way, has_policy
        self._screen, self._page, self._is_agreed = device.phone.screen, 0, False
        device.phone.screen.shows = self._shows
        device.phone.screen.on_input = self._on_input

    def _shows(self) -> bytes | None:
        if not self._screen.foreground.startswith(f"{PACKAGE}/"):
            return tree(node("", "[0,0][1080,2160]", package="com.android.launcher3", clickable="false"))
        of_app = {"package": PACKAGE}
        if not self._is_agreed:
            words = [
                node("个人信息保护提示", "[100,400][980,480]", **LABEL),
                node(ASKS, "[100,500][980,1200]", **LABEL),
            ]
            no, yes = node("不同意", "[100,1300][500,1400]", **of_app), node("同意", "[100,1420][980,1620]", **of_app)
            return tree(*words, no, yes)
        if self._page == len(self._way) and self._has_policy:
            return tree(node("隐私政策", "[0,0][1080,100]", **LABEL), node(POLICY, "[0,100][1080,2000]", **LABEL))
        entries = self._way[self._page : self._page + 1]
        return tree(
            node(f"第{self._page}页", "[0,0][1080,100]", **LABEL),
            *(node(entry, "[100,1300][980,1400]", **of_app) for entry in entries),
        )

    def _on_input(self, words: tuple[str, ...]) -> None:
        if words[:1] == ("tap",):
            self._page += self._is_agreed
            self._is_agreed = True
        elif words == ("keyevent", "4"):
            self._page = max(0, self._page - 1)


@pytest.mark.parametrize(
    ("n_taps", "result"), [(2, "not_observed"), (4, "not_observed"), (5, "found"), (0, "not_assessed")]
)
def test_a_policy_more_than_four_taps_away_is_found_by_the_driver_s_walk(
    fake_device: Callable[..., FakeDevice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, n_taps: int, result: str
) -> None:
    (tmp_path / "mitmproxy-ca-cert.pem").write_bytes(certificate())
    monkeypatch.setenv("CONSENTINEL_CONFDIR", str(tmp_path))
    device = fake_device("13-production")
    _FarApp(device, WAYS[n_taps], has_policy=n_taps > 0)
    apk = tmp_path / "app.apk"
    apk.write_bytes(make_apk(PACKAGE, launcher=".Main"))
    phone, scenario = AdbDevice(device.address, PACKAGE, RunOptions(apk=apk)), find_scenario("policy")
    outcome = Recorder(
        parent=tmp_path, device=phone, name="session", mitmdump=quiet_proxy(tmp_path), scenario=scenario,
        make_play=partial(make_play, scenario, phone, None, clock=FastClock()),
    ).run()  # fmt: skip
    assert (outcome.reason, outcome.exit_code) == ("the scenario was over", 0), outcome.error
    assert strangers(device) == set()
    raw = outcome.session.raw
    marks = {line["mark"]: line["note"] for line in of_kind(read_lines(raw / "marks.jsonl"), "mark")}
    name = "phase:policy" if n_taps else "phase:policy_search"
    assert list(marks) == ["app_launched", "consent_asked", "consent_granted", name, "phase:in_use"]
    walk = json.loads(marks[name])
    assert len(walk["taps"]) == len(WAYS[n_taps])
    assert hashlib.sha256((outcome.session.path / walk["tree"]).read_bytes()).hexdigest() == walk["tree_sha256"]
    judged = analyze(outcome.session.path, Options(captures=tmp_path))
    assessed = {one["rule_id"]: one for one in judged.assessments}
    assert assessed["policy_hard_to_reach"]["result"] == result
    shown = [one for one in assessed["deceptive_consent"]["blind_spot"] if one["key"].startswith("blind.shown.")]
    picture = json.loads(marks["consent_asked"])["screenshot"]
    assert shown == [{"key": "blind.shown.refusal_smaller", "args": {"file": picture, "times": "4.4"}}]
    assert (outcome.session.path / picture).is_file()
