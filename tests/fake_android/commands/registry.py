"""Where the modules of commands enter their programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fake_android.call import Program


@dataclass(frozen=True)
class Entry:
    """A program and the API levels that have it."""

    run: Program
    since: int = 1
    until: int | None = None

    def exists_in(self, api: int) -> bool:
        """Tell whether that API level has it."""
        return self.since <= api and (self.until is None or api <= self.until)


ENTRIES: dict[str, Entry] = {}
BUILTINS: dict[str, Program] = {}


def command(name: str, *, since: int = 1, until: int | None = None) -> Callable[[Program], Program]:
    """Enter a program that lies in /system/bin."""

    def enter(run: Program) -> Program:
        ENTRIES[name] = Entry(run, since, until)
        return run

    return enter


def builtin(*names: str) -> Callable[[Program], Program]:
    """Enter a command of the shell itself."""

    def enter(run: Program) -> Program:
        for name in names:
            BUILTINS[name] = run
        return run

    return enter
