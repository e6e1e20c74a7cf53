"""Devices at work side by side: who takes which session next, what is tried again, who is dropped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from analyzer.farm.care import Care
from analyzer.farm.child import Stop
from analyzer.farm.jobs import Unit
from analyzer.farm.journal import Journal, Result
from analyzer.farm.worker import FarmDevice, Settings
from analyzer.model.errors import ConsentinelError
from analyzer.record.ending import fault

APP_ENDED = "E216"
"""The app ended by itself: tried again, but no fault of the device."""

Work = Callable[[Unit, FarmDevice, int, Settings, Stop], Result]


@dataclass
class _Waiting:
    """A session that is still to be made. tried: devices on which its environment failed."""

    unit: Unit
    attempts: int = 0
    tried: set[str] = field(default_factory=set)


class Crew:
    """All devices of a farm; one thread each.

    error: what broke in a thread, if anything did; then all end. dropped: devices that failed too often, with the last
    message. care: prepares each phone before its first session and puts it back after its last one.
    """

    def __init__(
        self, devices: Sequence[FarmDevice], settings: Settings, journal: Journal, *, work: Work,
        tell: Callable[[str], object], care: Care | None = None,
    ) -> None:  # fmt: skip
        self.error: ConsentinelError | None = None
        self.dropped: dict[str, str] = {}
        self.stop = Stop()
        self._devices, self._settings, self._journal = list(devices), settings, journal
        self._work, self._tell, self._care = work, tell, care
        self._waiting: list[_Waiting] = []
        self._n_running = 0
        self._changed = threading.Condition()
        self._threads: list[threading.Thread] = []

    def start(self, units: Sequence[Unit]) -> None:
        """Begin with all units."""
        self._waiting = [_Waiting(unit) for unit in units]
        for device in self._devices:
            thread = threading.Thread(target=self._run, args=(device,), name=device.name, daemon=True)
            self._threads.append(thread)
            thread.start()

    @property
    def is_over(self) -> bool:
        """Whether no device is at work any more."""
        return not any(thread.is_alive() for thread in self._threads)

    def halt(self, *, is_forced: bool = False) -> None:
        """Let running sessions end in order, or at once; begin no other."""
        with self._changed:
            self.stop.asked.set()
            if is_forced:
                self.stop.forced.set()
            self._changed.notify_all()

    def join(self, timeout_s: float | None = None) -> None:
        """Wait for the end of all threads."""
        for thread in self._threads:
            thread.join(timeout_s)

    def left(self) -> list[Unit]:
        """Give what nobody took; asked when all is over."""
        return [waiting.unit for waiting in self._waiting]

    # --- one device ----------------------------------------------------------------------------

    def _run(self, device: FarmDevice) -> None:
        try:
            self._serve_with_care(device)
        except ConsentinelError as error:
            self._break(error)
        except Exception as error:
            self._break(fault(error))

    def _break(self, error: ConsentinelError) -> None:
        with self._changed:
            self.error = self.error or error
        self.halt()

    def _serve_with_care(self, device: FarmDevice) -> None:
        if self._care is None or not self._has_work(device):
            self._serve(device)
            return
        try:
            said = self._care.make_ready(device, self.stop)
            if said:
                self._tell(f"{device.name} is dropped: it cannot be made ready: {said}")
                self._drop(device, said)
            else:
                self._serve(device)
        finally:
            said = self._care.put_back(device)
            if said:
                self._tell(f"{device.name} is not put back: {said}; `consentinel device restore {device.backend}` does")

    def _has_work(self, device: FarmDevice) -> bool:
        with self._changed:
            return any(one.unit.job.is_embedded == device.is_embedded for one in self._waiting)

    def _drop(self, device: FarmDevice, message: str) -> None:
        with self._changed:
            self.dropped[device.name] = message
            self._changed.notify_all()

    def _serve(self, device: FarmDevice) -> None:
        n_failures = 0
        while (waiting := self._take(device)) is not None:
            waiting.attempts += 1
            self._tell(f"{device.name}: {waiting.unit.id} begins" + _nth(waiting.attempts))
            result = self._work(waiting.unit, device, waiting.attempts, self._settings, self.stop)
            is_environment = result.outcome == "again"
            if is_environment and waiting.attempts >= self._settings.max_attempts:
                result = replace(result, outcome="gave_up")
            self._journal.add(result)
            self._tell(f"{device.name}: {waiting.unit.id} {result.outcome}" + _why(result))
            n_failures = n_failures + 1 if is_environment and result.error != APP_ENDED else 0
            is_dropped = n_failures >= self._settings.max_failures
            self._give_back(waiting, device, result, is_dropped=is_dropped)
            if is_dropped:
                self._tell(f"{device.name} is dropped: it failed {n_failures} times in a row, last: {result.message}")
                return

    def _take(self, device: FarmDevice) -> _Waiting | None:
        """Give the next session for a device; None when there is none any more for it."""
        with self._changed:
            while not self.stop.asked.is_set():
                fitting = [one for one in self._waiting if one.unit.job.is_embedded == device.is_embedded]
                chosen = next((one for one in fitting if self._is_for(one, device)), None)
                if chosen is not None:
                    self._waiting.remove(chosen)
                    self._n_running += 1
                    return chosen
                if not fitting and not self._n_running:
                    return None
                self._changed.wait()
            return None

    def _is_for(self, waiting: _Waiting, device: FarmDevice) -> bool:
        """Another device first, where one is left that has not tried it."""
        others = {
            one.name for one in self._devices
            if one.is_embedded == device.is_embedded and one.name not in self.dropped
        }  # fmt: skip
        return device.name not in waiting.tried or others <= waiting.tried

    def _give_back(self, waiting: _Waiting, device: FarmDevice, result: Result, *, is_dropped: bool) -> None:
        with self._changed:
            self._n_running -= 1
            if is_dropped:
                self.dropped[device.name] = result.message
            if result.outcome == "again":
                waiting.tried.add(device.name)
                self._waiting.append(waiting)
            self._changed.notify_all()


def _nth(attempt: int) -> str:
    return f" (attempt {attempt})" if attempt > 1 else ""


def _why(result: Result) -> str:
    said = f"{result.error} {result.message}".strip()
    return f": {said}" if said else ""
