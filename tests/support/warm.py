"""A process that has loaded the command line and forks for every command, so that a command need not load it again.

`python -m support.warm FD PROGRAM` serves the socket FD, and the program that is written to PROGRAM, which stands for
Python (`support.warm_python`). What a test sees is what `python -m analyzer` gives: a process of its own with its own
arguments, environment, folder, streams, signals and exit code.
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

from analyzer.record import proxy
from support.command_tree import keep_parameters
from support.warm_process import MAX_REQUEST, ROOT
from support.warm_python import write_python

_PATH = [path for path in sys.path[1:] if path not in os.environ.get("PYTHONPATH", "").split(os.pathsep)]
"""Where Python finds packages, whatever the environment says."""
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


class _Server:
    """What asks, and what runs. running: by process id the end to tell its exit code, and whether it leads others."""

    def __init__(self, control: socket.socket, door: socket.socket) -> None:
        self._control, self._door = control, door
        self._woken, wake = os.pipe()
        for end in (self._woken, wake):
            os.set_blocking(end, False)
        self._ours = [self._woken, wake]
        self._asking: list[socket.socket] = []
        self._running: dict[int, tuple[int | socket.socket, bool]] = {}
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)

    def serve(self) -> dict[str, Any] | None:
        """Fork for each request. Gives the request in the child, and None when nobody asks any more."""
        while True:
            standing = [end for end, _ in self._running.values() if isinstance(end, socket.socket)]
            ready = select.select([self._control, self._door, self._woken, *self._asking, *standing], [], [])[0]
            if self._woken in ready:
                with contextlib.suppress(BlockingIOError):
                    os.read(self._woken, 4096)
                self._tell_ended()
            if self._door in ready:
                self._asking.append(self._door.accept()[0])
            for client in [one for one in ready if one in standing]:
                self._kill(client)
            for asked in [one for one in ready if one is self._control or one in self._asking]:
                said, handed, _, _ = socket.recv_fds(asked, MAX_REQUEST, 4)
                if asked is not self._control:
                    self._asking.remove(asked)
                if not said:
                    if asked is self._control:
                        return None
                    asked.close()
                elif (request := self._fork(asked, json.loads(said), handed)) is not None:
                    return request

    def _fork(self, asked: socket.socket, request: dict[str, Any], handed: list[int]) -> dict[str, Any] | None:
        if "mitmproxy" in str(request.get("python", ())[1:2]):
            importlib.import_module("mitmproxy.tools.main")
            importlib.import_module("mitmproxy.tools.dump")
        *streams, report = [*handed] if asked is self._control else [*handed, asked]
        pid = os.fork()
        if pid == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            if "interruptible" in request:
                heard = request["interruptible"]
                signal.signal(signal.SIGINT, signal.default_int_handler if heard else signal.SIG_IGN)
            for one in (self._control, self._door, *self._asking):
                one.close()
            for end in (*self._ours, report, *(end for end, _ in self._running.values())):
                _close(end)
            return {**request, "streams": streams}
        for end in streams:
            os.close(end)
        self._running[pid] = report, bool(request.get("leads"))
        _tell(report, pid)
        return None

    def _kill(self, client: socket.socket) -> None:
        """End what stands behind a program that has ended; its end is told to nobody."""
        for pid, (end, leads) in self._running.items():
            if end is client:
                with contextlib.suppress(ProcessLookupError):
                    (os.killpg if leads else os.kill)(pid, signal.SIGKILL)
                self._running[pid] = os.open(os.devnull, os.O_WRONLY), leads
                client.close()
                return

    def _tell_ended(self) -> None:
        while self._running:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            report, _ = self._running.pop(pid)
            with contextlib.suppress(OSError):
                _tell(report, os.waitstatus_to_exitcode(status))
            _close(report)


def _tell(end: int | socket.socket, number: int) -> None:
    if isinstance(end, int):
        os.write(end, f"{number}\n".encode())
    else:
        end.send(f"{number}\n".encode())


def _close(end: int | socket.socket) -> None:
    os.close(end) if isinstance(end, int) else end.close()


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
    if "arguments" in request:
        sys.path[0] = str(ROOT)
        sys.argv = ["analyzer", *request["arguments"]]
    elif request["leads"]:
        os.setsid()


def _run(request: dict[str, Any]) -> None:
    """Run what is asked for, as Python does: a module, a program of its own words, or a file."""
    if "arguments" in request:
        runpy.run_module("analyzer", run_name="__main__", alter_sys=True)
        return
    kind, *words = request["python"]
    own = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    first = {"-m": str(Path.cwd()), "-c": ""}.get(kind, str(Path(kind).parent))
    sys.path[:] = [first, *filter(None, own), *_PATH]
    if kind in ("-m", "-c"):
        sys.argv = [kind, *words[1:]]
    if kind == "-m":
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
    elif kind == "-c":
        exec(compile(words[0], "<string>", "exec"), vars(sys.modules["__main__"]))
    else:
        sys.argv = [kind, *words]
        runpy.run_path(kind, run_name="__main__")


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
    control, program = socket.socket(fileno=int(sys.argv[1])), Path(sys.argv[2])
    importlib.import_module("multiprocessing.spawn")  # what it starts is handed more than three streams
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as door:
        write_python(program, program.with_name("door"), dict(os.environ))
        door.bind(str(program.with_name("door")))
        door.listen(64)
        sys.executable = proxy._OWN[0] = str(program)
        _preload()
        request = _Server(control, door).serve()
    if request is not None:
        _become(request)
        try:
            _run(request)
        except SystemExit as ended:
            _end(ended)
            raise
        _end(SystemExit(0))


if __name__ == "__main__":
    main()
