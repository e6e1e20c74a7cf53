"""Writing and hashing files: atomic, synced, and with errors a user can act on."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analyzer.model.errors import DataError, SetupError

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the operating system says while `path` is written into SetupError.

    E280: the disk is full; E281: no permission; E282: anything else.
    """
    try:
        yield
    except OSError as error:
        raise write_error(path, error) from error


def write_error(path: Path, error: OSError) -> SetupError:
    """Give the SetupError for an OSError met while writing `path`."""
    if error.errno in _FULL:
        return SetupError(
            f"the disk is full: cannot write {path}",
            code="E280",
            hint="free some space, or choose another folder; what was written so far is kept",
        )
    if error.errno in _DENIED:
        return SetupError(
            f"no permission to write {path}",
            code="E281",
            hint="check the folder's owner and permissions, or choose another folder",
        )
    return SetupError(
        f"cannot write {path} ({error.strerror or type(error).__name__})",
        code="E282",
        hint="check the path and the file system",
    )


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what the operating system says while `path` is read into DataError E304."""
    try:
        yield
    except OSError as error:
        raise DataError(
            f"cannot read {path} ({error.strerror or type(error).__name__})",
            code="E304",
            hint="check the path and its permissions",
        ) from error


def write_atomic(path: Path, data: bytes, *, mode: int = 0o666) -> None:
    """Replace `path` by `data` at once: whoever reads sees the old file or the new one, never a part.

    Raises SetupError E280–E282.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    with writing(path):
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def write_private(path: Path, data: bytes) -> None:
    """Write a new file that only its owner may read. Raises SetupError E280–E282."""
    write_atomic(path, data, mode=PRIVATE_FILE)


def sha256_of(path: Path) -> str:
    """Give the SHA-256 of a file as hex, reading it in pieces. Raises DataError E304."""
    with reading(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Make sure the bytes of `path` are on the disk. Raises SetupError E280–E282."""
    with writing(path):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
