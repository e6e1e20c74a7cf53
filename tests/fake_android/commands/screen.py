"""input, wm, uiautomator, screencap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fake_android.call import Call
from fake_android.commands.registry import command
from fake_android.pictures import plain_png
from fake_android.vfs import FileError

if TYPE_CHECKING:
    from fake_android.android import Android

_KEYS = {
    "3": "HOME", "4": "BACK", "26": "POWER", "82": "MENU", "223": "SLEEP", "224": "WAKEUP", "66": "ENTER", "187": "APP_SWITCH",
}  # fmt: skip
HOME = "com.android.launcher3/.Launcher"
AUTOMATION = "app_process"
EMPTY_TREE = b"<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation=\"0\"></hierarchy>"


@command("input")
def input_(call: Call) -> int:
    """tap, swipe, keyevent, text."""
    words = list(call.argv)
    if words[:1] and words[0] in ("touchscreen", "keyboard", "mouse"):
        words.pop(0)
    if words[:1] not in (["tap"], ["swipe"], ["keyevent"], ["text"], ["draganddrop"]):
        call.complain("Error: Unknown command: " + " ".join(words[:1]))
        return 255
    if words[0] == "keyevent":
        for key in [word for word in words[1:] if not word.startswith("--")]:
            _key(call, _KEYS.get(key, key.removeprefix("KEYCODE_")))
    if call.phone.screen.on_input is not None:
        call.phone.screen.on_input(tuple(words))
    return 0


def _key(call: Call, name: str) -> None:
    screen = call.phone.screen
    if name == "HOME":
        screen.recent.insert(0, screen.foreground)
        screen.foreground = HOME
    elif name == "BACK":
        screen.foreground = screen.recent.pop(0) if screen.recent else HOME
    elif name == "WAKEUP":
        screen.is_on = True
    elif name == "SLEEP":
        screen.is_on, screen.is_locked = False, True
    elif name == "POWER":
        screen.is_on = not screen.is_on


@command("wm")
def wm(call: Call) -> int:
    """size, density, dismiss-keyguard."""
    screen = call.phone.screen
    if call.argv[:1] == ["size"] and len(call.argv) == 1:
        call.say(f"Physical size: {screen.width}x{screen.height}")
    elif call.argv[:1] == ["density"]:
        if call.argv[1:] == ["reset"]:
            screen.density = 420
        elif len(call.argv) > 1:
            screen.density = int(call.argv[1])
        else:
            call.say(
                "Physical density: 420" + (f"\nOverride density: {screen.density}" if screen.density != 420 else "")
            )
    elif call.argv[:1] == ["dismiss-keyguard"]:
        screen.is_locked = screen.is_locked and screen.is_secure
    else:
        return call.unmodelled("wm verb")
    return 0


def shown_tree(phone: Android) -> bytes | None:
    """Give the tree of the window in front; None where UI automation gets no root."""
    screen = phone.screen
    shown = screen.shows() if screen.shows is not None else screen.tree
    if shown is None and not screen.foreground.endswith(".Launcher"):
        return None
    return shown if shown is not None else EMPTY_TREE


@command("uiautomator")
def uiautomator(call: Call) -> int:
    """dump [--compressed] [FILE]."""
    if call.argv[:1] != ["dump"]:
        return call.unmodelled("uiautomator verb")
    screen = call.phone.screen
    if screen.is_animating:
        call.complain("ERROR: could not get idle state.")
        return 0
    if call.phone.processes.named(AUTOMATION):
        call.complain("java.lang.IllegalStateException: UiAutomationService already registered!")
        return 1
    tree = shown_tree(call.phone)
    if tree is None:
        call.complain("ERROR: null root node returned by UiTestAutomationBridge.")
        return 0
    path = next((word for word in call.argv[1:] if not word.startswith("-")), "/sdcard/window_dump.xml")
    if path == "/dev/tty":
        call.pipes.out(tree)
    else:
        try:
            call.view.write(call.path(path), tree)
        except FileError as error:
            return call.complain(f"java.io.FileNotFoundException: {path}: open failed: {error.text}")
    word = "hierchary" if call.phone.api < 34 else "hierarchy"
    call.say(f"UI {word} dumped to: {path}")
    return 0


@command("screencap")
def screencap(call: Call) -> int:
    """-p to standard output or to a file."""
    screen = call.phone.screen
    picture = screen.screenshot or plain_png(screen.width // 10, screen.height // 10)
    path = next((word for word in call.argv if not word.startswith("-")), None)
    if path is None:
        call.pipes.out(picture)
        return 0
    try:
        call.view.write(call.path(path), picture)
    except FileError as error:
        return call.complain(f"Error opening file: {path} ({error.text})")
    return 0
