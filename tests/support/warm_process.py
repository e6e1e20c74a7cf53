"""A command run by a process that has loaded it already (`support.warm`), as if it were run by `subprocess`."""

from __future__ import annotations

import atexit
import functools
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from support.environment import fixed
from support.waiting import wait_for
from support.warm_python import ROOT, read_at_start

MAX_REQUEST = 180_000
"""Bytes: a datagram of a Unix socket takes that much everywhere."""
ENVIRONMENT = fixed(os.environ)
"""As every test finds it, whatever the test has set that starts the first command."""
_STARTING = threading.Lock()


@functools.cache
def _server() -> tuple[socket.socket, dict[str, str], Path]:
    """Start the process that forks; it ends with this one. Gives the program that stands for Python last."""
    program = Path(tempfile.mkdtemp(prefix="consentinel-warm-")) / "python"
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    environment = {key: value for key, value in ENVIRONMENT.items() if not key.startswith("CONSENTINEL_")}
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "tests"), environment.get("PYTHONPATH", "")])
    process = subprocess.Popen(
        [sys.executable, "-m", "support.warm", str(there.fileno()), str(program)],
        cwd=ROOT,
        env=environment,
        pass_fds=[there.fileno()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    there.close()

    def end() -> None:
        here.close()
        process.wait()
        shutil.rmtree(program.parent)

    atexit.register(end)
    return here, read_at_start(ENVIRONMENT), program


def fits(environment: dict[str, str]) -> bool:
    """Tell whether a process with this environment would be what a forked one is."""
    if sys.platform != "linux":  # others know no datagrams that keep their order and tell the end
        return False
    with _STARTING:
        return read_at_start(environment) == _server()[1]


def warm_python() -> Path:
    """Give a program that is Python to who starts it: `support.warm_python`."""
    with _STARTING:
        program = _server()[2]
    wait_for(program.with_name("door").exists, "the process that forks has not started")
    return program


class WarmProcess:
    """Some of what `subprocess.Popen` offers, for `python -m analyzer` in the checkout, with text from two pipes."""

    def __init__(self, arguments: Sequence[str], environment: dict[str, str]) -> None:
        out, its_out = os.pipe()
        err, its_err = os.pipe()
        self._report, its_report = os.pipe()
        nothing = os.open(os.devnull, os.O_RDONLY)
        said = json.dumps({"arguments": list(arguments), "environment": environment, "folder": str(ROOT)}).encode()
        assert len(said) <= MAX_REQUEST
        handed = [nothing, its_out, its_err, its_report]
        socket.send_fds(_server()[0], [said], handed)
        for end in handed:
            os.close(end)
        self.args = list(arguments)
        self.stdout = os.fdopen(out, encoding="utf-8")
        self.stderr = os.fdopen(err, encoding="utf-8")
        self.returncode: int | None = None
        self.pid = self._told()

    def _told(self) -> int:
        line = b""
        while not line.endswith(b"\n"):
            byte = os.read(self._report, 1)
            assert byte, "the process that forks has ended"
            line += byte
        return int(line)

    def poll(self) -> int | None:
        """Give the exit code, negative for a signal, or None while it runs."""
        return self._wait(0)

    def _wait(self, timeout_s: float | None) -> int | None:
        if self.returncode is None and select.select([self._report], [], [], timeout_s)[0]:
            self.returncode = self._told()
            os.close(self._report)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Give the exit code once it has ended. Raises subprocess.TimeoutExpired."""
        code = self._wait(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(self.args, timeout or 0)
        return code

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Give what it says until its end; nothing the second time. Raises subprocess.TimeoutExpired."""
        deadline = None if timeout is None else time.monotonic() + timeout
        texts = {"out": "", "err": ""}

        def read(name: str) -> None:
            stream = self.stdout if name == "out" else self.stderr
            if not stream.closed:
                with stream:
                    texts[name] = stream.read()

        readers = [threading.Thread(target=read, args=(name,), daemon=True) for name in texts]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join(None if deadline is None else max(0.0, deadline - time.monotonic()))
            if reader.is_alive():
                raise subprocess.TimeoutExpired(self.args, timeout or 0)
        self.wait(None if deadline is None else max(0.0, deadline - time.monotonic()))
        return texts["out"], texts["err"]

    def send_signal(self, number: int) -> None:
        """Send a signal unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)
