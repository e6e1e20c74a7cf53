from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from analyzer.farm.care import Care
from analyzer.farm.child import Stop
from analyzer.farm.crew import Crew
from analyzer.farm.jobs import Unit, read_jobs, units_of
from analyzer.farm.journal import Journal, Result
from analyzer.farm.worker import FarmDevice, Settings

JVMS = [FarmDevice(f"jvm-{n}", "jvm", is_embedded=True) for n in (1, 2, 3)]
PHONE = FarmDevice("serial", "serial", is_embedded=False)
Judge = Callable[[Unit, FarmDevice, int], str]


def _units(tmp_path: Path, n: int, n_apps: int = 0) -> list[Unit]:
    rows = [f"job{number},clean,,untouched" for number in range(n)]
    rows += [f"app{number},,com.example.a{number},untouched" for number in range(n_apps)]
    file = tmp_path / "jobs.csv"
    file.write_text("name,behavior,app,scenarios\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return units_of(read_jobs(file))


def _run(
    tmp_path: Path, units: list[Unit], devices: list[FarmDevice], judge: Judge, **more: int
) -> tuple[Crew, list[Result], list[str]]:
    """Let a crew work until it is over; `judge` gives the outcome, or `code:outcome` with an error code."""
    log: list[Result] = []
    told: list[str] = []
    lock = threading.Lock()

    def work(unit: Unit, device: FarmDevice, attempt: int, settings: Settings, stop: Stop) -> Result:
        error, _, outcome = judge(unit, device, attempt).rpartition(":")
        result = Result(unit.id, unit.digest, outcome, device=device.name, attempt=attempt, error=error)  # type: ignore[arg-type]
        with lock:
            log.append(result)
        return result

    with Journal(tmp_path / "farm") as journal:
        crew = Crew(devices, Settings(tmp_path / "farm", **more), journal, work=work, tell=told.append)  # type: ignore[arg-type]
        crew.start(units)
        crew.join(60)
        assert crew.is_over
    return crew, log, told


def _by_unit(log: list[Result]) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for result in log:
        found.setdefault(result.unit.partition("/")[0], []).append((result.outcome, result.attempt))
    return found


def test_every_session_is_made_once_whoever_makes_it(tmp_path: Path) -> None:
    crew, log, _ = _run(tmp_path, _units(tmp_path, 20), JVMS, lambda *_: "done")
    assert _by_unit(log) == {f"job{n}": [("done", 1)] for n in range(20)}
    assert (crew.error, crew.dropped, crew.left()) == (None, {}, [])


def test_an_environment_that_fails_is_tried_on_other_devices_first_and_given_up_at_last(tmp_path: Path) -> None:
    def judge(unit: Unit, device: FarmDevice, attempt: int) -> str:
        time.sleep(0.01)
        return "E242:again" if unit.job.name == "job1" else "done"

    crew, log, _ = _run(tmp_path, _units(tmp_path, 6), JVMS, judge, max_attempts=3)
    bad = [result for result in log if result.unit.startswith("job1/")]
    assert {result.device for result in bad} == {"jvm-1", "jvm-2", "jvm-3"}
    assert [result.attempt for result in bad] == [1, 2, 3]
    assert {name: tries for name, tries in _by_unit(log).items() if name != "job1"} == {
        f"job{n}": [("done", 1)] for n in (0, 2, 3, 4, 5)
    }
    assert crew.dropped == {}


def test_what_trying_again_does_not_mend_is_tried_once(tmp_path: Path) -> None:
    _, log, _ = _run(tmp_path, _units(tmp_path, 2), JVMS[:1], lambda unit, *_: "E301:failed")
    assert _by_unit(log) == {"job0": [("failed", 1)], "job1": [("failed", 1)]}


def test_a_broken_device_is_dropped_and_said_and_the_others_make_everything(tmp_path: Path) -> None:
    has_failed_twice, n_failed = threading.Event(), [0]

    def judge(unit: Unit, device: FarmDevice, attempt: int) -> str:
        if device.name != "jvm-2":
            assert has_failed_twice.wait(60)
            return "done"
        n_failed[0] += 1
        if n_failed[0] == 2:
            has_failed_twice.set()
        return "E242:again"

    crew, log, told = _run(tmp_path, _units(tmp_path, 12), JVMS, judge, max_failures=2, max_attempts=5)
    assert {result.unit for result in log if result.outcome == "done"} == {f"job{n}/untouched/1" for n in range(12)}
    assert [result.device for result in log if result.outcome != "done"] == ["jvm-2"] * 2
    assert (list(crew.dropped), crew.left()) == (["jvm-2"], [])
    assert [line for line in told if "dropped" in line] == ["jvm-2 is dropped: it failed 2 times in a row, last: "]


def test_an_app_that_crashes_is_no_fault_of_the_device(tmp_path: Path) -> None:
    crew, log, _ = _run(
        tmp_path, _units(tmp_path, 4), JVMS[:1], lambda *_: "E216:again", max_failures=2, max_attempts=2
    )
    assert crew.dropped == {}
    assert {name: [attempt for _, attempt in tries] for name, tries in _by_unit(log).items()} == {
        f"job{n}": [1, 2] for n in range(4)
    }


def test_when_all_devices_are_dropped_the_rest_is_left(tmp_path: Path) -> None:
    units = _units(tmp_path, 4)
    crew, log, _ = _run(tmp_path, units, JVMS[:2], lambda *_: "E242:again", max_failures=1, max_attempts=9)
    assert sorted(crew.dropped) == ["jvm-1", "jvm-2"]
    assert len(log) == 2
    assert sorted(unit.id for unit in crew.left()) == sorted(unit.id for unit in units)


def test_apps_go_to_phones_and_behaviors_to_the_embedded_device(tmp_path: Path) -> None:
    _, log, _ = _run(tmp_path, _units(tmp_path, 3, n_apps=3), [JVMS[0], PHONE], lambda *_: "done")
    assert {(result.unit.partition("/")[0], result.device) for result in log} == {
        *((f"job{n}", "jvm-1") for n in range(3)), *((f"app{n}", "serial") for n in range(3)),
    }  # fmt: skip


def test_a_halt_lets_running_ones_end_and_begins_no_other(tmp_path: Path) -> None:
    begun = threading.Event()

    def work(unit: Unit, device: FarmDevice, attempt: int, settings: Settings, stop: Stop) -> Result:
        begun.set()
        assert stop.asked.wait(60)
        return Result(unit.id, unit.digest, "interrupted", device=device.name, attempt=attempt)

    units = _units(tmp_path, 5)
    with Journal(tmp_path / "farm") as journal:
        crew = Crew(JVMS[:2], Settings(tmp_path / "farm"), journal, work=work, tell=lambda line: None)
        crew.start(units)
        assert begun.wait(60)
        crew.halt()
        crew.join(60)
        assert crew.is_over
        ended = {result.unit for result in journal.latest.values() if result.outcome == "interrupted"}
    assert 1 <= len(ended) <= 2
    assert ended | {unit.id for unit in crew.left()} == {unit.id for unit in units}


def test_a_fault_of_ours_ends_the_farm_with_its_error(tmp_path: Path) -> None:
    def judge(unit: Unit, device: FarmDevice, attempt: int) -> str:
        raise KeyError("secret value")

    crew, log, _ = _run(tmp_path, _units(tmp_path, 3), JVMS, judge)
    assert crew.error is not None
    assert (crew.error.code, crew.error.message, log) == ("E410", "recording broke with KeyError", [])


class _Cares(Care):
    """Notes when a phone is prepared and put back; `bad` cannot be prepared."""

    def __init__(self, log: list[str], bad: str = "") -> None:
        super().__init__(Path())
        self.log, self.bad = log, bad

    def make_ready(self, device: FarmDevice, stop: Stop) -> str:
        self.log.append(f"prepare {device.name}")
        return "E318 no frida-server" if device.name == self.bad else ""

    def put_back(self, device: FarmDevice) -> str:
        self.log.append(f"restore {device.name}")
        return ""


def _cared_for(tmp_path: Path, devices: list[FarmDevice], log: list[str], **more: object) -> tuple[Crew, list[str]]:
    told: list[str] = []
    broken = more.pop("broken", "")

    def work(unit: Unit, device: FarmDevice, attempt: int, settings: Settings, stop: Stop) -> Result:
        log.append(f"{unit.job.name} on {device.name}")
        if unit.job.name == broken:
            raise KeyError(unit.id)
        return Result(unit.id, unit.digest, "done", device=device.name, attempt=attempt)

    units = _units(tmp_path, 0, 2)
    with Journal(tmp_path / "farm") as journal:
        crew = Crew(devices, Settings(tmp_path / "farm"), journal, work=work, tell=told.append, **more)  # type: ignore[arg-type]
        crew.start(units)
        crew.join(60)
        assert crew.is_over
    return crew, told


def test_a_phone_is_prepared_before_its_first_session_and_put_back_after_its_last_one(tmp_path: Path) -> None:
    log: list[str] = []
    _cared_for(tmp_path, [PHONE, *JVMS], log, care=_Cares(log))
    assert log == ["prepare serial", "app0 on serial", "app1 on serial", "restore serial"]  # the others have no work


def test_a_phone_that_cannot_be_prepared_is_dropped_and_put_back_and_another_makes_all(tmp_path: Path) -> None:
    log: list[str] = []
    other = FarmDevice("other", "other", is_embedded=False)
    crew, told = _cared_for(tmp_path, [PHONE, other], log, care=_Cares(log, bad="serial"))
    assert crew.dropped == {"serial": "E318 no frida-server"}
    assert [line for line in log if line.endswith("serial")] == ["prepare serial", "restore serial"]
    assert {line for line in log if line.startswith("app")} == {"app0 on other", "app1 on other"}
    assert "serial is dropped: it cannot be made ready: E318 no frida-server" in told


def test_a_phone_is_put_back_when_the_farm_breaks(tmp_path: Path) -> None:
    log: list[str] = []
    crew, _ = _cared_for(tmp_path, [PHONE], log, care=_Cares(log), broken="app0")
    assert (crew.error and crew.error.code, log[-1]) == ("E410", "restore serial")
