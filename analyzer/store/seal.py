"""The chain of evidence: checkpoints and hashes of the raw files → the list of them → one hash, the manifest hash."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import orjson

from analyzer.store.files import reading

MANIFEST_LIST = "manifest.sha256"
"""Hashes of session.json and of every raw file, as `sha256sum` writes them. Its own hash is the manifest hash."""
PACKAGE_LIST = "package.sha256"
"""Hashes of every file of a package, the list above among them. Its own hash is the package hash."""

_MAX_CHECKPOINTS = 16
"""Checkpoints of one file that the manifest keeps; of more, as many are taken at equal distances."""
_BLOCK = 1 << 20
_LINE = re.compile(r"([0-9a-f]{64}) [ *]([^\0-\x1f\\\x7f]+)")
_CHECKPOINT = re.compile(r"(\d{1,18}):(\d{1,18}):([0-9a-f]{64})")


@dataclass(frozen=True)
class Checkpoint:
    """The hash of the beginning of a file. lines: whole lines in it, 0 in a file without lines."""

    lines: int
    bytes: int
    sha256: str

    def __str__(self) -> str:
        return f"{self.lines}:{self.bytes}:{self.sha256}"


def sha256(data: bytes) -> str:
    """Give the SHA-256 of bytes as hex."""
    return hashlib.sha256(data).hexdigest()


def list_bytes(hashes: Mapping[str, str]) -> bytes:
    """Give hashes by path as `sha256sum` writes them, by path.

    >>> list_bytes({"raw/a": "0" * 64}).decode()[60:]
    '0000  raw/a\\n'
    """
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(hashes.items())).encode("utf-8")


def parse_list(data: bytes) -> dict[str, str] | None:
    """Read what `list_bytes` writes; null when it is anything else, down to the last byte."""
    try:
        found = [_LINE.fullmatch(line) for line in data.decode("utf-8").split("\n")[:-1]]
    except UnicodeDecodeError:
        return None
    hashes = {match[2]: match[1] for match in found if match}
    return hashes if list_bytes(hashes) == data else None


def manifest_list(manifest: bytes, files: Iterable[Mapping[str, Any]]) -> bytes:
    """Give the list of a session: the hash of its session.json (as bytes), and those that it tells of its raw files."""
    hashes = {str(entry.get("path")): str(entry.get("sha256")) for entry in files}
    return list_bytes({**hashes, "session.json": sha256(manifest)})


def entries(folder: Path, files: Iterable[Path]) -> list[dict[str, Any]]:
    """Give what the manifest tells of each file: path, bytes, sha256, and `checkpoints` where the recording made some.

    A checkpoint is `lines:bytes:sha256` of the file's beginning. They are those of the file's own checkpoint lines,
    hashed anew; those of bodies.bin are where the lines of flows.jsonl say. Raises DataError E304.
    """
    found: list[dict[str, Any]] = []
    bodies: list[int] = []
    for path in sorted(files, key=lambda file: file.name == "bodies.bin"):
        with reading(path), path.open("rb", buffering=_BLOCK) as file:
            if path.suffix == ".jsonl":
                size, digest, made = _walk(file, bodies)
            else:
                at = bodies if path.name == "bodies.bin" else []
                size, digest, made = _pass(file, at)
        entry: dict[str, Any] = {"path": path.relative_to(folder).as_posix(), "bytes": size, "sha256": digest}
        found.append(entry | ({"checkpoints": [str(one) for one in _thinned(made)]} if made else {}))
    return sorted(found, key=lambda entry: entry["path"])


def _walk(file: IO[bytes], bodies: list[int]) -> tuple[int, str, list[Checkpoint]]:
    digest, size, made = hashlib.sha256(), 0, []
    for number, data in enumerate(file):
        told = _told(data)
        if told is not None:
            made.append(Checkpoint(number, size, digest.hexdigest()))
            n_bytes = told.get("bodies_bytes")
            bodies += [n_bytes] if isinstance(n_bytes, int) and n_bytes > max(bodies, default=0) else []
        digest.update(data)
        size += len(data)
    return size, digest.hexdigest(), made


def _told(data: bytes) -> dict[str, Any] | None:
    """Give a line when it is a checkpoint."""
    if b'"checkpoint"' not in data:
        return None
    try:
        line = orjson.loads(data)
    except orjson.JSONDecodeError:
        return None
    return line if isinstance(line, dict) and line.get("kind") == "checkpoint" else None


def _pass(file: IO[bytes], at: list[int]) -> tuple[int, str, list[Checkpoint]]:
    size, digest, found = prefixes(file, at)
    made = [Checkpoint(0, n_bytes, part) for n_bytes, part in zip(at, found, strict=True) if part is not None]
    return size, digest, made


def prefixes(file: IO[bytes], at: list[int]) -> tuple[int, str, list[str | None]]:
    """Give size and hash of a file, and the hash of its first `n` bytes for each `n` of `at`; null where it is shorter.

    at: ascending. The file is read once.
    """
    digest, size, found = hashlib.sha256(), 0, []
    for end in at:
        while size < end and (data := file.read(min(_BLOCK, end - size))):
            digest.update(data)
            size += len(data)
        found.append(digest.hexdigest() if size == end else None)
    while data := file.read(_BLOCK):
        digest.update(data)
        size += len(data)
    return size, digest.hexdigest(), found


def _thinned(made: list[Checkpoint]) -> list[Checkpoint]:
    if len(made) <= _MAX_CHECKPOINTS:
        return made
    return [made[(number + 1) * len(made) // _MAX_CHECKPOINTS - 1] for number in range(_MAX_CHECKPOINTS)]


def checkpoints_of(entry: Mapping[str, Any]) -> list[Checkpoint]:
    """Give the checkpoints that a manifest tells of a file, ascending; what is none is left out."""
    told = entry.get("checkpoints")
    found = [_CHECKPOINT.fullmatch(one) for one in told if isinstance(one, str)] if isinstance(told, list) else []
    made = [Checkpoint(int(match[1]), int(match[2]), match[3]) for match in found if match]
    return sorted(made, key=lambda one: one.bytes)


def own_checkpoints(file: IO[bytes]) -> Iterator[tuple[Checkpoint, bool]]:
    """Give the checkpoint lines of a file of lines as they stand, and whether the lines before them fit them.

    They lie in the file that they speak of: who rewrites lines can rewrite them too.
    """
    digest, size = hashlib.sha256(), 0
    for number, data in enumerate(file):
        told = _told(data)
        if told is not None:
            fits = (told.get("bytes"), told.get("sha256")) == (size, digest.hexdigest())
            yield Checkpoint(number, size, digest.hexdigest()), fits
        digest.update(data)
        size += len(data)
