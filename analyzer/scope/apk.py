"""Files inside Android packages: APK, and the archives that hold several (APKS, XAPK, APKM).

A package is read as the platform installs it, not as an archiver unpacks it: flags and methods that make other readers
refuse (encrypted, unknown compression) are ignored where the platform ignores them. Nothing is written to disk, and no
entry is inflated beyond its limit, whatever sizes its heads state.
"""

from __future__ import annotations

import mmap
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analyzer.model.errors import UsageError

MANIFEST = "AndroidManifest.xml"
_BUNDLE_MANIFEST = "base/manifest/AndroidManifest.xml"
_END = b"PK\5\6"
_MAX_COMMENT = 65_557
_MAX_ENTRIES = 500_000
_MAX_MANIFEST = 16 * 1024 * 1024
_MAX_INNER = 256 * 1024 * 1024
_MAX_INNER_TOTAL = 512 * 1024 * 1024
_MAX_PACKAGES = 64
_STORED, _DEFLATED = 0, 8

Buffer = bytes | mmap.mmap | memoryview


class BrokenArchive(ValueError):
    """The bytes are no archive that the platform would install."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    method: int
    packed: int
    unpacked: int
    offset: int


def manifests(path: Path) -> list[tuple[str, bytes]]:
    """Give (place inside, bytes) of every manifest in a package, or in the packages of an archive.

    Raises UsageError E171 (cannot be read) or E175 (no archive, damaged, no manifest in it, too large).
    """
    try:
        with path.open("rb") as file:
            if not file.read(1):
                raise BrokenArchive("is empty")
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as raw:
                return _manifests(raw)
    except BrokenArchive as error:
        hint = "give an APK, split APKs, an XAPK or APKM archive, or the AndroidManifest.xml itself"
        raise UsageError(f"{path}: {error}", code="E175", hint=hint) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise UsageError(f"{path}: cannot be read ({reason})", code="E171",
                         hint="check the path and its permissions") from error  # fmt: skip


def _manifests(raw: Buffer) -> list[tuple[str, bytes]]:
    entries = _entries(raw)
    if MANIFEST in entries:
        return [(MANIFEST, _content(raw, entries[MANIFEST], _MAX_MANIFEST))]
    if _BUNDLE_MANIFEST in entries:
        raise BrokenArchive("is an app bundle, whose manifest no device reads; make APKs of it (bundletool)")
    packages = sorted((name for name in entries if name.lower().endswith(".apk")), key=lambda name: (len(name), name))
    if not packages:
        raise BrokenArchive(f"has no {MANIFEST} and no APK in it")
    return list(_inner(raw, [entries[name] for name in packages[:_MAX_PACKAGES]]))


def _inner(raw: Buffer, packages: list[_Entry]) -> Iterator[tuple[str, bytes]]:
    left = _MAX_INNER_TOTAL
    for package in packages:
        content = _content(raw, package, min(_MAX_INNER, left))
        left -= len(content)
        inner = _entries(content)
        if MANIFEST not in inner:
            raise BrokenArchive(f"{package.name!r} in it has no {MANIFEST}")
        yield f"{package.name}!{MANIFEST}", _content(content, inner[MANIFEST], _MAX_MANIFEST)


def _entries(raw: Buffer) -> dict[str, _Entry]:
    """Read the central directory; of several entries of one name the first counts. Raises BrokenArchive."""
    begin = max(0, len(raw) - _MAX_COMMENT)
    at = bytes(raw[begin:]).rfind(_END)
    if at < 0:
        raise BrokenArchive("is no ZIP archive (its directory is missing)")
    if len(raw) < begin + at + 22:
        raise BrokenArchive("is cut short")
    _size, position = struct.unpack_from("<II", raw, begin + at + 12)
    found: dict[str, _Entry] = {}
    for _number in range(_MAX_ENTRIES):
        if raw[position : position + 4] != b"PK\1\2" or position + 46 > len(raw):
            break
        method, packed, unpacked = struct.unpack_from("<10xH8xII", raw, position)
        n_name, n_extra, n_comment, offset = struct.unpack_from("<HHH8xI", raw, position + 28)
        name = bytes(raw[position + 46 : position + 46 + n_name]).decode("utf-8", "replace")
        found.setdefault(name, _Entry(name, method, packed, unpacked, offset))
        position += 46 + n_name + n_extra + n_comment
    if not found:
        raise BrokenArchive("is a ZIP archive with a damaged directory")
    return found


def _content(raw: Buffer, entry: _Entry, limit: int) -> bytes:
    """Give an entry's bytes, at most `limit`. Raises BrokenArchive."""
    if raw[entry.offset : entry.offset + 4] != b"PK\3\4" or entry.offset + 30 > len(raw):
        raise BrokenArchive(f"{entry.name!r} in it is not where the directory says")
    n_name, n_extra = struct.unpack_from("<HH", raw, entry.offset + 26)
    start = entry.offset + 30 + n_name + n_extra
    if entry.method == _STORED or (entry.method != _DEFLATED and entry.packed == entry.unpacked):
        return _within(bytes(raw[start : start + min(entry.unpacked, limit + 1)]), entry, limit)
    packed = bytes(raw[start : start + min(entry.packed, limit + 1)])
    decompressor = zlib.decompressobj(-15)
    try:
        content = decompressor.decompress(packed, limit + 1)
        if not decompressor.eof and len(content) <= limit:
            raise zlib.error("cut short")
    except zlib.error:
        if entry.method == _DEFLATED:
            raise BrokenArchive(f"{entry.name!r} in it is damaged") from None
        # The platform takes an unknown method for "stored".
        content = bytes(raw[start : start + min(entry.unpacked, limit + 1)])
    return _within(content, entry, limit)


def _within(content: bytes, entry: _Entry, limit: int) -> bytes:
    if len(content) > limit:
        raise BrokenArchive(f"{entry.name!r} in it is larger than {limit // 1024 // 1024} MB when unpacked")
    if not content:
        raise BrokenArchive(f"{entry.name!r} in it is empty")
    return content
