"""The raw files of a session as the addon writes them: append-only, hashed as they grow.

Bytes of bodies go first, then the lines that point at them, so that a line never points at nothing.
Standard library only: this runs inside whatever Python mitmproxy brings.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable
from pathlib import Path

PROTOCOL = 1
CHECKPOINT_LINES = 1000
CHECKPOINT_BYTES = 1 << 20
SYNC_EVERY_S = 1.0

Segment = tuple[int, int]


class AppendFile:
    """One file that only grows, with the SHA-256 of all it holds."""

    def __init__(self, path: Path) -> None:
        """Open `path` for appending; what it already holds is hashed and kept. Raises OSError."""
        self.fd = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        self.sha256 = hashlib.sha256()
        self.size = 0
        self.n_lines = 0
        self._is_dirty = False
        last = b"\n"
        while block := os.read(self.fd, 1 << 20):
            self.sha256.update(block)
            self.size += len(block)
            self.n_lines += block.count(b"\n")
            last = block[-1:]
        self.is_cut = last != b"\n"

    def write(self, data: bytes) -> None:
        """Append all of `data`. Raises OSError; then an unknown part of it is in the file."""
        n_written = os.write(self.fd, data)
        while n_written < len(data):
            n_written += os.write(self.fd, memoryview(data)[n_written:])
        self.sha256.update(data)
        self.size += len(data)
        self._is_dirty = True

    def sync(self) -> None:
        """Have the operating system put on disk what was written. Raises OSError."""
        if self._is_dirty:
            self._is_dirty = False
            os.fsync(self.fd)


class LineFile(AppendFile):
    """A file of JSON lines; lines wait until they are written together."""

    def __init__(self, path: Path) -> None:
        """Open `path`; a line that a kill has cut is closed by a line end, never removed. Raises OSError."""
        super().__init__(path)
        self.waiting: list[str] = []
        self.since_checkpoint = 0
        self.n_lines_at_checkpoint = self.n_lines
        if self.is_cut:
            self.write(b"\n")
            self.n_lines += 1

    def add(self, kind: str, t: float, t_mono: float, fields: str) -> None:
        """Queue a line; `fields` is the JSON text after the common fields, without braces."""
        line = f'{{"v":{PROTOCOL},"kind":"{kind}","t":{t:.6f},"t_mono":{t_mono:.6f},"seq":{self.n_lines},{fields}}}\n'
        self.n_lines += 1
        self.since_checkpoint += len(line)
        self.waiting.append(line)

    @property
    def is_checkpoint_due(self) -> bool:
        """Whether 1,000 lines or 1 MB came since the last checkpoint."""
        return (
            self.since_checkpoint >= CHECKPOINT_BYTES or self.n_lines - self.n_lines_at_checkpoint >= CHECKPOINT_LINES
        )

    def write_waiting(self) -> None:
        """Write the lines that wait. Raises OSError."""
        if self.waiting:
            data = "".join(self.waiting).encode("ascii")
            self.waiting.clear()
            self.write(data)


class RawFiles:
    """flows.jsonl, net.jsonl and bodies.bin of one session."""

    def __init__(self, raw: Path, on_failure: Callable[[str], None]) -> None:
        """Open the files in folder `raw`, made when absent. Raises OSError.

        on_failure: called with a sentence when a later write fails, from whichever thread saw it.
        """
        raw.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._bodies = AppendFile(raw / "bodies.bin")
        self._flows = LineFile(raw / "flows.jsonl")
        self._net = LineFile(raw / "net.jsonl")
        self._waiting: list[bytes] = []
        self._end = self._bodies.size
        self._on_failure = on_failure
        self._is_over = threading.Event()
        self._syncer = threading.Thread(target=self._sync_often, name="fsync", daemon=True)
        self._syncer.start()

    def body(self, data: bytes) -> Segment:
        """Queue bytes for bodies.bin and give where they will lie."""
        place = (self._end, len(data))
        self._end += len(data)
        self._waiting.append(data)
        self._flows.since_checkpoint += len(data)
        return place

    def flow_line(self, kind: str, t: float, t_mono: float, fields: str) -> None:
        """Queue a line of flows.jsonl."""
        self._flows.add(kind, t, t_mono, fields)
        if self._flows.is_checkpoint_due:
            self.write()
            self._checkpoint(self._flows, t, t_mono)

    def net_line(self, kind: str, t: float, t_mono: float, fields: str) -> None:
        """Queue a line of net.jsonl."""
        self._net.add(kind, t, t_mono, fields)
        if self._net.is_checkpoint_due:
            self.write()
            self._checkpoint(self._net, t, t_mono)

    def write(self) -> None:
        """Write everything that waits: bytes, then lines."""
        try:
            if self._waiting:
                data = b"".join(self._waiting)
                self._waiting.clear()
                self._bodies.write(data)
            self._flows.write_waiting()
            self._net.write_waiting()
        except OSError as error:
            self._on_failure(_sentence(error))

    def close(self, t: float, t_mono: float, done_fields: str) -> None:
        """Write what waits, a last checkpoint of each file and the `done` line; put all of it on disk."""
        self.write()
        self._checkpoint(self._flows, t, t_mono)
        self._checkpoint(self._net, t, t_mono)
        self._net.add("done", t, t_mono, done_fields)
        self.write()
        self._is_over.set()
        self._syncer.join()
        try:
            for file in (self._bodies, self._flows, self._net):
                file.sync()
                os.close(file.fd)
        except OSError as error:
            self._on_failure(_sentence(error))

    def _checkpoint(self, file: LineFile, t: float, t_mono: float) -> None:
        fields = f'"lines":{file.n_lines},"bytes":{file.size},"sha256":"{file.sha256.hexdigest()}"'
        if file is self._flows:
            bodies = self._bodies
            fields += f',"bodies_bytes":{bodies.size},"bodies_sha256":"{bodies.sha256.hexdigest()}"'
        file.add("checkpoint", t, t_mono, fields)
        file.since_checkpoint = 0
        file.n_lines_at_checkpoint = file.n_lines
        self.write()

    def _sync_often(self) -> None:
        try:
            while not self._is_over.wait(SYNC_EVERY_S):
                for file in (self._bodies, self._flows, self._net):
                    file.sync()
        except OSError as error:
            self._on_failure(_sentence(error))


def _sentence(error: OSError) -> str:
    return f"cannot write the session: {error.strerror or type(error).__name__} (errno {error.errno})"
