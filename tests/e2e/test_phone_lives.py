"""An app under hooks on a simulated phone, through what a scenario does: agree, withdraw, kill, open again.

Frida (behind a portal), mitmdump, adb and the app's process are real. The time of the scenario's waits is that of the
app: each is over when the app has done what it does there.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_android.device import FakeDevice
from support.asking_app import PERMISSION, AskingApp
from support.fast_clock import FastClock
from support.phone_app import PhoneApp, phone_app
from support.phones import changed, frida_server, our_side
from support.raw_files import of_kind, read_lines

from analyzer.api import Options, analyze
from analyzer.record.behavior import load_behavior
from analyzer.record.devices.adb import AdbDevice, RunOptions
from analyzer.record.devices.android.prepare import restore
from analyzer.record.play import OnMark, Play
from analyzer.record.recorder import Outcome, Recorder
from analyzer.record.scenario import find_scenario
from analyzer.record.staging import make_play
from analyzer.store.session import Session
from analyzer.verification import differences

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("java_runtime")]
Make = Callable[..., FakeDevice]
BEHAVIOR = Path(__file__).parent / "behaviors" / "lives.yaml"
GATES = {
    "consent_granted": ("accept", "withdraw"),
    "consent_withdrawn": ("withdraw", "never"),
    "relaunched": ("", "end"),
}
"""Mark → the gate that it opens for the app, and the one to which the app comes then, before the scenario goes on."""
SCENARIO = """version: 1
consent: accept
permissions: grant
steps:
  - {{do: launch}}
  - {{do: consent}}
  - {{do: wait, seconds: 20}}
  - {{do: withdraw, taps: {taps}}}
  - {{do: wait, seconds: 20}}
  - {{do: kill}}
  - {{do: relaunch, seconds: 20}}
"""
FOUND = [
    {"rule": "id_bridging", "data_type": "android_id+oaid", "to": "umeng"},
    {"rule": "post_withdrawal_collection", "data_type": "android_id", "to": None},
    {"rule": "post_withdrawal_collection", "data_type": "android_id", "to": "umeng"},
    {"rule": "post_withdrawal_collection", "data_type": "location_precise", "to": None},
    {"rule": "post_withdrawal_collection", "data_type": "location_precise", "to": "qingzhou.example"},
    {"rule": "third_party_without_consent", "data_type": "android_id", "to": "umeng"},
]
"""Typed by hand: the OAID was agreed to; the Android ID and, in the second life, the place came after the withdrawal.
One company holds two identifiers."""


class AppsClock(FastClock):
    """Time that passes only while the app stands where it is awaited."""

    def __init__(self, app: PhoneApp) -> None:
        super().__init__()
        self._app, self._gate = app, ""

    def heard(self, mark: str) -> None:
        """Open the gate that a mark opens, and await the app at the next one."""
        opened, self._gate = GATES.get(mark, ("", self._gate))
        if opened:
            self._app.open_gate(opened)

    def wait(self, event: threading.Event, seconds: float) -> bool:
        """Wait for the app, then let the seconds have passed."""
        while self._gate and not self._app.stands_at(self._gate):
            if event.wait(0.01):
                return True
        return super().wait(event, seconds)


@pytest.mark.parametrize("kind", ["14-magisk", "11-emulator"])
def test_an_app_is_seen_in_each_of_its_lives(fake_device: Make, tmp_path: Path, kind: str) -> None:
    device, behavior = fake_device(kind), load_behavior(str(BEHAVIOR))
    before = device.state()
    truth, known = tmp_path / "truth.jsonl", tmp_path / "known.yaml"
    with phone_app(device, behavior) as app:
        outcome = _record(device, app, behavior.spec.app.id, tmp_path)
        restore(*our_side(device))
        truth.write_bytes(app.truth.read_bytes())
    assert (outcome.state, outcome.reason) == ("complete", "the scenario was over"), outcome.error
    assert [line for line in changed(before, device) if "settings_ssaid.xml" not in line] == []
    raw = outcome.session.raw
    assert [line["mark"] for line in of_kind(read_lines(raw / "marks.jsonl"), "mark")] == [
        "app_launched", "consent_asked", "consent_granted", f"permission_asked:{PERMISSION}",
        f"permission_granted:{PERMISSION}", "consent_withdrawn", "killed", "relaunched",
    ]  # fmt: skip
    agents = of_kind(read_lines(raw / "events.jsonl"), "agent")
    assert len({line["pid"] for line in agents}) == len(agents) == 2
    known.write_text(json.dumps({"values": behavior.persona.values_by_type()}), encoding="utf-8")
    result = analyze(outcome.session.path, Options(captures=tmp_path, known=known, scope=behavior.scope_file))
    assert differences(result.tables, truth, FOUND) == []
    assert set(result.tables["flows"]["app_attribution"]) == {"app"}  # its uid alone is led to the proxy


def _record(device: FakeDevice, app: PhoneApp, app_id: str, folder: Path) -> Outcome:
    """Record the scenario; the device is as `record` leaves it."""
    app.follows_marks = False
    screens = AskingApp(device, "zh", app_id)
    file = folder / "lives.yaml"
    file.write_text(SCENARIO.format(taps=json.dumps(screens.words.way)), encoding="utf-8")
    scenario = find_scenario(file)
    options = RunOptions(apk=app.apk(), server=frida_server(folder / "frida"))
    phone = AdbDevice(device.address, app_id, options)

    def player(session: Session, on_mark: OnMark) -> Play:
        threading.Thread(target=_let_run, args=(app, session.path), daemon=True).start()
        clock = AppsClock(app)

        def marked(mark: str, note: str, t: float, t_mono: float) -> None:
            on_mark(mark, note, t, t_mono)
            clock.heard(mark)

        return make_play(scenario, phone, None, session, marked, clock=clock)

    recorder = Recorder(parent=folder, device=phone, mitmdump=app.mitmdump, scenario=scenario, make_play=player)
    return recorder.run()


def _let_run(app: PhoneApp, session: Path) -> None:
    """Let each process of the app run once it has hooks."""
    for n_lives in (1, 2):
        while app.n_lives < n_lives:
            time.sleep(0.01)
        app.let_run(session)
