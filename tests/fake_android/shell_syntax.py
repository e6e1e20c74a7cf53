"""The grammar of the phone's shell (the part of mksh that scripts sent over adb use): text -> tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

PartKind = Literal["text", "variable", "command", "arithmetic"]


class ShellSyntaxError(Exception):
    """The shell refuses the text. line: where."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Part:
    """A piece of a word. is_quoted: no field splitting, no patterns. source of a variable: name, with its modifier."""

    kind: PartKind
    source: str
    is_quoted: bool = False


@dataclass(frozen=True)
class Word:
    """A word before expansion."""

    parts: tuple[Part, ...]

    @property
    def plain(self) -> str | None:
        """The text of a word that needs no expansion and has no quotes; else None."""
        if all(part.kind == "text" and not part.is_quoted for part in self.parts):
            return "".join(part.source for part in self.parts)
        return None


@dataclass(frozen=True)
class Redirect:
    """One redirection. target None: the descriptor is closed."""

    descriptor: int
    operator: str
    target: Word
    here: tuple[Part, ...] | None = None


@dataclass(frozen=True)
class Simple:
    """A command with its words."""

    words: tuple[Word, ...]
    assignments: tuple[tuple[str, Word], ...]
    redirects: tuple[Redirect, ...]
    line: int


@dataclass(frozen=True)
class Group:
    """`( … )` or `{ …; }`."""

    body: Tree
    is_subshell: bool
    redirects: tuple[Redirect, ...] = ()


@dataclass(frozen=True)
class If:
    """Branches of condition and body; `otherwise` may be missing."""

    branches: tuple[tuple[Tree, Tree], ...]
    otherwise: Tree | None
    redirects: tuple[Redirect, ...] = ()


@dataclass(frozen=True)
class Loop:
    """`while` or `until`."""

    condition: Tree
    body: Tree
    is_until: bool
    redirects: tuple[Redirect, ...] = ()


@dataclass(frozen=True)
class For:
    """`for name in words`."""

    name: str
    words: tuple[Word, ...] | None
    body: Tree
    redirects: tuple[Redirect, ...] = ()


@dataclass(frozen=True)
class Case:
    """`case word in pattern) … ;; esac`."""

    word: Word
    branches: tuple[tuple[tuple[Word, ...], Tree], ...]
    redirects: tuple[Redirect, ...] = ()


@dataclass(frozen=True)
class Define:
    """`name() { …; }`."""

    name: str
    body: Tree


@dataclass(frozen=True)
class Pipeline:
    """Commands joined by `|`."""

    commands: tuple[Command, ...]
    is_negated: bool = False


@dataclass(frozen=True)
class Step:
    """A pipeline and what stands before it: "" (start or `;`), "&&", "||". is_background: `&` follows."""

    joint: str
    pipeline: Pipeline
    is_background: bool = False


@dataclass(frozen=True)
class Tree:
    """A list of commands."""

    steps: tuple[Step, ...]


Command = Simple | Group | If | Loop | For | Case | Define
_STOP = set(" \t\n;&|()<>")
_CLOSERS = {"then", "else", "elif", "fi", "do", "done", "esac", "}"}


@dataclass
class _Here:
    end: str
    is_raw: bool
    drops_tabs: bool
    index: int


