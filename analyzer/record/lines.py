"""The raw files the recorder itself writes: events.jsonl and marks.jsonl."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analyzer.model.events import PROTOCOL
from analyzer.store.files import PRIVATE_FILE, writing

CHECKPOINT_LINES = 1000
CHECKPOINT_BYTES = 1 << 20
_COMMON = ("v", "kind", "t", "t_mono", "seq")
_as_json = json.JSONEncoder(separators=(",", ":")).encode


class LineWriter:
    """Appends JSON lines to a new file; every call is on its way to the disk when it returns.

    Safe to use from several threads. A checkpoint with the running SHA-256 follows every 1,000 lines or 1 MB.
    """

    def __init__(self, path: Path) -> None:
        """Make the file. Raises SetupError E280–E282."""
        self._path = path
        self._lock = threading.Lock()
        self._hash = hashlib.sha256()
        self._n_lines = self._n_bytes = self._n_own = 0
        self._lines_at_checkpoint = self._since_checkpoint = 0
        self._is_dirty = False
        with writing(path):
            self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)

    def write(self, kind: str, *, t: float | None = None, t_mono: float | None = None, **fields: Any) -> None:
        """Append one line of ours, dated now unless told otherwise. Raises SetupError E280–E282."""
        self.write_all([{"kind": kind, "t": t, "t_mono": t_mono, **fields}])

    def write_all(self, lines: Iterable[Mapping[str, Any]]) -> None:
        """Append lines that may carry times; what is absent is filled in.

        Lines of an agent keep its `seq`; all others are numbered here, in a count of their own.

        Raises SetupError E280–E282.
        """
        wall, monotonic = time.time(), time.monotonic()
        with self._lock, writing(self._path):
            text: list[str] = []
            for line in lines:
                text.append(self._text(line, wall, monotonic))
                self._since_checkpoint += len(text[-1])
                if (
                    self._since_checkpoint >= CHECKPOINT_BYTES
                    or self._n_lines - self._lines_at_checkpoint >= CHECKPOINT_LINES
                ):
                    self._append(text)
                    self._append([self._checkpoint(wall, monotonic)])
                    text = []
            self._append(text)

    def sync(self) -> None:
        """Have the operating system put on disk what was written. Raises SetupError E280–E282."""
        if self._is_dirty:
            self._is_dirty = False
            with writing(self._path):
                os.fsync(self._file)

    def close(self) -> None:
        """Write a last checkpoint and close the file; safe to call twice. Raises SetupError E280–E282."""
        with self._lock, writing(self._path):
            if self._file >= 0:
                try:
                    self._append([self._checkpoint(time.time(), time.monotonic())])
                finally:
                    os.close(self._file)
                    self._file = -1

    def _text(self, line: Mapping[str, Any], wall: float, monotonic: float) -> str:
        if "agent" in line and None not in map(line.get, _COMMON):
            self._n_lines += 1
            return _as_json(line) + "\n"
        common: dict[str, Any] = {
            "v": line.get("v", PROTOCOL),
            "kind": line["kind"],
            "t": _either(line.get("t"), wall),
            "t_mono": _either(line.get("t_mono"), monotonic),
        }
        if "agent" in line and line.get("seq") is not None:
            common["seq"] = line["seq"]
        else:
            common["seq"] = self._n_own
            self._n_own += 1
        self._n_lines += 1
        rest = {name: value for name, value in line.items() if name not in _COMMON}
        return _as_json(common | rest) + "\n"

    def _checkpoint(self, wall: float, monotonic: float) -> str:
        facts = {"lines": self._n_lines, "bytes": self._n_bytes, "sha256": self._hash.hexdigest()}
        line = self._text({"kind": "checkpoint", **facts}, wall, monotonic)
        self._lines_at_checkpoint = self._n_lines
        self._since_checkpoint = 0
        return line

    def _append(self, lines: list[str]) -> None:
        data = "".join(lines).encode("ascii")
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._file, rest) :]
        self._hash.update(data)
        self._n_bytes += len(data)
        self._is_dirty = True


def _either(value: Any, otherwise: Any) -> Any:
    return otherwise if value is None else value
