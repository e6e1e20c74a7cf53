"""Where a command reads from and writes to: files, here-documents, copies of descriptors."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fake_android.expansion import Expansion
from fake_android.shell_tree import Redirect, Word
from fake_android.streams import Input, Pipes, Sink
from fake_android.vfs import FileError, View


@dataclass
class Redirection(Expansion):
    """The half of a shell that opens files."""

    if TYPE_CHECKING:
        cwd: str

        @property
        def view(self) -> View: ...

    def _redirected(self, redirects: tuple[Redirect, ...], pipes: Pipes) -> Pipes:
        out = replace(pipes)
        for redirect in redirects:
            self._redirect(redirect, out)
        return out

    def _redirect(self, redirect: Redirect, out: Pipes) -> None:
        if redirect.here is not None:
            out.stdin = Input(self._text(Word(redirect.here), out).encode("utf-8", "surrogateescape"))
            return
        target = self._joined(redirect.target, out)
        if redirect.operator in (">&", "<&"):
            sink = {"1": out.out, "2": out.err, "-": _nothing}.get(target, _nothing)
            self._set(redirect.descriptor, sink, out)
        elif redirect.operator == "<<<":
            out.stdin = Input(target.encode() + b"\n")
        elif redirect.operator == "<":
            try:
                out.stdin = Input(b"" if target == "/dev/null" else self.view.read(posixpath.join(self.cwd, target)))
            except FileError as error:
                raise RedirectError(f"can't open {target}: {error.text}") from error
        else:
            sink = self._file_sink(target, is_append=redirect.operator == ">>")
            self._set(redirect.descriptor, sink, out)
            if redirect.operator == "&>":
                out.err = sink

    @staticmethod
    def _set(descriptor: int, sink: Sink, out: Pipes) -> None:
        if descriptor == 1:
            out.out = sink
        elif descriptor == 2:
            out.err = sink

    def _file_sink(self, target: str, *, is_append: bool) -> Sink:
        if target == "/dev/null":
            return _nothing
        path = posixpath.join(self.cwd, target)
        view = self.view
        try:
            view.write(path, b"", is_append=is_append)
        except FileError as error:
            raise RedirectError(f"can't create {target}: {error.text}") from error
        return lambda data: _append(view, path, data)


class RedirectError(Exception):
    """A redirection failed; the text is mksh's."""


def _nothing(data: bytes) -> None:
    return None


def _append(view: View, path: str, data: bytes) -> None:
    view.write(path, data, is_append=True)
