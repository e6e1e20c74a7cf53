"""What a person does with the app on a device: look, touch, press keys, allow. Implements `Controls`."""

from __future__ import annotations

import re

from analyzer.model.errors import SetupError
from analyzer.record.devices.android import app
from analyzer.record.devices.android.eyes import Eyes
from analyzer.record.devices.android.shell import DeviceShell, first_line
from analyzer.record.devices.base import Area

_PNG = b"\x89PNG\r\n\x1a\n"
_SWIPE_MS = "400"
_FOREGROUND = (
    re.compile(r"(?:topResumedActivity=|mResumedActivity:|ResumedActivity:)\s*ActivityRecord\{\S+ u\d+ ([\w.]+)/"),
    re.compile(r"mCurrentFocus=Window\{\S+ u\d+ ([\w.]+)/"),
)


class AndroidControls:
    """The hand and the eyes on one device, for one app."""

    def __init__(self, shell: DeviceShell, package: str, eyes: Eyes | None = None) -> None:
        self._shell = shell
        self._package = app.check_name(package)
        self._eyes = eyes or Eyes(shell)

    def screen_tree(self) -> bytes:
        """Give what is shown; b"" when the device gives no tree."""
        return self._eyes.tree()

    def screenshot(self) -> bytes | None:
        """Give a PNG of the screen; None where the app forbids it or the device has none."""
        result = self._shell.run(["screencap", "-p"])
        return result.raw if result.is_ok and result.raw.startswith(_PNG) else None

    def tap(self, x: int, y: int) -> None:
        """Touch a point, in pixels."""
        self._input("tap", str(int(x)), str(int(y)))

    def scroll_down(self, area: Area) -> None:
        """Bring into view what lies below: a slow swipe up through the middle of `area`."""
        left, top, right, bottom = area
        x, quarter = (left + right) // 2, max(1, (bottom - top) // 4)
        self._input("swipe", str(x), str(bottom - quarter), str(x), str(top + quarter), _SWIPE_MS)

    def back(self) -> None:
        """Press the key that goes back (4, device_facts 5.3, seen)."""
        self._input("keyevent", "4")

    def start(self) -> None:
        """Start the app, or bring it to the front. Raises SetupError E327."""
        app.start(self._shell, self._package)

    def to_background(self) -> None:
        """Go to the home screen (key 3); the app runs on."""
        self._input("keyevent", "3")

    def screen_off(self) -> None:
        """Darken the screen (KEYCODE_SLEEP, 223)."""
        self._input("keyevent", "223")

    def screen_on(self) -> None:
        """Light the screen and unlock it: KEYCODE_WAKEUP, and `wm dismiss-keyguard` where no code locks it."""
        self._input("keyevent", "224")
        self._shell.run(["wm", "dismiss-keyguard"])

    def kill(self) -> None:
        """End every process of the app, as when it is swiped away."""
        app.stop(self._shell, self._package)

    def set_permission(self, permission: str, *, is_granted: bool) -> None:
        """Grant or revoke one permission of the app. Raises SetupError E327 when the device does not."""
        if not app.set_permission(self._shell, self._package, permission, is_granted=is_granted):
            raise SetupError(
                f"the device does not change the permission {first_line(permission)}",
                code="E327",
                hint="the app must ask for it in its manifest; see `adb shell pm list permissions -g`",
            )

    def foreground(self) -> str:
        """Give the package in front, "" during transitions; it need not be the app's (device_facts 5.3)."""
        for argv in (["dumpsys", "activity", "activities"], ["dumpsys", "window"]):
            said = self._shell.text(argv)
            for pattern in _FOREGROUND:
                if match := pattern.search(said):
                    return match[1]
        return ""

    def _input(self, *words: str) -> None:
        result = self._shell.run(["input", *words])
        if not result.is_ok:
            raise SetupError(
                f"the device takes no input: {first_line(result.said)}",
                code="E327",
                hint="allow input by USB debugging in the developer settings (Xiaomi: security settings)",
            )
