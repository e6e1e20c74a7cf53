"""What is sent to the device for each thing a person does, and hostile trees and screens."""

from __future__ import annotations

import pytest
from support.scripted_link import ScriptedLink

from analyzer.model.errors import SetupError
from analyzer.record.devices.android.controls import AndroidControls
from analyzer.record.devices.android.link import Result
from analyzer.record.devices.android.shell import DeviceShell
from analyzer.record.devices.base import Controls


def _controls(answers: dict[str, tuple[int, str] | Exception]) -> tuple[AndroidControls, ScriptedLink]:
    link = ScriptedLink({**answers, "(input|wm|am|pm) .*": (0, "")})
    return AndroidControls(DeviceShell(link), "com.example.app"), link


def _protocol(controls: Controls) -> Controls:
    return controls


def test_each_act_is_one_command() -> None:
    controls, link = _controls({})
    hand = _protocol(controls)
    hand.tap(3, 4)
    hand.scroll_down((0, 100, 200, 500))
    hand.back()
    hand.to_background()
    hand.screen_off()
    hand.screen_on()
    hand.kill()
    hand.set_permission("android.permission.CAMERA", is_granted=False)
    assert link.asked == [
        "input tap 3 4",
        "input swipe 100 400 100 200 400",
        "input keyevent 4",
        "input keyevent 3",
        "input keyevent 223",
        "input keyevent 224",
        "wm dismiss-keyguard",
        "am force-stop com.example.app",
        "pm revoke com.example.app android.permission.CAMERA",
    ]


def test_what_is_shown_is_what_the_eyes_give() -> None:
    controls, _ = _controls({"uiautomator .*": (0, "<?xml version='1.0'?><hierarchy></hierarchy>")})
    assert controls.screen_tree() == b"<?xml version='1.0'?><hierarchy></hierarchy>"


class Picture(ScriptedLink):
    """Its screen is these bytes."""

    picture = b""

    def execute(self, line: str, timeout_s: float) -> Result:
        return Result(0, "", "", self.picture)


def test_a_screen_that_is_no_picture_is_none() -> None:
    link = Picture()
    controls = AndroidControls(DeviceShell(link), "com.example.app")
    assert controls.screenshot() is None
    link.picture = b"\x89PNG\r\n\x1a\n\x00\r\n"
    assert controls.screenshot() == link.picture


@pytest.mark.parametrize(
    ("activities", "window", "package"),
    [
        ("  topResumedActivity=ActivityRecord{1a2 u0 com.example.app/.Main t8}", "", "com.example.app"),
        ("    mResumedActivity: ActivityRecord{1a2 u0 com.android.chrome/x.Y t8}", "", "com.android.chrome"),
        ("", "mCurrentFocus=Window{a1 u0 com.google.android.permissioncontroller/com.x.Y}",
         "com.google.android.permissioncontroller"),
        ("", "mCurrentFocus=null", ""),
    ],
)  # fmt: skip
def test_the_package_in_front_is_read_in_the_words_of_each_version(activities: str, window: str, package: str) -> None:
    controls, _ = _controls({"dumpsys activity activities": (0, activities), "dumpsys window": (0, window)})
    assert controls.foreground() == package


def test_a_permission_that_does_not_change_is_an_error() -> None:
    controls, link = _controls({})
    link.answers = {"pm grant .*": (255, "Exception: Package com.example.app has not requested permission x")}
    with pytest.raises(SetupError) as caught:
        controls.set_permission("x\x1b[31m", is_granted=True)
    assert caught.value.code == "E327"
    assert "\x1b" not in caught.value.message


def test_input_that_the_device_refuses_is_an_error() -> None:
    controls, link = _controls({})
    link.answers = {
        "input .*": (255, "java.lang.SecurityException: Injecting to another application requires INJECT_EVENTS")
    }
    with pytest.raises(SetupError) as caught:
        controls.tap(1, 1)
    assert caught.value.code == "E327"
