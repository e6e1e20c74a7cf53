"""A process that has loaded the command line and forks for every command, so that a command need not load it again.

`python -m support.warm FD` serves the socket FD. What a test sees is what `python -m analyzer` gives: a process of its
own with its own arguments, environment, folder, streams, signals and exit code.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import io
import json
import os
import runpy
import select
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from support.command_tree import keep_parameters

ROOT = Path(__file__).resolve().parents[2]
MAX_REQUEST = 180_000
"""Bytes: a datagram of a Unix socket takes that much everywhere."""
_PRELOADED = ("analyzer.cli.app", "analyzer.record.recorder", "analyzer.report.formats.html_format")


def _preload() -> None:
    """Analyze a sample once: every module is loaded, and every table of ours is read."""
    for name in _PRELOADED:
        importlib.import_module(name)
    from analyzer import api
    from analyzer.cli import app, tree

    keep_parameters()
    app._register_commands()
    tree.build(app.app)

    folder = Path(tempfile.mkdtemp(prefix="consentinel-warm-"))
    try:
        shutil.copytree(ROOT / "captures" / "samples" / "leaky", folder / "leaky")
        done = api.analyze(folder / "leaky")
        for name in ("json", "html"):
            done.report(name)
    finally:
        shutil.rmtree(folder)
    gc.collect()
    gc.freeze()


def _serve(control: socket.socket) -> dict[str, Any] | None:
    """Fork for each request. Gives the request in the child, and None when nobody asks any more."""
    woken, wake = os.pipe()
    for end in (woken, wake):
        os.set_blocking(end, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    running: dict[int, int] = {}
    while True:
        ready = select.select([control, woken], [], [])[0]
        if woken in ready:
            with contextlib.suppress(BlockingIOError):
                os.read(woken, 4096)
            _tell_ended(running)
        if control in ready:
            said, handed, _, _ = socket.recv_fds(control, MAX_REQUEST, 4)
            if not said:
                return None
            *streams, report = handed
            pid = os.fork()
            if pid == 0:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                control.close()
                for end in (woken, wake, report, *running.values()):
                    os.close(end)
                return {**json.loads(said), "streams": streams}
            for end in streams:
                os.close(end)
            running[pid] = report
            os.write(report, f"{pid}\n".encode())


def _tell_ended(running: dict[int, int]) -> None:
    while running:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        report = running.pop(pid)
        with contextlib.suppress(BrokenPipeError):
            os.write(report, f"{os.waitstatus_to_exitcode(status)}\n".encode())
        os.close(report)


def _become(request: dict[str, Any]) -> None:
    """Take on everything that a new process would have been given."""
    for number, stream in enumerate(request["streams"]):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(request["environment"])
    time.tzset()
    os.chdir(request["folder"])
    encoding = sys.stdout.encoding
    sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), encoding=encoding)
    sys.stdout = sys.__stdout__ = _writer(1, encoding, sys.stdout.errors)
    sys.stderr = sys.__stderr__ = _writer(2, encoding, "backslashreplace", line_buffering=True)
    sys.path[0] = str(ROOT)
    sys.argv = ["analyzer", *request["arguments"]]


def _writer(number: int, encoding: str, errors: str | None, *, line_buffering: bool = False) -> io.TextIOWrapper:
    raw = io.BufferedWriter(io.FileIO(number, "w", closefd=False))
    return io.TextIOWrapper(raw, encoding=encoding, errors=errors, newline="\n", line_buffering=line_buffering)


def _end(ended: SystemExit) -> None:
    """End as Python does, but let the system take the memory: to free what was loaded takes longer than most commands.

    Comes back when its end is not an ordinary one; Python then says what is to be said.
    """
    if not isinstance(ended.code, int | None):
        return
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit((ended.code or 0) & 0xFF)


def main() -> None:
    """Serve until the other end closes; in a child, run the command."""
    control = socket.socket(fileno=int(sys.argv[1]))
    _preload()
    request = _serve(control)
    if request is not None:
        _become(request)
        try:
            runpy.run_module("analyzer", run_name="__main__", alter_sys=True)
        except SystemExit as ended:
            _end(ended)
            raise


if __name__ == "__main__":
    main()
