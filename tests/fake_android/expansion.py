"""How the shell turns words into texts: variables, commands, arithmetic, splitting, patterns."""

from __future__ import annotations

import fnmatch
import posixpath
import re
from typing import TYPE_CHECKING, Any

from fake_android.shell_syntax import parts_of
from fake_android.shell_tree import Part, Word
from fake_android.streams import Input, Pipes
from fake_android.vfs import FileError, View

if TYPE_CHECKING:
    from fake_android.android import Android


class Expansion:
    """The half of a shell that expands words."""

    if TYPE_CHECKING:
        phone: Android
        name: str
        cwd: str
        status: int
        variables: dict[str, str]
        positional: list[str]
        last_background: int

        @property
        def view(self) -> View: ...
        def child(self, **changes: object) -> Any: ...

    def expand(self, words: tuple[Word, ...], pipes: Pipes) -> list[str]:
        """Give the words after expansion, splitting and patterns."""
        found: list[str] = []
        for word in words:
            found += self._fields(word, pipes)
        return found

    def _fields(self, word: Word, pipes: Pipes) -> list[str]:
        fields: list[list[tuple[str, bool]]] = [[]]
        has_any = False
        for part in word.parts:
            if part.kind == "variable" and part.source in ("@", "*") and (part.source == "@" or not part.is_quoted):
                for number, value in enumerate(self.positional):
                    if number:
                        fields.append([])
                    fields[-1].append((value, True))
                    has_any = True
                continue
            text = self._part(part, pipes)
            if part.kind == "text" or part.is_quoted:
                fields[-1].append((text, part.is_quoted))
                has_any = True
                continue
            pieces = text.split()
            if text[:1].isspace() and fields[-1]:
                fields.append([])
            for number, piece in enumerate(pieces):
                if number:
                    fields.append([])
                fields[-1].append((piece, False))
                has_any = True
            if pieces and text[-1:].isspace():
                fields.append([])
        if not has_any:
            return []
        return [value for field_ in fields if field_ for value in self._globbed(field_)]

    def _globbed(self, pieces: list[tuple[str, bool]]) -> list[str]:
        text = "".join(piece for piece, _ in pieces)
        if not any(not quoted and set(piece) & set("*?[") for piece, quoted in pieces):
            if pieces[0] == (text, False) and text.startswith("~"):
                return [self.variables["HOME"].rstrip("/") + text[1:] if text in ("~",) or text[1] == "/" else text]
            return [text]
        pattern = "".join(escaped(piece) if quoted else piece for piece, quoted in pieces)
        return self._matches(pattern) or [text]

    def _matches(self, pattern: str) -> list[str]:
        is_absolute = pattern.startswith("/")
        found = ["/" if is_absolute else ""]
        for piece in pattern.strip("/").split("/"):
            following: list[str] = []
            for base in found:
                folder = posixpath.join(self.cwd, base) if not is_absolute else base
                try:
                    names = self.view.names(folder or "/")
                except FileError:
                    continue
                following += [
                    posixpath.join(base, name)
                    for name in names
                    if fnmatch.fnmatchcase(name, piece) and (not name.startswith(".") or piece.startswith("."))
                ]
            if not following and not set(piece) & set("*?["):
                following = [posixpath.join(base, piece) for base in found if self._exists(posixpath.join(base, piece))]
            found = following
        return sorted(found)

    def _exists(self, path: str) -> bool:
        return self.view.find(posixpath.join(self.cwd, path)) is not None

    def _joined(self, word: Word, pipes: Pipes) -> str:
        return self._text(word, pipes)

    def _text(self, word: Word, pipes: Pipes) -> str:
        return "".join(self._part(part, pipes) for part in word.parts)

    def _pattern(self, word: Word, pipes: Pipes) -> str:
        return "".join(
            escaped(self._part(part, pipes)) if part.is_quoted else self._part(part, pipes) for part in word.parts
        )

    def _part(self, part: Part, pipes: Pipes) -> str:
        if part.kind == "text":
            return part.source
        if part.kind == "variable":
            return self._variable(part.source, pipes)
        if part.kind == "arithmetic":
            return str(self._arithmetic(part.source, pipes))
        held = bytearray()
        shell = self.child(stops_on_error=False)
        self.status = shell.run_text(part.source, Pipes(Input(), held.extend, pipes.err))
        return bytes(held).decode("utf-8", "surrogateescape").rstrip("\n")

    def _variable(self, source: str, pipes: Pipes) -> str:
        match = re.match(r"(#?)(\w+|[?$!#@*-])(.*)$", source, re.DOTALL)
        if match is None:
            return ""
        counts, name, rest = match.groups()
        if source == "#":
            return str(len(self.positional))
        value = self._value(name)
        if counts and not rest:
            return str(len(value or ""))
        return self._modified(value, rest, pipes) if rest else value or ""

    def _value(self, name: str) -> str | None:
        special = {
            "?": str(self.status), "$": "4711", "!": str(self.last_background), "#": str(len(self.positional)),
            "@": " ".join(self.positional), "*": " ".join(self.positional), "0": self.name, "-": "",
        }  # fmt: skip
        if name in special:
            return special[name]
        if name.isdigit():
            return self.positional[int(name) - 1] if int(name) <= len(self.positional) else None
        if name == "EPOCHREALTIME":
            return f"{self.phone.now():.6f}"
        if name == "PWD":
            return self.cwd
        return self.variables.get(name)

    def _modified(self, value: str | None, rest: str, pipes: Pipes) -> str:
        operator = re.match(r":?[-+=]|##?|%%?", rest)
        if operator is None:
            return value or ""
        sign, argument = operator.group(), rest[operator.end() :]
        text = "".join(self._part(part, pipes) for part in parts_of(argument))
        if sign in ("#", "##", "%", "%%"):
            return _trimmed(value or "", sign, text)
        is_set = value is not None and (value != "" or ":" not in sign)
        if sign.endswith("+"):
            return text if is_set else ""
        return value or "" if is_set else text

    def _arithmetic(self, source: str, pipes: Pipes) -> int:
        text = "".join(self._part(part, pipes) for part in parts_of(source))
        text = re.sub(r"[A-Za-z_]\w*", lambda m: self._value(m.group()) or "0", text)
        if not re.fullmatch(r"[\d\s+\-*/%()<>=!&|]*", text):
            return 0
        number = int(eval(text.replace("/", "//") or "0", {"__builtins__": {}}))
        return (number + 2**31) % 2**32 - 2**31


def _trimmed(value: str, sign: str, pattern: str) -> str:
    lengths = range(len(value) + 1)
    if sign[0] == "#":
        cuts = [n for n in lengths if fnmatch.fnmatchcase(value[:n], pattern)]
        return value[(min(cuts) if sign == "#" else max(cuts)) :] if cuts else value
    cuts = [n for n in lengths if fnmatch.fnmatchcase(value[n:], pattern)]
    return value[: (max(cuts) if sign == "%" else min(cuts))] if cuts else value


def escaped(text: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", text)
