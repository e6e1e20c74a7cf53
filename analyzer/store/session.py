"""The session folder: created once, recorded by one writer, finalized, read for ever."""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analyzer.model.enums import SessionState
from analyzer.model.errors import DataError
from analyzer.model.values import new_salt
from analyzer.store import manifest as manifests
from analyzer.store import seal
from analyzer.store.files import (
    PRIVATE_FILE,
    PRIVATE_FOLDER,
    reading,
    sync,
    write_atomic,
    write_private,
    writing,
)

MANIFEST = "session.json"
PACKAGE = "package.json"
"""What a package is, and what it leaves out (`store.package`)."""
RAW_FILES = ("flows.jsonl", "bodies.bin", "events.jsonl", "net.jsonl", "marks.jsonl")
"""The raw files that grow while recording."""
UNPACKED_FROM = ".unpacked_from.json"
"""Which file a session was unpacked from; no part of it."""

_LOCK = ".lock"

_MAX_SUFFIX = 10_000


def has_raw_files(folder: Path) -> bool:
    """Tell whether a folder is a session by its raw files, whatever became of its session.json."""
    return any((folder / "raw" / name).is_file() for name in RAW_FILES)


class Session:
    """One session folder.

    path: the folder; raw, tables, reports, control: its parts (control exists only while recording).
    manifest: the content of session.json, a plain dict; `save()` writes it.
    Make one with `Session.create` (a new folder) or `Session.open`.
    """

    def __init__(self, path: Path, manifest: dict[str, Any]) -> None:
        self.path = path
        self.manifest = manifest
        self._lock: int | None = None

    @property
    def session_id(self) -> str:
        """The session's id: the name its folder had when it was made."""
        return str(self.manifest["session_id"])

    @property
    def state(self) -> SessionState:
        """recording, complete, interrupted or damaged."""
        return SessionState(self.manifest["state"])

    @property
    def raw(self) -> Path:
        """Evidence: never changed after finalize."""
        return self.path / "raw"

    @property
    def tables(self) -> Path:
        """Derived tables; safe to delete."""
        return self.path / "tables"

    @property
    def reports(self) -> Path:
        """Rendered views."""
        return self.path / "reports"

    @property
    def control(self) -> Path:
        """Requests to a running recorder, one file each."""
        return self.path / "control"

    @property
    def salt(self) -> bytes:
        """The salt of this session's value hashes, 32 bytes. Raises DataError E308 when it is not there."""
        try:
            return bytes.fromhex((self.raw / "salt").read_text("ascii").strip())
        except (OSError, ValueError) as error:
            raise DataError(
                f"{self.path} has no salt for its value hashes",
                code="E308",
                hint="a redacted pack has none; use the tables it holds, or the full session",
            ) from error

    @classmethod
    def create(cls, parent: Path, *, app_id: str, name: str | None = None, salt: bytes | None = None) -> Session:
        """Make a new folder below `parent` in state `recording`; hold its lock until `finalize` or `close`.

        name: the folder's name; default `<UTC time>_<app id>_<4 hex>`. A name in use gets `-2`, `-3` …
        salt: of a study that shares one; default new.
        Raises SetupError E280–E282.
        """
        started = datetime.now(UTC)
        path = new_folder(parent, name or default_name(app_id, started))
        session = cls(path, manifests.new(path.name, app_id=app_id, started=started))
        session.manifest["recorder"] = {"pid": os.getpid(), "host": socket.gethostname()}
        with writing(path):
            for folder in (session.raw, session.control):
                folder.mkdir(mode=PRIVATE_FOLDER)
            for folder in (session.tables, session.reports):
                folder.mkdir()
        session.acquire()
        write_private(session.raw / "salt", (salt or new_salt()).hex().encode("ascii") + b"\n")
        session.save()
        return session

    @classmethod
    def open(cls, path: Path) -> Session:
        """Open the session folder at `path` (or at the folder of a given session.json), whatever its state.

        Raises DataError: E301 (no session there), E302 (keys missing), E303 (newer format), E304 (cannot be
        read), E305 (not JSON), E306 (wrong values).
        """
        folder = path.parent if path.name == MANIFEST else path
        file = folder / MANIFEST
        if not file.is_file():
            problem = "there is no such folder" if not folder.exists() else f"it has no {MANIFEST}"
            raise DataError(
                f"{folder} is not a session: {problem}",
                code="E301",
                hint="`consentinel session list` shows the sessions there are",
            )
        with reading(file):
            data = file.read_bytes()
        manifest = manifests.parse(data, source=str(file))
        if package_of(folder).get("kind") == "redacted":
            manifest["redacted"] = True
        return cls(folder, manifest)

    def save(self) -> None:
        """Write the manifest, at once and synced. Raises SetupError E280–E282."""
        write_atomic(self.path / MANIFEST, manifests.dump(self.manifest))

    def finalize(self, state: SessionState | str, reason: str = "", *, ended: datetime | None = None) -> None:
        """End the session: sync and hash the raw files, write state, reason, end and manifest.sha256, unlock.

        state: complete, interrupted or damaged. reason: a sentence for people, without captured values.
        ended: default now; of an import, when its last exchange ended.
        Raises SetupError E280–E282; ValueError for the state `recording`.
        """
        last = SessionState(state)
        if last is SessionState.RECORDING:
            raise ValueError("a session cannot end in state recording")
        files = sorted(file for file in self.raw.rglob("*") if file.is_file() and not self._is_temporary(file))
        for file in files:
            sync(file)
        self.manifest["files"] = seal.entries(self.path, files)
        self.manifest.update(
            state=str(last), state_reason=reason, ended=manifests.time_text(ended or datetime.now(UTC))
        )
        self._remove_control()
        self.save()
        write_atomic(self.path / seal.MANIFEST_LIST, self._manifest_list())
        self.close()

    def _manifest_list(self) -> bytes:
        return seal.manifest_list((self.path / MANIFEST).read_bytes(), self.manifest["files"])

    @property
    def manifest_hash(self) -> str:
        """The hash that the whole recording hangs on: that of manifest.sha256 (`store.seal`).

        Empty while recording, and in a redacted copy that has no such list. Raises DataError E304.
        """
        file = self.path / seal.MANIFEST_LIST
        if self.state is SessionState.RECORDING:
            return ""
        if file.is_file():
            with reading(file):
                return seal.sha256(file.read_bytes())
        return "" if self.manifest.get("redacted") else seal.sha256(self._manifest_list())

    @property
    def named_hash(self) -> str:
        """The manifest hash, and of a redacted copy without its list the one that package.json names; else empty."""
        return self.manifest_hash or str(package_of(self.path).get("manifest_hash") or "")

    def _is_temporary(self, file: Path) -> bool:
        return file.relative_to(self.raw).parts[0] == "tmp"

    def _remove_control(self) -> None:
        """Requests nobody answered stay where they are, for `session check` to name."""
        try:
            self.control.rmdir()
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.ENOTEMPTY, errno.EEXIST):
                raise

    def is_recorder_alive(self) -> bool:
        """Tell whether a process is recording into this folder now (it holds the lock)."""
        if self._lock is not None:
            return True
        descriptor = _try_lock(self.path / _LOCK)
        if descriptor is None:
            return True
        if descriptor >= 0:
            os.close(descriptor)
        return False

    def acquire(self) -> None:
        """Become the one writer of this folder. Raises DataError E307 when another process is."""
        if self._lock is not None:
            return
        lock = self.path / _LOCK
        with writing(lock):
            os.close(os.open(lock, os.O_WRONLY | os.O_CREAT, PRIVATE_FILE))
        descriptor = _try_lock(lock)
        if descriptor is None:
            raise DataError(
                f"{self.path} is in use by another process",
                code="E307",
                hint="wait for it to end, or end it with `consentinel stop`",
            )
        self._lock = descriptor

    def close(self) -> None:
        """Give the lock back."""
        if self._lock is not None and self._lock >= 0:
            os.close(self._lock)
        self._lock = None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Be the one writer for the length of a `with` block. Raises DataError E307."""
        had = self._lock is not None
        self.acquire()
        try:
            yield
        finally:
            if not had:
                self.close()


def package_of(folder: Path) -> dict[str, Any]:
    """Give the package.json of an unpacked package, empty where there is none or it is damaged."""
    try:
        found = json.loads((folder / PACKAGE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _try_lock(lock: Path) -> int | None:
    """Take the lock: its descriptor, -1 when there is nothing to lock, None when another holds it."""
    try:
        import fcntl

        descriptor = os.open(lock, os.O_RDWR)
    except (ImportError, FileNotFoundError, PermissionError):
        return -1
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except OSError as error:
        # Some network file systems have no locks; there, the unique name of a new folder has to do.
        os.close(descriptor)
        if error.errno in (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP):
            return -1
        raise
    return descriptor


def default_name(app_id: str, started: datetime) -> str:
    """Give the folder's name for a session of `app_id`: `<UTC yyyymmddThhmmssZ>_<app id>_<4 hex>`."""
    stamp = started.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return f"{stamp}_{safe_name(app_id)}_{secrets.token_hex(2)}"


