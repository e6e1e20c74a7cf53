"""The grammar of the phone's shell (the part of mksh that scripts sent over adb use): text -> tree."""

from __future__ import annotations

from dataclasses import dataclass

from fake_android.shell_tree import (
    Case,
    Command,
    Define,
    For,
    Group,
    If,
    Loop,
    Part,
    Pipeline,
    Redirect,
    Simple,
    Step,
    Tree,
    Word,
)
from fake_android.shell_words import STOP, WordReader

_CLOSERS = {"then", "else", "elif", "fi", "do", "done", "esac", "}"}


@dataclass
class _Here:
    end: str
    is_raw: bool
    drops_tabs: bool


@dataclass
class Parser(WordReader):
    """Reads one text."""

    def commands_end(self) -> int:
        """Give where the commands that begin here end."""
        inner = Parser(self.text, self.at, self.line)
        inner._list(set())
        return inner.at

    def tree(self) -> Tree:
        """Give the whole text as a tree; raises ShellSyntaxError."""
        tree = self._list(set())
        if self.at < len(self.text):
            raise self.error(f"syntax error: unexpected '{self.text[self.at]}'")
        return tree

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

    def _peek_word(self) -> str:
        end = self.at
        while end < len(self.text) and self.text[end] not in STOP:
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
                raise self.error(f"syntax error: unexpected '{self._peek_word()}'")
            pipeline = self._pipeline()
            self._skip(newlines=False)
            is_background = False
            following = ""
            if self.take("&&"):
                following = "&&"
            elif self.take("||"):
                following = "||"
            elif self.text.startswith(";;", self.at):
                pass
            elif self.take("&"):
                is_background = True
            elif self.take(";"):
                pass
            elif self.at < len(self.text) and self.text[self.at] not in "\n)":
                raise self.error(f"syntax error: unexpected '{self._peek_word() or self.text[self.at]}'")
            steps.append(Step(joint, pipeline, is_background))
            joint = following
        if joint:
            raise self.error("syntax error: unexpected EOF")
        return Tree(tuple(steps))

    def _pipeline(self) -> Pipeline:
        is_negated = False
        if self._peek_word() == "!":
            is_negated = True
            self.at += 1
            self._skip(newlines=False)
        commands = [self._command()]
        while True:
            self._skip(newlines=False)
            if self.text.startswith("||", self.at) or not self.take("|"):
                return Pipeline(tuple(commands), is_negated)
            self._skip(newlines=True)
            commands.append(self._command())

    def _command(self) -> Command:
        if self.take("("):
            body = self._list(set())
            if not self.take(")"):
                raise self.error("syntax error: '(' unmatched")
            return Group(body, True, self._redirects())
        reader = {
            "{": self._group, "if": self._if, "while": self._loop, "until": self._loop, "for": self._for,
            "case": self._case,
        }.get(self._peek_word())  # fmt: skip
        return reader() if reader else self._simple()

    def _expect(self, word: str) -> None:
        self._skip(newlines=True)
        if self._peek_word() != word:
            raise self.error(f"syntax error: '{word}' unmatched")
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
                words.append(self.word())
        self._skip(newlines=False)
        self.take(";")
        self._expect("do")
        body = self._list({"done"})
        self._expect("done")
        return For(name, None if words is None else tuple(words), body, self._redirects())

    def _case(self) -> Case:
        self._expect("case")
        self._skip(newlines=False)
        word = self.word()
        self._expect("in")
        branches = []
        while True:
            self._skip(newlines=True)
            if self._peek_word() == "esac":
                break
            self.take("(")
            patterns = []
            while not self.take(")"):
                self._skip(newlines=False)
                patterns.append(self.word())
                self._skip(newlines=False)
                self.take("|")
            body = self._list({"esac"})
            self.take(";;")
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
            if not self.take(operator):
                continue
            self._skip(newlines=False)
            descriptor = int(digits) if digits else 0 if operator[0] == "<" else 1
            target = self.word()
            if operator in ("<<", "<<-"):
                return self._here(descriptor, operator, target)
            return Redirect(descriptor, operator, target)
        self.at = start
        return None

    def _here(self, descriptor: int, operator: str, target: Word) -> Redirect:
        end = "".join(part.source for part in target.parts)
        here = _Here(end, any(part.is_quoted for part in target.parts), operator == "<<-")
        line_end = self.text.find("\n", self.at)
        if line_end < 0:
            raise self.error("here document unclosed")
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
                assignments.append((name, self.word(may_be_empty=True)))
            else:
                words.append(self.word())
        if not words and not assignments and not redirects:
            found = self.text[self.at] if self.at < len(self.text) else "EOF"
            raise self.error(f"syntax error: unexpected '{found}'")
        return Simple(tuple(words), tuple(assignments), tuple(redirects), line)

    def _define(self, words: list[Word]) -> Define:
        if len(words) != 1 or words[0].plain is None or not self.take("("):
            raise self.error("syntax error: unexpected '('")
        self._skip(newlines=False)
        if not self.take(")"):
            raise self.error("syntax error: unexpected '('")
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


def parse(text: str) -> Tree:
    """Give the tree of a script; raises ShellSyntaxError."""
    return Parser(text).tree()


def parts_of(text: str) -> list[Part]:
    """Give the pieces of a text that is expanded as if it stood between double quotes."""
    return Parser(text).quoted(end=None)
