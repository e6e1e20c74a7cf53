"""The words of a shell text: quotes, escapes, variables, commands and arithmetic in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fake_android.shell_tree import Part, Word

STOP = frozenset(" \t\n;&|()<>")
"""Characters that end a word."""


class ShellSyntaxError(Exception):
    """The shell refuses the text. line: where."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass
class WordReader:
    """The half of a parser that reads words."""

    text: str
    at: int = 0
    line: int = 1

    if TYPE_CHECKING:

        def commands_end(self) -> int: ...

    def error(self, message: str) -> ShellSyntaxError:
        """Give the error at this place."""
        return ShellSyntaxError(message, self.line)

    def take(self, token: str) -> bool:
        """Step over a token when it comes next; tell whether it did."""
        if self.text.startswith(token, self.at):
            self.at += len(token)
            return True
        return False

    def word(self, *, may_be_empty: bool = False) -> Word:
        """Read one word; raises ShellSyntaxError when there is none."""
        parts: list[Part] = []
        start = self.at
        while self.at < len(self.text):
            char = self.text[self.at]
            if char in STOP:
                break
            parts += self._piece(char)
        if self.at == start and not may_be_empty:
            found = self.text[self.at] if self.at < len(self.text) else "EOF"
            raise self.error(f"syntax error: unexpected '{found}'")
        return Word(tuple(parts))

    def _piece(self, char: str) -> list[Part]:
        if char == "'":
            end = self.text.find("'", self.at + 1)
            if end < 0:
                raise self.error("no closing quote")
            body = self.text[self.at + 1 : end]
            self.line += body.count("\n")
            self.at = end + 1
            return [Part("text", body, True)]
        if char == '"':
            self.at += 1
            inner = self.quoted(end='"')
            return inner or [Part("text", "", True)]
        if char == "\\":
            body = self.text[self.at + 1 : self.at + 2]
            self.at += 2
            return [] if body == "\n" else [Part("text", body, True)]
        if char in "$`":
            return [self._dollar(is_quoted=False)]
        self.at += 1
        return [Part("text", char)]

    def quoted(self, *, end: str | None) -> list[Part]:
        """Read what stands between double quotes, up to `end`; None reads to the end of the text."""
        parts: list[Part] = []
        text = ""
        while True:
            if self.at >= len(self.text):
                if end is None:
                    break
                raise self.error("no closing quote")
            char = self.text[self.at]
            if char == end:
                self.at += 1
                break
            if char in "$`":
                parts += [Part("text", text, True)] if text else []
                text = ""
                parts.append(self._dollar(is_quoted=True))
                continue
            if char == "\\" and self.text[self.at + 1 : self.at + 2] in ('"', "\\", "$", "`", "\n"):
                char = self.text[self.at + 1]
                self.at += 1
                char = "" if char == "\n" else char
            self.line += char == "\n"
            text += char
            self.at += 1
        return parts + ([Part("text", text, True)] if text else [])

    def _dollar(self, *, is_quoted: bool) -> Part:
        if self.take("`"):
            end = self.text.find("`", self.at)
            if end < 0:
                raise self.error("no closing quote")
            body = self.text[self.at : end]
            self.at = end + 1
            return Part("command", body, is_quoted)
        if self.take("$(("):
            return Part("arithmetic", self._until("))"), is_quoted)
        if self.take("$("):
            return Part("command", self._balanced(), is_quoted)
        if self.take("${"):
            return Part("variable", self._until("}"), is_quoted)
        self.at += 1
        end = self.at
        if end < len(self.text) and self.text[end] in "?$!#@*-0123456789":
            end += 1
        else:
            while (
                end < len(self.text)
                and (self.text[end].isalnum() or self.text[end] == "_")
                and self.text[end].isascii()
            ):
                end += 1
        name = self.text[self.at : end]
        self.at = end
        return Part("variable", name, is_quoted) if name else Part("text", "$", is_quoted)

    def _until(self, end: str) -> str:
        found = self.text.find(end, self.at)
        if found < 0:
            raise self.error("no closing quote")
        body = self.text[self.at : found]
        self.at = found + len(end)
        return body

    def _balanced(self) -> str:
        start = self.at
        end = self.commands_end()
        if self.text[end : end + 1] != ")":
            raise self.error("no closing quote")
        self.at = end + 1
        return self.text[start:end]
