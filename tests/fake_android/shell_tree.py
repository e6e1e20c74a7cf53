"""The tree of a shell text: what the parser gives and the shell runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PartKind = Literal["text", "variable", "command", "arithmetic"]


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
