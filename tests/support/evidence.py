"""A small session made for evidence tests, and a package in memory, so that thousands of changed ones cost little."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from analyzer.ingest.writer import RawWriter
from analyzer.model.tables import TABLES, frame
from analyzer.store.parquet import write_table
from analyzer.store.session import Session
from analyzer.store.traps import Trap
from support.raw_lines import T0, request

IMEI = "356938035643809"
NONCE = "0123456789abcdef" * 4


def small_session(folder: Path, *, name: str = "s", n_lines: int = 2, nonce: str = NONCE) -> Session:
    """Give an ended session with a request, a clear value in raw/, and one table."""
    session = Session.create(folder, app_id="com.example.app", name=name, salt=bytes(range(32)))
    with RawWriter(session.raw) as writer:
        writer.request(request(), b'{"imei":"' + IMEI.encode() + b'"}')
        for _ in range(n_lines):
            writer.line("end", T0, {"flow_id": "f1", "body": writer.put(b"x")})
    document = {"nonce": nonce, "values": {"imei": [IMEI]}}
    (session.raw / "planted.json").write_text(json.dumps(document), encoding="ascii")
    row = {"session_id": name, "gap_id": "g", "gap_kind": "x", "subject": "h", "n": 1, "first_t": T0}
    write_table(session, "gaps", frame(TABLES["gaps"], [row]))
    session.finalize("complete")
    return session


class Memory:
    """Files in memory (`store.contents.Contents`)."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self.traps: list[Trap] = []

    def names(self) -> list[str]:
        """Give the paths of all files."""
        return sorted(self._files)

    def open(self, name: str) -> IO[bytes]:
        """Open one of them."""
        return io.BytesIO(self._files[name])


def in_memory(files: Mapping[str, Path | bytes]) -> dict[str, bytes]:
    """Read a package (`store.package.Files`)."""
    return {name: data if isinstance(data, bytes) else data.read_bytes() for name, data in files.items()}


def read_folder(folder: Path) -> dict[str, bytes]:
    """Read every file of a session folder but the lock."""
    found = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name != ".lock")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}
