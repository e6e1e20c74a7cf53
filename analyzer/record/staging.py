"""What stands around a scenario on a phone: the consent driver, answers to the system's questions, evidence in raw/."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from analyzer.model.errors import DataError
from analyzer.record.consent.between import permission_button, permission_of
from analyzer.record.consent.decide import inspect
from analyzer.record.consent.driver import ConsentDriver
from analyzer.record.consent.reach import taps_to_policy
from analyzer.record.consent.view import middle, view_of
from analyzer.record.devices.base import Controls
from analyzer.record.play import Clock, OnMark, Play, Stage, Stopped
from analyzer.record.scenario import Scenario
from analyzer.store.files import write_private
from analyzer.store.session import Session


def make_play(
    scenario: Scenario,
    device: Any,
    ask: Callable[[str], None] | None,
    session: Session,
    on_mark: OnMark,
    *,
    clock: Clock | None = None,
) -> Play:
    """Give what plays a scenario on a device that has `controls()`; nothing of it has begun.

    ask: tells the operator what to do by hand; None when nobody is there. clock: another than this machine's. Trees and
    screenshots of what is answered are kept in raw/.
    """
    controls: Controls = device.controls()

    def keep(name: str, content: bytes) -> str:
        file = session.raw / name
        write_private(file, content)
        return file.relative_to(session.path).as_posix()

    stopping, time_ = threading.Event(), clock or Clock()

    def wait(seconds: float) -> None:
        if time_.wait(stopping, seconds):
            raise Stopped

    driver = ConsentDriver(controls, on_mark, keep, permissions=scenario.permissions, wait=wait, now=time_.now)
    attend = Attendant(controls, scenario, on_mark).look
    app_id = str(device.app_id)
    walk = partial(taps_to_policy, controls, on_mark, keep, wait=wait)
    stage = Stage(
        controls, driver, app_id, on_mark,
        ask=ask, is_dialog=_is_dialog, attend=attend, walk_to_policy=walk, stopping=stopping, clock=time_,
    )  # fmt: skip
    return Play(scenario, stage)


def _is_dialog(tree: bytes) -> bool:
    try:
        return inspect(tree).is_consent
    except DataError:  # no tree: nothing of it can be tapped either
        return False


class Attendant:
    """Answers the system's questions for permissions while the app is in use, each as the scenario says."""

    def __init__(self, controls: Controls, scenario: Scenario, on_mark: OnMark) -> None:
        self._controls, self._scenario, self._on_mark = controls, scenario, on_mark
        self._asked = ""

    def look(self) -> None:
        """Look at the screen once; answer the question there, if there is one. Raises SetupError for a lost device."""
        view = view_of(self._controls)
        if view is None or view.seen.kind != "permission":
            self._asked = ""
            return
        permission = permission_of(view.seen)
        if self._asked != view.seen.text:
            self._asked = view.seen.text
            self._on_mark(f"permission_asked:{permission}", "", view.t, view.t_mono)
        answer = self._scenario.answer_to(permission)
        button = permission_button(view.seen, answer)
        if button is None:
            return
        t, t_mono = time.time(), time.monotonic()
        self._controls.tap(*middle(button.node))
        self._asked = ""
        self._on_mark(f"permission_{'granted' if answer == 'grant' else 'denied'}:{permission}", "", t, t_mono)