@dataclass
class Parser:
    """Reads one text."""

    text: str
    at: int = 0
    line: int = 1
    _pending: list[_Here] = field(default_factory=list)
    _bodies: dict[int, tuple[Part, ...]] = field(default_factory=dict)

    def tree(self) -> Tree:
        """Give the whole text as a tree; raises ShellSyntaxError."""
        tree = self._list(set())
        if self.at < len(self.text):
            raise self._error(f"syntax error: unexpected '{self.text[self.at]}'")
        return tree

    def _error(self, message: str) -> ShellSyntaxError:
        return ShellSyntaxError(message, self.line)

    def _skip(self, *, newlines: bool) -> None:
        while self.at < len(self.text):
            char = self.text[self.at]
            if char == "\\" and self.text[self.at : self.at + 2] == "\\\n":
                self.at += 2
                self.line += 1
            elif char in " \t\r" or (newlines and char == "\n"):
                self._newline() if char == "\n" else self._step()
            elif char == "#":
                while self.at < len(self.text) and self.text[self.at] != "\n":
                    self.at += 1
            else:
                return

    def _step(self) -> None:
        self.at += 1

    def _newline(self) -> None:
        self.at += 1
        self.line += 1
        for here in self._pending:
            self._bodies[here.index] = self._here_body(here)
        self._pending.clear()

    def _here_body(self, here: _Here) -> tuple[Part, ...]:
        lines: list[str] = []
        while self.at < len(self.text):
            end = self.text.find("\n", self.at)
            end = len(self.text) if end < 0 else end
            line = self.text[self.at : end]
            self.at = min(end + 1, len(self.text))
            self.line += 1
            line = line.lstrip("\t") if here.drops_tabs else line
            if line == here.end:
                break
            lines.append(line + "\n")
        body = "".join(lines)
        if here.is_raw:
            return (Part("text", body, True),)
        return tuple(Parser(body).quoted(end=None))

    def _take(self, token: str) -> bool:
        if self.text.startswith(token, self.at):
            self.at += len(token)
            return True
        return False

    def _peek_word(self) -> str:
        end = self.at
        while end < len(self.text) and self.text[end] not in _STOP:
            end += 1
        return self.text[self.at : end]

    def _list(self, closers: set[str]) -> Tree:
        steps: list[Step] = []
        joint = ""
        while True:
            self._skip(newlines=True)
            if self.at >= len(self.text) or self.text[self.at] == ")" or self.text.startswith(";;", self.at):
                break
            if self._peek_word() in closers:
                break
            if self._peek_word() in _CLOSERS:
                raise self._error(f"syntax error: unexpected '{self._peek_word()}'")
            pipeline = self._pipeline()
            self._skip(newlines=False)
            is_background = False
            following = ""
            if self._take("&&"):
                following = "&&"
            elif self._take("||"):
                following = "||"
            elif self.text.startswith(";;", self.at):
                pass
            elif self._take("&"):
                is_background = True
            elif self._take(";"):
                pass
            elif self.at < len(self.text) and self.text[self.at] not in "\n)":
                raise self._error(f"syntax error: unexpected '{self._peek_word() or self.text[self.at]}'")
            steps.append(Step(joint, pipeline, is_background))
            joint = following
        if joint:
            raise self._error("syntax error: unexpected EOF")
        return Tree(self._with_bodies(steps))

    def _with_bodies(self, steps: list[Step]) -> tuple[Step, ...]:
        return tuple(steps)

    def _pipeline(self) -> Pipeline:
        is_negated = False
        if self._peek_word() == "!":
            is_negated = True
            self.at += 1
            self._skip(newlines=False)
        commands = [self._command()]
        while True:
            self._skip(newlines=False)
            if self.text.startswith("||", self.at) or not self._take("|"):
                return Pipeline(tuple(commands), is_negated)
            self._skip(newlines=True)
            commands.append(self._command())

    def _command(self) -> Command:
        if self._take("("):
            body = self._list(set())
            if not self._take(")"):
                raise self._error("syntax error: '(' unmatched")
            return Group(body, True, self._redirects())
        reader = {
            "{": self._group, "if": self._if, "while": self._loop, "until": self._loop, "for": self._for,
            "case": self._case,
        }.get(self._peek_word())  # fmt: skip
        return reader() if reader else self._simple()

    def _expect(self, word: str) -> None:
        self._skip(newlines=True)
        if self._peek_word() != word:
            raise self._error(f"syntax error: '{word}' unmatched")
        self.at += len(word)

    def _group(self) -> Group:
        self._expect("{")
        body = self._list({"}"})
        self._expect("}")
        return Group(body, False, self._redirects())

    def _if(self) -> If:
        self._expect("if")
        branches = []
        while True:
            condition = self._list({"then"})
            self._expect("then")
            body = self._list({"elif", "else", "fi"})
            branches.append((condition, body))
            if self._peek_word() != "elif":
                break
            self.at += 4
        otherwise = None
        if self._peek_word() == "else":
            self.at += 4
            otherwise = self._list({"fi"})
        self._expect("fi")
        return If(tuple(branches), otherwise, self._redirects())

    def _loop(self) -> Loop:
        is_until = self._peek_word() == "until"
        self.at += 5
        condition = self._list({"do"})
        self._expect("do")
        body = self._list({"done"})
        self._expect("done")
        return Loop(condition, body, is_until, self._redirects())

    def _for(self) -> For:
        self._expect("for")
        self._skip(newlines=False)
        name = self._peek_word()
        self.at += len(name)
        self._skip(newlines=True)
        words: list[Word] | None = None
        if self._peek_word() == "in":
            self.at += 2
            words = []
            while True:
                self._skip(newlines=False)
                if self.at >= len(self.text) or self.text[self.at] in "\n;":
                    break
                words.append(self._word())
        self._skip(newlines=False)
        self._take(";")
        self._expect("do")
        body = self._list({"done"})
        self._expect("done")
        return For(name, None if words is None else tuple(words), body, self._redirects())

    def _case(self) -> Case:
        self._expect("case")
        self._skip(newlines=False)
        word = self._word()
        self._expect("in")
        branches = []
        while True:
            self._skip(newlines=True)
            if self._peek_word() == "esac":
                break
            self._take("(")
            patterns = []
            while not self._take(")"):
                self._skip(newlines=False)
                patterns.append(self._word())
                self._skip(newlines=False)
                self._take("|")
            body = self._list({"esac"})
            self._take(";;")
            branches.append((tuple(patterns), body))
        self._expect("esac")
        return Case(word, tuple(branches), self._redirects())

    def _redirects(self) -> tuple[Redirect, ...]:
        found = []
        while True:
            self._skip(newlines=False)
            redirect = self._redirect()
            if redirect is None:
                return tuple(found)
            found.append(redirect)

    def _redirect(self) -> Redirect | None:
        start = self.at
        digits = ""
        while self.at < len(self.text) and self.text[self.at].isdigit():
            digits += self.text[self.at]
            self.at += 1
        for operator in ("<<-", "<<<", "<<", "&>", ">>", ">&", "<&", ">|", ">", "<"):
            if not self._take(operator):
                continue
            self._skip(newlines=False)
            descriptor = int(digits) if digits else 0 if operator[0] == "<" else 1
            target = self._word()
            if operator in ("<<", "<<-"):
                return self._here(descriptor, operator, target)
            return Redirect(descriptor, operator, target)
        self.at = start
        return None

    def _here(self, descriptor: int, operator: str, target: Word) -> Redirect:
        end = "".join(part.source for part in target.parts)
        here = _Here(end, any(part.is_quoted for part in target.parts), operator == "<<-", 0)
        line_end = self.text.find("\n", self.at)
        if line_end < 0:
            raise self._error("here document unclosed")
        saved = self.at, self.line
        self.at = line_end + 1
        body = self._here_body(here)
        after = self.at
        self.text = self.text[: line_end + 1] + self.text[after:]
        self.at, self.line = saved
        return Redirect(descriptor, "<<", target, body)

    def _simple(self) -> Command:
        words: list[Word] = []
        assignments: list[tuple[str, Word]] = []
        redirects: list[Redirect] = []
        line = self.line
        while True:
            self._skip(newlines=False)
            redirect = self._redirect()
            if redirect is not None:
                redirects.append(redirect)
                continue
            if self.at >= len(self.text) or self.text[self.at] in "\n;&|)":
                break
            if self.text[self.at] == "(":
                return self._define(words)
            name = self._assignment() if not words else ""
            if name:
                assignments.append((name, self._word(may_be_empty=True)))
            else:
                words.append(self._word())
        if not words and not assignments and not redirects:
            found = self.text[self.at] if self.at < len(self.text) else "EOF"
            raise self._error(f"syntax error: unexpected '{found}'")
        return Simple(tuple(words), tuple(assignments), tuple(redirects), line)

    def _define(self, words: list[Word]) -> Define:
        if len(words) != 1 or words[0].plain is None or not self._take("("):
            raise self._error("syntax error: unexpected '('")
        self._skip(newlines=False)
        if not self._take(")"):
            raise self._error("syntax error: unexpected '('")
        self._skip(newlines=True)
        group = self._group()
        return Define(words[0].plain or "", group.body)

    def _assignment(self) -> str:
        word = self._peek_word()
        name, equals, _ = word.partition("=")
        if equals and name.isidentifier() and name.isascii():
            self.at += len(name) + 1
            return name
        return ""

    def _word(self, *, may_be_empty: bool = False) -> Word:
        parts: list[Part] = []
        start = self.at
        while self.at < len(self.text):
            char = self.text[self.at]
            if char in _STOP:
                break
            parts += self._piece(char)
        if self.at == start and not may_be_empty:
            found = self.text[self.at] if self.at < len(self.text) else "EOF"
            raise self._error(f"syntax error: unexpected '{found}'")
        return Word(tuple(parts))

    def _piece(self, char: str) -> list[Part]:
        if char == "'":
            end = self.text.find("'", self.at + 1)
            if end < 0:
                raise self._error("no closing quote")
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
        parts: list[Part] = []
        text = ""
        while True:
            if self.at >= len(self.text):
                if end is None:
                    break
                raise self._error("no closing quote")
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
        if self._take("`"):
            end = self.text.find("`", self.at)
            if end < 0:
                raise self._error("no closing quote")
            body = self.text[self.at : end]
            self.at = end + 1
            return Part("command", body, is_quoted)
        if self._take("$(("):
            return Part("arithmetic", self._until("))"), is_quoted)
        if self._take("$("):
            return Part("command", self._balanced(), is_quoted)
        if self._take("${"):
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
            raise self._error("no closing quote")
        body = self.text[self.at : found]
        self.at = found + len(end)
        return body

    def _balanced(self) -> str:
        start = self.at
        inner = Parser(self.text, self.at, self.line)
        inner._list(set())
        if inner.at >= len(self.text) or inner.text[inner.at] != ")":
            raise self._error("no closing quote")
        self.at = inner.at + 1
        return self.text[start : inner.at]


def parse(text: str) -> Tree:
    """Give the tree of a script; raises ShellSyntaxError."""
    return Parser(text).tree()


def parts_of(text: str) -> list[Part]:
    """Give the pieces of a text that is expanded as if it stood between double quotes."""
    return Parser(text).quoted(end=None)
