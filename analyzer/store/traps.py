"""Zip files of others: what in one is no plain file at a plain place, before anything of it is read."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

_HEADER = b"PK\x03\x04"
_FIXED = 30
_ENCRYPTED = 0x1
_REGULAR = (0, 0o100000)
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


@dataclass(frozen=True)
class Trap:
    """One thing that a package of ours never holds. leads_out: unpacking it could write elsewhere."""

    name: str
    text: str
    leads_out: bool = False


def traps_in(archive: zipfile.ZipFile, file: IO[bytes]) -> list[Trap]:
    """Give every trap of a zip file. file: the open file behind it.

    Names that lead out, links, names twice or equal but for case, files that are folders too, encrypted members, and
    bytes that no member owns.
    """
    infos = archive.infolist()
    found = [trap for info in infos if not info.is_dir() for trap in _of_member(info)]
    return [*found, *_of_names(info.filename for info in infos if not info.is_dir()), *_between(archive, infos, file)]


def _of_member(info: zipfile.ZipInfo) -> Iterator[Trap]:
    name = info.filename
    pure = PurePosixPath(name.replace("\\", "/"))
    if pure.is_absolute() or ".." in pure.parts or ":" in name or "\0" in name or "\\" in name:
        yield Trap(name, "its name leads out of the package", leads_out=True)
    elif not name.isprintable() or any(part.split(".")[0].casefold() in _RESERVED for part in pure.parts):
        yield Trap(name, "its name is no name of a file")
    if (info.external_attr >> 16) & 0o170000 not in _REGULAR:
        yield Trap(name, "it is a link or a device, not a file", leads_out=True)
    if info.flag_bits & _ENCRYPTED:
        yield Trap(name, "it is encrypted")


def _of_names(names: Iterable[str]) -> Iterator[Trap]:
    exact: set[str] = set()
    folded: dict[str, str] = {}
    for name in names:
        plain = unicodedata.normalize("NFC", name).casefold()
        if name in exact:
            yield Trap(name, "it is there twice")
        elif plain in folded:
            yield Trap(name, f"on some systems it is the same file as {folded[plain]!r}")
        exact.add(name)
        folded.setdefault(plain, name)
    for plain, name in folded.items():
        if any(str(parent) in folded for parent in PurePosixPath(plain).parents):
            yield Trap(name, "a file of the package would have to be a folder, too")


def _between(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], file: IO[bytes]) -> Iterator[Trap]:
    """Give bytes before, between and behind the members: a second package can lie there that other programs show."""
    end = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset != end:
            break
        file.seek(info.header_offset)
        head = file.read(_FIXED)
        if len(head) < _FIXED or not head.startswith(_HEADER):
            break
        lengths = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        end = info.header_offset + _FIXED + lengths + info.compress_size
    if end != archive.start_dir or archive.comment:
        yield Trap("", "it holds bytes that belong to none of its files")
