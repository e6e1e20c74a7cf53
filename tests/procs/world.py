"""Programs under `Processes`, and all that is said of them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from analyzer.model.enums import GapKind
from analyzer.record.clock import ClockSample
from analyzer.record.hooking import HookOptions, OnLines, OnLost, make_instrument
from analyzer.record.processes import Instrument, Kind, Processes

HERE = Path(__file__).resolve().parent
APP_ID = "com.example.family"
Make = Callable[[OnLines, OnLost], Instrument]


class Notes:
    """Implements `Witness`: keeps everything."""

    def __init__(self) -> None:
        self.lines: list[dict[str, Any]] = []
        self.lost: list[tuple[int, str, str, int]] = []
        self.clocks: list[str] = []
        self.gaps: list[tuple[str, str, str]] = []
        self.spans: list[tuple[float | None, float | None]] = []

    def on_lines(self, lines: list[dict[str, Any]]) -> None:
        self.lines += lines

    def on_lost(self, n: int, reason: str, *, agent: str, pid: int) -> None:
        self.lost.append((n, reason, agent, pid))

    def on_clock(self, agent: str, sample: ClockSample) -> None:
        self.clocks.append(agent)

    def on_gap(self, kind: GapKind, detail: str, **more: Any) -> None:
        self.gaps.append((str(kind), more["subject"], detail))
        self.spans.append((more["first_t"], more["last_t"]))

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["kind"] == kind]

    def agents(self) -> list[tuple[str, str]]:
        return [(line["process"], line["runtime"]) for line in self.of_kind("agent")]

    def reads(self, hook: str) -> list[str]:
        """Give which process each read of a hook was in."""
        names = {line["agent"]: line["process"] for line in self.of_kind("agent")}
        return [
            names[line["agent"]] for line in self.lines if line["kind"] in ("api", "native") and line["hook"] == hook
        ]


def real(on_lines: OnLines, on_lost: OnLost, *, frida_host: str | None = None) -> Instrument:
    """Give the hooks that a recording has."""
    return make_instrument(HookOptions(), on_lines, on_lost, Path("/dev/null"), frida_host=frida_host)


@contextmanager
def family(command: list[str], runtime: str, make: Make = real) -> Iterator[tuple[subprocess.Popen[str], Notes]]:
    """Run a program that waits for a line, with hooks in it and in what it starts. It is past its start."""
    notes = Notes()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    processes = Processes(Kind(APP_ID, runtime, None), make, notes)
    try:
        processes.follow()
        processes.add(process.pid)
        yield process, notes
    finally:
        process.kill()
        process.wait()
        processes.close()


def play(process: subprocess.Popen[str]) -> list[str]:
    """Let the program do what it does; give what it says until its end."""
    said, _ = process.communicate("\n", timeout=120)
    return [line for line in said.splitlines() if line.startswith("ended")]
