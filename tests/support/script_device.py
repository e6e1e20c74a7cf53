"""A device whose app is a Python script: as much of an app as the recorder can tell."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analyzer.record.clock import ClockSample
from analyzer.record.devices.base import App, ProxyEndpoint

WAIT_FOR_END = "while sys.stdin.readline(): pass"
"""An app that runs until its lifeline closes or it is stopped."""

OnMark = Callable[[str, str, float, float], None]


class ScriptApp:
    """The script in a process of its own; it begins when `resume` is called."""

    app_id, version, name = "com.example.script", "1.0", "script"
    source = "a test"
    permissions = ("android.permission.INTERNET",)

    def __init__(self, script: str, proxy: ProxyEndpoint) -> None:
        waiting = f"import sys, os, time\nproxy_port = {proxy.port}\nsys.stdin.readline()\n{script}"
        self._process = subprocess.Popen([sys.executable, "-c", waiting], stdin=subprocess.PIPE, text=True)
        self.pid = self._process.pid

    def resume(self) -> None:
        """Let the script begin."""
        assert self._process.stdin is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def poll(self) -> int | None:
        """Give the exit code, or None."""
        return self._process.poll()

    def stop(self, timeout_s: float = 5.0) -> None:
        """Close its lifeline, and kill it after `timeout_s`."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class ScriptDevice:
    """Implements `Device`; `log` tells in which order its parts were called."""

    backend = "script"

    def __init__(self, script: str, *, is_instrumented: bool = False) -> None:
        self.is_instrumented = is_instrumented
        self.frida_host: str | None = None
        self.app_id = ScriptApp.app_id
        self.log: list[str] = []
        self.app: ScriptApp | None = None
        self.on_mark: OnMark | None = None
        self._script = script

    def ensure_ready(self) -> None:
        """Be ready."""
        self.log.append("ensure_ready")

    def describe(self) -> dict[str, Any]:
        """Give the device part of the manifest."""
        return {"backend": self.backend, "kind": "script"}

    def proxy_arguments(self, session_path: Path) -> list[str]:
        """Give an argument that changes nothing."""
        self.log.append("proxy_arguments")
        return ["--set", "anticache=false"]

    def planted(self) -> dict[str, list[str]]:
        """Give one known value."""
        return {"android_id": ["a1b2c3d4e5f60718"]}

    def launch(self, proxy: ProxyEndpoint, on_mark: OnMark, session_path: Path) -> App:
        """Start the script, suspended."""
        self.log.append("launch")
        self.on_mark = on_mark
        self.app = ScriptApp(self._script, proxy)
        return self.app

    def close(self) -> None:
        """Note that it was called."""
        self.log.append("close")


class ScriptInstrument:
    """Implements `Instrument`: one call is seen in the app, from a thread as with the real one."""

    def __init__(
        self,
        on_lines: Callable[[list[dict[str, Any]]], None],
        on_lost: Callable[[int, str], None],
        ca_cert: Path,
    ) -> None:
        assert ca_cert.is_file()
        self._on_lines = on_lines
        self._on_lost = on_lost
        self.log: list[str] = []

    is_attached = True

    def attach(self, pid: int, runtime: str = "hotspot", *, process: str = "", is_parent: bool = False) -> object:
        """Send the agent line and one call, as an agent numbers them."""
        self.log.append("attach")
        common = {"v": 1, "t": time.time(), "t_mono": time.monotonic(), "agent": "abcd", "pid": pid}
        lines = [
            {**common, "kind": "agent", "seq": 0, "process": "script"},
            {**common, "kind": "api", "seq": 1, "hook": "android_id", "tid": 1, "value": "a1b2c3d4e5f60718"},
        ]
        thread = threading.Thread(target=self._on_lines, args=(lines,))
        thread.start()
        thread.join()
        return self

    def measure_clock(self) -> ClockSample:
        """Give a fixed sample."""
        self.log.append("measure_clock")
        return ClockSample(0.25, 0.01, 0.02)

    def close(self, *, is_exchanged: bool = False) -> None:
        """Tell of a line that is missing."""
        self.log.append("close")
        self._on_lost(3, "3 lines did not arrive")
