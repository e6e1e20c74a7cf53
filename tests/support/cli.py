"""The command line as another program sees it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def consentinel(
    *arguments: str | Path, captures: Path, timeout_s: float = 300, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `consentinel` with its sessions in `captures`; gives exit code, stdout and stderr."""
    return subprocess.run(
        command(*arguments),
        cwd=ROOT,
        env=os.environ | {"CONSENTINEL_CAPTURES": str(captures)} | environment,
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )


def command(*arguments: str | Path) -> list[str]:
    """Give the command line that runs `consentinel` from this checkout."""
    return [sys.executable, "-m", "analyzer", *map(str, arguments)]


class Recording:
    """A running `consentinel record`; stops with SIGKILL at the end of the block if nothing else ended it."""

    def __init__(self, *arguments: str | Path, captures: Path, **environment: str) -> None:
        self.process = subprocess.Popen(
            command("record", *arguments),
            cwd=ROOT,
            env=os.environ | {"CONSENTINEL_CAPTURES": str(captures)} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
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
