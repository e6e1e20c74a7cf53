from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from analyzer.farm.child import Stop
from analyzer.farm.farm import run_farm
from analyzer.farm.jobs import Unit, read_jobs, units_of
from analyzer.farm.journal import Result
from analyzer.farm.worker import FarmDevice, Settings
from analyzer.model.errors import SetupError, UsageError

DEVICES = [FarmDevice("jvm-1", "jvm", is_embedded=True), FarmDevice("jvm-2", "jvm", is_embedded=True)]
Work = Callable[[Unit, FarmDevice, int, Settings, Stop], Result]


def _units(tmp_path: Path, text: str = "behavior,trials,scenarios\nclean,4,untouched\n") -> list[Unit]:
    file = tmp_path / "jobs.csv"
    file.write_text(text, encoding="utf-8")
    return units_of(read_jobs(file))


def _settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "farm", min_free_bytes=0)


def _works(outcomes: dict[str, str], made: list[str]) -> Work:
    def work(unit: Unit, device: FarmDevice, attempt: int, settings: Settings, stop: Stop) -> Result:
        made.append(unit.id)
        session = settings.folder / "sessions" / unit.folder
        session.mkdir(parents=True, exist_ok=True)
        (session / "session.json").write_text("{}")
        outcome = outcomes.get(unit.id, "done")
        return Result(unit.id, unit.digest, outcome, device.name, attempt, 0, session=str(session))  # type: ignore[arg-type]

    return work


def test_a_repeated_farm_makes_only_what_is_not_done(tmp_path: Path) -> None:
    units, made, told = _units(tmp_path), [], []
    bad = "clean/untouched/3"
    first = run_farm(units, DEVICES, _settings(tmp_path), tell=told.append, work=_works({bad: "failed"}, made))
    assert ([result.outcome for result in first.results], first.n_skipped) == (["done", "done", "failed", "done"], 0)
    again: list[str] = []
    second = run_farm(units, DEVICES, _settings(tmp_path), tell=told.append, work=_works({}, again))
    assert (again, second.n_skipped, {result.outcome for result in second.results}) == ([bad], 3, {"done"})
    third = run_farm(units, DEVICES, _settings(tmp_path), tell=told.append, work=_works({}, again))
    assert (again, third.n_skipped, third.error) == ([bad], 4, None)


def test_a_changed_job_is_made_anew(tmp_path: Path) -> None:
    made: list[str] = []
    run_farm(_units(tmp_path), DEVICES, _settings(tmp_path), tell=lambda line: None, work=_works({}, made))
    changed = _units(tmp_path, "behavior,trials,scenarios,seed\nclean,4,untouched,1\n")
    del made[:]
    run_farm(changed, DEVICES, _settings(tmp_path), tell=lambda line: None, work=_works({}, made))
    assert sorted(made) == [unit.id for unit in changed]


def test_a_full_disk_ends_the_farm_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analyzer.farm.farm._LOOK_AT_DISK_S", 0.0)
    begun = threading.Event()

    def work(unit: Unit, device: FarmDevice, attempt: int, settings: Settings, stop: Stop) -> Result:
        settings.folder.mkdir(exist_ok=True)
        (settings.folder / "large").write_bytes(b"x" * 4000)
        begun.set()
        assert stop.asked.wait(60)
        return Result(unit.id, unit.digest, "interrupted", device.name, attempt)

    settings = replace(_settings(tmp_path), budget_bytes=3000)
    harvest = run_farm(_units(tmp_path), DEVICES, settings, tell=lambda line: None, work=work)
    assert begun.is_set()
    assert harvest.error is not None and (harvest.error.code, harvest.error.exit_code) == ("E263", 3)
    assert ({result.outcome for result in harvest.results}, harvest.is_interrupted) == ({"interrupted"}, False)
    with pytest.raises(SetupError) as caught:
        run_farm(
            _units(tmp_path), DEVICES, replace(settings, min_free_bytes=1 << 60), tell=lambda line: None, work=work
        )
    assert caught.value.code == "E263"


def test_a_signal_ends_running_sessions_in_order_and_the_rest_waits(tmp_path: Path) -> None:
    def work(unit: Unit, device: FarmDevice, attempt: int, settings: Settings, stop: Stop) -> Result:
        os.kill(os.getpid(), signal.SIGINT)
        assert stop.asked.wait(60)
        return Result(unit.id, unit.digest, "interrupted", device.name, attempt)

    units = _units(tmp_path)
    harvest = run_farm(units, DEVICES[:1], _settings(tmp_path), tell=lambda line: None, work=work)
    assert (harvest.is_interrupted, harvest.error) == (True, None)
    assert [(result.outcome, result.attempt) for result in harvest.results] == [
        ("interrupted", 1), ("interrupted", 0), ("interrupted", 0), ("interrupted", 0),
    ]  # fmt: skip


def test_what_broke_in_a_worker_is_told_and_every_session_has_a_result(tmp_path: Path) -> None:
    def work(unit: Unit, device: FarmDevice, attempt: int, settings: Settings, stop: Stop) -> Result:
        raise KeyError("secret value")

    harvest = run_farm(_units(tmp_path), DEVICES, _settings(tmp_path), tell=lambda line: None, work=work)
    assert harvest.error is not None and harvest.error.code == "E410"
    assert [result.outcome for result in harvest.results] == ["interrupted"] * 4


def test_a_job_for_which_there_is_no_device_is_refused_before_anything_starts(tmp_path: Path) -> None:
    units = _units(tmp_path, "app,scenarios\ncom.example.app,untouched\n")
    with pytest.raises(UsageError) as caught:
        run_farm(units, DEVICES, _settings(tmp_path), tell=lambda line: None, work=_works({}, []))
    assert caught.value.code == "E194"
    assert caught.value.message == f"{tmp_path / 'jobs.csv'}:2:1: an app needs a phone, and --devices names none"
