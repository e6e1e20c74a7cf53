"""Take the classes that specs name, and those above them, out of jars."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from analyzer.record.surface import classfile
from analyzer.record.surface.table import Head, Member, Surface


def add_jar(surface: Surface, place: str, jar: Path, wanted: Mapping[str, frozenset[str]]) -> None:
    """Add the wanted members of the wanted classes, and of all classes above them, as `jar` has them.

    jar: a .jar, .aar or .jmod file. wanted: class name → names of methods and fields.
    """
    with zipfile.ZipFile(jar) as archive:
        finder = _Finder(archive)
        for name, members in sorted(wanted.items()):
            _add_class(surface, place, finder, (name, members))


def _add_class(surface: Surface, place: str, finder: _Finder, wanted: tuple[str, frozenset[str]]) -> None:
    name, names = wanted
    declared = finder.find(name)
    if declared is None:
        return
    members = {member for member in _members(declared) if member.name in names}
    known = surface.members.get(name, {}).get(place, [])
    surface.add(name, place, _head(declared), {*members, *known})
    for above in (declared.parent, *declared.interfaces):
        if above is not None and above != "java.lang.Object":
            _add_class(surface, place, finder, (above, names - {"<init>"}))


def prune(surface: Surface, named: Iterable[str]) -> None:
    """Drop classes that specs do not name and from which they inherit nothing in the table."""
    kept = set(named)
    for name in sorted(kept):
        for head in surface.heads.get(name, {}).values():
            kept |= set(_useful(surface, head))
    for name in surface.heads.keys() - kept:
        del surface.heads[name], surface.members[name]
    for heads in surface.heads.values():
        for place, head in heads.items():
            above = tuple(one for one in head.interfaces if one in kept)
            heads[place] = Head(head.parent if head.parent in kept else "", above, head.words)


def _useful(surface: Surface, head: Head) -> Iterator[str]:
    """Give the classes at and above a head through which a member of the table is inherited."""
    for above in (head.parent, *head.interfaces):
        heads = surface.heads.get(above, {})
        further = {one for other in heads.values() for one in _useful(surface, other)}
        yield from further
        if further or any(surface.members.get(above, {}).values()):
            yield above


def digest(jar: Path) -> str:
    """Give the SHA-256 of a file as hex digits."""
    with jar.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class _Finder:
    """Class files by class name, in a jar, an aar (its classes.jar and libs) or a jmod."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        names = set(archive.namelist())
        inner = sorted(name for name in names if name == "classes.jar" or name.startswith("libs/"))
        self._parts = [(archive, names)]
        for name in inner:
            if name.endswith(".jar"):
                part = zipfile.ZipFile(io.BytesIO(archive.read(name)))
                self._parts.append((part, set(part.namelist())))

    def find(self, name: str) -> classfile.ClassFile | None:
        path = name.replace(".", "/") + ".class"
        for archive, names in self._parts:
            for candidate in (path, f"classes/{path}"):
                if candidate in names:
                    return classfile.read(archive.read(candidate))
        return None


def _head(declared: classfile.ClassFile) -> Head:
    is_interface = bool(declared.flags & classfile.INTERFACE)
    is_abstract = bool(declared.flags & classfile.ABSTRACT) and not is_interface
    words = ["interface"] * is_interface + ["abstract"] * is_abstract
    return Head(declared.parent or "", declared.interfaces, tuple(words))


def _members(declared: classfile.ClassFile) -> Iterator[Member]:
    for one in (*declared.methods, *declared.fields):
        if one.flags & classfile.SYNTHETIC:
            continue
        flags = (("abstract", classfile.ABSTRACT), ("static", classfile.STATIC), ("private", classfile.PRIVATE))
        yield Member(one.name, one.descriptor, tuple(word for word, flag in flags if one.flags & flag))
