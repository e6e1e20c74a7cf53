"""One run of a program, and the ways in which running ends early."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fake_android.streams import Pipes
from fake_android.vfs import View

if TYPE_CHECKING:
    from fake_android.android import Android
    from fake_android.shell import Shell


class Exit(Exception):
    """`exit`, or the end of everything (a dead phone)."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Jump(Exception):
    """`break`, `continue`, `return`."""

    def __init__(self, kind: str, code: int = 0) -> None:
        super().__init__(kind)
        self.kind, self.code = kind, code


class Gone(Exception):
    """Nobody reads any more, or the phone died."""


@dataclass
class Call:
    """One run of a program. argv: without its name. program: what the executable is, with its version."""

    shell: Shell
    name: str
    argv: list[str]
    pipes: Pipes
    program: str = ""
    file: str = ""

    @property
    def phone(self) -> Android:
        """The phone."""
        return self.shell.phone

    @property
    def view(self) -> View:
        """The files as this command sees them."""
        return self.shell.view

    @property
    def uid(self) -> int:
        """Who runs it."""
        return self.shell.who.uid

    @property
    def is_root(self) -> bool:
        """Whether root runs it."""
        return self.shell.who.uid == 0

    def path(self, text: str) -> str:
        """Give an absolute path."""
        return posixpath.join(self.shell.cwd, text)

    def say(self, text: str, *, end: str = "\n") -> None:
        """Write to standard output."""
        self.pipes.out((text + end).encode("utf-8", "surrogateescape"))

    def complain(self, text: str) -> int:
        """Write to standard error and give exit code 1."""
        self.pipes.err((text + "\n").encode("utf-8", "surrogateescape"))
        return 1

    def unmodelled(self, what: str = "") -> int:
        """Note a use that the fake does not know: the test that sent it fails."""
        text = " ".join([self.name, *self.argv])
        self.phone.unknown.append(f"{text} ({what})" if what else text)
        self.complain(f"{self.name}: not modelled: {what or text}")
        return 64

    def wait_forever(self) -> None:
        """Hang as long as somebody waits; raises Gone then."""
        self.shell.wait_until(lambda: False)


Program = Callable[[Call], int]
