"""Every process of an app has hooks of its own, by real Frida; one that has none is a gap and not silence."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jvm.app import JAVAC
from procs.world import APP_ID, HERE, Notes, family, play, real
from support.waiting import wait_for

from analyzer.model.errors import SetupError
from analyzer.record.hooking import OnLines, OnLost
from analyzer.record.processes import Instrument

pytestmark = pytest.mark.slow

FORKS = [sys.executable, str(HERE / "forks.py")]
ARP = "native.file.neighbours"
PYTHON = Path(sys.executable).resolve().name


@pytest.fixture(scope="module")
def two_javas(java: str, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("family")
    subprocess.run([*JAVAC, "-d", str(folder), str(HERE / "Family.java")], check=True)
    return [java, "-Xss16m", "-cp", str(folder), "Family"]


def _is_whole(notes: Notes) -> None:
    """No agent's count has a hole, and no number is given twice."""
    seqs: dict[str, list[int]] = {}
    for line in notes.lines:
        if "agent" in line:
            seqs.setdefault(line["agent"], []).append(line["seq"])
    assert seqs == {agent: list(range(len(numbers))) for agent, numbers in seqs.items()}


def test_a_second_java_and_a_program_of_the_system_have_hooks_before_they_run(two_javas: list[str]) -> None:
    with family(two_javas, "hotspot") as (process, notes):
        assert play(process) == ["ended 0", "ended 0"]
        assert process.wait() == 0
    assert notes.agents() == [
        (APP_ID, "hotspot"),
        ("jspawnhelper", "native"),
        ("java", "native"),
        ("java", "hotspot"),
        ("jspawnhelper", "native"),
        ("cat", "native"),
    ]
    assert notes.reads("java.network.hardware_address") == [APP_ID, "java"]
    assert notes.reads(ARP) == ["cat"]
    assert notes.gaps == []
    assert Counter(notes.clocks).keys() == {line["agent"] for line in notes.of_kind("agent")}
    _is_whole(notes)


def test_forked_copies_are_hooked_and_end_as_they_would() -> None:
    with family(FORKS, "native") as (process, notes):
        assert play(process) == ["ended 7", "ended 8"]
    assert notes.agents() == [(APP_ID, "native"), (PYTHON, "native"), (PYTHON, "native")]
    assert len({line["pid"] for line in notes.of_kind("agent")}) == 3
    assert len(notes.reads(ARP)) == 3
    assert notes.gaps == []
    _is_whole(notes)


def test_a_process_of_somebody_else_is_left_alone() -> None:
    with family(FORKS, "native") as (process, notes):
        done = subprocess.run(["cat", "/proc/net/arp"], capture_output=True, check=True)
        assert done.stdout != b""
        assert notes.agents() == [(APP_ID, "native")]
        assert play(process) == ["ended 7", "ended 8"]


class _Slow:
    """Hooks that take longer to put in than the recorder takes to find a process without any."""

    def __init__(self, on_lines: OnLines, on_lost: OnLost) -> None:
        self._made = real(on_lines, on_lost)

    def attach(self, pid: int, runtime: str = "hotspot", *, process: str = "", is_parent: bool = False) -> Any:
        time.sleep(1.6)
        return self._made.attach(pid, runtime, process=process, is_parent=is_parent)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made, name)


def test_a_process_that_is_getting_hooks_slowly_gets_them_once(two_javas: list[str]) -> None:
    with family(two_javas, "hotspot", _Slow) as (process, notes):
        assert play(process) == ["ended 0", "ended 0"]
    names = [APP_ID, "jspawnhelper", "java", "java", "jspawnhelper", "cat"]
    assert ([name for name, _ in notes.agents()], notes.gaps) == (names, [])


class _NoneButTheFirst:
    """Gives real hooks once, and then none any more."""

    def __init__(self) -> None:
        self._n = 0

    def __call__(self, on_lines: OnLines, on_lost: OnLost) -> Instrument:
        self._n += 1
        if self._n > 1:
            raise SetupError("no more", code="E231")
        return real(on_lines, on_lost)


def test_a_process_that_gets_no_hooks_runs_on_and_is_a_gap() -> None:
    with family(FORKS, "native", _NoneButTheFirst()) as (process, notes):
        assert play(process) == ["ended 7", "ended 8"]
    detail = "a new process got no hooks: no more"
    assert notes.gaps == [("process_unseen", PYTHON, detail)] * 2
    assert len(notes.reads(ARP)) == 1


def test_a_process_that_was_not_held_is_found_and_its_time_before_is_a_gap() -> None:
    def unholding(on_lines: OnLines, on_lost: OnLost) -> Instrument:
        made = real(on_lines, on_lost)
        attach = made.attach
        made.attach = lambda pid, runtime="hotspot", **how: attach(pid, runtime, **{**how, "is_parent": False})  # type: ignore[method-assign]
        return made

    program = "import subprocess; print('ready', flush=True); input(); subprocess.run(['sleep', '60'])"
    with family([sys.executable, "-c", program], "native", unholding) as (process, notes):
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
        wait_for(lambda: len(notes.gaps) == 1, "the process is found")
        child = notes.of_kind("agent")[1]["pid"]
        subprocess.run(["kill", str(child)], check=True)
    assert notes.agents() == [(APP_ID, "native"), ("sleep", "native")]
    how = "it ran without hooks until it was found; what it did then was not seen"
    assert notes.gaps == [("process_unseen", "sleep", how)]
    [(first, last)] = notes.spans
    assert first is not None and last is not None
    assert 0 < last - first < 60
