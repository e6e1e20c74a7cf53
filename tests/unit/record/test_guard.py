"""The guard kills what outlives us, and lets go of what ended in order."""

from __future__ import annotations

import subprocess
import sys
import time

from analyzer.record import guard
from analyzer.record.guard import Guard


def test_a_process_that_outlives_its_recorder_is_killed() -> None:
    code = (
        "import os, subprocess, sys\n"
        "from analyzer.record.guard import Guard\n"
        "sleeper = subprocess.Popen(['sleep', '60'])\n"
        "Guard(sleeper.pid); print(sleeper.pid, flush=True); os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=30)
    pid = int(done.stdout)
    deadline = time.monotonic() + guard.GRACE_S + 10
    while subprocess.run(["kill", "-0", str(pid)], capture_output=True, check=False).returncode == 0:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_released_process_lives_on() -> None:
    with subprocess.Popen(["sleep", "60"]) as sleeper:
        held = Guard(sleeper.pid)
        held.release()
        held.release()
        assert sleeper.poll() is None
        sleeper.kill()
