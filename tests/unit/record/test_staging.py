from __future__ import annotations

import time
from pathlib import Path

import pytest
from support.fake_controls import APP, FakeControls, node, tree

from analyzer.record.scenario import Scenario, find_scenario
from analyzer.record.staging import Attendant, make_play
from analyzer.store.session import Session

CONTROLLER = "com.google.android.permissioncontroller"
TEXT = (
    "欢迎使用本应用。我们非常重视您的个人信息和隐私保护，请您仔细阅读"
    "《用户协议》和《隐私政策》，同意后我们才会收集您的个人信息。"
)
VIEW = {"class": "android.widget.TextView"}
DIALOG = tree(
    node("个人信息保护提示", "[100,400][980,480]", clickable="false", **VIEW),
    node(TEXT, "[100,500][980,1200]", clickable="false", **VIEW),
    node("不同意", "[100,1300][500,1400]"),
    node("同意", "[580,1300][980,1400]"),
)
MAIN = tree(node("首页", "[0,1800][200,1900]"))


def _permission(question: str) -> bytes:
    return tree(
        node(question, "[100,500][980,700]", package=CONTROLLER, clickable="false", **VIEW),
        node("允许", "[100,800][980,900]", package=CONTROLLER,
             resource_id="com.android.permissioncontroller:id/permission_allow_button"),
        node("禁止", "[100,920][980,1020]", package=CONTROLLER,
             resource_id="com.android.permissioncontroller:id/permission_deny_button"),
    )  # fmt: skip


class _Phone:
    app_id = APP

    def __init__(self, controls: FakeControls) -> None:
        self._controls = controls

    def controls(self) -> FakeControls:
        """Give the screen."""
        return self._controls


def _scenario(tmp_path: Path, text: str) -> Scenario:
    file = tmp_path / "mine.yaml"
    file.write_text(f"version: 1\n{text}\n", encoding="utf-8")
    return find_scenario(file)


@pytest.mark.parametrize(
    ("consent", "tap", "mark"),
    [("accept", (780, 1350), "consent_granted"), ("refuse", (300, 1350), "consent_refused")],
)
def test_the_real_driver_answers_the_dialog_and_keeps_its_evidence(
    tmp_path: Path, consent: str, tap: tuple[int, int], mark: str
) -> None:
    marks: list[str] = []
    controls = FakeControls([DIALOG])
    controls.when = lambda entry: controls.trees.__setitem__(slice(None), [MAIN])
    scenario = _scenario(tmp_path, f"consent: {consent}\nsteps: [{{do: launch}}, {{do: consent, timeout_s: 20}}]")
    session = Session.create(tmp_path, app_id=APP)
    play = make_play(scenario, _Phone(controls), lambda text: None, session, lambda name, *_: marks.append(name))
    play.start()
    deadline = time.monotonic() + 60
    while not play.is_over and time.monotonic() < deadline:
        time.sleep(0.01)
    assert (play.error, controls.log, marks) == (None, [("tap", *tap)], ["consent_asked", mark])
    kept = [file.read_bytes() for file in sorted(session.raw.glob("consent*.xml"))]
    assert DIALOG in kept
    session.close()


def test_a_driver_that_waits_for_a_dialog_ends_with_the_session(tmp_path: Path) -> None:
    scenario = _scenario(tmp_path, "consent: accept\nsteps: [{do: launch}, {do: consent, timeout_s: 3000}]")
    session = Session.create(tmp_path, app_id=APP)
    play = make_play(scenario, _Phone(FakeControls([MAIN])), lambda text: None, session, lambda *mark: None)
    play.start()
    time.sleep(0.2)
    play.stop(30)
    assert (play.is_over, play.error) == (True, None)
    session.close()


def test_permissions_are_answered_one_by_one_while_the_app_is_in_use(tmp_path: Path) -> None:
    text = "consent: none\npermissions: deny\npermission_answers: {android.permission.CAMERA: grant}"
    marks: list[str] = []
    camera, contacts = _permission("要允许“示例”拍摄照片和录制视频吗？"), _permission("要允许“示例”访问您的通讯录吗？")
    controls = FakeControls([camera, contacts, MAIN])
    attendant = Attendant(controls, _scenario(tmp_path, text), lambda name, *_: marks.append(name))
    for _ in range(3):
        attendant.look()
    assert controls.log == [("tap", 540, 850), ("tap", 540, 970)]
    assert marks == [
        "permission_asked:android.permission.CAMERA", "permission_granted:android.permission.CAMERA",
        "permission_asked:android.permission.READ_CONTACTS", "permission_denied:android.permission.READ_CONTACTS",
    ]  # fmt: skip


def test_a_question_that_stays_open_is_marked_once(tmp_path: Path) -> None:
    marks: list[str] = []
    controls = FakeControls([_permission("要允许“示例”拍摄照片和录制视频吗？")])
    attendant = Attendant(controls, _scenario(tmp_path, "consent: none"), lambda name, *_: marks.append(name))
    for _ in range(3):
        attendant.look()
    assert (controls.log, marks) == ([], ["permission_asked:android.permission.CAMERA"])
