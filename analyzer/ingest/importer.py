"""Captures of others become sessions: one folder for one input, used again for the same input only."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analyzer.ingest.result import ImportResult
from analyzer.ingest.sources import Kind, sniff
from analyzer.ingest.writer import to_json
from analyzer.model.enums import GapKind, SessionState
from analyzer.model.errors import DataError, UsageError
from analyzer.model.events import PROTOCOL
from analyzer.store.files import sha256_of, write_atomic, write_private, writing
from analyzer.store.manifest import time_text
from analyzer.store.pack import unpack
from analyzer.store.seal import PACKAGE_LIST
from analyzer.store.session import UNPACKED_FROM, Session, safe_name

_MAX_SUFFIX = 10_000


def open_or_import(path: Path, *, captures: Path, session_dir: Path | None) -> tuple[Session, list[str]]:
    """Give the session of a path: itself when it is one, else the import of the capture or pack it is.

    captures: folder of sessions; an import goes to `<captures>/<name of the file>`, or to the first such name
    with a number that is free or holds the same input. session_dir: exactly this folder instead.
    Gives the session and sentences about what was assumed or left out.
    Raises DataError E301–E306, E320–E326, E340–E342, E344; UsageError E109 (session_dir holds something else);
    SetupError E280–E282.
    """
    kind = sniff(path)
    if kind == "session":
        return Session.open(path), []
    return import_file(path, kind, captures=captures, session_dir=session_dir)


def import_file(path: Path, kind: Kind, *, captures: Path, session_dir: Path | None) -> tuple[Session, list[str]]:
    """Import a capture file, or give the session that an earlier import made of it; see `open_or_import`."""
    digest = sha256_of(path)
    known = _known(digest, session_dir) if session_dir else _among(captures, safe_name(path.stem), digest)
    if known is not None:
        return known, list(_source(known).get("notes", []))
    if session_dir is not None:
        _make_way(session_dir)
    parent, name = (session_dir.parent, session_dir.name) if session_dir else (captures, safe_name(path.stem))
    source: dict[str, Any] = {"kind": kind, "file": path.name, "bytes": path.stat().st_size, "sha256": digest}
    if kind == "pack":
        return _unpacked(path, parent, name, source), []
    session = Session.create(parent, app_id="", name=name)
    try:
        notes = _fill(session, path, kind, source)
    except BaseException:
        session.close()
        shutil.rmtree(session.path, ignore_errors=True)
        raise
    return session, notes


def _fill(session: Session, path: Path, kind: Kind, source: dict[str, Any]) -> list[str]:
    if kind == "har":
        from analyzer.ingest.har import import_har as read
    elif kind == "hook_log":
        from analyzer.ingest.hook_logs.session import import_hook_log as read
    else:
        from analyzer.ingest.mitm import import_mitm as read
    result = read(path, session.raw)
    _write_marks(session.raw / "marks.jsonl", result)
    notes = result.notes + [_told(row) for row in result.gaps]
    session.manifest.pop("recorder", None)
    session.manifest |= {
        "source": {**source, "notes": notes},
        "app": {**session.manifest["app"], **result.app},
        "device": {"backend": "import", "kind": kind, **result.device},
        "counts": {"flows": result.n_entries},
    }
    if result.started is not None:
        session.manifest["started"] = time_text(datetime.fromtimestamp(result.started, UTC))
    ended = None if result.ended is None else datetime.fromtimestamp(result.ended, UTC)
    session.finalize(SessionState.COMPLETE, ended=ended)
    return notes


def _told(row: dict[str, Any]) -> str:
    """Give a gap as a sentence; those of a whole log stand for themselves, the others are counted."""
    stands_alone = row["n"] == 1 and (row["gap_kind"] == GapKind.FOREIGN_HOOKS or row["subject"] == "session")
    return str(row["detail"]) if stands_alone else f"{row['n']} {row['detail']}"


def _write_marks(path: Path, result: ImportResult) -> None:
    """Keep what the capture tells of moments, and what could not be read, as the recorder keeps its own."""
    t = result.started or 0.0
    marks = [{"kind": "mark", **row, "t_mono": row["t"]} for row in result.marks]
    gaps = [{"kind": "gap", "t": t, "t_mono": t, **row, "detail": row["detail"] or ""} for row in result.gaps]
    lines = [{"v": PROTOCOL, "seq": seq, **line} for seq, line in enumerate([*marks, *gaps])]
    write_private(path, b"".join(to_json(line) + b"\n" for line in lines))


def _unpacked(path: Path, parent: Path, name: str, source: dict[str, Any]) -> Session:
    """Unpack, and keep beside the session what it came from: its session.json stays as it is, byte for byte.

    A full copy becomes a session to work with: tables and reports change, so that the list of the package goes.
    """
    session = unpack(path, parent, name=name)
    if not session.manifest.get("redacted"):
        with writing(session.path):
            (session.path / PACKAGE_LIST).unlink(missing_ok=True)
    write_atomic(session.path / UNPACKED_FROM, json.dumps(source, ensure_ascii=False).encode("utf-8"))
    return session


def _source(session: Session) -> dict[str, Any]:
    try:
        found = json.loads((session.path / UNPACKED_FROM).read_bytes())
    except (OSError, ValueError):
        found = session.manifest.get("unpacked_from") or session.manifest.get("source")
    return found if isinstance(found, dict) else {}


def _known(digest: str, folder: Path) -> Session | None:
    """Give the finished import of this very input that a folder holds."""
    try:
        session = Session.open(folder)
    except DataError:
        return None
    is_same = _source(session).get("sha256") == digest
    return session if is_same and session.state is not SessionState.RECORDING else None


def _among(captures: Path, name: str, digest: str) -> Session | None:
    for count in range(1, _MAX_SUFFIX):
        folder = captures / (name if count == 1 else f"{name}-{count}")
        if not folder.exists():
            return None
        session = _known(digest, folder)
        if session is not None:
            return session
    return None


def _make_way(folder: Path) -> None:
    """Make sure that a folder given by an option is free. Raises UsageError E109."""
    if not folder.exists():
        return
    if not folder.is_dir() or any(folder.iterdir()):
        raise UsageError(
            f"--session-dir {str(folder)!r} already holds something else than this input",
            code="E109",
            hint="give a folder that does not exist yet, or leave the option out",
        )
    with writing(folder):
        folder.rmdir()
