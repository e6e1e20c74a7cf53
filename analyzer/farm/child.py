"""One command of ours in a process of its own, which ends in order when we do."""

from __future__ import annotations

import json
import os
import re
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from analyzer.live import END_TIMEOUT_S, own_command

_POLL_S = 0.05
_ERROR = re.compile(r"^error\[(E\d{3})\] (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Ended:
    """How a command ended.

    code: its exit code, negative for the signal that killed it. why: "" by itself, `time` when its time was over,
    `stop` when it was asked to end. error, message: of its last error line; "" without one.
    """

    code: int
    why: str
    error: str
    message: str


class Stop:
    """Asks all commands to end: `asked` in order, `forced` at once."""

    def __init__(self) -> None:
        self.asked, self.forced = threading.Event(), threading.Event()


def run_command(arguments: list[str], *, folder: Path, timeout_s: float | None, stop: Stop) -> Ended:
    """Run a command; give how it ended.

    folder: where its output is kept as `out` and `talk`, and its process id. When its time is over or a stop is asked
    for, a recorder's lifeline is closed, another command gets SIGTERM; what does not end by that is killed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    with (folder / "out").open("wb") as out, (folder / "talk").open("wb") as talk:
        process = subprocess.Popen(
            own_command(arguments),
            env=os.environ | {"CONSENTINEL_LANG": "en", "NO_COLOR": "1"},
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=talk,
            start_new_session=True,
        )
        (folder / "pid").write_text(f"{process.pid}\n", encoding="ascii")
        why = ""
        try:
            while not why and process.poll() is None:
                time.sleep(_POLL_S)
                is_late = timeout_s is not None and time.monotonic() - begun > timeout_s
                why = "time" if is_late else "stop" if stop.asked.is_set() else ""
        finally:
            _end(process, stop, has_lifeline=arguments[0] == "record")
    said = (folder / "talk").read_text(encoding="utf-8", errors="replace")
    found = _ERROR.findall(said)
    error, message = found[-1] if found else ("", "")
    return Ended(process.returncode, why, error, message)


def ready_session(folder: Path) -> str:
    """Give the session that a recorder named when it was ready; "" when it never was."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return str(json.loads((folder / "out").read_text(encoding="utf-8").partition("\n")[0])["session"])
    return ""


def _end(process: subprocess.Popen[bytes], stop: Stop, *, has_lifeline: bool) -> None:
    if process.stdin is not None:
        with suppress(BrokenPipeError):
            process.stdin.close()
    if process.poll() is None and not has_lifeline:
        process.terminate()
    deadline = time.monotonic() + END_TIMEOUT_S
    while process.poll() is None and time.monotonic() < deadline and not stop.forced.is_set():
        time.sleep(_POLL_S)
    if process.poll() is None:
        process.kill()
    process.wait()
