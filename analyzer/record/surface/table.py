"""The committed extract of real class files: which members the classes of our specs have, and where.

The file `analyzer/data/hook_surface.tsv` is text, sorted, and written only by hooks/verify.py:

    source  <place>  <Maven coordinate>  <sha256 of the jar>
    class   <name>   <places>  <parent>  <interfaces>  <words>
            <member> <places>  <JVM descriptor>  <words>

A place is a level of Android ("23"), "jdk17", or the coordinate of an SDK. `places` joins levels as "23-28,31-36"
and stands in a member only where it differs from its class. Words are interface, abstract, static, private.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analyzer import resources

FILE = "hook_surface.tsv"
FIRST_LEVEL, LAST_LEVEL = 23, 36


@dataclass(frozen=True, slots=True)
class Source:
    """A jar that was read: its Maven coordinate and the SHA-256 of its bytes."""

    coordinate: str
    sha256: str


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A method or a field of a class in one place."""

    name: str
    descriptor: str
    words: tuple[str, ...] = ()

    @property
    def arguments(self) -> str | None:
        """The part of a method's descriptor between its parentheses; None for a field."""
        return self.descriptor[1:].rpartition(")")[0] if self.descriptor.startswith("(") else None

    @property
    def gives(self) -> str:
        """The type a method returns or a field has, as a JVM descriptor."""
        return self.descriptor.rpartition(")")[2]


@dataclass(frozen=True, slots=True, order=True)
class Head:
    """How a class is declared in one place."""

    parent: str = ""
    interfaces: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class Surface:
    """Classes by name and place. `heads[class][place]`, `members[class][place]`."""

    sources: dict[str, Source] = field(default_factory=dict)
    heads: dict[str, dict[str, Head]] = field(default_factory=dict)
    members: dict[str, dict[str, list[Member]]] = field(default_factory=dict)

    def add(self, name: str, place: str, head: Head, members: Iterable[Member]) -> None:
        """Put in a class as it is in one place."""
        self.heads.setdefault(name, {})[place] = head
        self.members.setdefault(name, {})[place] = sorted(members)

    def find(self, name: str, member: str, place: str) -> tuple[str, list[Member]] | None:
        """Give the nearest ancestor, the class first, that declares `member` in `place`, and its declarations.

        None when neither the class nor what it extends or implements has it, or the place lacks the class.
        """
        head = self.heads.get(name, {}).get(place)
        if head is None:
            return None
        own = [one for one in self.members[name][place] if one.name == member]
        if own:
            return name, own
        if member == "<init>":
            return None
        for above in (head.parent, *head.interfaces):
            found = self.find(above, member, place)
            if found is not None:
                return found
        return None

    def only(self, places: Iterable[str]) -> Surface:
        """Give the part that some places tell."""
        kept = set(places)
        part = Surface({place: source for place, source in self.sources.items() if place in kept})
        for name, heads in self.heads.items():
            for place in kept & heads.keys():
                part.add(name, place, heads[place], self.members[name][place])
        return part


def load(file: Path | None = None) -> Surface:
    """Read the committed table, or another file of its form."""
    file = file or resources.path("data") / FILE
    return parse(file.read_text(encoding="utf-8")) if file.is_file() else Surface()


def parse(text: str) -> Surface:
    """Read the text of a table."""
    surface = Surface()
    name, class_places = "", ""
    for line in text.splitlines():
        cells = [*line.split("\t"), "", "", "", ""]
        first, second, rest = cells[0], cells[1], cells[2:]
        if first == "source":
            surface.sources[second] = Source(*rest[:2])
        elif first == "class":
            name, class_places = second, rest[0]
            head = Head(rest[1], tuple(rest[2].split()), tuple(rest[3].split()))
            for place in split_places(class_places):
                surface.add(name, place, head, surface.members.get(name, {}).get(place, ()))
        else:
            member = Member(second, rest[1], tuple(rest[2].split()))
            for place in split_places(rest[0] or class_places):
                surface.members[name][place].append(member)
    return surface


def render(surface: Surface) -> str:
    """Give the text of a table; the same surface gives the same text."""
    lines = [
        "\t".join(("source", place, source.coordinate, source.sha256))
        for place, source in sorted(surface.sources.items(), key=lambda item: _order(item[0]))
    ]
    for name in sorted(surface.heads):
        lines += _class_lines(name, surface.heads[name], surface.members[name])
    return "\n".join(line.rstrip("\t") for line in lines) + "\n"


def _class_lines(name: str, heads: Mapping[str, Head], members: Mapping[str, list[Member]]) -> list[str]:
    lines = []
    for head in sorted(set(heads.values()), key=lambda one: min(_order(p) for p, h in heads.items() if h == one)):
        places = [place for place in heads if heads[place] == head]
        all_places = join_places(places)
        lines.append(
            "\t".join(("class", name, all_places, head.parent, " ".join(head.interfaces), " ".join(head.words)))
        )
        where: dict[Member, list[str]] = {}
        for place in places:
            for member in members[place]:
                where.setdefault(member, []).append(place)
        for member in sorted(where):
            own = join_places(where[member])
            row = (member.name, "" if own == all_places else own, member.descriptor, " ".join(member.words))
            lines.append("\t" + "\t".join(row))
    return lines


def join_places(places: Iterable[str]) -> str:
    """Write places in short: levels as ranges, the rest by name.

    >>> join_places(["23", "24", "25", "28", "jdk17"])
    '23-25,28,jdk17'
    """
    levels = sorted(int(place) for place in places if place.isdecimal())
    runs: list[list[int]] = []
    for level in levels:
        if runs and level == runs[-1][-1] + 1:
            runs[-1].append(level)
        else:
            runs.append([level])
    texts = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return ",".join([*texts, *sorted(place for place in places if not place.isdecimal())])


def split_places(text: str) -> list[str]:
    """Read what `join_places` wrote.

    >>> split_places("23-25,28,jdk17")
    ['23', '24', '25', '28', 'jdk17']
    """
    places: list[str] = []
    for part in text.split(","):
        first, dash, last = part.partition("-")
        if dash and first.isdecimal() and last.isdecimal():
            places += [str(level) for level in range(int(first), int(last) + 1)]
        else:
            places.append(part)
    return places


def _order(place: str) -> tuple[int, str]:
    return (int(place), "") if place.isdecimal() else (LAST_LEVEL + 1, place)
