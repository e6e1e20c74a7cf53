"""The recorder reaches an app through a Frida behind an address, as on a phone; here the app is the JVM player."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.portal import Portal, portal
from support.raw_files import of_kind, read_lines

from analyzer.record.behavior import load_behavior
from analyzer.record.devices.base import App, ProxyEndpoint
from analyzer.record.devices.jvm import JvmDevice, OnMark
from analyzer.record.recorder import Recorder

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("java_runtime")]


class RemoteJvm(JvmDevice):
    """The embedded device, with its processes behind a portal."""

    def __init__(self, behavior: str, there: Portal) -> None:
        super().__init__(load_behavior(behavior))
        self._portal = there

    def launch(self, proxy: ProxyEndpoint, on_mark: OnMark, session_path: Path) -> App:
        app = super().launch(proxy, on_mark, session_path)
        self._portal.join(app.pid)
        # Not before: a device may know only when it is ready where its Frida answers.
        self.frida_host = self._portal.host
        return app

    def close(self) -> None:
        self._portal.leave()
        super().close()


def _reads(session: Path) -> list[tuple[Any, ...]]:
    """Give every call with its caller and value; a preference may hold bytes that the player drew."""
    calls = of_kind(read_lines(session / "raw" / "events.jsonl"), "api")
    drawn = "android.preferences."
    return [(c["hook"], c["caller"], None if c["hook"].startswith(drawn) else c["value"]) for c in calls]


def test_an_app_behind_an_address_is_recorded_as_one_that_is_here(tmp_path: Path) -> None:
    here = Recorder(parent=tmp_path, name="here", device=JvmDevice(load_behavior("before_consent"))).run()
    with portal() as there:
        device = RemoteJvm("before_consent", there)
        away = Recorder(parent=tmp_path, name="away", device=device).run()
    assert (here.error, away.error, away.state) == (None, None, "complete")
    assert _reads(away.session.path) == _reads(here.session.path) != []
    agents = of_kind(read_lines(away.session.raw / "events.jsonl"), "agent")
    assert [agent["runtime"] for agent in agents] == ["hotspot"]
    assert of_kind(read_lines(away.session.raw / "marks.jsonl"), "gap") == []


def test_an_address_that_does_not_answer_ends_the_session_with_its_name(tmp_path: Path) -> None:
    with portal() as there:
        gone = there.host
    device = JvmDevice(load_behavior("clean"))
    device.frida_host = gone
    outcome = Recorder(parent=tmp_path, device=device).run()
    assert outcome.error is not None
    assert (outcome.error.code, outcome.exit_code, outcome.state) == ("E292", 3, "interrupted")
    assert gone in outcome.error.message
