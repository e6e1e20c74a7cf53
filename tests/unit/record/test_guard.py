"""The guard kills what outlives us, and lets go of what ended in order."""

from __future__ import annotations

import subprocess
import sys

from support.waiting import wait_for

from analyzer.record.guard import Guard
from analyzer.record.local_processes import is_alive


def test_a_process_that_outlives_its_recorder_is_killed() -> None:
    code = (
        "import os, subprocess, sys\n"
        "from analyzer.record.guard import Guard\n"
        "sleeper = subprocess.Popen(['sleep', '600'])\n"
        "Guard(sleeper.pid); print(sleeper.pid, flush=True); os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    pid = int(done.stdout)
    wait_for(lambda: not is_alive(pid), "it is killed")


def test_a_released_process_lives_on() -> None:
    with subprocess.Popen(["sleep", "60"]) as sleeper:
        held = Guard(sleeper.pid)
        held.release()
        held.release()
        assert sleeper.poll() is None
        sleeper.kill()
