"""Waiting for Frida to be gone from a process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from support.waiting import PATIENCE_S

from analyzer.record import leaving
from analyzer.record.leaving import wait_until_left


def test_a_process_without_frida_is_left_at_once() -> None:
    assert wait_until_left(os.getpid())


def test_a_process_that_is_gone_is_left() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait(PATIENCE_S)
    assert wait_until_left(process.pid)


def test_it_waits_for_the_mapping_and_for_the_tracer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answers = iter(
        ["frida-agent-64.so", "libc.so", "libc.so", "Name:\tx\nTracerPid:\t7\n", "Name:\tx\nTracerPid:\t0\n"]
    )

    def read(_pid: int, name: str) -> str:
        asked.append(name)
        return next(answers)

    monkeypatch.setattr(leaving, "_read", read)
    monkeypatch.setattr(leaving, "_SETTLE_S", 0.0)
    assert wait_until_left(1)
    assert asked == ["maps", "maps", "maps", "status", "status"]


def test_an_agent_that_does_not_go_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "_read", lambda pid, name: "frida-agent-64.so")
    monkeypatch.setattr(leaving, "_LIMIT_S", 0.05)
    assert not wait_until_left(1)
