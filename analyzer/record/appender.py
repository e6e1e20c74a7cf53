"""Appends to the proxy's files after the proxy has ended: lines of flows.jsonl and bytes of bodies.bin."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from analyzer.model.events import PROTOCOL
from analyzer.store.files import PRIVATE_FILE, writing

_TAIL = 1 << 16


class Appender:
    """Continues count, bytes and running hash of the recording. Use it in a `with` block.

    seq: the number of the first new line. Every method raises SetupError E280–E282 when the disk refuses.
    """

    def __init__(self, raw: Path, seq: int) -> None:
        self._flows_path, self._bodies_path = raw / "flows.jsonl", raw / "bodies.bin"
        self._seq = seq
        self._clock_difference = time.time() - time.monotonic()
        self._n_lines = _lines_of(self._flows_path)
        self._flows_hash, self._flows_bytes = _hash_of(self._flows_path)
        self._bodies_hash, self._bodies_bytes = _hash_of(self._bodies_path)
        self._flows = _open(self._flows_path)
        self._bodies = _open(self._bodies_path)
        if self._flows_bytes and not _ends_with_newline(self._flows_path):
            self._append(b"\n")  # a line the proxy could not finish

    def __enter__(self) -> Appender:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._checkpoint()
        os.close(self._flows)
        os.close(self._bodies)

    def put(self, data: bytes) -> list[list[int]]:
        """Append bytes; give the segments that address them, none for no bytes."""
        if not data:
            return []
        with writing(self._bodies_path):
            _write(self._bodies, data)
        self._bodies_hash.update(data)
        start = self._bodies_bytes
        self._bodies_bytes += len(data)
        return [[start, len(data)]]

    def line(self, kind: str, t: float, fields: Mapping[str, Any]) -> None:
        """Append one line, dated `t` by the host's wall clock."""
        common = {"v": PROTOCOL, "kind": kind, "t": t, "t_mono": t - self._clock_difference, "seq": self._seq}
        self._seq += 1
        self._append(json.dumps(common | dict(fields), separators=(",", ":")).encode("ascii") + b"\n")

    def _checkpoint(self) -> None:
        facts = {
            "lines": self._n_lines,
            "bytes": self._flows_bytes,
            "sha256": self._flows_hash.hexdigest(),
            "bodies_bytes": self._bodies_bytes,
            "bodies_sha256": self._bodies_hash.hexdigest(),
        }
        self.line("checkpoint", time.time(), facts)

    def _append(self, data: bytes) -> None:
        with writing(self._flows_path):
            _write(self._flows, data)
        self._flows_hash.update(data)
        self._flows_bytes += len(data)
        self._n_lines += 1


def _open(path: Path) -> int:
    with writing(path):
        return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, PRIVATE_FILE)


def _write(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


def _hash_of(path: Path) -> tuple[Any, int]:
    if not path.exists():
        return hashlib.sha256(), 0
    with writing(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256"), path.stat().st_size


def _lines_of(path: Path) -> int:
    if not path.exists():
        return 0
    with writing(path), path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_TAIL), b""))


def _ends_with_newline(path: Path) -> bool:
    with writing(path), path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
