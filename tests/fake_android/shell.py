"""Runs the phone's shell: expansion, pipes, redirections, and the programs behind the words."""

from __future__ import annotations

import errno
import fnmatch
import posixpath
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from fake_android import elf
from fake_android.call import Call, Exit, Gone, Jump
from fake_android.redirection import RedirectError, Redirection
from fake_android.shell_syntax import parse
from fake_android.shell_tree import (
    Case,
    Command,
    Define,
    For,
    Group,
    If,
    Loop,
    Pipeline,
    Simple,
    Tree,
)
from fake_android.shell_words import ShellSyntaxError
from fake_android.streams import Input, Pipes
from fake_android.vfs import FileError, Namespace, View, Who

if TYPE_CHECKING:
    from fake_android.android import Android, Said

PATHS = ("/product/bin", "/apex/com.android.runtime/bin", "/system/bin", "/system/xbin", "/vendor/bin")


@dataclass
class Shell(Redirection):
    """One shell process."""

    phone: Android
    who: Who
    space: Namespace
    said: Said | None = None
    name: str = "/system/bin/sh"
    cwd: str = "/"
    variables: dict[str, str] = field(default_factory=dict)
    positional: list[str] = field(default_factory=list)
    functions: dict[str, Tree] = field(default_factory=dict)
    status: int = 0
    is_cancelled: Callable[[], bool] = lambda: False
    stops_on_error: bool = False
    reports_lines: bool = False
    line: int = 0
    last_background: int = 0

    def __post_init__(self) -> None:
        self.variables = {
            "PATH": ":".join(PATHS), "HOME": "/", "USER": "root" if self.who.uid == 0 else "shell", "SHELL": "/bin/sh",
            "EXTERNAL_STORAGE": "/sdcard", "ANDROID_DATA": "/data", "ANDROID_ROOT": "/system",
            "TMPDIR": "/data/local/tmp",
            **self.variables,
        }  # fmt: skip

    @property
    def view(self) -> View:
        """The files as this process sees them."""
        return self.phone.view(self.who, self.space)

    def child(self, **changes: object) -> Shell:
        """Give a subshell, or a shell of another user."""
        copied = replace(self, variables=dict(self.variables), functions=dict(self.functions))
        for key, value in changes.items():
            setattr(copied, key, value)
        return copied

    def wait_until(self, is_done: Callable[[], bool], timeout_s: float | None = None) -> None:
        """Wait inside a command; raises Gone when the host hung up or the phone died."""
        until = None if timeout_s is None else time.monotonic() + timeout_s
        while not is_done():
            if self.is_cancelled() or self.phone.faults.is_dead:
                raise Gone
            if until is not None and time.monotonic() >= until:
                return
            time.sleep(0.01)

    # --- running -----------------------------------------------------------------------------------------------

    def run_text(self, text: str, pipes: Pipes) -> int:
        """Run a script; gives its exit code."""
        try:
            tree = parse(text)
        except ShellSyntaxError as error:
            self._say_error(pipes, str(error), error.line)
            return 1
        try:
            return self.run(tree, pipes)
        except Exit as end:
            return end.code
        except Jump as jump:
            return jump.code

    def _say_error(self, pipes: Pipes, message: str, line: int) -> None:
        place = f"{self.name}[{line}]" if self.reports_lines else self.name
        pipes.err(f"{place}: {message}\n".encode("utf-8", "surrogateescape"))

    def run(self, tree: Tree, pipes: Pipes) -> int:
        """Run a list of commands."""
        for step in tree.steps:
            if (step.joint == "&&" and self.status != 0) or (step.joint == "||" and self.status == 0):
                continue
            if step.is_background:
                self._background(step.pipeline, pipes)
                self.status = 0
                continue
            self.status = self._pipeline(step.pipeline, pipes)
            is_tested = step.pipeline.is_negated or self._is_followed(tree, step)
            if self.stops_on_error and self.status != 0 and not is_tested:
                raise Exit(self.status)
        return self.status

    @staticmethod
    def _is_followed(tree: Tree, step: object) -> bool:
        index = [id(item) for item in tree.steps].index(id(step))
        return index + 1 < len(tree.steps) and tree.steps[index + 1].joint != ""

    def _background(self, pipeline: Pipeline, pipes: Pipes) -> None:
        shell = self.child()
        quiet = Pipes(Input(), pipes.out, pipes.err)
        shell.is_cancelled = lambda: False

        def work() -> None:
            try:
                shell._pipeline(pipeline, quiet)
            except (Exit, Jump, Gone):
                return

        self.last_background = 20000 + len(self.phone.transcript)
        threading.Thread(target=work, daemon=True, name="fake-background").start()

    def _pipeline(self, pipeline: Pipeline, pipes: Pipes) -> int:
        stdin = pipes.stdin
        code = 0
        for number, command in enumerate(pipeline.commands):
            if number == len(pipeline.commands) - 1:
                shell = self if len(pipeline.commands) == 1 else self.child()
                code = shell._guarded(command, Pipes(stdin, pipes.out, pipes.err), is_own=len(pipeline.commands) == 1)
            else:
                held = bytearray()
                self.child()._guarded(command, Pipes(stdin, held.extend, pipes.err), is_own=False)
                stdin = Input(bytes(held))
        return int(code == 0) if pipeline.is_negated else code

    def _guarded(self, command: Command, pipes: Pipes, *, is_own: bool) -> int:
        if is_own:
            return self._command(command, pipes)
        try:
            return self._command(command, pipes)
        except Exit as end:
            return end.code
        except Jump as jump:
            return jump.code

    def _command(self, command: Command, pipes: Pipes) -> int:
        if isinstance(command, Simple):
            return self._simple(command, pipes)
        if isinstance(command, Define):
            self.functions[command.name] = command.body
            return 0
        try:
            pipes = self._redirected(command.redirects, pipes)
        except (FileError, OSError) as error:
            self._say_error(pipes, str(error), self.line)
            return 1
        if isinstance(command, Group):
            return self._group(command, pipes)
        if isinstance(command, If):
            for condition, body in command.branches:
                if self._tested(condition, pipes) == 0:
                    return self.run(body, pipes)
            return self.run(command.otherwise, pipes) if command.otherwise else 0
        if isinstance(command, Loop):
            return self._loop(command, pipes)
        if isinstance(command, For):
            return self._for(command, pipes)
        return self._case(command, pipes)

    def _tested(self, tree: Tree, pipes: Pipes) -> int:
        before, self.stops_on_error = self.stops_on_error, False
        try:
            return self.run(tree, pipes)
        finally:
            self.stops_on_error = before

    def _group(self, command: Group, pipes: Pipes) -> int:
        if not command.is_subshell:
            return self.run(command.body, pipes)
        try:
            return self.child().run(command.body, pipes)
        except Exit as end:
            return end.code

    def _loop(self, command: Loop, pipes: Pipes) -> int:
        code = 0
        while (self._tested(command.condition, pipes) == 0) != command.is_until:
            self.wait_until(lambda: True)
            try:
                code = self.run(command.body, pipes)
            except Jump as jump:
                if jump.kind == "break":
                    break
                if jump.kind == "return":
                    raise
        return code

    def _for(self, command: For, pipes: Pipes) -> int:
        code = 0
        words = self.positional if command.words is None else self.expand(command.words, pipes)
        for value in words:
            self.variables[command.name] = value
            try:
                code = self.run(command.body, pipes)
            except Jump as jump:
                if jump.kind == "break":
                    break
                if jump.kind == "return":
                    raise
        return code

    def _case(self, command: Case, pipes: Pipes) -> int:
        value = self._joined(command.word, pipes)
        for patterns, body in command.branches:
            if any(fnmatch.fnmatchcase(value, self._pattern(pattern, pipes)) for pattern in patterns):
                return self.run(body, pipes)
        return 0

    # --- one command -------------------------------------------------------------------------------------------

    def _simple(self, command: Simple, pipes: Pipes) -> int:
        self.line = command.line
        try:
            words = self.expand(command.words, pipes)
            values = {name: self._joined(word, pipes) for name, word in command.assignments}
            redirected = self._redirected(command.redirects, pipes)
        except RedirectError as error:
            self._say_error(pipes, str(error), command.line)
            return 1
        if not words:
            self.variables |= values
            return self.status if any(part.kind == "command" for _, w in command.assignments for part in w.parts) else 0
        before = {name: self.variables.get(name) for name in values}
        self.variables |= values
        try:
            return self.execute(words, redirected)
        finally:
            for name, old in before.items():
                if old is None:
                    self.variables.pop(name, None)
                else:
                    self.variables[name] = old

    def execute(self, words: list[str], pipes: Pipes) -> int:
        """Run one command by its words; gives its exit code."""
        from fake_android.commands import BUILTINS, note

        if self.is_cancelled() or self.phone.faults.is_dead:
            raise Gone
        name, argv = words[0], words[1:]
        if name in self.functions:
            return self._call_function(name, argv, pipes)
        note(self, words)
        with self.phone.lock:
            garbage = next((g for part, g in self.phone.faults.garbage.items() if part in " ".join(words)), None)
            failure = next((f for part, f in self.phone.faults.fail.items() if part in " ".join(words)), None)
        if garbage is not None:
            pipes.out(garbage)
            return 0
        if failure is not None:
            pipes.err(failure[0].encode() + b"\n")
            return failure[1]
        if "/" not in name and name in BUILTINS:
            return BUILTINS[name](Call(self, name, argv, pipes))
        path = self.which(name)
        if path is None:
            text = self.phone.profile.shell_not_found if "/" not in name else self._missing(name)
            self._say_error(pipes, f"{name}: {text}", self.line)
            return 127
        return self._run_file(path, name, argv, pipes)

    def _missing(self, name: str) -> str:
        found = self.view.find(posixpath.join(self.cwd, name))
        if found is None:
            return self.phone.profile.shell_not_found
        return "can't execute: Is a directory" if found.kind == "dir" else "can't execute: Permission denied"

    def which(self, name: str) -> str | None:
        """Give the path of the program that a word means, or None."""
        candidates = [posixpath.join(self.cwd, name)] if "/" in name else [f"{p}/{name}" for p in self._search()]
        for candidate in candidates:
            node = self.view.find(candidate)
            if node is not None and node.kind == "file" and node.mode & 0o111 and self.view.may(candidate, 1):
                return candidate
        return None

    def _search(self) -> list[str]:
        return self.variables["PATH"].split(":")

    def _run_file(self, path: str, name: str, argv: list[str], pipes: Pipes) -> int:
        from fake_android.commands import program

        data = self.view.lookup(path).content()
        wanted = elf.abi_of(data)
        if wanted is None:
            return self.run_script(path, argv, pipes)
        if wanted not in self.phone.profile.abilist:
            self._say_error(pipes, f"{name}: not executable: {elf.bits_of(data)}-bit ELF file", self.line)
            return 126
        inner = (elf.program_of(data) or "").split()
        run = program(inner[0], self.phone.api) if inner else None
        if run is None:
            self.phone.unknown.append(" ".join([name, *argv]))
            self._say_error(pipes, f"{name}: {self.phone.profile.shell_not_found}", self.line)
            return 127
        call = Call(self, inner[0], argv, pipes, program=" ".join(inner), file=path)
        try:
            return run(call)
        except FileError as error:
            return call.complain(f"{inner[0]}: {error.text}")
        except (LookupError, ValueError) as error:
            return call.unmodelled(f"arguments: {error}")

    def run_script(self, path: str, argv: list[str], pipes: Pipes) -> int:
        """Run a file as `sh FILE` does."""
        try:
            text = self.view.read(posixpath.join(self.cwd, path)).decode("utf-8", "surrogateescape")
        except FileError as error:
            self._say_error(pipes, f"{path}: {error.text}", self.line)
            return 127 if error.number == errno.ENOENT else 126
        shell = self.child(name=path, positional=list(argv), reports_lines=True, stops_on_error=False)
        return shell.run_text(text, pipes)

    def _call_function(self, name: str, argv: list[str], pipes: Pipes) -> int:
        before, self.positional = self.positional, list(argv)
        try:
            return self.run(self.functions[name], pipes)
        except Jump as jump:
            if jump.kind != "return":
                raise
            return jump.code
        finally:
            self.positional = before
