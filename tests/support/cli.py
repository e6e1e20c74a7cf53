"""The command line as another program sees it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from support.warm_process import WarmProcess, fits, warm_python

ROOT = Path(__file__).resolve().parents[2]


def consentinel(
    *arguments: str | Path, captures: Path, timeout_s: float = 300, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `consentinel` with its sessions in `captures`; gives exit code, stdout and stderr."""
    process = start(*arguments, captures=captures, **environment)
    try:
        out, talk = process.communicate(timeout=timeout_s)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    return subprocess.CompletedProcess(command(*arguments), process.returncode or 0, out, talk)


def start(*arguments: str | Path, captures: Path, **environment: str) -> WarmProcess | subprocess.Popen[str]:
    """Start `consentinel` as a process with its sessions in `captures`; what it says comes through pipes."""
    given = {**os.environ, "CONSENTINEL_CAPTURES": str(captures), **environment}
    if fits(given):
        return WarmProcess([str(argument) for argument in arguments], given)
    return subprocess.Popen(
        command(*arguments), cwd=ROOT, env=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def command(*arguments: str | Path) -> list[str]:
    """Give the command line that runs `consentinel` from this checkout."""
    return [sys.executable, "-m", "analyzer", *map(str, arguments)]


def warm_command(*arguments: str | Path) -> list[str]:
    """Give the same command, begun by a process that has loaded it; so is what the command itself starts."""
    return [str(warm_python()), *command(*arguments)[1:]]


class Recording:
    """A running `consentinel record`; stops with SIGKILL at the end of the block if nothing else ended it."""

    def __init__(self, *arguments: str | Path, captures: Path, **environment: str) -> None:
        self.process = start("record", *arguments, captures=captures, **environment)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        self.ready: dict[str, Any] = json.loads(line) if line else {}

    @property
    def session(self) -> Path:
        """The session folder that the ready line names."""
        return Path(self.ready["session"])

    def end(self, timeout_s: float = 120) -> tuple[int, str]:
        """Wait for the end; give exit code and stderr."""
        _, talk = self.process.communicate(timeout=timeout_s)
        return self.process.returncode, talk

    def __enter__(self) -> Recording:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


def the_session(captures: Path) -> Path:
    """Give the only session folder under `captures`."""
    (found,) = [folder for folder in captures.iterdir() if (folder / "session.json").is_file()]
    return found
