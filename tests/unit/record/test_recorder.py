"""One session from start to finish, with the real proxy and an app that is a script."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.fake_controls import FakeControls
from support.raw_files import check_chain, of_kind, read_lines
from support.script_device import WAIT_FOR_END, ScriptApp, ScriptDevice, ScriptInstrument

from analyzer.model.errors import SetupError
from analyzer.model.values import Secret
from analyzer.record.control import send_mark, send_stop
from analyzer.record.devices.base import App, ProxyEndpoint
from analyzer.record.devices.none import NoDevice
from analyzer.record.play import Play, Stage
from analyzer.record.recorder import Outcome, Recorder
from analyzer.record.scenario import Scenario, find_scenario

pytestmark = pytest.mark.slow


def _run(
    tmp_path: Path, device: Any, when_ready: Callable[[dict[str, str]], object] = lambda ready: None, **options: Any
) -> Outcome:
    return Recorder(parent=tmp_path, device=device, **options).run(when_ready)


def _later(action: Callable[[], object], delay_s: float = 0.0) -> None:
    threading.Timer(delay_s, action).start()


def _marks(outcome: Outcome) -> list[dict[str, Any]]:
    return read_lines(outcome.session.raw / "marks.jsonl")


def _proxy_pid(session: Path) -> int:
    return int(read_lines(session / "raw" / "net.jsonl")[0]["pid"])


def test_a_session_ends_complete_when_its_time_is_over(tmp_path: Path) -> None:
    seen: list[dict[str, str]] = []
    outcome = _run(tmp_path, NoDevice(), seen.append, duration_s=0.1)
    session = outcome.session
    assert (outcome.state, outcome.exit_code, outcome.error) == ("complete", 0, None)
    assert sorted(seen[0]) == ["ca_cert", "proxy", "session"]
    manifest = json.loads((session.path / "session.json").read_text())
    assert manifest["state"] == "complete"
    assert manifest["app"] == {"id": ""}
    assert manifest["network"] == {"mode": "regular", "quic": "left_alone"}
    assert len(manifest["tools"]["ca_sha256"]) == 64
    chained = ["raw/events.jsonl", "raw/flows.jsonl", "raw/marks.jsonl", "raw/net.jsonl"]
    files = sorted(entry["path"] for entry in manifest["files"])
    assert files == sorted([*chained, "raw/bodies.bin", "raw/log.txt", "raw/salt"])
    assert all(check_chain(session.path / name) == 1 for name in chained)
    assert not session.control.exists()


def test_marks_and_stop_come_from_outside(tmp_path: Path) -> None:
    def drive(ready: dict[str, str]) -> None:
        def work() -> None:
            send_mark(Path(ready["session"]), "consent_granted", note="tap")
            send_stop(Path(ready["session"]))

        _later(work)

    before = time.time()
    outcome = _run(tmp_path, NoDevice(), drive)
    (mark,) = of_kind(_marks(outcome), "mark")
    assert (mark["mark"], mark["note"], mark["source"]) == ("consent_granted", "tap", "operator")
    assert before <= mark["t"] <= time.time()
    assert (outcome.state, outcome.reason) == ("complete", "stop was asked for")


def test_parts_are_started_and_ended_in_order(tmp_path: Path) -> None:
    device = ScriptDevice("time.sleep(0.1)", is_instrumented=True)
    made: list[ScriptInstrument] = []

    def make(*callbacks: Any) -> ScriptInstrument:
        made.append(ScriptInstrument(*callbacks))
        return made[0]

    outcome = _run(tmp_path, device, make_instrument=make)
    assert (outcome.state, outcome.reason, outcome.exit_code) == ("complete", "the app ended", 0)
    assert device.log == ["ensure_ready", "proxy_arguments", "launch", "close"]
    assert made[0].log == ["attach", "measure_clock", "close"]
    assert [line["kind"] for line in _marks(outcome)] == ["clock", "mark", "checkpoint"]
    assert _marks(outcome)[1]["mark"] == "app_launched"
    events = read_lines(outcome.session.raw / "events.jsonl")
    assert [line["kind"] for line in events] == ["agent", "api", "lost", "checkpoint"]
    assert events[1]["value"] == "a1b2c3d4e5f60718"
    manifest = outcome.session.manifest
    assert manifest["app"] == {
        "id": "com.example.script", "name": "script", "version": "1.0",
        "source": "a test", "permissions": ["android.permission.INTERNET"],
    }  # fmt: skip
    assert (manifest["clock"]["offset_s"], manifest["clock"]["uncertainty_s"]) == (0.25, 0.01)
    assert outcome.session.path.name.split("_")[1] == "com.example.script"


class _TwoLives(ScriptDevice):
    """Its app is killed once and goes on in another process."""

    def launch(self, proxy: ProxyEndpoint, on_mark: Any, session_path: Path) -> App:
        first = super().launch(proxy, on_mark, session_path)
        second = ScriptApp("time.sleep(0.05)", proxy)
        lives = [second]
        first.next_process = lambda: lives.pop()  # type: ignore[attr-defined]
        return first


def test_an_app_that_was_killed_is_hooked_again_before_it_goes_on(tmp_path: Path) -> None:
    made: list[ScriptInstrument] = []

    def make(*callbacks: Any) -> ScriptInstrument:
        made.append(ScriptInstrument(*callbacks))
        return made[-1]

    outcome = _run(tmp_path, _TwoLives("os._exit(137)", is_instrumented=True), make_instrument=make)
    assert (outcome.state, outcome.reason) == ("complete", "the app ended")
    assert [instrument.log for instrument in made] == [
        ["attach", "measure_clock", "close"],
        ["attach", "measure_clock", "close"],
    ]


def test_planted_values_are_clear_in_raw_and_hashed_in_the_manifest(tmp_path: Path) -> None:
    outcome = _run(tmp_path, ScriptDevice(""))
    raw, manifest = outcome.session.raw, outcome.session.manifest
    planted = json.loads((raw / "planted.json").read_text())
    assert planted["values"] == {"android_id": ["a1b2c3d4e5f60718"]}
    assert len(bytes.fromhex(planted["nonce"])) == 32
    assert (raw / "planted.json").stat().st_mode & 0o777 == 0o600
    value_hash = Secret("a1b2c3d4e5f60718").hash(outcome.session.salt)
    assert manifest["planted"] == [{"data_type": "android_id", "value_hash": value_hash}]
    assert "a1b2c3d4e5f60718" not in (raw / "log.txt").read_text() + json.dumps(manifest)


def test_marks_of_the_device_carry_its_moment(tmp_path: Path) -> None:
    device = ScriptDevice("time.sleep(0.3)")

    def drive(ready: dict[str, str]) -> None:
        assert device.on_mark is not None
        device.on_mark("consent_asked", "dialog", 12.5, 3.5)

    outcome = _run(tmp_path, device, drive)
    mark = of_kind(_marks(outcome), "mark")[0]
    assert (mark["mark"], mark["t"], mark["t_mono"], mark["source"]) == ("consent_asked", 12.5, 3.5, "player")


@pytest.mark.parametrize(("script", "code"), [("sys.exit(7)", "exit code 7"), ("os.kill(os.getpid(), 9)", "signal 9")])
def test_an_app_that_breaks_interrupts_the_session(tmp_path: Path, script: str, code: str) -> None:
    outcome = _run(tmp_path, ScriptDevice(script))
    assert (outcome.state, outcome.exit_code) == ("interrupted", 3)
    assert isinstance(outcome.error, SetupError)
    assert outcome.error.code == "E216"
    assert code in outcome.reason
    assert [line["gap_kind"] for line in of_kind(_marks(outcome), "gap")] == ["app_lost"]


def test_a_proxy_that_is_killed_interrupts_the_session_and_ends_the_app(tmp_path: Path) -> None:
    device = ScriptDevice(WAIT_FOR_END)
    outcome = _run(tmp_path, device, lambda ready: os.kill(_proxy_pid(Path(ready["session"])), signal.SIGKILL))
    assert (outcome.state, outcome.exit_code) == ("interrupted", 3)
    assert outcome.error is not None
    assert outcome.error.code == "E215"
    assert device.app is not None
    assert device.app.poll() is not None
    assert [line["gap_kind"] for line in of_kind(_marks(outcome), "gap")] == ["proxy_lost"]


def test_one_signal_ends_in_order(tmp_path: Path) -> None:
    device = ScriptDevice(WAIT_FOR_END)
    before = signal.getsignal(signal.SIGTERM)
    outcome = _run(tmp_path, device, lambda ready: os.kill(os.getpid(), signal.SIGTERM))
    assert (outcome.state, outcome.exit_code, outcome.error) == ("complete", 0, None)
    assert read_lines(outcome.session.raw / "net.jsonl")[-1]["kind"] == "done"
    assert signal.getsignal(signal.SIGTERM) is before


def test_two_signals_end_at_once(tmp_path: Path) -> None:
    stubborn = ScriptDevice("import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(600)")

    def drive(ready: dict[str, str]) -> None:
        _later(lambda: os.kill(os.getpid(), signal.SIGINT), 0.1)
        _later(lambda: os.kill(os.getpid(), signal.SIGINT), 0.4)

    outcome = _run(tmp_path, stubborn, drive)
    assert (outcome.state, outcome.exit_code) == ("interrupted", 130)
    assert stubborn.app is not None
    assert stubborn.app.poll() is not None
    assert [line["gap_kind"] for line in of_kind(_marks(outcome), "gap")] == ["interrupted"]


def test_a_device_that_is_not_ready_ends_the_session_with_its_error(tmp_path: Path) -> None:
    class Unready(NoDevice):
        def ensure_ready(self) -> None:
            raise SetupError("no runtime", code="E240", hint="install one")

    outcome = _run(tmp_path, Unready())
    assert (outcome.state, outcome.exit_code, outcome.reason) == ("interrupted", 3, "no runtime")


def test_an_error_nobody_expected_is_a_fault_of_ours_without_its_message(tmp_path: Path) -> None:
    class Broken(NoDevice):
        def planted(self) -> dict[str, list[str]]:
            raise KeyError("356938035643809")

    outcome = _run(tmp_path, Broken())
    assert (outcome.state, outcome.exit_code) == ("interrupted", 70)
    log = (outcome.session.raw / "log.txt").read_text()
    assert "test_recorder.py" in log
    assert "356938035643809" not in log + outcome.reason


def test_a_parent_that_cannot_be_written_is_an_error_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SetupError):
        _run(tmp_path / "file", NoDevice())


def test_a_clock_that_jumps_leaves_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, moved = time.time, [0.0]
    monkeypatch.setattr(time, "time", lambda: real() + moved[0])

    def drive(ready: dict[str, str]) -> None:
        moved[0] = -3600.0

    outcome = _run(tmp_path, NoDevice(), drive, duration_s=0.2)
    (gap,) = of_kind(_marks(outcome), "gap")
    assert gap["gap_kind"] == "clock_jump"
    assert gap["detail"].startswith("the host's clock was moved by -3600.")


def test_events_that_cannot_be_kept_interrupt_the_session(tmp_path: Path) -> None:
    class Flooding(ScriptInstrument):
        def close(self) -> None:
            """Leave without a word."""

        def measure_clock(self) -> Any:
            full = os.open("/dev/full", os.O_WRONLY)
            (events,) = [
                int(link.name) for link in Path("/proc/self/fd").iterdir() if _target(link).endswith("/events.jsonl")
            ]
            os.dup2(full, events)
            os.close(full)
            with pytest.raises(SetupError):
                self._on_lines([{"kind": "agent", "agent": "a", "pid": 1, "seq": 2}])
            return super().measure_clock()

    outcome = _run(tmp_path, ScriptDevice(WAIT_FOR_END, is_instrumented=True), make_instrument=Flooding)
    assert (outcome.state, outcome.exit_code) == ("interrupted", 3)
    assert outcome.error is not None
    assert outcome.error.code == "E280"


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""


class _NoDialog:
    def answer(self, choice: str, timeout_s: float) -> object:
        """See no dialog."""
        return None


def _scenario(tmp_path: Path, steps: str) -> Scenario:
    file = tmp_path / "mine.yaml"
    file.write_text(f"version: 1\nconsent: none\nseed: 3\nsteps: [{{do: launch}}, {steps}]\n", encoding="utf-8")
    return find_scenario(file).of_run(trial=2)


def _played(tmp_path: Path, scenario: Scenario, controls: FakeControls, **options: Any) -> Outcome:
    def make_play(session: Any, on_mark: Any) -> Play:
        return Play(scenario, Stage(controls, _NoDialog(), ScriptApp.app_id, on_mark))

    device = ScriptDevice(WAIT_FOR_END)
    return _run(tmp_path / "captures", device, scenario=scenario, make_play=make_play, **options)


def test_a_session_ends_when_its_scenario_is_over_and_holds_what_was_played(tmp_path: Path) -> None:
    scenario, controls = _scenario(tmp_path, "{do: background, seconds: 0.2}, {do: foreground}"), FakeControls()
    outcome = _played(tmp_path, scenario, controls)
    assert (outcome.state, outcome.reason, outcome.error) == ("complete", "the scenario was over", None)
    assert controls.log == [("to_background",), ("start",)]
    marks = [(mark["mark"], mark["source"]) for mark in of_kind(_marks(outcome), "mark")]
    assert marks == [("app_launched", "recorder"), ("background", "scenario"), ("foreground", "scenario")]
    assert outcome.session.manifest["scenario"] == {
        "name": "mine", "sha256": scenario.sha256, "seed": 3, "trial": 2,
        "finished": True, "steps": 3, "steps_done": 3, "stopped_at": None,
    }  # fmt: skip


def test_a_session_that_is_told_its_time_goes_on_after_its_scenario(tmp_path: Path) -> None:
    outcome = _played(tmp_path, _scenario(tmp_path, "{do: background}"), FakeControls(), duration_s=1.0)
    assert (outcome.state, outcome.reason) == ("complete", "its time was over")
    assert _how_far(outcome) == (True, 2, 2, None)


def test_a_scenario_that_fails_ends_the_session_with_its_error(tmp_path: Path) -> None:
    outcome = _played(tmp_path, _scenario(tmp_path, "{do: kill}"), FakeControls(fails_on="kill"))
    assert outcome.error is not None
    assert (outcome.state, outcome.error.code, outcome.exit_code) == ("interrupted", "E202", 3)
    assert _how_far(outcome) == (False, 2, 1, "kill")


def test_a_session_that_ends_first_stops_its_scenario(tmp_path: Path) -> None:
    controls = FakeControls()
    scenario = _scenario(tmp_path, "{do: wait, seconds: 86400}, {do: background}")
    outcome = _played(tmp_path, scenario, controls, duration_s=0.2)
    assert (outcome.state, outcome.reason, controls.log) == ("complete", "its time was over", [])
    assert _how_far(outcome) == (False, 3, 1, "wait")


def _how_far(outcome: Outcome) -> tuple[Any, ...]:
    told = outcome.session.manifest["scenario"]
    return told["finished"], told["steps"], told["steps_done"], told["stopped_at"]


class _GoesAway(ScriptDevice):
    """Its app can never be asked whether it runs: the phone has gone."""

    def launch(self, proxy: ProxyEndpoint, on_mark: Any, session_path: Path) -> App:
        app = super().launch(proxy, on_mark, session_path)
        app.poll = self._gone  # type: ignore[method-assign]
        return app

    @staticmethod
    def _gone() -> int | None:
        raise SetupError("the device is gone", code="E314")


def test_a_phone_that_is_gone_at_the_end_too_leaves_a_session_that_is_closed(tmp_path: Path) -> None:
    device = _GoesAway(WAIT_FOR_END, is_instrumented=True)
    outcome = _run(tmp_path, device, make_instrument=ScriptInstrument)
    assert (outcome.state, outcome.exit_code, outcome.error and outcome.error.code) == ("interrupted", 3, "E314")
    assert json.loads((outcome.session.path / "session.json").read_text())["state"] == "interrupted"
    assert device.log[-1] == "close"
