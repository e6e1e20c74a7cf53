"""Waiting for Frida to be gone from a process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from analyzer.record import leaving
from analyzer.record.leaving import wait_until_left


def test_a_process_without_frida_is_left_at_once() -> None:
    wait_until_left(os.getpid())


def test_a_process_that_is_gone_is_left() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait(20)
    wait_until_left(process.pid)


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
    wait_until_left(1)
    assert asked == ["maps", "maps", "maps", "status", "status"]
