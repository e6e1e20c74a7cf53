"""The app under test on a phone while it is recorded; a scenario may kill it and start it again."""

from __future__ import annotations

import threading
import time
from typing import Protocol

from analyzer.model.errors import SetupError, UsageError
from analyzer.record.devices.android import app as apps
from analyzer.record.devices.android.controls import AndroidControls
from analyzer.record.devices.android.eyes import Eyes
from analyzer.record.devices.android.installed import Installed
from analyzer.record.devices.android.shell import DeviceShell
from analyzer.record.devices.base import App

_LOOK_EVERY_S = 1.0
_KILLED, _ENDED = -9, 1


class Starter(Protocol):
    """What starts the app: `AdbDevice`."""

    @property
    def shell(self) -> DeviceShell:
        """The device's shell."""
        ...

    def start_suspended(self) -> tuple[int, bool]:
        """Give a new process of the app, and whether it is suspended."""
        ...

    def let_run(self, pid: int) -> None:
        """Resume it."""
        ...


class AdbApp:
    """The app on the device. It may be killed and started again by the scenario: `Restarting`."""

    def __init__(self, device: Starter, info: Installed, eyes: Eyes | None = None) -> None:
        self._device = device
        self.app_id = self.name = info.package
        self.version = info.version
        self.source = info.installer
        self.permissions = info.requested
        self.pid = 0
        self.controls = FollowedControls(device.shell, info.package, eyes)
        self.is_suspended = False
        self.running_since: float | None = None
        self._looked = 0.0
        self._code: int | None = None

    def begin(self) -> None:
        """Start its process."""
        begun = time.time()
        self.pid, self.is_suspended = self._device.start_suspended()
        self.running_since = None if self.is_suspended else begun
        self._looked, self._code = time.monotonic(), None

    def resume(self) -> None:
        """Let it run; its hooks are in place."""
        if self.is_suspended:
            self._device.let_run(self.pid)
            self.is_suspended = False
        self.controls.has_started()

    def poll(self) -> int | None:
        """Give the exit code once its process is gone: -9 when the scenario killed it; asks once a second.

        Raises SetupError E314 when the device is gone.
        """
        if self.controls.is_dead:
            return _KILLED if self.controls.is_wanted.is_set() else None
        if (
            self._code is None
            and self.pid
            and not self.is_suspended
            and time.monotonic() - self._looked >= _LOOK_EVERY_S
        ):
            self._looked = time.monotonic()
            if self.pid not in apps.pids(self._device.shell, self.app_id) and not self.controls.is_dead:
                self._code = _ENDED
        return self._code

    def next_process(self) -> App | None:
        """Give the app again, suspended, when the scenario killed it and wants it back."""
        if not self.controls.is_dead:
            return None
        self.begin()
        return self

    def stop(self, timeout_s: float = 5.0) -> None:
        """End it; the device has no gentler way."""
        apps.stop(self._device.shell, self.app_id)
        self._code = 0


class AttachedAdbApp(AdbApp):
    """The app as it runs already: taken as it is, and left running. Implements `RunsAlready`, too."""

    began_at: float | None = None
    """The phone does not tell."""

    def __init__(self, device: Starter, info: Installed, wanted: str) -> None:
        super().__init__(device, info)
        self.pid, self.name = _find(device.shell, info.package, wanted)

    def poll(self) -> int | None:
        """Give 0 when its process has ended, whatever its code was; None while it runs."""
        return None if super().poll() is None else 0

    def next_process(self) -> App | None:
        """Give None: nobody kills it."""
        return None

    def stop(self, timeout_s: float = 5.0) -> None:
        """Do nothing: it goes on."""


def _find(shell: DeviceShell, package: str, wanted: str) -> tuple[int, str]:
    """Give number and name of the app's process. Raises SetupError E295 for none, UsageError E296 for several."""
    found = [one for one in apps.processes(shell, package) if wanted in (str(one[0]), one[1])]
    if not found:
        raise SetupError(
            f"no process of {package} is called {wanted!r}", code="E295", hint="start it; `adb shell ps -A` lists them"
        )
    if len(found) > 1:
        named = ", ".join(f"{number} ({name})" for number, name in found)
        raise UsageError(
            f"{len(found)} processes are called {wanted!r}: {named}", code="E296", hint="give the number of one of them"
        )
    return found[0]


class FollowedControls(AndroidControls):
    """The controls of an app under hooks: after a kill the recording starts it, so that its hooks are there first."""

    _START_S = 60.0

    def __init__(self, shell: DeviceShell, package: str, eyes: Eyes | None = None) -> None:
        super().__init__(shell, package, eyes)
        self.is_dead = False
        self.is_wanted = threading.Event()
        self._runs = threading.Event()

    def kill(self) -> None:
        """End the app's processes; the recording waits for `start`."""
        self.is_wanted.clear()
        self._runs.clear()
        self.is_dead = True
        super().kill()

    def start(self) -> None:
        """Bring the app to the front; one that was killed is started with its hooks. Raises SetupError E327."""
        if not self.is_dead:
            super().start()
            return
        self.is_wanted.set()
        if not self._runs.wait(self._START_S):
            raise SetupError("the app was not started again", code="E327", hint="see raw/log.txt of the session")

    def has_started(self) -> None:
        """Know that the app runs."""
        self.is_dead = False
        self._runs.set()
