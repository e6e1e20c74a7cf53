"""A process without Java, driven line by line, and the native hooks in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from support.waiting import PATIENCE_S

from analyzer.record.instrument import Instrument
from analyzer.record.native_specs import NativeSpec, load_native_specs

HERE = Path(__file__).resolve().parent


class App:
    """One running process. `run` gives the line that a command printed."""

    def __init__(self, *command: str) -> None:
        command = command or (sys.executable, "-u", str(HERE / "act.py"))
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None and self.process.stdin is not None
        self.out, self.into = self.process.stdout, self.process.stdin
        assert self.out.readline() == "ready\n"

    @property
    def pid(self) -> int:
        return self.process.pid

    def run(self, *words: object) -> str:
        """Run a command; gives what it printed."""
        self.into.write(" ".join(map(str, words)) + "\n")
        self.into.flush()
        line = self.out.readline()
        assert line, f"the app ended in {words[0]}: {self.process.wait(PATIENCE_S)}"
        return line.rstrip("\n")

    def exit(self) -> int:
        """Let the app end by itself; gives its exit code."""
        self.into.close()
        return self.process.wait(PATIENCE_S)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE_S)
        self.into.close()
        self.out.close()


class Watching:
    """Native hooks in a process, and what they said."""

    def __init__(self, specs: list[NativeSpec] | None = None, **options: Any) -> None:
        self.lines: list[dict[str, Any]] = []
        self.lost: list[tuple[int, str]] = []
        self.instrument = Instrument(
            specs=[],
            native=load_native_specs() if specs is None else specs,
            on_lines=self.lines.extend,
            on_lost=lambda n, reason: self.lost.append((n, reason)),
            **options,
        )

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["kind"] == kind]

    def calls(self, *hooks: str) -> list[tuple[Any, ...]]:
        """Give (hook, value, values, args, error) of the calls of some hooks, or of all."""
        keys = ("hook", "value", "values", "args", "error")
        found = [line for line in self.of_kind("native") if not hooks or line["hook"] in hooks]
        return [tuple(tuple(v) if isinstance(v, list) else v for v in map(line.get, keys)) for line in found]