def safe_name(text: str) -> str:
    """Give `text` as a file name: letters, digits, `.`, `_`, `-`; at most 80, never hidden, never empty.

    >>> safe_name("../com.example app")
    'com.example_app'
    """
    return re.sub(r"[^A-Za-z0-9._-]+", "_", text).lstrip("._")[:80] or "app"


def new_folder(parent: Path, name: str) -> Path:
    """Make a folder called `name` below `parent`, or `name-2`, `name-3` … Raises SetupError E280–E282."""
    with writing(parent):
        parent.mkdir(parents=True, exist_ok=True)
    for count in range(1, _MAX_SUFFIX):
        path = parent / (name if count == 1 else f"{name}-{count}")
        with writing(path):
            try:
                path.mkdir()
            except FileExistsError:
                continue
            return path
    raise DataError(
        f"{parent} has {_MAX_SUFFIX} folders called {name!r}",
        code="E309",
        hint="choose another name or folder",
    )


def list_sessions(parent: Path) -> list[tuple[Path, Session | DataError]]:
    """Give every session folder directly below `parent` by name: opened, or the error that prevents it."""
    found: list[tuple[Path, Session | DataError]] = []
    if not parent.is_dir():
        return found
    with reading(parent):
        folders = sorted(folder for folder in parent.iterdir() if (folder / MANIFEST).is_file())
    for folder in folders:
        try:
            found.append((folder, Session.open(folder)))
        except DataError as error:
            found.append((folder, error))
    return found
