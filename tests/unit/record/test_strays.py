"""Processes of an app that run without hooks."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import pytest
from support.waiting import wait_for

from analyzer.record.local_processes import name_of
from analyzer.record.strays import Stray, Strays, is_own_name, may_have_java


@pytest.mark.parametrize(
    ("name", "is_own"),
    [
        ("com.example.app", True),
        ("com.example.app:remote", True),
        ("com.example.app2", False),
        ("com.example", False),
        ("com.example.app.other", False),
        ("", False),
    ],
)
def test_an_app_owns_its_id_and_its_parts(name: str, is_own: bool) -> None:
    assert is_own_name(name, "com.example.app") is is_own


def test_an_app_without_an_id_owns_no_name() -> None:
    assert not is_own_name("", "")


@pytest.fixture
def child() -> Iterator[int]:
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE) as process:
        wait_for(lambda: name_of(process.pid) == "cat", "the program runs")
        yield process.pid
        process.kill()


def _of(pid: int, look: list[Stray]) -> list[Stray]:
    """Give what a look found of one process: what else the test's own process started may be there as well."""
    return [stray for stray in look if stray.pid == pid]


def test_a_child_is_a_stray_at_the_second_look_and_given_once(child: int) -> None:
    strays = Strays(None, "")
    looks = [_of(child, strays.look({os.getpid()}, set())) for _ in range(3)]
    assert [len(look) for look in looks] == [0, 1, 0]
    [stray] = looks[1]
    assert (stray.name, stray.has_java) == ("cat", False)
    assert stray.since is not None


def test_a_child_that_has_or_gets_hooks_is_none(child: int) -> None:
    strays = Strays(None, "")
    me = os.getpid()
    looks = [strays.look({me, child}, set()), strays.look({me}, {child}), strays.look({me, child}, set())]
    assert [_of(child, look) for look in looks] == [[]] * 3


def test_a_process_that_lost_its_hooks_and_goes_on_is_a_stray_again(child: int) -> None:
    strays = Strays(None, "")
    me = os.getpid()
    strays.look({me, child}, set())
    strays.left(child)
    assert [[stray.pid for stray in strays.look(set(), set())] for _ in range(2)] == [[], [child]]


def test_one_that_has_ended_is_gone() -> None:
    with subprocess.Popen(["true"]) as process:
        process.wait()
    strays = Strays(None, "")
    strays.left(process.pid)
    assert [strays.look(set(), set()) for _ in range(2)] == [[], []]
    assert strays.is_gone(process.pid)
    assert not Strays("127.0.0.1:9", "").is_gone(process.pid)


def test_java_is_seen_by_its_library(child: int) -> None:
    assert not may_have_java(child)
    assert may_have_java(4194304)
