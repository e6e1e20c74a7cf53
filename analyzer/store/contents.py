"""The files of a session folder or of a package, to be looked at without trust: names, sizes, bytes."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from analyzer.store.files import reading
from analyzer.store.pack import MAX_BYTES, MAX_FILES, opened, too_large, top_of
from analyzer.store.session import UNPACKED_FROM, Session
from analyzer.store.traps import Trap, traps_in

_LOCAL = frozenset({".lock", UNPACKED_FROM})
"""Files that belong to this computer, not to the session."""
_MAX_DOCUMENT = 64 << 20
"""Bytes of the largest session.json or list that is read."""
_UNREADABLE = (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


class Contents(Protocol):
    """Files by name. traps: what is no plain file at a plain place."""

    traps: list[Trap]

    def names(self) -> list[str]:
        """Give the paths of all files, with `/`."""
        ...

    def open(self, name: str) -> IO[bytes]:
        """Open one of them."""
        ...


class Folder:
    """A folder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with reading(path):
            found = sorted(file for file in path.rglob("*") if not file.is_dir() or file.is_symlink())
        inner = {
            file.relative_to(path).as_posix(): file for file in found if file.relative_to(path).as_posix() not in _LOCAL
        }
        self.traps = [
            Trap(name, "it is a link or a device, not a file")
            for name, file in inner.items()
            if file.is_symlink() or not file.is_file()
        ]
        self._names = sorted(inner.keys() - {trap.name for trap in self.traps})

    def names(self) -> list[str]:
        """Give the paths of all plain files below the folder."""
        return self._names

    def open(self, name: str) -> IO[bytes]:
        """Open one of them."""
        return (self._path / name).open("rb")


class Packed:
    """A zip file whose members lie in one folder."""

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        members = [info for info in archive.infolist() if not info.is_dir()]
        top = top_of(members, path) + "/"
        with reading(path), path.open("rb") as file:
            self.traps = traps_in(archive, file)
        if len(members) > MAX_FILES or sum(info.file_size for info in members) > MAX_BYTES:
            raise too_large(path)
        self._archive = archive
        self._infos = {info.filename.removeprefix(top): info for info in members}

    def names(self) -> list[str]:
        """Give the paths of all members, without the folder they lie in."""
        return sorted(self._infos)

    def open(self, name: str) -> IO[bytes]:
        """Open one of them."""
        return self._archive.open(self._infos[name])


@contextmanager
def contents_of(path: Path) -> Iterator[Contents]:
    """Open a session folder or a package (folder or zip file). Raises DataError E301, E304, E340, E342."""
    if path.is_dir():
        yield Folder(path)
        return
    if not path.exists():
        Session.open(path)  # says so
    with opened(path) as archive:
        yield Packed(archive, path)


def read(contents: Contents, name: str) -> bytes | None:
    """Give the bytes of a document; null when it is not there, cannot be read, or is larger than one can be."""
    if name not in contents.names():
        return None
    try:
        with contents.open(name) as file:
            data = file.read(_MAX_DOCUMENT + 1)
    except _UNREADABLE:
        return None
    return data if len(data) <= _MAX_DOCUMENT else None


@contextmanager
def readable(contents: Contents, name: str) -> Iterator[IO[bytes]]:
    """Open a file for the length of a `with` block. Raises Unreadable for what a damaged zip file answers."""
    try:
        with contents.open(name) as file:
            yield file
    except _UNREADABLE as error:
        raise Unreadable(name) from error


class Unreadable(Exception):
    """A file of a package that cannot be read."""
