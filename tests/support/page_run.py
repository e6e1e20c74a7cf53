"""Runs what a page shows: its files, its commands and programs, and compares what they print with what it says.

A block ```sh is typed into a shell, one command a line; a block ```python is run; a block with a name is a file.
A block ```text after one of them is what it prints. A line `…` stands for any lines, `…` within a line for any text.
With CONSENTINEL_WRITE_GOLDEN=1 a block that differs is written anew, unless it has such a line.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analyzer.cli import app as cli
from analyzer.cli import console
from analyzer.cli.console import Settings, settings
from analyzer.i18n.talk import translated
from support.warm_process import warm_python

_FENCE = re.compile(r"^```([a-z]+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WRITES = os.environ.get("CONSENTINEL_WRITE_GOLDEN") == "1"
"""Whether blocks that differ are written anew."""


@dataclass
class Block:
    """A code block of a page. kind: its language. name: of the file it is. shown: what the page says it prints."""

    kind: str
    name: str
    text: str
    line: int
    shown: str | None = None


@dataclass
class Task:
    """One heading of a page with the blocks below it."""

    title: str
    blocks: list[Block]


def tasks_of(page: Path) -> list[Task]:
    """Give the headings of level 2 with their blocks; what stands above the first belongs to an empty title."""
    text = page.read_text(encoding="utf-8")
    heads = [(found.start(), found[1]) for found in re.finditer(r"^## (.+)$", text, re.MULTILINE)]
    tasks = [Task("", [])] + [Task(title, []) for _, title in heads]
    for found in _FENCE.finditer(text):
        place = sum(start < found.start() for start, _ in heads)
        blocks = tasks[place].blocks
        if found[1] == "text" and not found[2]:
            assert blocks, f"{page.name}: output before any command"
            blocks[-1].shown = found[3]
        else:
            blocks.append(Block(found[1], found[2] or "", found[3], text.count("\n", 0, found.start()) + 1))
    return [task for task in tasks if task.blocks]


class Shell:
    """A folder in which commands of a page run; what they print comes as one text, as a terminal shows it.

    They run in this process, but those that record. recorded: by command what those printed, in English, and the
    sessions they made; a shell that is given it takes these over, and shows what was printed in its own language.
    """

    def __init__(self, folder: Path, lang: str, *, recorded: dict[str, tuple[str, list[Path]]] | None = None) -> None:
        self.folder = folder
        self.lang = lang
        self.records = recorded is None
        self.recorded = {} if recorded is None else recorded

    def run(self, block: Block) -> str:
        """Run a block, or write its file; give what it prints."""
        if block.name:
            (self.folder / block.name).write_text(block.text, encoding="utf-8")
            return ""
        with self._here():
            if block.kind == "python":
                return _python(block.text)
            assert block.kind == "sh", f"a block of {block.kind} is neither a command nor a file"
            return "".join(map(self._line, _lines(block.text)))

    def _made(self) -> list[Path]:
        """Give what commands that record leave: sessions, the folder of a farm, summaries."""
        return [*self.folder.glob("captures/*"), *self.folder.glob("farm/*"), *self.folder.glob("summary.csv")]

    @contextlib.contextmanager
    def _here(self) -> Iterator[None]:
        before, language = Path.cwd(), os.environ.get("CONSENTINEL_LANG")
        os.chdir(self.folder)
        os.environ["CONSENTINEL_LANG"] = self.lang
        try:
            yield
        finally:
            os.chdir(before)
            if language is None:
                del os.environ["CONSENTINEL_LANG"]
            else:
                os.environ["CONSENTINEL_LANG"] = language

    def _line(self, line: str) -> str:
        """Run one line: a command of ours, perhaps with its exit code asked for, or piped into a tool of the shell."""
        command = line.removesuffix("; echo $?")
        ours, _, tool = command.partition(" | ")
        ours, _, file = ours.partition(" > ") if "demo" not in ours else (ours, "", "")
        if not ours.startswith("consentinel "):
            return _piped(command, "")
        words = [path for word in shlex.split(ours, comments=True)[1:] for path in _expanded(word)]
        if words[0] in _RECORDING:
            return self._record(ours)
        code, data, talk = in_process(words)
        ends_well = code == 0 or (code == 1 and words[0] == "analyze")
        assert ends_well or command != line, f"{line}: exit {code}\n{data}{talk}"
        if file:
            Path(file).write_text(data, encoding="utf-8")
            data = ""
        return talk + (_piped(tool, data) if tool else data) + (f"{code}\n" if command != line else "")

    def _record(self, line: str) -> str:
        """Run a command that records, in a process of its own; or take over what it made. Give what it printed."""
        before = set(self._made())
        if self.records:
            program = " ".join(map(shlex.quote, [str(warm_python()), "-m", "analyzer"]))
            typed = f"{program} {line.removeprefix('consentinel ')}"
            environment = os.environ | {"PYTHONPATH": str(_ROOT)}
            done = subprocess.run(
                ["sh", "-c", typed], capture_output=True, text=True, timeout=240, check=False, env=environment
            )
            assert done.returncode == 0, done.stdout + done.stderr
            made = sorted(set(self._made()) - before)
            self.recorded[line] = done.stdout + _PROGRESS.sub("", done.stderr), made
        printed, made = self.recorded[line]
        for path in made if not self.records else []:
            target = self.folder / path.parent.name / path.name if path.is_dir() else self.folder / path.name
            (shutil.copytree if path.is_dir() else shutil.copy)(path, target)
        return "".join(f"{translated(said, self.lang)}\n" for said in printed.splitlines())


_RECORDING = ("demo", "record", "run")
_PROGRESS = re.compile(r"^[^:\n]+: .* \d+(?:/\d+)?\n", re.MULTILINE)
"""Lines of progress: what takes longer than 10 s on a busy machine says so, where no bar can be drawn."""
_ROOT = Path(__file__).resolve().parents[2]


def _expanded(word: str) -> list[str]:
    return sorted(map(str, Path().glob(word))) or [word] if "*" in word else [word]


def _lines(text: str) -> list[str]:
    return [line for line in text.replace("\\\n", " ").splitlines() if line.strip() and not line.startswith("#")]


def _piped(command: str, data: str) -> str:
    done = subprocess.run(["sh", "-c", command], input=data, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


def _python(text: str) -> str:
    held = io.StringIO()
    with contextlib.redirect_stdout(held):
        exec(compile(text, "page", "exec"), {"__name__": "page"})
    return held.getvalue()


def in_process(words: list[str]) -> tuple[int, str, str]:
    """Run `consentinel WORDS` in this process; give exit code, stdout and stderr."""
    argv, interval = sys.argv, console._QUIET_INTERVAL_S
    vars(settings).update(vars(Settings()))
    data, talk = io.BytesIO(), io.StringIO()
    try:
        sys.argv = ["consentinel", *words]
        console._QUIET_INTERVAL_S = float("inf")  # no line of progress on a busy machine
        with contextlib.redirect_stdout(io.TextIOWrapper(data, encoding="utf-8")) as held:
            code = 0
            try:
                with contextlib.redirect_stderr(talk):
                    cli.main()
            except SystemExit as ended:
                code = int(ended.code or 0)
            held.flush()
            return code, data.getvalue().decode("utf-8"), talk.getvalue()
    finally:
        sys.argv, console._QUIET_INTERVAL_S = argv, interval
        vars(settings).update(vars(Settings()))


def matches(shown: str, printed: str) -> bool:
    """Tell whether a page shows what was printed; `…` stands for anything.

    >>> matches("a…c\\n…\\nz\\n", "abc\\nx\\ny\\nz\\n"), matches("a\\n", "a\\nb\\n")
    (True, False)
    """
    lines = ["(?:.*\\n)*" if line == "…" else _line_pattern(line) for line in shown.splitlines()]
    return re.fullmatch("".join(lines), printed) is not None


def _line_pattern(line: str) -> str:
    return ".*".join(map(re.escape, line.rstrip().split("…"))) + "[ ]*\\n"


def compare(page: Path, task: Task, shell: Shell) -> list[str]:
    """Run a task; give what differs from the page, or write the page anew."""
    wrong = []
    for block in task.blocks:
        printed = _tidy(shell.run(block))
        if block.shown is None or matches(block.shown, printed):
            continue
        if WRITES and "\n…\n" not in f"\n{block.shown}":
            _rewrite(page, block, printed)
        else:
            wrong.append(f"{page.name}:{block.line}: {task.title}\nshown:\n{block.shown}\nprinted:\n{printed}")
    return wrong


def _tidy(text: str) -> str:
    """Give what was printed without blanks at the ends of its lines, as a page holds it."""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _rewrite(page: Path, block: Block, printed: str) -> None:
    """Put what was printed into the page: by the line of the block, since earlier blocks may have grown."""
    text = page.read_text(encoding="utf-8")
    at = text.index(block.text)
    found = re.compile(r"```text\n(.*?)^```$", re.MULTILINE | re.DOTALL).search(text, at)
    assert found is not None
    page.write_text(text[: found.start(1)] + printed + text[found.end(1) :], encoding="utf-8")
