"""Emulators of the Android SDK: made by its own tools, and set back by a snapshot."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from analyzer.model.errors import SetupError, UsageError
from analyzer.record.devices.android.link import listed
from analyzer.record.devices.android.shell import first_line

SNAPSHOT = "consentinel"
_FOLDERS = ("cmdline-tools/latest/bin", "tools/bin", "emulator", "platform-tools")
_NAME = re.compile(r"[A-Za-z0-9._-]{1,40}")
_TOOL_TIMEOUT_S = 1800.0
_BOOT_S = 600.0
"""As long as the emulator runner of GitHub Actions waits (device_facts 8, seen)."""
_OPTIONS = ("-no-window", "-gpu", "swiftshader_indirect", "-no-snapshot-load", "-noaudio", "-no-boot-anim")
"""The runner's own options but for the snapshot, which is saved here (device_facts 8, seen)."""


def tool(name: str) -> str:
    """Give the path of a tool of the SDK. Raises SetupError E329 when it is not installed."""
    roots = [Path(os.environ[key]) for key in ("ANDROID_HOME", "ANDROID_SDK_ROOT") if os.environ.get(key)]
    places = [str(root / folder) for root in roots for folder in _FOLDERS]
    found = shutil.which(name, path=os.pathsep.join([*places, os.environ.get("PATH", "")]))
    if found is None:
        raise SetupError(
            f"{name} of the Android SDK is not installed",
            code="E329",
            hint="install the command line tools of the Android SDK and set ANDROID_HOME; "
            "without them, start an emulator yourself and give its serial",
        )
    return found


def image_of(api: int) -> str:
    """Give the system image: Google APIs, since its adb may become root and it has Play services (1.3, seen)."""
    arch = "arm64-v8a" if platform.machine().lower() in ("arm64", "aarch64") else "x86_64"
    return f"system-images;android-{api};google_apis;{arch}"


def create(name: str, api: int, on_step: Callable[[str], object]) -> str:
    """Make an AVD, start it and save it as it is; give its serial. Safe to repeat: what is there is kept.

    Raises UsageError E104 for a name that cannot be one, SetupError E329 when a tool is absent or fails.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name[:40]!r} is no name of an emulator", code="E104", hint="letters, figures, . _ -")
    tools = {each: tool(each) for each in ("sdkmanager", "avdmanager", "emulator", "adb")}
    if name not in _run([tools["emulator"], "-list-avds"]).split():
        on_step("image")
        _run([tools["sdkmanager"], image_of(api)], answer="y\n" * 20)
        on_step("emulator")
        _run([tools["avdmanager"], "create", "avd", "-n", name, "-k", image_of(api)], answer="no\n")
    on_step("start")
    serial = _start(tools["emulator"], name)
    on_step("snapshot")
    snapshot(serial, "save")
    return serial


def snapshot(serial: str, verb: str) -> None:
    """Save or load our snapshot. Its exit code is 0 even when it fails: KO tells (device_facts 5.3, verified).

    Raises SetupError E329 when the emulator refuses.
    """
    if not re.fullmatch(r"emulator-\d{4,5}", serial):
        raise SetupError(f"{serial!r} is no emulator", code="E329", hint="a phone is put back by `device restore`")
    said = _run([tool("adb"), "-s", serial, "emu", "avd", "snapshot", verb, SNAPSHOT])
    if "KO" in said or "OK" not in said:
        raise SetupError(
            f"the emulator {serial!r} does not {verb} its snapshot: {first_line(said)}",
            code="E329",
            hint="`consentinel device create` makes an emulator that has one",
        )


def _start(emulator: str, name: str) -> str:
    before = {serial for serial, _ in listed()}
    subprocess.Popen(
        [emulator, "-avd", name, *_OPTIONS],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + _BOOT_S
    while time.monotonic() < deadline:
        new = [serial for serial, state in listed() if state == "device" and serial not in before]
        if new and _has_booted(new[0]):
            return new[0]
        time.sleep(1.0)
    raise SetupError(f"the emulator {name!r} does not start", code="E329", hint="start it by hand to see what it says")


def _has_booted(serial: str) -> bool:
    return _run([tool("adb"), "-s", serial, "shell", "getprop", "sys.boot_completed"]).strip() == "1"


def _run(command: list[str], answer: str = "") -> str:
    try:
        done = subprocess.run(
            command,
            input=answer,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_TOOL_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SetupError(
            f"{Path(command[0]).name} does not run ({type(error).__name__})", code="E329", hint="run it by hand"
        ) from error
    if done.returncode:
        said = first_line(done.stderr or done.stdout)
        raise SetupError(f"{Path(command[0]).name} failed: {said}", code="E329", hint="run it by hand to see more")
    return done.stdout
