"""Every engine gives the same, exactly once: this process, local workers, a real Dask cluster on loopback."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from analyzer.model.errors import SetupError
from analyzer.survey import parts
from analyzer.survey.engine import Workers, engine
from analyzer.survey.run import Counted, run

pytestmark = pytest.mark.slow


def square(number: int) -> int:
    """Work that travels to a worker."""
    return number * number


def die_once(told: tuple[str, int]) -> int:
    """Kill the worker that does this first, and give the number the second time."""
    mark = Path(told[0])
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return told[1]


def refuse(number: int) -> int:
    """Fail as work of ours would."""
    raise SetupError(f"no {number}", code="E280", hint="")


def work_for_long(number: int) -> int:
    """Work of which all but the first is still going on when the scheduler goes; killed with its worker."""
    if number:
        signal.pause()
    return number


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with _cluster(workers=2) as (address, _):
        yield address


@contextmanager
def _cluster(workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a real scheduler with workers on loopback; give its address, and the processes: the scheduler first."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    run = {"env": environment, "stderr": subprocess.DEVNULL}
    running: list[subprocess.Popen[bytes]] = []
    with TemporaryDirectory() as folder:
        try:
            told = Path(folder) / "scheduler.json"
            serve = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told)]
            running.append(subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_scheduler", *serve], **run))
            address = _address(told, running[0])
            work = [address, "--nthreads", "1", "--no-dashboard", "--local-directory", folder]
            for _ in range(workers):
                running.append(subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_worker", *work], **run))
            yield address, running
        finally:
            for process in reversed(running):
                process.kill()
            for process in running:
                process.wait()


def _address(told: Path, process: subprocess.Popen[bytes]) -> str:
    """Wait until the scheduler listens, at a port that it chose, and give its address."""
    while process.poll() is None:
        try:
            address: str = json.loads(told.read_bytes())["address"]
        except (OSError, ValueError, KeyError):
            time.sleep(0.05)
        else:
            return address
    raise AssertionError("the scheduler ended")


@pytest.mark.parametrize("where", [Workers(), Workers(workers=2), None], ids=["here", "local", "cluster"])
def test_every_part_is_done_once(where: Workers | None, scheduler: str) -> None:
    with engine(where or Workers(scheduler=scheduler)) as apply:
        assert sorted(apply(square, range(20))) == [(number, number * number) for number in range(20)]
        assert list(apply(square, [])) == []


def test_the_work_of_a_worker_that_dies_is_done_by_another(scheduler: str, tmp_path: Path) -> None:
    with engine(Workers(scheduler=scheduler)) as apply:
        parts = [(str(tmp_path / "died"), number) for number in range(6)]
        assert sorted(apply(die_once, parts)) == [(number, number) for number in range(6)]
    assert (tmp_path / "died").exists()


@pytest.mark.parametrize("where", [Workers(), Workers(workers=1)], ids=["here", "local"])
def test_an_error_of_ours_arrives_as_it_is(where: Workers) -> None:
    with pytest.raises(SetupError, match="no 0") as raised, engine(where) as apply:
        list(apply(refuse, [0]))
    assert raised.value.code == "E280"


def test_a_scheduler_that_is_not_there_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens, and nobody else can
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(SetupError) as raised, engine(Workers(scheduler=f"tcp://{address}")):
            pass
    assert raised.value.code == "E247" and address in str(raised.value)


def test_a_scheduler_that_goes_away_is_said_and_does_not_hold_the_study_for_ever() -> None:
    with _cluster(workers=1) as (address, (process, _)):
        done: list[int] = []
        with pytest.raises(SetupError) as raised, engine(Workers(scheduler=address)) as apply:
            for position, _ in apply(work_for_long, range(4)):
                done.append(position)
                process.kill()
    assert (raised.value.code, done) == ("E247", [0])


@pytest.mark.parametrize("is_worker_killed", [False, True])
def test_a_study_has_the_same_numbers_on_a_cluster_and_when_a_worker_dies(
    is_worker_killed: bool, small: Counted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "APPS_PER_PART", 1)
    sessions = Path(small.parts[0]).parents[1] / "s"
    with _cluster(workers=2) as (address, running):
        told: list[int] = []

        def watch(stage: str, done: int, total: int) -> None:
            if stage == "apps":
                told.append(done)
                if is_worker_killed and len(told) == 1:
                    running[1].kill()

        counted = run(small.study, sessions, tmp_path / "w", where=Workers(scheduler=address), progress=watch)
    assert counted.tally.as_json() == small.tally.as_json()
    assert told == list(range(1, 12))


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SetupError) as raised, engine(Workers(workers=1)):
        pass
    assert raised.value.code == "E246" and "consentinel[cluster]" in str(raised.value.hint)
